"""The field file, and its papers, onto a stick."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Final

from exports.carry import CopiedFiles, FileToCopy, copy_files, plan_to_copy
from exports.carry_encrypted import copy_encrypted
from storage.gather.removable_disks import removable_disks
from storage.notation.text import printable
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...session.session import Session
from ...wording.carrying.carried_files import beside_words, encrypted_words
from ..frame import paper_screens
from ..frame.keyboard import Keyboard
from .writing_form import Tell, WritingForm, papers_folder

_WHAT: Final = {
    "file": N_("the field file"),
    "both": N_("the field file and its papers"),
    "papers": N_("the papers"),
    "encrypted": N_("the field file, encrypted"),
}


class CarryScreen(WritingForm):
    LABELS: ClassVar[Mapping[str, str]] = {"folder": N_("Stick or folder"), "what": N_("What goes there")}
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Room is looked for first. Each file is read back from the stick and compared; remove it once it "
            "says that it may be removed."
        ),
        N_(
            "A field file of the same name is replaced only where all that it has is here too; otherwise this one "
            "is put beside it. Papers of the same names are replaced."
        ),
        N_(
            "Whoever finds a stick reads what is on it. An encrypted field file tells nothing without its "
            "passphrase, which is typed twice and which nobody can recover. Gathering it (F9, or guaqui merge) "
            "asks for it."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._passphrase = ""
        """What the next copy is encrypted by; it is forgotten with that."""

    def heading(self) -> str:
        return _("Copy to a stick")

    def options(self) -> Mapping[str, Mapping[str, str]]:
        return {"what": {kept: _(words) for kept, words in _WHAT.items()}}

    async def propose(self) -> Path | None:
        found = await self.session.run(removable_disks)
        if not found:
            self.say_result(_("No stick was found. Put one in, or write a folder."))
        return found[0] if found else None

    def begin_writing(self) -> None:
        """For an encrypted copy its passphrase is asked for first."""
        if self.taken("what") != "encrypted":
            super().begin_writing()
        else:
            self.say_result()
            self.open(paper_screens.passphrase_to_make(), self._write_encrypted)

    def _write_encrypted(self, passphrase: str | None) -> None:
        if passphrase:
            self._passphrase = passphrase
            super().begin_writing()

    async def write(self, folder: Path, tell: Tell) -> tuple[list[Path], str]:
        passphrase, self._passphrase = self._passphrase, ""
        if passphrase:
            return await self._encrypted(folder, passphrase, tell)
        loads = await self.session.run(self._loads)
        if not loads:
            return [], _("There are no papers yet. Write them first, with the lines above this one.")
        done = await self.session.run(copy_files, loads, folder, tell)
        return [*done.written, *done.already], " ".join([_copied(done, folder), *beside_words(done)])

    async def _encrypted(self, folder: Path, passphrase: str, tell: Tell) -> tuple[list[Path], str]:
        load = await self.session.run(self._plan)
        done = await self.session.run(copy_encrypted, load, folder, passphrase, tell)
        return done.written, " ".join([_copied(done, folder), *beside_words(done), *encrypted_words(done)])

    def _plan(self) -> FileToCopy:
        return plan_to_copy(self.session.file, self.session.file.path.name)

    def _loads(self) -> list[FileToCopy]:
        file, what = self.session.file.path, self.taken("what")
        papers = papers_folder(file)
        found = sorted(path for path in papers.rglob("*") if path.is_file()) if what != "file" else []
        names = [path.relative_to(papers.parent).as_posix() for path in found]
        loads = [FileToCopy(path, name, lambda _there: True) for path, name in zip(found, names, strict=True)]
        if what == "papers":
            return loads
        return [self._plan(), *loads]


def _copied(done: CopiedFiles, folder: Path) -> str:
    n = len(done.written) + len(done.already)
    words = ngettext(
        "{n} file is in {folder}, read back and the same. The stick may be removed.",
        "{n} files are in {folder}, read back and the same. The stick may be removed.",
        n,
    )
    return words.format(n=n, folder=printable(str(folder)))
