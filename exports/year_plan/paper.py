"""A year's plan as a paper on lying pages: what is left, the money, the lines, the year before, who signs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from storage.translatable import N_

from ..document.paper import Paper
from ..document.pieces import (
    Caution,
    Figure,
    Heading,
    PaperColumn,
    PaperRow,
    PaperTable,
    Piece,
    Signatures,
    Signer,
    Text,
)
from ..dossier import Dossier
from ..findings.year_lines import YearWords, year_words
from ..findings.year_tables import YearTable
from ..frame import frame_of
from ..wording.signing_columns import signing_columns

_SIZE: Final = 8.5
_FEWEST: Final = 4
"""Rows to sign, of which those behind the fixed offices are empty."""
_PAPER: Final = "year"
"""What the plan calls this paper where it says who signs."""


def year_paper(dossier: Dossier, year: int) -> Paper:
    title = dossier.say(N_("Plan of {year} ({year_word})")).format(year=year)
    frame = frame_of(dossier.survey, dossier.edition, title)
    return Paper(frame, tuple(_pieces(dossier, year_words(dossier, year))), dossier.say.language, lying=True)


def _pieces(dossier: Dossier, of: YearWords) -> Iterator[Piece]:
    say = dossier.say
    yield Figure(
        f"{of.left[:1].upper()}{of.left[1:]}",
        say(N_("Of the money of {year}")).format(year=of.year),
        "\n".join(of.notes),
    )
    if of.over:
        yield Caution(say(N_("More stands in this plan than there is money for.")))
    yield Heading(say(N_("The money, by who gives it")))
    yield _table(dossier, of.money)
    yield Heading(say(N_("What it goes to")))
    yield _table(dossier, of.lines)
    if of.before.rows:
        yield Heading(say(N_("What became of the plan of {year}")).format(year=of.year - 1))
        yield _table(dossier, of.before)
    yield Text(of.summary, strong=True)  # what is signed: signatures stand under these three things
    yield Text(say(N_("Only what stands in this year's plan is summed.")))
    yield Text(say(N_("What is asked for jointly counts once.")))
    yield _signatures(dossier)


def _table(dossier: Dossier, of: YearTable) -> PaperTable:
    of = of.without_empty()
    columns = (PaperColumn(head.words, head.share, "right" if head.money else "left") for head in of.heads)
    rows = (PaperRow(tuple(_cell(dossier, cell) for cell in row.cells), row.sort) for row in of.rows)
    return PaperTable(tuple(columns), tuple(rows), _SIZE, dense=True)


def _cell(dossier: Dossier, cell: str | int | None) -> str:
    return dossier.amount(cell) if isinstance(cell, int) else cell or ""


def _signatures(dossier: Dossier) -> Signatures:
    """The offices that the plan fixes for this paper; behind them, or without any, room for others."""
    signs = dossier.plan.signs
    offices = signs.get(_PAPER, []) if isinstance(signs, dict) else []
    closing = dossier.say(N_("Read and found to be right, it is signed and stamped by those who answer for it."))
    signers = tuple(Signer(office=office) for office in offices)
    return Signatures(closing, signing_columns(dossier.say), signers, max(0, _FEWEST - len(signers)))
