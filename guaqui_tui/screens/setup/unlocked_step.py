"""Where what a passphrase opened is to lie: a plan is worked on in the clear."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from storage import GuaquiError
from storage.file.encrypted import ENDING
from storage.gather.found_files import own_folder
from storage.gather.unlocking import put_unlocked
from storage.notation.text import printable
from storage.translatable import N_

from ...language.gettext_ import _
from ...session.opened_file import make_folder_of
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ..frame.keyboard import Keyboard
from .begun_file import begun_answers
from .place_step import PlaceStep, named_file


class UnlockedStep(PlaceStep):
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What is encrypted stays as it is: the copy that is made here is the one to go on with."),
        N_("Whoever uses this laptop can read it here. F10 carries it on, encrypted again."),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, settings: Settings, source: Path, file: bytes
    ) -> None:
        """`file`: what the passphrase of `source` opened."""
        super().__init__(session, keyboard, settings, "")
        self._source = source
        self._file = file

    def heading(self) -> str:
        return _("Where is the plan to be that was encrypted?")

    def what(self) -> str:
        words = _("{path} opened. To be worked on it is put on this laptop's disk, where others can read it.")
        return words.format(path=printable(self._source.name))

    def place(self) -> Path:
        name = self._source.name
        return named_file(own_folder() / (name[: -len(ENDING)] if name.lower().endswith(ENDING) else name))

    async def make(self, path: Path) -> SetupAnswers:
        await asyncio.to_thread(self._put, path)
        try:
            notices = await self.session.open(path, self.settings.author)
        except GuaquiError:
            with suppress(OSError):  # why it does not open is what is to be said
                await asyncio.to_thread(path.unlink)
            raise
        return await begun_answers(self.session, self.settings, notices)

    def _put(self, path: Path) -> None:
        make_folder_of(path)
        put_unlocked(path, self._file)
