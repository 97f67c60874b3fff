"""Whoever types stops anywhere: what was saved is saved, what was typed is a draft, nothing else was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from guaqui_tui.plain.console import LineConsole
from guaqui_tui.plain.conversation import converse
from guaqui_tui.plain.typed_lines import TypedLines
from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from storage import FieldFile
from storage.errors import FileError
from storage.file.drafts import SETTLING, Draft, Drafts
from storage.kinds.process.demand import demand_name

from ..pilot import Laptop
from .conversation import AUTHOR, Said, saved, talk

WORKSHOP: Final = "workshop/guaqui/community/andamarca/1"
LINES: Final = (
    *(
        "",
        "andam",
        "workshop",
        "14/7/2003",
        "",
        "Escuela",
        "34",
        "cincuenta",
        "51",
        "Ana, secretaria",
        "1",
        "",
        "",
        "save",
    ),
    *(
        "workshop",
        "",
        "",
        "Sede",
        "see",
        "?",
        "undo",
        "redo",
        "-",
        "Sede nueva",
        ".",
        "missing",
        "",
        "aloud",
        "save",
        "history",
    ),
    *("undo", ".", "arcata", "2003", "see", ".", "history 2003", ".", "list", "person", "Ana", "quit"),
)


@pytest.fixture
def plan(plan: Path, laptop: Laptop) -> Path:
    """There is something to accept in Andamarca."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    return plan


def drafted(file: Path, record: str) -> dict[str, Any]:
    draft = Drafts(file).get(record)
    return draft.fields if draft else {}


def test_only_the_words_that_write_do(plan: Path) -> None:
    """At each question the file has the acts whose word came before it, and no other byte."""
    acts: list[int] = []
    lines = iter(LINES)

    def read() -> bytes:
        acts.append(plan.read_bytes().count(b"\n"))
        return f"{next(lines, 'quit')}\n".encode()

    converse(LineConsole(TypedLines(read), Said(), echoes=False), plan, Settings(author=AUTHOR))
    acts.append(plan.read_bytes().count(b"\n"))
    grew = [line for line, before, after in zip(LINES, acts, acts[1:], strict=False) if after != before]
    assert grew == ["save", "save", "undo"]


@pytest.mark.parametrize("upto", range(0, len(LINES), 4))
def test_the_end_of_all_lines_is_the_end_of_nothing_that_was_typed(plan: Path, upto: int) -> None:
    said = talk(plan, *LINES[:upto])
    assert said
    with FieldFile.open(plan, AUTHOR) as field:  # nothing holds it any more
        assert field.writable
    assert bool(drafted(plan, WORKSHOP)) == (3 < upto < 14 or upto > 18)


@pytest.mark.parametrize("upto", [4, 6, 7, 8])
def test_every_answer_is_in_the_draft_that_the_app_offers(plan: Path, upto: int) -> None:
    talk(plan, *LINES[:upto])
    expected = dict(zip(("held_on", "from", "place", "women", "men"), LINES[3:8], strict=True))
    typed = drafted(plan, WORKSHOP)
    assert [typed[name] for name in list(expected)[: upto - 3]] == list(LINES[3:upto])


def test_a_line_whose_enter_never_came_is_kept_and_no_word_in_it_is_obeyed(plan: Path) -> None:
    talk(plan, *LINES[:5], typed=b"Escuela de Anda")
    assert drafted(plan, WORKSHOP)["place"] == "Escuela de Anda"
    for word in (b"save", b"-", b".", b"undo"):
        talk(plan, "", "andam", "workshop", *[""] * 3, typed=word)
        assert drafted(plan, WORKSHOP)["place"] == "Escuela de Anda", word
    assert saved(plan, WORKSHOP) == {}


def test_a_save_that_the_disk_refuses_is_said_and_what_was_typed_stays(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object, _changes: object) -> None:
        raise FileError("disk-full", path=str(plan))

    monkeypatch.setattr(FieldFile, "save_many", refuse)
    said = talk(plan, "", "andam", "workshop", "", "", "Escuela", "save", ".", ".", ".")
    assert "Not saved; what was typed stays as a draft." in said
    assert drafted(plan, WORKSHOP)["place"] == "Escuela"


def test_a_draft_that_the_disk_refuses_is_said_and_can_still_be_saved(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object, _draft: object) -> None:
        raise FileError("disk-full", path=str(plan))

    monkeypatch.setattr(Drafts, "keep", refuse)
    said = talk(plan, "", "andam", "workshop", "", "", "Escuela", "save", ".", ".")
    assert "What was typed could not be kept. “save” saves it." in said
    assert saved(plan, WORKSHOP)["place"] == "Escuela"


def test_a_draft_is_offered_left_where_it_is_and_gone_on_with(plan: Path) -> None:
    talk(plan, *LINES[:7])
    said = talk(plan, "", "andam", "workshop", "?", ".", "workshop", "", "save", ".", ".")
    assert said.count("Place: Escuela") == 2
    assert saved(plan, WORKSHOP)["place"] == "Escuela"
    assert Drafts(plan).all() == []


def test_beside_a_community_stands_what_is_not_saved(plan: Path) -> None:
    talk(plan, *LINES[:7])
    said = talk(plan, "", "list", ".")
    assert next(line for line in said if line.startswith("1. Andamarca")).endswith("1 not saved")


def test_hostile_settings_and_files_end_in_words(laptop: Laptop, tmp_path: Path) -> None:
    said = talk(
        tmp_path, "", "\x1b[2J", "~nobody/x.json", "99", "new", "nowhere", ".", "new", ".", ".",
        settings=Settings(author=AUTHOR, file="\x1b[31m"),
    )  # fmt: skip
    assert not any("\x1b" in line for line in said)


def test_a_draft_is_put_aside_and_never_deleted(plan: Path) -> None:
    talk(plan, *LINES[:7])
    said = talk(plan, "", "andam", "workshop", "aside", ".", "workshop", ".", ".", ".")
    assert "Held on [2003-07-14]:" in said
    assert Drafts(plan).all() == []
    assert [one.fields["place"] for one in Drafts(plan).all_put_aside()] == ["Escuela"]


class HungUp(Said):
    """A terminal that is gone once all was typed."""

    is_gone = False

    def write(self, text: str) -> int:
        if self.is_gone:
            raise OSError
        return super().write(text)


def test_who_typed_where_is_remembered_when_the_terminal_hangs_up_amid_a_draft(plan: Path) -> None:
    out = HungUp()
    typed = iter([*(f"{line}\n".encode() for line in LINES[:7]), b""])

    def read() -> bytes:
        came = next(typed)
        out.is_gone = not came
        return came

    console = LineConsole(TypedLines(read), out, echoes=False)
    converse(console, plan, Settings(author=AUTHOR))
    console._out.close()
    assert drafted(plan, WORKSHOP)["place"] == "Escuela"
    assert settings.load().file == str(plan)


def test_what_was_decided_of_a_dispute_is_nothing_typed_in_a_year(plan: Path) -> None:
    record = demand_name("guaqui", "andamarca", 2003)
    Drafts(plan).keep(Draft(f"{SETTLING}{record}", {"reason": "Acta"}, [], "2003-07-14T10:42:00-04:00"))
    said = talk(plan, "", "andam", ".", ".")
    assert next(line for line in said if line.startswith("2003:")).count("not saved") == 0
