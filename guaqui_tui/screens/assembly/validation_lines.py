"""What the validation shows of a holder, and what is left to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import UNSET
from textual.content import Content

from exports.wording.marks import Marks
from storage.kinds.process.budget import Budget
from storage.kinds.process.demand import IN_A_PLAN, STATUSES, Slot, demand_name
from storage.kinds.ruling import RULED
from storage.kinds.terms.association import Association
from storage.kinds.terms.community import Community
from storage.kinds.terms.member import Member
from storage.kinds.terms.zone import Zone
from storage.kinds.terms.zoning import Zoning
from storage.notation.text import clean_line
from storage.plan.decisions import budget_lines, zoning_status, zonings_of_communities
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey, SurveyRecord

from ...forms.rulings import cause_in_words, ruling_in_words, why_not
from ...language.gettext_ import _, ngettext
from ...language.numbers import amount
from ...look.theme import in_colour
from ...widgets.text import in_cells
from ...wording.slots import Holder, holder_name, slot_words
from ...wording.zones import zones_in_words, zones_of

_NAME, _RULING = 16, 13
"""Columns of a line: who asks, and what is decided."""


Other = SurveyRecord[Zoning] | SurveyRecord[Zone] | SurveyRecord[Budget]
"""What is before an assembly and is no holder's."""
_OF_ALL = ":"
"""Begins what stands for a holder where what is before the assembly is of all; nobody's id has it."""


class Before(NamedTuple):
    """What an assembly has before it of one holder: the zones that a community is in, and its slots.

    `others`: the map of zones, or the lines of a year's budget, which are no holder's.
    """

    holder: str
    name: str
    zones: list[SurveyRecord[Member]]
    states: list[SlotState]
    others: Sequence[Other] = ()

    @property
    def is_of_all(self) -> bool:
        return self.holder.startswith(_OF_ALL)

    @property
    def many(self) -> int:
        """How many decisions there are to take of it, or were."""
        filled = sum(one.stand == "filled" for one in self.states)
        return bool(self.zones) + filled + sum(isinstance(one.fields, Budget) for one in self.others)

    def is_left(self, state: SlotState | None) -> bool:
        """Whether there is something to decide of a slot, or of the zoning (None), and nobody did."""
        if state is None:
            return bool(self.zones) and zoning_status(self.zones) not in RULED
        status = state.entry.fields.status if state.entry else None
        return state.stand == "filled" and status not in {*RULED, *IN_A_PLAN}


def is_other_left(other: Other) -> bool:
    """Whether a line of the budget waits for the assembly: of the map it decides what it likes to."""
    return isinstance(other.fields, Budget) and other.fields.status not in {*RULED, *IN_A_PLAN}


class AgendaRow(NamedTuple):
    """One line of what is decided: a demand under its record, what is no holder's under its own, or a community's
    zoning (neither state nor other).
    """

    key: str
    before: Before
    state: SlotState | None = None
    other: Other | None = None

    @property
    def slot(self) -> Slot | None:
        return self.state.slot if self.state else None

    @property
    def is_zoning(self) -> bool:
        return self.state is None and self.other is None

    @property
    def is_left(self) -> bool:
        return is_other_left(self.other) if self.other else self.before.is_left(self.state)


def agenda_rows(holders: Iterable[Before], municipality: str) -> list[AgendaRow]:
    """Of each holder its zoning, then its slots; what is no holder's a line each."""
    rows = []
    for before in holders:
        rows += [AgendaRow(one.record, before, other=one) for one in before.others]
        if before.zones:
            rows.append(AgendaRow(f"zoning/{before.holder}", before))
        for state in before.states:
            record = demand_name(municipality, state.holder, state.year, state.n)
            rows.append(AgendaRow(record, before, state))
    return rows


def agenda(survey: Survey) -> list[Before]:
    """The communities, then the associations, by name; none that asks for nothing and is in no zone. Then the map
    of zones, and the lines of the budgets.
    """
    slots, zones = Slots(survey), zonings_of_communities(survey)
    holders: list[Holder] = [*survey.communities(), *survey.associations()]
    found = (_before(one, slots, zones.get(one.id, [])) for one in holders)
    return [*(one for one in found if one.zones or one.states), *_of_all(survey)]


def _of_all(survey: Survey) -> list[Before]:
    zones: list[Other] = []
    for zoning in survey.zonings():
        zones += [zoning, *survey.zones(zoning.id)]
    lines: list[Other] = [one for _year, one in budget_lines(survey)]
    found = (("map", _("Map of zones"), zones), ("budget", _("Budget"), lines))
    return [Before(f"{_OF_ALL}{id_}", name, [], [], others) for id_, name, others in found if others]


def _before(holder: Holder, slots: Slots, zones: list[SurveyRecord[Member]]) -> Before:
    states = slots.of_holder(holder.id)
    return Before(holder.id, holder.fields.name, zones, states)


def looked_again(before: Before, survey: Survey) -> Before:
    """The same holder as it stands now."""
    community = survey.entry(f"community/{survey.municipality}/{before.holder}", Community)
    if community and community.fields.withdrawn is not True:
        return _before(community, Slots(survey), survey.memberships(before.holder))
    association = survey.entry(f"association/{survey.municipality}/{before.holder}", Association)
    return _before(association, Slots(survey), []) if association else before


