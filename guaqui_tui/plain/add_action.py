"""An action that no list has yet, added while the assembly waits: its name and its class."""

from __future__ import annotations

from typing import Final

from storage import GuaquiError
from storage.notation.text import clean_line

from ..forms.adding.new_action import NewAction, class_is_asked, named_action, refused_action
from ..language.gettext_ import _
from .console import LineConsole
from .open_plan import OpenPlan
from .picking import option_lines, picked
from .without_keys import refusal_said
from .word_list import WordName, typed_for, word_of

SAVING: Final[tuple[WordName, ...]] = ("save",)


def heard_action(console: LineConsole, plan: OpenPlan, name: str) -> str | None:
    """The id of an action of a name, which is saved where it is new; None where it was left at that."""
    if why := refused_action(name):
        console.say(why)
        return None
    action = named_action(plan.survey, name, None) or _with_class(console, plan, name)
    if action is None or (action.body and not _saved(console, plan, action)):
        console.say(_("Nothing was added."))
        return None
    return action.id


def _with_class(console: LineConsole, plan: OpenPlan, name: str) -> NewAction | None:
    classes = [(one.id, clean_line(one.fields.name)) for one in plan.survey.classes()]
    console.say_all(option_lines(classes))
    chosen = picked(classes, console.hear(_("Its class:")))
    if chosen.kept is None:
        console.say(class_is_asked(plan.survey))
        return None
    return named_action(plan.survey, name, chosen.kept)


def _saved(console: LineConsole, plan: OpenPlan, action: NewAction) -> bool:
    asked = _("“{save}” adds {name} to the list; Enter leaves it:")
    if not word_of(console.hear(asked.format(save=typed_for("save"), name=action.body["name"])), SAVING):
        return False
    try:
        plan.save([(action.record, action.body, ())])
    except GuaquiError as error:
        console.say(refusal_said(error))
        return False
    return True
