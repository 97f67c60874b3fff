"""The merges onto this plan: what each brought, and going back to before one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.file.set_aside import SetAside, asides
from storage.gather.merge_reports import MergeReport, reports
from storage.gather.undo import Undone, sender_devices
from storage.kinds.process.demand import Slot
from storage.notation.text import printable
from storage.plan.standing import Trust
from storage.symbols import STAYS_OUT
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import few
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.gather.merges import merge_heading, merge_summary, undone_merge
from ...wording.laptops import laptop_in_words, laptops_in_words
from ...wording.record_titles import record_title
from ..frame import table_of_screens as screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .merge_lines import ALL_OF_IT


class KeptMerges(NamedTuple):
    """What is kept of a plan's merges: their reports by number, and what undoing put aside."""

    reports: dict[int, MergeReport]
    asides: list[SetAside]


def kept_merges(out: Path) -> KeptMerges:
    """Raises `GuaquiError`: `report-damaged`, or what the disk refused."""
    return KeptMerges(reports(out), asides(out))


class MergesScreen(ListScreen[Slot | None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_TO, keys.UNDO_MERGE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Every merge onto this plan stands here, the latest first. Enter shows what it changed."),
        N_(
            "Del gives back the plan without what the merge brought, or without what one laptop saved of it, as a "
            "file of its own; this plan stays as it is. What was decided since is in that file; what was taken "
            "out stays out of it until it is taken in again by name."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._kept = KeptMerges({}, [])
        self._lines: list[int | SetAside] = []

    async def begin(self) -> None:
        await super().begin()
        await self._look_again()

    async def _look_again(self) -> None:
        try:
            self._kept = await self.session.run(kept_merges, self.session.file.path)
        except GuaquiError as error:
            self.say(refusal_in_words(error), wrong=True)
        self.draw()

    def look(self) -> Sequence[str]:
        self._lines = [*sorted(self._kept.reports, reverse=True), *self._kept.asides]
        return [str(one) if isinstance(one, int) else f"{one.plan}/{one.merge}/{one.at}" for one in self._lines]

    def line(self, number: int, width: int) -> Content:
        one = self._lines[number]
        if isinstance(one, SetAside):
            return Content.styled(in_cells(f" {STAYS_OUT} {undone_merge(one, self._trust)}", width), "$alarm")
        report = self._kept.reports[one]
        return Content(in_cells(f"   {merge_heading(one, report)} · {merge_summary(report)}", width))

    def found_by(self, number: int) -> str:
        one = self._lines[number]
        return str(one) if isinstance(one, int) else undone_merge(one, self._trust)

    def heading(self) -> str:
        return _("Merges onto this plan")

    def about(self) -> str:
        return "" if self._lines else _("Nothing was gathered into this plan yet.")

    def detail(self, number: int) -> str:
        one = self._lines[number]
        if isinstance(one, SetAside):
            return "\n".join([undone_merge(one, self._trust), *one.sources])
        report = self._kept.reports[one]
        laptops = sorted({laptop for of in report.inputs for laptop in of.laptops})
        return "\n".join([merge_summary(report), laptops_in_words(laptops, self._trust)])

    @property
    def _trust(self) -> Trust:
        return self.session.standings.trust

    @property
    def _here(self) -> int | None:
        """The merge under the cursor."""
        one = self._lines[self.at] if self._lines else None
        return one if isinstance(one, int) else None

    def action_go_to(self) -> None:
        self.say()
        if (number := self._here) is not None:
            self.open(screens.merge_report(number), self.back_from)

    def action_undo_merge(self) -> None:
        self.say()
        if (number := self._here) is None:
            self.say(_("Only a merge can be undone. What was undone comes in again by gathering it by name."))
            return
        report = self._kept.reports[number]
        called = {one: laptop_in_words(one, self._trust) for one in self._senders(report)}
        question = screens.undo_merge(merge_heading(number, report), called)
        self.open(question, self._answered(number))

    def _senders(self, report: MergeReport) -> list[str]:
        all_ = self.session.file.survey.all_revisions().values()
        every = [one for of_record in all_ for one in of_record.values()]
        came, before = ([one for one in every if one.rev in some] for some in (report.new, report.before))
        return sender_devices(came, before)

    def _answered(self, number: int) -> Callable[[str | None], None]:
        def answered(whose: str | None) -> None:
            if whose:
                self.while_keys_wait(self._undo_merge(number, "" if whose == ALL_OF_IT else whose))

        return answered

    async def _undo_merge(self, number: int, laptop: str) -> None:
        try:
            undone = await self.session.write(lambda file: file.undo_merge(number, laptop))
        except GuaquiError as error:
            self.say(refusal_in_words(error), wrong=True)
            return
        await self._look_again()
        said = _(
            "{name}, beside this file, is the plan without it. Ctrl+P on the board opens it; here this goes on."
        )
        self.say(" ".join(filter(None, [said.format(name=printable(undone.path.name)), self._went_on(undone)])))

    def _went_on(self, undone: Undone) -> str:
        n = len(undone.went_on)
        words = ngettext(
            "In it {n} record stays as somebody decided since: {records}.",
            "In it {n} records stay as somebody decided since: {records}.",
            n,
        )
        titles = few([record_title(one, self.session.survey) for one in undone.went_on])
        return words.format(n=n, records=", ".join(titles)) if n else ""

    def action_back(self) -> None:
        self.hand_over(None)
