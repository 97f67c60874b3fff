"""Where some papers go, on which paper and with what in them; then they are written, all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual.widgets import Input

from exports.formats import FORMATS, is_signed
from exports.leaving.left_behind_words import left_behind_words
from exports.papers import left_behind
from exports.wording.edition import Edition, paper_size
from storage.errors import NotOursError
from storage.kinds.field import EVERYBODY
from storage.kinds.terms.municipality import PAPERS
from storage.notation.text import printable
from storage.plan.decisions import planned_years
from storage.translatable import N_

from ...language.gettext_ import _, ngettext, speech
from ...session.session import Session
from ...widgets.field_sheet import FieldSheet
from ...wording.workshops import acta_title
from ..frame.keyboard import Keyboard
from .writing_form import Tell, WritingForm, papers_folder

_LISTS: Final = {
    "people": {"no": N_("no"), "yes": N_("yes")},
    "private": {"no": N_("no"), "yes": N_("yes")},
}
_SIGNED: Final = {*filter(is_signed, FORMATS)}
_EDITIONS: Final = {name for name, one in FORMATS.items() if one.editions}
_ASKED_BY: Final = {"paper": _SIGNED, "people": _EDITIONS, "private": _EDITIONS}
"""The formats that each answer makes a difference to."""
_OF_PAPERS: Final = {"year": "year", "whose": "accounts"}
"""The paper of which a list asks for one alone."""

_NAMED: Final = 5
"""So many papers of an earlier export are named."""


class ExportScreen(WritingForm):
    LABELS: ClassVar[Mapping[str, str]] = {
        "folder": N_("Folder"),
        "paper": N_("Paper of the actas"),
        "people": N_("Name people"),
        "private": N_("Hidden demands"),
        "year": N_("Year"),
        "whose": N_("Whose"),
    }
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Type where the files go; the right arrow takes what is shown in grey. Folders are made as needed."),
        N_(
            "Files of an earlier export are replaced; over others, or one changed by hand, only by F2 once more. "
            "Escape breaks off, and then everything is as it was."
        ),
        N_(
            "Hidden demands and people's names are only in the files if you ask for them. The actas never have "
            "hidden demands, and always have the names of those who sign."
        ),
    )

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        formats: Sequence[str],
        subjects: tuple[str, ...] = (),
        *,
        whose: str = "",
    ) -> None:
        super().__init__(session, keyboard)
        self._formats = list(formats)
        self._subjects = subjects
        self._whose = whose
        self._asked_over: Path | None = None
        """The folder of whose other files it was just said that F2 once more writes over them."""

    def heading(self) -> str:
        if len(self._formats) > 1:
            return _("Everything for the municipality")
        if len(self._subjects) == 1:
            return acta_title(self.session.survey, *self._subjects)
        return _(FORMATS[self._formats[0]].words)

    def options(self) -> Mapping[str, Mapping[str, str]]:
        usual = paper_size(self.session.survey)
        lists = {"paper": {usual: PAPERS[usual], **PAPERS}, **_LISTS}
        asked = {name: known for name, known in lists.items() if _ASKED_BY[name] & set(self._formats)}
        said = {name: {kept: _(words) for kept, words in known.items()} for name, known in asked.items()}
        return {**said, **self._alone()}

    def _alone(self) -> Mapping[str, Mapping[str, str]]:
        """Of a paper that is made for each year, or for each who asked, of which one it may be."""
        survey, everyone = self.session.survey, {"": _("all of them")}
        years = {str(year): str(year) for year in planned_years(survey)}
        holders = {EVERYBODY: _("all together"), **{one.id: one.fields.name for one in survey.holders_listed()}}
        first = {one: name for one, name in holders.items() if one == self._whose}
        lists = {"year": everyone | years, "whose": first | everyone | holders}
        papers = {FORMATS[name].paper for name in self._formats}
        return {name: known for name, known in lists.items() if papers == {_OF_PAPERS[name]}}

    async def propose(self) -> Path:
        return papers_folder(self.session.file.path)

    async def begin(self) -> None:
        await super().begin()
        if self._left_out():
            self.say_result(
                _(
                    "The actas are left out: each is recorded in the file, which is open in another window. "
                    "Close it there."
                )
            )

    def _left_out(self) -> bool:
        return bool(_SIGNED & {*self._formats}) and not self.session.writable

    def ready(self) -> str:
        if self._left_out() and {*self._formats} <= _SIGNED:
            return _("Nothing can be written while another window has the file.")
        return ""

    def on_input_changed(self, message: Input.Changed) -> None:
        super().on_input_changed(message)
        if message.input.id == "private":
            asked = self.taken("private") == "yes"
            self.query_one(FieldSheet).say("private", _("not for handing on") if asked else "", wrong=asked)

    async def write(self, folder: Path, tell: Tell) -> tuple[list[Path], str]:
        edition = Edition(
            speech(),
            private=self.taken("private") == "yes",
            people=self.taken("people") == "yes",
            paper=self.taken("paper"),
            subjects=self._subjects,
            years=tuple(int(year) for year in [self.taken("year")] if year),
            holders=tuple(filter(None, [self.taken("whose")])),
        )
        formats = [name for name in self._formats if not (is_signed(name) and self._left_out())]
        force, self._asked_over = folder == self._asked_over, None
        try:
            written = await self.session.export(folder, formats, edition, tell, force=force)
        except NotOursError:
            self._asked_over = folder
            raise
        scopes = [self.session.shown.scope]
        left = await self.session.run(left_behind, self.session.file.survey, folder, formats, edition, scopes)
        old = left_behind_words(left, edition.speech, _NAMED)
        return written, "\n".join(filter(None, (_where(written, folder), old)))


def _where(written: Sequence[Path], folder: Path) -> str:
    """One file by all of its name: its folder may hold many more."""
    n = len(written)
    words = ngettext(
        "{n} file is there:\n{where}\nCtrl+P opens it.", "{n} files are in {where}\nCtrl+P opens the folder.", n
    )
    return words.format(n=n, where=printable(str(written[0] if n == 1 else folder)))
