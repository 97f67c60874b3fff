"""A field of the table -> its entry and back, by its unit; what layouts name is there, all stands somewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.wording.speech import Speech
from exports.wording.values import SCALE, Values, field_of, is_scaled
from guaqui_tui.forms import budget as budget_form
from guaqui_tui.forms import demand as demand_form
from guaqui_tui.forms import entries, typing_rules
from guaqui_tui.forms import holder as holder_form
from guaqui_tui.forms import workshop as workshop_form
from guaqui_tui.forms.entries import TAKEN_BACK, FormEntry, entries_of
from guaqui_tui.forms.records import PLAN_LISTS, WITH_SCREENS, registered, sheet_of
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.settling.field_values import offered_values
from guaqui_tui.session.request_counts import RequestCounts
from storage import FieldFile
from storage.file.pack import load_pack
from storage.kinds.field import Field, Unit
from storage.kinds.lookup import KINDS, TERMS
from storage.plan.survey import Survey

SURVEY = Survey(load_pack("guaqui"))


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")
    words.use_terms(SURVEY)


def values() -> Values:
    return Values(SURVEY, words.speech())


TEXT = st.sampled_from(["Riego", "K'ulli [/]", "=1+1", "Ñuñumani y Kala", "12"])
BY_UNIT: dict[Unit, st.SearchStrategy[Any]] = {
    "line": TEXT,
    "prose": st.lists(TEXT, min_size=1, max_size=3).map("\n".join),
    "count": st.integers(1, 4),
    "number": st.integers(-(10**6), 10**6),
    "cents": st.integers(0, 10**9),
    "day": st.dates(min_value=date(1900, 1, 1)).map(str),
    "when": st.sampled_from(["2002", "2002-07", "2002-07-14"]),
    "time": st.sampled_from(["09:30", "00:00", "23:59"]),
    "word": TEXT,
    "words": st.lists(TEXT, min_size=1, max_size=3),
    "ref": TEXT,
    "refs": st.lists(st.sampled_from(["forage", "irrigation"]), min_size=1, max_size=2, unique=True),
    "yes": st.booleans(),
    "part": st.none(),
    "rows": st.none(),
    "by_id": st.none(),
    "by_language": st.dictionaries(st.sampled_from(["en", "ay"]), TEXT, min_size=1),
    "data": st.none(),
}


def test_every_unit_is_tried_here() -> None:
    assert set(BY_UNIT) == set(get_args(Unit))


def some(field: Field, draw: st.DrawFn) -> Any:
    """A value that a field may have, or None."""
    unit, listed = field.says.unit, list(field.says.words)
    if unit == "part":
        parts = {one.name: some(one, draw) for one in field.parts if draw(st.booleans())}
        return {name: value for name, value in parts.items() if value is not None} or None
    if unit == "rows":
        return [row for _ in range(draw(st.integers(1, 3))) if (row := _row(field, draw))] or None
    if unit == "by_id":
        return {"pdla": draw(BY_UNIT["cents"])}
    if listed:
        several = st.lists(st.sampled_from(listed), min_size=1, unique=True)
        return draw(several if unit == "words" else st.sampled_from(listed))
    return _one(field, draw(BY_UNIT[unit]))


def _one(field: Field, value: Any) -> Any:
    """The value, or one that the field takes where it does not take that; facts to refer to there are none."""
    if field.says.unit == "refs" and "fact" in field.says.of:
        return None
    other = {"ref": "workshop/guaqui/community/arcata/1", "words": [2003, 2004], "line": "x"}
    return value if field.takes(value) else other.get(field.says.unit)


def _row(field: Field, draw: st.DrawFn) -> dict[str, Any]:
    """A row as it can be typed: without commas and semicolons, and what is named is there."""
    known = {"ref": st.just("arcata"), "word": st.sampled_from(["women", "men"])}
    said = (one for one in field.parts if draw(st.booleans()))
    return {one.name: draw(known.get(one.says.unit, BY_UNIT[one.says.unit])) for one in said}


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    kind = draw(st.sampled_from(sorted(set(KINDS) - {"arrival"})))  # a program writes those
    said = {one.name: some(one, draw) for one in KINDS[kind].fields if draw(st.booleans())}
    return kind, {name: value for name, value in said.items() if value is not None and name != TAKEN_BACK}


@given(bodies())
def test_what_is_shown_is_read_as_what_it_was(said: tuple[str, dict[str, Any]]) -> None:
    kind, body = said
    made = entries_of(kind, values())
    typed = entries.shown_entries(made, body, values())
    read: dict[str, Any] = {}
    entries.read_into(read, made, typed, typed, values())
    scaled = {SCALE} if any(is_scaled(kind, name) for name in body) else set()
    can_be_typed = {one.path[0] for one in made} | scaled

    def told(of: dict[str, Any]) -> dict[str, Any]:
        """A number without decimals may say so, or not."""
        return {name: value for name, value in of.items() if name in can_be_typed and (name != SCALE or value)}

    assert told(read) == told(body)
    assert not entries.entry_flaws(made, typed, typed, values(), lambda _name, _value: True)


UNFIT: dict[Unit, str] = {
    "count": "4.5",
    "number": "--3",
    "cents": "1.5.5",
    "day": "31/2/2002",
    "when": "13/2002",
    "time": "25:00",
    "word": "of-tomorrow",
    "ref": "of-tomorrow",
    "refs": "of-tomorrow",
    "yes": "perhaps",
    "by_language": "uma",
}
"""What nobody can mean in a field of a unit. A text takes anything."""


def of_all_kinds() -> list[FormEntry]:
    return [entry for kind in KINDS for entry in entries_of(kind, values()) if entry.field.says.unit in UNFIT]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_cannot_be_meant_is_said_in_words(language: str) -> None:
    words.use(language)
    for entry in of_all_kinds():
        if entry.field.says.unit in {"ref", "word"} and not entry.is_choice:
            continue
        unfit = "…" if entry.takes_words else UNFIT[entry.field.says.unit]
        typed = {entry.name: unfit}
        wrong = entries.entry_flaws([entry], typed, typed, values(), lambda _name, _value: False)
        assert wrong[entry.name], entry
        assert "{" not in wrong[entry.name]


@pytest.mark.parametrize(
    ("kind", "path", "typed", "value"),
    [
        ("demand", "families", "45 familias", 45),
        ("demand", "cost_cents", "Bs 1.500,50", 150050),
        ("workshop", "from", "9", "09:00"),
        ("workshop", "agenda", "uno; ; dos", "uno\ndos"),
        (
            "workshop",
            "authorities",
            "Juana, Tesorera, suplente; , Mallku",
            [
                {"name": "Juana", "office": "Tesorera, suplente"},
                {"office": "Mallku"},
            ],
        ),
        ("workshop", "participants", "Arcata, 34; , , Juana", [{"of": "arcata", "count": 34}, {"name": "Juana"}]),
        ("workshop", "participants", "Laja, 4", [{"of": "Laja", "count": 4}]),
        ("association", "modules", "Belén, Pituta I, 21", [{"name": "Belén, Pituta I", "members": 21}]),
        ("plan", "years", "2003, 2004", [2003, 2004]),
        ("cause", "of", "not accepted; observed", ["refused", "observed"]),
        ("zone", "asks", "stables, Forage", ["stables", "forage"]),
        ("lesson", "text", "uno ¶ dos", "uno\ndos"),
        ("fact", "value", "−45", -45),
        ("budget", "funding", "PDLA: 1.500,50; producers: 3", {"pdla": 150050, "producers": 300}),
        ("action", "names", "en: Stables; ay: uywa", {"en": "Stables", "ay": "uywa"}),
        ("alias", "target", "Arcata", "community/guaqui/arcata"),
    ],
)
def test_what_is_typed_is_read(kind: str, path: str, typed: str, value: object) -> None:
    field = field_of(kind, path)
    assert field
    assert typing_rules.read_typed(kind, field, typed, values()) == value


@pytest.mark.parametrize(
    ("kind", "path", "typed"),
    [
        ("class", "mark", "▲▲"),
        ("association", "modules", "Belén, muchos"),
        ("workshop", "participants", "Arcata, muchos"),
        ("budget", "funding", "PDLA 3"),
        ("lesson", "text", "x" * 4001),
        ("assessment", "state", "5"),
        ("plan", "years", "2003, pronto"),
    ],
)
def test_what_a_field_does_not_take_is_refused(kind: str, path: str, typed: str) -> None:
    field = field_of(kind, path)
    assert field
    with pytest.raises(ValueError, match=r"\w"):
        typing_rules.read_typed(kind, field, typed, values())


LAYOUTS = [
    ("demand", (*demand_form.MAIN, *demand_form.MORE, *demand_form.ELSEWHERE), ("how", "votes", "abstained")),
    *((kind, names, ()) for of in (holder_form.LAYOUT, holder_form.NEW) for kind, names in of.items()),
    ("workshop", (*workshop_form.FIELDS, *workshop_form.ELSEWHERE), ()),
    ("budget", (*budget_form.FIELDS, *budget_form.ELSEWHERE), ()),
]


@pytest.mark.parametrize(("kind", "names", "own"), LAYOUTS, ids=str)
def test_what_a_layout_names_is_a_field(kind: str, names: tuple[str, ...], own: tuple[str, ...]) -> None:
    assert {*names} - {*own} <= {field.name for field in KINDS[kind].fields}
    assert len(names) == len(set(names))


def test_every_field_of_a_demand_stands_on_a_page() -> None:
    pages = demand_form.pages(values())
    placed = {entry.path[0] for page in pages.values() for entry in page}
    named = {"text", *demand_form.ELSEWHERE}
    assert placed | named == {field.name for field in KINDS["demand"].fields}
    private = {entry.path[0] for entry in pages["private"]}
    assert private == {field.name for field in KINDS["demand"].fields if field.says.private}


@pytest.mark.parametrize(
    ("kind", "names", "elsewhere"),
    [
        ("community", holder_form.holder_sheet(SURVEY, "community").entries, ()),
        ("association", holder_form.holder_sheet(SURVEY, "association").entries, ()),
        ("workshop", workshop_form.workshop_sheet(SURVEY).entries, workshop_form.ELSEWHERE),
        ("budget", budget_form.budget_sheet(SURVEY, {}).entries, budget_form.ELSEWHERE),
    ],
    ids=str,
)
def test_every_other_form_has_every_field(kind: str, names: list[FormEntry], elsewhere: tuple[str, ...]) -> None:
    placed = {entry.path[0] for entry in names if not entry.path[0].startswith("/")}
    assert placed | {*elsewhere, TAKEN_BACK} >= {field.name for field in KINDS[kind].fields}


def test_every_kind_has_a_screen_or_stands_in_the_register_or_the_plan_s_lists() -> None:
    assert {kind.name for kind in registered()} | WITH_SCREENS | {*PLAN_LISTS} == set(KINDS)
    assert {*PLAN_LISTS} == TERMS - {"alias"}
    for kind in (*registered(), *map(KINDS.__getitem__, PLAN_LISTS)):
        on = sheet_of(kind, Values(SURVEY, Speech("en").of(SURVEY)), {}, new=True)
        asked = {entry.path[0] for entry in on.entries if not entry.path[0].startswith("/")}
        data = {field.name for field in kind.fields if field.says.unit == "data"}
        scaled = {SCALE} if any(is_scaled(kind.name, field.name) for field in kind.fields) else set()
        assert asked | data | scaled | {TAKEN_BACK} >= {field.name for field in kind.fields}
        assert len(on.names) == len(set(on.names))


def test_what_is_off_the_list_is_offered_to_nobody_but_who_has_it() -> None:
    field = field_of("demand", "cause")
    assert field
    entry = FormEntry("cause", "demand", ("cause",), field, "Cause")
    offered = dict(entries.options(entry, values()))
    assert "no-cost" in offered
    assert "gone" not in offered
    assert dict(entries.options(entry, values(), "gone"))["gone"] == "gone"


def test_what_is_off_the_list_is_kept_where_others_are_added_beside_it(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", "guaqui", "Rosa") as opened:
        forage = opened.survey.history("action/guaqui/forage")
        assert forage
        opened.save("action/guaqui/forage", {**forage.values, TAKEN_BACK: True})
        field, now = field_of("zone", "asks"), Values(opened.survey, words.speech())
        assert field
        shown = typing_rules.shown_value("zone", field, ["forage"], now)
        assert shown == "Forage (off the list)"
        assert typing_rules.read_typed("zone", field, f"{shown}; Irrigation", now) == ["forage", "irrigation"]
        with pytest.raises(ValueError, match="on the list"):
            typing_rules.read_typed("zone", field, "Forage", now)


def test_of_a_member_only_zones_of_its_zoning_are_offered() -> None:
    record = "member/guaqui/admin/copajira"
    values = Values(SURVEY, Speech("en").of(SURVEY))
    for zone, ids in (("a", ["a", "b"]), ("1", ["a", "b", "1"])):
        sheet = sheet_of(KINDS["member"], values, {"zone": zone}, new=False, record=record)
        assert [kept for kept, _read in sheet.options("zone")] == ids
    assert [kept for kept, _read in offered_values(record, "zone", SURVEY, RequestCounts(SURVEY))] == ["a", "b"]


def test_a_row_and_a_list_are_typed_as_they_are_shown() -> None:
    values = Values(SURVEY, Speech("en").of(SURVEY))
    rows = [{"office": "Vocal, primero"}, {"name": 'Ana "la mayor"'}, {}, {"name": "Luis; hijo", "office": "x"}]
    members, causes = field_of("institution", "members"), field_of("cause", "of")
    assert members is not None
    assert causes is not None
    for kind, field, value in (
        ("institution", members, rows),
        ("cause", causes, ["uno, dos", "tres; x", "absent"]),
    ):
        shown = typing_rules.shown_value(kind, field, value, values)
        assert typing_rules.read_typed(kind, field, shown, values) == value, shown


@pytest.mark.parametrize(
    "typed",
    [
        "Severo Mamani, Secretario General, C.I. 2345678 LP; Rosa Choque, Vocal",
        'Severo "Lucho" Mamani, Mallku; Rosa Choque',
        "Severo Mamani, Vocal, primero",
        ", Secretario; Rosa Choque",
        '"Severo, hijo", Mallku',
    ],
)
def test_rows_are_shown_again_as_they_were_typed(typed: str) -> None:
    """No quotes that nobody typed: what stands after the first comma is the office."""
    values, authorities = Values(SURVEY, Speech("en").of(SURVEY)), field_of("workshop", "authorities")
    assert authorities is not None
    read = typing_rules.read_typed("workshop", authorities, typed, values)
    assert typing_rules.shown_value("workshop", authorities, read, values) == typed
