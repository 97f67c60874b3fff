"""A field for a file or a folder: typing a whole path behind what stands there replaces it."""

from __future__ import annotations

import re
from typing import Final

from .fields import LineField

_BEGINS_ANEW: Final = re.compile(r"(?<=[^/\\][/\\])(?=/|~[/\\]|[A-Za-z]:[/\\])")
"""Behind a folder, what only a path from the root, from home or from a drive begins with."""


def last_path(typed: str) -> str:
    """The path that is meant: of `/home/ana//media/stick/` and of `/home/ana/~/Guaqui` what begins last."""
    return _BEGINS_ANEW.split(typed)[-1]


class PathField(LineField):
    """A folder that is proposed stands there for a name to be typed behind; for another nothing is removed."""

    def validate_value(self, value: str) -> str:
        return last_path(value)
