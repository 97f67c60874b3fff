"""What is missing before a community's acta: said, gone to, or said to be right as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from storage import GuaquiError
from storage.kinds.lookup import holder_of, kind_of
from storage.kinds.process.demand import slot_of
from storage.plan.checks.found import Finding
from storage.plan.checks.remarks import remark
from storage.plan.missing.before_acta import NEVER_RIGHT, NOT_READ, Missing
from storage.plan.survey import Survey

from ..forms.deciding.nothing_asked import of_slots
from ..language.gettext_ import _
from ..wording.missing.before_acta import missing_line, missing_summary
from .console import LineConsole
from .demand import ask_demand
from .form import fill_in
from .open_plan import OpenPlan
from .read_aloud import read_out
from .without_keys import refusal_said
from .word_list import WordName, help_lines, typed_for, word_of
from .workshop_questions import WorkshopQuestions

KNOWN: Final[tuple[WordName, ...]] = ("back", "help", "right")
SAVING: Final[tuple[WordName, ...]] = ("save",)
OF_A_NUMBER: Final[tuple[WordName, ...]] = ("right",)
_NUMBER: Final = re.compile(r"(.*?)\s*(\d{1,3})")


def missing_lines(missing: Missing, survey: Survey) -> list[str]:
    """All of it with numbers; what may wait comes last."""
    lines = [missing_summary(missing)]
    for number, one in enumerate([*missing.before, *missing.later], 1):
        said = missing_line(one, survey, alone=len(missing.before) == 1)
        what = ": ".join(filter(None, (said.where, said.what)))
        words = _("{what}; may wait").format(what=what) if one in missing.later else what
        lines.append(f"{number}. {words}")
    return lines


def at_missing(console: LineConsole, plan: OpenPlan, holder: str) -> None:
    """Say what is missing, and go where is asked for, until nobody does. Raises `InputEnded`."""
    while True:
        missing = plan.missing.of(holder)
        console.say_all(missing_lines(missing, plan.survey))
        found = [*missing.before, *missing.later]
        if not found or not _went_on(console, plan, found):
            return


def _went_on(console: LineConsole, plan: OpenPlan, found: Sequence[Finding]) -> bool:
    """Whether whoever types goes on with this."""
    asked = _("A number goes there, “{right} 2” says that 2 is right; Enter goes back:")
    line = console.hear(asked.format(right=typed_for("right")))
    if not line or word_of(line, KNOWN) == "back":
        return False
    match = _NUMBER.fullmatch(line)
    one = found[int(match[2]) - 1] if match and 0 < int(match[2]) <= len(found) else None
    if match and one and not match[1]:
        _go_to(console, plan, one)
    elif match and one and word_of(match[1], OF_A_NUMBER):
        _say_right(console, plan, one)
    else:
        console.say_all(help_lines(KNOWN))
    return True


def _go_to(console: LineConsole, plan: OpenPlan, one: Finding) -> None:
    """To the demand or the workshop that it is about, or to the reading."""
    slot = slot_of(one.record)
    if one.code in NOT_READ:
        read_out(console, plan, holder_of(one.record))
    elif slot:
        ask_demand(console, plan, slot)
    elif kind_of(one.record) == "workshop":
        fill_in(console, plan, WorkshopQuestions(plan, one.record))
    else:
        console.say(_("That is seen to in the app."))


def _say_right(console: LineConsole, plan: OpenPlan, one: Finding) -> None:
    """Keep why something is right as it is, where the word for it is typed."""
    if one.code in NEVER_RIGHT:
        console.say(_("That cannot be right as it is: it is to save, or to settle."))
        return
    if of_slots([one]):
        console.say(_("That nothing is asked for there, or later, its status says."))
        _go_to(console, plan, one)
        return
    reason = console.hear(_("Why is it right?"))
    asked = _("“{save}” notes it; Enter leaves it as it is:").format(save=typed_for("save"))
    if not reason or not word_of(console.hear(asked), SAVING):
        console.say(_("Not noted."))
        return
    try:
        plan.save([(*remark(plan.survey, one, reason), None)])
    except GuaquiError as error:
        console.say(refusal_said(error))
