"""What stands in a form's fields, and how it goes into a record's body."""

from __future__ import annotations

from typing import Any

Typed = dict[str, str]
"""By field, as it is kept in a draft: the id of what was chosen from a list, else the letters."""


def put(body: dict[str, Any], name: str, value: Any) -> None:
    """Set a field, or take it away where there is no value."""
    if value is None or value in ("", [], {}):
        body.pop(name, None)
    else:
        body[name] = value
