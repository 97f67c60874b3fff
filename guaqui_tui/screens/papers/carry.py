"""The field file, and its papers, onto a stick."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from exports.carry import FileToCopy, copy_files, plan_to_copy
from storage.gather.removable_disks import removable_disks
from storage.notation.text import printable
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from .writing_form import Tell, WritingForm, papers_folder

_WHAT = {"file": N_("the field file"), "both": N_("the field file and its papers"), "papers": N_("the papers")}


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
            "Whoever finds a stick reads what is on it. So that nobody does: guaqui carry FILE DIR --passphrase "
            "copies the field file encrypted, and guaqui merge opens it."
        ),
    )

    def heading(self) -> str:
        return _("Copy to a stick")

    def options(self) -> Mapping[str, Mapping[str, str]]:
        return {"what": {kept: _(words) for kept, words in _WHAT.items()}}

    async def propose(self) -> Path | None:
        found = await self.session.run(removable_disks)
        if not found:
            self.say_result(_("No stick was found. Put one in, or write a folder."))
        return found[0] if found else None

    async def write(self, folder: Path, tell: Tell) -> tuple[list[Path], str]:
        loads = await self.session.run(self._loads)
        if not loads:
            return [], _("There are no papers yet. Write them first, with the lines above this one.")
        done = await self.session.run(copy_files, loads, folder, tell)
        n = len(done.written) + len(done.already)
        said = [
            ngettext(
                "{n} file is in {folder}, read back and the same. The stick may be removed.",
                "{n} files are in {folder}, read back and the same. The stick may be removed.",
                n,
            ).format(n=n, folder=printable(str(folder)))
        ]
        if done.beside:
            names = ", ".join(printable(path.name) for path in done.beside)
            words = _("Another file has that name there and stays; this one is called {names}.")
            said.append(words.format(names=names))
        return [*done.written, *done.already], " ".join(said)

    def _loads(self) -> list[FileToCopy]:
        file, what = self.session.file.path, self.taken("what")
        papers = papers_folder(file)
        found = sorted(path for path in papers.rglob("*") if path.is_file()) if what != "file" else []
        names = [path.relative_to(papers.parent).as_posix() for path in found]
        loads = [FileToCopy(path, name, lambda _there: True) for path, name in zip(found, names, strict=True)]
        if what == "papers":
            return loads
        return [plan_to_copy(self.session.file, file.name), *loads]
