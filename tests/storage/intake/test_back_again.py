"""Our own lists and papers, brought back as spreadsheets: they change nothing, and one figure is one change."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.formats import files
from exports.outgoing import put_all
from exports.tables.registers import CALLED, NAMES
from exports.wording.edition import Edition
from exports.wording.file_names import file_word
from exports.wording.marks import Marks
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session.importing import meaning
from storage import GuaquiError
from storage.file.pack import load_pack
from storage.intake.compare import Difference
from storage.intake.own_lists import DEMANDS, names_of_columns, own_list
from storage.intake.recipes.recipe import Recipe
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import propose_sheet, read_sheet, read_source
from storage.intake.spreadsheet import arrange
from storage.plan.paper_marks import paper_marks, unmarked
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from storage.symbols import CLASS_SYMBOLS
from tests.exports.full_plan import full_plan
from tests.storage.revisions_made import child, revision

from .readings import reading_of

LISTS = [
    ("lists.csv", "es"),
    ("lists.csv-excel", "es"),
    ("lists.csv-excel", "en"),
    ("matrix.xlsx", "es"),
    ("matrix.xlsx", "en"),
]
DEMANDS_IN = {
    ("lists.csv", "es"): "demands.csv",
    ("lists.csv-excel", "es"): "demandas.csv",
    ("lists.csv-excel", "en"): "demands.csv",
    ("matrix.xlsx", "es"): "matriz.xlsx",
    ("matrix.xlsx", "en"): "matrix.xlsx",
}
"""What the demands stand in."""
HOLDERS = ("andamarca", "lacoyu-nunumani", "guaqui-pueblo", "apleg")


pytestmark = pytest.mark.usefixtures("own_home")


def written(
    survey: Survey, folder: Path, format_: str, language: str, *, private: bool = False
) -> dict[str, Path]:
    """What leaves in a format, by its name."""
    words.use(language)
    made = put_all(files(survey, [format_], Edition(words.speech(), private=private)), folder)
    return {path.name: path for path in made}


def file_of(name: str, format_: str, language: str) -> str:
    """What a list's file is called: of the lists for programs by its own name."""
    if format_ == "lists.csv":
        return f"{name}.csv"
    words.use(language)
    return f"{file_word(words.speech().of_nobody()(CALLED[name]))}.csv"


def brought(survey: Survey, folder: Path, format_: str, language: str, *, private: bool = False) -> TakenRows:
    """What a plan's own list of demands brings into it."""
    made = written(survey, folder, format_, language, private=private)
    wanted = DEMANDS_IN[format_, language]
    path = next(path for name, path in made.items() if name.endswith(wanted))
    return taken_from(path, survey)


def taken_from(path: Path, survey: Survey) -> TakenRows:
    """What a list brings, read as the app reads it: in whichever language it was written."""
    of_demands = meaning(survey)
    return take_rows(read_sheet(path, meaning=of_demands).rows, survey, of_demands)


TEXTS = st.sampled_from(
    [
        "Riego por aspersión",
        "posta; con luz, agua",
        "▲ Riego",
        "· falta",
        "=1+1",
        "'=1",
        "dos\nlíneas",
        "  con   espacios ",
        "Termina en punto.",
        "-",
        "007",
        "s/d",
        "ninguna obra",
    ]
)
COMMUNITY_WORDS = st.sampled_from(["", "caserío", "kallpa", "OTB", "centro poblado", "sector"])
OWN_WORDS = st.sampled_from(["stables", "irrigation", "cosa-propia"])
BODIES = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "action": OWN_WORDS,
        "class": st.sampled_from(["social", "production-support", "otra clase"]),
        "place": TEXTS,
        "families": st.integers(0, 5000),
        "cost_cents": st.integers(0, 10**11),
        "funding": st.dictionaries(st.sampled_from(["pdla", "municipality", "ajena"]), st.integers(0, 10**9)),
        "status": st.sampled_from(["proposed", "validated", "none", "open", "postponed", "planned", "rara"]),
        "ruling": st.just({"on": "2002-10-05", "for": 41, "against": 12}),
        "agreed": st.just({"how": "vote", "for": 26, "against": 24}),
        "options": st.just([{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}]),
        "joint_with": st.just("demand/guaqui/arcata/2003/1"),
        "spoken": TEXTS,
        "notes": TEXTS,
        "carries": st.sampled_from(["apleg", "fishermen-a", "otra"]),
    },
)


