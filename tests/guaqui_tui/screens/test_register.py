"""The register: every kind without a screen of its own has a list and a form, made from the table."""

from __future__ import annotations

import re
from typing import Any

import pytest

from guaqui_tui.forms.entries import FormEntry, entries_of
from guaqui_tui.forms.records import PLAN_LISTS, registered
from guaqui_tui.forms.versions import versions_of
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.holder import HolderScreen
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.screens.plan.history import HistoryScreen
from guaqui_tui.screens.plan.plan_lists import PlanListsScreen
from guaqui_tui.screens.plan.record import RecordScreen
from guaqui_tui.screens.plan.records import RecordsScreen
from guaqui_tui.screens.plan.register import RegisterScreen
from guaqui_tui.widgets.fields import LineField
from guaqui_tui.wording.values import values_of
from storage import FieldFile
from storage.errors import FileError
from storage.file.drafts import Drafts
from storage.kinds.field import Kind
from storage.kinds.lookup import KINDS
from storage.notation.numbers import format_decimal, parse_decimal
from storage.revisions.record_names import is_of_its_name

from ..pilot import Hands, Laptop

OWN_FORMS = {"community", "association", "member"}
"""What holders' forms and their zones are made of."""
BY_THE_TABLE = [*registered(), *(KINDS[name] for name in PLAN_LISTS if name not in OWN_FORMS)]
"""The kinds whose form is made of the table alone."""


async def open_list(hands: Hands, kind: str) -> None:
    """The list of a kind, as one comes to it: all that can be done, the plan's lists or the register, its name."""
    await hands.press("ctrl+p", *("list" if kind in PLAN_LISTS else "regi"), "enter")
    screen = hands.app.screen
    assert isinstance(screen, PlanListsScreen if kind in PLAN_LISTS else RegisterScreen)
    while screen._keys[screen.at] != kind:
        await hands.press("down")
    await hands.press("enter", *(["f6"] if kind == "assessment" else []))
    assert isinstance(hands.app.screen, RecordsScreen)


def saved(laptop: Laptop, record: str) -> dict[str, Any] | None:
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(record)
        return state.values if state else None


@pytest.mark.costly(0)
def test_a_ceiling_is_added_by_keys_and_stands_in_the_list(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "ceiling")
        assert "Ins agrega" in hands.screen
        await hands.press("insert", *"2004", "enter", "1", *"cualq", "enter", *"35 mil", "f2")
        assert "2004 · todo el año · cualquiera" in hands.words
        assert "Bs 35.000" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, RecordScreen)
        await hands.press("ctrl+u", *"40.000", "f2")
        assert "Bs 40.000" in hands.screen
        await hands.press("ctrl+z")
        assert "Bs 35.000" in hands.screen

    laptop.use(use)
    assert saved(laptop, "ceiling/guaqui/2004/year/any") == {"amount_cents": 3500000}


@pytest.mark.costly(0)
def test_what_is_needed_is_said_at_once_and_what_is_there_already_too(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("insert", "f2")
        assert hands.words.count("This is needed.") == 4, "twice in one press, and at each field"
        assert hands.place == "who"
        await hands.write("CIPCA")
        await hands.press("f2")
        assert hands.place == "what"
        await hands.write("Sanidad animal")
        await hands.press("f2")
        assert "CIPCA: Sanidad animal" in hands.screen
        await hands.press("insert", *"CIPCA", "down", *"Sanidad animal", "f2")
        assert "It is there already: CIPCA: Sanidad animal." in hands.words
        assert isinstance(hands.app.screen, RecordScreen)

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert len(field.survey.records("commitment")) == 1


@pytest.mark.costly(3)
@pytest.mark.parametrize("kind", [*filter(is_of_its_name, BY_THE_TABLE)], ids=lambda kind: kind.name)
@pytest.mark.parametrize("name", ["¿?", "日本"])
def test_a_name_without_letters_is_refused_at_its_field(laptop: Laptop, kind: Kind, name: str) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, kind.name)
        await hands.press("insert")
        form = hands.app.screen
        assert isinstance(form, RecordScreen)
        form.field_layout.put({**form.typed(), "name": name})
        await hands.press("f2")
        assert "Write the name, with letters." in hands.words
        assert "regex" not in hands.screen
        assert "$" not in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_first_entry_of_a_part_says_whose_it_is_and_what_it_wants(laptop: Laptop, language: str) -> None:
    words.use(language)
    laptop.save()
    parts = [(kind, part) for kind in BY_THE_TABLE for part in kind.fields if part.says.unit == "part"]
    assert {(kind.name, part.name) for kind, part in parts} >= {("zone", "ruling"), ("fact", "derived")}

    async def use(hands: Hands) -> None:
        for kind, part in parts:
            await open_list(hands, kind.name)
            await hands.press("insert")
            form = hands.app.screen
            assert isinstance(form, RecordScreen)
            first = next(name for name in form.fields() if name.startswith(f"{part.name}-"))
            form.query_one(f"#{first}").focus()
            await hands.press("end")
            wanted = words._(part.parts[0].says.label)
            label = f"{words._(part.says.label)}: {wanted[:1].lower()}{wanted[1:]}"
            assert form.subject.label(first) == label
            assert label in hands.screen
            await hands.press("escape", "escape", "escape")

    laptop.use(use)


