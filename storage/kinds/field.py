"""What a field is, and what a kind of record is: the table that reading, showing and writing are made from.

A kind is a msgspec Struct; beside the type of each of its fields stands in `Annotated` what its value is (`Says`).
Nothing stands here of how a screen, a table or a paper shows it. A field that says nothing, or that says what its
type is not, is an error when the kind is loaded.

The files of kinds have no `from __future__ import annotations`: as texts, what stands beside their fields would be
compiled three times at every start, and that takes longer than to read a plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args, get_origin

import msgspec
from msgspec import Meta, Struct, UnsetType

from ..limits import MAX_DIGITS, MAX_INTEGER, MAX_NAME, MAX_NAME_PART, MAX_PER_YEAR, MAX_PROSE
from ..translatable import N_

Unit = Literal[
    "line",  # text on one line
    "prose",  # text on several
    "count",  # a whole number, zero or more
    "number",  # a whole number
    "cents",  # an amount, in centavos
    "day",  # YYYY-MM-DD
    "when",  # YYYY, YYYY-MM or a day
    "time",  # HH:MM
    "word",  # one of some usual words; others are kept
    "words",  # several of them
    "ref",  # an id, or a record's whole name
    "refs",  # several
    "yes",  # true
    "part",  # some fields that belong together
    "rows",  # any number of such
    "by_id",  # an amount in centavos for each of some ids
    "by_language",  # a text for each of some languages
    "data",  # anything, for programs
]

Line = str
Prose = Annotated[str, Meta(max_length=MAX_PROSE)]
Count = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
AtLeastOne = Annotated[int, Meta(ge=1, le=MAX_INTEGER)]
PerYear = Annotated[int, Meta(ge=1, le=MAX_PER_YEAR)]
"""Demands a year of one holder."""
Centavos = Annotated[int, Meta(ge=0, le=MAX_INTEGER)]
Year = Annotated[int, Meta(ge=1000, le=9999)]
When = Annotated[str, Meta(pattern=r"\A[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z")]
Time = Annotated[str, Meta(pattern=r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Id = str
"""Of a record; what is none of ours is kept."""
NAME_PART: Final = f"[a-z0-9-]{{1,{MAX_NAME_PART}}}"
"""A part of a record's name, as a pattern."""
NUMBER: Final = f"[1-9][0-9]{{0,{MAX_DIGITS - 1}}}"
"""The same, of one that is a number."""
EVERYBODY: Final = "all"
"""Stands for a holder where everybody is meant: nobody's id."""
_NAME: Final = Meta(pattern=rf"\A{NAME_PART}(/{NAME_PART})+\Z", max_length=MAX_NAME)
RecordName = Annotated[str, _NAME]


class Says(NamedTuple):
    """What a field's value is.

    `label`: what people call it. `called`: what headings of spreadsheets call it besides, by their letters (slug).
    `words`: its usual values and what they are called. `of`: the kinds whose ids or records it takes. `private`:
    said in confidence. `person`: it is who a person is, but where it is one of `words`. `printed`: the acta of a
    holder has it. `minuted`: the acta of a municipal workshop has it, of what that workshop decided or heard.
    `within`: the part of the record's name that says among which of them: those whose field of that name says so.
    `laptops`: its texts are laptops, by their devices.
    """

    label: str
    unit: Unit
    called: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    of: tuple[str, ...] = ()
    private: bool = False
    person: bool = False
    printed: bool = False
    minuted: bool = False
    within: str = ""
    laptops: bool = False


CauseId = Annotated[Id | UnsetType, Says(N_("Cause"), "ref", of=("cause",), minuted=True)]
Reason = Annotated[Prose | UnsetType, Says(N_("Reason"), "prose", minuted=True)]
Withdrawn = Annotated[bool | UnsetType, Says(N_("Withdrawn"), "yes")]
"""These three are fields of many kinds, the same in each."""


class Field(NamedTuple):
    """A field by the name that it has in a body. `parts`: the fields of a part, or of each of its rows.

    `type`: what msgspec takes for a value, with its limits. `whole_name`: a record is named by its whole name and
    not by its id.
    """

    name: str
    attribute: str
    says: Says
    required: bool
    parts: tuple[Field, ...] = ()
    type: Any = Any
    whole_name: bool = False

    def takes(self, value: Any) -> bool:
        """Whether a body may have this value: its type and its limits."""
        try:
            msgspec.convert({"value": value}, _shape(self.type))
        except msgspec.ValidationError:
            return False
        return not _has_when(self) or not off_the_calendar((self,), {self.name: value})

    @property
    def column(self) -> str:
        """Its name over a column of a list, where amounts stand in whole units of money and not in centavos."""
        return self.name.removesuffix("_cents")

    @property
    def confidential(self) -> bool:
        """Whether it is private or a person."""
        return self.says.private or self.says.person


