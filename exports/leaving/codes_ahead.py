"""The codes of actas, computed beside the drawing: each takes a tenth of a second, and another core has time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from storage.plan.acta.code import code_to_print
from storage.plan.acta.printed import Printed


@contextmanager
def codes_ahead(actas: Sequence[tuple[Printed, Sequence[object]]]) -> Iterator[None]:
    """While this lasts, a thread computes the codes of some actas from the last to the first.

    Who draws them begins with the first; where the two meet all are known, and none was computed twice but that.
    """
    done = Event()

    def compute() -> None:
        for data, unsettled in reversed(actas):
            if done.is_set():
                return
            code_to_print(data, unsettled)

    thread = Thread(target=compute, name="codes", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
