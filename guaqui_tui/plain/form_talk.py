"""The conversation about one record, as a value: a line makes another of it, and something to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from ..forms.open_form import OpenForm
from ..language.gettext_ import _
from .picking import option_lines, picked
from .talk_state import FormQuestions, FormTalk, HeardLine, Part
from .talk_words import (
    ADDING,
    AT_A_QUESTION,
    AT_THE_END,
    all_lines,
    answer_said,
    end_lines,
    every_name,
    help_of,
)
from .without_keys import without_keys
from .word_list import WordName, typed_for, word_of


def begun_talk(form: OpenForm, questions: FormQuestions) -> FormTalk:
    """From its first question on."""
    return _asked_from(FormTalk(form), questions, 0)


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


# Answers


def _answer(talk: FormTalk, line: str, questions: FormQuestions) -> HeardLine:
    options = questions.options(talk.asked, talk.form.typed)
    if options:
        if questions.adds_to(talk.asked) and (new := _to_add(line)):
            return HeardLine(talk, wish="add", added=new)
        chosen = picked(options, line, questions.also(talk.asked))
        if chosen.kept is not None:
            line = chosen.kept
        elif line.isdecimal() or not questions.takes_words(talk.asked):
            return HeardLine(talk, [chosen.why, *_may_be_added(talk.asked, line, questions)])
    return _checked(_with(talk, questions.answered(talk.form, talk.asked, line)), talk.asked, questions)


def _to_add(line: str) -> str:
    """What is to be added to a list: `add` and its name."""
    word, _space, name = line.partition(" ")
    return name.strip() if word_of(word, ADDING) else ""


def _may_be_added(name: str, line: str, questions: FormQuestions) -> list[str]:
    words = _("“{add} {typed}” adds it to the list.").format(add=typed_for("add"), typed=line)
    return [words] if questions.adds_to(name) and not line.isdecimal() else []


def with_added(talk: FormTalk, value: str, questions: FormQuestions) -> HeardLine:
    """With what was added as the answer."""
    return _checked(_with(talk, questions.answered(talk.form, talk.asked, value)), talk.asked, questions)


def _with(talk: FormTalk, form: OpenForm) -> FormTalk:
    """With other answers; undo gives those before them back."""
    if form.typed == talk.form.typed:
        return talk
    return replace(talk, form=form, before=(*talk.before, talk.form), after=())


def _checked(talk: FormTalk, name: str, questions: FormQuestions) -> HeardLine:
    """On to the next question, with what the answer means; or the same again, with what is wrong."""
    if why := questions.subject.flaws(talk.form).get(name):
        again = _("It stands there as it is; Enter alone leaves it so until later.")
        return HeardLine(talk, [without_keys(why), again])
    return _passed(talk, questions)


def _passed(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    """On to the next question, with what this one's answer means."""
    names = [*_names(talk, questions)]
    at = names.index(talk.asked) + 1 if talk.asked in names else len(names)
    following = _asked_from(talk, questions, at)
    meaning = without_keys(questions.meaning(talk.asked, talk.form.typed))
    return HeardLine(following, [meaning, *([] if following.asked else end_lines(following))])


def _names(talk: FormTalk, questions: FormQuestions) -> Sequence[str]:
    return [talk.asked] if talk.part == "alone" else questions.names(talk.part, talk.form.typed)


def _asked_from(talk: FormTalk, questions: FormQuestions, at: int) -> FormTalk:
    names = _names(talk, questions)
    return replace(talk, asked=names[at] if at < len(names) else "")


def _asked_before(talk: FormTalk, questions: FormQuestions) -> HeardLine:
    names = [*_names(talk, questions)]
    at = names.index(talk.asked) if talk.asked in names else 0
    return HeardLine(replace(talk, asked=names[max(0, at - 1)]))


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
    names = every_name(talk.form.typed, questions)
    if line.isdecimal() and 0 < int(line) <= len(names):
        return HeardLine(replace(talk, part="alone", asked=names[int(line) - 1]))
    return HeardLine(talk, end_lines(talk) if not line else [_not_understood(line)])


def _not_understood(line: str) -> str:
    return _("“{typed}” does nothing here. “?” says what does.").format(typed=line)


def asked_first(talk: FormTalk, names: Sequence[str], questions: FormQuestions) -> FormTalk:
    """Back at the first of some fields."""
    order = every_name(talk.form.typed, questions)
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
    names = (name for name, value in now.typed.items() if was.typed.get(name) != value)
    return [answer_said(name, now.typed, questions) for name in names]


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
