"""Pure: who brought what, as a table of what was looked at says it, on the screen and by the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from storage.errors import GuaquiError
from storage.look import Look
from storage.text import clean_line, printable
from storage.union import Brought

from .messages import sentence
from .words import N_, _, ngettext

HEADINGS: Final = (N_("New"), N_("Known"), N_("To settle"), N_("Set aside"))
"""What the four numbers of a line are."""

_NAMED = 3
"""As many laptops and people of one file are named in the table."""


class Line(Struct, frozen=True):
    """A file: its name, whose it is, and of its versions how many are new, known, to settle, and were set aside.

    `remark` is what else there is to say of it. `stays_out`: it stays out whole, and that says why.
    """

    name: str
    whose: str = ""
    people: str = ""
    laptops: tuple[str, ...] = ()
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    remark: str = ""
    stays_out: bool = False


def lines(seen: Look, inputs: Sequence[Brought]) -> list[Line]:
    """A line for each input, then one for each file that stays out."""
    paths = [*(one.path for one in inputs), *(one.path for one in seen.left_out)]
    alike = Counter(Path(path).name for path in paths)

    def name(path: str) -> str:
        short = Path(path).name
        return printable(short if alike[short] == 1 else path)

    return [
        *(_brought(name(one.path), one, seen) for one in inputs),
        *(Line(name(one.path), remark=left_out(one.error), stays_out=True) for one in seen.left_out),
    ]


def _brought(name: str, one: Brought, seen: Look) -> Line:
    whose, people = _who(one)
    counts = (one.new, one.known, len(seen.disputed_by(one)), len(one.problems))
    damaged = "" if one.reading.whole else _("{path} is damaged; what is whole in it comes in.")
    return Line(name, whose, people, tuple(one.laptops), counts, damaged.format(path=printable(one.path)))


def _who(one: Brought) -> tuple[str, str]:
    """Whose laptop it is, and who typed; of a plan that holds many, how many laptops."""
    if len(one.laptops) > _NAMED:
        return ngettext("{n} laptop", "{n} laptops", len(one.laptops)).format(n=len(one.laptops)), ""
    return " ".join(one.laptops), ", ".join(map(clean_line, one.authors[:_NAMED]))


def left_out(error: GuaquiError) -> str:
    """Why a file stays out whole."""
    return _("Left out: {sentence}").format(sentence=sentence(error))
