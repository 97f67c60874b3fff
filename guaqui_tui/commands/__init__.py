"""The commands by their names: one file each, of its name and `_` behind it."""

from typing import Final

COMMANDS: Final = ("new", "demo", "import", "merge", "report", "export", "check", "history", "settle", "verify")
