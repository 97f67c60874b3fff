"""Papers: what leaves for the municipality and for those who sign, and what comes back from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from exports.formats import FORMATS, is_signed, why_empty
from exports.papers import file_names
from exports.wording.edition import Edition
from storage.translatable import N_

from ...language.gettext_ import _, ngettext, speech
from ...look import keys
from ..frame import paper_screens
from ..frame.list_screen import ListScreen
from .looked_at import can_be_looked_at


class _Line(NamedTuple):
    """Something that can be done here; `formats` are what it writes, if anything."""

    words: str
    formats: tuple[str, ...] = ()


_CARRY: Final = _Line(N_("Copy the field file and its papers to a stick"))
_VERIFY: Final = _Line(N_("Check the code of a signed acta"))
LINES: Final = (
    _Line(N_("Everything for the municipality"), tuple(FORMATS)),
    *(_Line(known.words, (name,)) for name, known in FORMATS.items()),
    _CARRY,
    _VERIFY,
)


class PapersScreen(ListScreen[None]):
    TELLS_ALL = True
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.LOOK_AT_PAPER, keys.BOARD, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Enter on a line asks where its files are to go and writes them there. F6 shows a paper before that: "
            "its words, and how many pages it takes."
        ),
        N_(
            "Each acta bears a code that is made from what it says. The plan keeps what was printed; so the code "
            "on a signed acta tells years later whether the plan still says the same, and what changed."
        ),
        N_("Hidden demands are in no file unless they are asked for, and then it says so on it."),
    )

    def look(self) -> Sequence[str]:
        self._names: dict[int, list[str]] = {}
        return [line.words for line in LINES]

    def line(self, number: int, width: int) -> Content:
        return Content(f" {self.found_by(number)}".ljust(width))

    def found_by(self, number: int) -> str:
        return _(LINES[number].words)

    def heading(self) -> str:
        return _("Papers")

    def about(self) -> str:
        many = len(self.session.survey.disputed())
        if not many:
            return ""
        words = ngettext(
            "{n} thing has several versions. The acta it stands in is a draft, which nobody signs.",
            "{n} things have several versions. The actas they stand in are drafts, which nobody signs.",
            many,
        )
        return words.format(n=many)

    def detail(self, number: int) -> str:
        line = LINES[number]
        if line is _CARRY:
            return _("Each file is read back and compared; then it is said that the stick may be removed.")
        if line is _VERIFY:
            return _("The code at the foot of the paper tells what changed since it was signed.")
        names = self._file_names(number)
        if not names:
            return self._why_empty(number)
        words = ngettext("{n} file: {names}", "{n} files: {names}", len(names))
        return words.format(n=len(names), names=_few(names))

    def _file_names(self, number: int) -> list[str]:
        """What a line writes, looked up once for each look at the plan: every line says it in every size."""
        if number not in self._names:
            self._names[number] = file_names(self.session.survey, LINES[number].formats, Edition(speech()))
        return self._names[number]

    def _why_empty(self, number: int) -> str:
        why = why_empty(self.session.survey, LINES[number].formats, Edition(speech()))
        return " ".join(map(_, why))

    def action_go_to(self) -> None:
        self.say()
        line = LINES[self.at]
        if line is _CARRY:
            self.open(paper_screens.carry(), self.back_from)
        elif line is _VERIFY:
            self.open(paper_screens.verify(), self.back_from)
        else:
            self.open(paper_screens.export(line.formats), self.back_from)

    def action_look_at_paper(self) -> None:
        self.say()
        line = LINES[self.at]
        if len(line.formats) == 1 and can_be_looked_at(self.session.survey, line.formats[0]):
            self.open(paper_screens.preview(line.formats[0]), self.back_from)
        elif line.formats and not self._file_names(self.at):
            self.say(self._why_empty(self.at))
        elif any(map(is_signed, line.formats)):
            self.say(
                _(
                    "Each acta is looked at on its own: F10 in its community, or on the line of its workshop in "
                    "the calendar (F7)."
                )
            )
        else:
            self.say(_("It is no paper to be read: Enter writes it."))

    def action_back(self) -> None:
        self.hand_over(None)


def _few(names: Sequence[str], most: int = 8) -> str:
    """The first names; how many more there are was said before."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
