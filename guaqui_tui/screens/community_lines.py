"""Pure: what the community's view says of its years, its workshop and its shares."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET
from rich.cells import set_cell_size
from textual.content import Content

from exports.calendar import convened
from exports.figures import figures
from exports.indicators import report_years
from exports.marks import mark_of
from exports.money import money
from exports.registers import modules_in_words
from exports.slots import Slots, SlotState
from exports.votes import compared
from exports.words import STATES
from storage.money import format_bs
from storage.records import Agreed, Workshop, slot_of
from storage.survey import Survey

from ..dates import day
from ..theme import COLOURS, LEGEND
from ..widgets.table import share_in_words
from ..words import _, ngettext, speech
from .calendar_lines import attendance_of, next_record, outcome_of
from .read_out import acceptance, acceptance_in_words, reading
from .slots import action_name, holder_name, said, zones_in_words
from .validation_lines import zoning_in_words
from .year_plan_lines import money_in_words


def workshop_name(survey: Survey, holder: str) -> str:
    """The record that the view's header edits: the workshop convened last, or the first one."""
    line = convened(survey, holder)
    return line.record or next_record(survey, line)


def heading(survey: Survey, holder: str, states: Iterable[SlotState]) -> tuple[str, str]:
    """Who, where and when; and who came, and whether what stands in the holder's slots was read and accepted."""
    parts = [holder_name(survey, holder), *_of_community(survey, holder), *_of_association(survey, holder)]
    workshop = convened(survey, holder).last
    if workshop is None:
        return " · ".join(parts), _("The workshop's date and attendance are not noted yet: F6.")
    if workshop.held_on is not UNSET:
        parts.append(_("workshop of {day}").format(day=day(str(workshop.held_on))))
    if isinstance(workshop.place, str):
        parts.append(workshop.place)
    return " · ".join(parts), " · ".join(_came(workshop, states)) or _("Nobody's attendance is noted yet: F6.")


def _of_community(survey: Survey, holder: str) -> list[str]:
    """Its zones."""
    community = next((one for one in survey.communities() if one.id == holder), None)
    if community is None:
        return []
    words = zoning_in_words(community.fields, survey)
    return [words] if words else []


def _of_association(survey: Survey, holder: str) -> list[str]:
    """Its zone, its members and its modules."""
    association = next((one for one in survey.associations() if one.id == holder), None)
    if association is None:
        return []
    fields, parts = association.fields, []
    if isinstance(fields.zone, str):
        parts.append(zones_in_words(survey).get(fields.zone, fields.zone))
    if isinstance(fields.members, int):
        parts.append(ngettext("{n} member", "{n} members", fields.members).format(n=fields.members))
    if modules := modules_in_words(fields.modules):
        parts.append(_("modules: {modules}").format(modules=modules))
    return parts


def _came(workshop: Workshop, states: Iterable[SlotState]) -> list[str]:
    came = [attendance_of(workshop)] if attendance_of(workshop) else []
    if workshop.outcome not in {"held", "planned"}:
        came.append(outcome_of(workshop))
    if isinstance(workshop.authorities, list):
        came.append(_("authorities: {n}").format(n=len(workshop.authorities)))
    came += [_quorum(workshop), acceptance_in_words(acceptance(workshop.read_back, map(reading, states)))]
    return [words for words in came if words]


def _quorum(workshop: Workshop) -> str:
    """What was noted of the quorum; that nothing was is said of a workshop that took place."""
    if workshop.quorum is UNSET:
        return _("quorum not noted: F6") if workshop.outcome == "held" else ""
    return {"declared": _("quorum declared"), "not-declared": _("quorum not declared")}.get(workshop.quorum, "")


def year_line(state: SlotState, survey: Survey, width: int, *, numbered: bool, drafted: bool) -> Content:
    """2003  ▲ Construcción de establos      apoyo a la producción   Bs 35.000   consenso."""
    mark = mark_of(state)
    year = f" {state.year}" + (f"/{state.n}" if numbered else "")
    right = ""
    if state.stand == "filled":
        class_ = _(LEGEND[state.class_]) if state.class_ in LEGEND else ""
        cost = f"Bs {format_bs(state.cost_cents)}" if state.cost_cents else ""
        right = f"{class_:<10} {cost:>12}  {_how(state):<9}"
    room = max(10, width - len(year) - len(right) - 6)
    words = " ".join(said(state, survey, roomy=True).split())
    if drafted:
        words = _("* not saved · {words}").format(words=words)
    line = Content(f"{year}  ") + Content.styled(mark.symbol, COLOURS[mark.name])
    return line + Content(f" {set_cell_size(words, room)} {right}")


def _how(state: SlotState) -> str:
    """41 a 12, or how it was agreed."""
    agreed = state.entry.fields.agreed if state.entry else UNSET
    if not isinstance(agreed, Agreed):
        return ""
    vote = state.vote
    if vote.for_ is not None:
        if vote.against is not None:
            return _("{n} to {against}").format(n=vote.for_, against=vote.against)
        return ngettext("{n} vote", "{n} votes", vote.for_).format(n=vote.for_)
    return {"consensus": _("consensus"), "vote": _("vote"), "authorities": _("leaders")}.get(str(agreed.how), "")


def detail(state: SlotState, survey: Survey) -> list[str]:
    """The whole of a slot, in words: what the line had no room for."""
    if state.kept is None:
        return [_("Nothing was asked for yet. Enter opens the form.")]
    fields = state.kept.fields
    who = state.kept.history.latest()
    saved = _("Saved by {who}").format(who=who.author or who.device)
    if state.entry is None:
        moved = slot_of(fields.moved_to) if isinstance(fields.moved_to, str) else None
        words = _("Moved to {year}: {text}") if moved else _("Withdrawn: {text}")
        text = fields.text if isinstance(fields.text, str) else ""
        return [words.format(year=moved.year if moved else "", text=text), saved]
    lines = [state.text] if state.text else [_(STATES[mark_of(state).name]).capitalize()]
    about = []
    action = action_name(survey, fields.action) if isinstance(fields.action, str) else ""
    if action and action != state.text:
        about.append(action)
    if isinstance(fields.families, int):
        about.append(ngettext("{n} family", "{n} families", fields.families).format(n=fields.families))
    if isinstance(fields.place, str):
        about.append(fields.place)
    if words := compared(state.vote, speech()):
        about.append(words)
    lines += [" · ".join(about)] if about else []
    return [*lines, saved]


def shares(survey: Survey, holder: str) -> str:
    """Comunidad 2 de 4 productivas · Municipio 2003 39% 2004 67% ..."""
    association = next((one for one in survey.associations() if one.id == holder), None)
    if association:
        asked = money(Slots(survey).of_holder(holder, association.fields.per_year))
        return _("Asked for in all: {money}").format(money=money_in_words(asked, survey))
    own = figures(Slots(survey).of_holder(holder, survey.plan.per_year))
    parts = [f"{year} {share_in_words(of)}" for year, of in report_years(survey).items() if of.share is not None]
    community = _("Community: {productive} of {filled} productive").format(
        productive=own.productive, filled=own.filled
    )
    if own.disputed:
        community += " · " + _("to settle: {n}").format(n=own.disputed)
    return " · ".join([community, _("Municipality: {shares}").format(shares=" ".join(parts) or "–")])
