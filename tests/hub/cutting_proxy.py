"""A line on this machine that is cut after so many bytes, in the middle of whatever is on it."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Self


class CuttingProxy:
    """Listens on 127.0.0.1 and leads to a server's socket. All its lines together carry `most` bytes."""

    def __init__(self, to: Path, most: int) -> None:
        self._to = to
        self._left = most
        self._turn = Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [Thread(target=self._accept, daemon=True)]

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._cut()
        for one in self._threads:
            one.join(10)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._to))
                self._open += [client, server]
                for one, other in ((client, server), (server, client)):
                    thread = Thread(target=self._carry, args=(one, other), daemon=True)
                    self._threads.append(thread)
                    thread.start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(4096):
                with self._turn:
                    data, self._left = data[: self._left], self._left - len(data)
                other.sendall(data)
                if self._left <= 0:
                    break
        self._cut()

    def _cut(self) -> None:
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
