"""The end of preparing a municipality: what will be made of the answers, and where."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from storage import GuaquiError
from storage.errors import FileError
from storage.file.bounded_files import read_bounded
from storage.file.pack import put_pack
from storage.limits import MAX_FILE_BYTES
from storage.notation.text import printable
from storage.packs.editions import editions_of
from storage.packs.preparation.answer_texts import years_of
from storage.packs.preparation.answers import Answers
from storage.packs.preparation.pack_text import pack_text
from storage.plan.pack_check import pack_doubts
from storage.translatable import N_

from ...language.gettext_ import _
from ...session.kept_preparation import forget_answers
from ...session.opened_file import make_folder_of
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.text import shortened
from ...wording.packs.pack_summary import pack_doubt, pack_summary_lines
from ..frame.keyboard import Keyboard
from .begun_file import begun_answers
from .place_step import PlaceStep
from .preparation_lists import pack_beside
from .proposed_place import proposed_place

_LINES = 12
"""As many lines of what was understood as have room."""
_LONGEST = 150
"""Cells of one of them."""


class PreparedStep(PlaceStep):
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Read what was understood: what is not as you meant it is mended with Escape, at its question."),
        N_(
            "F2 makes the field file, and beside it the municipality's .toml file. Copy that one to the other "
            "laptops: each begins from it, so that all have the same plan."
        ),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, settings: Settings, answers: Answers, typed: str
    ) -> None:
        super().__init__(session, keyboard, settings, typed)
        self._answers = answers
        self._text = ""
        self._understood: list[str] = []

    async def begin(self) -> None:
        self._text = await asyncio.to_thread(pack_text, self._answers)
        self._understood = await asyncio.to_thread(self._read)
        await super().begin()

    def _read(self) -> list[str]:
        """First what may be one name twice, then what was understood."""
        doubts = [pack_doubt(one) for one in pack_doubts(editions_of(self._text))]
        return [*doubts, *pack_summary_lines(self._answers)]

    def heading(self) -> str:
        return _("{name}: what will be made").format(name=printable(self._answers.text("name")))

    def what(self) -> str:
        lines = self._understood
        shown = [shortened(printable(line), _LONGEST) for line in lines[:_LINES]]
        return "\n".join([*shown, *(["…"] if len(lines) > _LINES else [])])

    def ready(self) -> str:
        path = self.typed_path()
        words = _("A new file will be made here, and beside it {pack} for the other laptops. F2 makes them.")
        return words.format(pack=printable(pack_beside(path).name)) if path else ""

    def place(self) -> Path:
        return proposed_place(self._answers.text("id"), years_of(self._answers.text("years")))

    def is_free(self, path: Path) -> bool:
        return super().is_free(path) and not pack_beside(path).exists()

    async def make(self, path: Path) -> SetupAnswers:
        pack = pack_beside(path)
        is_new = await self.session.run(put_new_pack, pack, self._text)
        try:
            notices = await self.session.create(path, str(pack), self.settings.author)
        except GuaquiError:
            if is_new:
                with suppress(OSError):  # why there is no file is what is to be said
                    await self.session.run(pack.unlink)
            raise
        await self.session.run(forget_answers)
        return await begun_answers(self.session, self.settings, notices)


def put_new_pack(path: Path, text: str) -> bool:
    """Write a pack where none lies; whether it is new: the same one may lie there already. Raises `exists`."""
    if not path.exists():
        make_folder_of(path)
        put_pack(path, text)
        return True
    if not path.is_file() or read_bounded(path, MAX_FILE_BYTES) != text.encode():
        raise FileError("exists", path=str(path))
    return False
