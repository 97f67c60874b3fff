"""A community: its workshop, its years, what is missing, what is read aloud."""

from __future__ import annotations

import re
from typing import Final

from storage.kinds.process.demand import Slot, demand_name
from storage.plan.calendar import workshop_of
from storage.plan.slot_states import Slots

from ..forms.unsaved_drafts import slots_drafted
from ..language.gettext_ import _
from ..wording.slots import holder_name
from .community_lines import workshop_said, years_said
from .console import LineConsole
from .demand import ask_demand, ask_withdrawal
from .form import fill_in
from .last_act import take_back_last
from .missing import at_missing
from .open_plan import OpenPlan
from .read_aloud import read_out
from .record_history import history_lines
from .word_list import WordName, help_lines, typed_for, word_of
from .workshop_questions import WorkshopQuestions

KNOWN: Final[tuple[WordName, ...]] = (
    *("back", "help", "list", "workshop", "missing", "aloud", "history", "withdraw", "undo", "quit"),
)
OF_A_YEAR: Final[tuple[WordName, ...]] = ("history", "withdraw")
_YEAR: Final = re.compile(r"(.*?)\s*(\d{4})(?:\s*[/ .]\s*(\d{1,2}))?")


class Leaving(Exception):  # noqa: N818 - a way out
    """Whoever types wants to end the program."""


def at_community(console: LineConsole, plan: OpenPlan, holder: str) -> None:
    """Do what is asked for in a community until it is left. Raises `InputEnded`, `Leaving`."""
    _say_all(console, plan, holder)
    while True:
        line = console.hear(f"{holder_name(plan.survey, holder)}:")
        if not line:
            _say_all(console, plan, holder)
        elif (word := word_of(line, KNOWN)) == "back":
            return
        elif word:
            _do(console, plan, holder, word)
        else:
            _of_year(console, plan, holder, line)


def _say_all(console: LineConsole, plan: OpenPlan, holder: str) -> None:
    survey = plan.survey
    console.say(holder_name(survey, holder), workshop_said(survey, holder))
    console.say_all(years_said(survey, holder, slots_drafted(plan.drafts())))
    words = _("A year opens its demand. “{workshop}”, “{missing}”, “{aloud}”, “.” back, “?” help.")
    console.say(
        words.format(workshop=typed_for("workshop"), missing=typed_for("missing"), aloud=typed_for("aloud"))
    )


def _do(console: LineConsole, plan: OpenPlan, holder: str, word: WordName) -> None:
    match word:
        case "help":
            year = plan.survey.plan.years[0]
            opens = _("A year, such as {year}, opens its demand; of several a year {year}/2.").format(year=year)
            console.say(opens, *help_lines(KNOWN))
        case "list":
            _say_all(console, plan, holder)
        case "workshop":
            _workshop(console, plan, holder)
        case "missing":
            at_missing(console, plan, holder)
        case "aloud":
            read_out(console, plan, holder)
        case "history":
            console.say_all(history_lines(plan, workshop_of(plan.survey, holder)))
        case "undo":
            take_back_last(console, plan, holder)
        case "withdraw":
            words = _("Which? “{withdraw} {year}”.")
            console.say(words.format(withdraw=typed_for(word), year=plan.survey.plan.years[0]))
        case "quit":
            raise Leaving


def _workshop(console: LineConsole, plan: OpenPlan, holder: str) -> None:
    record = workshop_of(plan.survey, holder)
    if record:
        fill_in(console, plan, WorkshopQuestions(plan, record))
    else:
        console.say(_("The plan has no step of the process to which communities are convened by themselves."))


def _of_year(console: LineConsole, plan: OpenPlan, holder: str, line: str) -> None:
    """2003 opens that year's demand, `history 2003` says who saved what of it, `withdraw 2003` takes it out."""
    found = _YEAR.fullmatch(line)
    word = word_of(found[1], OF_A_YEAR) if found and found[1] else None
    slot = _slot(plan, holder, int(found[2]), int(found[3] or 1)) if found and (word or not found[1]) else None
    if slot is None:
        console.say(_("“{typed}” does nothing here. “?” says what does.").format(typed=line))
    elif word == "withdraw":
        ask_withdrawal(console, plan, slot)
    elif word:
        name = demand_name(plan.survey.municipality, slot.holder, slot.year, slot.n)
        console.say_all(history_lines(plan, name))
    else:
        ask_demand(console, plan, slot)


def _slot(plan: OpenPlan, holder: str, year: int, n: int) -> Slot | None:
    states = Slots(plan.survey).of_holder(holder)
    return next((Slot(holder, one.year, one.n) for one in states if (one.year, one.n) == (year, n)), None)