@st.composite
def plans(draw: st.DrawFn) -> Survey:
    """The pack's plan with demands inside and out: disputed, settled, withdrawn, undecided."""
    made: list[Revision] = []
    for holder in HOLDERS:
        for year in draw(st.sets(st.sampled_from([2003, 2004, 2011]), max_size=2)):
            n = draw(st.sampled_from([1, 2])) if holder == "apleg" else 1
            first = revision(f"demand/guaqui/{holder}/{year}/{n}", draw(BODIES))
            made.append(first)
            made += [child([first], body) for body in draw(st.lists(BODIES, max_size=2))]
            if draw(st.integers(0, 3)) == 0:
                made.append(child([made[-1]], {"withdrawn": True}))
    return called(draw(COMMUNITY_WORDS), Survey([*load_pack("guaqui"), *made]))


def called(community: str, survey: Survey) -> Survey:
    """The same plan, whose communities are called so; where that is nothing, as the language does."""
    state = survey.history("municipality/guaqui")
    assert state
    survey.add([child(list(state.revisions), {"community_word": community})] if community else [])
    return survey


@pytest.mark.costly(0)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans(), st.sampled_from(LISTS), st.booleans())
def test_a_plan_s_own_list_of_demands_brings_nothing_new(
    tmp_path_factory: pytest.TempPathFactory,
    survey: Survey,
    how: tuple[str, str],
    private: bool,  # noqa: FBT001 - given
) -> None:
    folder = tmp_path_factory.mktemp("out")
    taken = brought(survey, folder, *how, private=private)
    standing = sum(entry.fields.withdrawn is not True for _slot, entry in survey.demands())
    assert taken == TakenRows([], [], standing, [], [], [], [], {})


@pytest.mark.costly(3)
@pytest.mark.parametrize(("format_", "language"), LISTS)
@pytest.mark.parametrize("communities", [0, 18, 25])
def test_every_edition_comes_back_as_known_and_that_of_an_empty_plan_is_empty(
    tmp_path: Path, format_: str, language: str, communities: int
) -> None:
    survey = full_plan(communities) if communities else Survey(load_pack("guaqui"))
    taken = brought(survey, tmp_path, format_, language)
    assert taken == TakenRows([], [], len(survey.demands()), [], [], [], [], {})


@pytest.mark.costly(0)
def test_one_cost_changed_is_one_difference_in_the_workbook_and_in_the_list(tmp_path: Path) -> None:
    survey = full_plan(18)
    path = written(survey, tmp_path, "matrix.xlsx", "es")["matriz.xlsx"]
    book = openpyxl.load_workbook(path)
    sheet = book["Demandas"]
    column = [cell.value for cell in sheet[1]].index("Costo (Bs)") + 1
    row = next(at for at in range(2, 99) if sheet.cell(at, column).value)
    sheet.cell(row, column).value += 1
    book.save(path)
    (one,) = taken_from(path, survey).differing
    (difference,) = one.differences
    assert (difference.field, difference.says - difference.was) == ("cost_cents", 100)


@pytest.mark.costly(3)
@pytest.mark.parametrize("format_", ["lists.csv", "lists.csv-excel"])
@pytest.mark.parametrize(("language", "community"), [("es", ""), ("en", ""), ("es", "caserío")])
def test_our_lists_are_told_apart_by_their_headings_in_every_language(
    tmp_path: Path, format_: str, language: str, community: str
) -> None:
    survey = called(community, full_plan(18))
    made = written(survey, tmp_path, format_, language)
    for name in NAMES:
        source = read_source(made[file_of(name, format_, language)])
        reading = reading_of(source.tables[0], meaning=meaning(survey))
        assert reading.layout.own == name
        if name not in {"demands", "withdrawn", "proposals"}:
            with pytest.raises(GuaquiError) as caught:
                arrange(reading.headed, reading.layout, ";", "x.csv")
            of_kind = name in {"communities", "associations", "workshops", "budget"}
            assert caught.value.code == ("list-of-kind" if of_kind else "own-list")


@pytest.mark.costly(0)
@pytest.mark.parametrize(("language", "community"), [("es", ""), ("en", ""), ("es", "caserío")])
def test_the_workbook_s_list_is_read_and_nothing_else_of_it(
    tmp_path: Path, language: str, community: str, *, full: bool
) -> None:
    """Every page of the Spanish one is tried, of the English one with --full."""
    survey = called(community, full_plan(18))
    source = read_source(written(survey, tmp_path, "matrix.xlsx", language)[DEMANDS_IN["matrix.xlsx", language]])
    proposal = propose_sheet(source, meaning=meaning(survey))
    assert (proposal.reading.table.name, proposal.layout.own) == (
        {"es": "Demandas", "en": "Demands"}[language],
        DEMANDS,
    )
    assert proposal.fitting == ()
    matrix = {"es": "Matriz", "en": "Matrix"}[language]
    with pytest.raises(GuaquiError) as caught:
        read_sheet(source.path, Recipe(sheet=matrix), proposal.layout.meaning)
    assert caught.value.code == "own-list"
    for page in source.tables if full or language == "es" else ():
        own = propose_sheet(source, Recipe(sheet=page.name), proposal.layout.meaning).layout.own
        assert own or page.name in {"Léeme", "Read me", "Cifras", "Figures"}, page.name


