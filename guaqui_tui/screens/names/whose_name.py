"""Whose a name is: the nearest with their scores and what tells them apart, all others, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content

from storage import GuaquiError
from storage.names.look_alikes import strange_letters
from storage.names.nearest import KnownHolder, NearHolder
from storage.notation.text import first_words
from storage.plan.checks.undecided import Undecided, of_its_own
from storage.plan.joining import Joined, alias, join
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.rows import Rows
from ...widgets.text import in_cells
from ...wording.look_alikes import refused_as_own, with_letters
from ...wording.name_nearness import what_tells_apart
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.plan_effects import asks_of_effects
from .unknown_names_lines import LONGEST, consequences, near_line

_LATER = "later"
_OWN = "own"


class _Answer(NamedTuple):
    """One that may be given: a known holder, with its score where it is near; or one of the two others."""

    key: str
    name: str = ""
    number: str = " "
    near: NearHolder | None = None


class WhoseNameScreen(ListScreen[str]):
    """Gives back what was done, in words; empty where nothing was decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.DECIDE,
        keys.PICK_NEAR,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        *(Binding(str(n), f"pick({n})", show=False) for n in range(10)),
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "A number or the first letters bring you to whom you mean; below it says what will happen. Enter does "
            "it."
        ),
        N_("Beside each stands whom it is easily mistaken for, and the words that tell the two apart."),
        N_(
            "Ask who wrote it where you are not sure: what is not decided stays here, and nothing is lost by "
            "waiting."
        ),
    )

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        of: Undecided,
        known: Sequence[KnownHolder],
        near: Sequence[NearHolder],
    ) -> None:
        """`near` are those of `known` that the name is near to."""
        super().__init__(session, keyboard)
        self._of = of
        self._written = first_words(of.written, LONGEST)
        self._known = known
        self._near = near
        self._answers: list[_Answer] = []
        self._called = {one.record: one.name for one in known}

    def look(self) -> Sequence[str]:
        near = self._near
        shown = {one.record for one in near}
        others = sorted((one for one in self._known if one.record not in shown), key=lambda one: one.name)
        self._answers = [
            _Answer(_LATER),
            *(_Answer(one.record, one.name, str(number), one) for number, one in enumerate(near, 1)),
            _Answer(_OWN, number="0"),
            *(_Answer(one.record, one.name) for one in others),
        ]
        return [one.key for one in self._answers]

    def line(self, number: int, width: int) -> Content:
        answer = self._answers[number]
        if answer.near:
            return near_line(answer.number, answer.near, width)
        return Content(in_cells(f" {answer.number} {self.found_by(number)}", width))

    def found_by(self, number: int) -> str:
        answer = self._answers[number]
        others = {_LATER: _("Decide later"), _OWN: _("A community or association of its own, and on no list yet")}
        return others.get(answer.key, answer.name)

    def heading(self) -> str:
        return _("Whose name is this? {name}").format(name=self._written)

    def about(self) -> str:
        if letters := self._letters():
            return letters
        if self._near:
            return _("The nearest first, of 0 to 100. None is taken by itself.")
        return _("It is near to nobody's name: nothing is proposed. All names are below.")

    def _letters(self) -> str:
        """What stands in the name that is not what it looks like."""
        return with_letters(self._written) if strange_letters(self._written) else ""

    def detail(self, number: int) -> str:
        answer = self._answers[number]
        if answer.key == _LATER:
            return _("Nothing changes, and the name stays in the list of those to decide.")
        if answer.key == _OWN:
            return _(
                "It stays on the list as one of its own. You are asked which list that is, and why; and it is not "
                "asked again."
            )
        lines = [consequences(self._joined(answer), self._of, answer.name)]
        return "\n".join([*lines, *(what_tells_apart(answer.near, self._called) if answer.near else ())])

    def _joined(self, answer: _Answer) -> Joined:
        survey, of = self.session.survey, self._of
        if of.holder:
            return join(survey, of.holder, answer.key)
        return Joined([(*alias(survey, of.written, answer.key), None)], [], [], [], [])

    def action_pick(self, number: int) -> None:
        """Bring the cursor to one of the nearest, or to the community of its own."""
        self.say()
        for at, one in enumerate(self._answers):
            if one.number == str(number):
                self.query_one(Rows).cursor = at

    def action_decide(self) -> None:
        answer = self._answers[self.at]
        if answer.key == _LATER:
            self.hand_over("")
        elif answer.key == _OWN and (why := refused_as_own(self._of.written)):
            self.say(why, wrong=True)
        elif answer.key == _OWN:
            self.open(screens.which_holder(self._written), self._ask_of_its_own)
        else:
            joined = self._joined(answer)
            self._save_if_meant(joined.changes, consequences(joined, self._of, answer.name))

    def _ask_of_its_own(self, kind: str | None) -> None:
        if kind == "association":
            self.open(screens.per_year(self._written), self._ask_why)
        elif kind:
            self._ask_why(0)

    def _ask_why(self, per_year: int | None) -> None:
        """`per_year` is an association's; 0: it is a community."""
        if per_year is None:
            return
        words = (
            _("Why is {name} an association of its own?")
            if per_year
            else _("Why is {name} a community of its own?")
        )

        def answered(reason: str | None) -> None:
            if reason:
                self._keep_own(reason, per_year)

        self.open(screens.reason(what=words.format(name=self._written), needed=True), answered)

    def _keep_own(self, reason: str, per_year: int) -> None:
        done = _("{name} is an association of its own.") if per_year else _("{name} is a community of its own.")
        changes = of_its_own(self.session.survey, self._of, reason, per_year)
        self._save_if_meant(changes, done.format(name=self._written))

    def _save_if_meant(self, changes: Sequence[RecordChange], done: str) -> None:
        """Before what changes a figure is saved it is said what it does, and asked."""

        def save() -> None:
            self.while_keys_wait(self._save(changes, done))

        if not asks_of_effects(self, changes, save):
            save()

    async def _save(self, changes: Sequence[RecordChange], done: str) -> None:
        if not self._of.holder:
            waits, file = _("{done} Take in {file}: its rows wait there."), Path(self._of.file).name
            done = (waits if file else _("{done} Import that file again.")).format(done=done, file=file)
        try:
            await self.session.save_many(changes)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            self.hand_over(_("Done. {what}").format(what=done))

    def action_back(self) -> None:
        self.hand_over("")
