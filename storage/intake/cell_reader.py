"""Cells of a spreadsheet -> values of fields, as records keep them: by what the table of kinds says a field is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property
from typing import Any, Final

import msgspec

from ..kinds.field import EVERYBODY, Field, Unit
from ..kinds.lookup import KINDS, OFF_THE_LIST, holder_of, kind_of
from ..kinds.part import HOLDER_ID
from ..kinds.process.demand import demand_name
from ..names.name_table import name_key, slug
from ..notation.days import read_day, read_time, read_when
from ..notation.numbers import parse_degrees, parse_whole
from ..notation.text import clean_line
from ..notation.value_lists import parted, parted_rows
from ..plan.survey import Survey
from .cells import Unfit, cents_of, count_of
from .column_meanings import ColumnMeaning, Meaning
from .compare import agrees

HOLDERS: Final = frozenset({"community", "association"})
_YES: Final = frozenset({"si", "yes", "true", "x", "verdadero", "1", "1-0"})
_NO: Final = frozenset({"no", "false", "falso", "0", "0-0"})
_OF_MILLIONTHS: Final = "_e6"
"""How the names of fields end whose values are millionths."""
_BELOW_ONE: Final = re.compile(r"[.,]")
_BEHIND_TITLE: Final = re.compile(r".* \(([a-z_]+(?:/[a-z0-9-]+)+)\)", re.DOTALL)
"""A record's whole name in brackets, behind what it is called."""
_ID_BEHIND: Final = re.compile(r".* \(([a-z0-9-]+)\)", re.DOTALL)
"""The same of an id."""
_SLOT: Final = re.compile(r"(.+?)(?:\s+([1-9]\d?))?\s*(?:·|-)?\s*((?:19|20)\d\d)", re.DOTALL)
"""A demand as our lists call it: Andamarca · 2004, Lecheros 2 · 2004."""


