"""The words that do something at a question, in the language in use."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal, NamedTuple

from storage.names.name_table import slug
from storage.translatable import N_

from ..language.gettext_ import _

WordName = Literal[
    "save",
    "back",
    "help",
    "empty",
    "before",
    "undo",
    "redo",
    "see",
    "more",
    "private",
    "missing",
    "aloud",
    "workshop",
    "history",
    "list",
    "quit",
    "new",
    "person",
    "right",
    "add",
    "aside",
    "withdraw",
]


class CommandWord(NamedTuple):
    """What is typed for it, and what it does; both marked for translation."""

    typed: str
    does: str


WORDS: Final[dict[WordName, CommandWord]] = {
    "save": CommandWord(N_("save"), N_("writes what was typed; nothing else does")),
    "back": CommandWord(".", N_("goes back; what was typed stays as a draft")),
    "help": CommandWord("?", N_("says what can be typed here")),
    "empty": CommandWord("-", N_("empties the field")),
    "before": CommandWord("<", N_("the question before")),
    "undo": CommandWord(N_("undo"), N_("takes back the last answer; outside of questions, the last save")),
    "redo": CommandWord(N_("redo"), N_("gives the answer again that was taken back")),
    "see": CommandWord(N_("see"), N_("all answers with their numbers; a number asks one of them again")),
    "more": CommandWord(N_("more"), N_("asks what is asked rarely")),
    "private": CommandWord(N_("private"), N_("asks what is not for the assembly's ears")),
    "missing": CommandWord(N_("missing"), N_("what is missing before the acta")),
    "aloud": CommandWord(N_("aloud"), N_("the demands, to read them aloud and have them accepted")),
    "workshop": CommandWord(N_("workshop"), N_("the day, the place, who came, the authorities")),
    "history": CommandWord(N_("history"), N_("who saved what, the latest first; with a year, of that year")),
    "list": CommandWord(N_("list"), N_("all that can be chosen")),
    "quit": CommandWord(N_("quit"), N_("ends the program; what was typed stays as a draft")),
    "new": CommandWord(N_("new"), N_("begins a file of a municipality that is prepared")),
    "right": CommandWord(N_("right"), N_("with a number, says that this is right as it is, and why")),
    "add": CommandWord(N_("add"), N_("with a name, adds to the list what it lacks")),
    "aside": CommandWord(N_("aside"), N_("puts the draft aside and shows what is saved; the app has it still")),
    "withdraw": CommandWord(N_("withdraw"), N_("with a year, takes its demand out of the plan")),
    "person": CommandWord(N_("person"), N_("who types from now on")),
}


def typed_for(word: WordName) -> str:
    """What is typed for a word."""
    return _(WORDS[word].typed)


def word_of(line: str, known: Collection[WordName]) -> WordName | None:
    """The word that a line is, of those that do something here."""
    typed = line.strip()
    return next((one for one in known if _is_typed(typed, typed_for(one))), None)


def _is_typed(line: str, word: str) -> bool:
    """A sign by itself, a word with or without its accents."""
    return line == word if not slug(word) else slug(line) == slug(word)


def help_lines(known: Collection[WordName]) -> list[str]:
    """What can be typed, a line each."""
    return [f"{typed_for(one)}: {_(WORDS[one].does)}." for one in known]
