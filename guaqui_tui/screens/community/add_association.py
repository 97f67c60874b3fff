"""A producers' association that is not on the list yet, added while its people wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import BindingType

from storage.kinds.process.demand import Slot
from storage.translatable import N_

from ...forms.draft_values import Typed
from ...forms.holder import USUAL_PER_YEAR
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ..frame.keyboard import Keyboard
from ..record.record_form import RecordForm
from ..record.sheet_layout import SheetLayout, sheet_css
from .new_holder import NewHolder


class NewAssociation(NewHolder):
    """Two demands a year are proposed: that is usual."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "association", lambda: _("A new association"), ("name", "per_year"))

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return super().shown({"per_year": USUAL_PER_YEAR, **body})


class AddAssociation(RecordForm[Slot | None]):
    """Gives back its first slot; None where it was not saved."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.PRIVATE_FIELDS, *keys.FORM, keys.ELSEWHERE]
    DEFAULT_CSS = sheet_css("AddAssociation")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("An association is no community: its demands stand below the board, and no share counts them."),
        N_("Write its name as its people do, and how many demands a year it has. The rest may stay empty."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        self._association = NewAssociation(session)
        super().__init__(session, keyboard, self._association, SheetLayout(self._association), self._added)

    def _added(self, saved: bool) -> Slot | None:  # noqa: FBT001 - as forms say it
        return self._association.first_slot(self.typed()) if saved else None