class CellReader:
    """Reads cells with a survey's names at hand."""

    def __init__(self, survey: Survey, meaning: Meaning) -> None:
        self.survey = survey
        self.meaning = meaning
        self.names = survey.names()
        self.record_told = ""
        self._by_name: dict[str, Mapping[str, list[str]]] = {}
        self._holders: dict[str, str | None] = {}
        self._columns: dict[tuple[str, ...], list[tuple[str, str, bool]]] = {}

    def columns_of(self, headings: tuple[str, ...]) -> list[tuple[str, str, bool]]:
        """Of some headings those that name a column: which, and whether *pending* says something there."""
        if headings not in self._columns:  # all rows of a table have the same
            named = ((heading, column) for heading in headings if (column := self.meaning.column(heading)))
            self._columns[headings] = [(*pair, self.meaning.says_itself(pair[1])) for pair in named]
        return self._columns[headings]

    def read(self, column: ColumnMeaning, cell: str, stand: list[Any]) -> Any:
        """What a cell says of a field: beside what is said of it (`stand`), in a column of one key with that key.

        A word that no list has is what stands, where it is that very word. Raises `Unfit`.
        """
        return self.value(column.path[-1], cell, stand, is_whole=not column.key)

    def value(self, field: Field, cell: str, stand: list[Any], *, is_whole: bool = True) -> Any:
        """The same of a field, or of a part of a row."""
        try:
            value = READ[field.says.unit](self, field, cell, stand)
            if is_whole and not field.takes(value):
                raise Unfit("value-bad", cell, field)
        except Unfit:
            for one in stand:
                if agrees(cell, one):
                    return one
            raise
        return value

    def key(self, field: Field, written: str, stand: list[Any]) -> str:
        """The id that a column is of, by its name; or one that stands, though no list has it; or a language."""
        written = next((self.meaning.told_word(kind, written) for kind in field.says.of), written)
        if field.says.unit == "by_language" or any(written in one for one in stand):
            return written
        return self.id_of(field, written, [key for one in stand for key in one])

    def id_of(self, field: Field, written: str, stand: Iterable[Any] = ()) -> str:
        """The id of what stands on the lists of a field's kinds: see `_found`."""
        return self._found(field, written, stand)[1]

    def _found(self, field: Field, written: str, stand: Iterable[Any]) -> tuple[str, str]:
        """The kind and the id of what is meant: by itself, else by one of its names.

        Where several have a name it is the one that stands; what stands is understood off its list, too. Raises
        `Unfit` where nothing has the name, or several.
        """
        stand = [*stand]
        written = self._by_id_behind(field, written, stand)
        listed = self._listed_as(field, written)
        found = [one for one in listed if self._is_within(field, *one)]
        stands = {(kind, str(id_)) for kind in field.says.of for id_ in stand}
        exact, standing = [one for one in found if one[1] == written], [one for one in found if one in stands]
        for ones in (exact, standing, found):
            if len({id_ for _kind, id_ in ones}) == 1:
                return ones[0]
        for one in sorted(stands) if not found else ():
            if written == one[1] or name_key(written) in self._letters_off(*one):
                return one
        raise Unfit("ambiguous" if found else "unknown", written, field)

    def _by_id_behind(self, field: Field, written: str, stand: Iterable[Any]) -> str:
        """The id behind a name, where that is one of the lists or stands; else all that is written."""
        behind = _ID_BEHIND.fullmatch(written)
        id_ = behind[1] if behind else ""
        known = id_ in {*map(str, stand), *(one for _kind, one in self._listed_as(field, id_))}
        return id_ if id_ and known else written

    def _listed_as(self, field: Field, written: str) -> list[tuple[str, str]]:
        """Kind and id of what is on the lists of a field's kinds under an id or a name."""
        return [(kind, id_) for kind in field.says.of for id_ in self.by_name(kind).get(name_key(written), ())]

    def _is_within(self, field: Field, kind: str, id_: str) -> bool:
        """Whether the record that is told of may name another in a field: see `Says.within`."""
        return self.survey.is_within(field, self.record_told, f"{kind}/{self.survey.municipality}/{id_}")

    def _letters_off(self, kind: str, id_: str) -> set[str]:
        """What is read of something that stands in a plan, on its list or not."""
        state = self.survey.history(f"{kind}/{self.survey.municipality}/{id_}")
        names = [*_names_of(id_, state.values)] if state else []
        return {name_key(name) for name in names} | {
            name_key(say(OFF_THE_LIST).format(name=name)) for name in names for say in self.meaning.says
        }

    def telling_of(self, record: str) -> CellReader:
        """The same, for the cells of one record."""
        told = copy(self)
        told.record_told = record
        return told

    def by_name(self, kind: str) -> Mapping[str, list[str]]:
        """The ids of what stands on a kind's list, by the letters of ids and of names."""
        if kind not in self._by_name:
            found: dict[str, list[str]] = {}
            for entry in self.survey.listed(kind) if kind in KINDS else ():
                for letters in {name_key(name) for name in _names_of(entry.id, entry.history.values)}:
                    found.setdefault(letters, []).append(entry.id)
            self._by_name[kind] = found
        return self._by_name[kind]

    def holder(self, written: str) -> str | None:
        """The record of a community or an association on the lists, by its names or its id."""
        if written not in self._holders:  # the same name stands in many rows
            self._holders[written] = self._listed.get(written) or self.names.match(written)
        return self._holders[written]

    def holder_written(self, cells: Mapping[str, str]) -> str:
        """How a row says whose it is: by an id that is known, else by its name, else by whatever it has.

        Raises `Unfit` where the id is of one on the lists and the name of another.
        """
        id_, name = cells.get(HOLDER_ID, ""), cells.get("holder", "")
        if not id_ or not name:
            return id_ or name
        by_id, by_name = self._listed.get(id_), self.holder(name)
        if by_id and by_name and by_id != by_name:
            raise Unfit("ambiguous", name)
        return id_ if id_ in self._holder_ids or not by_name else name

    @cached_property
    def _holder_ids(self) -> frozenset[str]:
        """All ids that records are of, on a list or not."""
        kinds = (*HOLDERS, *(kind.name for kind in KINDS.values() if "HOLDER" in kind.parts))
        return frozenset(holder_of(record) for kind in kinds for record in self.survey.records(kind))

    @cached_property
    def _listed(self) -> dict[str, str]:
        """The record of each holder on the lists, by its id."""
        associations = {one.id: one.record for one in self.survey.associations()}
        return {**associations, **{one.id: one.record for one in self.survey.communities()}}

    def record(self, field: Field, written: str, stand: list[Any]) -> str:
        """The whole name of a record that is meant; our lists have it behind the title: Zona A (zone/guaqui/a)."""
        if behind := _BEHIND_TITLE.fullmatch(written):
            written = behind[1]
        if written in self.survey and (not field.says.of or kind_of(written) in field.says.of):
            return written
        for kind, named in (("demand", self._demand), ("workshop", self._workshop)):
            if not field.says.of or kind in field.says.of:
                name = named(written)
                if name in self.survey or name in stand:
                    return name
        if HOLDERS.intersection(field.says.of) and (holder := self.holder(written)):
            return holder
        kind, id_ = self._found(field, written, [str(one).rpartition("/")[2] for one in stand])
        return f"{kind}/{self.survey.municipality}/{id_}"

    def _demand(self, written: str) -> str:
        """A demand by whose it is and of which year, be it there or not; empty where that is not said."""
        found = _SLOT.fullmatch(clean_line(written))
        holder = self.holder(found[1]) if found else None
        if found is None or holder is None:
            return ""
        return demand_name(self.survey.municipality, holder.rpartition("/")[2], int(found[3]), int(found[2] or 1))

    def _workshop(self, written: str) -> str:
        """A workshop by step, whose it is and which time: Taller comunal · Andamarca 2; empty where not said."""
        step, _dot, whose = clean_line(written).partition(" · ")
        last = whose or step
        before, _space, number = last.rpartition(" ")
        for name, n in ((last, "1"), (before, number)):
            steps = self.by_name("step").get(name_key(step if whose else name), ())
            holder = self.holder(name) if whose else f"/{EVERYBODY}"
            if steps and holder and n.isdecimal():
                return "/".join(("workshop", self.survey.municipality, steps[0], holder.rpartition("/")[2], n))
        return ""


