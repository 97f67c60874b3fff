"""What is said of a workshop: its title, who was convened, when it was, what came of it."""

from __future__ import annotations

from msgspec import UNSET

from storage.kinds.field import EVERYBODY
from storage.kinds.lookup import kind_of
from storage.kinds.process.workshop import OUTCOMES, Workshop
from storage.plan.survey import Survey

from ..language.dates import day
from ..language.gettext_ import _, ngettext
from .slots import holder_name
from .values import values_of


def workshop_title(survey: Survey, record: str) -> str:
    """Workshop of Andamarca, 2nd time convened; First municipal workshop."""
    _kind, _municipality, step, holder, n = record.split("/")
    name = workshop_in_words(survey, step, holder)
    title = name if holder == EVERYBODY else _("Workshop of {holder}").format(holder=name)
    return title if n == "1" else _("{title} · convened for time {n}").format(title=title, n=n)


def acta_title(survey: Survey, subject: str) -> str:
    """The acta of Andamarca; the acta of the First municipal workshop, which has an article."""
    if kind_of(subject) == "workshop":
        return _("The acta of the {workshop}").format(workshop=workshop_title(survey, subject))
    return _("The acta of {name}").format(name=holder_name(survey, subject))


def why_no_acta(survey: Survey, record: str) -> str:
    """Why a workshop has no acta yet; empty where it has: a community's own can always be written on by hand."""
    from storage.plan.acta.of_assembly import assemblies, is_assembly  # not before the first screen stands

    if is_assembly(record) and record not in assemblies(survey):
        return _("There is an acta once the workshop was held: note its day and that it was held, F7 or Enter.")
    return ""


def workshop_in_words(survey: Survey, step: str, holder: str) -> str:
    """Whom a line of the calendar is of: a step of the process, a community or an association."""
    words = values_of(survey).named(("step",), step)
    if holder == EVERYBODY:
        return words
    name = holder_name(survey, holder)
    return name if _is_the_only_one(survey, step) else f"{name} · {words}"


def _is_the_only_one(survey: Survey, step: str) -> bool:
    """Whether communities, or associations, are convened to that step by themselves and to no other."""
    return [step] in (survey.own_steps("community"), survey.own_steps("association"))


def outcome_of(workshop: Workshop) -> str:
    return _(OUTCOMES.get(workshop.outcome, workshop.outcome))


def day_of(workshop: Workshop) -> str:
    """When it was held, else when it is convened for; empty where neither is known."""
    dates = (workshop.held_on, workshop.called_on) if workshop.outcome == "held" else (workshop.called_on,)
    return next((day(str(one)) for one in dates if one is not UNSET), "")


def attendance_of(workshop: Workshop) -> str:
    came = []
    if isinstance(workshop.women, int):
        came.append(ngettext("{n} woman", "{n} women", workshop.women).format(n=workshop.women))
    if isinstance(workshop.men, int):
        came.append(ngettext("{n} man", "{n} men", workshop.men).format(n=workshop.men))
    return " · ".join(came)


def hours_of(workshop: Workshop) -> str:
    """From 09:30 to 13:00, as far as it was noted."""
    start, end = (one if isinstance(one, str) else "" for one in (workshop.from_, workshop.to))
    words = _("from {start} to {end}") if start and end else _("from {start}") if start else ""
    return words.format(start=start, end=end)


def quorum_of(workshop: Workshop) -> str:
    """What was noted of the quorum; empty where nothing was."""
    said = {"declared": _("quorum declared"), "not-declared": _("quorum not declared")}
    return said.get(workshop.quorum, "") if workshop.quorum is not UNSET else ""


def came_to(workshop: Workshop) -> str:
    """How many people came, all together, where somebody counted."""
    counted = [n for n in (workshop.women, workshop.men) if isinstance(n, int)]
    return ngettext("{n} person", "{n} people", sum(counted)).format(n=sum(counted)) if counted else ""


def reason_of(workshop: Workshop) -> str:
    return workshop.reason if isinstance(workshop.reason, str) else ""
