"""Hubs with people who have duties there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from storage.gather.admission import MergeOptions
from storage.hub.address import hub_address
from storage.hub.hub import Hub
from storage.hub.preparing import prepare_hub
from storage.hub.pull import pull
from storage.hub.push import Pushed, push

from .cluster import Cluster


class Hubs:
    """Databases of one cluster. The first is made a hub at once."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self.cluster = cluster
        self.name = name
        self.more(name)

    @property
    def url(self) -> str:
        """For whoever keeps the hub."""
        return self.cluster.url(self.name)

    def more(self, name: str) -> str:
        """Another database that is a hub; its URL."""
        url = self.cluster.database(name)
        prepare_hub(hub_address(url))
        return url

    def person(self, login: str, duty: str, *municipalities: str, database: str = "") -> str:
        """Somebody who may log in and has a duty; the URL that they use."""
        database = database or self.name
        known = self.cluster.do(f"SELECT 1 FROM pg_roles WHERE rolname = '{login}'", database=database)
        self.cluster.do(
            *([] if known else [f"CREATE ROLE {login} LOGIN"]),
            f"GRANT guaqui_{duty} TO {login}",
            *(f"INSERT INTO guaqui.grant_of VALUES ('{login}', '{one}', '{duty}')" for one in municipalities),
            database=database,
        )
        return self.cluster.url(database, login)

    def do(self, *statements: str) -> list[tuple[object, ...]]:
        """As whoever keeps the hub."""
        return self.cluster.do(*statements, database=self.name)

    def held(self, municipality: str = "guaqui") -> set[str]:
        """The ids of the revisions that are there."""
        rows = self.do(f"SELECT encode(rev, 'hex') FROM guaqui.revision WHERE municipality = '{municipality}'")
        return {str(one[0]) for one in rows}


def pushed(url: str, *files: Path) -> Pushed:
    with Hub(hub_address(url)) as hub:
        return push(hub, files, MergeOptions())


def pulled(url: str, out: Path, municipality: str = "") -> bytes:
    with Hub(hub_address(url)) as hub:
        pull(hub, out, MergeOptions(municipality=municipality))
    return out.read_bytes()


def revs_of(files: Iterable[Path]) -> set[str]:
    from storage.file.reading import read_file

    return {one.rev for file in files for one in read_file(file).revisions}
