"""Which of the file's plans is shown, each with its share beside the others."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.plan.views.scope import Scope
from storage.plan.views.scopes import scopes_in, within
from storage.translatable import N_

from ...forms.choices import Option
from ...language.gettext_ import _
from ...language.numbers import decimal
from ...look import keys
from ..frame.list_question import ListQuestion


class WhichPlan(ListQuestion[Scope]):
    """Gives back the scope that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    TITLE: ClassVar[str] = N_("Which plan to see: a number or the first letters")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Each municipality and each plan is seen, counted and printed as if it were alone in the file."),
    )

    def __init__(self, survey: Survey, now: Scope) -> None:
        super().__init__(plan_choices(survey, now), lambda picked: Scope(*picked.split("/")))


def plan_choices(survey: Survey, now: Scope) -> list[Option]:
    """The plans of a whole file, those of each municipality also together, each with its share of production."""
    return [("/".join(scope), _in_words(within(survey, scope), shown=scope == now)) for scope in _scopes(survey)]


def _scopes(survey: Survey) -> list[Scope]:
    every = scopes_in(survey)
    of = {one.municipality: [other for other in every if other.municipality == one.municipality] for one in every}
    return [one for name, plans in of.items() for one in (*plans, *([Scope(name)] if len(plans) > 1 else []))]


def _in_words(survey: Survey, *, shown: bool) -> str:
    """Guaqui · PDM 2003-2007 · 46/90 productive, 51,11% (shown)."""
    plan = indicators(survey).plan
    share = "" if plan.share is None else f", {decimal(plan.share, 2)}%"
    words = _("{productive} of {filled} productive{share}")
    counted = words.format(productive=plan.productive, filled=plan.filled, share=share)
    name = survey.plan.name if survey.scope.plan or len(survey.plans()) < 2 else _("all plans together")
    parts = [survey.profile.name or survey.municipality, name, counted, *([_("shown now")] if shown else [])]
    return " · ".join(filter(None, parts))
