"""The file's plans, their shares of production side by side; one of them is shown on the other screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.plan.productive_share import figures
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import scopes_in, within
from storage.translatable import N_

from ...language.gettext_ import _
from ...language.numbers import decimal
from ...look import keys
from ...widgets.text import in_cells
from ..frame.list_screen import ListScreen

_FIGURES = 34
"""Cells for the columns of figures; the names have the rest."""


class PlansScreen(ListScreen[Scope | None]):
    """Gives back the scope that was chosen, None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.SHOW_PLAN, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Each municipality and each plan is seen, counted and printed as if it were alone in the file."),
        N_("Enter shows it on the board and on all that is opened from there. Letters go to a line."),
    )

    def first_key(self) -> str:
        return "/".join(self.session.shown.scope)

    def look(self) -> Sequence[str]:
        whole = self.session.file.survey
        self._scopes = scopes_and_sums(whole)
        self._cells = [_cells(within(whole, scope)) for scope in self._scopes]
        return ["/".join(scope) for scope in self._scopes]

    def line(self, number: int, width: int) -> Content:
        """Guaqui · PDM de Guaqui 2003-2007      46/90   51,11%   90/90."""
        return Content(in_cells(f" {_columns(*self._cells[number], width=width - 1)}", width))

    def columns(self, width: int) -> str:
        return " " + _columns(_("Plan"), _("Productive"), _("Share"), _("Filled"), width=width - 1)

    def found_by(self, number: int) -> str:
        return self._cells[number][0]

    def detail(self, number: int) -> str:
        shown = [_("shown now")] if self._scopes[number] == self.session.shown.scope else []
        return " · ".join((self._cells[number][0], *shown))

    def heading(self) -> str:
        return _("The plans of this file")

    def action_show_plan(self) -> None:
        if self._scopes:
            self.hand_over(self._scopes[self.at])

    def action_back(self) -> None:
        self.hand_over(None)


def scopes_and_sums(survey: Survey) -> list[Scope]:
    """The plans of a whole file; after the last of a municipality that has several, all of them together."""
    every = scopes_in(survey)
    by_municipality: dict[str, list[Scope]] = {}
    for one in every:
        by_municipality.setdefault(one.municipality, []).append(one)
    return [one for name, plans in by_municipality.items() for one in (*plans, *[Scope(name)] * (len(plans) > 1))]


def _cells(survey: Survey) -> tuple[str, str, str, str]:
    """The municipality and its plan; how many demands are productive, their share, how many are decided."""
    of = figures(Slots(survey).of_communities())
    plans, years = survey.plans(), survey.plan.years
    name = survey.plan.name if len(plans) < 2 else _("all plans together")
    span = f"{years[0]}-{years[-1]}" if years else ""  # names of plans begin alike, and may have no room
    called = " · ".join(filter(None, (survey.profile.name or survey.municipality, span, name)))
    share = "" if of.share is None else f"{decimal(of.share, 2)}%"
    return called, f"{of.productive}/{of.filled}", share, f"{of.filled}/{of.slots}"


def _columns(name: str, productive: str, share: str, filled: str, *, width: int) -> str:
    return in_cells(name, width - _FIGURES) + f"{productive:>12}{share:>11}{filled:>11}"
