"""In what a name is not what it looks like, in the reader's language: the second a is Cyrillic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from storage.names.look_alikes import Script, StrangeLetter, strange_letters
from storage.notation.text import clean_line, first_words
from storage.plan.name_doubts import NameDoubt
from storage.symbols import LOOK_ALIKE
from storage.translatable import N_

from .speech import Speech

_SCRIPTS: Final[dict[Script, str]] = {
    "cyrillic": N_("Cyrillic"),
    "greek": N_("Greek"),
    "armenian": N_("Armenian"),
    "cherokee": N_("Cherokee"),
    "coptic": N_("Coptic"),
    "latin": N_("another letter, not of Spanish"),
    "wide": N_("of full width"),
    "styled": N_("an ornamental sign"),
    "other": N_("of another alphabet"),
}
_NTH: Final = (
    N_("the first {letter} is {script}"),
    N_("the second {letter} is {script}"),
    N_("the third {letter} is {script}"),
    N_("the fourth {letter} is {script}"),
    N_("the fifth {letter} is {script}"),
    N_("the sixth {letter} is {script}"),
    N_("the seventh {letter} is {script}"),
    N_("the eighth {letter} is {script}"),
    N_("the ninth {letter} is {script}"),
)
_NAMED: Final = 3
"""As many letters of a name are told; and so many letters of a name that stands in a sentence:"""
_LONGEST: Final = 40


def marked_name(name: str) -> str:
    """A name, with a sign before it where some letter is not what it looks like."""
    return f"{LOOK_ALIKE} {name}" if strange_letters(name) else name


def letters_in_words(letters: Sequence[StrangeLetter], say: Speech) -> str:
    """The second a is Cyrillic; after “Arc” stands a sign that is not seen."""
    said = [_letter(one, say) for one in letters[:_NAMED]]
    if more := len(letters) - len(said):
        said.append(say.ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "; ".join(said)


def _letter(one: StrangeLetter, say: Speech) -> str:
    if one.script == "unseen":
        before = clean_line(one.before)
        words = N_("after “{before}” stands a sign that is not seen")
        return say(words).format(before=before) if before else say(N_("it begins with a sign that is not seen"))
    script = say(_SCRIPTS[one.script])
    if not one.looks_like:
        return say(N_("“{letter}” is {script}")).format(letter=one.letter, script=script)
    return say(_nth(one.nth)).format(n=one.nth, letter=one.looks_like, script=script)


def _nth(number: int) -> str:
    if number == 0:
        return N_("the {letter} is {script}")
    return _NTH[number - 1] if number <= len(_NTH) else N_("{letter} number {n} is {script}")


def name_doubt_in_words(doubt: NameDoubt, say: Speech) -> str:
    """It reads “Arcata”, and the third a is Cyrillic."""
    letters = letters_in_words(doubt.letters, say)
    if not doubt.others:
        return letters
    others = ", ".join(first_words(clean_line(one), _LONGEST) for one in doubt.others[:_NAMED])
    if letters:
        return say(N_("it reads as “{name}” does, and {letters}")).format(name=others, letters=letters)
    if set(doubt.others) == {doubt.name}:
        return say(N_("another one has the same name"))
    return say(N_("it reads as “{name}” does: only capitals, accents or signs differ")).format(name=others)


def doubt_of_name(doubt: NameDoubt, say: Speech) -> str:
    """“Arcata” (it reads as “Arcata” does, and the third a is Cyrillic)."""
    name = first_words(clean_line(doubt.name), _LONGEST)
    return say(N_("“{name}” ({doubt})")).format(name=name, doubt=name_doubt_in_words(doubt, say))
