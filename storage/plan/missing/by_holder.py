"""What is missing of every community and association, worked out for one when it is asked for, and kept until
something comes that may change it. A save costs the same however large the plan is.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...kinds.field import EVERYBODY
from ...kinds.lookup import TERMS, holder_of, kind_of
from ...kinds.process.demand import Slot, slot_of
from ..checks.found import Finding
from ..checks.usual_costs import UsualCosts
from ..slot_states import Slots
from ..survey import Survey
from ..tallies.joint_money import joint_demands
from .before_acta import Missing, missing_before_acta
from .holder_records import HolderRecords
from .holder_sight import HolderSight


class MissingByHolder:
    """`today` is YYYY-MM-DD. What is typed and not saved is told by `note_drafts`."""

    def __init__(self, survey: Survey, today: str) -> None:
        self.survey = survey
        self.today = today
        self._records = HolderRecords(survey)
        self._known: dict[str, Missing] = {}
        self._beside: dict[str, set[str]] = {}
        """Of whom something is known: who asks for something jointly with them."""
        self._unsaved: dict[str, list[Finding]] = {}
        self._began = False
        self._in_plan: set[Slot] = set()
        self._slots = Slots(survey)
        self._usual_costs = UsualCosts()

    def of(self, holder: str) -> Missing:
        self.look()
        if holder not in self._known:
            sight = HolderSight(self.survey, self.today, holder, self._records, self._slots, self._usual_costs)
            self._known[holder] = missing_before_acta(sight, self._unsaved.get(holder, ()))
            self._beside[holder] = self._joint_with(self._records.of("demand", holder))
        return self._known[holder]

    def is_known(self, holder: str) -> bool:
        """Whether it was worked out already, and nothing came since that may change it."""
        self.look()
        return holder in self._known

    def note_drafts(self, unsaved: Iterable[Finding]) -> set[str]:
        """What is typed and not saved now; of whom that is something else than before."""
        now: dict[str, list[Finding]] = {}
        for one in unsaved:
            now.setdefault(holder_of(one.record), []).append(one)
        changed = {holder for holder in {*now, *self._unsaved} if now.get(holder) != self._unsaved.get(holder)}
        self._unsaved = now
        self._forget(changed)
        return changed

    def look(self) -> set[str] | None:
        """Take in what came since the last look; of whom something else may be missing now, None: of all."""
        disputed = {*self._records.disputed}
        came = self._records.look()
        if not came and self._began:
            return set()
        if not self._began or disputed != self._records.disputed or any(map(_is_shared, came)):
            self._begin()
            return None
        self._slots = Slots(self.survey)
        changed = {whose for one in came if (whose := self._records.whose(one))} | self._costs_of(came)
        changed |= self._joint_with(came) | {one for one, beside in self._beside.items() if beside & changed}
        self._forget(changed)
        return changed

    def _begin(self) -> None:
        """Look at everything anew."""
        self._began = True
        self._known.clear()
        self._slots = slots = Slots(self.survey)
        states = slots.of_all()
        self._in_plan = {one.slot for one in states}
        self._usual_costs = UsualCosts(states)

    def _costs_of(self, came: Iterable[str]) -> set[str]:
        """Take in what demands cost now; whose are far from the others since then, or are no more."""
        far: set[str] = set()
        for record in came:
            if (slot := slot_of(record)) and slot in self._in_plan:
                far |= self._usual_costs.take(record, self._slots.at(slot.holder, slot.year, slot.n))
        return {*map(holder_of, far)}

    def _joint_with(self, records: Iterable[str]) -> set[str]:
        """Who has a part in what is asked for jointly with some demands."""
        joint = joint_demands(self.survey)
        groups = (of for one in records if slot_of(one) and (of := joint.of(one)))
        return {holder_of(one.record) for of in groups for one in of.demands}

    def _forget(self, holders: Iterable[str]) -> None:
        for holder in holders:
            self._known.pop(holder, None)


def _is_shared(record: str) -> bool:
    """Whether a record may change what is missing of others than whom it is about."""
    kind = kind_of(record)
    return (kind in TERMS and kind != "member") or (kind == "workshop" and holder_of(record) == EVERYBODY)
