"""The limits that the table of kinds sets to the values of a field, for whoever writes forms and schemas by it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from storage.kinds.field import Field
from storage.limits import MAX_INTEGER


class FieldLimits(NamedTuple):
    """None where there is none, or no more than any number of a file has. `letters`: the most that a text has."""

    least: int | None = None
    most: int | None = None
    letters: int | None = None


def limits_of(field: Field) -> FieldLimits:
    """What a field's type says of its values."""
    schema = msgspec.json.schema(field.type)
    most = schema.get("maximum")
    return FieldLimits(schema.get("minimum"), most if most != MAX_INTEGER else None, schema.get("maxLength"))
