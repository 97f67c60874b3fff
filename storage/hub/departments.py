"""Which municipalities are of a department: each says so in its own records, no id does."""

from __future__ import annotations

from typing import Final

from ..file.unknown_pack import unknown_packs
from ..names.name_table import slug
from ..plan.survey import Survey
from ..revisions.revision import PACK
from ..revisions.union import file_order, grouped
from .connection import HubConnection
from .hub import Hub, municipalities_at
from .pull import read_lines


def municipalities_of_department(hub: Hub, department: str) -> list[str]:
    """Those that whoever asks may read, by id; letters' case and accents make no difference.

    Where laptops differ on it a municipality is of none; nobody is asked who says it in the name of the
    municipality's list and is nobody. Raises what reaching the hub raises.
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
    record = f"municipality/{municipality}"
    rows = database.rows(_ITSELF, [municipality, record, PACK])
    found = read_lines((line for (line,) in rows), {}).revisions
    nobodys = {one.rev for one in unknown_packs(found).single}
    itself = [one for one in found if one.record == record and one.rev not in nobodys]
    said = Survey(file_order(grouped(itself))).profile.department
    return said if isinstance(said, str) else ""


_ITSELF: Final = "SELECT bytes FROM guaqui.revision WHERE municipality = %s AND (record = %s OR device = %s)"
"""And its whole list, by which it is seen whether one is known, or is merely not known here."""
