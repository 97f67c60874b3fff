"""The field with the cursor says what the record before says in it: a method of all forms of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...language.gettext_ import _
from ...widgets.fields import GoOn
from ..frame.field_order import field_with_cursor

if TYPE_CHECKING:
    from .record_form import RecordForm


def repeat_field(form: RecordForm[Any]) -> None:
    name: str | None = field_with_cursor(form, form.fields())
    before: Mapping[str, str] | None = form.subject.repeated()
    if name is None:
        return
    if before is None or not before.get(name):
        form.say(_("The record before says nothing here."))
        return
    form.replace({**form.typed(), name: before[name]})
    form.post_message(GoOn(1, "taken"))
