"""How a field's value is typed: what stands in its entry, how that is read, what is wrong, what it is chosen from.

What a field's value is says the table; how it is typed depends on its unit alone, but for the few of
`_OF_ITS_OWN`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from exports.wording.values import Values, plain_text
from storage.errors import InputError
from storage.kinds.field import Field, Unit
from storage.kinds.terms.municipality import KIND as MUNICIPALITY
from storage.limits import MAX_INTEGER, MAX_PROSE, MAX_YEARS
from storage.names.name_table import slug
from storage.notation.currency import format_amount, parse_amount
from storage.notation.days import read_day, read_time, read_when
from storage.notation.numbers import parse_count, parse_families, parse_whole
from storage.notation.text import clean, clean_line
from storage.notation.value_lists import joined, joined_rows, parted, parted_rows
from storage.symbols import LINE_END
from storage.translatable import N_

from ..language.dates import day, shown_when
from ..language.gettext_ import _
from ..wording.look_alikes import refused_name
from ..wording.record_titles import record_called, record_title
from .choices import Option, of_ref, of_words, of_yes

YES: Final = {"yes": True, "no": False}
"""What an entry holds of what is or is not so."""


class TypingRule(NamedTuple):
    """How values are typed. `read_typed` gives None for what it does not understand, which `wrong` says (a msgid).

    Without `read_typed` nothing can be typed; where there are `choices`, the entry holds the id of one.
    """

    shown: Callable[[Values, Field, Any], str]
    read: Callable[[Values, Field, str], Any] | None
    wrong: str = N_("That cannot be written there.")
    choices: Callable[[Values, Field], list[Option]] | None = None


def rule_of(kind: str, field: Field) -> TypingRule:
    return _OF_ITS_OWN.get((kind, field.name)) or BY_UNIT[field.says.unit]


def shown_value(kind: str, field: Field, value: Any, values: Values) -> str:
    """What stands in the entry of a value; nothing where it is None."""
    return "" if value is None else rule_of(kind, field).shown(values, field, value)


def read_typed(kind: str, field: Field, typed: str, values: Values) -> Any:
    """The value that is typed, None for nothing. Raises `ValueError` where it cannot be one, in words."""
    if not typed.strip():
        return None
    rule = rule_of(kind, field)
    value = rule.read(values, field, typed.strip()) if rule.read else None
    if isinstance(value, str) and len(value) > MAX_PROSE:
        words = _("{n} characters are too many: shorten it to {most}.")
        raise ValueError(words.format(n=len(value), most=MAX_PROSE))
    if why := refused_names(field, value):
        raise ValueError(why)
    if value is None or value in ("", [], {}) or not field.takes(value):
        raise ValueError(
            _past_its_limit(field, typed.strip()) or _which_of(values, field, typed) or _wrong(rule, field)
        )
    return value


def _past_its_limit(field: Field, typed: str) -> str:
    """That a number, or how many a list has, is past its limit, with the limit; nothing where it is not that."""
    from msgspec import inspect  # most of what is typed fits

    of, number = inspect.type_info(field.type), parse_whole(typed)
    if isinstance(of, inspect.ListType) and of.max_length and (n := len(parted(typed))) > of.max_length:
        return _("{n} are too many: {most} fit.").format(n=n, most=of.max_length)
    if number is None or not isinstance(of, inspect.IntType) or of.ge is None or of.le in {None, MAX_INTEGER}:
        return ""
    return _("Type a whole number from {least} to {most}.").format(least=of.ge, most=of.le)


def refused_names(field: Field, value: Any) -> str:
    """What is wrong with the letters of a name, or of those in rows, in words; nothing where nothing is."""
    if isinstance(value, str):
        return refused_name(value) if _is_name(field) else ""
    rows = value if field.says.unit == "rows" and isinstance(value, list) else ()
    found = (refused_names(part, row.get(part.name)) for row in rows for part in field.parts)
    return next(filter(None, found), "")


def _is_name(field: Field) -> bool:
    """Whether a text is what something or somebody is called."""
    return field.says.unit == "line" and (field.name == "name" or field.says.person)


def _wrong(rule: TypingRule, field: Field) -> str:
    """What is wrong, with what each row has: name, members."""
    if field.says.unit == "ref" and not field.says.of:
        return _(OF_ANY_KIND)
    return _(rule.wrong).replace("{row}", ", ".join(_(part.says.label).lower() for part in field.parts))


def _folded(text: str) -> str:
    """A text of several lines on one."""
    return f" {LINE_END} ".join(line.strip() for line in text.split("\n"))


def _unfolded(text: str) -> str:
    return clean("\n".join(line.strip() for line in text.split(LINE_END))).strip()


def _points(text: str) -> str:
    """`one point; another` -> a line for each."""
    return "\n".join(point for part in text.split(";") if (point := clean_line(part)))


def _word(values: Values, field: Field, typed: str) -> str | None:
    """The word as it is kept, by itself or by what it is called."""
    return typed if typed in field.says.words else _called(values, field).get(slug(typed))


def _called(values: Values, field: Field) -> dict[str, str]:
    """Letters of what a word is called -> the word."""
    return {slug(values.say(words)): kept for kept, words in field.says.words.items()}


def _words(values: Values, field: Field, typed: str) -> Any:
    """The words as they are kept; years as numbers, several that follow each other as 2026-2029 too."""
    known = _called(values, field)
    said = [word for one in parted(typed) for word in _spanned(known.get(slug(one), one))]
    try:
        return msgspec.convert(said, field.type, strict=False)
    except msgspec.ValidationError:
        return None


def _spanned(word: str) -> Iterator[str]:
    """Each year of a span of some; any other word as it is."""
    if found := re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", word):
        first, last = map(int, found.groups())
        if 0 <= last - first < MAX_YEARS:
            yield from map(str, range(first, last + 1))
            return
    yield word


def _refs(values: Values, field: Field, typed: str) -> list[str] | None:
    """Each by its name, or by how that one alone of the list begins."""
    found = [_ref(values, field, one) or _only(_begun(values, field, one)) for one in parted(typed)]
    return [one for one in found if one] if all(found) else None


def _begun(values: Values, field: Field, typed: str) -> list[Option]:
    """What of the list begins with these letters, in the order of letters."""
    letters = slug(typed)
    found = (one for one in of_ref(values, field) if letters and slug(one[1]).startswith(letters))
    return sorted(found, key=lambda one: slug(one[1]))


def _only(options: list[Option]) -> str | None:
    return options[0][0] if len(options) == 1 else None


def _which_of(values: Values, field: Field, typed: str) -> str:
    """Of several names the first that is begun as several on the list are, with these; nothing where none is."""
    for one in parted(typed) if field.says.unit == "refs" else ():
        found = [] if _ref(values, field, one) else _begun(values, field, one)
        if len(found) > 1:
            return _("Which? {names}").format(names="; ".join(read_ for _kept, read_ in found))
    return ""


def _ref(values: Values, field: Field, typed: str) -> str | None:
    """The id, or the record's name, that is meant by a name or by itself; without a kind all is taken.

    What is off the list is meant by its name with the mark, as a field shows it that has it. Where municipalities
    may be meant any name is taken: the others are on no list.
    """
    text = clean_line(typed)
    if not field.says.of:
        return _record_meant(text, values)
    options = of_ref(values, field)
    if any(kept == text for kept, _read in options):
        return text
    gone = (pair for kind in field.says.of for pair in values.names(kind).items())
    known = next((kept for kept, read_ in (*options, *gone) if slug(read_) == slug(text)), None)
    return text if known is None and MUNICIPALITY.name in field.says.of else known


def _record_meant(text: str, values: Values) -> str | None:
    """A record of any kind by its name or by what it is called; None where several are called so."""
    try:
        return record_called(text, values.survey)
    except InputError:
        return None


def _shown_ref(values: Values, field: Field, value: str) -> str:
    """An id as it is, for a list to say it; a record of any kind as it is called, where that is it alone."""
    if field.says.of:
        return value
    title = record_title(value, values.survey)
    return title if _record_meant(title, values) == value else value


def _shown_rows(values: Values, field: Field, rows: Iterable[Mapping[str, Any]]) -> str:
    """`name, members; name, members`."""
    return "; ".join(_shown_row(values, field, row) for row in rows)


def _shown_row(values: Values, field: Field, row: Mapping[str, Any]) -> str:
    """A row as it was typed; quotes, which nobody typed, stand only where it would be read otherwise without."""
    said = [_in_row(values, one, row[one.name]) if one.name in row else None for one in field.parts]
    plain = ", ".join(one or "" for one in said).rstrip(", ")
    begins_quoted = any(piece.lstrip().startswith('"') for piece in plain.split(","))
    as_typed = plain and not begins_quoted and _read_rows(values, field, plain) == [dict(row)]
    return plain if as_typed else joined_rows([said])


def _in_row(values: Values, part: Field, value: Any) -> str:
    """By its name what is named, so that people can read the row; a text keeps its lines."""
    return _folded(value) if part.says.unit == "prose" and value else values.read(part, value)


def _read_rows(values: Values, field: Field, typed: str) -> list[dict[str, Any]] | None:
    found = [_read_row(values, field, row) for row in parted_rows(typed)]
    return [row for row in found if row is not None] if None not in found else None


def _read_row(values: Values, field: Field, said: list[str | None]) -> dict[str, Any] | None:
    """One row; None where a part of it is not understood. Commas too many are the last text's."""
    pieces, row = _pieces(field, said), dict[str, Any]()
    if len(pieces) > len(field.parts):
        return None
    for part, piece in zip(field.parts, pieces, strict=False):
        if piece is None:
            continue
        rule = BY_UNIT[part.says.unit]
        value = rule.read(values, part, piece) if rule.read else None
        if value is None or not part.takes(value):
            return None
        row[part.name] = value
    return row


