"""What is on a hub, as far as whoever asks may see it, and what they may do there."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec import Struct

from ..errors import GuaquiError
from .connection import HubConnection
from .hub import Hub, municipalities_at

DUTIES: Final = ("facilitator", "coordinator", "reader")
ALL: Final = "*"
"""Stands for every municipality among those of a duty."""


class MunicipalityThere(Struct):
    """A municipality on the hub."""

    municipality: str
    revisions: int
    latest: datetime
    """When the latest of them came, by the server's clock."""


class DatabaseStatus(Struct):
    """One database: `duties` by their names, the municipalities for which whoever asks has them."""

    where: str
    municipalities: list[MunicipalityThere]
    duties: dict[str, list[str]]


def hub_status(hub: Hub, away: list[GuaquiError]) -> list[DatabaseStatus]:
    """Of each database that is reached; of the others `away` is told why. Raises what the first does."""
    return [_status(one) for one in hub.shards(away)]


def duties_at(database: HubConnection) -> dict[str, list[str]]:
    """What whoever asks may do in a database, for which municipalities."""
    said = {duty: sorted(database.value("SELECT guaqui.mine(%s)", [duty])) for duty in DUTIES}
    return {duty: names for duty, names in said.items() if names}


def _status(database: HubConnection) -> DatabaseStatus:
    duties = duties_at(database)
    there = municipalities_at(database) if "coordinator" in duties else ()
    return DatabaseStatus(database.where, [MunicipalityThere(*one) for one in there], duties)
