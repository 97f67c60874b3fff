"""What `merge --json` says of whose saves came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storage.plan.standing import Standings, overruled
from storage.plan.survey import Survey
from storage.revisions.revision import Revision

from ..wording.gather.standings import standing_counts


def standing_result(fresh: Sequence[Revision], survey: Survey, standings: Standings) -> dict[str, Any]:
    """`standing`: how many saves are of whom. `overruled`: what was put in the place of a known laptop's word.

    `nobodys_rows`: the records of which rows of spreadsheets say something that no arrival at hand names.
    """
    found = [
        {"record": one.record, "field": one.field, "by": one.by.rev, "of": one.of.rev}
        for one in overruled(survey, fresh, standings)
    ]
    nobodys = sorted({one.record for one in standings.rows.nobodys(fresh)})
    return {"standing": standing_counts(fresh, standings), "overruled": found, "nobodys_rows": nobodys}
