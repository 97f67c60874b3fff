"""What is a refusal to whoever wants to write, and news to whoever reads: it is said in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from storage.translatable import N_

EITHER_MESSAGES: Final[Mapping[Any, str]] = {  # by codes that are of errors and of notices
    "folder-read-only": N_(
        "Nothing can be written into the folder of {path}: what is there can only be read. Take another folder, "
        "or ask whoever owns this one."
    ),
    "lock-no-file": N_(
        "{lock} should be the file that says that {path} is in use, and is something else: so {path} can only be "
        "read. Move the other away to write."
    ),
    "name-too-long": N_("The name of {path} is too long to write it on this disk. Choose a shorter name."),
    "no-lock": N_(
        "The disk of {path} cannot say that a file is in use, so two could write it at once: there it can only be "
        "read. Copy it to this laptop's own disk to write."
    ),
    "spare-apart": N_(
        "{spare} was left as it is: it has {count} versions that {path} lacks, and lacks some that {path} has or "
        "holds what was undone. If it belongs there, merge it by its name; else move it away."
    ),
}
