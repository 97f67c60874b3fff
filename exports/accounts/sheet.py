"""Accounts to a community or an association: one page, in letters large enough to be read aloud from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from storage.plan.accounts.account import DemandAccount, HolderAccounts, OtherAccount
from storage.translatable import N_

from ..document.paper import Frame, Paper
from ..document.pdf import page_count
from ..document.pieces import Figure, PaperCell, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from ..findings.account_words import account_money_words, account_words, done_words, lacking_of, steps_words

_SIZE: Final = 13.0
_LINES: Final = (0, 7, 5, 4, 3)
"""Of a cell, most first: as many as one page holds; 0: all of them."""


def account_sheet(dossier: Dossier, of: HolderAccounts, frame: Callable[[str, str], Frame], size: str) -> Paper:
    """On one page where it can be: cells are cut shorter until it is. `frame`: by the title and whose it is."""
    title = dossier.say(N_("Accounts: what became of what was asked for"))
    paper = Paper(frame(title, dossier.holder(of.holder)), tuple(_pieces(dossier, of)), dossier.say.language)
    cut = [_cut(paper, lines) for lines in _LINES]
    return next((one for one in cut if page_count([one], size) == 1), paper)


def _cut(paper: Paper, most_lines: int) -> Paper:
    pieces = (one._replace(most_lines=most_lines) if isinstance(one, PaperTable) else one for one in paper.pieces)
    return paper._replace(pieces=tuple(pieces))


def _pieces(dossier: Dossier, of: HolderAccounts) -> Iterator[Piece]:
    say, values, sums = dossier.say, dossier.values, of.sums
    yield Figure(done_words(sums, values), "")
    yield Text(steps_words(sums, values), size=_SIZE)
    yield Text(account_money_words(sums, values), size=_SIZE)
    heads = (N_("Year"), 0.85), (N_("What was asked for"), 2.4), (N_("What became of it"), 2.6)
    columns = tuple(PaperColumn(say(words), share) for words, share in heads)
    yield PaperTable(columns, tuple(_row(dossier, one) for one in of.by_year), _SIZE, dense=True)
    if left := lacking_of(of, values):
        yield Text(left, strong=True, size=_SIZE)


def _row(dossier: Dossier, one: DemandAccount | OtherAccount) -> PaperRow:
    """What became of it comes first: where a cell is cut, the way there is."""
    told = account_words(one, dossier.values)
    stands = f"{told.stands[:1].upper()}{told.stands[1:]}"
    became = ". ".join(filter(None, (told.became, stands)))
    return PaperRow((PaperCell(told.year, strong=True), told.asked, became))
