"""The mark of the sheets that we write: a name that is defined for a sheet alone.

Programs keep it wherever the workbook is saved, and with a sheet that is copied into another one.
"""

from __future__ import annotations

from typing import Final

_BEFORE: Final = "plan_list."


def list_mark(name: str) -> str:
    """The name that is defined for a sheet with a list or a paper of ours."""
    return _BEFORE + name


def marked_list(defined: str) -> str:
    """The list of ours that a defined name marks; "" where it marks none."""
    return defined.removeprefix(_BEFORE) if defined.startswith(_BEFORE) else ""
