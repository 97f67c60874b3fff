"""Which laptop this is, and what its time of day is."""

from __future__ import annotations

import os
import re
import secrets
import string
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path

from ..errors import from_os
from .disk import make_folder, replace_file

_DEVICE = re.compile("[a-z0-9]{8}")


def home() -> Path:
    """Where this installation keeps what is its own; `GUAQUI_HOME` moves it (two installations on one laptop)."""
    return Path(os.environ.get("GUAQUI_HOME") or user_config_path("guaqui", appauthor=False))


def device() -> str:
    """This installation's 8 letters, drawn when they are first asked for."""
    path = home() / "device"
    try:
        kept = path.read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        kept = ""
    except OSError as error:
        raise from_os(error, path) from error
    if _DEVICE.fullmatch(kept):
        return kept
    drawn = "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(8))
    try:
        make_folder(path.parent)
        replace_file(path, [drawn.encode("ascii") + b"\n"])
    except OSError as error:
        raise from_os(error, path) from error
    return drawn


def now() -> str:
    """The wall clock with its offset. It is for people to read and orders nothing: clocks are wrong."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
