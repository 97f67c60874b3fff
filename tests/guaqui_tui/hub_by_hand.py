"""A hub that answers what a test says, without PostgreSQL: how the app speaks with it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from guaqui_tui.session.hub_talk import Came, HubTalk, Sent
from storage import GuaquiError
from storage.gather.preview import MergePreview, preview_merge
from storage.hub.difference import HubDifference
from storage.hub.push import Pushed

ALL_OF_IT = HubDifference("hub", may_send=True, may_fetch=True, here=12, there=1)


class TalkByHand(HubTalk):
    """It says `differs` and `pushed`, raises `fault` instead, and brings what the file `holds` has.

    While `mute` nothing is answered, nor behind a sending with `mute_after_sending`.
    `asked`: what was asked for, in order.
    """

    holds: ClassVar[Path]
    differences: ClassVar[HubDifference]
    pushed: ClassVar[Pushed]
    fault: ClassVar[GuaquiError | None]
    mute: ClassVar[bool]
    mute_after_sending: ClassVar[bool] = False
    asked: ClassVar[list[str]]

    async def differs(self, municipality: str, revs: Collection[str], tell: Came) -> HubDifference:
        await self._heard(f"{municipality}: {len(revs)}")
        tell(len(revs))
        return self.differences

    async def brings(self, out: Path, municipality: str, tell: Came) -> MergePreview:
        await self._heard(f"bring {municipality}")
        tell(1)
        return await asyncio.to_thread(preview_merge, out, [self.holds])

    async def send(self, plan: Path, municipality: str, tell: Sent) -> Pushed:
        tell(2, 12)
        await self._heard(f"send {municipality} of {plan.name}")
        tell(12, 12)
        type(self).mute = self.mute or self.mute_after_sending
        return self.pushed

    async def _heard(self, asked: str) -> None:
        self.asked.append(asked)
        if self.mute:
            await self._answered(lambda _loop: None)
        if self.fault is not None:
            raise self.fault


@contextmanager
def hub_by_hand(holds: Path) -> Iterator[type[TalkByHand]]:
    """Have the app speak with it for so long."""

    class Talk(TalkByHand):
        differences, pushed, fault, mute, asked = ALL_OF_IT, Pushed(sent=12, fresh=12), None, False, []

    Talk.holds = holds
    with pytest.MonkeyPatch.context() as patched:
        for screen in ("hub", "fetch"):
            patched.setattr(f"guaqui_tui.screens.gather.{screen}.HubTalk", Talk)
        yield Talk
