"""Moving a municipality to another database, while people push.

Copy what is there, and again what came meanwhile, until nothing did. Then, while nobody writes in the old place,
the rest, and the line that sends everybody to the new one. What is cut off anywhere is finished by moving again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from msgspec import Struct

from ..errors import HubAgainError, HubCutError, HubError, HubRightsError
from .address import HubAddress, HubPlace
from .connection import HubConnection
from .hub import Hub, moved_to
from .lost_rights import LostRight, lost_rights

_BATCH: Final = 2_000
_ROUNDS: Final = 20
"""Copies before the last: whoever pushes faster than is copied has to wait in the end."""
_PATIENCE: Final = (
    "SET LOCAL lock_timeout = '30s'",
    "SET LOCAL idle_in_transaction_session_timeout = '60s'",  # a mover who is gone holds nobody up
)
Tell = Callable[[int], None]
"""Told how many revisions were copied."""


class HubMove(Struct):
    """What moving did. `copied`: how many revisions, by round; the last is while nobody could write. None where it
    was there already. `lost`: who had a right to it where it was, or where one begins, and has none where it is.
    """

    municipality: str
    target: str
    copied: list[int] = []
    lost: list[LostRight] = []


def move_municipality(
    hub: Hub, municipality: str, address: HubAddress, tell: Tell = lambda _done: None
) -> HubMove:
    """Move one. `address`: the database that it goes to, which is a hub already.

    Of one that is there already only who has no right there is told. Raises `hub-rights` for whoever is not of the
    group guaqui_owner in both, `hub-municipality-none`, `hub-host-unsaid` where the URL does not say where others
    find it, and what reaching them raises. `hub-move-cut` where it was cut off: nothing of it is lost, and moving
    again ends it. Until then one that was going back to where it came from is found nowhere (`hub-circle`).
    """
    try:
        return _move(hub, municipality, address, tell)
    except (HubCutError, KeyboardInterrupt) as error:
        words = error.facts["words"] if isinstance(error, HubCutError) else ""
        raise HubError("hub-move-cut", where=address.shown, words=words, municipality=municipality) from error


def _move(hub: Hub, municipality: str, address: HubAddress, tell: Tell) -> HubMove:
    place = address.place
    with HubConnection(address.options, address.shown).ready() as target:
        source = _source_of(hub, municipality, target, place)
        _refuse(source, target, municipality)
        moved = HubMove(municipality, target.where)
        if source.identity() == target.identity():
            moved.lost = lost_rights(hub.first, target, municipality)
            return moved
        _refuse_unsaid(place, target, (source, hub.first))
        for one in (source, target):
            _take_turn(one, municipality)
        if _source_of(hub, municipality, target, place).identity() != source.identity():
            raise HubAgainError("hub-moved", where=source.where)  # before it was this one's turn
        before = moved_to(source, municipality)  # mostly nowhere; a move back that was cut off left a line
        for _ in range(_ROUNDS):
            moved.copied.append(_copy(source, target, municipality, sum(moved.copied), tell))
            if not moved.copied[-1]:
                break
        _switch(source, target, (before, place), moved, tell)
        target.rows("DELETE FROM guaqui.shard WHERE municipality = %s", [municipality])
        if hub.first.identity() not in {source.identity(), target.identity()}:
            hub.first.rows(_SENT_ON, [municipality, *place])
        moved.lost = lost_rights(source, target, municipality)
        return moved


def _source_of(hub: Hub, municipality: str, target: HubConnection, place: HubPlace) -> HubConnection:
    """Where it is; after a move that was cut off behind its last step, where it was before that."""
    try:
        return hub.home_of(municipality)
    except HubAgainError:
        before = moved_to(target, municipality)
        if before is None:
            raise
        return hub.at(before.told_by(place))


def _take_turn(database: HubConnection, municipality: str) -> None:
    """One moves a municipality at a time: until the connection ends, however it does. Raises `hub-contended`.

    Two would each copy what was there when they began, and the later one send everybody on to its own copy.
    """
    if not database.value("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"guaqui move {municipality}"]):
        raise HubAgainError("hub-contended", where=database.where)


def _refuse(source: HubConnection, target: HubConnection, municipality: str) -> None:
    for one in (source, target):
        if not one.value("SELECT pg_has_role(current_user, 'guaqui_owner', 'USAGE')"):
            raise HubRightsError("hub-rights", where=one.where)
    if not source.value("SELECT EXISTS (SELECT FROM guaqui.revision WHERE municipality = %s)", [municipality]):
        raise HubError("hub-municipality-none", where=source.where, municipality=municipality)


def _refuse_unsaid(place: HubPlace, target: HubConnection, tellers: Iterable[HubConnection]) -> None:
    """What sends everybody on has to lead there: a service, or a host by default, is this computer's alone.

    A database on the same server needs no host. `tellers`: where people are sent on from.
    """
    server = target.identity()[0]
    near = all(one.identity()[0] == server for one in tellers)
    if not place.dbname or not (place.host or near):
        raise HubError("hub-host-unsaid", where=target.where)


def _ids(database: HubConnection, municipality: str) -> set[bytes]:
    rows = database.stream("SELECT rev FROM guaqui.revision WHERE municipality = %s", [municipality], ["bytea"])
    return {one[0] for one in rows}


def _copy(source: HubConnection, target: HubConnection, municipality: str, before: int, tell: Tell) -> int:
    """Copy what the target lacks; how many revisions that was."""
    lacking = sorted(_ids(source, municipality) - _ids(target, municipality))
    for at in range(0, len(lacking), _BATCH):
        rows = source.rows(_ROWS, [municipality, lacking[at : at + _BATCH]])
        target.rows(_ADD, [municipality, *_columns(rows)])
        tell(before + at + len(rows))
    return len(lacking)


def _columns(rows: list[tuple[Any, ...]]) -> tuple[bytes, list[datetime], list[str]]:
    return b"\n".join(row[0] for row in rows), [row[1] for row in rows], [row[2] for row in rows]


def _switch(
    source: HubConnection,
    target: HubConnection,
    places: tuple[HubPlace | None, HubPlace],
    moved: HubMove,
    tell: Tell,
) -> None:
    """The last copy, and the line that sends everybody on, while nobody writes in the source.

    Raises `hub-moved` where another line stands there by now than when this move had its turn.
    """
    before, place = places
    with source.asking(), source.raw.transaction():
        for statement in _PATIENCE:
            source.rows(statement)
        source.rows("LOCK TABLE guaqui.shard IN ACCESS EXCLUSIVE MODE")
        if moved_to(source, moved.municipality) != before:
            raise HubAgainError("hub-moved", where=source.where)
        moved.copied.append(_copy(source, target, moved.municipality, sum(moved.copied), tell))
        source.rows(_SENT_ON, [moved.municipality, *place])


_ROWS: Final = "SELECT bytes, arrived, source FROM guaqui.revision WHERE municipality = %s AND rev = ANY(%s)"
_ADD: Final = "SELECT guaqui.add_lines(%s, %s, %s, %s)"
_SENT_ON: Final = (
    "INSERT INTO guaqui.shard (municipality, host, port, dbname) VALUES (%s, %s, %s, %s) "
    "ON CONFLICT (municipality) DO UPDATE SET host = excluded.host, port = excluded.port, dbname = excluded.dbname"
)
