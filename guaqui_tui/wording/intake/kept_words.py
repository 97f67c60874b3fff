"""The words of cells that were not understood, in the history of the record that their row is of."""

from __future__ import annotations

from storage.kinds.process.remark import Remark
from storage.notation.text import clean_line
from storage.plan.checks.unread_cells import unread_cells
from storage.plan.standing import Standings
from storage.plan.survey import Survey, SurveyRecord

from ...language.gettext_ import _
from ..laptops import row_place
from ..values import field_label, is_private_field


def unread_words(record: str, survey: Survey, standings: Standings, *, private: bool = False) -> list[str]:
    """unread: Costo: «$us 3.000», of row 5 of demandas.csv; without `private` not those of private fields."""
    kept = ((one, _field(one)) for one in unread_cells(survey, record))
    return [_line(one, field, standings) for one, field in kept if private or not is_private_field(record, field)]


def _field(one: SurveyRecord[Remark]) -> str:
    return one.fields.field if isinstance(one.fields.field, str) else ""


def _line(one: SurveyRecord[Remark], field: str, standings: Standings) -> str:
    label = field_label(one.fields.record, field)
    said = _("unread: {field}: «{words}»").format(field=label, words=clean_line(one.fields.seen))
    where = row_place(one.history.revisions[0], standings)
    return f"{said}, {where}" if where else said
