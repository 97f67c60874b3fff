"""Where a hub is: what stands in its URL, and what of it may be shown.

No secret is in it: a password is where PostgreSQL's own programs look for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ..errors import HubError
from ..notation.text import printable
from .driver import driver

_SECRET: Final = ("password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret")
SAFE: Final = {"sslmode": "verify-full", "gssencmode": "disable"}
"""What holds unless the URL says otherwise: the server proves who it is. Sockets of this machine need it not."""


class HubPlace(NamedTuple):
    """One database: what a table of shards says of it. Without a host it is on the server of whoever says it."""

    host: str
    port: str
    dbname: str

    @property
    def shown(self) -> str:
        """Host and database, for people."""
        where = f"{self.host}:{self.port}" if self.port else self.host
        return f"{where}/{self.dbname}" if where else self.dbname

    def told_by(self, teller: HubPlace) -> HubPlace:
        """The same place, said in full where the database that tells of it is on another server."""
        if self.host or not teller.host:
            return self
        return HubPlace(teller.host, self.port or teller.port, self.dbname)


class HubAddress(NamedTuple):
    """How a hub's first database is reached. `options`: all that the URL says, with what holds otherwise."""

    options: Mapping[str, str]

    @property
    def place(self) -> HubPlace:
        said = self.options
        return HubPlace(said.get("host") or said.get("hostaddr", ""), said.get("port", ""), said.get("dbname", ""))

    @property
    def shown(self) -> str:
        """Host and database, for people; where a service of this computer says them, its name."""
        return self.place.shown or self.options.get("service", "")

    def at(self, place: HubPlace) -> dict[str, str]:
        """The options for another database of the hub: reached as safely as the first one, by the same user."""
        there = {name: said for name, said in place._asdict().items() if said}
        own = {"dbname", "host", "hostaddr", "port", "service"} if place.host else {"dbname"}
        return {name: said for name, said in self.options.items() if name not in own} | there


def hub_address(url: str) -> HubAddress:
    """What a URL says. Raises `hub-url-bad`, `hub-password`, `hub-no-database`, `hub-no-driver`, without it."""
    conninfo, error = driver().conninfo, driver().Error
    try:
        said: dict[str, Any] = conninfo.conninfo_to_dict(url)
    except (error, UnicodeError) as fault:
        raise HubError("hub-url-bad") from fault
    if any(said.get(name) for name in _SECRET):
        raise HubError("hub-password")
    options = {name: str(one) for name, one in said.items() if one is not None}
    if not (options.get("dbname") or options.get("service")):
        raise HubError("hub-no-database", where=printable(options.get("host", "")))
    return HubAddress(SAFE | options)
