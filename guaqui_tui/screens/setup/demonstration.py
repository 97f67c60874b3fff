"""The demonstration: invented data in a folder of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from storage.gather.found_files import own_folder
from storage.translatable import N_

from ...demo.files import put_field_files
from ...language.gettext_ import _
from ...session.settings import SetupAnswers
from .begun_file import begun_answers
from .place_step import PlaceStep


class DemonstrationStep(PlaceStep):
    MAKES = "folder"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Three invented laptops, their merged plan, which is opened, and one with things to settle."),
        N_("In the list of all that can be done (Ctrl+P) there is a tour of the app."),
    )

    def heading(self) -> str:
        return _("Look around with invented data")

    def what(self) -> str:
        return _(
            "Everything in it is invented: demands, amounts, workshops. It is made in a folder of its own, and "
            "says so everywhere. Delete the folder when you are done."
        )

    def ready(self) -> str:
        return _("A new folder will be made here. F2 makes it.")

    def place(self) -> Path:
        return own_folder() / "demo"

    async def make(self, path: Path) -> SetupAnswers:
        await asyncio.to_thread(put_field_files, path)
        notices = await self.session.open(path / "plan.json", self.settings.author)
        return await begun_answers(self.session, self.settings, notices)
