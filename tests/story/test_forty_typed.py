"""Forty laptops gathered through the app in a real terminal: as by the command line, and everything is named."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from guaqui_tui.cli import run
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from guaqui_tui.widgets.text import title_in_cells
from guaqui_tui.wording.record_titles import record_title
from storage.file.reading import read_file
from storage.gather.merge_reports import report_of
from storage.plan.survey import Survey
from tests.guaqui_tui.pilot import Laptop
from tests.storage.forty_laptops import Case, Forty, cases, forty

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.guaqui_tui.terminal import ENVIRONMENT, Terminal

F2, F6, F9 = "\x1bOQ", "\x1b[17~", "\x1b[20~"
DOWN, PAGE_DOWN = "\x1b[B", "\x1b[6~"
ENTER, ESCAPE, CTRL_Q, CTRL_U = "\r", "\x1b", "\x11", "\x15"
FULL = 20
HERE, RULE, DAMAGED = "►", "─", "is damaged"
ARROWS = 79
"""The column that says that a list goes on."""
ATLANTIS = "atlantis"
PLACE = 27
"""The width of the column of places."""
_COUNTS = re.compile(r"(lap\d{5}) +(\d+) +\d+ +\d+ +(\d+)$")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(FULL if metafunc.config.getoption("--full") else 1))


class Coordinator:
    """Somebody who reads every line of each list."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def does(self, keys: str, *then: str) -> None:
        self.terminal.type(keys)
        self.terminal.wait_for(*then)
        self.terminal.rest()

    def screens(self, key: str) -> Iterator[list[str]]:
        """The screen, and what it is each time that a key moves something."""
        while True:
            before = list(self.terminal.display.display)
            yield [line.rstrip() for line in before]
            self.terminal.type(key)
            if not self.terminal.changes_from(before):
                return

    def reads(self) -> list[str]:
        """Every line of a list, page by page; without the mark of the cursor, each of them once."""
        found: dict[str, None] = {}
        for screen in self.screens(PAGE_DOWN):
            above, below = (number for number, line in enumerate(screen) if set(line) == {RULE})
            listed = (line for line in screen[above + 1 : below] if _is_listed(line))
            found |= dict.fromkeys(line[1:ARROWS].rstrip() for line in listed)
        return list(found)

    def reads_closely(self) -> list[Line]:
        """Every line of a list with what stands below it."""
        found = []
        for screen in self.screens(DOWN):
            (line,) = (line for line in screen if line.startswith(HERE))
            found.append(Line(line[1:ARROWS].rstrip(), " ".join(" ".join(screen).split())))
        return found

    def opens(self, room: str, *then: str) -> list[str]:
        """A room behind the coordinator's list, and back to that."""
        self.does(room + ENTER, *then, HERE)
        found = self.reads()
        self.does(ESCAPE, "Gather files", "Who has sent what")
        return found


def _is_listed(line: str) -> bool:
    """Whether it is of the list: it keeps a column for a sign, where the words above the list begin."""
    return bool(line) and not line[1].isalnum()


class Line(NamedTuple):
    """A line of a list, and all that stands on the screen while the cursor is on it."""

    text: str
    screen: str


class Seen(NamedTuple):
    """What the app shows of the forty, room by room."""

    files: list[Line]
    changed: list[str]
    names: list[str]
    disputes: list[str]
    odd: list[str]


def through_the_app(plan: Path, stick: Path) -> Seen:
    settings.store(Settings(author="Coordinadora", file=str(plan.absolute()), language="en"))
    terminal = Terminal(ENVIRONMENT)
    try:
        hand = Coordinator(terminal)
        terminal.wait_for("F9 Coordinate")
        hand.does(F9, "Gather files")
        hand.does(ENTER, "Nothing is written yet")
        hand.does(f"{CTRL_U}\x1b[200~{stick}\x1b[201~{ENTER}", "F2 takes them in", HERE)
        files = hand.reads_closely()
        hand.does(F2, "Gathered files", "F6 What changed")
        hand.does(F6, "Merge 1 ·", "By community")
        changed = hand.reads()
        hand.does(ESCAPE, "Gathered files")
        hand.does(ESCAPE, "Gather files", "Who has sent what")
        names = hand.opens("names", "names to decide")
        disputes = hand.opens("settle", "things to settle")
        odd = hand.opens("check", "things to look at")
        terminal.type(CTRL_Q)
        terminal.until_it_ends()
        assert terminal.status == 0
    finally:
        os.close(terminal.fd)
    return Seen(files, changed, names, disputes, odd)


