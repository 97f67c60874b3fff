"""A known laptop is called by its person and four letters wherever one is shown; nothing shows a whole key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guaqui_tui.forms.records import rest_in_words
from guaqui_tui.wording.values import values_of
from storage import FieldFile
from storage.file.trust import know, load_trust
from storage.gather.merge import merge
from storage.kinds.field import Kind
from storage.kinds.lookup import KINDS
from storage.kinds.process.demand import demand_name
from storage.plan.acta.code import code_of
from storage.revisions.revision import Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey
from tests.storage.crafted_files import held, write

from .conftest import Guaqui
from .pilot import Hands, Laptop

ROSA, PEDRO, STRANGER = (SigningKey(bytes([n]) * 32) for n in (1, 2, 3))
CALLED = f"Rosa Mamani · {ROSA.device[:4]}"
RECORD = f"laptop/guaqui/{PEDRO.device}"
SLOT = demand_name("guaqui", "arcata", 2003)


def saved(key: SigningKey, record: str, body: dict[str, object], *on: Revision) -> Revision:
    at, parents = "2002-07-14T10:22:31-04:00", tuple(one.rev for one in on)
    document = revision_document(record, body, sets=set(body), parents=parents, author="Equipo", device=key, at=at)
    made = accept_value(document)
    assert isinstance(made, Revision), made
    return made


@pytest.fixture
def stick(laptop: Laptop) -> Path:
    """A file of Rosa, whom this laptop knows, and of Pedro, who recommends her and refuses somebody."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    told = saved(PEDRO, RECORD, {"knows": [ROSA.device], "refuses": [STRANGER.device]})
    other = saved(PEDRO, RECORD, {"knows": [STRANGER.device], "refuses": [ROSA.device]})
    community = saved(ROSA, "community/guaqui/nueva", {"name": "Nueva"})
    demand = saved(ROSA, SLOT, {"text": "Posta", "status": "proposed"})
    path = laptop.folder / "stick" / "rosa.json"
    write(path, [*held(laptop.file), told, other, community, demand])
    know(ROSA.device, "Rosa Mamani")
    return path


def test_commands_call_her_so_and_show_no_whole_key(laptop: Laptop, stick: Path, guaqui: Guaqui) -> None:
    _code, said, err = guaqui("merge", laptop.file, stick, "--dry-run")
    assert CALLED in next(line for line in err.splitlines() if line.startswith("Cambia el plan mismo"))
    assert "Rosa Mamani" in said
    guaqui("merge", laptop.file, stick)
    shown = guaqui("merge", laptop.file, "--show")[1]
    assert CALLED in next(line for line in shown.splitlines() if line.startswith("De las computadoras"))
    told = [
        *guaqui("history", laptop.file, RECORD)[1:],
        *guaqui("merge", laptop.file, "--undo", "1", "--laptop", ROSA.device)[1:],
        guaqui("merge", laptop.file, "--show")[1].replace(RECORD, ""),
        guaqui("merge", laptop.file, "--undo", "1", "--laptop", "zzzz")[2],
    ]
    assert all(CALLED in one for one in (told[0], told[3], told[4]))
    keys = [one.device for one in (ROSA, PEDRO, STRANGER)]
    assert not [key for key in keys for one in told if key in one.replace(RECORD, "")]
    assert STRANGER.device[:8] in told[0]


