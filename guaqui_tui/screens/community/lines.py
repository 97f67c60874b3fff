"""What the community's view says of its years, its workshop and its shares."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET
from rich.cells import cell_len
from textual.content import Content

from exports.wording.marks import Marks
from exports.wording.votes import how_many_votes
from storage.kinds.process.demand import Agreed
from storage.kinds.process.workshop import Workshop
from storage.notation.text import clean_line
from storage.plan.acta.reading_aloud import acceptance, slot_read_aloud
from storage.plan.calendar import convened
from storage.plan.indicators import report_years
from storage.plan.levels.tree import levels
from storage.plan.missing.before_acta import Missing
from storage.plan.money import count_money
from storage.plan.productive_share import figures
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.symbols import DRAFT, NOTHING
from storage.translatable import N_

from ...language.dates import day
from ...language.gettext_ import _, ngettext, speech
from ...language.numbers import amount
from ...look import keys
from ...look.theme import in_colour
from ...widgets.board_margins import share_in_words
from ...widgets.text import in_cells
from ...wording.look_alikes import with_letters
from ...wording.missing.before_acta import missing_summary
from ...wording.money import money_in_words
from ...wording.reading_aloud import acceptance_in_words
from ...wording.slots import holder_name, slot_words
from ...wording.values import value_in_words
from ...wording.workshops import attendance_of, outcome_of, quorum_of
from ...wording.zones import zones_in_words, zones_of

_NARROW, _CLASS = 78, 14
"""On a narrow terminal the column of classes is no wider than that; of what there is more it has half."""


NO_STEP = N_("The plan has no step of the process to which communities are convened by themselves.")


def community_heading(
    survey: Survey, holder: str, states: Iterable[SlotState], *, to_read: bool
) -> tuple[str, str]:
    """Who; and its members, when, where and who came, and whether what stands in its slots was accepted.

    `to_read`: F7 reads aloud first, over the form of the workshop.
    """
    workshop, back = map(keys.display_of, (keys.WORKSHOP, keys.BACK))
    form = _("{key}, then {next}").format(key=workshop, next=back) if to_read else workshop
    name = with_letters(holder_name(survey, holder))
    title = " · ".join([name, *_level(survey, holder), *_zones(survey, holder)])
    lines = (_of_association(survey, holder), *_of_workshop(convened(survey, holder).last, states, form))
    return title, "\n".join(" · ".join(line) for line in lines if line)


def _of_workshop(workshop: Workshop | None, states: Iterable[SlotState], form: str) -> tuple[list[str], list[str]]:
    """When and where it was held; who came."""
    if workshop is None:
        return [], [_("The workshop's date and attendance are not noted yet: F7.")]
    held = [_("workshop of {day}").format(day=day(str(workshop.held_on)))] if workshop.held_on is not UNSET else []
    held += [workshop.place] if isinstance(workshop.place, str) else []
    return held, _came(workshop, states, form) or [_("Nobody's attendance is noted yet: F7.")]


def missing_and_where(missing: Missing) -> str:
    """How much is missing before the acta, and the key that shows it; that of the acta where nothing is."""
    key = keys.MISSING if missing.before else keys.ACTA
    return f"{missing_summary(missing)}: {keys.display_of(key)}" if missing.all else ""


def _level(survey: Survey, holder: str) -> list[str]:
    """The level that a community belongs to, as people call such a one: ayllu Urinsaya."""
    of = next((one for one in levels(survey).tree if holder in one.own), None)
    state = survey.own(of.id) if of else None
    sort = clean_line(str(state.values.get("sort", ""))) if state else ""
    return [f"{sort or _('Level').lower()} {clean_line(of.name)}"] if of else []


def _zones(survey: Survey, holder: str) -> list[str]:
    words = zones_of(survey.memberships(holder), zones_in_words(survey))
    return [words] if words else []


def _of_association(survey: Survey, holder: str) -> list[str]:
    """Its members and its modules."""
    association = next((one for one in survey.associations() if one.id == holder), None)
    if association is None:
        return []
    fields, parts = association.fields, []
    if isinstance(fields.members, int):
        parts.append(ngettext("{n} member", "{n} members", fields.members).format(n=fields.members))
    if modules := association.history.values.get("modules"):
        words = value_in_words(association.record, "modules", modules, survey)
        parts.append(_("modules: {modules}").format(modules=words))
    return parts


def _came(workshop: Workshop, states: Iterable[SlotState], form: str) -> list[str]:
    came = [attendance_of(workshop)] if attendance_of(workshop) else []
    if workshop.outcome not in {"held", "called"}:
        came.append(outcome_of(workshop))
    if isinstance(workshop.authorities, list):
        came.append(_("authorities: {n}").format(n=len(workshop.authorities)))
    accepted = acceptance(workshop.read_back, map(slot_read_aloud, states))
    came += [_quorum(workshop, form), acceptance_in_words(accepted)]
    return [words for words in came if words]


def _quorum(workshop: Workshop, form: str) -> str:
    """What was noted of the quorum; that nothing was is said of a workshop that took place. `form`: the keys that
    lead to where it is noted.
    """
    if workshop.quorum is UNSET:
        return _("quorum not noted: {keys}").format(keys=form) if workshop.outcome == "held" else ""
    return quorum_of(workshop)


def year_line(
    state: SlotState, survey: Survey, marks: Marks, width: int, *, numbered: bool, drafted: bool
) -> Content:
    """2003  ▲ Construcción de establos      apoyo a la pro…   Bs 35.000   consenso."""
    mark = marks.of(state)
    year = f" {state.year}" + (f"/{state.n}" if numbered else "")
    right = ""
    if state.stand == "filled":
        cost = amount(state.cost_cents) if state.cost_cents else ""
        right = f"{_class(state, marks, width)} {cost:>12}  {_how(state):<9}"
    room = max(10, width - len(year) - len(right) - 6)
    words = " ".join(slot_words(state, survey, roomy=True).split())
    if drafted:
        words = f"{DRAFT} " + _("not saved · {words}").format(words=words)
    line = Content(f"{year}  ") + in_colour(mark)
    return line + Content(f" {in_cells(words, room)} {right}")


def _class(state: SlotState, marks: Marks, width: int) -> str:
    """A slot's class, in a column as wide as the longest of them, or as there is room."""
    mark = marks.class_of(state)
    words = mark.words(_) if mark else ""
    longest = max(map(cell_len, (words, *(one.called for one in marks.classes.values()))))
    return in_cells(words, min(longest, _CLASS + max(0, width - _NARROW) // 2))


def _how(state: SlotState) -> str:
    """41 a 12, or how it was agreed."""
    agreed = state.entry.fields.agreed if state.entry else UNSET
    if not isinstance(agreed, Agreed):
        return ""
    vote = state.vote
    if vote.for_ is not None:
        if vote.against is not None:
            return _("{n} to {against}").format(n=vote.for_, against=vote.against)
        return how_many_votes(vote.for_, speech())
    return {"consensus": _("consensus"), "vote": _("vote"), "authorities": _("leaders")}.get(str(agreed.how), "")


def share_lines(survey: Survey, holder: str) -> str:
    """Comunidad 2 de 4 productivas · Municipio 2003 39% 2004 67% ..."""
    states = Slots(survey).of_holder(holder)
    if any(one.id == holder for one in survey.associations()):
        asked = count_money(states)
        return _("Asked for in all: {money}").format(money=money_in_words(asked, survey))
    own = figures(states)
    parts = [f"{year} {share_in_words(of)}" for year, of in report_years(survey).items() if of.share is not None]
    community = _("Community: {productive} of {filled} productive").format(
        productive=own.productive, filled=own.filled
    )
    if own.disputed:
        community += " · " + _("to settle: {n}").format(n=own.disputed)
    return " · ".join([community, _("Municipality: {shares}").format(shares=" ".join(parts) or NOTHING)])
