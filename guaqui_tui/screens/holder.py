"""What is known of a community or an association: its name, zones, members. A vote may change any of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import BindingType

from .. import keys
from ..desk import Desk
from ..widgets.choice import Option
from ..words import N_, _
from .holder_form import FIELDS, LABELS, LISTS, flaws, lists, read, shown
from .sheet_form import SheetForm
from .slots import holder_name
from .turns import Turns
from .typed import Typed


class HolderScreen(SheetForm):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.SAVE,
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
    ]
    LABELS: ClassVar[Mapping[str, str]] = LABELS
    LISTS: ClassVar[frozenset[str]] = LISTS
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What is changed here is a version like any other: it travels and merges, and Ctrl+Z takes it back."),
        N_("Zones that are changed are no longer validated: they stand in the validation (F5) again."),
        N_("Modules: name, members; name, members."),
    )

    def __init__(self, desk: Desk, turns: Turns, holder: str) -> None:
        super().__init__(desk, turns)
        self._holder = holder
        own = desk.survey.own(holder)
        self._record = own.record if own else f"association/{desk.survey.municipality}/{holder}"

    def fields(self) -> tuple[str, ...]:
        return FIELDS[self._record.partition("/")[0]]

    def options(self) -> Mapping[str, list[Option]]:
        return lists(self.desk.survey)

    @property
    def record(self) -> str:
        return self._record

    def where(self) -> str:
        return holder_name(self.desk.survey, self._holder)

    def heading(self) -> str:
        return _("What is known of {name}").format(name=self.where())

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return shown(body, self.fields())

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return read(typed, self._before), self.flaws(typed)

    def flaws(self, typed: Typed) -> dict[str, str]:
        options = {name: dict(known) for name, known in self.options().items()}
        return flaws(self.desk.survey, self._record, typed, self._before, options)
