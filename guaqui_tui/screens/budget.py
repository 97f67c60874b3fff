"""A line of a year's budget that is no demand, such as the 40,000 Bs for producers' organisations in 2003."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import BindingType

from storage.names import slug

from .. import keys
from ..desk import Desk
from ..widgets.choice import Option
from ..words import N_, _
from .budget_form import LISTS, fields_of, flaws, lists, read, shown
from .demand_form import fields_for
from .sheet_form import NewSheet
from .turns import Turns
from .typed import Typed

_LABELS = {
    "name": N_("What for"),
    "cost": N_("Amount in Bs"),
    "subprogramme": N_("Subprogramme"),
    "holder": N_("For whom"),
    "status_reason": N_("Reason"),
}


class BudgetScreen(NewSheet):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
    ]
    LABELS: ClassVar[Mapping[str, str]] = _LABELS
    LISTS: ClassVar[frozenset[str]] = LISTS
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("A line of the year's plan that no community or association asked for by name. Its name is its place."),
        N_("The contributions say who gives how much; all but the name may stay empty."),
    )

    def __init__(self, desk: Desk, turns: Turns, year: int, record: str = "") -> None:
        super().__init__(desk, turns, record)
        self._year = year
        plan = desk.survey.plan
        self._names = plan.sources if isinstance(plan.sources, dict) else {}
        self._sources = fields_for(self._names)

    def fields(self) -> tuple[str, ...]:
        return fields_of(self._sources)

    def label(self, name: str) -> str:
        return self._names[name[5:]] if name.startswith("from-") else _LABELS[name]

    def options(self) -> Mapping[str, list[Option]]:
        return lists(self.desk.survey)

    def draft_name(self) -> str:
        return f"budget/{self.desk.survey.municipality}/{self._year}/-"

    def record_for(self, typed: Typed) -> str:
        return f"budget/{self.desk.survey.municipality}/{self._year}/{slug(typed['name'])}"

    def heading(self) -> str:
        return self.where()

    def where(self) -> str:
        return _("Budget line of {year}").format(year=self._year)

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown(body, self._sources)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        wrong = self.flaws(typed)
        if not slug(typed["name"]):
            wrong["name"] = _("Write what the money is for, with letters.")
        elif self.is_new and self.stands(self.record_for(typed)):
            wrong["name"] = _("It is there already: {name}.").format(name=typed["name"].strip())
        return read(typed, self._before, self._sources, self.desk.today), wrong

    def stands(self, record: str) -> bool:
        """Whether a line of this name is there and was not removed."""
        history = self.desk.survey.history(record)
        return history is not None and history.values.get("withdrawn") is not True

    def flaws(self, typed: Typed) -> dict[str, str]:
        return flaws(typed, {name: dict(known) for name, known in self.options().items()})