@pytest.mark.costly(0)
def test_a_look_names_what_it_puts_in_the_place_of_her_word(laptop: Laptop) -> None:
    """On the screen as by the command, and before anything comes in."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    hers = saved(ROSA, SLOT, {"text": "Posta", "status": "proposed"})
    write(laptop.file, [*held(laptop.file), hers])
    his = saved(PEDRO, SLOT, {"text": "Museo", "status": "proposed"}, hers)
    stick = write(laptop.folder / "stick" / "pedro.json", [*held(laptop.file), his])
    know(ROSA.device, "Rosa Mamani")

    async def use(hands: Hands) -> None:
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("enter")
        await hands.until(lambda: "F2 takes them in" in hands.screen)
        assert "One thing that a known laptop said was changed by one that is not known here" in hands.words
        assert f"Demand: Posta → Museo ({PEDRO.device[:8]}, not known; before: {CALLED})" in hands.words
        assert next(line for line in hands.screen.splitlines() if "► " in line).startswith("► !")

    laptop.use(use, size=(140, 30))


def test_an_acta_that_is_false_says_whose_laptop_wrote_it(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    code = code_of(["guaqui", "arcata", [[SLOT, {"text": "Posta"}]]])
    false = saved(ROSA, f"acta/guaqui/arcata/{code.lower()}", {"printed": []})
    write(laptop.file, [*held(laptop.file), false])
    assert f"Se escribió en: {ROSA.device[:8]}." in guaqui("verify", laptop.file, code)[2]
    know(ROSA.device, "Rosa Mamani")
    got, _said, err = guaqui("verify", laptop.file, code)
    assert (got, f"Se escribió en: {CALLED}." in err) == (3, True)


def test_who_has_sent_what_names_nobody_before_people_are_asked_for(
    laptop: Laptop, stick: Path, guaqui: Guaqui
) -> None:
    merge(laptop.file, [stick], at="2002-09-01T10:00:00-04:00")
    assert "Rosa Mamani" not in "".join(guaqui("report", laptop.file, "--senders")[1:])
    assert ROSA.device[:8] in guaqui("report", laptop.file, "--senders")[1]
    assert "Rosa Mamani" in guaqui("report", laptop.file, "--senders", "--people")[1]
    assert "son solo letras" in " ".join(guaqui("report", "--help")[1].split())


@pytest.mark.costly(0)
def test_screens_call_her_so_and_show_no_whole_key(laptop: Laptop, stick: Path) -> None:
    keys = [one.device[:12] for one in (ROSA, PEDRO, STRANGER)]

    def no_whole_key(hands: Hands) -> None:
        assert not [key for key in keys if key in hands.screen]

    async def use(hands: Hands) -> None:
        await hands.press("f9", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("enter")
        await hands.until(lambda: "F2 takes them in" in hands.screen)
        assert CALLED in hands.words
        no_whole_key(hands)
        await hands.press("f2")
        await hands.until(lambda: "Gathered files" in hands.screen)
        await hands.press("f6")
        await hands.until(lambda: "Merge 1" in hands.screen)
        no_whole_key(hands)
        await hands.press("escape", "escape", *"merges", "enter")
        await hands.until(lambda: "Merges onto this plan" in hands.screen)
        assert CALLED in hands.words
        await hands.press("delete")
        assert f"Only what {CALLED} saved" in hands.words
        await hands.press("escape", "escape", *"to settle", "enter")
        await hands.until(lambda: "thing to settle" in hands.words)
        assert CALLED in hands.words
        no_whole_key(hands)
        await hands.press("enter")
        assert "Knows" in hands.screen
        no_whole_key(hands)

    laptop.use(use, size=(140, 40))


def test_lists_of_laptops_are_read_so_by_whatever_reads_values(laptop: Laptop, stick: Path) -> None:
    with FieldFile.open(stick, writable=False) as field:
        told = rest_in_words(
            KINDS["laptop"], values_of(field.survey, load_trust()), {"knows": [ROSA.device, STRANGER.device]}
        )
        assert [words for _label, words in told] == [f"{CALLED}, {STRANGER.device[:8]}, not known"]
        letters = values_of(field.survey).text("laptop", "refuses", [ROSA.device, "k7m2q9xw"])
        assert letters == f"{ROSA.device[:8]}, k7m2q9xw"


def test_a_field_that_lists_laptops_says_so_in_the_table_of_kinds() -> None:
    def laptops(kind: Kind) -> list[str]:
        return [one.name for one in kind.fields if one.says.laptops]

    assert {name: found for name, kind in KINDS.items() if (found := laptops(kind))} == {
        "laptop": ["knows", "refuses"]
    }


def test_a_name_that_a_laptop_gives_itself_hides_no_letters(laptop: Laptop, guaqui: Guaqui) -> None:
    """Anybody may call a laptop as a known one is called."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    named = saved(PEDRO, RECORD, {"name": CALLED})
    with FieldFile.open(laptop.file) as field:
        field.add([json.loads(json.dumps({"rev": named.rev, **json.loads(b"{" + named.rest)}))])
    assert f"{CALLED} ({PEDRO.device[:8]})" in guaqui("history", laptop.file, RECORD)[1].splitlines()[0]
