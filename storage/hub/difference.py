"""What of a municipality stands here and not on a hub, and the other way: as far as whoever asks may know it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from msgspec import Struct

from .connection import HubConnection
from .hub import Hub
from .sets import set_digest
from .status import ALL, duties_at

Tell = Callable[[int], None]
"""Told now and then how many ids came. What it raises breaks the asking off."""
_EACH = 1_000
_COUNTED = "SELECT coalesce(sum(revisions), 0)::bigint FROM guaqui.standing WHERE municipality = %s"
_IDS = "SELECT rev FROM guaqui.revision WHERE municipality = %s"


class HubDifference(Struct):
    """How a set of revisions here and a hub differ in a municipality. None: whoever asks is not told that."""

    where: str
    """The database that has it, or would."""
    may_send: bool
    may_fetch: bool
    here: int | None
    """How many stand here and not there."""
    there: int | None
    """How many stand there and not here."""

    @property
    def same(self) -> bool:
        """Whether nothing is to be sent or fetched."""
        return self.here == self.there == 0


def hub_difference(
    hub: Hub, municipality: str, revs: Collection[str], tell: Tell = lambda _came: None
) -> HubDifference:
    """Compare the ids of what stands here with a hub: digests first, ids only where these do not say it.

    Raises what reaching the hub raises.
    """

    def ask(home: HubConnection) -> HubDifference:
        duties = duties_at(home)
        may_fetch = _has(duties, "coordinator", municipality)
        may_send = may_fetch or _has(duties, "facilitator", municipality)
        whole = may_send and _has_set(home, municipality, revs)
        if may_fetch:
            here, there = _counted(home, municipality, revs, tell, whole=whole)
            return HubDifference(home.where, may_send, may_fetch, here, there)
        return HubDifference(home.where, may_send, may_fetch, 0 if whole else None, None)

    # Nobody is sent on by being told which duties they have: where it lives now is looked up first, each time.
    return hub.with_home_of(municipality, lambda _before: ask(hub.home_of(municipality)))


def _has(duties: dict[str, list[str]], duty: str, municipality: str) -> bool:
    return not {municipality, ALL}.isdisjoint(duties.get(duty, []))


def _has_set(home: HubConnection, municipality: str, revs: Collection[str]) -> bool:
    return bool(home.value("SELECT guaqui.has_set(%s, %s)", [municipality, set_digest(revs)]))


def _counted(
    home: HubConnection, municipality: str, revs: Collection[str], tell: Tell, *, whole: bool
) -> tuple[int, int]:
    """How many stand here alone, and there alone. `whole`: all that stands here is there."""
    if whole:
        return 0, int(home.value(_COUNTED, [municipality])) - len(revs)
    here = {bytes.fromhex(one) for one in revs}
    both = count = 0
    rows: Any = home.stream(_IDS, [municipality], ["bytea"])
    for count, (rev,) in enumerate(rows, 1):
        both += rev in here
        if count % _EACH == 0:
            tell(count)
    return len(here) - both, count - both
