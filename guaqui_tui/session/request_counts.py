"""What was asked for before: how often each text, how often each action."""

from __future__ import annotations

from collections import Counter

from storage.kinds.process.demand import Demand
from storage.plan.survey import Survey


class RequestCounts:
    """How often each text and action was asked for in a municipality. Kept up to date from what comes in, not
    counted anew.
    """

    def __init__(self, survey: Survey, municipality: str = "") -> None:
        self._survey = survey
        self._start = f"demand/{municipality or survey.municipality}/"
        self._looked_at = 0
        self._of: dict[str, tuple[str, str]] = {}
        self._texts: Counter[str] = Counter()
        self._actions: Counter[str] = Counter()

    def look(self) -> None:
        """Take in what the survey took in since the last look."""
        came = self._survey.taken_in(self._looked_at)
        self._looked_at += len(came)
        for record in dict.fromkeys(came):
            if record.startswith(self._start) and (entry := self._survey.entry(record, Demand)):
                fields = entry.fields
                asked = (fields.text, fields.action) if fields.withdrawn is not True else ()
                text, action = (*(said if isinstance(said, str) else "" for said in asked), "", "")[:2]
                before = self._of.get(record, ("", ""))
                self._of[record] = text, action
                for counter, old, new in ((self._texts, before[0], text), (self._actions, before[1], action)):
                    counter[old] -= 1
                    counter[new] += 1

    def times(self, action: str) -> int:
        self.look()
        return self._actions[action]

    def texts(self) -> list[str]:
        """What was asked for, most often first."""
        self.look()
        return [text for text, n in self._texts.most_common() if text and n > 0]
