"""What a session tells the screens."""

from __future__ import annotations

from textual.message import Message

from storage import Notice


class RecordSaved(Message):
    """A save was acknowledged by the disk; `record` stands as it was typed. Empty: look at all of them."""

    def __init__(self, record: str) -> None:
        super().__init__()
        self.record = record


class SaveRefused(Message):
    """Nothing was written of what somebody asked to have saved."""


class DraftsChanged(Message):
    """Something typed waits to be saved that did not wait before, or waits no more."""


class NoticesArrived(Message):
    """The file has something to say that its user should hear."""

    def __init__(self, notices: list[Notice]) -> None:
        super().__init__()
        self.notices = notices
