"""What is being typed into an open field file, kept on the disk by the one thread that writes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from typing import Any, NamedTuple, ParamSpec, TypeVar

from storage import Survey
from storage.file.drafts import Draft, Drafts
from storage.plan.views.scope import is_of_scope

from . import intervals
from .messages import DraftsChanged
from .shown_plan import ShownPlan

P = ParamSpec("P")
T = TypeVar("T")


class Unsaved(NamedTuple):
    """What is being typed: its record, what stands in the fields, the heads it was begun on, the field that the
    cursor is in.
    """

    record: str
    fields: dict[str, Any]
    base: Iterable[str]
    field: str = ""


class DraftKeeper:
    """The part of a session that keeps drafts, and the thread that writes them in the order that it was asked."""

    def __init__(self, tell: Callable[[Callable[[], Any]], None], clock: Callable[[], str]) -> None:
        self._tell = tell
        self._clock = clock
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
        self.is_closed = False
        """Nothing is given to that thread any more."""
        self._drafts: Drafts | None = None
        self._kept: dict[str, Draft] = {}
        """The drafts by record, as they were last seen on the disk."""
        self._own = ""
        """A revision of the open file that this laptop made, once there is one."""
        self._shown: ShownPlan | None = None

    @property
    def survey(self) -> Survey:
        """The present state of the plan that is shown; may be read while a save goes on."""
        return self.shown.survey

    @property
    def shown(self) -> ShownPlan:
        """Which of the file's plans that is."""
        if self._shown is None:
            raise RuntimeError("no file is open")
        return self._shown

    async def run(self, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Let the writing thread do something, after all that it was given before; nothing breaks it off."""
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._writer, lambda: do(*args, **kwargs)))

    async def keep_typing(self, do: Callable[[], None]) -> None:
        """Let it keep what no draft has. A timer may still come when the app is left: it was kept before then."""
        if not self.is_closed:
            await self.run(do)

    async def keep(self, unsaved: Unsaved) -> None:
        """Put on the disk what is being typed. Raises `GuaquiError`."""
        if self._drafts is not None:
            draft = self._draft(unsaved)
            await self.run(self._drafts.keep, draft)
            self._know({**self._kept, draft.record: draft})

    def _draft(self, one: Unsaved) -> Draft:
        return Draft(one.record, one.fields, list(one.base), self._clock(), self._own, field=one.field)

    def keep_now(self, unsaved: Iterable[Unsaved]) -> None:
        """Have on the disk what is being typed, and all that the thread was given before, when this returns."""
        if self._drafts is None:
            return
        kept = [self._writer.submit(self._drafts.keep, self._draft(one)) for one in unsaved]
        wait(kept, intervals.LAST_SECONDS)  # what is not there by then goes on behind, as long as the laptop does

    async def forget(self, record: str) -> None:
        """Drop a draft: what it says is saved. One that the disk does not let go of is offered again, no more."""
        if self._drafts is not None:
            with suppress(OSError):
                await self.run(self._drafts.drop, record)
                self._know_without(record)

    async def put_aside(self, record: str) -> None:
        """Offer a draft no more, and keep it. Raises `GuaquiError`."""
        if self._drafts is not None:
            await self.run(self._drafts.put_aside, record)
            self._know_without(record)

    async def take_up(self, draft: Draft) -> None:
        """Offer one again that was put aside. Raises `GuaquiError`."""
        if self._drafts is not None:
            await self.run(self._drafts.take_up, draft)
            self._know({**self._kept, draft.record: draft})

    async def drafts_put_aside(self) -> list[Draft]:
        """Those of the plan that is shown, the latest first."""
        return self._of_plan(await self.run(self._drafts.all_put_aside)) if self._drafts is not None else []

    async def _look_at_drafts(self) -> None:
        if self._drafts is not None:
            self._know({draft.record: draft for draft in await self.run(self._drafts.all)})

    def _know_without(self, record: str) -> None:
        self._know({one: draft for one, draft in self._kept.items() if one != record})

    def _know(self, drafts: dict[str, Draft]) -> None:
        """These are on the disk; the screens hear of one more, and of one less."""
        before, self._kept = self._kept, drafts
        if before.keys() != drafts.keys():
            self._tell(DraftsChanged)

    async def draft(self, record: str) -> Draft | None:
        return await self.run(self._drafts.get, record) if self._drafts is not None else None

    async def drafts(self) -> list[Draft]:
        """What was typed and not saved in the plan that is shown, as it lies on the disk."""
        await self._look_at_drafts()
        return self.unsaved_drafts

    @property
    def unsaved_drafts(self) -> list[Draft]:
        """The same as it was last seen there, by record."""
        return self._of_plan(self._kept[record] for record in sorted(self._kept))

    def _of_plan(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Those of the plan that is shown."""
        shown = self.shown.scope, self.survey.plan_by_year()
        return [draft for draft in drafts if is_of_scope(draft.of_record, *shown)]

    def wait(self) -> None:
        """Until the writing thread has done all that it was given."""
        with suppress(RuntimeError):  # it does nothing any more
            self._writer.submit(bool).result(intervals.BACKUP_SECONDS)