def test_a_row_says_what_each_value_is(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        field.save("step/guaqui/revision", {"name": "Revisión", "of": "all", "order": 5, "validates": True}, ())

    async def use(hands: Hands) -> None:
        await open_list(hands, "step")
        row = next(line for line in hands.screen.splitlines() if "Revisión" in line)
        assert "todos · 5" not in row
        of, order = (words._(one.says.label) for one in KINDS["step"].fields if one.name in {"of", "order"})
        assert f"{of}: todos · {order}: 5"[:30] in row
        assert row.rstrip().endswith("…") or f"{order}: 5" in row

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_was_typed_is_kept_and_offered_again(laptop: Laptop) -> None:
    laptop.save()

    async def leave(hands: Hands) -> None:
        await open_list(hands, "institution")
        await hands.press("insert", *"CIPCA", "escape")
        assert isinstance(hands.app.screen, RecordsScreen)

    async def come_back(hands: Hands) -> None:
        await open_list(hands, "institution")
        assert "is not saved yet: Ins goes on with it" in hands.words
        await hands.press("insert")
        assert "Name: CIPCA" in hands.screen
        await hands.press("enter", "f2")
        assert "CIPCA" in hands.screen
        assert "not saved" not in hands.screen
        await hands.press("insert")
        assert "Name: CIPCA" not in hands.screen
        await hands.press("escape", "enter", *" nacional", "escape")
        assert "►*CIPCA" in hands.screen
        assert "What was typed here is not saved yet" in hands.screen

    laptop.use(leave)
    laptop.use(come_back)
    assert saved(laptop, "institution/guaqui/cipca") == {"name": "CIPCA"}
    assert [draft.record for draft in Drafts(laptop.file).all()] == ["institution/guaqui/cipca"]


@pytest.mark.costly(0)
def test_one_is_taken_off_the_list_and_put_back(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Ganado", "action": "breeding"}))

    async def use(hands: Hands) -> None:
        await open_list(hands, "action")
        await hands.press(*"live")
        assert "►" in next(line for line in hands.screen.split("\n") if "Livestock breeding" in line)
        await hands.press("delete")
        assert "● off the list" in hands.screen
        assert not (saved(laptop, "action/guaqui/breeding") or {}).get("withdrawn")
        await hands.press("f2", "ctrl+z")
        assert "► Livestock breeding" in hands.screen
        await hands.press("delete", "f2")
        assert not any("Livestock breeding " in line for line in hands.screen.split("\n"))
        await hands.press("insert", *"Breeding", "enter", "1", "f2")
        assert saved(laptop, "action/guaqui/breeding") == {"name": "Breeding", "class": "production-support"}

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["action"] == "breeding"


@pytest.mark.costly(0)
def test_there_is_one_municipality(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "municipality")
        await hands.press("insert")
        assert "There is one of them only" in hands.words
        await hands.press("enter", *["down"] * 14, "2", "f2")
        assert isinstance(hands.app.screen, RecordsScreen)

    laptop.use(use)
    assert (saved(laptop, "municipality/guaqui") or {})["paper"] == "legal-bo"


def test_the_history_of_a_record_is_reached(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, "funder")
        await hands.press("ctrl+r")
        assert isinstance(hands.app.screen, HistoryScreen)
        assert "History of Comunidad" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, RecordsScreen)

    laptop.use(use)


def test_what_the_disk_refuses_is_said(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()

    def refuse(*_: object) -> None:
        raise FileError("disk-full", path="x")

    async def use(hands: Hands) -> None:
        await open_list(hands, "funder")
        monkeypatch.setattr(FieldFile, "save", refuse)
        await hands.press("delete", "f2")
        assert "no room left" in hands.words
        await hands.press("insert", *"UNICEF", "f2")
        assert "no room left" in hands.words
        assert isinstance(hands.app.screen, RecordScreen)

    laptop.use(use)


def typed_into(entry: FormEntry) -> str:
    """What is typed where something is needed: the first of its list, a year, a number, a word."""
    if entry.is_choice:
        return "1"
    usual = "1" if entry.field.says.unit in NUMBERS else "nuevo"
    return {"part-YEAR": "2004", "years": "2031"}.get(entry.name, usual)


NUMBERS = ("count", "number", "cents")


@pytest.mark.costly(3)
@pytest.mark.parametrize("kind", BY_THE_TABLE, ids=lambda kind: kind.name)
def test_every_kind_is_added_with_what_is_needed_alone(laptop: Laptop, kind: Kind) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await open_list(hands, kind.name)
        if not kind.parts:
            return
        before = len(hands.app.session.survey.all_plans.listed(kind.name))
        await hands.press("insert")
        form = hands.app.screen
        assert isinstance(form, RecordScreen)
        for entry in form.record_on_sheet.sheet.entries:
            if entry.field.required:
                form.to_field(entry.name)
                await hands.press(*typed_into(entry))
        await hands.press("f2")
        if kind.name == "plan":
            assert isinstance(hands.app.screen, EffectsQuestion)
            assert "With this 18 more demands are missing." in hands.words
            await hands.press("f2")
        assert len(hands.app.session.survey.all_plans.listed(kind.name)) == before + 1

    laptop.use(use)


def disagree(laptop: Laptop, record: str, first: dict[str, Any], *others: dict[str, Any]) -> None:
    """Versions of a record that know nothing of one another, each with something else."""
    laptop.save()
    with FieldFile.open(laptop.file, "Uno") as field:
        base = field.save(record, first)
        for other in others:
            field.save(record, {**first, **other}, [base.rev])


def test_a_form_says_what_is_in_dispute_and_leaves_what_is_not_touched(laptop: Laptop) -> None:
    record = "commitment/guaqui/cipca"
    first = {"who": "CIPCA", "what": "Bombas"}
    disagree(laptop, record, first, {"state": "kept"}, {"state": "broken"})

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("enter")
        assert re.search(r"! To settle: State \((kept / broken|broken / kept)\)\.", hands.words)
        assert "What you change of that decides it for all" in hands.words
        line = next(one for one in hands.screen.split("\n") if one.startswith(" State "))
        assert "! kept / broken" in line or "! broken / kept" in line
        await hands.press("ctrl+u", *"FPS", "f2")

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(record)
    assert state is not None
    assert state.conflicts == ("state",)
    assert state.values["who"] == "FPS"


def test_what_is_known_of_a_community_says_that_its_zone_is_in_dispute(laptop: Laptop) -> None:
    laptop.save()
    record = "member/guaqui/admin/andamarca"
    with FieldFile.open(laptop.file, "Uno") as field:
        state = field.survey.history(record)
        assert state is not None
        (other,) = [one.id for one in field.survey.zones("admin") if one.id != state.values["zone"]]
        for zone in (other, "zone-3"):
            field.save(record, {**state.values, "zone": zone}, state.heads)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f6")
        assert isinstance(hands.app.screen, HolderScreen)
        assert "! To settle: Zona" in hands.words
        await hands.press(*"XY", "f2")

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert field.survey.history(record).conflicts == ("zone",)  # type: ignore[union-attr]


def test_what_is_private_and_in_dispute_is_told_without_its_words(laptop: Laptop) -> None:
    record = "demand/guaqui/andamarca/2003/1"
    disagree(laptop, record, {"text": "Riego", "status": "proposed"}, {"notes": "UNO"}, {"notes": "DOS"})
    with FieldFile.open(laptop.file, writable=False) as field:
        values = values_of(field.survey)
        (entry,) = entries_of("demand", values, names=["notes"])
        assert versions_of(entry, field.survey.history(record), values) == ["private"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("451293,50", (45129350, 2)),
        ("451.293,50", (45129350, 2)),
        ("-16,345", (-16345, 3)),
        ("0.125", (125, 3)),
        ("1.200", (1200, 0)),
        ("1,500.5", (15005, 1)),
        ("45", (45, 0)),
        ("4,5,6", None),
        ("1.20.300", None),
        (",5", None),
        ("5,", (5, 0)),
        ("", None),
        ("-", None),
        ("dos", None),
    ],
)
def test_a_number_with_decimals_is_read_as_people_write_it(typed: str, kept: tuple[int, int] | None) -> None:
    assert parse_decimal(typed) == kept
    if kept:
        assert parse_decimal(format_decimal(*kept)) == kept


@pytest.mark.costly(0)
def test_a_fact_is_typed_and_read_with_its_decimals(laptop: Laptop) -> None:
    laptop.save()
    record = "fact/guaqui/f1"
    with FieldFile.open(laptop.file, "Uno") as field:
        field.save(record, {"topic": "Presupuesto", "name": "POA"})

    async def use(hands: Hands) -> None:
        await open_list(hands, "fact")
        await hands.press("enter")
        assert "Decimals" not in hands.screen
        await hands.press("down", "down", *"451293,50", "f2")
        assert "Value: 451.293,50" in hands.screen
        assert "Decimals" not in hands.screen
        await hands.press("enter", "down", "down", "end", *"1", "f2")
        assert "Value: 451.293,501" in hands.screen

    laptop.use(use)
    assert saved(laptop, record) == {"topic": "Presupuesto", "name": "POA", "value": 451293501, "scale": 3}


def test_the_help_of_a_fact_says_which_there_are(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, author="Equipo Uno") as field:
        field.save("fact/guaqui/area", {"topic": "T", "name": "Área", "value": 25798, "scale": 2})

    async def use(hands: Hands) -> None:
        await open_list(hands, "fact")
        await hands.press("insert", "f1")
        assert "There are by now: Área" in hands.words

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_a_fact_follows_from_is_named_by_first_letters_and_reckoned_while_it_is_typed(laptop: Laptop) -> None:
    laptop.save()
    people = {"topic": "P", "name": "Gente"}
    with FieldFile.open(laptop.file, "Uno") as field:
        field.save("fact/guaqui/p92", {**people, "on": "1992", "value": 5810})
        field.save("fact/guaqui/p02", {**people, "on": "2002", "value": 7552})
        field.save("fact/guaqui/area", {"topic": "T", "name": "Área", "value": 25798, "scale": 2})

    async def use(hands: Hands) -> None:
        await open_list(hands, "fact")
        assert hands.screen.index("Gente · 1992 · P") < hands.screen.index("Gente · 2002 · P")
        await hands.press("insert", *"P", "enter", *"Densidad", "enter", *"31,4")
        await hands.go_to("derived-how")
        await hands.press("1", *"gen; area")
        assert "Which? Gente · 1992" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, RecordScreen)
        await hands.press("home", *["delete"] * 3, *"gente 2002")
        assert "comes to 29,3" in hands.screen
        await hands.press("f2")
        assert "? printed 31,4; comes to 29,3" in hands.screen

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        (density,) = (one.fields for one in field.survey.listed("fact") if one.fields.name == "Densidad")
    assert (density.derived.how, density.derived.of) == ("quotient", ["p02", "area"])


