"""The conversation about one record, as a value: a line makes another of it, and something to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from ..forms.choices import Option
from ..forms.draft_values import Typed
from ..forms.open_form import OpenForm
from ..forms.subjects.form_subject import FormSubject
from ..language.gettext_ import _
from .picking import option_lines, picked
from .word_list import WordName, help_lines, typed_for, word_of

Part = Literal["main", "more", "private", "alone"]
"""What is asked in one go; `alone`: one question that was asked for by its number."""

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
AT_THE_END: Final[tuple[WordName, ...]] = ("save", "back", "help", "see", "more", "private", "undo", "redo")


class FormQuestions(Protocol):
    """What is asked of a record, in which order."""

    @property
    def subject(self) -> FormSubject: ...

    def names(self, part: Part, typed: Typed) -> Sequence[str]:
        """The fields of a part as far as they are asked where this is typed."""
        ...

    def label(self, name: str) -> str:
        """What a field is called where it stands alone."""
        ...

    def options(self, name: str, typed: Typed) -> Sequence[Option]:
        """What a field is chosen from; none where it is written."""
        ...

    def answered(self, form: OpenForm, name: str, value: str) -> OpenForm:
        """The form once a field was answered."""
        ...


class FormTalk(Struct, frozen=True):
    """The form with what is typed, the question that is asked ("": none), and what undo and redo give back."""

    form: OpenForm
    part: Part = "main"
    asked: str = ""
    before: tuple[OpenForm, ...] = ()
    after: tuple[OpenForm, ...] = ()


class HeardLine(NamedTuple):
    """What a line made of a conversation, what is said to it, and what is to be done outside."""

    talk: FormTalk
    words: Sequence[str] = ()
    wish: Literal["", "save", "back"] = ""


def begun_talk(form: OpenForm, questions: FormQuestions) -> FormTalk:
    """From its first question on."""
    return _asked_from(FormTalk(form), questions, 0)


def question_lines(talk: FormTalk, questions: FormQuestions) -> list[str]:
    """What can be chosen, before the question itself."""
    return option_lines(questions.options(talk.asked, talk.form.typed)) if talk.asked else []


def question_of(talk: FormTalk, questions: FormQuestions) -> str:
    """The question, with what stands there now; where nothing is asked, what the conversation is of."""
    subject, typed = questions.subject, talk.form.typed
    if not talk.asked:
        state = f" ({_('not saved')})" if talk.form.unsaved else ""
        return f"{subject.where()}{state}:"
    stands = subject.in_words(talk.asked, typed.get(talk.asked, ""))
    label = questions.label(talk.asked)
    return f"{label} [{stands}]:" if stands else f"{label}:"


def heard(talk: FormTalk, line: str, questions: FormQuestions) -> HeardLine:
    """What a line does."""
    word = word_of(line, AT_A_QUESTION if talk.asked else AT_THE_END)
    if word is not None:
        return _word(talk, word, questions)
    if talk.asked:
        return _passed(talk, questions) if not line else _answer(talk, line, questions)
    return _at_the_end(talk, line, questions)


def left_unfinished(talk: FormTalk, rest: str, questions: FormQuestions) -> FormTalk:
    """With what was typed of an answer when nobody could finish it. It is no word that does something."""
    listed = not talk.asked or questions.options(talk.asked, talk.form.typed)
    if not rest or listed or word_of(rest, AT_A_QUESTION):
        return talk
    return _with(talk, questions.answered(talk.form, talk.asked, rest))


def _word(talk: FormTalk, word: WordName, questions: FormQuestions) -> HeardLine:
    if word in {"save", "back"}:
        return HeardLine(talk, wish="save" if word == "save" else "back")
    return _DOES[word](talk, questions)


def _emptied(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    return _checked(_with(talk, questions.answered(talk.form, talk.asked, "")), talk.asked, questions)


def _helped(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    return HeardLine(talk, help_of(talk, questions))


def _seen(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    return HeardLine(replace(talk, asked=""), all_lines(talk, questions))


def _listed(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    return HeardLine(talk, option_lines(questions.options(talk.asked, talk.form.typed), whole=True))


def help_of(talk: FormTalk, questions: FormQuestions) -> list[str]:
    """What can be typed where the conversation stands."""
    if not talk.asked:
        return help_lines(AT_THE_END)
    choose = _("A number, a name or its first letters choose.")
    first = choose if questions.options(talk.asked, talk.form.typed) else _("What is typed stands there then.")
    return [f"{first} {_('Enter alone leaves what stands between [ and ].')}", *help_lines(AT_A_QUESTION)]


def all_lines(talk: FormTalk, questions: FormQuestions) -> list[str]:
    """Every answer with its number; what is wrong stands behind it."""
    subject, typed = questions.subject, talk.form.typed
    wrong = subject.flaws(talk.form)
    return [
        " ".join(
            filter(None, [f"{number} {questions.label(name)}: {_stands(subject, name, typed)}", wrong.get(name)])
        )
        for number, name in enumerate(_every_name(typed, questions), 1)
    ]


def _stands(subject: FormSubject, name: str, typed: Typed) -> str:
    return subject.in_words(name, typed.get(name, "")) or _("(nothing)")


def _every_name(typed: Typed, questions: FormQuestions) -> list[str]:
    parts: tuple[Part, ...] = ("main", "more", "private")
    return [name for part in parts for name in questions.names(part, typed)]


# Answers


def _answer(talk: FormTalk, line: str, questions: FormQuestions) -> HeardLine:
    options = questions.options(talk.asked, talk.form.typed)
    if options:
        chosen = picked(options, line)
        if chosen.kept is None:
            return HeardLine(talk, [chosen.why])
        line = chosen.kept
    return _checked(_with(talk, questions.answered(talk.form, talk.asked, line)), talk.asked, questions)


def _with(talk: FormTalk, form: OpenForm) -> FormTalk:
    """With other answers; undo gives those before them back."""
    if form.typed == talk.form.typed:
        return talk
    return replace(talk, form=form, before=(*talk.before, talk.form), after=())


def _checked(talk: FormTalk, name: str, questions: FormQuestions) -> HeardLine:
    """On to the next question, with what the answer means; or the same again, with what is wrong."""
    if why := questions.subject.flaws(talk.form).get(name):
        again = _("It stands there as it is; Enter alone leaves it so until later.")
        return HeardLine(talk, [why, again])
    on = _passed(talk, questions)
    meaning = questions.subject.meaning(name, talk.form.typed)
    return on._replace(words=[meaning, *on.words])


def _passed(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    names = [*_names(talk, questions)]
    at = names.index(talk.asked) + 1 if talk.asked in names else len(names)
    following = _asked_from(talk, questions, at)
    return HeardLine(following, [] if following.asked else end_lines(following))


def _names(talk: FormTalk, questions: FormQuestions) -> Sequence[str]:
    return [talk.asked] if talk.part == "alone" else questions.names(talk.part, talk.form.typed)


def _asked_from(talk: FormTalk, questions: FormQuestions, at: int) -> FormTalk:
    names = _names(talk, questions)
    return replace(talk, asked=names[at] if at < len(names) else "")


def _asked_before(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    names = [*_names(talk, questions)]
    at = names.index(talk.asked) if talk.asked in names else 0
    return HeardLine(replace(talk, asked=names[max(0, at - 1)]))


def end_lines(talk: FormTalk) -> list[str]:
    """What can be done once all was asked."""
    state = _("Not saved yet.") if talk.form.unsaved else _("Nothing was changed.")
    words = _("{state} “{save}” writes it, “{see}” says it all, “{more}” asks for more, “.” goes back.")
    return [words.format(state=state, save=typed_for("save"), see=typed_for("see"), more=typed_for("more"))]


def _asked_more(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    return _asked_part(talk, "more", questions)


def _asked_private(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    return _asked_part(talk, "private", questions)


def _asked_part(talk: FormTalk, part: Part, questions: FormQuestions) -> HeardLine:
    there = replace(talk, part=part)
    if not questions.names(part, talk.form.typed):
        return HeardLine(talk, [_("There is nothing of that here.")])
    return HeardLine(_asked_from(there, questions, 0))


def _at_the_end(talk: FormTalk, line: str, questions: FormQuestions) -> HeardLine:
    """A number asks its question again."""
    names = _every_name(talk.form.typed, questions)
    if line.isdecimal() and 0 < int(line) <= len(names):
        return HeardLine(replace(talk, part="alone", asked=names[int(line) - 1]))
    return HeardLine(talk, end_lines(talk) if not line else [_not_understood(line)])


def _not_understood(line: str) -> str:
    return _("“{typed}” does nothing here. “?” says what does.").format(typed=line)


def asked_first(talk: FormTalk, names: Sequence[str], questions: FormQuestions) -> FormTalk:
    """Back at the first of some fields."""
    order = _every_name(talk.form.typed, questions)
    return replace(talk, part="alone", asked=next((name for name in order if name in names), names[0]))


# Undo


def _taken_back(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    if not talk.before:
        return HeardLine(talk, [_("There is no answer to take back.")])
    back = replace(talk, form=talk.before[-1], before=talk.before[:-1], after=(talk.form, *talk.after))
    return HeardLine(_at_change(back, talk.form, questions), _changed(talk.form, back.form, questions))


def _given_again(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    if not talk.after:
        return HeardLine(talk, [_("There is no answer to give again.")])
    again = replace(talk, form=talk.after[0], before=(*talk.before, talk.form), after=talk.after[1:])
    changed = _changed(talk.form, again.form, questions)
    if not talk.asked:
        return HeardLine(again, changed)
    on = _passed(_at_change(again, talk.form, questions), questions)
    return on._replace(words=[*changed, *on.words])


def _at_change(talk: FormTalk, other: OpenForm, questions: FormQuestions) -> FormTalk:
    """Asked is what changed, where the part that is asked has it; else all stays as it is."""
    changed = {name for name, value in talk.form.typed.items() if other.typed.get(name) != value}
    names = questions.names(talk.part, talk.form.typed) if talk.part != "alone" else ()
    at = next((name for name in names if name in changed), talk.asked)
    return replace(talk, asked=at) if talk.asked else talk


def _changed(was: OpenForm, now: OpenForm, questions: FormQuestions) -> list[str]:
    subject = questions.subject
    names = [name for name, value in now.typed.items() if was.typed.get(name) != value]
    return [f"{questions.label(name)}: {_stands(subject, name, now.typed)}" for name in names]


_DOES: Final[dict[WordName, Callable[[FormTalk, FormQuestions], HeardLine]]] = {
    "help": _helped,
    "empty": _emptied,
    "before": _asked_before,
    "undo": _taken_back,
    "redo": _given_again,
    "see": _seen,
    "list": _listed,
    "more": _asked_more,
    "private": _asked_private,
}
"""What a word does inside the conversation."""
