"""Handing over: what whoever takes over the laptop has to know, on one screen; F10 makes the page of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from exports.handover.sections import HandoverLine, HandoverSection, handover_sections
from storage.kinds.lookup import KINDS, kind_of
from storage.notation.text import printable
from storage.plan.handover import handed_over
from storage.symbols import ATTENTION
from storage.translatable import N_

from ...language.dates import day
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.values import values_of
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.opening import Opening

PAPER = "handover.pdf"
_BESIDE = 14


class HandoverScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.GO_TO,
        keys.LOOK_AT_PAPER,
        keys.PRINT,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What whoever takes over has to know. Nobody fills it in: all of it comes from what was written down."),
        N_("Enter opens what stands under the cursor. F10 makes the page that both sign, F6 shows it before."),
        N_("Letters go to the line that begins with them."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._lines: list[HandoverLine] = []
        self._titles: dict[int, str] = {}
        """The lines that are the title of a section."""

    def look(self) -> Sequence[str]:
        found = handed_over(self.session.survey, self.session.today)
        sections = [*handover_sections(found, values_of(self.session.survey, self.session.trust)), self._copies()]
        self._lines, self._titles, line_keys = [], {}, list[str]()
        for section in sections:
            self._titles[len(self._lines)] = section.title
            lines = [*_lines_of(section)]
            self._lines += lines
            line_keys += [f"{section.title}/{one.record}/{n}" for n, one in enumerate(lines)]
        return line_keys

    def _copies(self) -> HandoverSection:
        """The file at hand and its second copy: the page has lines for them."""
        copied = _("Each save goes to a second copy too.")
        if not self.session.is_copied:
            words = _("No second copy is kept: Ctrl+P, “{action}”.")
            copied = f"{ATTENTION} {words.format(action=_(keys.SECOND_COPY.description))}"
        lines = [HandoverLine("", words, "") for words in (printable(self.session.file.path.name), copied)]
        return HandoverSection(_("Field file and second copy"), "", lines)

    def headings(self) -> Collection[int]:
        return self._titles

    def line(self, number: int, width: int) -> Content:
        """Of a title itself; else 12/2003         OECAs: partida de 40.000."""
        one = self._lines[number]
        if number in self._titles:
            return Content.styled(in_cells(f" {one.words}", width), "bold")
        return Content(in_cells(f" {in_cells(one.beside, _BESIDE)} {one.words}", width))

    def found_by(self, number: int) -> str:
        return self._lines[number].words

    def heading(self) -> str:
        return _("Handover")

    def about(self) -> str:
        return _("As of {day}").format(day=day(self.session.today))

    def detail(self, number: int) -> str:
        one = self._lines[number]
        return "" if number in self._titles else " · ".join(filter(None, (one.beside, one.words)))

    @property
    def record(self) -> str:
        return self._lines[self.at].record if self._lines else ""

    def action_go_to(self) -> None:
        self.say()
        if opening := self._opening(self.record):
            self.open(opening, self.back_from)
        else:
            self.say(_("There is no more of it here."))

    def _opening(self, record: str) -> Opening[Any] | None:
        """Where there is more of a record: where it is settled, else its form."""
        state = self.session.survey.history(record) if record else None
        if state is None:
            return None
        if state.disputed:
            return screens.settle(record)
        kind = kind_of(record)
        return screens.workshop(record) if kind == "workshop" else screens.record(KINDS[kind], record)

    def action_look_at_paper(self) -> None:
        self.say()
        self.open(paper_screens.preview(PAPER), self.back_from)

    def action_print(self) -> None:
        self.say()
        self.open(paper_screens.export((PAPER,)), self.back_from)


def _lines_of(section: HandoverSection) -> Iterator[HandoverLine]:
    """Its title as a line, and its lines, or that there is none."""
    yield HandoverLine("", section.title, "")
    yield from section.lines or [HandoverLine("", section.none, "")]
