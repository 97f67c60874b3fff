"""One database of a hub, while it is talked to."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, Self

from ..errors import HubCutError, HubError
from ..notation.text import clean_line, printable
from .driver import driver
from .faults import not_reached, refused

VERSION: Final = 1
"""Of the schema that this program knows (`schema.sql`)."""
_PATIENCE_SECONDS: Final = 10
_OPTIONS: Final = {
    "connect_timeout": str(_PATIENCE_SECONDS),
    "client_encoding": "UTF8",
    "application_name": "guaqui",
    # Who is gone without a word is missed after a minute, not after hours.
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
_LAST_WORD_SECONDS: Final = 1
"""A server that is away does not hear that its answer is not waited for."""
_ANY_SOCKET: Final = (socket.AF_INET, socket.SOCK_STREAM)
"""What is said of one that is only shut: of what kind it is makes no difference."""
_HABITS: Final = (
    "SELECT set_config('default_transaction_isolation', 'read committed', false)",
    (
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')"
    ),
    "SELECT set_config('client_min_messages', 'warning', false)",
)
"""Whatever this role is set to: what is acknowledged is on the disk, and on a standby that is waited for, and who
pushes sees at once what was moved. And the server says where it did not wait for its standby.
"""
_NOT_AWAITED: Final = "SyncRepWaitForLSN"
"""Of PostgreSQL's functions the one that warns of it, whatever language the server speaks."""


class HubConnection:
    """A connection; a context manager. `where` names it for people, without anything secret."""

    def __init__(self, options: Mapping[str, str], where: str) -> None:
        """Raises `hub-unreachable`, `hub-unsafe`."""
        self.where = where
        self._unsure = ""
        """Why nobody knows whether a standby has what was written; empty where nothing says so."""
        try:
            self.raw: Any = driver().connect(**{**_OPTIONS, **options}, autocommit=True)
            self.raw.add_notice_handler(self._hear)
            for statement in _HABITS:
                self.raw.execute(statement)
        except (driver().Error, UnicodeError) as error:  # the latter of a name that no server can have
            raise not_reached(error, where) from error

    def _hear(self, notice: Any) -> None:
        if notice.source_function == _NOT_AWAITED:
            self._unsure = clean_line(printable(notice.message_primary))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.raw.close()

    def cut(self) -> None:
        """End it from another thread, whatever it waits for; a server that hears it calls its work off."""
        with suppress(driver().Error):
            self.raw.cancel_safe(timeout=_LAST_WORD_SECONDS)
        with suppress(driver().Error, OSError), socket.fromfd(self.raw.fileno(), *_ANY_SOCKET) as line:
            line.shutdown(socket.SHUT_RDWR)

    def ready(self) -> Self:
        """Itself, if it is a hub that this program knows. Raises `hub-none`, `hub-newer`, and is closed then."""
        try:
            self._known()
        except BaseException:
            self.close()
            raise
        return self

    def _known(self) -> None:
        found = self.rows("SELECT version FROM guaqui.hub")
        if not found:
            raise HubError("hub-none", where=self.where)
        if found[0][0] > VERSION:
            raise HubError("hub-newer", where=self.where, version=found[0][0], known=VERSION)

    def identity(self) -> tuple[object, ...]:
        """What tells this database from every other one, by whatever name it was reached."""
        return self.rows(
            "SELECT system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "FROM pg_control_system()"
        )[0]

    def rows(self, statement: str, given: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a statement gives. Raises what `refused` says."""
        with self.asking():
            cursor = self.raw.execute(statement, given, prepare=True, binary=True)
            return cursor.fetchall() if cursor.description else []

    def value(self, statement: str, given: Sequence[Any] = ()) -> Any:
        """The one value that a statement gives."""
        return self.rows(statement, given)[0][0]

    def stream(self, query: str, given: Sequence[Any], types: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query as they come, without holding all of them."""
        told = f"COPY ({query}) TO STDOUT (FORMAT BINARY)"
        with self.asking(), self.raw.cursor() as cursor, cursor.copy(told, given) as copy:
            copy.set_types(types)
            yield from copy.rows()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """What PostgreSQL refuses in it is an error of ours, and so is what its standby may lack."""
        try:
            yield
        except (driver().Error, UnicodeError) as error:  # the latter of a name that no text can have
            raise refused(error, self.where) from error
        if words := self._unsure:
            self._unsure = ""
            raise HubCutError("hub-cut", where=printable(self.where), words=words)