def title_of(before: Before, decided: int, number: int, many: int) -> str:
    """← Andamarca: decided 2 of 6 · 1 of 23 →."""
    said = {"name": before.name, "number": number, "many": many}
    if not before.many:
        return _("← {name} · {number} of {many} →").format(**said)
    words = _("← {name}: decided {decided} of {all} · {number} of {many} →")
    return words.format(decided=decided, all=before.many, **said)


def what_is_left(rows: Sequence[AgendaRow]) -> str:
    """Left, of these rows: 56 decisions, of 12 names of the list."""
    left, of = len(rows), len({row.before.holder for row in rows})
    if not left:
        return _("All is decided.")
    words = ngettext("{n} decision left", "{n} decisions left", left).format(n=left)
    return f"{words} · " + ngettext("of {n} name of the list", "of {n} names of the list", of).format(n=of)


def zonings_left_in_words(n: int) -> str:
    """What 9 validates when it is pressed again; empty where that is nothing."""
    words = ngettext("The zoning of {n} is left: 9 again.", "The zonings of {n} are left: 9 again.", n)
    return words.format(n=n) if n else ""


def zoning_in_words(before: Before, survey: Survey) -> str:
    """Zone A · typology 2."""
    return zones_of(before.zones, zones_in_words(survey))


def agenda_line(row: AgendaRow, survey: Survey, marks: Marks, width: int, pending: str) -> Content:
    """Andamarca  2003 ▲ Construcción de establos      Bs 35.000   ● validated."""
    state, name = row.state, Content(f" {in_cells(row.before.name, _NAME)} ")
    if row.other is not None:
        return _line_of_all(name, row.other, survey, width, pending)
    if state is None:
        words = zoning_in_words(row.before, survey)
        return _line(
            name + Content(f"{_('Zoning')}  "),
            words,
            pending or _status_words(zoning_status(row.before.zones)),
            width,
        )
    year = f"{state.year}" + (f"/{state.n}" if any(one.n > 1 for one in row.before.states) else "")
    cost = f"  {amount(state.cost_cents)}" if state.cost_cents else ""
    words = " ".join(slot_words(state, survey, roomy=True).split())
    status = state.entry.fields.status if state.entry and state.stand == "filled" else None
    head = name + Content(f"{year} ") + in_colour(marks.of(state)) + Content(" ")
    return _line(head, words, pending or _status_words(status), width, cost)


def _line_of_all(name: Content, other: Other, survey: Survey, width: int, pending: str) -> Content:
    """Map of zones  Zona A: livestock                          validated."""
    cost = other.fields.cost_cents if isinstance(other.fields, Budget) else UNSET
    right = f"  {amount(cost)}" if isinstance(cost, int) else ""
    return _line(name, other_in_words(other, survey), pending or _status_words(other.fields.status), width, right)


def other_in_words(other: Other, survey: Survey) -> str:
    """Tipología; tipología 2: crops; 2003: for producers' organisations."""
    fields = other.fields
    if isinstance(fields, Budget):
        whom = holder_name(survey, fields.holder) if isinstance(fields.holder, str) else ""
        return f"{other.record.split('/')[2]} {_joined(whom, fields.name)}"
    if isinstance(fields, Zone):
        return _joined(zones_in_words(survey).get(other.id, fields.name), fields.vocation)
    return clean_line(fields.name)


def _joined(*said: object) -> str:
    """What is said of some texts that people wrote, each on one line."""
    return ": ".join(clean_line(one) for one in said if isinstance(one, str) and one)


def ruling_of_other(other: Other, survey: Survey) -> str:
    """When, with which votes and why it stands as it does."""
    fields = other.fields
    reason = fields.status_reason if isinstance(fields, Budget) else fields.reason
    return ruling_in_words(fields.ruling, reason, cause_in_words(survey, fields.cause))


def _status_words(status: object) -> str:
    return _(STATUSES.get(status, status)) if isinstance(status, str) else ""


def _line(head: Content, words: str, ruling: str, width: int, right: str = "") -> Content:
    right = f"{right:>12}  {in_cells(ruling, _RULING)}"
    room = max(8, width - head.cell_length - len(right))
    return head + Content(in_cells(words, room) + right)


def ruling_of_zones(before: Before, survey: Survey) -> str:
    """When, with which votes and why its zones stand as they do: once what was said of all of them."""
    zones = (one.fields for one in before.zones)
    said_ = (ruling_in_words(one.ruling, one.reason, cause_in_words(survey, one.cause)) for one in zones)
    return "\n".join(dict.fromkeys(words for words in said_ if words))


def ruling_of(state: SlotState, survey: Survey) -> str:
    """When, with which votes and why a demand stands as it does."""
    if state.entry is None:
        return ""
    said_ = state.entry.fields
    return ruling_in_words(said_.ruling, said_.status_reason, cause_in_words(survey, said_.cause))


def row_detail(row: AgendaRow, survey: Survey, decided: str = "") -> str:
    """What a line is about, and how it stands, or what is `decided` of it and not written yet."""
    if row.other is not None:
        what, stands = other_in_words(row.other, survey), ruling_of_other(row.other, survey)
        more = _("F6 changes it; Ins adds a zone.")
    elif row.state is not None:
        what, stands, more = row.state.text or why_not(row.state), ruling_of(row.state, survey), ""
    else:
        what, stands = zoning_in_words(row.before, survey), ruling_of_zones(row.before, survey)
        more = _("F6 changes its zones.")
    return "\n".join(line for line in (what, decided or stands, more) if line)
