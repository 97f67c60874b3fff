"""A part of several kinds: what became of what was in a year's plan."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ..translatable import N_
from .field import CauseId, Centavos, Line, Prose, Reason, Says, When

STATES: Final = {
    "not-begun": N_("not begun"),
    "under-way": N_("under way"),
    "done": N_("done"),
    "stopped": N_("stopped"),
    "not-done": N_("not done"),
}


class Executed(Struct):
    state: Annotated[Line | UnsetType, Says(N_("State"), "word", words=STATES)] = UNSET
    on: Annotated[When | UnsetType, Says(N_("Since"), "when")] = UNSET
    spent_cents: Annotated[Centavos | UnsetType, Says(N_("Spent"), "cents")] = UNSET
    reason: Reason = UNSET
    cause: CauseId = UNSET
    evidence: Annotated[Prose | UnsetType, Says(N_("Evidence"), "prose")] = UNSET
