"""A hub: whole municipalities in one or several databases, and the way to each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final, Self, TypeVar

from ..errors import GuaquiError, HubAgainError, HubCutError, HubError
from .address import HubAddress, HubPlace
from .connection import HubConnection

T = TypeVar("T")
_MOST: Final = 8
"""Databases that one is sent on through, before it is a circle."""
_PAUSES: Final = (0.05, 0.2, 0.5, 1, 2, 4, 8)
"""Seconds between looks for a municipality that is being moved just now."""


class Hub:
    """A context manager; databases are connected to when they are first asked."""

    def __init__(self, address: HubAddress) -> None:
        self.address = address
        self._open: dict[HubPlace, HubConnection] = {}
        self._route: dict[str, HubPlace] = {}
        self._given_up = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._open.values():
            one.close()

    def give_up(self) -> None:
        """From another thread: no answer is waited for. Whoever asks is told that it was refused or cut."""
        self._given_up = True
        for one in [*self._open.values()]:
            one.cut()

    @property
    def first(self) -> HubConnection:
        """The database that the URL names. Raises `hub-unreachable`, `hub-none`, `hub-newer`."""
        return self.at(self.address.place)

    def at(self, place: HubPlace) -> HubConnection:
        """One database of the hub."""
        if place not in self._open:
            first = place == self.address.place
            options = self.address.options if first else self.address.at(place)
            shown = self.address.shown if first else place.shown
            self._open[place] = HubConnection(options, shown).ready()
        if self._given_up:
            raise HubCutError("hub-cut", where=self._open[place].where, words="")
        return self._open[place]

    def shards(self, away: list[GuaquiError] | None = None) -> list[HubConnection]:
        """The databases that there are, each once: the first one, and whatever any of them sends people on to.

        `away` is told why one of these is not reached: it may be down, or nobody's who has nothing there. Without
        it, and of the first one, that is raised.
        """
        found: dict[tuple[object, ...], HubConnection] = {}
        places, unreached = [self.address.place], set[HubPlace]()
        while places:
            place = places.pop(0)
            if place in unreached:
                continue
            try:
                self.at(place)
            except HubError as error:
                if away is None or self._given_up or place == self.address.place:
                    raise
                away.append(error)
                unreached.add(place)
                continue
            if (identity := self.at(place).identity()) not in found:
                found[identity] = self.at(place)
                places += [self._told(one, place) for one in places_told_at(self.at(place))]
        return [*found.values()]

    def _told(self, place: HubPlace, teller: HubPlace) -> HubPlace:
        """What one database says of another's place, said so that it holds from here."""
        return place if teller == self.address.place else place.told_by(teller)

    def home_of(self, municipality: str) -> HubConnection:
        """The database that has a municipality. Raises `hub-circle` where they send one round and round."""
        place = self._route.get(municipality, self.address.place)
        for _ in range(_MOST):
            found = moved_to(self.at(place), municipality)
            if found is None:
                self._route[municipality] = place
                return self.at(place)
            place = self._told(found, place)
        self._route.pop(municipality, None)
        raise HubAgainError("hub-circle", municipality=municipality)

    def with_home_of(self, municipality: str, do: Callable[[HubConnection], T]) -> T:
        """Do something where a municipality is.

        A database that has it no more says so: only then it is looked for, and the same is done where it is.
        """
        home: HubConnection | None = self.at(self._route.get(municipality, self.address.place))
        for pause in (*_PAUSES, None):
            try:
                return do(home or self.home_of(municipality))
            except HubAgainError:
                if pause is None:
                    raise
                home = None
            time.sleep(pause)
        raise AssertionError(municipality)


def moved_to(database: HubConnection, municipality: str) -> HubPlace | None:
    """Where a database sends whoever asks for a municipality; None where it has it itself."""
    found = database.rows("SELECT host, port, dbname FROM guaqui.shard WHERE municipality = %s", [municipality])
    return HubPlace(*found[0]) if found else None


def places_told_at(database: HubConnection) -> list[HubPlace]:
    """All places where a database sends somebody."""
    rows = database.rows("SELECT DISTINCT host, port, dbname FROM guaqui.shard ORDER BY 1, 2, 3")
    return [HubPlace(*one) for one in rows]


def municipalities_at(database: HubConnection) -> Iterator[tuple[str, int, datetime]]:
    """The municipalities that a database has and whoever asks may see: id, revisions, when the latest came."""
    rows: Any = database.rows(
        "SELECT municipality, sum(revisions)::bigint, max(latest) FROM guaqui.standing s "
        "WHERE NOT EXISTS (SELECT FROM guaqui.shard h WHERE h.municipality = s.municipality) "
        "GROUP BY municipality ORDER BY municipality"
    )
    yield from rows
