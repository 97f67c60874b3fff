"""What `merge --json` says of whose saves came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storage.plan.standing import Overruled, Standings
from storage.revisions.revision import Revision

from ..wording.gather.standings import standing_counts


def standing_result(
    fresh: Sequence[Revision], overruled: Sequence[Overruled], standings: Standings
) -> dict[str, Any]:
    """`standing`: how many saves are of whom. `overruled`: what was put in the place of a known laptop's word."""
    found = [{"record": one.record, "field": one.field, "by": one.by.rev, "of": one.of.rev} for one in overruled]
    return {"standing": standing_counts(fresh, standings), "overruled": found}
