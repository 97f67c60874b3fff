"""Pure: what the validation shows of a holder, and what is left to decide."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import set_cell_size
from textual.content import Content

from exports.decisions import has_zone
from exports.marks import mark_of
from exports.slots import Slots, SlotState
from exports.words import STATUSES
from storage.money import format_bs
from storage.records import IN_A_PLAN, RULINGS, Community
from storage.survey import Entry, Survey

from ..theme import COLOURS
from ..words import _, ngettext
from .rulings import in_words
from .slots import said, zones_in_words


class Before(NamedTuple):
    """What an assembly has before it of one holder: its zoning, where it has zones, and its slots."""

    holder: str
    name: str
    zoning: Entry[Community] | None
    states: list[SlotState]

    @property
    def left(self) -> int:
        """How many decisions are left to take of it."""
        return sum(map(self.is_left, (None, *self.states)))

    def is_left(self, state: SlotState | None) -> bool:
        """Whether there is something to decide of a slot, or of the zoning (None), and nobody did."""
        if state is None:
            return self.zoning is not None and self.zoning.fields.zoning_status not in RULINGS
        status = state.entry.fields.status if state.entry else None
        return state.stand == "filled" and status not in {*RULINGS, *IN_A_PLAN}


def agenda(survey: Survey) -> list[Before]:
    """The communities, then the associations, by name."""
    slots = Slots(survey)
    return [
        *(before_community(one, slots) for one in survey.communities()),
        *(
            Before(one.id, one.fields.name, None, slots.of_holder(one.id, one.fields.per_year))
            for one in survey.associations()
        ),
    ]


def before_community(community: Entry[Community], slots: Slots) -> Before:
    zoned = community if has_zone(community.fields) else None
    states = slots.of_holder(community.id, slots.survey.plan.per_year)
    return Before(community.id, community.fields.name, zoned, states)


def looked_again(before: Before, survey: Survey) -> Before:
    """The same holder as it stands now."""
    slots = Slots(survey)
    community = survey.entry(f"community/{survey.municipality}/{before.holder}", Community)
    if community:
        return before_community(community, slots)
    states = [slots.at(one.holder, one.year, one.n) for one in before.states]
    return before._replace(states=states)


def title_of(before: Before, number: int, many: int) -> str:
    return _("← {name} · {number} of {many} →").format(name=before.name, number=number, many=many)


def what_is_left(holders: list[Before]) -> str:
    """Left: 56 decisions in 12 of them."""
    left, of = sum(one.left for one in holders), sum(one.left > 0 for one in holders)
    if not left:
        return _("All is decided.")
    words = ngettext("{n} decision left", "{n} decisions left", left).format(n=left)
    return f"{words} · " + ngettext("in {n} of them", "in {n} of them", of).format(n=of)


def zoning_in_words(community: Community, survey: Survey) -> str:
    """Zone A · typology 2."""
    zones = zones_in_words(survey)
    said_ = (community.admin_zone, community.typology_zone)
    return " · ".join(zones.get(zone, zone) for zone in said_ if isinstance(zone, str))


def zoning_line(entry: Entry[Community], survey: Survey, width: int) -> Content:
    return _line(
        Content(f" {_('Zoning')}  "), zoning_in_words(entry.fields, survey), entry.fields.zoning_status, width
    )


def slot_line(state: SlotState, survey: Survey, width: int, *, numbered: bool) -> Content:
    """2003 ▲ Construcción de establos      Bs 35.000   validated."""
    mark = mark_of(state)
    year = f" {state.year}" + (f"/{state.n}" if numbered else "")
    head = Content(f"{year} ") + Content.styled(mark.symbol, COLOURS[mark.name]) + Content(" ")
    cost = f"  Bs {format_bs(state.cost_cents)}" if state.cost_cents else ""
    words = " ".join(said(state, survey, roomy=True).split())
    status = state.entry.fields.status if state.entry and state.stand == "filled" else None
    return _line(head, words, status, width, cost)


def _line(head: Content, words: str, status: object, width: int, right: str = "") -> Content:
    ruling = _(STATUSES.get(status, status)) if isinstance(status, str) else ""
    right = f"{right:>14}  {set_cell_size(ruling, 22)}"
    room = max(10, width - head.cell_length - len(right))
    return head + Content(set_cell_size(words, room) + right)


def ruling_of(state: SlotState) -> str:
    """When, with which votes and why a demand stands as it does."""
    return in_words(state.entry.fields.ruling, state.entry.fields.status_reason) if state.entry else ""
