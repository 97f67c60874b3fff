"""Records of every kind, as their user calls them."""

from __future__ import annotations

from storage import Survey
from storage.kinds.lookup import holder_of, kind_of
from storage.kinds.process.demand import slot_of
from storage.plan.views.scopes import around

from ..language.gettext_ import _
from .slots import holder_name, slot_name
from .values import values_of
from .workshops import workshop_title


def record_title(record: str, survey: Survey) -> str:
    """A record as its user calls it, of whichever of the file's municipalities it is."""
    survey = around(survey, record)
    slot = slot_of(record)
    if slot is not None:
        return slot_name(survey, slot)
    state, kind = survey.history(record), kind_of(record)
    if kind == "workshop":
        return workshop_title(survey, record)
    if kind == "acta":
        return _("Acta of {holder}").format(holder=holder_name(survey, holder_of(record)))
    about = state.values.get("record") if state else None
    if kind in {"remark", "question"} and isinstance(about, str) and kind_of(about) not in {"remark", "question"}:
        words = _("Note on {where}") if kind == "remark" else _("Question on {where}")
        return words.format(where=record_title(about, survey))
    return values_of(survey).title(record)