def _pieces(field: Field, said: list[str | None]) -> list[str | None]:
    pieces = [*said]
    texts = [at for at, part in enumerate(field.parts) if part.says.unit == "line"]
    while len(pieces) > len(field.parts) and texts:
        at = texts[-1]
        pieces[at : at + 2] = [f"{pieces[at] or ''}, {pieces[at + 1] or ''}"]
    return pieces


def _shown_by_id(values: Values, field: Field, kept: Mapping[str, int]) -> str:
    amounts = {id_: values.say.number(format_amount(cents)) for id_, cents in kept.items()}
    return "; ".join(f"{values.named(field.says.of, id_)}: {amount}" for id_, amount in amounts.items())


def _read_by_id(values: Values, field: Field, typed: str) -> dict[str, int] | None:
    found = {}
    for text in filter(str.strip, typed.split(";")):
        name, _sign, amount = text.rpartition(":")
        id_, cents = _ref(values, field, name), parse_amount(amount.strip(), values.currency)
        if not id_ or cents is None:
            return None
        found[id_] = cents
    return found


def _read_by_language(_values: Values, _field: Field, typed: str) -> dict[str, str] | None:
    pairs = [text.partition(":") for text in typed.split(";") if text.strip()]
    said = {clean_line(language): clean_line(text) for language, _sign, text in pairs}
    return said if all(said) and all(said.values()) else None


