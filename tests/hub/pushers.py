"""People who bring one revision after the other, each in a batch of its own, until something ends it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread

from storage.hub.address import hub_address
from storage.hub.connection import HubConnection
from storage.hub.hub import Hub
from tests.storage.revisions_made import revision

_NUMBERS = count(1)


class Pusher(Thread):
    """One of them. `acknowledged`: the ids that the hub said it has; `fault`: what ended it."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.number = next(_NUMBERS)
        self.enough = Event()
        self.acknowledged: list[str] = []
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            with Hub(hub_address(self.url)) as hub:
                while not self.enough.is_set():
                    self._bring(hub)
        except Exception as error:  # noqa: BLE001 - told by whoever waits for this one
            self.fault = error

    def _bring(self, hub: Hub) -> None:
        one = revision(author=f"Equipo {self.number}", at=f"2026-07-14T10:22:31.{len(self.acknowledged):09d}Z")

        def take(home: HubConnection) -> None:
            home.rows("SELECT guaqui.take('guaqui', %s)", [b"{" + one.rest])

        hub.with_home_of("guaqui", take)
        self.acknowledged.append(one.rev)

    def after(self, more: int) -> None:
        """Wait until so many more were acknowledged."""
        upto = len(self.acknowledged) + more
        while len(self.acknowledged) < upto and self.is_alive():
            self.join(0.002)


@contextmanager
def pushing(url: str, many: int, *, until_cut: bool = False) -> Iterator[list[Pusher]]:
    """Some at once. `until_cut`: each is expected to end by a fault."""
    pushers = [Pusher(url) for _ in range(many)]
    for one in pushers:
        one.start()
    try:
        yield pushers
    finally:
        for one in pushers:
            if not until_cut:
                one.enough.set()
            one.join(60)
    assert [one.fault is not None for one in pushers] == [until_cut] * many, [one.fault for one in pushers]


def acknowledged_by(pushers: list[Pusher]) -> set[str]:
    return {rev for one in pushers for rev in one.acknowledged}
