"""Report, workbook and actas of a municipality with other classes, zonings, steps, funders, years and words."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from exports.wording.marks import Marks
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds.lookup import kind_of
from storage.plan.acta.code import code_of
from storage.plan.acta.of_holder import holders
from storage.plan.acta.printed import conflicts_on_acta, printed
from storage.plan.acta.verify import Actas, acta_record
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from .formulas import Book
from .other_municipality import CLASSES, COMMUNITIES, OFF, YEARS, ZONINGS, M, another, id_of, one_of
from .report.test_report_html import Page

LANGUAGES = ("es", "en")
GENERIC = {"Zona", "Comunidad", "Productores"}
"""Words of Guaqui's that are words of everybody's."""
OF_ALL_KINDS = ("municipality", "class", "zoning", "zone", "step", "funder", "programme", "action", "association")


def of_guaqui() -> set[str]:
    """What the pack calls things, its words for the plan and the money, its years."""
    pack = [one for one in load_pack("guaqui") if kind_of(one.record) in OF_ALL_KINDS]
    names = {one.body["name"] for one in pack if "name" in one.body}
    profiles = [one.body for one in pack if kind_of(one.record) == "municipality"]
    own = ("plan_word", "year_word", "currency_sign", "province", "community_word")
    said = {profile[name] for profile in profiles for name in own if name in profile}
    return (names | said | {str(year) for year in range(2002, 2008)}) - GENERIC


def made(survey: Survey, format_: str, language: str = "en", **edition: Any) -> dict[str, bytes]:
    words.use(language)
    found = files(survey, [format_], Edition(words.speech(), **edition))
    return {file.name: b"".join(file.make()) for file in found}


def page_of(survey: Survey, language: str = "en", **edition: Any) -> Page:
    ((_name, data),) = made(survey, "council.html", language, **edition).items()
    return Page(data.decode())


def book_of(survey: Survey, language: str = "en") -> Book:
    ((_name, data),) = made(survey, "matrix.xlsx", language).items()
    return Book(data)


def actas_of(survey: Survey, language: str = "en") -> dict[str, str]:
    read = {name: PdfReader(io.BytesIO(data)) for name, data in made(survey, "acta.pdf", language).items()}
    return {
        name.removeprefix("actas/").removesuffix(".pdf"): " ".join(
            "\n".join(page.extract_text() for page in one.pages).split()
        )
        for name, one in read.items()
    }


def texts(survey: Survey, language: str) -> dict[str, str]:
    book = book_of(survey, language)
    cells = [str(cell.value) for _sheet, cell in book.cells()]
    on_paper = [str(sheet.oddFooter.left.text) for sheet in book.written]
    page = page_of(survey, language, private=True, people=True).text
    return {
        "report": page,
        "workbook": "\n".join([*book.written.sheetnames, *cells, *on_paper]),
        **actas_of(survey, language),
    }


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_guaqui_stands_on_any_paper(language: str) -> None:
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE) for word in sorted(of_guaqui())]
    assert len(patterns) > 60
    for name, text in texts(another(), language).items():
        found = [pattern.pattern for pattern in patterns if pattern.search(text)]
        assert not found, (name, found)
        assert "{" not in text, name


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_words_do(language: str) -> None:
    said = texts(another(), language)
    for name in ("report", "workbook"):
        for word in ("PDLC", "(PP)", "S/", "Canon", "Cuenca 0", "Altura", "Lengua 4", "Ronda de los ayllus"):
            assert word in said[name], (name, word)
    for word in ("Acta · Ronda de los ayllus", "Cuenca 0", "Altura 0", "Lengua 0", "S/ 1.000", "Canon S/ 400"):
        assert word in said["quchapampa"], word
    assert "Kimsa · Tawa" in said["quchapampa"]


# The figures


def test_the_report_counts_by_one_rule_and_says_the_range() -> None:
    survey = another()
    figures, page = indicators(survey), page_of(survey)
    assert (figures.plan.slots, figures.plan.filled, figures.plan.productive) == (28, 22, 9)
    assert figures.plan.range == (40.91, 45.45)
    assert "40.91% to 45.45%" in page.texts
    assert "productive: 9 of 22 demands decided; to settle whether productive: 1" in page.texts
    whole = next(row for row in page.rows if row[0] == "Plan")
    assert whole[1:7] == ["9", "22", "40.91%", "28", "6", "1\n40.91% to 45.45%"]
    years = [row for row in page.rows if row[0] in map(str, YEARS)]
    assert sum(int(row[1]) for row in years if len(row) == 7) == 9
    by_class = {row[0].partition(" ")[2]: int(row[1]) for row in page.rows if " Clase " in row[0]}
    assert by_class["Clase chacra"] + by_class["Clase mercado"] == 9
    assert next(row for row in page.rows if row[0] == "! to settle")[1] == "1"


def test_what_is_productive_is_said_by_the_names_of_the_classes() -> None:
    survey = another()
    page = page_of(survey)
    assert "Demands of these classes count as productive: Clase chacra, Clase mercado." in page.texts
    assert "Those of these do not: Clase calzadas, Clase escuelas, Clase fiestas (off the list)." in page.texts
    none = "No class of demands counts as productive."
    assert none in page_of(another(classes=0)).texts
    state = survey.history(f"class/{M}/mercado")
    assert state
    first = list(state.revisions)
    survey.add(child(first, {"productive": said}, device=f"laptop0{said:d}") for said in (True, False))
    said = page_of(survey).texts
    assert "Demands of these classes count as productive: Clase chacra." in said
    assert "Of these classes it is to settle whether they are productive: Clase mercado." in said


@pytest.mark.costly(0)
@pytest.mark.parametrize("published", [None, True])
def test_cut_shares_stand_where_the_source_publishes_them(*, published: bool | None) -> None:
    survey = another()
    state = survey.history(f"plan/{M}/2026-2029")
    assert state
    survey.add([child(list(state.revisions), {"published": published})])
    page, book = page_of(survey), book_of(survey)
    told = [
        "Cut, as the source publishes it" in page.text,
        "Mean of the years" in page.text,
        "cut share" in page.text,
    ]
    cells = [str(cell.value) for _sheet, cell in book.cells()]
    told += [any(word in cell for cell in cells) for word in ("Share as cut", "Mean of the cut", "cut share")]
    assert told == [published is True] * 6


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("zonings", range(4))
@pytest.mark.parametrize("classes", [0, 5, 12])
def test_any_number_of_zonings_and_classes_has_its_place(zonings: int, classes: int) -> None:
    survey = another(classes=classes, zonings=zonings)
    page, rows = page_of(survey), book_of(survey).rows("Matrix")
    titles = [f"Productive share by zone: {name.capitalize()}" for name in list(ZONINGS)[:zonings]]
    assert [text for text in page.texts if text.startswith("Productive share by zone: ")] == [
        title for title in titles for _figcaption_and_title in (1, 2)
    ]
    slots = [f"{year} ({n})" for year in YEARS for n in (1, 2)]
    costs = [f"Cost {slot} (S/)" for slot in slots]
    named = [name.capitalize() for name in list(ZONINGS)[:zonings]]
    assert [cell for cell in rows[3] if cell] == ["Community", *named, *slots, *costs, "Total (S/)"]
    marks = Marks(survey)
    assert len(marks.classes) == max(classes - 1, 0)
    legend = marks.legend([])
    assert len({mark.symbol for mark in legend}) == len(legend)
    for mark in marks.classes.values():
        assert f"{mark.symbol} {mark.called}" in page.text
        assert f"{mark.symbol} {mark.called}" in rows[1][0]


def test_the_matrix_places_what_each_community_asks_for() -> None:
    book = book_of(another())
    rows = {row[0]: row for row in book.rows("Matrix")}
    assert "Marka Grande" not in rows
    assert rows["Quchapampa"][1:4] == ["Altura 0", "Cuenca 0", "Lengua 0"]
    assert rows["Puna Chica"][1:4] == [None, None, None]
    first = rows["Quchapampa"][4:12]
    assert [bool(cell) for cell in first] == [True, False] * 4
    marks = Marks(another())
    assert [cell[0] for cell in first[::2]] == [marks.named(id_).symbol for id_ in CLASSES[:4]]
    last = rows["Rumi Punku"][4:12]
    assert [last[0].startswith(marks.named("chacra").symbol), last[1].startswith("! Pedido"), *last[2:4]] == [
        True,
        True,
        "· missing",
        "· missing",
    ]
    assert rows["Productive"][4:12:2] == [of.productive for of in indicators(another()).years.values()]
    assert rows["Tejedoras 2"][6].partition(" ")[2].startswith("Pedido de tejedoras para 2027")
    assert rows["Cost of all (S/)"][20] == 20 * 1000
    for sheet, cell in book.formulas():
        reckoned, carried = book.reckoned(sheet, cell.value), book.result(sheet, cell.coordinate)
        assert carried == (None if reckoned is None else pytest.approx(reckoned, abs=0.0051)), (sheet, cell)


@pytest.mark.costly(0)
def test_the_pages_matrix_has_a_column_for_each_demand_of_a_year() -> None:
    page = page_of(another())
    heads = [row for row in page.rows if row[0] == "Communities"]
    assert [head for row in heads for head in row[1:]] == [f"{year} ({n})" for year in YEARS for n in (1, 2)]
    assert next(row for row in page.rows if row[0] == "Quchapampa\nAltura 0 · Cuenca 0 · Lengua 0")[2] == ""
    assert [row[1:] for row in page.rows if row[0] == "Associations"] == [list(map(str, YEARS))]


def test_a_holder_with_several_demands_a_year_has_their_numbers_everywhere() -> None:
    page = page_of(another())
    (missing,) = (row[0] for row in page.rows if row[-1] == "Rumi Punku" and len(row) == 3)
    assert missing == ", ".join(f"{year} ({n})" for year in YEARS[1:] for n in (1, 2))
    (rejected,) = (row for row in page.rows if row[0] == "Tejedoras" and row[-1].endswith("rejected"))
    assert rejected[1].startswith("2027 (2) · ")


# What is off the list


def test_what_is_off_the_list_stands_marked_where_it_is_named() -> None:
    survey = another()
    page = page_of(survey)
    assert "Ayuda (off the list): S/ 100" in page.text or "Ayuda (off the list) S/ 100" in page.text
    cells = [str(cell.value) for _sheet, cell in book_of(survey).cells()]
    for name in ("Clase fiestas (off the list)", "Ayuda (off the list)"):
        assert name in page.text
        assert any(name in cell for cell in cells)
    assert not re.search(r"(fiestas|Ayuda)(?! \(off the list\))[^-]", page.text.replace("fiestas-", ""))


def test_a_class_off_the_list_that_nothing_names_is_in_no_legend() -> None:
    survey = another()
    for year in YEARS:
        for name in COMMUNITIES[:-1]:
            state = survey.history(f"demand/{M}/{id_of(name)}/{year}/1")
            if state and state.values.get("class") == OFF:
                survey.add([child(list(state.revisions), {"class": "escuelas"})])
    assert "fiestas" not in page_of(survey).text
    assert "fiestas" not in (book_of(survey).rows("Matrix")[1][0] or "")


# The actas


def test_each_has_an_acta_of_its_own_step_zones_and_numbers() -> None:
    survey = another()
    said = actas_of(survey)
    assert set(said) == {*map(id_of, COMMUNITIES), "tejedoras"} == set(holders(survey))
    assert "Acta · Ronda de los gremios" in said["tejedoras"]
    for zoning in ZONINGS:
        assert f"{zoning.capitalize()} 1" in said["hatun-era"]
        assert zoning.capitalize() not in said["puna-chica"]
    assert "2026 · 2" in said["rumi-punku"]
    assert "2026 · 2" not in said["quchapampa"]
    assert "at 09:00 on 12 October 2025" in said["quchapampa"]
    assert "the workshop ended at 12:30." in said["quchapampa"]
    assert "1. Saludo. 2. Pedidos." in said["quchapampa"]
    assert "DRAFT" in said["rumi-punku"]


@pytest.mark.costly(0)
def test_a_code_is_of_the_names_that_the_paper_has() -> None:
    """Another name of a class, a zone, a step, a funder, the money or the municipality is another paper."""
    survey = another()
    data = printed(survey, "quchapampa")
    code = code_of(data)
    survey.add([revision(acta_record(survey, "quchapampa", code), {"printed": data})])
    assert Actas(survey).verify(code).same
    for record, field in (
        ("class/wayna/chacra", "name"),
        ("zone/wayna/cuenca-0", "name"),
        ("zoning/wayna/altura", "name"),
        ("step/wayna/ronda", "name"),
        ("funder/wayna/canon", "name"),
        ("municipality/wayna", "currency_sign"),
        ("municipality/wayna", "name"),
        ("plan/wayna/2026-2029", "name"),
    ):
        whole = Survey(one for of in survey.all_revisions().values() for one in of.values())
        state = whole.history(record)
        assert state
        whole.add([child(list(state.revisions), {field: "Otro"})])
        assert code_of(printed(whole, "quchapampa")) != code
        assert [(one.record, one.field) for one in Actas(whole).verify(code).changes] == [(record, field)]
    more = [one_of("programme", "ornato", name="Ornato"), one_of("class", "nueva", name="Nueva", productive=True)]
    survey.add(more)
    assert Actas(survey).verify(code).same


def test_a_community_that_changes_its_zone_has_another_acta() -> None:
    survey = another()
    code = code_of(printed(survey, "quchapampa"))
    survey.add([revision(acta_record(survey, "quchapampa", code), {"printed": printed(survey, "quchapampa")})])
    state = survey.history(f"member/{M}/cuenca/quchapampa")
    assert state
    later = child(list(state.revisions), {"zone": "cuenca-3"})
    survey.add([later])
    (change,) = Actas(survey).verify(code).changes
    assert (change.record, change.field, change.claims) == (later.record, "zone", (later,))
    apart = [child([later], {"zone": f"cuenca-{n}"}, device=f"laptop0{n}") for n in (1, 2)]
    survey.add(apart)
    assert conflicts_on_acta(survey, "quchapampa") == [(later.record, "zone")]
    assert "To settle" in actas_of(survey)["quchapampa"]


def test_the_plan_that_comes_after_changes_nothing_on_an_acta() -> None:
    survey = another()
    data = printed(survey, "quchapampa")
    code = code_of(data)
    survey.add([revision(acta_record(survey, "quchapampa", code), {"printed": data})])
    survey.add([one_of("plan", "2030-2033", name="PDLC que sigue", years=[2030, 2031, 2032, 2033], per_year=1)])
    survey.add([one_of("demand", "quchapampa", "2030", "1", text="Nuevo", status="proposed")])
    after = printed(survey, "quchapampa")
    assert after != data
    survey.add([revision(acta_record(survey, "quchapampa", code_of(after)), {"printed": after})])
    verdict = Actas(survey).verify(code)
    assert (verdict.same, verdict.newer) == (True, ())
    state = survey.history(f"demand/{M}/quchapampa/2027/1")
    assert state
    survey.add([child(list(state.revisions), {"text": "Otro"})])
    verdict = Actas(survey).verify(code)
    assert [one.field for one in verdict.changes] == ["text"]
    assert verdict.newer == (), "that of another plan replaces none"


def test_every_format_is_made_of_it() -> None:
    assert len(list(files(another(), FORMATS, Edition(words.speech())))) > 20
