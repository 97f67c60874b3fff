"""Opening a file that is there."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import BindingType

from storage import GuaquiError
from storage.errors import StillEncryptedError
from storage.file.encrypted import ENDING
from storage.file.reading import read_bytes
from storage.gather.found_files import FoundFile
from storage.gather.passphrases import Passphrases
from storage.gather.unlocking import unlocked
from storage.notation.text import printable
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.text import PlainText
from ..frame import paper_screens, step_screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from .begun_file import begun_answers
from .found_step import FoundStep, Offered, offered_file


class OpenStep(FoundStep):
    ENDINGS: Collection[str] = (".json", ENDING)
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Listed are the field files in the folders Guaqui, documents, desktop and downloads, in the one the "
            "program was started in, and anywhere on sticks; the latest first."
        ),
        N_("To open another one write where it is; the right arrow takes what is shown in grey."),
        N_("A file on a USB stick can be opened too, but it must not be pulled out before you quit."),
        N_("One that is encrypted is asked its passphrase, and what is in it gets a place on this laptop."),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, settings: Settings, typed: str, at_once: Path | None = None
    ) -> None:
        """`at_once`: the file that is opened as soon as the step stands."""
        super().__init__(session, keyboard, settings, typed)
        self._at_once = at_once

    async def begin(self) -> None:
        await super().begin()
        if self._at_once is not None:
            await self.take(self._at_once)

    def heading(self) -> str:
        return _("Open a file that is there")

    def offered(self, found: Sequence[FoundFile], *, everywhere: bool) -> list[Offered]:  # noqa: ARG002 - the same
        return [offered_file(one) for one in found if one.kind in {"field-file", "encrypted"}]

    async def take(self, source: Path | str) -> None:
        try:
            notices = await self.session.open(Path(source), self.settings.author)
        except StillEncryptedError:
            self._ask_passphrase(Path(source))
        except GuaquiError as error:
            self.refuse(refusal_in_words(error))
        else:
            self.hand_over(await begun_answers(self.session, self.settings, notices))

    def _ask_passphrase(self, source: Path, *, wrong: bool = False) -> None:
        name = printable(source.name)
        self.open(paper_screens.passphrase(name, wrong=wrong), partial(self._unlock, source))

    def _unlock(self, source: Path, passphrase: str | None) -> None:
        if passphrase:
            self.query_one("#about", PlainText).say(_("It is being opened…"))
            self.while_keys_wait(self._open_with(source, passphrase))

    async def _open_with(self, source: Path, passphrase: str) -> None:
        try:
            file = await asyncio.to_thread(unlocked_field_file, source, passphrase)
        except StillEncryptedError:
            self.refuse("")
            self._ask_passphrase(source, wrong=True)
        except GuaquiError as error:
            self.refuse(refusal_in_words(error))
        else:
            self.refuse("")
            self.open(step_screens.unlocked_step(self.settings, source, file), self._came_back)

    def _came_back(self, result: Any) -> None:
        if isinstance(result, SetupAnswers):
            self.hand_over(result)


def unlocked_field_file(source: Path, passphrase: str) -> bytes:
    """What a passphrase opens, if it is a field file. Raises what `unlocked` and `read_bytes` raise."""
    passphrases = Passphrases()
    passphrases.say(passphrase)
    file = unlocked(source, passphrases)
    read_bytes(str(source), file)
    return file
