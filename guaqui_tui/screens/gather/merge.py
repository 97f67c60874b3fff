"""What one merge changed, by community or by laptop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.gather.concerns import MergeConcerns, concerns_since
from storage.gather.merge_reports import MergeChanges, merge_changes
from storage.plan.standing import Standings, Trust
from storage.revisions.revision import Revision
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...wording.gather.merge_summary import summary_lines
from ...wording.gather.merges import (
    MergedRecord,
    files_of,
    merge_heading,
    merge_summary,
    merged_detail,
    merged_records,
    of_plan_itself,
    unknown_pack_lines,
)
from ...wording.gather.standings import merge_standing_lines, nobodys_rows_lines
from ..frame import table_of_screens as screens
from ..frame.base_screen import refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .merge_lines import merged_line


class MergeScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.BY_WHICH, keys.FILES, keys.BACK, keys.HELP]
    DEFAULT_CSS = "MergeScreen #detail { max-height: 11; }"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Each line is something that the merge changed, with the laptop that it came from. Below stands what "
            "it said and what it says."
        ),
        N_(
            "What changes the plan itself, its years, classes, zones, communities, actions or names, stands "
            "first and is marked *: it moves every figure."
        ),
        N_("Ctrl+F sorts by laptop or by community, F6 lists the files. ! marks what is to settle since then."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, number: int | None = None) -> None:
        super().__init__(session, keyboard)
        self._number = number
        self._told: MergeChanges | None = None
        self._by_laptop = False
        self._found: list[MergedRecord] = []
        self._concerns = MergeConcerns()
        self._trust = Trust()
        self._why_not: GuaquiError | None = None
        """Why it cannot be told."""
        self._standing: list[str] = []
        """Of whom it is, and what a stranger's save put in the place of a known one's word."""

    async def begin(self) -> None:
        await super().begin()
        out, all_ = self.session.file.path, self.session.file.survey.all_revisions()
        revisions = [one for of_record in all_.values() for one in of_record.values()]
        try:
            told, found, standings = await self.session.run(self._weighed, out, revisions)
        except GuaquiError as error:
            self._why_not = error
        else:
            self._told, self._concerns, self._trust = told, found, standings.trust
            self._standing = merge_standing_lines(told.fresh, found.overruled, told.survey, standings)
            self._standing += nobodys_rows_lines(found.nobodys_rows, told.survey)
        self.draw()

    def _weighed(self, out: Path, revisions: list[Revision]) -> tuple[MergeChanges, MergeConcerns, Standings]:
        told, standings = merge_changes(out, self._number, revisions), self.session.standings
        return told, concerns_since(told, standings), standings

    def look(self) -> Sequence[str]:
        standings = self.session.standings
        self._found = merged_records(self._told, standings, by_laptop=self._by_laptop) if self._told else []
        return [one.record for one in self._found]

    def line(self, number: int, width: int) -> Content:
        assert self._told  # noqa: S101 - without it there is no line
        one = self._found[number]
        of_plan = one.record in of_plan_itself(self._told)
        return merged_line(one, self._told.survey, width, by_laptop=self._by_laptop, of_plan=of_plan)

    def found_by(self, number: int) -> str:
        one = self._found[number]
        return one.laptops[0] if self._by_laptop and one.laptops else one.called

    def heading(self) -> str:
        return merge_heading(self._told.number, self._told.report) if self._told else _("What changed")

    def about(self) -> str:
        if self._told is None:
            return refusal_in_words(self._why_not) if self._why_not else ""
        if not self._found:
            nothing = _("{summary}. Nothing that people see changed.").format(
                summary=merge_summary(self._told.report)
            )
            return "\n".join([*unknown_pack_lines(self._told, self._concerns), nothing])
        order = _("By laptop") if self._by_laptop else _("By community")
        above = [*unknown_pack_lines(self._told, self._concerns), *self._of_plan(), *self._standing]
        return "\n".join([*above, f"{merge_summary(self._told.report)} · {order}"])

    def _of_plan(self) -> list[str]:
        n = len(of_plan_itself(self._told)) if self._told else 0
        words = ngettext(
            "{n} record of the plan's own lists changed: it stands first, marked *.",
            "{n} records of the plan's own lists changed: they stand first, marked *.",
            n,
        )
        return [words.format(n=n)] if n else []

    def detail(self, number: int) -> str:
        return "\n".join(merged_detail(self._found[number], self._told.survey, self._trust)) if self._told else ""

    def action_by_which(self) -> None:
        self._by_laptop = not self._by_laptop
        self.draw()

    def action_files(self) -> None:
        if self._told is not None:
            told, found, trust = self._told, self._concerns, self._trust
            summary = summary_lines(told, found, trust, str(self.session.file.path))
            paragraphs = ["\n".join(summary), *unknown_pack_lines(told, found), *files_of(told, found, trust)]
            self.open(screens.text_pages(N_("By file"), paragraphs))

    def action_back(self) -> None:
        self.hand_over(None)
