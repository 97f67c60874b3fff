"""What a field in dispute may say besides its versions: one of a list, or what is typed."""

from __future__ import annotations

from exports.wording.values import field_of
from storage.kinds.field import Field
from storage.kinds.lookup import kind_of
from storage.kinds.process.demand import slot_of
from storage.plan.survey import Survey

from ...forms import typing_rules
from ...forms.choices import Option, of_ref
from ...forms.demand_lists import DemandLists
from ...session.request_counts import RequestCounts
from ...wording.values import values_of


def written_by_hand(record: str, field: str) -> Field | None:
    """The field, where it takes what is typed; others take one of a list, or are made of parts."""
    said = field_of(kind_of(record), field)
    return said if said and typing_rules.rule_of(kind_of(record), said).read else None


def offered_values(record: str, field: str, survey: Survey, asked: RequestCounts) -> list[Option]:
    """What a field that takes one of a list may be; nothing for any other."""
    slot, said = slot_of(record), field_of(kind_of(record), field)
    if slot is not None and (found := DemandLists(survey, asked, slot).of(field)):
        return found
    if said and said.says.within:
        return of_ref(values_of(survey), said, record)
    choices = typing_rules.rule_of(kind_of(record), said).choices if said else None
    return choices(values_of(survey), said) if said and choices else []
