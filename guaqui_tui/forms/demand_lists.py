"""What each list of the demand's form offers, as (what is kept, what is read); made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from storage.kinds.process.demand import HOWS, KIND, PROPOSERS, STATUSES, Demand, Slot, demand_name
from storage.names.name_table import slug
from storage.plan.survey import Survey

from ..language.gettext_ import _
from ..session.request_counts import RequestCounts
from ..wording.slots import numbered
from ..wording.suggestions import likely_actions
from ..wording.values import values_of
from . import entries
from .choices import Option
from .demand import HOW, STATUSES_ASKED, Terms, pages
from .entries import FormEntry
from .proposals import row_of, rows_for

_WORDS: Final[dict[str, Mapping[str, str]]] = {
    HOW: HOWS,
    "by": PROPOSERS,
    "status": {name: STATUSES[name] for name in STATUSES_ASKED},
}


_ENTRIES: Final = {"by": "proposed_by", HOW: "agreed-how"}
"""Lists that are called otherwise than the entry that the table makes."""


class DemandLists:
    """The lists of the form of a slot. Fields are asked for by name; `by-2` has the list of `by`."""

    def __init__(
        self,
        survey: Survey,
        asked: RequestCounts,
        slot: Slot,
        body: Mapping[str, Any] | None = None,
        drafted: Mapping[str, Any] | None = None,
    ) -> None:
        """`body`: what the demand says already is offered too, by its name; so is what a draft of it has, which
        may be begun on another body.
        """
        self._survey = survey
        self._asked = asked
        self._slot = slot
        self._body = body or {}
        self._drafted = drafted or {}
        self.values = values_of(survey)
        self._entries: dict[str, FormEntry] = {one.name: one for one in entries.entries_of(KIND.name, self.values)}
        self._made: dict[str, list[Option]] = {}
        self._is_ordered = False
        """Whether a text decided the order of the actions."""

    def of(self, field: str) -> list[Option]:
        """The likely options first; none for a field that has no list."""
        name = _list_of(field)
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def also(self, field: str) -> dict[str, str]:
        """Other words by which people mean an option of a list, by their letters."""
        name = _list_of(field)
        entry = self._entries.get(_ENTRIES.get(name, name))
        return entries.also_called(entry) if entry else {}

    def has(self, field: str, value: str) -> bool:
        return any(kept == value for kept, _read in self.of(field))

    def look_again_for(self, text: str) -> list[Option]:
        """The actions in the order that a demand's text makes likely. The text as it is when they are first looked
        at decides it, empty or not: while the form is open a number that was seen stays with its action, and one
        that is new comes last.
        """
        options = self._with_held("action", likely_actions(self._survey, self._asked, text))
        if self._is_ordered:
            places = {kept: at for at, (kept, _read) in enumerate(self._made["action"])}
            options.sort(key=lambda option: places.get(option[0], len(places)))
        self._is_ordered = True
        self._made["action"] = options
        return options

    def _make(self, name: str) -> list[Option]:
        if name in _WORDS:
            held = (self._body.get(name), self._drafted.get(name)) if name == "status" else ()
            decided = {one: STATUSES[one] for one in held if one in STATUSES and one != "open"}
            return [(kept, _(read)) for kept, read in {**_WORDS[name], **decided}.items()]
        if name in _LIKELY:
            return self._with_held(name, _LIKELY[name](self._survey, self._asked, self._slot))
        found = entries.options(self._entries[name], self.values) if name in self._entries else []
        return self._with_held(name, found)

    def _with_held(self, name: str, found: list[Option]) -> list[Option]:
        if (entry := self._entries.get(name)) is None:
            return found
        if isinstance(held := entries.at(self._body, entry.path), str):
            found = entries.with_held(found, entry, self.values, held)
        drafted = self._drafted.get(name)
        if isinstance(drafted, str) and self.values.named(entry.field.says.of, drafted) != drafted:  # no letters
            found = entries.with_held(found, entry, self.values, drafted)
        return found


def _list_of(field: str) -> str:
    """The proposers of all rows have one list."""
    return "by" if row_of(field) and field.startswith("by-") else field


def demand_terms(offered: DemandLists, body: Mapping[str, Any], drafted: Mapping[str, Any]) -> Terms:
    """What the fields of a form may hold: those of the table, and what the demand and its draft need besides."""
    values = offered.values
    known = [*entries.known_in(KIND.name, body), *drafted]
    return Terms(values, pages(values, known), rows_for(body, drafted), offered.has)


def _others(survey: Survey, _asked: RequestCounts, slot: Slot) -> list[Option]:
    """The same year's slots of all other holders, by name."""
    names = {one.id: one.fields.name for one in survey.holders_listed()}
    found = [
        (demand_name(survey.municipality, holder, slot.year, n), numbered(name, n, many))
        for holder, name in names.items()
        if holder != slot.holder
        for many in (survey.slots_by_year(holder).get(slot.year, 0),)
        for n in range(1, many + 1)
    ]
    return sorted(found, key=lambda option: slug(option[1]))


def _years_before(survey: Survey, _asked: RequestCounts, slot: Slot) -> list[Option]:
    """The holder's demands of the years before, the latest first."""
    found = []
    for year in reversed([year for year in survey.plan.years if year < slot.year]):
        record = demand_name(survey.municipality, slot.holder, year, slot.n)
        entry = survey.entry(record, Demand)
        if entry and isinstance(entry.fields.text, str) and entry.fields.withdrawn is not True:
            found.append((record, f"{year} {entry.fields.text}"))
    return found


_LIKELY: Final[dict[str, Callable[[Survey, RequestCounts, Slot], list[Option]]]] = {
    "action": lambda survey, asked, _slot: likely_actions(survey, asked, ""),
    "joint_with": _others,
    "phase_of": _years_before,
}
"""Fields of which the slot makes some more likely than others."""
