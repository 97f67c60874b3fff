"""Rows of any kind of record that people know the key of: which record each is about, and what it says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from ..kinds.field import EVERYBODY, NAME_PART, NUMBER, Field, Kind, Says
from ..kinds.lookup import KINDS, kind_of
from ..kinds.part import NamePart, part_of
from ..names.name_table import name_key, slug
from ..names.nearest import KnownNames
from ..notation.word_lists import by_letters
from ..revisions.history import History
from ..revisions.record_names import id_of, is_of_its_name
from ..translatable import N_
from .cell_reader import HOLDERS, CellReader
from .cells import Flaws, Unfit
from .column_meanings import Say
from .compare import Compared, Said
from .landing.one_record import one_each
from .landing.readings import Landing, RowReading, SortedRows
from .landing.records_by_words import RecordsByWords
from .own_lists import key_columns
from .row import SpreadsheetRow, UnreadCell, cells_of, refuse_without, row_body, with_others
from .years import read_year

_NOBODYS: Final = frozenset({"CODE", "DIGEST", "DEVICE"})
"""Parts of names that only a program knows."""

WITH_ROWS: Final = tuple(kind.name for kind in KINDS.values() if not _NOBODYS.intersection(kind.parts))
"""The kinds whose records people can name in a row."""


class RecordRows:
    """Reads rows of one kind, with a survey's names at hand."""

    def __init__(self, fields: CellReader) -> None:
        self.fields = fields
        self.survey = fields.survey
        self._kind: Kind = fields.meaning.kind
        self._parts = dict(zip(key_columns(self._kind), self._kind.parts, strict=True))
        self._stand: dict[str, set[str]] = {}

    def must_say(self, said: Said) -> None:
        """Raises `Unfit` where a new record lacks what it cannot be without."""
        flaws = Flaws()
        for field in self._kind.fields:
            if field.required and field.name not in said:
                with flaws.kept():
                    raise Unfit("field-missing", field=field)
        flaws.refuse()

    def sort(self, found: Iterable[RowReading]) -> SortedRows:
        """What rows say of each record."""
        return one_each(found)

    def completed(self, landing: Landing, _state: History | None) -> Said:
        """What rows say of a record."""
        return landing.said

    def is_surely_kept(self, _said: Said) -> bool:
        """Nothing is sure of any kind."""
        return False

    def compared(self, found: Compared, _said: Said, _state: History | None) -> Compared:
        """What rows came to."""
        return found

    def read(self, row: SpreadsheetRow) -> RowReading:
        """The record that a row is about, and the fields that it says. Raises `Unfit`."""
        cells, unread = cells_of(row, self.fields)
        if not cells and not unread:
            raise Unfit("nothing")
        refuse_without(unread, {*self._parts, *self._needed})
        own = {name: cell for name, cell in cells.items() if self.fields.meaning.at(name).path}
        parts = self._parts_of(cells, own)
        record = self._record(parts)
        if not self._kind.record.fullmatch(record):
            raise Unfit("id-bad", record.rpartition("/")[2])
        said, not_read = self._said(own, record)
        if self._is_found_by_its_name(record, cells):
            said.pop("name", None)  # it only says which record is meant, be it by another spelling
        elif self._is_told_apart_by_what_it_says:
            self._by_words.add(record, said)
        return RowReading(row, record, said, unread=(*unread, *not_read))

    @cached_property
    def _needed(self) -> frozenset[str]:
        """The columns of the fields that a record cannot be without, or is told apart by."""
        fields = self._kind.fields
        needed = (one.column for one in fields if one.required or self._is_told_apart_by_what_it_says)
        return frozenset((*needed, *(self._kind.key or ("name", "years"))))

    def _record(self, parts: Mapping[str, str]) -> str:
        return "/".join((self._kind.name, self.survey.municipality, *(parts[name] for name in self._parts)))

    def _said(self, own: Mapping[str, str], record: str = "") -> tuple[dict[str, Any], list[UnreadCell]]:
        """The fields that a row says of a record as it stands; of a new one all that it cannot be without.

        Raises `Unfit` where one of those is not understood.
        """
        state = self.survey.history(record)
        said, unread = row_body(own, self.fields.telling_of(record), state)
        flaws = Flaws()
        with flaws.kept():
            refuse_without(unread, self._needed)
        if state is None:
            with flaws.kept():
                self.must_say({self.fields.meaning.at(one).path[0].name: one for one in own})
        try:
            flaws.refuse()
        except Unfit as no:
            raise with_others(no, unread) from None
        return said, unread

    def _parts_of(self, cells: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
        """The parts of the record's name; `own` are the cells of its fields."""
        flaws, parts, body = Flaws(), {}, {}
        telling = self._telling(own) if "id" in self._parts and "id" not in cells else {}
        if telling:
            with flaws.kept():
                body = self._said(own)[0] if self._is_told_apart_by_what_it_says else self._plain(telling)
        for name in self._parts:
            if name != "id":
                with flaws.kept():
                    parts[name] = self._part(name, self._written(name, cells))
        if "id" in self._parts and not flaws:
            with flaws.kept():
                parts["id"] = self._own_id(cells.get("id", ""), body, parts)
        if flaws:
            with flaws.kept():
                self._plain({column: cell for column, cell in own.items() if column not in telling})
        flaws.refuse()
        return parts

    def _plain(self, own: Mapping[str, str]) -> dict[str, Any]:
        """What the cells of fields say beside nothing. Raises `Unfit` where one is not understood."""
        body, unread = row_body(own, self.fields, None)
        refuse_without(unread, own)
        return body

    def _is_found_by_its_name(self, record: str, cells: Mapping[str, str]) -> bool:
        state = self.survey.history(record)
        stands = state is not None and state.values.get("withdrawn") is not True
        return stands and "id" in self._parts and "id" not in cells and not self._kind.key

    def _written(self, column: str, cells: Mapping[str, str]) -> str:
        return self.fields.holder_written(cells) if column == "holder" else cells.get(column, "")

    def _part(self, column: str, written: str) -> str:
        part = self._parts[column]
        if part == "YEAR":
            return _year(written, self.survey.plan.years)
        if part == "N":
            return _number(written or "1")
        return self._of_list(part, written)

    def _of_list(self, name: str, written: str) -> str:
        """One of the words that a part may be, else the id of what is named, on a list or in names that stand."""
        part = self._part_named(name)
        field = Field(name, name, Says(part.label, "ref", of=part.of), required=True)
        if not written:
            raise Unfit("key-missing", field=field)
        if word := _words(part, self.fields.meaning.says).get(slug(written)):
            return word
        if "community" in part.of and (holder := self.fields.holder(written)):
            return holder.rpartition("/")[2]
        try:
            return self.fields.id_of(field, written, self._standing(name))
        except Unfit as no:
            if no.reason == "unknown" and "community" in part.of:
                raise Unfit("unknown-name", written) from None
            raise

    def _part_named(self, name: str) -> NamePart:
        """What a part may be; where a kind has that, everybody beside a holder."""
        part = part_of(name)
        is_anybodys = name == "HOLDER" and self._kind.everybody
        return part._replace(words={EVERYBODY: N_("everybody")}) if is_anybodys else part

    def _standing(self, part: str) -> set[str]:
        """What a part is in the names of the records that there are."""
        if part not in self._stand:
            at = self._kind.at(part)
            self._stand[part] = {name.split("/")[at] for name in self.survey.records(self._kind.name) if at}
        return self._stand[part]

    def _own_id(self, written: str, body: Mapping[str, Any], parts: Mapping[str, str]) -> str:
        """The id that is written, else that of the record of that name, else what the record's own words give."""
        if written:
            if not re.fullmatch(NAME_PART, written) or slug(written) != written:
                raise Unfit("id-bad", written)
            return written
        name = str(body.get("name", ""))
        found = self._named(name, parts) or self._said_so(body) or id_of(self._kind, body)
        if not found:
            raise Unfit("name-letters", name) if name and is_of_its_name(self._kind) else Unfit("nothing")
        if self._may_be_misspelt(found) and self._holders.nearest(name):
            raise Unfit("holder-near", name)
        return found

    def _may_be_misspelt(self, id_: str) -> bool:
        """Whether a name that nobody is known by would make a new community or association."""
        return (
            self._kind.name in HOLDERS and f"{self._kind.name}/{self.survey.municipality}/{id_}" not in self.survey
        )

    @cached_property
    def _holders(self) -> KnownNames:
        of_kind = (one for one in self.survey.holders() if kind_of(one.record) == self._kind.name)
        return KnownNames(of_kind, self.survey.community_word)

    @property
    def _is_told_apart_by_what_it_says(self) -> bool:
        """Whether its records have neither a name nor a key of their own: their ids are those of first bodies."""
        kind = self._kind
        return "id" in self._parts and not kind.key and not kind.has("name")

    def _said_so(self, body: Said) -> str:
        """The id of the only record that says in all that it cannot be without what a row says; "" for none.

        Its first body had the same words in these, whatever was said beside them since. Raises `Unfit`.
        """
        if not self._is_told_apart_by_what_it_says:
            return ""
        found = [record.rpartition("/")[2] for record in self._by_words.saying(body)]
        own = id_of(self._kind, body)
        if len(found) > 1 and own not in found:
            raise Unfit("several")
        return own if own in found else next(iter(found), "")

    @cached_property
    def _by_words(self) -> RecordsByWords:
        """What stands, and what rows that were read say, of records that are told apart by that."""
        telling = [one.name for one in self._kind.fields if one.required]
        standing = {one.record: one.values for one in self.survey.standing(self._kind.name)}
        return RecordsByWords(telling, standing)

    def _telling(self, own: Mapping[str, str]) -> dict[str, str]:
        """The cells of which an id is made: see `record_names.id_of`."""
        if self._is_told_apart_by_what_it_says:
            return dict(own)
        names = self._kind.key or ("name", "years")
        return {column: cell for column, cell in own.items() if column in names}

    def _named(self, name: str, parts: Mapping[str, str]) -> str:
        """The id of the record of a kind that stands on its list under a name, or under another that is known.

        Raises `Unfit` where several are called so.
        """
        if self._kind.key or not name:
            return ""
        holder = self.fields.holder(name)
        if holder and kind_of(holder) == self._kind.name:
            return holder.rpartition("/")[2]
        found = set(self.fields.by_name(self._kind.name).get(name_key(name), ()))
        here = {id_ for id_ in found if self._record({**parts, "id": id_}) in self.survey} or found
        if len(here) > 1:
            raise Unfit("ambiguous", name)
        return next(iter(here), "")


def _words(part: NamePart, says: tuple[Say, ...]) -> dict[str, str]:
    said = ((say(called), kept) for say in says for kept, called in part.words.items())
    return by_letters((*((kept, kept) for kept in part.words), *said))


def _year(written: str, years: Collection[int]) -> str:
    year = written if re.fullmatch(r"\d{4}", written) else read_year(written, years)
    if year is None:
        raise Unfit("year", written)
    return year


def _number(written: str) -> str:
    if not re.fullmatch(NUMBER, written):
        raise Unfit("n-bad", written)
    return written
