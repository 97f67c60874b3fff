"""What is said in the conversation about a record: its questions, its answers, what can be typed."""

from __future__ import annotations

from typing import Final

from ..forms.draft_values import Typed
from ..language.gettext_ import _
from .picking import option_lines
from .talk_state import FormQuestions, FormTalk, Part
from .word_list import WordName, help_lines, typed_for

AT_A_QUESTION: Final[tuple[WordName, ...]] = (
    "save",
    "back",
    "help",
    "empty",
    "before",
    "undo",
    "redo",
    "see",
    "list",
)
ADDING: Final[tuple[WordName, ...]] = ("add",)
AT_THE_END: Final[tuple[WordName, ...]] = ("save", "back", "help", "see", "more", "private", "undo", "redo")


def question_lines(talk: FormTalk, questions: FormQuestions) -> list[str]:
    """What can be chosen, before the question itself."""
    return option_lines(questions.options(talk.asked, talk.form.typed)) if talk.asked else []


def question_of(talk: FormTalk, questions: FormQuestions) -> str:
    """The question, with what stands there now; where nothing is asked, what the conversation is of."""
    typed, where = talk.form.typed, questions.subject.where()
    if not talk.asked:
        return _("{where} (not saved):").format(where=where) if talk.form.unsaved else f"{where}:"
    stands = _in_words(talk.asked, typed, questions)
    label = questions.label(talk.asked, typed)
    return f"{label} [{stands}]:" if stands else f"{label}:"


def help_of(talk: FormTalk, questions: FormQuestions) -> list[str]:
    """What can be typed where the conversation stands."""
    if not talk.asked:
        return help_lines(AT_THE_END)
    choose = _("A number, a name or its first letters choose.")
    first = choose if questions.options(talk.asked, talk.form.typed) else _("What is typed stands there then.")
    leaves = _("Enter alone leaves what stands between [ and ].")
    return [first, leaves, *help_lines(AT_A_QUESTION)]


def all_lines(talk: FormTalk, questions: FormQuestions) -> list[str]:
    """Each answer with its number, and what is wrong. Of what is asked rarely only what was answered."""
    typed, main = talk.form.typed, questions.names("main", talk.form.typed)
    wrong = questions.subject.flaws(talk.form)
    lines = (
        f"{number}. {answer_said(name, typed, questions)} {wrong.get(name, '')}"
        for number, name in enumerate(every_name(typed, questions), 1)
        if name in main or typed.get(name)
    )
    return [line.rstrip() for line in lines]


def answer_said(name: str, typed: Typed, questions: FormQuestions) -> str:
    """A question and its answer."""
    said = _in_words(name, typed, questions) or _("(nothing)")
    return f"{questions.label(name, typed)}: {said}"


def _in_words(name: str, typed: Typed, questions: FormQuestions) -> str:
    """An answer as it is read; nothing where there is none."""
    kept = typed.get(name, "")
    said = questions.subject.in_words(name, kept)
    return said if said != kept else dict(questions.options(name, typed)).get(kept, kept)


def every_name(typed: Typed, questions: FormQuestions) -> list[str]:
    parts: tuple[Part, ...] = ("main", "more", "private")
    return [name for part in parts for name in questions.names(part, typed)]


def end_lines(talk: FormTalk) -> list[str]:
    """What can be done once all was asked."""
    state = _("Not saved yet.") if talk.form.unsaved else _("Nothing was changed.")
    words = _("{state} “{save}” writes it, “{see}” says it all, “{more}” asks for more, “.” goes back.")
    return [words.format(state=state, save=typed_for("save"), see=typed_for("see"), more=typed_for("more"))]