@pytest.mark.costly(0)
def test_a_workbook_without_its_list_is_not_read_at_its_matrix(tmp_path: Path) -> None:
    path = written(full_plan(18), tmp_path, "matrix.xlsx", "es")["matriz.xlsx"]
    book = openpyxl.load_workbook(path)
    del book["Demandas"]
    book.save(path)
    with pytest.raises(GuaquiError):
        read_sheet(path, meaning=meaning(Survey(load_pack("guaqui"))))


def test_a_stranger_s_matrix_of_communities_and_years_is_none_of_ours() -> None:
    names = names_of_columns(None)
    assert own_list(["Comunidad", "Zona", "Tipología", "2003", "2004"], names) == ""
    assert own_list(["Comunidad", "Gestión", "Demanda"], names) == ""
    assert own_list(["Comunidad", "Demanda 2003", "Costo 2003", "Demanda 2004", "Costo 2004"], names) == ""
    assert own_list(["Comunidad", "2003", "Costo 2003", "2004", "Costo 2004"], names) == ""
    assert own_list(["Comunidad", "Zona", "2003", "2004", "Costo 2003 (Bs)", "Costo 2004 (Bs)"], names) == "matrix"
    slots = ["2003 (1)", "2003 (2)", "Cost 2003 (1) (Bs)", "Cost 2003 (2) (Bs)"]
    assert own_list(["Community", *slots, "Total (Bs)"], names) == "matrix"


@pytest.mark.parametrize(("format_", "language"), [one for one in LISTS if one[0] != "matrix.xlsx"])
def test_what_was_taken_back_brings_nothing_and_what_was_proposed_the_marked_one_as_the_demand(
    tmp_path: Path, format_: str, language: str
) -> None:
    first = revision("demand/guaqui/andamarca/2003/1", {"text": "Riego", "cost_cents": 5})
    options = [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}, {"votes": 1}]
    chosen = revision("demand/guaqui/arcata/2003/1", {"text": "Aulas", "options": options})
    pack = load_pack("guaqui")
    open_ = revision("demand/guaqui/sullcata/2004/1", {"status": "open", "options": [{"text": "Luz", "votes": 3}]})
    worded = revision(
        "demand/guaqui/apleg/2003/2", {"text": "Otra", "options": [{"text": "Sala"}], "place": "arriba"}
    )
    survey = Survey([*pack, first, child([first], {"withdrawn": True}), chosen, open_, worded])
    made = written(survey, tmp_path, format_, language)
    for name, lines in (("withdrawn", 1), ("proposals", 4)):
        rows = read_sheet(made[file_of(name, format_, language)]).rows
        assert take_rows(rows, survey) == TakenRows([], [], lines, [], [], [], [], {})
        empty = take_rows(rows, Survey(pack))
        if name == "withdrawn":
            assert empty == TakenRows([], [], 0, [], [], rows, [], {})
        else:
            assert {one["record"]: one["body"] for one in empty.documents} == {
                chosen.record: {"text": "Aulas", "options": options[:2]},
                open_.record: open_.body,
                worded.record: {"status": "open", "options": [{"text": "Sala"}]},
            }
            assert (empty.idle, empty.rejected) == ([], [])
        strange = [row._replace(cells=_of_nobody(row.cells)) for row in rows]
        assert take_rows(strange, survey).idle == strange  # not rejected: a mended file would be of demands


def _of_nobody(cells: dict[str, str]) -> dict[str, str]:
    """The cells of a row with a holder that nobody knows."""
    known = ("Arcata", "Andamarca", "Sullcata", "APLEG")
    nobody = dict.fromkeys(known, "Nadie") | {name.lower(): "nadie" for name in known}
    return {heading: nobody.get(cell, cell) for heading, cell in cells.items()}


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_mark_is_a_demand_and_none_is_part_of_one(language: str) -> None:
    words.use(language)
    survey = Survey(load_pack("guaqui"))
    say, paper = words.speech().of(survey), paper_marks(survey)
    marks = Marks(survey).legend([])
    for mark in marks:
        head = mark.with_words(say.__call__)
        assert unmarked(head, paper) == unmarked(mark.symbol, paper) == ""
        assert unmarked(f"{head}\nRiego\nen dos líneas\nBs 1.500,50", paper) == "Riego\nen dos líneas"
        assert unmarked(f"{mark.symbol} Riego", paper) == "Riego"
    for symbol in CLASS_SYMBOLS:  # a class has any of these
        assert (unmarked(symbol, paper), unmarked(f"{symbol} Riego", paper)) == ("", "Riego")
    for text in ("Riego", "¿Riego?", "~10 familias", "2 · 3", "…y riego", "!Agua ya!"):
        assert unmarked(text, paper) == text


