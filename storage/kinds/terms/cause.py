"""Why something was not accepted, put off, not done: reasons that can be counted."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Kind, Line, Says, Withdrawn

OF: Final = {
    "refused": N_("not accepted"),
    "observed": N_("observed"),
    "absent": N_("did not come"),
    "suspended": N_("suspended"),
    "closed": N_("closed"),
    "moved": N_("moved"),
    "postponed": N_("postponed"),
    "stopped": N_("stopped"),
    "not-done": N_("not done"),
    "broken": N_("broken"),
}
"""What something may be a cause of."""
_SAME: Final = ("observed", "moved", "absent", "suspended", "closed", "postponed", "stopped", "not-done", "broken")
OF_STATES: Final = {"rejected": "refused", **{state: state for state in _SAME}}
"""How a record, or a part of one, may stand -> what its cause is a cause of; however else it stands, of all."""
WITH_CAUSE: Final = frozenset({*OF_STATES, "dropped"})
"""How something may stand for which a cause is asked: of a promise that was dropped any of the plan's may be."""


class Cause(Struct):
    """Where `of` is not said it may be the cause of all."""

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    of: Annotated[list[Line] | UnsetType, Says(N_("Cause of"), "words", words=OF)] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("cause", Cause, ("ID",), N_("Cause"), N_("Causes"))
