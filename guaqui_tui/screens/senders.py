"""Who has sent what: whom to call first; by community, or by laptop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from textual.binding import BindingType
from textual.content import Content

from exports.senders import Place, Sender, Senders, senders
from exports.words import OUTCOMES
from storage.names import slug
from storage.records import Slot
from storage.text import clean_line

from .. import keys
from ..dates import day_and_time
from ..desk import Desk
from ..senders_words import CALLS, named
from ..words import N_, _, ngettext
from .doors import community_at
from .listing import Listing
from .slots import holder_name
from .turns import Turns

_NAME = 24
_WORKSHOP = 14


class SendersScreen(Listing[Slot | None]):
    """Gives back the community's first slot where it was left, None among the laptops."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.BY_WHICH, keys.BACK, keys.HELP, keys.ELSEWHERE]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Those to call stand first, with ! and the reason: what has passed, what is missing, who was left out."
        ),
        N_(
            "F5 shows it by laptop: how much came from each, when it was last heard of, of which communities, and "
            "who types on it. Days are those of the laptops' own clocks, which may be wrong."
        ),
        N_("Enter opens the community."),
    )

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__(desk, turns)
        self._said = Senders((), ())
        self._by_laptop = False
        self._lines: Sequence[Place | Sender] = ()

    def look(self) -> Sequence[str]:
        self._said = senders(self.desk.survey, self.desk.today)
        if self._by_laptop:
            self._lines = self._said.laptops
            return [one.laptop for one in self._said.laptops]
        why = list(CALLS)
        places = sorted(
            self._said.places,
            key=lambda one: (why.index(one.call) if one.call else len(why), slug(one.name), one.holder),
        )
        self._lines = places
        return [one.holder for one in places]

    def line(self, number: int, width: int) -> Content:
        one = self._lines[number]
        return _of_laptop(one, width) if isinstance(one, Sender) else _of_place(one, width)

    def found_by(self, number: int) -> str:
        one = self._lines[number]
        return one.laptop if isinstance(one, Sender) else one.name

    def heading(self) -> str:
        return _("Who has sent what")

    def about(self) -> str:
        n, laptops = len(self._said.to_call), len(self._said.laptops)
        call = ngettext("{n} to call", "{n} to call", n).format(n=n) if n else _("Nobody is to be called.")
        return f"{call} · " + ngettext("{n} laptop", "{n} laptops", laptops).format(n=laptops)

    def detail(self, number: int) -> str:
        one = self._lines[number]
        if isinstance(one, Sender):
            wrote = ", ".join(clean_line(holder_name(self.desk.survey, id_)) for id_ in one.holders)
            people = ", ".join(map(clean_line, one.authors))
            return "\n".join(
                filter(None, [wrote, _("Who types: {people}").format(people=people) if people else ""])
            )
        lines = [f"{named(one)}: {_(CALLS[one.call])}."] if one.call else [clean_line(one.name)]
        heard = day_and_time(one.last)
        words = _("{decided} of {slots} demands, from {laptops}; last heard of {when}.")
        if one.laptops:
            laptops = " ".join(one.laptops)
            lines.append(words.format(decided=one.decided, slots=one.slots, laptops=laptops, when=heard or "–"))
        else:
            lines.append(_("Nothing of it has come."))
        return "\n".join(lines)

    @property
    def slot(self) -> Slot | None:
        one = self._lines[self.at] if self._lines else None
        years = self.desk.survey.plan.years
        return Slot(one.holder, years[0], 1) if isinstance(one, Place) and years else None

    def action_by_which(self) -> None:
        self._by_laptop = not self._by_laptop
        self.draw()

    def action_go_to(self) -> None:
        self.say()
        if slot := self.slot:
            self.app.push_screen(community_at(self.desk, self.turns, slot), self.back_from)
        else:
            self.say(_("F5 shows the communities; Enter opens one."))

    def action_back(self) -> None:
        self.hand_over(self.slot)


def _of_place(one: Place, width: int) -> Content:
    """! Andamarca               held           3/5  14/07/2002 10:22   lap00001."""
    outcome = _(OUTCOMES.get(one.outcome, one.outcome)) if one.outcome else "–"
    head = f" {'!' if one.call else ' '} {set_cell_size(clean_line(one.name), _NAME)}"
    count = f"{one.decided}/{one.slots}".rjust(6)
    heard = set_cell_size(day_and_time(one.last) or "–", 16)
    said = f"{head} {set_cell_size(outcome, _WORKSHOP)} {count}  {heard}  {' '.join(one.laptops)}"
    line = Content(set_cell_size(said, width))
    return line.stylize("$alarm") if one.call else line


def _of_laptop(one: Sender, width: int) -> Content:
    """lap00001   22   14/07/2002 10:22   Rosa Mamani."""
    heard = set_cell_size(day_and_time(one.last) or "–", 16)
    versions = ngettext("{n} version", "{n} versions", one.versions).format(n=one.versions)
    people = ", ".join(map(clean_line, one.authors))
    return Content(set_cell_size(f"   {one.laptop}  {set_cell_size(versions, 14)}  {heard}  {people}", width))
