"""All actas one behind the other, and before them what there is of each: its page, its code, its state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from storage.symbols import DISPUTED, STATE_SYMBOLS
from storage.translatable import N_

from ..document.paper import Frame, Paper
from ..document.pieces import Caution, Heading, PaperCell, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..wording.speech import Speech
from .coded import HoldersActa
from .pieces import acta_as_paper

_LEAF: Final = N_("page {page} of the whole")
_STATES: Final = {
    "to-sign": ("", N_("to sign")),
    "draft": (DISPUTED, N_("draft")),
    "no-workshop": (STATE_SYMBOLS["missing"], N_("without workshop")),
}
"""The state of an acta: its sign and its words. A draft is told as one, whatever else it lacks."""
_TOLD: Final = {
    "no-workshop": N_("Without workshop: {names}"),
    "draft": N_("Draft, not to be signed: {names}"),
}


def bound_papers(actas: Sequence[HoldersActa], frame: Callable[[str], Frame], say: Speech) -> list[Paper]:
    """The index, then each acta. `frame`: what is around a paper that is called so."""
    index = Paper(frame(say(N_("All actas"))), tuple(_index(actas, say)), say.language)
    papers = [index, *(acta_as_paper(one.acta, say) for one in actas)]
    return [one._replace(frame=one.frame._replace(leaf=say(_LEAF))) for one in papers]


def _index(actas: Sequence[HoldersActa], say: Speech) -> Iterator[Piece]:
    """Who is missing first: it is what is looked for."""
    ready = sum(_state(one) == "to-sign" for one in actas)
    yield Text(
        say(N_("{ready} of {all} are ready to sign.")).format(ready=ready, all=len(actas)), strong=True, size=14
    )
    for state, words in _TOLD.items():
        if names := [one.acta.holder for one in actas if _state(one) == state]:
            yield Caution(say(words).format(names=", ".join(names)))
    yield Heading(say(N_("Each acta")))
    yield PaperTable(
        (
            PaperColumn(say(N_("Community or association")), 5),
            PaperColumn(say(N_("Page")), 1, "right"),
            PaperColumn(say(N_("Code")), 3),
            PaperColumn(say(N_("State")), 2.4),
        ),
        tuple(_row(one, number, say) for number, one in enumerate(actas, 1)),
    )


def _row(one: HoldersActa, number: int, say: Speech) -> PaperRow:
    sign, words = _STATES[_state(one)]
    state = f"{sign} {say(words)}".lstrip()
    return PaperRow(
        (one.acta.holder, PaperCell("", page_of=number), one.acta.code, PaperCell(state, strong=bool(sign)))
    )


def _state(one: HoldersActa) -> str:
    if not one.acta.code:
        return "draft"
    return "to-sign" if one.held else "no-workshop"
