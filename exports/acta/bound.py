"""All actas one behind the other, and before them what there is of each: its page, its code, its state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from storage.symbols import ATTENTION, DISPUTED, STATE_SYMBOLS
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
    "to-hold": (STATE_SYMBOLS["missing"], N_("workshop to hold")),
    "to-come": (ATTENTION, N_("draft, its day is to come")),
    "closed": ("", N_("closed without a workshop")),
    "not-convened": ("", N_("not convened")),
}
"""The state of an acta: its sign and its words. One in dispute is told as a draft, whatever else it lacks."""
_MISSING: Final = {
    "to-hold": N_("Workshop still to hold: {names}"),
    "draft": N_("Draft, not to be signed: {names}"),
    "to-come": N_("Noted as held on a day to come: {names}"),
}
_NOT_AWAITED: Final = {
    "closed": N_("Closed without a workshop, so no acta is awaited: {names}"),
    "not-convened": N_("Not convened, so no acta is awaited: {names}"),
}
_AWAITED: Final = ("to-sign", *_MISSING)


def bound_papers(
    actas: Sequence[HoldersActa], frame: Callable[[str], Frame], say: Speech, size: str
) -> list[Paper]:
    """The index, then each acta. `frame`: what is around a paper that is called so."""
    index = Paper(frame(say(N_("All actas"))), tuple(_index(actas, say)), say.language)
    papers = [index, *(acta_as_paper(one.acta, say, size) for one in actas)]
    return [one._replace(frame=one.frame._replace(leaf=say(_LEAF))) for one in papers]


def _index(actas: Sequence[HoldersActa], say: Speech) -> Iterator[Piece]:
    """Who is missing first: it is what is looked for. Who was never to have one is not among all."""
    by_state: dict[str, list[str]] = {}
    for one in actas:
        by_state.setdefault(_state(one), []).append(one.acta.holder)
    ready, awaited = len(by_state.get("to-sign", ())), sum(len(by_state.get(state, ())) for state in _AWAITED)
    words = say(N_("{ready} of {all} are ready to sign."))
    yield Text(words.format(ready=ready, all=awaited), strong=True, size=14)
    for told, piece in ((_MISSING, Caution), (_NOT_AWAITED, Text)):
        for state, words in told.items():
            if names := by_state.get(state):
                yield piece(say(words).format(names=", ".join(names)))
    yield Heading(say(N_("Each acta")))
    yield PaperTable(
        (
            PaperColumn(say(N_("Community or association")), 6),
            PaperColumn(say(N_("Page")), 1, "right"),
            PaperColumn(say(N_("Code")), 3),
            PaperColumn(say(N_("State")), 2.4),
        ),
        tuple(_row(one, number, say) for number, one in enumerate(actas, 1)),
        dense=True,
    )


def _row(one: HoldersActa, number: int, say: Speech) -> PaperRow:
    sign, words = _STATES[_state(one)]
    state = f"{sign} {say(words)}".lstrip()
    return PaperRow(
        (one.acta.holder, PaperCell("", page_of=number), one.acta.code, PaperCell(state, strong=bool(sign)))
    )


def _state(one: HoldersActa) -> str:
    if one.acta.code:
        return "to-sign"
    if one.unheld is None or one.acta.unsettled:
        return "draft"
    if one.unheld.outcome in ("held", "closed"):
        return "to-come" if one.unheld.outcome == "held" else "closed"
    return "to-hold" if one.unheld.expected else "not-convened"
