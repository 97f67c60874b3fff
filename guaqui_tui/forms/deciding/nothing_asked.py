"""Slots without a demand: that nothing is asked for there, or later, and why; of one or of several as one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from exports.wording.values import Values
from storage.kinds.field import Field
from storage.kinds.process.demand import KIND, STATUSES
from storage.plan.checks.found import Finding
from storage.plan.survey import Survey
from storage.revisions.history import History
from storage.revisions.record_changes import RecordChange

from ...language.gettext_ import _
from ..demand import REASON, STATUS, STATUSES_ASKED, with_nothing_asked
from ..entries import gone_on_from
from ..field_beside import FieldBeside
from ..typing_rules import read_typed, shown_value

_OF_SLOTS: Final = frozenset({"slot-empty", "slot-open"})
_STATES: Final = STATUSES_ASKED[:2]


def of_slots(found: Iterable[Finding]) -> list[Finding]:
    """What of some findings is that a slot is empty: there somebody decided something, or will."""
    return [one for one in found if one.code in _OF_SLOTS]


def nothing_asked_fields(values: Values, slots: Sequence[Finding]) -> tuple[FieldBeside, FieldBeside]:
    """Which of the two it is, and the reason, which may stay empty; one that all have already stands there."""
    status, reason = (_field(name) for name in (STATUS, REASON))
    reasons = {_values(values.survey.history(one.record)).get(REASON, "") for one in slots}
    stands = shown_value(KIND.name, reason, reasons.pop() or None, values) if len(reasons) == 1 else ""
    options = [(name, _(STATUSES[name])) for name in _STATES]
    say_which = _("Choose one: type its number.")

    def read_state(kept: str) -> str:
        if kept not in _STATES:
            raise ValueError(say_which)
        return kept

    read_reason = partial(read_typed, KIND.name, reason, values=values)
    return (
        FieldBeside(STATUS, status.says.label, "", read_state, options=options, all_options=options),
        FieldBeside(REASON, reason.says.label, stands, read_reason, is_prose=True),
    )


def nothing_asked(survey: Survey, slots: Sequence[Finding], said: Mapping[str, Any]) -> list[RecordChange]:
    """`said` by those fields' names, of each of the slots. A reason that one has stays where none is said."""
    changes: list[RecordChange] = []
    for one in slots:
        state = survey.history(one.record)
        before = _values(state)
        body = with_nothing_asked(before, said[STATUS], said.get(REASON) or before.get(REASON))
        changes.append((one.record, body, state.heads if state else None))
    return changes


def _values(state: History | None) -> Mapping[str, Any]:
    return gone_on_from(state.values if state else {})


def _field(name: str) -> Field:
    return next(field for field in KIND.fields if field.name == name)
