"""A workshop, as its forms read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.notation.days import read_day
from storage.plan.acta.of_assembly import is_assembly
from storage.symbols import DOUBTFUL

from ...language.gettext_ import _
from ...wording.authors import short_name
from ...wording.workshops import workshop_title
from ..draft_values import Typed
from ..open_form import OpenForm
from ..workshop import begun, office_like_a_person, read_workshop, workshop_before, workshop_sheet
from .clock_doubts import beside_day, clock_warning, latest_day
from .plan_at_hand import PlanAtHand
from .sheet_subject import SheetSubject


class WorkshopSubject(SheetSubject):
    """One that `begins` is proposed as held today, by whoever types."""

    def __init__(self, session: PlanAtHand, record: str, *, begins: bool) -> None:
        super().__init__(session, record, lambda: workshop_sheet(session.survey, municipal=is_assembly(record)))
        self._begins = begins
        self._latest = latest_day(session.survey, session.device)

    def where(self) -> str:
        return workshop_title(self.session.survey, self.record)

    def warning(self) -> str | None:
        return clock_warning(self.session.today, self._latest) or super().warning()

    def shown(self, body: Mapping[str, Any]) -> Typed:
        typed = super().shown(body)
        return begun(typed, today=self.session.today, author=self.session.file.author) if self._begins else typed

    def read(self, form: OpenForm) -> tuple[dict[str, Any], dict[str, str]]:
        return read_workshop(self.sheet, form.typed, form.before), self.flaws(form)

    def meaning(self, name: str, typed: Typed) -> str:
        if name == "facilitator" and self._begins and typed[name] not in {"", self.session.file.author}:
            return _("{author} saves it (Ctrl+P)").format(author=short_name(self.session.file.author))
        if name == "authorities" and office_like_a_person(self.sheet, typed):
            return f"{DOUBTFUL} " + _("two people? ; parts them")
        if name != "held_on" or not (self._begins or typed[name]):
            return ""
        return beside_day(read_day(typed[name]), self.session.today, self._latest)

    def repeated(self) -> Typed | None:
        before = workshop_before(self.session.survey, self.record)
        return super().shown(before) if before else None