def _names_of(id_: str, values: Mapping[str, Any]) -> Iterator[str]:
    """All that a record is called by: its id, its name, its names in other languages."""
    yield id_
    others = values.get("names")
    named = others.values() if isinstance(others, dict) else ()
    yield from (str(one) for one in (values.get("name"), *named) if one)


_Read = Callable[[CellReader, Field, str, list[Any]], Any]


def _number(field: Field, text: str) -> int:
    """A whole number; of millionths the whole ones that they are counted in, too: -16,5 degrees."""
    in_degrees = field.name.endswith(_OF_MILLIONTHS) and _BELOW_ONE.search(text)
    found = parse_degrees(text) if in_degrees else None
    found = parse_whole(text) if found is None else found
    if found is None:
        raise Unfit("value-bad", text, field)
    return found


def _read_by(read: Callable[[str], str | None]) -> _Read:
    """A day, a time, ...: read, or refused."""

    def by(_of: CellReader, field: Field, text: str, _stand: list[Any]) -> str:
        found = read(text)
        if found is None:
            raise Unfit("value-bad", text, field)
        return found

    return by


def _day(text: str) -> str | None:
    """A day, of which a workbook may say the time too."""
    return read_day(text.partition(" ")[0])


def is_yes(text: str, field: Field | None = None) -> bool:
    """Whether a cell says yes, and not no. Raises `Unfit` where it says neither."""
    letters = slug(text)
    if letters not in _YES | _NO:
        raise Unfit("value-bad", text, field)
    return letters in _YES


def _yes(_of: CellReader, field: Field, text: str, stand: list[Any]) -> Any:
    """Whether it is so; a list for people says yes for the mark of what was read, too: then it is that mark."""
    marks = (one for one in stand if one and one is not True)
    return next(marks, True) if is_yes(text, field) else False


def _word(of: CellReader, field: Field, text: str, _stand: list[Any]) -> str:
    """A usual word; another one only where it says who somebody is."""
    word = of.meaning.word(field, text) or (str(text) if field.says.person or not field.says.words else None)
    if word is None:
        raise Unfit("unknown", text, field)
    return word


def _words(of: CellReader, field: Field, text: str, stand: list[Any]) -> Any:
    """The words as they are kept; years as numbers."""
    kept = {str(word) for one in stand for word in one}
    said = [one if one in kept else _word(of, field, one, stand) for one in parted(text)]
    try:
        return msgspec.convert(said, field.type, strict=False)
    except msgspec.ValidationError:
        raise Unfit("value-bad", text, field) from None


def _ref(of: CellReader, field: Field, text: str, stand: list[Any]) -> str:
    kinds = field.says.of
    if field.whole_name:
        return of.record(field, text, stand)
    holder = of.holder(text) if HOLDERS.intersection(kinds) else None
    if holder and kind_of(holder) in kinds:
        return holder.rpartition("/")[2]
    return of.id_of(field, text, stand)


def _refs(of: CellReader, field: Field, text: str, stand: list[Any]) -> list[str]:
    kept = [id_ for one in stand for id_ in one]
    return [one if one in kept else _ref(of, field, one, kept) for one in parted(text)]


def _rows(of: CellReader, field: Field, text: str, stand: list[Any]) -> list[dict[str, Any]]:
    """`Belén Pituta I, 21; Belén Patacamaya, 8`: the fields of each in their order."""
    rows = parted_rows(text)
    if any(len(row) > len(field.parts) for row in rows):
        raise Unfit("value-bad", text, field)
    kept = [row for one in stand for row in one]
    return [_row(of, field, row, kept) for row in rows]


def _row(of: CellReader, field: Field, said: list[str | None], kept: list[Any]) -> dict[str, Any]:
    pairs = zip(field.parts, said, strict=False)
    stand = {part.name: [row[part.name] for row in kept if part.name in row] for part in field.parts}
    return {part.name: of.value(part, one, stand[part.name]) for part, one in pairs if one is not None}


def _in_no_cell(_of: CellReader, field: Field, text: str, _stand: list[Any]) -> Any:
    raise Unfit("value-bad", text, field)


def _text(_of: CellReader, _field: Field, text: str, _stand: list[Any]) -> str:
    return str(text)


def _cents(of: CellReader, _field: Field, text: str, _stand: list[Any]) -> int:
    return cents_of(text, of.meaning.currency)


READ: Final[dict[Unit, _Read]] = {
    "line": _text,
    "prose": _text,
    "count": lambda _of, _field, text, _stand: count_of(text),
    "number": lambda _of, field, text, _stand: _number(field, text),
    "cents": _cents,
    "day": _read_by(_day),
    "when": _read_by(lambda text: read_when(text) or _day(text)),
    "time": _read_by(read_time),
    "word": _word,
    "words": _words,
    "ref": _ref,
    "refs": _refs,
    "yes": _yes,
    "part": _in_no_cell,
    "rows": _rows,
    "by_id": _cents,
    "by_language": _text,
    "data": _in_no_cell,
}
"""How a cell is read, by its field's unit; of amounts by ids and texts by languages one of them.

A part has a column for each of its fields, and what is for programs alone has none.
"""
