"""What a form asks of the file that is open; nothing here saves."""

from __future__ import annotations

from typing import Protocol

from storage import FieldFile, Survey
from storage.plan.standing import Trust

from ...session.request_counts import RequestCounts


class PlanAtHand(Protocol):
    """The plan that is shown, with the file that it stands in."""

    @property
    def file(self) -> FieldFile: ...

    @property
    def survey(self) -> Survey:
        """The plan that is shown."""
        ...

    @property
    def request_counts(self) -> RequestCounts:
        """What was asked for so far in its municipality."""
        ...

    @property
    def today(self) -> str:
        """The day by this laptop's clock, YYYY-MM-DD."""
        ...

    @property
    def device(self) -> str:
        """This laptop, as what it saved says it."""
        ...

    @property
    def trust(self) -> Trust:
        """Whom this installation knows."""
        ...

    @property
    def writable(self) -> bool: ...