_TEXT: Final = TypingRule(lambda _of, _field, value: str(value), lambda _of, _field, typed: clean_line(typed))
_COUNT: Final = TypingRule(
    lambda _of, _field, value: str(value),
    lambda _of, _field, typed: parse_count(typed),
    N_("Type a whole number, such as 45."),
)
OF_ANY_KIND: Final = N_("Type a record as the lists call it: community · year.")
LISTED: Final = N_("This is not in the list: type a number of it, or leave it empty.")

BY_UNIT: Final[dict[Unit, TypingRule]] = {
    "line": _TEXT,
    "prose": TypingRule(lambda _of, _field, value: _folded(value), lambda _of, _field, typed: _unfolded(typed)),
    "count": _COUNT,
    "number": _COUNT._replace(
        read=lambda _of, _field, typed: parse_whole(typed), wrong=N_("Type a whole number, such as 45 or -45.")
    ),
    "cents": TypingRule(
        lambda of, _field, value: of.say.number(format_amount(value)),
        lambda of, _field, typed: parse_amount(typed, of.currency),
        N_("Type an amount in {currency_sign}: 35.000 or 1.500,50."),
    ),
    "day": TypingRule(
        lambda _of, _field, value: day(str(value)),
        lambda _of, _field, typed: read_day(typed),
        N_("Type a day such as 14/7/2002."),
    ),
    "when": TypingRule(
        lambda _of, _field, value: shown_when(value),
        lambda _of, _field, typed: read_when(typed),
        N_("Type a year, a month or a day: 2002, 7/2002 or 14/7/2002."),
    ),
    "time": TypingRule(
        lambda _of, _field, value: value,
        lambda _of, _field, typed: read_time(typed),
        N_("Type a time such as 9:30."),
    ),
    "word": TypingRule(lambda _of, _field, value: value, _word, LISTED, of_words),
    "words": TypingRule(
        lambda of, field, value: joined(
            of.say(field.says.words[one]) if one in field.says.words else plain_text(one) for one in value
        ),
        _words,
    ),
    "ref": TypingRule(_shown_ref, _ref, LISTED, of_ref),
    "refs": TypingRule(
        lambda of, field, value: joined(of.named(field.says.of, one) for one in value),
        _refs,
        N_("Type names that are on the list, with semicolons between them."),
    ),
    "yes": TypingRule(
        lambda _of, _field, value: "yes" if value else "no",
        lambda _of, _field, typed: YES.get(typed),
        LISTED,
        of_yes,
    ),
    "part": TypingRule(lambda of, field, value: of.read(field, value), None),
    "rows": TypingRule(_shown_rows, _read_rows, N_("Type one after another, such as {row}; {row}.")),
    "by_id": TypingRule(
        _shown_by_id,
        _read_by_id,
        N_("Type who pays and how much: one: 35.000; another: 1.500,50."),
    ),
    "by_language": TypingRule(
        lambda _of, _field, value: "; ".join(
            f"{language}: {plain_text(text)}" for language, text in value.items()
        ),
        _read_by_language,
        N_("Type each language and its word: es: riego; ay: uma."),
    ),
    "data": TypingRule(lambda of, field, value: of.read(field, value), None),
}
"""How a value is typed, by its unit."""

_POINTS: Final = TypingRule(
    lambda _of, _field, value: "; ".join(value.split("\n")), lambda _of, _field, typed: _points(typed)
)
_FAMILIES: Final = _COUNT._replace(read=lambda _of, _field, typed: parse_families(typed))

_OF_ITS_OWN: Final[dict[tuple[str, str], TypingRule]] = {
    ("demand", "families"): _FAMILIES,
    ("community", "families"): _FAMILIES,
    ("workshop", "agenda"): _POINTS,
    ("workshop", "agreements"): _POINTS,
}
"""Fields that are typed otherwise than their unit is."""
