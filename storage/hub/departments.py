"""Which municipalities are of a department: each says so in its own records, no id does."""

from __future__ import annotations

from ..names.name_table import slug
from ..plan.survey import Survey
from ..revisions.union import file_order, grouped
from .connection import HubConnection
from .hub import Hub, municipalities_at
from .pull import read_lines


def municipalities_of_department(hub: Hub, department: str) -> list[str]:
    """Those that whoever asks may read, by id; letters' case and accents make no difference.

    Where laptops differ on it a municipality is of none. Raises what reaching the hub raises.
    """
    found = {
        name
        for database in hub.shards()
        for name, *_ in municipalities_at(database)
        if slug(_department_of(database, name)) == slug(department)
    }
    return sorted(found)


def _department_of(database: HubConnection, municipality: str) -> str:
    """Empty where nobody says it."""
    rows = database.rows(_ITSELF, [municipality, f"municipality/{municipality}"])
    lines = (line for (line,) in rows)
    said = Survey(file_order(grouped(read_lines(lines, {}).revisions))).profile.department
    return said if isinstance(said, str) else ""


_ITSELF = "SELECT bytes FROM guaqui.revision WHERE municipality = %s AND record = %s"