class Kind(Struct, frozen=True):
    """A kind of record.

    `parts` are those of its name after the municipality; HOLDER is a community's or an association's id. `key`
    are the fields of whose values an ID is made where it is not the name's. `flaw` says what is wrong between the
    fields of a body, or None. HOLDER may be `EVERYBODY` where it is so for `everybody`.

    Three sets of fields, of a demand alone. Who decides one of `chosen` decides all of them, and those of
    `besides`, in one act: they are in dispute together. To decide one of `besides` decides nothing else.
    `describes` are those that say what is asked for, not in which place: when another demand is put into the
    place they are empty.
    """

    name: str
    body: type[Struct]
    parts: tuple[str, ...]
    label: str
    plural: str
    chosen: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()
    key: tuple[str, ...] = ()
    describes: frozenset[str] = frozenset()
    everybody: bool = False
    flaw: Callable[[Any], str | None] = lambda _fields: None

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.body)

    def has(self, name: str) -> bool:
        """Whether a record may say a field; all that is declared of it need not be read for that."""
        return name in self.body.__struct_encode_fields__

    @property
    def whens(self) -> tuple[Field, ...]:
        """The fields that are a *when*, or have such parts: all that is looked at in a revision that is read."""
        return _whens_of(self.body)

    @property
    def record(self) -> re.Pattern[str]:
        """The whole name of a record of this kind, but for its length."""
        return _record_pattern(self.name, self.parts)

    def at(self, part: str) -> int | None:
        """Where in the name a part stands; None where it has none of that name."""
        return 2 + self.parts.index(part) if part in self.parts else None


_PARTS: Final = {"YEAR": "[0-9]{4}", "N": NUMBER}
_OF_SOMEBODY: Final = f"(?!{EVERYBODY}$){NAME_PART}"
"""The id of a community or an association, in its own name."""


@cache
def _record_pattern(name: str, parts: tuple[str, ...]) -> re.Pattern[str]:
    own = [_OF_SOMEBODY] if parts == ("HOLDER",) else [_PARTS.get(part, NAME_PART) for part in parts]
    return re.compile("/".join([name, NAME_PART, *own]))


@cache
def fields_of(body: type[Struct]) -> tuple[Field, ...]:
    """The table of a kind, in the order of declaration. Raises `TypeError` where a field says nothing."""
    return tuple(_field(body, one) for one in msgspec.structs.fields(body))


def _field(body: type[Struct], one: msgspec.structs.FieldInfo) -> Field:
    hint = one.type
    says = next((part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Says)), None)
    if says is None:
        raise TypeError(f"{body.__name__}.{one.name} says nothing")
    types = [*_types_in(hint)]
    inner = next((part for part in types if isinstance(part, type) and issubclass(part, Struct)), None)
    is_made_of_parts = says.unit in {"part", "rows"}
    bases = [get_origin(part) or part for part in types]
    if (inner is not None) != is_made_of_parts or not any(base in bases for base in _BASES[says.unit]):
        raise TypeError(f"{body.__name__}.{one.name} is no {says.unit}")
    parts = fields_of(inner) if inner else ()
    is_whole_name = any(_NAME in getattr(part, "__metadata__", ()) for part in types)  # alone or in a list
    return Field(one.encode_name, one.name, says, one.required, parts, one.type, is_whole_name)


_BASES: Final[dict[Unit, tuple[object, ...]]] = {
    **dict.fromkeys(("line", "prose", "when", "time", "word", "ref"), (str,)),
    **dict.fromkeys(("count", "number", "cents"), (int,)),
    **dict.fromkeys(("words", "refs", "rows"), (list,)),
    **dict.fromkeys(("by_id", "by_language"), (dict,)),
    "day": (date,),
    "yes": (bool,),
    "part": (UnsetType,),
    "data": (str, list, dict),
}
"""What a value of each unit is made of."""


def _types_in(hint: Any) -> Iterator[Any]:
    """A type and those that it is made of."""
    yield hint
    for part in get_args(hint):
        yield from _types_in(part)


_SHAPES: Final[dict[int, tuple[Any, type[Struct]]]] = {}
"""By a type's number the type and a struct of a value of it: msgspec finds its own types sooner than Python's."""


def _shape(type_: Any) -> type[Struct]:
    known = _SHAPES.get(id(type_))
    if known is None:
        known = _SHAPES[id(type_)] = type_, msgspec.defstruct("Shape", [("value", type_)])
    return known[1]


@cache
def _whens_of(body: type[Struct]) -> tuple[Field, ...]:
    return tuple(one for one in fields_of(body) if _has_when(one))


def _has_when(field: Field) -> bool:
    return field.says.unit == "when" or any(map(_has_when, field.parts))


def off_the_calendar(fields: tuple[Field, ...], body: Mapping[str, Any], path: str = "$") -> str | None:
    """A *when* of a body that has the shape of a day and is none: the 30th of February."""
    for field in fields:
        value, here = body.get(field.name), f"{path}.{field.name}"
        rows = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        for row in rows if field.parts else ():
            if found := off_the_calendar(field.parts, row, here):
                return found
        if field.says.unit == "when" and isinstance(value, str) and len(value) == 10 and not _is_day(value):
            return f"Invalid date - at `{here}`"
    return None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
