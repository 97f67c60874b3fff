"""Settling from the app and by the command line: the same revision, nothing unseen decided, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.cli import run
from guaqui_tui.commands import common
from storage import FieldFile
from storage.kinds.process.demand import demand_name

from ...conftest import called
from ...pilot import NOW, Hands, Laptop

SLOT = demand_name("guaqui", "andamarca", 2004)
BASE = {"text": "Riego", "action": "irrigation", "status": "proposed", "cost_cents": 3500000, "families": 30}
SETTLE = ("f9", *"settle", "enter")


def disagree(laptop: Laptop, *changed: dict[str, Any], record: str = SLOT) -> None:
    """Each change is somebody's who did not know of the others'."""
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW, device="laptop00") as field:
        first = field.save(record, BASE)
    for number, change in enumerate(changed, 1):
        with FieldFile.open(
            laptop.file, f"Equipo {number}", now=lambda: NOW, device=f"laptop{number:02d}"
        ) as field:
            field.save(record, {**BASE, **change}, [first.rev])


def state(laptop: Laptop, record: str = SLOT) -> tuple[dict[str, Any], tuple[str, ...]]:
    with FieldFile.open(laptop.file, writable=False) as field:
        found = field.survey.history(record)
        assert found is not None
        return found.values, found.conflicts


def test_a_number_on_the_first_line_takes_all_of_a_version(laptop: Laptop) -> None:
    disagree(laptop, {"cost_cents": 4100000, "families": 31}, {"cost_cents": 100, "families": 99})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE)
        assert "1 thing to settle" in hands.screen
        assert "the sums" in hands.screen
        await hands.press("enter")
        for words in ("1 Equipo ", "2 Equipo ", "‹41.000›", "‹1›"):
            assert words in hands.screen
        number = "1" if hands.screen.index("41.000") < hands.screen.index("‹1›") else "2"
        await hands.press(number, "f6")
        await hands.write("Así consta en el acta")
        await hands.press("enter", "f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    values, conflicts = state(laptop)
    assert (values["cost_cents"], values["families"], conflicts) == (4100000, 31, ())
    with FieldFile.open(laptop.file, writable=False) as field:
        (remark,) = field.survey.records("remark")
        found = field.survey.history(remark)
        assert found is not None
        assert found.values["reason"] == "Así consta en el acta"


def test_some_fields_now_and_others_later_and_a_third_value(laptop: Laptop) -> None:
    disagree(laptop, {"cost_cents": 4100000, "families": 31}, {"cost_cents": 100, "families": 99})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "down", "down", "0", "ctrl+u")
        await hands.write("35.500,50")
        await hands.press("enter")
        assert "another: Bs 35.500,50" in hands.screen
        await hands.press("f2")
        assert "The rest stays to settle" in hands.screen
        assert "Not decided" in hands.screen or "Families" in hands.screen

    laptop.use(use)
    values, conflicts = state(laptop)
    assert (values["cost_cents"], conflicts) == (3550050, ("families",))


def test_a_third_value_of_a_list_is_taken_from_it(laptop: Laptop) -> None:
    disagree(laptop, {"text": "Posta", "action": "health-post"}, {"text": "Aulas", "action": "school"})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "1", "down", "down", "0")
        assert "Another value" in hands.screen
        await hands.press("escape")
        assert hands.screen.count("✓") == 2
        await hands.press("0")
        await hands.write("irrigation")
        await hands.press("enter")
        assert "another: Irrigation" in hands.screen
        await hands.press("f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    values, conflicts = state(laptop)
    assert (values["action"], values["text"] in {"Posta", "Aulas"}, conflicts) == ("irrigation", True, ())


BEGUN: dict[str, dict[str, object]] = {
    "workshop": {"outcome": "called"},
    "fact": {"topic": "t", "name": "n"},
    "institution": {"name": "CIPCA"},
}
"""What the records of some kinds have to say."""


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("record", "field", "one", "other", "typed", "third"),
    [
        ("workshop/guaqui/community/arcata/1", "held_on", "2002-07-14", "2002-07-15", "16/7/2002", "2002-07-16"),
        ("workshop/guaqui/community/arcata/1", "outcome", "held", "closed", "susp", "suspended"),
        ("workshop/guaqui/community/arcata/1", "agenda", "a", "b", "a; b", "a\nb"),
        (
            "workshop/guaqui/community/arcata/1",
            "authorities",
            [{"name": "A"}],
            [{"name": "B"}],
            "A, mallku; B",
            [{"name": "A", "office": "mallku"}, {"name": "B"}],
        ),
        ("association/guaqui/apleg", "modules", [{"name": "A"}], [], "A, 3", [{"name": "A", "members": 3}]),
        ("community/guaqui/arcata", "sort", "town", "x", "rural", "rural"),
        ("budget/guaqui/2004/oeca", "holder", "apleg", "arcata", "belén pituta a", "belen-pituta-a"),
        ("member/guaqui/typology/arcata", "status", "validated", "observed", "", None),
        ("fact/guaqui/arcata", "value", 1, 2, "-45", -45),
        ("zone/guaqui/1", "asks", ["forage"], ["fishing"], "Irrigation; stables", ["irrigation", "stables"]),
        ("budget/guaqui/2004/oeca", "funding", {"pdla": 1}, {}, "PDLA: 1.500,50", {"pdla": 150050}),
        ("institution/guaqui/cipca", "since", "1990", "1991", "7/1992", "1992-07"),
    ],
)
def test_a_third_value_is_read_as_its_form_reads_it(
    laptop: Laptop, record: str, field: str, one: object, other: object, typed: str, third: object
) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW, device="laptop00") as opened:
        before = opened.survey.history(record)
        body = before.values if before else BEGUN.get(record.partition("/")[0], {})
        first = opened.save(record, {**body, "at_first": 1})
        for value in (one, other):
            opened.save(record, {**body, "at_first": 1, field: value}, [first.rev])

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "down", "0", "ctrl+u")
        await hands.write(typed)
        await hands.press("enter")
        assert "another:" in hands.screen
        await hands.press("f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    values, conflicts = state(laptop, record)
    assert (values.get(field), conflicts) == (third, ())


def test_what_was_decided_together_is_taken_together(laptop: Laptop) -> None:
    disagree(laptop, {"text": "Posta", "action": "health-post"}, {"text": "Aulas", "action": "school"})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE)
        assert "what the acta says" in hands.screen  # no share: neither is productive
        await hands.press("enter", "down", "1")
        assert hands.screen.count("✓") == 2
        await hands.press("down", "delete", "f2")
        assert "Decided together with it, and still open" in hands.screen
        await hands.press("2", "f2")

    laptop.use(use)
    values, conflicts = state(laptop)
    assert conflicts == ()
    assert (values["text"], values["action"]) in {("Posta", "health-post"), ("Aulas", "school")}


def test_what_is_private_is_shown_and_settled_only_when_it_is_asked_for(laptop: Laptop) -> None:
    disagree(
        laptop,
        {"families": 31, "notes": "NOTA-UNO", "carries": "apleg"},
        {"families": 99, "notes": "NOTA-DOS", "carries": "fishermen-a"},
    )

    def nothing_private(hands: Hands) -> None:
        assert "Private data" in hands.screen
        for words in ("NOTA", "APLEG", "Fish", "fish"):
            assert words not in hands.screen

    async def use(hands: Hands) -> None:
        await hands.press("f9", *"settle", "enter")
        nothing_private(hands)
        await hands.press("ctrl+r")
        nothing_private(hands)
        await hands.press("escape", "enter")
        nothing_private(hands)
        await hands.press("1", "end")
        nothing_private(hands)
        for key in ("1", "0", "delete"):
            await hands.press(key)
            nothing_private(hands)
        await hands.press("f2")
        assert "The rest stays to settle" in hands.screen
        await hands.press("home", "1")
        assert "Ctrl+K shows it" in hands.screen
        assert state(laptop)[1] == ("carries", "notes")
        await hands.press("ctrl+k", "1")
        assert "NOTA" in hands.screen
        await hands.press("ctrl+k")
        nothing_private(hands)
        await hands.press("f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    values, conflicts = state(laptop)
    assert conflicts == ()
    assert (values["notes"], values["carries"]) in {("NOTA-UNO", "apleg"), ("NOTA-DOS", "fishermen-a")}


@pytest.mark.costly(0)
def test_nothing_unseen_is_settled(laptop: Laptop) -> None:
    disagree(laptop, {"families": 31}, {"families": 99})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "1")
        file = hands.app.session.file
        third = file.drafted(SLOT, {**BASE, "families": 50})
        with FieldFile.create(laptop.folder / "third.json", device="laptop03") as other:
            other.save(SLOT, {**BASE, "families": 50})
            third = next(iter(other.survey.revisions(SLOT).values())).document()
        file.add([third])
        await hands.press("f2")
        assert "It changed meanwhile" in hands.screen

    laptop.use(use)
    assert "families" in state(laptop)[1]


@pytest.mark.costly(0)
def test_what_was_decided_and_not_saved_is_there_after_a_power_cut(laptop: Laptop) -> None:
    disagree(laptop, {"families": 31, "cost_cents": 100}, {"families": 99, "cost_cents": 200})

    async def begin(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "down", "1", "0", "ctrl+u")
        await hands.write("77")
        await hands.press("enter", "f6")
        await hands.write("Se contaron")
        await hands.press("enter")
        hands.app.exit()  # nothing of what a leaving user is asked

    async def go_on(hands: Hands) -> None:
        assert "Decided and not saved yet: Andamarca · 2004" in hands.words
        await hands.press(*SETTLE, "enter")
        assert "not saved is here again" in hands.words
        assert "another: 77" in hands.screen
        assert "Reason: Se contaron" in hands.screen
        await hands.press("f2")
        assert "The rest stays to settle" in hands.screen
        await hands.press("escape", "enter")
        assert "here again" not in hands.screen

    laptop.use(begin)
    assert state(laptop)[1] == ("cost_cents", "families")
    laptop.use(go_on)
    values, conflicts = state(laptop)
    assert (values["families"], conflicts) == (77, ("cost_cents",))


def test_a_reason_typed_alone_is_kept_as_what_was_decided_is(laptop: Laptop) -> None:
    disagree(laptop, {"families": 31}, {"families": 99})

    async def begin(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "f6")
        await hands.write("Se contaron")
        await hands.press("enter")
        assert "not saved" in hands.screen.split("\n")[0]
        (typed,) = hands.app.screen.typed_here()  # type: ignore[attr-defined]
        assert typed[1] == {"decided": {}, "reason": "Se contaron"}
        hands.app.exit()

    async def go_on(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter")
        assert "Reason: Se contaron" in hands.screen
        await hands.press("escape")
        assert "Esc again puts it aside" in hands.words
        await hands.press("1", "f2")
        assert "Nothing is to settle." in hands.screen

    async def nothing_left(hands: Hands) -> None:
        assert "not saved" not in hands.screen

    laptop.use(begin)
    laptop.use(go_on)
    laptop.use(nothing_left)
    with FieldFile.open(laptop.file, writable=False) as field:
        (remark,) = field.survey.records("remark")
        found = field.survey.history(remark)
        assert found is not None
        assert found.values["reason"] == "Se contaron"


@pytest.mark.costly(0)
@pytest.mark.parametrize("keys", [("1", "delete"), ("f6", "x", "enter", "f6", "backspace", "enter")])
def test_what_was_taken_back_of_a_decision_is_not_said_to_be_unsaved(
    laptop: Laptop, keys: tuple[str, ...]
) -> None:
    disagree(laptop, {"families": 31}, {"families": 99})

    async def begin(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "down", *keys)
        assert "not saved" not in hands.screen
        hands.app.exit()

    async def look(hands: Hands) -> None:
        assert "not saved" not in hands.screen

    laptop.use(begin)
    laptop.use(look)


def test_what_was_decided_of_something_else_is_not_taken_for_it(laptop: Laptop) -> None:
    disagree(laptop, {"families": 31}, {"families": 99})

    async def begin(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "1")
        hands.app.exit()

    async def look(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter")
        assert "✓" not in hands.screen
        await hands.press("1", "escape", "escape", "enter")
        assert "✓" not in hands.screen

    laptop.use(begin)
    with FieldFile.open(laptop.file, "Otra", device="laptop09") as field:
        field.save(SLOT, {**BASE, "families": 50}, ())
    laptop.use(look)


def test_leaving_asks_once_where_something_is_decided_and_not_saved(laptop: Laptop) -> None:
    disagree(laptop, {"families": 31}, {"families": 99})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "1", "escape")
        assert "F2 saves it. Esc again" in hands.screen
        await hands.press("escape")
        assert "1 thing to settle" in hands.screen

    laptop.use(use)
    assert state(laptop)[1] == ("families",)


@pytest.mark.costly(0)
def test_forty_versions_are_turned_over(laptop: Laptop) -> None:
    disagree(laptop, *({"families": n} for n in range(31, 71)))

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter")
        assert "40 versions" in hands.screen
        await hands.press("down", *["right"] * 50)
        assert "40 Equipo" in hands.screen
        await hands.press(*["left"] * 50)
        await hands.press("2", "f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    assert state(laptop)[1] == ()


def test_it_is_put_on_the_list_of_questions_and_off_it(laptop: Laptop) -> None:
    disagree(laptop, {"families": 31}, {"families": 99})

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "f5", "f2")
        assert "1 to be asked" in hands.screen
        await hands.press("f5", "f2")
        assert "to be asked" not in hands.screen
        await hands.press("f5", "f2", "enter", "f5")
        assert "● not to be asked" in hands.screen
        await hands.press("f2")
        assert "to be asked" not in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
@pytest.mark.parametrize("kind", ["community", "alias", "workshop"])
def test_other_records_are_settled_too(laptop: Laptop, kind: str) -> None:
    records = {
        "community": ("community/guaqui/arcata", {"name": "Arcata"}, "sort", ("rural", "town")),
        "alias": (
            "alias/guaqui/arca",
            {"name": "Arca"},
            "target",
            ("community/guaqui/arcata", "community/guaqui/copajira"),
        ),
        "workshop": ("workshop/guaqui/community/arcata/1", {"outcome": "held"}, "women", (12, 21)),
    }
    record, body, name, values = records[kind]
    laptop.save()
    with FieldFile.open(laptop.file, device="laptop01", now=lambda: NOW) as field:
        heads = field.survey.heads(record)
        known = field.survey.history(record)
        whole = {**(known.values if known else {}), **body}
        for value in values:
            field.save(record, {**whole, name: value}, heads)

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "1", "f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    found, conflicts = state(laptop, record)
    assert conflicts == ()
    assert found[name] in values


def test_a_version_without_a_place_is_offered_a_free_slot(laptop: Laptop) -> None:
    record = demand_name("guaqui", "apleg", 2004)
    disagree(laptop, {"text": "Tanque de frío"}, {"text": "Sala de ordeño"}, record=record)

    async def use(hands: Hands) -> None:
        await hands.press(*SETTLE, "enter", "1", "f2")
        assert "stands nowhere now" in hands.screen
        await hands.press("f2")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    texts = {state(laptop, demand_name("guaqui", "apleg", 2004, n))[0]["text"] for n in (1, 2)}
    assert texts == {"Tanque de frío", "Sala de ordeño"}


# By the command line


def test_the_command_takes_a_version_as_the_app_does(laptop: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    disagree(laptop, {"families": 31, "place": "Kala"}, {"families": 99, "place": "Puerto"})
    with FieldFile.open(laptop.file, writable=False) as field:
        found = field.survey.history(SLOT)
        assert found is not None
        rev = next(one.rev for one in found.revisions if one.body.get("families") == 99)
    assert run(["settle", str(laptop.file), SLOT, "families=31", "--reason", "Contadas", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["conflicts"] == ["place"]
    assert run(["settle", str(laptop.file), SLOT, "--take", rev[:7]]) == 0
    assert "Puerto" in capsys.readouterr().out
    values, conflicts = state(laptop)
    assert (values["families"], values["place"], conflicts) == (31, "Puerto", ())
    assert run(["history", str(laptop.file), SLOT]) == 0
    assert "Contadas" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["families"], 2, "no ="),
        ([], 2, "--take"),
        (["families=1", "--take", "abcdef"], 2, "--take"),
        (["familias=1"], 3, "has no field"),
        (["families=x"], 3, "cannot be what"),
        (["--take", "abcdef"], 3, "is no version"),
        (["text=Otra"], 3, "decided together"),
        (["families=40"], 3, "Families of"),
        (["families=40"], 3, "is not in dispute, and settling decides only what is: Demand, Action"),
        (["text=Otra", "action=school", "place="], 3, "decides only what is: Demand, Action"),
        (["coste=1"], 3, "There are: Demand, "),
        (["coste=1"], 3, ", Cost, "),
    ],
)
def test_what_cannot_be_settled_changes_nothing(
    laptop: Laptop, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    disagree(laptop, {"text": "Posta", "action": "health-post"}, {"text": "Aulas", "action": "school"})
    before = laptop.file.read_bytes()
    assert run(["--lang", "en", "settle", str(laptop.file), SLOT, *arguments]) == code
    assert said in capsys.readouterr().err
    assert laptop.file.read_bytes() == before


def test_a_record_that_is_not_there_and_a_file_that_is_held(
    laptop: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common, "WAIT_SECONDS", 0)
    disagree(laptop, {"families": 31}, {"families": 99})
    assert run(["--lang", "en", "settle", str(laptop.file), "demand/guaqui/x/2004/1", "families=1"]) == 3
    with FieldFile.open(Path(laptop.file)):
        assert run(["--lang", "en", "settle", str(laptop.file), SLOT, "families=1"]) == 3
    assert "is in use by another window" in capsys.readouterr().err
    assert state(laptop)[1] == ("families",)


def test_what_nobody_disputes_is_not_settled_by_the_command(
    laptop: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop.save(("andamarca", 2004, {"text": "Riego", "families": 3}))
    before = laptop.file.read_bytes()
    for record, said in (
        ("plan/guaqui/2003-2007", "years=[2003]"),
        ("community/guaqui/arcata", "name=Otra"),
        (SLOT, "families=4"),
    ):
        assert run(["--lang", "en", "settle", str(laptop.file), record, said, "--reason", "Así consta"]) == 3
        assert f"Nothing is to settle in {called(laptop.file, record)}" in capsys.readouterr().err
    assert laptop.file.read_bytes() == before


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("productive=sí", {"productive": True}),
        ("productive=No", {"productive": False}),
        ("productive=true", {"productive": True}),
        ("Productivas=sí", {"productive": True}),
    ],
)
def test_the_command_understands_a_value_as_a_form_does(
    laptop: Laptop, capsys: pytest.CaptureFixture[str], said: str, values: dict[str, object]
) -> None:
    apart(laptop, "class/guaqui/prueba", *({"name": "Prueba", "productive": so} for so in (True, False)))
    run(["--lang", "es", "settle", str(laptop.file), "class/guaqui/prueba", said])
    assert capsys.readouterr().err == ""
    with FieldFile.open(laptop.file, writable=False) as field:
        found = field.survey.history("class/guaqui/prueba")
        assert found is not None
        assert ({name: found.values.get(name) for name in values}, found.conflicts) == (values, ())


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("families=x", "x no puede ser lo que dice Familias. Un número entero, como 45."),
        ("cost_cents=mucho", "Un monto en Bs: 35.000 o 1.500,50."),
        ("status=quizas", "Escriba uno de estos: "),
        ("families=1.500", ""),
        ("cost_cents=1.500,50", ""),
        ("cost=1.500,50", ""),
        ("Costo=1.500,50", ""),
        ("cost=Bs 1500,50", ""),
        ("cost_cents=150050", ""),
        ("cost=1.5.0", "Un monto en Bs: 35.000 o 1.500,50."),
    ],
)
def test_what_a_value_cannot_be_is_said_by_what_can_be_written(
    laptop: Laptop, capsys: pytest.CaptureFixture[str], said: str, words: str
) -> None:
    one, other = ({"families": n, "cost_cents": n, "status": s} for n, s in ((3, "open"), (4, "postponed")))
    disagree(laptop, one, other)
    code = run(["--lang", "es", "settle", str(laptop.file), SLOT, said])
    err = capsys.readouterr().err
    assert (code == 3) == bool(words), err
    assert words in err
    assert "JSON" not in err
    if not words:
        name, value = {"f": ("families", 1500), "c": ("cost_cents", 150050)}[said[0].lower()]
        assert state(laptop)[0][name] == value


@pytest.mark.parametrize(("said", "cents"), [("cost=81500", 8_150_000), ("cost_cents=81500", 81_500)])
def test_the_column_s_name_is_in_whole_units_of_money_and_the_file_s_in_centavos(
    laptop: Laptop, said: str, cents: int
) -> None:
    disagree(laptop, {"cost_cents": 100}, {"cost_cents": 200})
    assert run(["settle", str(laptop.file), SLOT, said]) == 0
    assert state(laptop)[0]["cost_cents"] == cents


def apart(laptop: Laptop, record: str, *bodies: dict[str, Any]) -> None:
    """A record that several say differently, none knowing of the others."""
    laptop.save()
    with FieldFile.open(laptop.file, "Luis") as field:
        for body in bodies:
            field.save(record, body, ())
