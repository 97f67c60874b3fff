"""A whole workshop by someone who types: through a pipe and on a terminal the same stands in the file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from storage import FieldFile
from storage.kinds.process.demand import demand_name
from storage.plan.acta.reading_aloud import acceptance, slot_read_aloud
from storage.plan.missing.before_acta import MAY_WAIT
from storage.plan.missing.by_holder import MissingByHolder
from storage.plan.slot_states import Slots

from ..pilot import Laptop

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from ..terminal import Terminal

WORKSHOP: Final = "workshop/guaqui/community/andamarca/1"
ASKED: Final = ("irrig", "", "120.000", "80.000", "20.000", "", "", "40", "", "")
"""The action, its class, the cost, who pays, the families, how it was decided, the status."""
VOTED: Final = {"for": 41, "against": 12, "abstained": 3, "how": "vote"}
LINES: Final = (
    *("Rosa Mamani", "andam", "workshop", "14/7/2002", "", "Escuela", "38", "22"),
    *("Pedro Choque, jilaqata; Ana Quispe, secretaria", "1", "", "save"),
    *("2003", "Riego por aspersión", "4", "Dos aulas", "women", "", "26", "24", "1", "", *ASKED, "save"),
    *("2004", "Agua potable", "", "", "41 12 3", "drink", "", "35.000", *[""] * 7, "save"),
    *("2005", *[""] * 10, "decided not", "save"),
    *("2006", *[""] * 10, "postponed", "save"),
    *("2007", "Aulas", "", "", "", "save"),
    *("missing", "", "aloud", "save", "missing", "", "history 2003", "quit"),
)
"""The day, the place, who came, the authorities, the quorum; each year; what is missing; reading aloud."""


def in_a_pipe(laptop: Laptop) -> str:
    call = [sys.executable, "-m", "guaqui_tui", "--lang", "en", "--plain", str(laptop.file)]
    typed = "".join(f"{line}\n" for line in LINES)
    done = subprocess.run(
        call, input=typed, capture_output=True, encoding="utf-8", env=dict(os.environ), check=True
    )
    assert done.stderr == ""
    return done.stdout


def on_a_terminal(laptop: Laptop) -> str:
    program = ("-m", "guaqui_tui", "--lang", "en", "--plain", str(laptop.file))
    terminal = Terminal({"TERM": "dumb", "LANG": "C.UTF-8"}, program)
    terminal.wait_for("Who types?")
    terminal.type("".join(f"{line}\n" for line in LINES))
    written = terminal.until_it_ends()
    os.close(terminal.fd)
    assert os.waitstatus_to_exitcode(terminal.status) == 0
    return written.decode()


def values(file: Path) -> dict[str, Any]:
    """All that was saved there, by record, and how the reading stands."""
    with FieldFile.open(file, writable=False) as field:
        survey = field.survey
        records = [WORKSHOP, *(demand_name("guaqui", "andamarca", year) for year in survey.plan.years)]
        said = {one: dict(state.values) for one in records if (state := survey.history(one))}
        read = map(slot_read_aloud, Slots(survey).of_holder("andamarca"))
        missing = MissingByHolder(survey, "2003-07-14").of("andamarca").before
        assert {one.code for one in missing} <= MAY_WAIT | {"cost-far"}
        return {**said, "accepted": acceptance(said[WORKSHOP]["read_back"], read)}


@pytest.mark.costly(0)
@pytest.mark.parametrize("through", [in_a_pipe, on_a_terminal], ids=lambda of: of.__name__)
def test_all_of_it_stands_in_the_file_and_nothing_was_painted(laptop: Laptop, through: Any) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas"}))
    said = through(laptop)
    assert "\x1b" not in said
    stands = values(laptop.file)
    assert stands["accepted"] == "accepted"
    assert (stands[WORKSHOP]["women"], stands[WORKSHOP]["men"], stands[WORKSHOP]["quorum"]) == (38, 22, "declared")
    assert [one["name"] for one in stands[WORKSHOP]["authorities"]] == ["Pedro Choque", "Ana Quispe"]
    first = stands[demand_name("guaqui", "andamarca", 2003)]
    assert (first["text"], first["agreed"], first["cost_cents"]) == (
        "Riego por aspersión",
        {"for": 26, "how": "vote"},
        12000000,
    )
    assert stands[demand_name("guaqui", "andamarca", 2004)]["agreed"] == VOTED
    assert stands[demand_name("guaqui", "andamarca", 2005)] == {"status": "none"}
    assert stands[demand_name("guaqui", "andamarca", 2006)] == {"status": "postponed"}
    assert stands[demand_name("guaqui", "andamarca", 2007)]["text"] == "Aulas"
