"""What is odd in what became of a demand or a budget line, as it is typed into a form; it stops nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import UNSET

from exports.wording.values import Values
from storage.kinds.executed import EXECUTED, executed_of, oddities_of
from storage.kinds.lookup import KINDS
from storage.kinds.process.demand import KIND as DEMAND
from storage.kinds.process.demand import Demand
from storage.symbols import DOUBTFUL

from ...language.gettext_ import _
from ...wording.year_plan.executed import EXECUTED_ODD
from ..draft_values import Typed
from ..entries import FormEntry, read_into


def executed_doubt(name: str, typed: Typed, entries: Iterable[FormEntry], values: Values) -> str:
    """What stands beside the field with this name; nothing beside those of other parts."""
    part, _sign, field = name.partition("-")
    if part != EXECUTED:
        return ""
    its = [one for one in entries if _tells(one) and one.name in typed]
    body = dict[str, Any]()
    read_into(body, its, typed, [one.name for one in its], values)
    try:
        said: Any = msgspec.convert(body, KINDS[its[0].kind].body)
    except msgspec.ValidationError:  # what is half typed is said at its own field
        return ""
    cost = said.cost_cents if isinstance(said.cost_cents, int) else 0
    shared = isinstance(said, Demand) and said.joint_with is not UNSET
    odd = oddities_of(executed_of(body), cost, shared=shared).get(field)
    return f"{DOUBTFUL} {_(EXECUTED_ODD[odd])}" if odd else ""


def _tells(one: FormEntry) -> bool:
    """Whether an entry is of that, of the cost, or of with whom it is asked for."""
    of = one.field.says
    return one.path[0] == EXECUTED or (len(one.path) == 1 and (of.unit == "cents" or of.of == (DEMAND.name,)))
