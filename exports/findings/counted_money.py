"""Which demands a sum of money counts, in a few words: sums of several papers differ, and each says by what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from storage.plan.decisions import slot_status
from storage.plan.slot_states import SlotState
from storage.translatable import N_

from ..dossier import Dossier

_OF_ASSOCIATIONS: Final = N_("what the associations ask for")
_RULED: Final = {"observed": N_("what was observed"), "rejected": N_("what was not accepted")}


def counted_words(dossier: Dossier, counted: Iterable[SlotState]) -> str:
    """Of what some sums have and others have not, what is in this one and what is not. Empty where the plan has
    nothing of the sort. Where the associations are left out, so is what was ruled of theirs.
    """
    here = {state.entry.record for state in counted if state.entry}
    asked = [state for state in dossier.states if state.stand == "filled" and state.entry]
    theirs = [state for state in asked if state.holder in dossier.figures.associations]
    if not _any_in(theirs, here):
        asked = [state for state in asked if state.holder not in dossier.figures.associations]
    parts = [(_OF_ASSOCIATIONS, theirs)]
    parts += [(words, [one for one in asked if slot_status(one) == status]) for status, words in _RULED.items()]
    told = [(dossier.say(words), _any_in(states, here)) for words, states in parts if states]
    return " ".join(filter(None, (_said(dossier, told, within=within) for within in (True, False))))


def _any_in(states: Iterable[SlotState], here: set[str]) -> bool:
    return any(state.entry.record in here for state in states if state.entry)


def _said(dossier: Dossier, told: Iterable[tuple[str, bool]], *, within: bool) -> str:
    parts = ", ".join(words for words, is_in in told if is_in == within)
    words = dossier.say(N_("Counted too: {parts}.")) if within else dossier.say(N_("Not counted: {parts}."))
    return words.format(parts=parts) if parts else ""
