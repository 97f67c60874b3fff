"""What `merge --json` says of whose saves came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storage.gather.concerns import MergeConcerns
from storage.plan.standing import Standings
from storage.revisions.revision import Revision

from ...wording.gather.standings import standing_counts


def standing_result(fresh: Sequence[Revision], found: MergeConcerns, standings: Standings) -> dict[str, Any]:
    """`standing`: how many saves are of whom. `overruled`: what was put in the place of a known laptop's word.

    `nobodys_rows`: the records of which rows of spreadsheets say something that nobody says they brought.
    """
    return {
        "standing": standing_counts(fresh, standings),
        "overruled": [
            {"record": one.record, "field": one.field, "by": one.by.rev, "of": one.of.rev}
            for one in found.overruled
        ],
        "nobodys_rows": sorted({one.record for one in found.nobodys_rows}),
    }