def test_nothing_is_offered_as_a_part_of_itself(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Uno") as field:
        for id_, name in (("fps", "FPS"), ("ministerio", "Ministerio")):
            field.save(f"institution/guaqui/{id_}", {"name": name})

    async def use(hands: Hands) -> None:
        await open_list(hands, "institution")
        await hands.press("enter")
        screen = hands.app.screen
        assert isinstance(screen, RecordScreen)
        assert [kept for kept, _read in screen.record_on_sheet.sheet.options("part_of")] == ["ministerio"]

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_record_of_any_kind_is_asked_for_as_the_lists_call_it(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Uno") as field:
        field.save("commitment/guaqui/c1", {"who": "Gob", "what": "Bombas"})

    async def use(hands: Hands) -> None:
        await open_list(hands, "commitment")
        await hands.press("enter")
        hands.app.screen.query_one("#about", LineField).focus()
        await hands.press(*"riego", "f2")
        assert "Type a record as the lists call it" in hands.screen
        assert "not in the list" not in hands.screen
        await hands.press("ctrl+a", *"Arcata", "f2", "enter")
        assert "/" not in hands.app.screen.query_one("#about", LineField).value

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        kept = field.survey.history("commitment/guaqui/c1")
        assert kept is not None
        assert kept.values["about"] == "community/guaqui/arcata"