def test_marks_in_a_sheet_of_somebody_s_own(tmp_path: Path) -> None:
    path = tmp_path / "matriz.csv"
    rows = [
        ["Comunidad", "2003", "2004", "2005", "2006"],
        ["Arcata", "▲ apoyo a la producción\nRiego\nBs 5", "· falta", "○ no pide", "■ Aulas"],
        ["Sullcata", "~ postergada", "! por resolver\nPosta", "…", "?"],
    ]
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    taken = take_rows(read_sheet(path).rows, Survey(load_pack("guaqui")))
    assert [one["body"]["text"] for one in taken.new] == ["Riego", "Aulas", "Posta"]
    assert not taken.rejected


def test_costs_alone_are_known_by_their_order_where_a_holder_has_several(tmp_path: Path) -> None:
    made = [revision(f"demand/guaqui/apleg/2003/{n}", {"text": f"T{n}", "cost_cents": n * 100}) for n in (1, 2)]
    survey = Survey([*load_pack("guaqui"), *made])

    def of(*lines: str) -> TakenRows:
        path = tmp_path / "costos.csv"
        path.write_text("\n".join(("Asociación;Gestión;Demanda;Costo", *lines)), "utf-8")
        return take_rows(read_sheet(path).rows, survey)

    assert of("APLEG;2003;;1", "APLEG;2003;;2").known == 2
    assert of("APLEG;2003;T2;2", "APLEG;2003;T1;1").known == 2
    assert of("APLEG;2003;T2;2", "APLEG;2003;T2;2").known == 2
    exchanged = of("APLEG;2003;;2", "APLEG;2003;;1").differing
    assert [one.differences for one in exchanged] == [
        (Difference("cost_cents", 100, 200),),
        (Difference("cost_cents", 200, 100),),
    ]
    assert [one.reason for one in of("APLEG;2003;;1", "APLEG;2003;;2", "APLEG;2003;;3").rejected] == [
        "too-many"
    ] * 3


def test_ids_name_holders_and_what_stands_outside_the_plan_is_found(tmp_path: Path) -> None:
    gone = revision("community/guaqui/vieja", {"name": "Vieja", "withdrawn": True})
    made = [
        gone,
        revision("demand/guaqui/vieja/2003/1", {"text": "Posta"}),
        revision("demand/guaqui/nadie/2030/4", {"text": "Sede"}),
    ]
    survey = Survey([*load_pack("guaqui"), *made])
    path = tmp_path / "d.csv"
    path.write_text(
        "comunidad;gestion;n;demanda\nfishermen-a;2003;2;Lanchas\nVieja;2003;1;Posta\nnadie;2030;4;Sede\n"
        "Vieja;2004;1;Otra\n",
        "utf-8",
    )
    taken = take_rows(read_sheet(path).rows, survey)
    assert [one["record"] for one in taken.new] == ["demand/guaqui/fishermen-a/2003/2"]
    assert taken.known == 2
    assert [one.reason for one in taken.rejected] == ["unknown-name"]


@pytest.mark.parametrize(
    ("holder", "id_", "record"),
    [
        ("Andamarca", "andamarca", "andamarca"),
        ("", "andamarca", "andamarca"),
        ("Pueblo que nadie conoce", "andamarca", "andamarca"),
        ("Andamarca", "COD-17", "andamarca"),
        ("Andamarca", "", "andamarca"),
        ("Andamarca", "arcata", None),
        ("", "COD-17", None),
    ],
)
def test_an_id_says_whose_a_row_is_before_a_name_does(
    tmp_path: Path, holder: str, id_: str, record: str | None
) -> None:
    path = tmp_path / "d.csv"
    path.write_text(f"holder,holder_id,year,n,text\n{holder},{id_},2003,1,Riego\n", "utf-8")
    taken = take_rows(read_sheet(path).rows, Survey(load_pack("guaqui")))
    assert [one["record"] for one in taken.new] == ([f"demand/guaqui/{record}/2003/1"] if record else [])
    assert len(taken.rejected) == (record is None)
