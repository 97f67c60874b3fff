"""Opening a file that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from storage import GuaquiError
from storage.gather.found_files import FoundFile
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ..frame.base_screen import refusal_in_words
from .begun_file import begun_answers
from .found_step import FoundStep, Offered, offered_file


class OpenStep(FoundStep):
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Listed are the field files in the folders Guaqui, documents, desktop and downloads, in the one the "
            "program was started in, and anywhere on sticks; the latest first."
        ),
        N_("To open another one write where it is; the right arrow takes what is shown in grey."),
        N_("A file on a USB stick can be opened too, but it must not be pulled out before you quit."),
    )

    def heading(self) -> str:
        return _("Open a file that is there")

    def offered(self, found: Sequence[FoundFile], *, everywhere: bool) -> list[Offered]:  # noqa: ARG002 - the same
        return [offered_file(one) for one in found if one.kind == "field-file"]

    async def take(self, source: Path | str) -> None:
        try:
            notices = await self.session.open(Path(source), self.settings.author)
        except GuaquiError as error:
            self.refuse(refusal_in_words(error))
        else:
            self.hand_over(await begun_answers(self.session, self.settings, notices))
