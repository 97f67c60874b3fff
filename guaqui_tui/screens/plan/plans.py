"""The file's plans, their shares of production side by side; one of them is shown on the other screens."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.plan.productive_share import Figures, figures
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import scopes_in, within
from storage.translatable import N_

from ...language.gettext_ import _
from ...language.numbers import decimal
from ...look import keys
from ...session.messages import RecordSaved
from ...session.session import Session
from ...widgets.rows import Rows
from ...widgets.text import in_cells
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from ..frame.long_task import Work

_FIGURES = 34
"""Cells for the columns of figures; the names have the rest."""


class PlansScreen(ListScreen[Scope | None]):
    """Gives back the scope that was chosen, None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.SHOW_PLAN, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Each municipality and each plan is seen, counted and printed as if it were alone in the file."),
        N_("Enter shows it on the board and on all that is opened from there. Letters go to a line."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._scopes: list[Scope] = []
        self._names: list[str] = []
        self._counted: dict[Scope, Figures] = {}
        self._to_count: dict[Scope, None] = {}
        """Those whose figures are not known, or may have changed."""
        self._work = Work(self)

    async def begin(self) -> None:
        """The plans stand there at once; their figures are counted beside the keyboard, one after the other."""
        await super().begin()
        self._count_anew()

    def first_key(self) -> str:
        return "/".join(self.session.shown.scope)

    def look(self) -> Sequence[str]:
        whole = self.session.file.survey
        self._scopes = scopes_and_sums(whole)
        self._names = [_called(within(whole, scope)) for scope in self._scopes]
        return ["/".join(scope) for scope in self._scopes]

    def on_record_saved(self, message: RecordSaved) -> None:
        super().on_record_saved(message)
        self._count_anew()

    def _count_anew(self) -> None:
        self._to_count |= dict.fromkeys(self._scopes)
        if not self._work.goes_on:
            self._work.begin(self._count())

    async def _count(self) -> None:
        while self._to_count and not self._work.broken_off:
            scope, _nothing = self._to_count.popitem()
            self._counted[scope] = await asyncio.to_thread(_figures, self.session.file.survey, scope)
            self.query_one(Rows).refresh()

    def line(self, number: int, width: int) -> Content:
        """Guaqui · PDM de Guaqui 2003-2007      46/90   51,11%   90/90."""
        cells = _cells(self._counted.get(self._scopes[number]))
        return Content(in_cells(f" {_columns(self._names[number], *cells, width=width - 1)}", width))

    def columns(self, width: int) -> str:
        return " " + _columns(_("Plan"), _("Productive"), _("Share"), _("Filled"), width=width - 1)

    def found_by(self, number: int) -> str:
        return self._names[number]

    def detail(self, number: int) -> str:
        shown = [_("shown now")] if self._scopes[number] == self.session.shown.scope else []
        return " · ".join((self._names[number], *shown))

    def heading(self) -> str:
        return _("The plans of this file")

    def action_show_plan(self) -> None:
        self._work.break_off()
        if self._scopes:
            self.hand_over(self._scopes[self.at])

    def action_back(self) -> None:
        self._work.break_off()
        self.hand_over(None)


def scopes_and_sums(survey: Survey) -> list[Scope]:
    """The plans of a whole file; after the last of a municipality that has several, all of them together."""
    every = scopes_in(survey)
    by_municipality: dict[str, list[Scope]] = {}
    for one in every:
        by_municipality.setdefault(one.municipality, []).append(one)
    return [one for name, plans in by_municipality.items() for one in (*plans, *[Scope(name)] * (len(plans) > 1))]


def _figures(whole: Survey, scope: Scope) -> Figures:
    return figures(Slots(within(whole, scope)).of_communities())


def _called(survey: Survey) -> str:
    """The municipality and its plan. Names of plans begin alike, and may have no room: the years stand before."""
    plans, years = survey.plans(), survey.plan.years
    name = survey.plan.name if len(plans) < 2 else _("all plans together")
    span = f"{years[0]}-{years[-1]}" if years else ""
    return " · ".join(filter(None, (survey.profile.name or survey.municipality, span, name)))


def _cells(of: Figures | None) -> tuple[str, str, str]:
    """How many demands are productive, their share, how many are decided; that it is being counted."""
    if of is None:
        return "", "…", ""
    share = "" if of.share is None else f"{decimal(of.share, 2)}%"
    return f"{of.productive}/{of.filled}", share, f"{of.filled}/{of.slots}"


def _columns(name: str, productive: str, share: str, filled: str, *, width: int) -> str:
    return in_cells(name, width - _FIGURES) + f"{productive:>12}{share:>11}{filled:>11}"
