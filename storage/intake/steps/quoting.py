"""Names and signs in one line of text, with quotes where they need them, as a shell has it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ESCAPED: Final = {"n": "\n"}
_NEEDS_QUOTES: Final = re.compile(r"[\s\"'\\]")
_WRITTEN: Final = {"\n": "\\n", '"': '\\"', "\\": "\\\\"}


class WrittenSign(NamedTuple):
    """One character of a word, and whether quotes or a backslash say that it means only itself."""

    sign: str
    quoted: bool = False


Word = tuple[WrittenSign, ...]
"""What stands between two spaces. One of quotes with nothing between them is empty."""


def words_of_line(text: str) -> list[Word]:
    r"""The words of a line: "in quotes" with \" and \\ and \n, 'in others' as it stands, or plain.

    Raises ValueError where a quote does not close.
    """
    words: list[list[WrittenSign]] = []
    quote, within, signs = "", False, iter(text)
    for sign in signs:
        if not quote and sign.isspace():
            within = False
            continue
        if not within:
            words.append([])
            within = True
        if sign == quote:
            quote = ""
        elif sign == "\\" and quote != "'":
            words[-1].append(_escaped(next(signs, "")))
        elif not quote and sign in "\"'":
            quote = sign
        else:
            words[-1].append(WrittenSign(sign, bool(quote)))
    if quote:
        raise ValueError(text)
    return [tuple(word) for word in words]


def _escaped(sign: str) -> WrittenSign:
    if not sign:
        raise ValueError(sign)
    return WrittenSign(_ESCAPED.get(sign, sign), quoted=True)


def parts_between(word: Word, sign: str) -> list[Word]:
    """What stands between the signs of a word that mean something."""
    parts: list[list[WrittenSign]] = [[]]
    for one in word:
        if one == WrittenSign(sign):
            parts.append([])
        else:
            parts[-1].append(one)
    return [tuple(part) for part in parts]


def parts_at_last(word: Word, sign: str) -> tuple[Word, Word] | None:
    """What stands before and behind the last sign of a word that means something; None where there is none."""
    places = [at for at, one in enumerate(word) if one == WrittenSign(sign)]
    return (word[: places[-1]], word[places[-1] + 1 :]) if places else None


def unquoted(word: Word) -> str:
    """What a word says, without its quotes."""
    return "".join(one.sign for one in word)


def without_quotes(word: Word) -> bool:
    """Whether nothing of a word stands in quotes."""
    return not any(one.quoted for one in word)


def quoted_where_needed(text: str, signs: str = "") -> str:
    """A text as one word: in quotes where it has spaces, quotes or some `signs` that would mean something."""
    return quoted_text(text) if not text or _NEEDS_QUOTES.search(text) or set(signs) & {*text} else text


def quoted_text(text: str) -> str:
    """A text in quotes."""
    if "\n" not in text and "'" not in text and set('"\\') & {*text}:
        return f"'{text}'"
    return '"' + "".join(_WRITTEN.get(sign, sign) for sign in text) + '"'
