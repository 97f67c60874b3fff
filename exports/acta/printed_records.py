"""The data of an acta by what they are about: all that stands on it (`storage.plan.acta.printed`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import convert

from storage.kinds.field import EVERYBODY
from storage.kinds.lookup import holder_of, kind_of
from storage.kinds.process.demand import Slot, slot_of
from storage.kinds.terms.municipality import Municipality
from storage.plan.acta.of_holder import Printed

Fields = dict[str, Any]
"""What is printed of one record; empty of one of which nothing is."""


class PrintedRecords:
    """`holder`: whose acta it is."""

    def __init__(self, printed: Printed) -> None:
        _municipality, self.holder, records = printed
        self._records: dict[str, Fields] = dict(records)
        self._by_id = {
            (kind_of(record), record.rpartition("/")[2]): fields for record, fields in self._records.items()
        }
        self.municipality = self.only("municipality")
        self.plan = self.only("plan")
        own = (of for record, of in self.of_kind("workshop") if holder_of(record) == self.holder)
        self.workshop = next(own, {})
        """The one that the acta is of; the others are those that were convened at it."""

    @property
    def profile(self) -> Municipality:
        """The municipality, whose words an acta is in."""
        return convert({"name": "", **self.municipality}, Municipality)

    @property
    def is_of_assembly(self) -> bool:
        """Whether the acta is that of a municipal workshop."""
        return str(self.holder) == EVERYBODY

    @property
    def own_step(self) -> Fields:
        """The step that the workshop was of."""
        return self.only("step")

    @property
    def holder_name(self) -> str:
        return str(self._own.get("name", self.holder))

    @property
    def per_year(self) -> int:
        """For how many demands a year there is room."""
        number: Any = self._own.get("per_year", self.plan.get("per_year", 1))
        return int(number)

    @property
    def _own(self) -> Fields:
        return self.fields("association" if self.is_association else "community", self.holder)

    @property
    def is_association(self) -> bool:
        """Whether it is an association's."""
        return ("community", self.holder) not in self._by_id and ("association", self.holder) in self._by_id

    def only(self, kind: str) -> Fields:
        """Of the record of a kind that there is at most one of."""
        return next((fields for _record, fields in self.of_kind(kind)), {})

    def of_kind(self, kind: str) -> Iterator[tuple[str, Fields]]:
        return ((record, fields) for record, fields in self._records.items() if kind_of(record) == kind)

    def fields(self, kind: str, id_: str) -> Fields:
        return self._by_id.get((kind, id_), {})

    def name(self, kind: str, id_: str) -> str:
        """What a record is called; its id where nothing is said of it."""
        return str(self.fields(kind, id_).get("name", id_))

    def __contains__(self, record: str) -> bool:
        return record in self._records

    def holder_called(self, id_: str) -> str:
        """What a community or an association is called; its id where nothing is said of it."""
        named = [self.fields(kind, id_).get("name") for kind in ("community", "association")]
        return str(next(filter(None, named), id_))

    def communities(self) -> list[str]:
        """Those whose demands the acta of a level carries upward, by id: others only lend their name."""
        found = (record.rpartition("/")[2] for record, of in self.of_kind("community") if "part_of" in of)
        return [id_ for id_ in found if id_ != self.holder]

    @property
    def level(self) -> str:
        """What the municipality calls the level that the acta is of: ayllu; empty where it does not say."""
        return str(self.fields("community", self.holder).get("sort", ""))

    @property
    def above(self) -> tuple[str, str]:
        """The name of the level that whoever's acta it is belongs to, and what people call such a one; empty where
        nothing is said of it.
        """
        id_ = str(self.fields("community", self.holder).get("part_of", ""))
        return self.name("community", id_), str(self.fields("community", id_).get("sort", ""))

    def names(self) -> Iterator[str]:
        """What things and persons on it are called."""
        for fields in self._records.values():
            yield from _names_in(fields)

    def demands(self) -> Iterator[tuple[str, Slot, Fields]]:
        """Every demand with its record's name and its slot, which may be another's that it is asked for with."""
        slots = ((record, slot_of(record), fields) for record, fields in self._records.items())
        return ((record, slot, fields) for record, slot, fields in slots if slot is not None)


_NAMES: Final = frozenset({"name", "facilitator"})


def _names_in(value: Any) -> Iterator[str]:
    """The names in a record's fields, and in rows of them."""
    if isinstance(value, list):
        for row in value:
            yield from _names_in(row)
    elif isinstance(value, dict):
        yield from (one for field, one in value.items() if field in _NAMES and isinstance(one, str))
        for row in value.values():
            yield from _names_in(row)
