"""Who has sent what: whom to call first; by community, or by laptop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from rich.cells import set_cell_size
from textual.binding import BindingType
from textual.content import Content

from exports.wording.look_alikes import marked_name
from storage import GuaquiError
from storage.gather.files_to_see_to import FileToSeeTo
from storage.gather.merge_reports import MergeReport, reports
from storage.gather.senders import Place, Sender, Senders, count_senders
from storage.kinds.process.demand import Slot
from storage.kinds.process.workshop import OUTCOMES
from storage.names.name_table import slug
from storage.notation.text import clean_line
from storage.plan.standing import Trust
from storage.symbols import ATTENTION, NOTHING
from storage.translatable import N_

from ...language.dates import day_and_time
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.gather.senders import CALLS, file_to_see_to, place_to_call
from ...wording.laptops import laptop_in_words, notice_in_words
from ...wording.slots import holder_name
from ..frame import table_of_screens as screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen

_NAME = 22
_FILE = 34
_WORKSHOP = 12
_BECAME = 16
_LAPTOP = 22
_WHEN = 16


class SendersScreen(ListScreen[Slot | None]):
    """Gives back the community's first slot where it was left, None among the laptops."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.BY_WHICH, keys.BACK, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Those to call stand first, with ! and the reason: what has passed, what is missing, who was left out."
        ),
        N_(
            "Ctrl+F shows it by laptop: how much came from each, when it was last heard of, of which communities, "
            "and who types on it. Days are those of the laptops' own clocks, which may be wrong."
        ),
        N_(
            "Among the laptops stand first the files that did not come in whole, with what to do about each, and "
            "laptops with a wrong clock or a copied disk."
        ),
        N_("Enter opens the community."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._reports: Mapping[int, MergeReport] = {}
        self._said = Senders((), ())
        self._by_laptop = False
        self._trust = Trust()
        self._lines: Sequence[Place | Sender | FileToSeeTo] = ()

    async def begin(self) -> None:
        await super().begin()
        try:
            self._reports = await self.session.run(reports, self.session.file.path)
        except GuaquiError as error:
            self.say(refusal_in_words(error), wrong=True)
        self.draw()

    def look(self) -> Sequence[str]:
        self._trust = self.session.standings.trust
        self._said = count_senders(self.session.survey, self.session.today, self._reports, self.session.device)
        if self._by_laptop:
            laptops = sorted(self._said.laptops, key=lambda one: not one.see_to)
            self._lines = [*self._said.files, *laptops]
            return [*(one.path for one in self._said.files), *(one.laptop for one in laptops)]
        why = list(CALLS)
        places = sorted(
            self._said.places,
            key=lambda one: (why.index(one.call) if one.call else len(why), slug(one.name), one.holder),
        )
        self._lines = places
        return [one.holder for one in places]

    def line(self, number: int, width: int) -> Content:
        one = self._lines[number]
        if isinstance(one, FileToSeeTo):
            return _of_file(one, width)
        return (
            _of_laptop(one, self._trust, width) if isinstance(one, Sender) else _of_place(one, self._trust, width)
        )

    def found_by(self, number: int) -> str:
        one = self._lines[number]
        if isinstance(one, FileToSeeTo):
            return PurePath(one.path).name
        return one.laptop if isinstance(one, Sender) else one.name

    def columns(self, width: int) -> str:
        if self._by_laptop:
            return set_cell_size(
                _laptop_columns(_("Laptop"), _("Versions"), _("Last heard of"), _("Who types")), width
            )
        heads = (_("Community"), _("Workshop"), _("Decided"), _("Last heard of"), _("Laptop"))
        return set_cell_size(_place_columns(*heads), width)

    def heading(self) -> str:
        return _("Who has sent what")

    def about(self) -> str:
        n, laptops = len(self._said.to_call), len(self._said.laptops)
        see_to = len(self._said.files) + sum(bool(one.see_to) for one in self._said.laptops)
        parts = [
            ngettext("{n} to call", "{n} to call", n).format(n=n) if n else _("Nobody is to be called."),
            ngettext("{n} laptop", "{n} laptops", laptops).format(n=laptops),
            ngettext("{n} to see to: Ctrl+F", "{n} to see to: Ctrl+F", see_to).format(n=see_to) if see_to else "",
        ]
        return " · ".join(filter(None, parts))

    def detail(self, number: int) -> str:
        one = self._lines[number]
        if isinstance(one, FileToSeeTo):
            return file_to_see_to(one, self._trust)
        if isinstance(one, Sender):
            wrote = ", ".join(clean_line(holder_name(self.session.survey, id_)) for id_ in one.holders)
            people = ", ".join(marked_name(clean_line(name)) for name in one.authors)
            typed = _("Who types: {people}").format(people=people) if people else ""
            return "\n".join(filter(None, [*self._to_see(one), wrote, typed]))
        lines = [f"{place_to_call(one)}: {_(CALLS[one.call])}."] if one.call else [clean_line(one.name)]
        heard = day_and_time(one.last)
        words = _("{decided} of {slots} demands, from {laptops}; last heard of {when}.")
        if one.laptops:
            laptops = ", ".join(laptop_in_words(laptop, self._trust) for laptop in one.laptops)
            lines.append(
                words.format(decided=one.decided, slots=one.slots, laptops=laptops, when=heard or NOTHING)
            )
        else:
            lines.append(_("Nothing of it has come."))
        return "\n".join(lines)

    def _to_see(self, one: Sender) -> list[str]:
        return [notice_in_words(notice, self._trust) for notice in one.see_to]

    @property
    def slot(self) -> Slot | None:
        one = self._lines[self.at] if self._lines else None
        years = self.session.survey.plan.years
        return Slot(one.holder, years[0], 1) if isinstance(one, Place) and years else None

    def action_by_which(self) -> None:
        self._by_laptop = not self._by_laptop
        self.draw()

    def action_go_to(self) -> None:
        self.say()
        if slot := self.slot:
            self.open(screens.community(slot), self.back_from)
        else:
            self.say(_("Ctrl+F shows the communities; Enter opens one."))

    def action_back(self) -> None:
        self.hand_over(self.slot)


def _of_place(one: Place, trust: Trust, width: int) -> Content:
    """! Andamarca               held           3/5  14/07/2002 10:22   lap00001 +2."""
    outcome = _(OUTCOMES.get(one.outcome, one.outcome)) if one.outcome else NOTHING
    count, heard = f"{one.decided}/{one.slots}", day_and_time(one.last) or NOTHING
    first, *others = [laptop_in_words(laptop, trust) for laptop in one.laptops] or [""]
    laptops = f"{first} +{len(others)}" if others else first
    said = _place_columns(clean_line(one.name), outcome, count, heard, laptops, mark=bool(one.call))
    return _line(said, width, alarm=bool(one.call))


def _of_laptop(one: Sender, trust: Trust, width: int) -> Content:
    """lap00001   22   14/07/2002 10:22   Rosa Mamani."""
    people, heard = (
        ", ".join(marked_name(clean_line(name)) for name in one.authors),
        day_and_time(one.last) or NOTHING,
    )
    said = _laptop_columns(
        laptop_in_words(one.laptop, trust), str(one.versions), heard, people, mark=bool(one.see_to)
    )
    return _line(said, width, alarm=bool(one.see_to))


def _of_file(one: FileToSeeTo, width: int) -> Content:
    """! plan.json    stayed out    14/07/2002 10:22."""
    became = _("stayed out") if one.why else _("came in part")
    said = f" {ATTENTION} {in_cells(clean_line(PurePath(one.path).name), _FILE)} {in_cells(became, _BECAME)}"
    return _line(f"{said} {day_and_time(one.at)}", width, alarm=True)


def _place_columns(name: str, workshop: str, count: str, heard: str, laptops: str, *, mark: bool = False) -> str:
    head = f" {ATTENTION if mark else ' '} {in_cells(name, _NAME)} {in_cells(workshop, _WORKSHOP)}"
    return f"{head} {count.rjust(9)}  {set_cell_size(heard, _WHEN)}  {laptops}"


def _laptop_columns(laptop: str, versions: str, heard: str, people: str, *, mark: bool = False) -> str:
    head = f" {ATTENTION if mark else ' '} {in_cells(laptop, _LAPTOP)} {versions.rjust(9)}"
    return f"{head}  {set_cell_size(heard, _WHEN)}  {people}"


def _line(said: str, width: int, *, alarm: bool) -> Content:
    line = Content(in_cells(said, width))
    return line.stylize("$alarm") if alarm else line
