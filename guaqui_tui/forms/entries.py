"""The entries of a form: every field of the table that can be typed has one, a part one for each of its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from exports.wording.speech import Speech
from exports.wording.values import SCALE, Values, is_scaled
from storage.kinds.field import Centavos, Field, Says
from storage.kinds.lookup import KINDS
from storage.kinds.terms.cause import KIND as CAUSE
from storage.notation.numbers import parse_decimal
from storage.notation.word_lists import words_of
from storage.symbols import PART
from storage.translatable import N_

from ..language.gettext_ import _
from . import typing_rules
from .adding.new_term import refused_cause
from .choices import Option, of_ref, of_words
from .draft_values import Typed, put

_ID: Final = re.compile(r"[a-z0-9-]+")
TAKEN_BACK: Final = "withdrawn"
"""A field that nobody types: a record is taken back, and stands again."""

_SEVERAL: Final[Mapping[str, Callable[[Values, Field], list[Option]]]] = {"refs": of_ref, "words": of_words}
"""What lists offer of which several are taken."""
Listed = Callable[[str, str], bool]
"""Whether the list of an entry has a value."""


class FormEntry(NamedTuple):
    """One field of a form. `path`: where its value stands in a body. `field`: what the value is.

    `of` is what its part is called, where it is a part's first: the others stand under it. `named`: its label is
    somebody's name.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    field: Field
    label: str
    of: str = ""
    named: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether it takes one of a list; then what is typed is the id of one."""
        unit, says = self.field.says.unit, self.field.says
        return typing_rules.rule_of(self.kind, self.field).choices is not None and (unit != "ref" or bool(says.of))

    @property
    def is_several(self) -> bool:
        """Whether it takes several of a list; then what is typed is their names, with semicolons between them."""
        says = self.field.says
        return says.unit in _SEVERAL and bool(says.of or says.words)

    @property
    def takes_words(self) -> bool:
        """Whether the words of one that its list lacks may stand there: they are added to it with the record."""
        return self.field.says.of == (CAUSE.name,)

    def called(self, say: Speech, *, whole: bool = False) -> str:
        """Its label, in words: Cost in Bs. A part's first is called as the part; `whole`: Ruling: decided on."""
        if self.named:
            return self.label
        words = say(self.label)
        if self.of:
            words = f"{say(self.of)}: {words[:1].lower()}{words[1:]}" if whole else say(self.of)
        if self.field.says.unit == "cents":
            words = say(N_("{label} in {currency_sign}")).format(label=words)
        return f"{PART} {words}" if len(self.path) > 1 and not self.of else words


def gone_on_from(before: Mapping[str, Any]) -> Mapping[str, Any]:
    """The body that a form of an act goes on from: of what was withdrawn nothing."""
    return {} if before.get(TAKEN_BACK) is True else before


def entries_of(kind: str, values: Values, known: Iterable[str] = (), names: Iterable[str] = ()) -> list[FormEntry]:
    """The entries of a kind's fields, in the order of declaration; of `names` only, where any are given.

    `known` are the names of entries that are needed besides: those of a body or a draft, which may name what is on
    no list any more.
    """
    known, wanted = list(known), set(names)
    return [
        entry
        for field in KINDS[kind].fields
        if field.name != TAKEN_BACK and not is_scale(kind, field.name) and (not wanted or field.name in wanted)
        for entry in _of_field(kind, field, values, known)
    ]


def is_scale(kind: str, name: str) -> bool:
    """Whether a field is taken from how the number beside it is typed."""
    return name == SCALE and any(is_scaled(kind, one.name) for one in KINDS[kind].fields)


def _of_field(kind: str, field: Field, values: Values, known: list[str]) -> list[FormEntry]:
    unit = field.says.unit
    if unit == "part":
        return _of_part(kind, field)
    if unit == "by_id":
        return _by_id(kind, field, values, known)
    if typing_rules.rule_of(kind, field).read is None:
        return []
    return [FormEntry(field.name, kind, (field.name,), field, field.says.label)]


def _of_part(kind: str, field: Field) -> list[FormEntry]:
    """One for each of its fields; the first is called as the part."""
    return [
        FormEntry(
            f"{field.name}-{one.name}",
            kind,
            (field.name, one.name),
            one,
            one.says.label,
            "" if at else field.says.label,
        )
        for at, one in enumerate(field.parts)
        if typing_rules.BY_UNIT[one.says.unit].read
    ]


