"""The field with the cursor on each page of a form that was left for another: one comes back to it."""

from __future__ import annotations

from collections.abc import Sequence


class LeftFields:
    """A page is known by its first field."""

    def __init__(self) -> None:
        self._left: dict[str, str] = {}

    def note(self, field: str | None, page: Sequence[str]) -> None:
        """The page with these fields is left, and its cursor is in one of them."""
        if field is not None:
            self._left[page[0]] = field

    def come_to(self, page: Sequence[str]) -> str:
        """Where the cursor comes to on a page: where it was, or its first field."""
        left = self._left.get(page[0], "")
        return left if left in page else page[0]
