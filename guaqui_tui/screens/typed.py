"""What stands in a form's fields, and how it goes into a record's body."""

from __future__ import annotations

import re
from typing import Any

Typed = dict[str, str]
"""By field, as it is kept in a draft: the id of what was chosen from a list, else the letters."""

_COUNT = re.compile(r"[0-9]{1,16}|[0-9]{1,3}(\.[0-9]{3}){1,4}")


def read_count(text: str) -> int | None:
    """A whole number, 1.200 too; None where it is none."""
    return int(text.replace(".", "")) if _COUNT.fullmatch(text) else None


def put(body: dict[str, Any], name: str, value: Any) -> None:
    """Set a field, or take it away where there is no value."""
    if value is None or value in ("", [], {}):
        body.pop(name, None)
    else:
        body[name] = value
