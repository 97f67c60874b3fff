"""What a screen tells the app: where its user is, that it stands, who types, which file is open, what hub."""

from __future__ import annotations

from textual.message import Message

from storage import Notice
from storage.kinds.process.demand import Slot


class PositionChanged(Message):
    """Where on the board its user is; `kept` where it should be known after a power cut."""

    def __init__(self, slot: Slot, *, kept: bool = False) -> None:
        super().__init__()
        self.slot = slot
        self.kept = kept


class ScreenReady(Message):
    """All is on a screen that it shows at first."""


class AuthorChanged(Message):
    """Somebody else types from now on."""

    def __init__(self, author: str) -> None:
        super().__init__()
        self.author = author


class FileChanged(Message):
    """What is saved from now on goes to another file, which is open."""

    def __init__(self, notices: list[Notice]) -> None:
        super().__init__()
        self.notices = notices


class HubReached(Message):
    """The hub at an address answered: it is proposed from now on."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