def _by_id(kind: str, field: Field, values: Values, known: list[str]) -> list[FormEntry]:
    """One for each that is listed, or named already; an id that is no word of ours is kept and not shown."""
    start = f"{field.name}-"
    listed = [one.id for of in field.says.of for one in values.survey.listed(of)]
    named = [name.removeprefix(start) for name in known if name.startswith(start)]
    return [
        FormEntry(
            f"{start}{id_}", kind, (field.name, id_), _amount(id_), values.named(field.says.of, id_), named=True
        )
        for id_ in dict.fromkeys([*listed, *named])
        if _ID.fullmatch(id_)
    ]


def _amount(id_: str) -> Field:
    return Field(id_, id_, Says(id_, "cents"), required=False, type=Centavos)


def known_in(kind: str, body: Mapping[str, Any]) -> list[str]:
    """The names of the entries that the amounts of a body need."""
    of_ids = [field.name for field in KINDS[kind].fields if field.says.unit == "by_id"]
    return [f"{name}-{id_}" for name in of_ids for id_ in body.get(name, {})]


def shown_entries(entries: Iterable[FormEntry], body: Mapping[str, Any], values: Values) -> Typed:
    """What stands in the entries of a body."""
    return {one.name: _shown(one, body, values) for one in entries}


def _shown(entry: FormEntry, body: Mapping[str, Any], values: Values) -> str:
    value = at(body, entry.path)
    if is_scaled(entry.kind, entry.path[0]):
        return values.text(entry.kind, entry.path[0], value, body)
    return typing_rules.shown_value(entry.kind, entry.field, value, values)


def at(body: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """What stands in a body under a path; None where nothing does."""
    value: Any = body
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def options(entry: FormEntry, values: Values, held: str = "") -> list[Option]:
    """What an entry is chosen from; what a record has and no list, too, so that it is read by its name."""
    if entry.is_several:
        return _SEVERAL[entry.field.says.unit](values, entry.field)
    choices = typing_rules.rule_of(entry.kind, entry.field).choices
    found = choices(values, entry.field) if choices and entry.is_choice else []
    return with_held(found, entry, values, held)


def with_held(found: list[Option], entry: FormEntry, values: Values, held: str) -> list[Option]:
    """Options, and behind them what a record has and they lack."""
    if held and all(kept != held for kept, _read in found) and entry.field.says.unit == "ref":
        return [*found, (held, values.named(entry.field.says.of, held))]
    return found


def read_into(
    body: dict[str, Any], entries: Iterable[FormEntry], typed: Typed, touched: Iterable[str], values: Values
) -> None:
    """Have a body say what was typed into entries that were touched; what cannot be read takes a field away."""
    changed = set(touched)
    for one in entries:
        if one.name in changed:
            value, _wrong = understood(one, typed[one.name], values)
            if is_scaled(one.kind, one.path[0]):
                value, scale = value or (None, None)
                _put_at(body, (SCALE,), scale or None)
            _put_at(body, one.path, value)


def _put_at(body: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    name, *rest = path
    if not rest:
        put(body, name, value)
        return
    part = dict(body[name]) if isinstance(body.get(name), Mapping) else {}
    put(part, rest[0], value)
    put(body, name, part)


def understood(entry: FormEntry, typed: str, values: Values) -> tuple[Any, str]:
    """The value that is typed, None for nothing; and what is wrong, in words."""
    if entry.is_choice and entry.field.says.unit != "yes":
        return typed.strip() or None, ""
    if is_scaled(entry.kind, entry.path[0]) and typed.strip():
        found = parse_decimal(typed.strip())
        return found, "" if found else _("Type a number, such as 45 or 451.293,50.")
    try:
        return typing_rules.read_typed(entry.kind, entry.field, typed, values), ""
    except ValueError as wrong:
        return None, str(wrong)


def entry_flaws(
    entries: Iterable[FormEntry], typed: Typed, touched: Iterable[str], values: Values, listed: Listed
) -> dict[str, str]:
    """What is wrong with what was typed into the entries that were touched, by entry; an empty one never is."""
    changed, wrong = set(touched), dict[str, str]()
    for one in entries:
        text = typed[one.name].strip()
        if one.name not in changed or not text:
            continue
        if one.takes_words:
            wrong |= {one.name: words} if (words := refused_cause(text)) else {}
        elif one.is_choice and not listed(one.name, text):
            wrong[one.name] = _(typing_rules.LISTED)
        elif words := understood(one, text, values)[1]:
            wrong[one.name] = words
    return wrong


def also_called(entry: FormEntry) -> dict[str, str]:
    """Other words by which people mean an option of an entry, by their letters; spreadsheets know them, too."""
    return words_of("words", entry.kind, entry.path[-1]) if entry.is_choice else {}
