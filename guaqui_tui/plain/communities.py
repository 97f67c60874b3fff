"""Choosing a community or an association, with what is missing beside each."""

from __future__ import annotations

from typing import Final

from storage.notation.text import clean_line
from storage.plan.slot_states import Slots

from ..forms.choices import Option
from ..language.gettext_ import _, ngettext
from ..wording.authors import refused_author
from .community import at_community
from .community_lines import lacking_said
from .console import LineConsole
from .last_act import take_back_last
from .open_plan import OpenPlan
from .picking import picked
from .word_list import WordName, help_lines, typed_for, word_of

FEW: Final = 30
"""So many are listed unasked."""
KNOWN: Final[tuple[WordName, ...]] = ("list", "person", "undo", "help", "back", "quit")


def holders_to_choose(plan: OpenPlan) -> list[Option]:
    """Communities that ask for something, then associations, each by its id and its name."""
    survey = plan.survey
    return [
        (one.id, clean_line(one.fields.name)) for one in survey.holders_listed() if survey.per_year(one.fields)
    ]


def holder_lines(plan: OpenPlan) -> list[str]:
    """Each with its number, its name, and what is missing."""
    slots, missing = Slots(plan.survey), plan.missing
    return [
        f"{number}. {name}: {lacking_said(slots.of_holder(id_), missing.of(id_))}"
        for number, (id_, name) in enumerate(holders_to_choose(plan), 1)
    ]


def choose_communities(console: LineConsole, plan: OpenPlan) -> None:
    """Go from community to community until the program is left. Raises `InputEnded`, `Leaving`."""
    _say_beginning(console, plan)
    while True:
        line = console.hear(_("Community, by its number or first letters:"))
        word = word_of(line, KNOWN)
        if word in {"back", "quit"}:
            return
        if word:
            _do(console, plan, word)
        elif line:
            _go_to(console, plan, line)
        else:
            _say_beginning(console, plan)


def _say_beginning(console: LineConsole, plan: OpenPlan) -> None:
    many = len(holders_to_choose(plan))
    console.say(plan.survey.plan.name)
    if many <= FEW:
        console.say_all(holder_lines(plan))
    else:
        said = ngettext("{n} community.", "{n} communities.", many).format(n=many)
        console.say(said, _("“{list}” says all of them.").format(list=typed_for("list")))
    console.say(_("“?” says what can be typed; “.” ends."))


def _do(console: LineConsole, plan: OpenPlan, word: WordName) -> None:
    match word:
        case "list":
            console.say_all(holder_lines(plan))
        case "person":
            ask_author(console, plan)
        case "undo":
            take_back_last(console, plan)
        case "help":
            console.say(_("A number, a name or its first letters choose a community."), *help_lines(KNOWN))


def _go_to(console: LineConsole, plan: OpenPlan, line: str) -> None:
    chosen = picked(holders_to_choose(plan), line)
    if chosen.kept is None:
        console.say(chosen.why)
        return
    at_community(console, plan, chosen.kept)


def ask_author(console: LineConsole, plan: OpenPlan) -> None:
    """Who types from now on."""
    plan.file.author = heard_author(console, plan.file.author)


def heard_author(console: LineConsole, known: str) -> str:
    """The name of who types; Enter keeps the one that is known. Raises `InputEnded`."""
    while True:
        asked = _("Who types? [{name}]:").format(name=known) if known else _("Who types?")
        name = console.hear(asked) or known
        why = refused_author(name)
        if not why:
            return name
        console.say(why)
