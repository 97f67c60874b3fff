"""What the operating system refused, as an error of ours: a full disk, no permission, a stick pulled out."""

from __future__ import annotations

import errno
from typing import Final

from .errors import Code, GuaquiError, error_of

_BY_ERRNO: Final[dict[str, Code]] = {
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-full",
    "EFBIG": "disk-full",
    "EACCES": "permission",
    "EPERM": "permission",
    "EROFS": "permission",
    "ENOENT": "folder-missing",
    "ENOTDIR": "folder-is-a-file",
    "EEXIST": "folder-is-a-file",
    "ENODEV": "folder-missing",
    "ENXIO": "folder-missing",
    "EISDIR": "is-a-folder",
    "ESPIPE": "not-a-file",
    "ENAMETOOLONG": "name-too-long",
    "EINVAL": "name-bad",  # a sign that the names of a stick (FAT) or of Windows cannot have
}

_BY_WINDOWS: Final[dict[int, Code]] = {
    32: "in-use",  # ERROR_SHARING_VIOLATION: a scanner or another program has it open
    33: "in-use",  # ERROR_LOCK_VIOLATION
    112: "disk-full",  # ERROR_DISK_FULL
    123: "name-bad",  # ERROR_INVALID_NAME
    161: "name-bad",  # ERROR_BAD_PATHNAME
    206: "name-too-long",  # ERROR_FILENAME_EXCED_RANGE
}
"""What Windows says, where the number that it is translated to says less."""

_NOTHING_THERE: Final = {2, 3}
"""ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND."""
_LONGEST: Final = 259
"""Letters of a path there, where nobody switched longer ones on."""


def from_os(error: OSError, path: object) -> GuaquiError:
    """An error of ours for one of the system's, of a path."""
    name = errno.errorcode.get(error.errno or 0, "")
    number = getattr(error, "winerror", None) or 0
    windows = "name-too-long" if _is_over_long(number, str(path)) else _BY_WINDOWS.get(number)
    return error_of(
        windows or _BY_ERRNO.get(name, "disk"),
        path=str(path),
        system=name or type(error).__name__,
        words=error.strerror or "",
    )


def _is_over_long(number: int, path: str) -> bool:
    """Whether Windows finds nothing under a path only because it is longer than it takes."""
    return number in _NOTHING_THERE and len(path) > _LONGEST
