"""Every table that always leaves, at once."""

from __future__ import annotations

from exports.tables.registers import NAMES, Registers
from exports.tables.table import Table
from storage.plan.survey import Survey
from storage.plan.views.readers import ANYBODY, Readers


def tables_of(survey: Survey, readers: Readers = ANYBODY) -> list[Table]:
    registers = Registers(survey, readers)
    return [registers.table(name) for name in NAMES]
