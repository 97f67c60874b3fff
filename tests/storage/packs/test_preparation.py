"""A new municipality: answers make its pack, the same bytes always; what does not fit is told with its line."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import GuaquiError
from storage.file.pack import load_pack, parse_pack
from storage.kinds.lookup import kind_of
from storage.names.name_table import slug
from storage.notation.currency import known_currencies, usual_numbers
from storage.notation.numbers import signs_as_in
from storage.packs.editions import editions_of
from storage.packs.preparation.answers import Answers, ListRow, ListTable
from storage.packs.preparation.pack_text import pack_text, text_of
from storage.packs.preparation.setup_questions import (
    BY_ID,
    QUESTIONS,
    check_answers,
    completed,
    missing_answers,
    ready,
    taken_as_ready,
)
from storage.plan.pack_check import pack_doubts, pack_faults
from storage.plan.survey import Survey
from tests import achica

LISTS = {"from": achica.rows(), "associations": achica.ASSOCIATIONS, "programmes": achica.PROGRAMMES}


def table(lines: Any, path: str = "lista.csv") -> ListTable:
    """As a file of these lines is read."""
    head, *rows = lines
    return ListTable(path, tuple(head), tuple(ListRow(n, tuple(row)) for n, row in enumerate(rows, 2)))


def answers(options: tuple[str, ...] = achica.OPTIONS, lists: Any = LISTS) -> Answers:
    """What options say, in their order, with some lists."""
    said = Answers()
    for option, text in zip(options[::2], options[1::2], strict=True):
        question = option.removeprefix("--")
        said = said.with_text(question, (*said.lines(question), text))
    for question, lines in lists.items():
        said = said.with_table(question, table(lines, f"{question}.csv")).with_text(question, (f"{question}.csv",))
    return said


def made(said: Answers) -> Survey:
    return Survey(parse_pack(pack_text(completed(said)), "p.toml"))


def flaw(said: Answers) -> GuaquiError:
    with pytest.raises(GuaquiError) as caught:
        check_answers(said)
    return caught.value


ACHICA = pack_text(completed(answers()))


def test_the_made_up_municipality_is_all_there() -> None:
    survey = made(answers())
    levels = [one for one in survey.communities() if one.fields.per_year == 0]
    assert (len(survey.communities()), len(levels)) == (46, 6)
    assert {one.fields.name for one in levels} == set(achica.AYLLUS)
    assert {one.fields.sort for one in levels} == {"ayllu"}
    assert [len(survey.zones(one.id)) for one in survey.zonings()] == [3, 5, 4]
    assert [len(survey.members(one.id)) for one in survey.zonings()] == [39, 39, 39]
    assert [(one.id, one.fields.productive) for one in survey.classes()] == [
        ("riego", True),
        ("ganado", True),
        ("agua", False),
        ("escuela", False),
        ("camino", False),
    ]
    assert survey.plan.name == "PDLC of San Pedro de Achica 2026-2029"
    assert tuple(survey.plan.years) == achica.YEARS
    assert (survey.profile.currency, survey.profile.currency_sign, survey.profile.paper) == ("PEN", "S/", "a4")
    assert [(one.fields.of, one.fields.validates is True) for one in survey.steps()] == [
        ("community", False),
        ("association", False),
        ("all", True),
    ]
    assert [(one.id, one.fields.per_year) for one in survey.associations()] == [
        ("criadores-de-alpaca", 2),
        ("tejedoras-de-achica", 1),
    ]
    assert survey.actions() == []
    slots = sum(survey.per_year(one.fields) for one in survey.communities()) * len(survey.plan.years)
    assert slots == 160


def test_each_community_is_in_its_ayllu_and_zones() -> None:
    survey = made(answers())
    for n, name in enumerate(achica.COMMUNITIES):
        state = survey.history(f"community/{achica.M}/{slug(name)}")
        assert state is not None
        assert state.values["part_of"] == slug(achica.AYLLUS[n % 6])
        zones = [survey.named("zone")[one.fields.zone] for one in survey.memberships(slug(name))]
        assert sorted(zones) == sorted(filter(None, achica.zones_of(n)))


def test_details_are_read_by_their_headings() -> None:
    body = next(
        one.body for one in parse_pack(ACHICA, "") if one.record.endswith("/achuma") and "code" in one.body
    )
    assert body == {
        "name": "Achuma",
        "part_of": "urinsaya",
        "code": "C01",
        "people": 90,
        "families": 18,
        "latitude_e6": -15480100,
        "longitude_e6": -70120500,
    }


def test_the_same_answers_give_the_same_bytes_in_whatever_order_they_came() -> None:
    said = answers()
    backwards = Answers(dict(reversed([*said.texts.items()])), dict(reversed([*said.tables.items()])))
    assert pack_text(completed(backwards)) == ACHICA
    assert pack_text(completed(completed(said))) == ACHICA
    assert all(one.at == "" and one.device == "pack" for one in parse_pack(ACHICA, ""))


def test_an_answer_that_is_what_stands_ready_changes_nothing() -> None:
    said = answers(("--name", "Uno", "--years", "2026"), {})
    plain = pack_text(completed(said))
    for question in QUESTIONS:
        if question.id not in said.texts and question.is_for(said):
            said = said.with_text(question.id, question.stands(completed(said)))
    assert pack_text(said) == plain


def test_what_nobody_says_is_of_no_municipality() -> None:
    survey = made(answers(("--name", "Uno", "--years", "2026-2027"), {}))
    shipped = Survey(load_pack("guaqui"))
    for kind in ("class", "step", "cause", "element", "programme", "zoning", "community", "action"):
        assert not {*survey.named(kind).values()} & {*shipped.named(kind).values()}, kind
    kinds = {"municipality", "plan", "class", "step", "funder", "cause"}
    assert {kind_of(one) for one in survey.all_revisions()} == kinds
    assert sum(one.fields.productive for one in survey.classes()) == 1
    assert [one.fields.of for one in survey.steps()] == ["all", "community", "all"]


def test_a_guess_is_for_a_person_to_see() -> None:
    said = answers(("--name", "Uno", "--years", "2026"), {"from": achica.rows()})
    whole = completed(said)
    assert (whole.lines("level"), whole.lines("zoning")) == ((), ())
    assert ready(BY_ID["level"], whole) == ("Ayllu",)
    assert ready(BY_ID["zoning"], whole.with_text("level", ("Ayllu",))) == ("Piso", "Cuenca", "Distrito")
    bare = Answers(suggested={"name": "Uno", "years": "2026-2030"})
    assert missing_answers(completed(bare)) == ["name", "years"]
    assert ready(BY_ID["years"], bare) == ("2026-2030",)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--years", "2029-2026"), "setup-years-bad"),
        (("--years", "26-29"), "setup-years-bad"),
        (("--years", "1000-9999"), "setup-years-bad"),
        (("--years", "2029-2030"), "setup-years-twice"),
        (("--currency", "XXX"), "setup-currency-unknown"),
        (("--paper", "a5"), "setup-paper-unknown"),
        (("--per-year", "0"), "setup-count-bad"),
        (("--per-year", "100"), "setup-count-bad"),
        (("--per-year", "²"), "setup-count-bad"),
        (("--id", "San Pedro"), "setup-id-bad"),
        (("--name", "Аchica"), "setup-name-strange"),
        (("--class", "riego=Otra cosa"), "setup-name-twice"),
        (("--class", "otra=RIEGO Y SUELOS"), "setup-name-twice"),
        (("--class", "=Nada"), "setup-pair-bad"),
        (("--class", "Ri ego=Nada"), "setup-pair-bad"),
        (("--funder", "canon=Otro"), "setup-name-twice"),
        (("--step", "x=Taller@nadie"), "setup-step-bad"),
        (("--level", "Marka=marka"), "setup-column-unknown"),
        (("--zoning", "Nada"), "setup-column-unknown"),
    ],
)
def test_an_answer_that_does_not_fit_is_told(more: tuple[str, ...], code: str) -> None:
    single = BY_ID[more[0].removeprefix("--")].unit != "lines"
    said = answers()
    question = more[0].removeprefix("--")
    said = said.with_text(question, (more[1],) if single else (*said.lines(question), more[1]))
    assert flaw(said).code == code


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ([("Uno", "A", ""), ("UNO", "A", "")], "setup-name-twice-in-list", 3),
        ([("Uno", "A", ""), ("", "A", "x")], "setup-name-empty", 3),
        ([("Uno", "A", ""), ("★", "A", "")], "setup-name-letters", 3),
        ([("Uno", "A", "12"), ("Dos", "A", "doce")], "setup-cell-bad", 3),
        ([("Uno", "★", "")], "setup-name-letters", 2),
        ([("Uno", "Dos", ""), ("Dos", "Uno", "")], "setup-level-of-itself", 3),
    ],
)
def test_what_does_not_fit_in_a_list_is_told_with_its_line(rows: Any, code: str, line: int) -> None:
    said = answers(
        ("--name", "X", "--years", "2026", "--level", "Ayllu", "--name-column", "Nombre"),
        {"from": [("Nombre", "Ayllu", "Familias"), *rows]},
    )
    error = flaw(said)
    assert (error.code, error.facts["line"]) == (code, line)


def test_a_level_is_in_one_level_above() -> None:
    lines = [
        ("Nombre", "Ayllu", "Marka"),
        ("Uno", "A", "M"),
        ("Dos", "A", "M"),
        ("Tres", "B", "M"),
        ("Cuatro", "", "M"),
    ]
    options = ("--name", "X", "--years", "2026", "--level", "Ayllu=ayllu", "--level", "Marka=marka")
    survey = made(answers(options, {"from": lines}))
    above = {one.id: one.fields.part_of for one in survey.communities() if isinstance(one.fields.part_of, str)}
    assert above == {"uno": "a", "dos": "a", "tres": "b", "cuatro": "m", "a": "m", "b": "m"}
    assert {one.id for one in survey.communities() if one.fields.per_year == 0} == {"a", "b", "m"}
    error = flaw(answers(options, {"from": [*lines, ("Cinco", "A", "N")]}))
    assert (error.code, error.facts["line"]) == ("setup-level-several", 6)


def test_an_association_called_as_a_community_is_told() -> None:
    lists = {"from": [("Nombre",), ("Uno",)], "associations": [("Asociación",), ("Otra",), ("UNO",)]}
    error = flaw(answers(("--name", "X", "--years", "2026"), lists))
    assert (error.code, error.facts["line"]) == ("setup-name-of-community", 3)


def test_zones_of_one_name_in_two_zonings_are_two() -> None:
    lines = [("Nombre", "Piso", "Cuenca"), ("Uno", "Alta", "alta"), ("Dos", "ALTA", "Baja")]
    options = ("--name", "X", "--years", "2026", "--zoning", "Piso", "--zoning", "Cuenca")
    survey = made(answers(options, {"from": lines}))
    assert {
        one.id: (one.fields.name, one.fields.zoning) for z in ("piso", "cuenca") for one in survey.zones(z)
    } == {
        "alta": ("Alta", "piso"),
        "alta-2": ("alta", "cuenca"),
        "baja": ("Baja", "cuenca"),
    }
    assert survey.members("piso")["dos"].fields.zone == "alta"


@pytest.mark.parametrize(
    ("lines", "options", "column"),
    [
        ([("Nombre de la comunidad", "Otra"), ("Uno", "x"), ("Dos", "y")], (), 0),
        ([("Otra", "Junta"), ("x", "Uno"), ("x", "Dos")], (), 1),
        ([("Otra", "Junta"), ("x", "Uno"), ("y", "Dos")], ("--community-word", "junta"), 1),
        ([("Otra", "Junta"), ("x", "Uno"), ("y", "Dos")], (), None),
        ([("Junta",), ("Uno",), ("Dos",)], (), None),
        ([("Otra", "Junta"), ("1", "2")], (), None),
    ],
)
def test_the_column_of_names_is_known_by_its_heading_or_by_how_it_looks(
    lines: Any, options: tuple[str, ...], column: int | None
) -> None:
    said = answers(("--name", "X", "--years", "2026", *options), {"from": lines})
    assert completed(said).text("name-column") == ("" if column is None else lines[0][column])
    assert missing_answers(said) == (["name-column"] if column is None else [])


def test_several_spans_of_years_are_several_plans() -> None:
    survey = made(answers(("--name", "X", "--years", "2026-2027", "--years", "2028, 2030"), {}))
    assert [(one.id, one.fields.years) for one in survey.plans()] == [
        ("2026-2027", [2026, 2027]),
        ("2028-2030", [2028, 2030]),
    ]


def test_long_names_and_all_get_ids_of_their_own() -> None:
    names = ["All", "x" * 200, "x" * 199 + "y"]
    survey = made(answers(("--name", "X", "--years", "2026"), {"from": [("Nombre",), *((one,) for one in names)]}))
    assert {one.fields.name for one in survey.communities()} == set(names)


def test_a_name_without_letters_needs_an_id() -> None:
    bare = completed(answers(("--name", ":", "--years", "2026"), {}))
    assert flaw(bare).code == "setup-id-bad"
    assert made(bare.with_text("id", ("uno",))).profile.name == ":"


NAMES = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.costly(0)
@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=6), NAMES, st.sampled_from(QUESTIONS))
def test_any_answers_make_a_pack_without_a_fault_or_are_refused(rows: Any, text: str, question: Any) -> None:
    said = answers(
        ("--name", "X", "--years", "2026", "--level", "Ayllu", "--zoning", "Piso", "--name-column", "Nombre"),
        {"from": [("Nombre", "Ayllu", "Piso"), *rows]},
    )
    if question.unit != "table":
        said = said.with_text(question.id, (text,))
    whole = completed(said)
    try:
        check_answers(whole)
    except GuaquiError:
        return
    written = pack_text(whole)
    assert not pack_faults(editions_of(written)), written


@pytest.mark.costly(0)
@given(
    st.recursive(
        st.booleans() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
    )
)
def test_any_value_is_read_as_it_was_written(value: Any) -> None:
    text = text_of("x", {"fact": {("uno",): {"name": "Uno", "más": value}}})
    assert tomllib.loads(text)["edition"][0]["fact"]["uno"] == {"name": "Uno", "más": value}


def test_nothing_in_the_made_up_pack_looks_like_one_name_twice() -> None:
    assert pack_doubts(editions_of(ACHICA)) == []


def listed(head: str, *rows: str, levels: tuple[str, ...], zoning: str = "") -> Survey:
    """What is made of a list with these columns and rows."""
    lines = [line.split(",") for line in (head, *rows)]
    said = Answers().with_text("name", ("X",)).with_text("years", ("2026",)).with_table("from", table(lines))
    said = said.with_text("from", ("lista.csv",)).with_text("level", levels)
    return made(said.with_text("zoning", (zoning,)) if zoning else said)


def standing(survey: Survey) -> dict[str, tuple[str, bool]]:
    """By name what one is part of, by name, and whether it asks for something."""
    names = survey.named("community") | {"": ""}
    return {
        one.fields.name: (names[str(one.fields.part_of or "")], survey.per_year(one.fields) > 0)
        for one in survey.communities()
    }


@pytest.mark.parametrize(
    ("head", "own"),
    [("Comunidad,Ayllu,Familias", "12"), ("Comunidad,Ayllu,Personas", "90"), ("Comunidad,Ayllu,Piso", "Puna")],
)
def test_a_community_that_is_called_as_its_level_asks_all_the_same(head: str, own: str) -> None:
    survey = listed(
        head,
        f"Guaqui,Guaqui,{own}",
        f"Andamarca,Guaqui,{own}",
        levels=("Ayllu=ayllu",),
        zoning="Piso" if head.endswith("Piso") else "",
    )
    assert standing(survey) == {
        "Guaqui": ("Guaqui (ayllu)", True),
        "Andamarca": ("Guaqui (ayllu)", True),
        "Guaqui (ayllu)": ("", False),
    }


def test_a_row_without_figures_that_names_itself_is_its_level() -> None:
    survey = listed("Comunidad,Ayllu", "Guaqui,Guaqui", "Andamarca,Guaqui", levels=("Ayllu=ayllu",))
    assert standing(survey) == {"Guaqui": ("", False), "Andamarca": ("Guaqui", True)}


def test_an_ayllu_may_be_called_as_its_marka() -> None:
    survey = listed(
        "Comunidad,Ayllu,Marka", "Tres,Otro,Guaqui", "Uno,Guaqui,Guaqui", levels=("Ayllu=ayllu", "Marka=marka")
    )
    assert standing(survey) == {
        "Tres": ("Otro", True),
        "Otro": ("Guaqui (marka)", False),
        "Uno": ("Guaqui", True),
        "Guaqui": ("Guaqui (marka)", False),
        "Guaqui (marka)": ("", False),
    }


@given(
    st.lists(
        st.tuples(st.sampled_from("ABCDEF"), *[st.sampled_from(["A", "B", ""])] * 2),
        min_size=1,
        unique_by=lambda row: row[0],
    )
)
def test_each_row_with_figures_is_a_community(rows: list[tuple[str, str, str]]) -> None:
    try:
        survey = listed(
            "Comunidad,Ayllu,Marka,Familias",
            *(f"{','.join(row)},9" for row in rows if row[0] in row[1:2] or row[0] not in "AB"),
            levels=("Ayllu=ayllu", "Marka=marka"),
        )
    except GuaquiError:
        return
    asking = {name for name, (_above, asks) in standing(survey).items() if asks}
    assert asking == {row[0] for row in rows if row[0] in row[1:2] or row[0] not in "AB"}


@pytest.mark.costly(0)
@given(
    st.integers(4, 12).flatmap(
        lambda n: st.tuples(*(st.lists(st.sampled_from(["Uno", "Dos", ""]), min_size=n, max_size=n),) * 3)
    )
)
def test_what_is_taken_as_it_is_ready_fits(columns: tuple[list[str], ...]) -> None:
    """A column that is called a level, but whose levels do not stand above those before it, is left over."""
    rows = [(f"Comunidad {chr(65 + n)}", *cells) for n, cells in enumerate(zip(*columns, strict=True))]
    lists = {"from": [("Comunidad", "Ayllu", "Marka", "Piso"), *rows]}
    whole, taken = taken_as_ready(answers(("--name", "X", "--years", "2026"), lists))
    check_answers(whole)
    assert {*taken.guessed} <= {"level", "zoning"}
    assert [whole.lines(one) for one in ("level", "zoning")] == [
        taken.guessed.get(one, ()) for one in ("level", "zoning")
    ]
    assert not pack_faults(editions_of(pack_text(whole)))


def test_levels_that_cross_are_not_guessed() -> None:
    rows = [
        ("Comunidad", "Ayllu", "Marka"),
        ("A", "Uno", "X"),
        ("B", "Uno", "Y"),
        ("C", "Dos", "X"),
        ("D", "Dos", "Y"),
    ]
    said = answers(("--name", "X", "--years", "2026"), {"from": rows})
    assert taken_as_ready(said)[1].guessed == {"level": ("Ayllu",)}
    apart = [rows[0], *((name, ayllu, ayllu) for name, ayllu, _marka in rows[1:])]
    assert taken_as_ready(answers(("--name", "X", "--years", "2026"), {"from": apart}))[1].guessed == {
        "level": ("Ayllu", "Marka")
    }


@pytest.mark.parametrize(
    ("options", "form"),
    [
        (("--currency", "PEN"), "1,234.56"),
        (("--currency", "BOB"), "1.234,56"),
        (("--currency", "USD"), None),
        ((), None),
        (("--currency", "PEN", "--numbers", "1 234,56"), "1 234,56"),
    ],
)
def test_numbers_are_written_as_in_the_country_of_the_currency_unless_it_is_said(
    options: tuple[str, ...], form: str | None
) -> None:
    survey = made(answers(("--name", "Uno", "--years", "2026", *options), {}))
    assert (survey.profile.number_form if isinstance(survey.profile.number_form, str) else None) == form


def test_a_form_of_numbers_that_nobody_can_read_is_told() -> None:
    assert flaw(answers(("--name", "Uno", "--years", "2026", "--numbers", "es"), {})).code == "setup-numbers-bad"


def test_every_currency_s_form_is_one() -> None:
    assert all(signs_as_in(usual_numbers(code)) for code in known_currencies() if usual_numbers(code))
