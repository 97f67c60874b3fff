"""The Table Schema of a list for programs (datapackage.org): what is in its columns, in which unit, its keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from storage.intake.own_lists import PROPOSALS, WITHDRAWN, key_columns
from storage.kinds.field import Field, Kind, Unit
from storage.kinds.lookup import KINDS
from storage.kinds.part import HOLDER_ID
from storage.plan.decisions import Ruled

from ..wording.values import Values
from .cells import Column
from .field_limits import limits_of
from .list_columns import name_of_list
from .summaries import COUNTS
from .table import Table

Schema = dict[str, Any]

_WHEN: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_TEXT: Final[Schema] = {"type": "string"}
_AMOUNT: Final[Schema] = {"type": "number", "constraints": {"minimum": 0}}
_WHOLE: Final[Schema] = {"type": "integer"}
_NUMBER: Final[Schema] = {"type": "number"}

IN_SCHEMAS: Final[dict[Unit, Schema]] = {
    "line": _TEXT,
    "prose": _TEXT,
    "count": _WHOLE,
    "number": _WHOLE,
    "cents": _AMOUNT,
    "day": {"type": "date"},
    "when": {"type": "string", "constraints": {"pattern": _WHEN}},
    "time": {"type": "time", "format": "%H:%M"},
    "word": _TEXT,
    "words": _TEXT,
    "ref": _TEXT,
    "refs": _TEXT,
    "yes": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "part": _TEXT,
    "rows": _TEXT,
    "by_id": _AMOUNT,
    "by_language": _TEXT,
    "data": _TEXT,
}
"""What stands in a column of a field, by its unit. Words that are not usual are kept: none is forbidden."""
_COUNTED: Final = frozenset({"year", "n", "proposal", "demands", "share_cut", *COUNTS, *Ruled.__struct_fields__})
"""The columns of whole numbers that are no field's."""
_EXACT: Final = frozenset({"printed", "comes_to"})
"""Those of numbers with decimals."""
_SLOT: Final = (HOLDER_ID, "year", "n")
_OWN_KEYS: Final = {WITHDRAWN: _SLOT, PROPOSALS: (*_SLOT, "proposal")}
"""What tells the rows of lists apart that are of no kind."""


class Listed(NamedTuple):
    """A list, its name, and the ids that stand on it where that is what its rows are told apart by."""

    table: Table
    ids: frozenset[str]


def with_ids(table: Table) -> Listed:
    at = next((at for at, column in enumerate(table.columns) if column.name == "id"), None)
    return Listed(table, frozenset(row[at] for row in table.rows) if at is not None else frozenset())


def table_schema(table: Table, values: Values, others: Mapping[str, Listed]) -> Schema:
    """What a list holds. `others` are the lists that leave with it, by their names: ids refer to them.

    That a demand is the only one of its place is said as its primary key, and as `uniqueKeys`.
    """
    key = _key(table)
    fields = [_field(column, values, required=column.name in key) for column in table.columns]
    schema: Schema = {"fields": fields, "missingValues": [""]}
    if key:
        schema["primaryKey"] = list(key)
    if key == _SLOT:
        schema["uniqueKeys"] = [list(key)]
    if foreign := list(_foreign_keys(table, others)):
        schema["foreignKeys"] = foreign
    return schema


def kind_of_table(name: str) -> Kind | None:
    """The kind whose list is called so; None for a table that is no list of one kind."""
    return next((kind for kind in KINDS.values() if name_of_list(kind.name) == name), None)


def _field(column: Column, values: Values, *, required: bool) -> Schema:
    said = {"name": column.name, "title": column.heading(values), **_type(column)}
    constraints = {**said.get("constraints", {}), **_limits(column), **({"required": True} if required else {})}
    if unit := _unit(column, values):
        said["unit"] = unit
    return {**said, "constraints": constraints} if constraints else said


def _type(column: Column) -> Schema:
    if column.fields:
        return IN_SCHEMAS[column.fields[-1].says.unit]
    if column.hundredths:
        return _AMOUNT
    return _WHOLE if column.name in _COUNTED else _NUMBER if column.name in _EXACT else _TEXT


def _limits(column: Column) -> Schema:
    """The least and the most that a number may be, by the table of kinds; amounts are in other units there."""
    if not column.fields or column.key or column.money:
        return {}
    limits = limits_of(column.fields[-1])
    told = {"minimum": limits.least, "maximum": limits.most}
    return {name: limit for name, limit in told.items() if limit is not None}


def _unit(column: Column, values: Values) -> str:
    """The money of amounts, as the municipality's currency is called everywhere; of shares percent."""
    return values.currency.code if column.money else "%" if column.percent else ""


def _key(table: Table) -> tuple[str, ...]:
    """The columns that tell its rows apart; none where a figure stands beside others without."""
    kind = kind_of_table(table.name)
    names = tuple(HOLDER_ID if one == "holder" else one for one in key_columns(kind)) if kind else ()
    key = names or _OWN_KEYS.get(table.name, ())
    return key if {*key} <= {column.name for column in table.columns} else ()


def _foreign_keys(table: Table, others: Mapping[str, Listed]) -> Iterable[Schema]:
    """The columns of ids of one kind, whose list has each of them: what is off its list is in none."""
    for at, column in enumerate(table.columns):
        name = _list_of(column)
        if name in others and others[name].ids.issuperset(row[at] for row in table.rows if row[at] is not None):
            reference = {"resource": "" if name == table.name else name, "fields": ["id"]}
            yield {"fields": [column.name], "reference": reference}


def _list_of(column: Column) -> str:
    """The list whose ids stand in a column; "" where it is of several, or has whole names."""
    field: Field | None = column.fields[-1] if column.fields else None
    of = field.says.of if field else column.of
    if len(of) != 1 or column.key or (field and (field.says.unit != "ref" or field.whole_name)):
        return ""
    return name_of_list(of[0])
