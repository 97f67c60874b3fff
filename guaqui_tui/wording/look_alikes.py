"""Names that are not what they look like, in the language in use, and what is said to whoever types one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exports.wording import look_alikes
from storage.names.look_alikes import StrangeLetter, read_as, strange_letters
from storage.names.name_table import slug
from storage.notation.text import clean_line, first_words
from storage.plan.name_doubts import NameDoubt, author_doubts, author_names
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from storage.symbols import LOOK_ALIKE

from ..language.gettext_ import _, ngettext, speech

_NAMED = 3
"""As many names are told in a sentence."""
_LONGEST = 40


def refused_name(name: str) -> str:
    """Why a name may not be typed so, in words: which letter of it is none of ours; nothing where it may.

    One of which nothing looks like our letters is taken for no other.
    """
    said = _what_differs(name)
    return _("{letters}. Delete the name and type it again.").format(letters=said) if said else ""


def refused_as_own(name: str) -> str:
    """Why a name that came in may not be put on a list of its own, in words; nothing where it may."""
    said = _what_differs(name)
    words = _(
        "{letters}. So it cannot be one of its own: pick whose name it is, or have it written anew where it came "
        "from."
    )
    return words.format(letters=said) if said else ""


def _what_differs(name: str) -> str:
    """Which letters of a name are not what they look like, as a sentence begins."""
    letters = strange_letters(clean_line(name))
    if not letters or not slug(read_as(name)):
        return ""
    said = look_alikes.letters_in_words(letters, speech())
    return said[:1].upper() + said[1:]


def doubt_in_words(doubt: NameDoubt) -> str:
    """It reads as “Arcata” does, and the third a is Cyrillic."""
    return look_alikes.name_doubt_in_words(doubt, speech())


def doubt_of_author(doubt: NameDoubt) -> str:
    """“Rosa Mamani” (it reads as “Rosa Mamani” does, and the second a is Cyrillic)."""
    return look_alikes.doubt_of_name(doubt, speech())


def author_lines(revision: Revision, survey: Survey) -> list[str]:
    """In what the name of who saved a version is not what it looks like; nothing where it is."""
    doubts = author_doubts([revision], author_names(survey)) if strange_letters(revision.author) else {}
    return [f"{LOOK_ALIKE} {doubt_of_author(one)}" for one in doubts.values()]


def with_letters(name: str) -> str:
    """A name, and where it has strange letters which: ≈ Arcata (the third a is Cyrillic)."""
    letters = strange_letters(name)
    if not letters:
        return name
    return f"{LOOK_ALIKE} {name} ({look_alikes.letters_in_words(letters, speech())})"


def doubts_in_words(doubts: Sequence[NameDoubt]) -> str:
    """The first of some names, each with what it looks like, and how many more there are."""
    said = [look_alikes.doubt_of_name(one, speech()) for one in doubts[:_NAMED]]
    if more := len(doubts) - len(said):
        said.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "; ".join(said)


def board_sentence(doubts: Mapping[str, NameDoubt]) -> str:
    """What is said over the board of the names on it that are not what they look like."""
    if not doubts:
        return ""
    if len(doubts) == 1:
        return f"{LOOK_ALIKE} {doubts_in_words([*doubts.values()])}"
    names = ", ".join(sorted({first_words(clean_line(one.name), _LONGEST) for one in doubts.values()})[:_NAMED])
    words = _("{n} names are not what they look like, such as {names}. F9, Check the plan, says in what.")
    return f"{LOOK_ALIKE} {words.format(n=len(doubts), names=names)}"


def doubt_of_facts(facts: Mapping[str, Any]) -> NameDoubt:
    """The doubt that a check found, from the facts of what it found."""
    letters = tuple(StrangeLetter(*one) for one in facts["letters"])
    return NameDoubt(facts["name"], letters, tuple(facts["others"]))


def brought_sentence(path: str, doubts: Sequence[NameDoubt]) -> str:
    """That a file brings names that are not what they look like."""
    if not doubts:
        return ""
    words = _("{path} brings names that are not what they look like: {names}.")
    return words.format(path=path, names=doubts_in_words(doubts))
