"""What is being typed into an open field file, kept on the disk by the one thread that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import wait
from contextlib import suppress
from typing import Any, NamedTuple

from storage.file.drafts import Draft

from . import intervals
from .file_thread import FileThread
from .messages import DraftsChanged


class Unsaved(NamedTuple):
    """What is being typed: its record, what stands in the fields, the heads it was begun on, the field that the
    cursor is in.
    """

    record: str
    fields: dict[str, Any]
    base: Iterable[str]
    field: str = ""


class DraftKeeper(FileThread):
    """The part of a session that keeps drafts. Where no file is open there are none."""

    def __init__(self, tell: Callable[[Callable[[], Any]], None], clock: Callable[[], str]) -> None:
        super().__init__(clock)
        self._tell = tell
        self._kept: dict[str, Draft] = {}
        """The drafts by record, as they were last seen on the disk."""

    async def keep(self, unsaved: Unsaved) -> None:
        """Put on the disk what is being typed. Raises `GuaquiError`."""
        if self.is_open:
            draft = self.at_hand.draft_of(*unsaved)
            await self.run(self.at_hand.kept_drafts.keep, draft)
            self._know({**self._kept, draft.record: draft})

    def keep_now(self, unsaved: Iterable[Unsaved]) -> None:
        """Have on the disk what is being typed, and all that the thread was given before, when this returns."""
        if not self.is_open:
            return
        keep, drafts = self.at_hand.kept_drafts.keep, [self.at_hand.draft_of(*one) for one in unsaved]
        kept = [self._writer.submit(keep, draft) for draft in drafts]
        wait(kept, intervals.LAST_SECONDS)  # what is not there by then goes on behind, as long as the laptop does

    async def forget(self, record: str) -> None:
        """Drop a draft: what it says is saved. One that the disk does not let go of is offered again, no more."""
        if self.is_open:
            with suppress(OSError):
                await self.run(self.at_hand.kept_drafts.drop, record)
                self._know_without(record)

    async def put_aside(self, record: str) -> None:
        """Offer a draft no more, and keep it. Raises `GuaquiError`."""
        if self.is_open:
            await self.run(self.at_hand.kept_drafts.put_aside, record)
            self._know_without(record)

    async def take_up(self, draft: Draft) -> None:
        """Offer one again that was put aside. Raises `GuaquiError`."""
        if self.is_open:
            await self.run(self.at_hand.kept_drafts.take_up, draft)
            self._know({**self._kept, draft.record: draft})

    async def drafts_put_aside(self) -> list[Draft]:
        """Those of the plan that is shown, the latest first."""
        if not self.is_open:
            return []
        return self.at_hand.of_plan(await self.run(self.at_hand.kept_drafts.all_put_aside))

    async def _look_at_drafts(self) -> None:
        if self.is_open:
            self._know({draft.record: draft for draft in await self.run(self.at_hand.kept_drafts.all)})

    def _know_without(self, record: str) -> None:
        self._know({one: draft for one, draft in self._kept.items() if one != record})

    def _know(self, drafts: dict[str, Draft]) -> None:
        """These are on the disk; the screens hear of one more, and of one less."""
        before, self._kept = self._kept, drafts
        if before.keys() != drafts.keys():
            self._tell(DraftsChanged)

    async def draft(self, record: str) -> Draft | None:
        return await self.run(self.at_hand.kept_drafts.get, record) if self.is_open else None

    async def drafts(self) -> list[Draft]:
        """What was typed and not saved in the plan that is shown, as it lies on the disk."""
        await self._look_at_drafts()
        return self.unsaved_drafts

    @property
    def unsaved_drafts(self) -> list[Draft]:
        """The same as it was last seen there, by record."""
        return self.at_hand.of_plan(self._kept[record] for record in sorted(self._kept))
