"""Coordination: what comes back from the field, what disagrees in it, and who has not sent anything yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from storage.file.waiting_names import waiting_names
from storage.kinds.process.demand import Slot
from storage.plan.checks.undecided import WrittenName, undecided
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ..frame import hub_screens, paper_screens
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.opening import Opening


class _Line(NamedTuple):
    """Something that a coordinator does: how it is called, what it is for, and the screen where it is done.

    `waiting` counts what waits there, where that is quickly known, with the names that wait in files.
    """

    words: str
    about: str
    opening: Callable[[], Opening[Any]]
    waiting: Callable[[Survey, Sequence[WrittenName]], int] | None = None


_WORDS: Final = 40

LINES: Final = (
    _Line(
        N_("Gather files"),
        N_("What the laptops' files bring, from a folder or a stick; nothing is written before you have seen it."),
        screens.gather,
    ),
    _Line(
        N_("The hub"),
        N_("What is new on the database where coordinators meet and what here; sending it, and taking it in."),
        hub_screens.hub,
    ),
    _Line(
        N_("Take in a spreadsheet"),
        N_("Demands that were typed in Excel or as CSV come in; what does not fit comes back to be mended."),
        screens.spreadsheet,
    ),
    _Line(
        N_("Names to decide"),
        N_("Communities that somebody added, and names in demands and spreadsheets that nobody is known by."),
        screens.unknown_names,
        lambda survey, names: len(undecided(survey, names)),
    ),
    _Line(
        N_("Settle what disagrees"),
        N_("What has several versions, those first that change a share; side by side, field by field."),
        screens.disputes,
        lambda survey, _names: len(survey.disputed()),
    ),
    _Line(
        N_("Check the plan"),
        N_("What looks odd: empty slots, costs far from the others, days and votes that cannot be, signed actas."),
        screens.findings,
    ),
    _Line(
        N_("Hand over"),
        N_("What whoever takes over has to know: what is due and open, whom to call; F10 makes the page of it."),
        paper_screens.handover,
    ),
    _Line(
        N_("What was set aside"),
        N_("Lines of files that are damaged or were changed outside; what somebody reads as right is taken in."),
        screens.quarantine,
    ),
    _Line(
        N_("Who has sent what"),
        N_("By community and by laptop: when last heard of, what is missing, whom to call."),
        screens.senders,
    ),
    _Line(
        N_("Laptops"),
        N_("Whose each laptop is: you know one when its person reads you its six words aloud."),
        screens.laptops,
    ),
    _Line(
        N_("Spreadsheets that came in"),
        N_("Each import with its file, its lines and who brought it, and taking one back."),
        screens.arrival_list,
    ),
    _Line(
        N_("Merges onto this plan"),
        N_("What each merge changed, by laptop and by community, and going back to before one."),
        screens.merges,
    ),
)


class CoordinationScreen(ListScreen[Slot | None]):
    """Gives back the slot that a room behind it was left at, None where there is none."""

    TELLS_ALL = True
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.BOARD, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What a coordinator does with the files of many laptops, in the order in which it is done."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._waiting: list[int] = []
        self._names: list[WrittenName] = []
        """Those that imports did not know, and whose rows wait in files."""

    async def begin(self) -> None:
        await super().begin()
        await self._look_again()

    async def _look_again(self) -> None:
        of = self.session.survey.municipality
        self._names = await self.session.run(waiting_names, self.session.file.path, of)
        self.draw()

    def look(self) -> Sequence[str]:
        survey, names = self.session.survey, self._names
        self._waiting = [line.waiting(survey, names) if line.waiting else 0 for line in LINES]
        return [line.words for line in LINES]

    def line(self, number: int, width: int) -> Content:
        """Names to decide             13 waiting."""
        many = self._waiting[number]
        waiting = ngettext("{n} waits", "{n} wait", many).format(n=many) if many else ""
        return Content(in_cells(f" {in_cells(self.found_by(number), _WORDS)}{waiting}", width))

    def found_by(self, number: int) -> str:
        return _(LINES[number].words)

    def heading(self) -> str:
        return _("Coordination")

    def detail(self, number: int) -> str:
        return _(LINES[number].about)

    def action_go_to(self) -> None:
        self.say()
        self.open(LINES[self.at].opening(), self._back)

    def _back(self, result: Slot | None) -> None:
        self.back_from(result)
        self.while_keys_wait(self._look_again())

    def action_back(self) -> None:
        self.hand_over(None)