def by_command(
    plan: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    assert run(["merge", str(plan), str(stick), "--json"]) == 1
    merged = json.loads(capsys.readouterr().out)
    run(["check", str(plan), "--json"])
    return merged, json.loads(capsys.readouterr().out)


class File(NamedTuple):
    """What the table says of a file: whose it is, how much of it is new, how much was set aside."""

    laptop: str
    new: int
    aside: int
    screen: str


def named(made: Forty, seen: Seen, survey: Survey) -> list[Case]:
    """What was planted, as the screens call it, against what they show."""
    rows = [(_COUNTS.search(line.text), line.screen) for line in seen.files]
    files = [File(row[1], int(row[2]), int(row[3]), screen) for row, screen in rows if row]
    details = " ".join(line.screen for line in seen.files)
    out = [line.text for line in seen.files if "stays out" in line.text]
    names = {str(state.values["name"]) for one in made.misspelled if (state := survey.history(one))}
    of_two = [line for line in seen.changed if re.search(r" · \d{4} +lap\d{5} lap\d{5}", line)]
    return [
        Case(
            "misspelled names",
            sorted(names),
            sorted(line[1:25].strip() for line in seen.names if ATLANTIS not in line),
        ),
        Case("the same twice", _places(made.alike, survey), _marked(of_two, " ")),
        Case("edited twice", _places(made.differing, survey), _marked(seen.disputes, "!")),
        Case("files twice", made.twice, sorted(one.laptop for one in files if one.new == 0)),
        Case("torn", [made.torn], [one.laptop for one in files if DAMAGED in one.screen]),
        Case(
            "altered",
            [made.altered],
            [one.laptop for one in files if one.aside == 1 and DAMAGED not in one.screen],
        ),
        Case("hostile", [made.hostile], [one.laptop for one in files if one.aside == made.refused]),
        Case("newer version", [made.newer], re.findall(r"× taller-(lap\d{5})", " ".join(out))),
        Case("copied disk", [made.clone], _once(r"Two files of laptop (lap\d{5})", details)),
        Case(
            "clock in 1970", [made.early], _once(r"Laptop (lap\d{5}) wrote \d+ versions? on days before", details)
        ),
        Case("outside the plan", ["2099", ATLANTIS], _outside(seen.odd)),
    ]


def _places(records: Iterable[str], survey: Survey) -> list[str]:
    """Records as a column of places calls them."""
    return sorted(title_in_cells(record_title(one, survey), PLACE).strip() for one in records)


def _marked(lines: Iterable[str], mark: str) -> list[str]:
    """The places of the lines with a mark."""
    return sorted(line[3 : 3 + PLACE].strip() for line in lines if line[1] == mark)


def _once(pattern: str, text: str) -> list[str]:
    return sorted(set(re.findall(pattern, text)))


def _outside(lines: Iterable[str]) -> list[str]:
    """The hostile file's demands of a year that is none of the plan's, and of a holder that is on no list."""
    kinds = {"years outside the plan": "2099", "of nobody on the list": ATLANTIS}
    return sorted(word for line in lines for kind, word in kinds.items() if kind in line and word in line)


@pytest.mark.costly(0)
def test_forty_laptops_through_a_terminal(
    laptop: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    del laptop  # only its folders are needed
    stick = tmp_path / "stick"
    stick.mkdir()
    made = forty(stick, seed)
    typed, told = tmp_path / "typed", tmp_path / "told"
    for folder in (typed, told):
        folder.mkdir()
    assert run(["new", str(typed / "plan.json"), "--municipality", "guaqui", "--author", "Coordinadora"]) == 0
    shutil.copyfile(typed / "plan.json", told / "plan.json")
    capsys.readouterr()
    merged, checked = by_command(told / "plan.json", stick, capsys)
    seen = through_the_app(typed / "plan.json", stick)
    for name in ("plan.json", "plan.json.quarantine.json"):
        assert (typed / name).read_bytes() == (told / name).read_bytes(), name
    reports = [report_of(folder / "plan.json")[1] for folder in (typed, told)]
    assert reports[0].inputs == reports[1].inputs
    assert reports[0].left_out == reports[1].left_out
    words.use("en")
    survey = Survey(read_file(typed / "plan.json").revisions)
    found = named(made, seen, survey)
    for case in [*found, *cases(made, merged, checked, typed / "plan.json")]:
        assert case.planted == case.found, case.name
    shown = (f"{case.name} {len(case.planted)}/{len(case.found)}" for case in found)
    print(f"seed {seed}: {', '.join(shown)}")  # noqa: T201 - the table, with -s
