"""A PostgreSQL of the tests' own, in a temporary folder, as an ordinary user: it refuses to be run by root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pytest

_ORDINARY: Final = "nobody"


def programs() -> Path:
    """The folder of PostgreSQL's programs: Debian has it in no path. What is missing fails."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    there = str(found[-1]) if found else shutil.which("initdb")
    assert there, "these tests need PostgreSQL: apt-get install postgresql"
    return Path(there).parent


class Cluster:
    """A server that listens on a socket in `folder`, and nowhere else unless `settings` say so."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "fsync": "off",  # these servers are killed, but the machine goes on
            "full_page_writes": "off",
            "max_connections": "60",
            **settings,
        }

    def run(self, program: str, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's programs as its user."""
        command = [*_as_ordinary(), str(programs() / program), *words]
        return subprocess.run(command, check=check, capture_output=True, cwd=self.folder, timeout=120)

    def make(self) -> None:
        """An empty cluster, whose superuser is `postgres` and to whom nobody needs a password."""
        own(self.folder)
        options = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        self.run("initdb", "-D", str(self.data), *options)

    def start(self) -> None:
        """Returns once it takes connections."""
        said = "\n".join(f"{name} = '{value}'" for name, value in self.settings.items())
        (self.data / "postgresql.auto.conf").write_text(said + "\n", "utf-8")
        own(self.data / "postgresql.auto.conf")
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.data), "-l", log, "-w", "-t", "60", "start")

    def stop(self, how: str = "immediate") -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "-m", how, "stop", check=False)

    def kill(self) -> None:
        """As the system kills what takes too much memory: without a word, all of it."""
        while found := [*self._processes()]:
            for pid in found:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.005)
        # Where nobody takes note of dead children the next one would hold this one's number for a living one.
        for left in (self.data / "postmaster.pid", self.folder / ".s.PGSQL.5432.lock"):
            left.unlink(missing_ok=True)

    def _processes(self) -> Iterator[int]:
        """All of this server: each of its processes works in its folder."""
        for one in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (one / "cwd").readlink() == self.data:
                    yield int(one.name)

    def url(self, database: str = "hub", user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def do(self, *statements: str, database: str = "hub", user: str = "postgres") -> list[Any]:
        """Statements, each a transaction of its own; the rows of the last."""
        import psycopg

        with psycopg.connect(self.url(database, user), autocommit=True) as connection:
            for statement in statements:
                found = connection.execute(statement)
            return found.fetchall() if found.description else []

    def database(self, name: str) -> str:
        """An empty database, made anew; its URL."""
        self.do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}", database="postgres")
        return self.url(name)


def own(path: Path) -> None:
    """Give a file or folder to the user who runs the server."""
    if os.geteuid() == 0:
        shutil.chown(path, _ORDINARY, pwd.getpwnam(_ORDINARY).pw_gid)


def _as_ordinary() -> list[str]:
    if os.geteuid() != 0:
        return []
    group = pwd.getpwnam(_ORDINARY).pw_gid
    return ["setpriv", f"--reuid={_ORDINARY}", f"--regid={group}", "--clear-groups"]


@contextmanager
def running(**settings: str) -> Iterator[Cluster]:
    """A cluster while it is used; nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="guaqui-hub-"))  # short: the name of a socket has a hundred letters
    try:
        with running_in(folder, **settings) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_in(folder: Path, **settings: str) -> Iterator[Cluster]:
    """The same in a folder that is there, and stays."""
    cluster = Cluster(folder, **settings)
    try:
        cluster.make()
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One for all tests of a process; each takes databases of its own."""
    with running() as made:
        yield made
