"""Which laptop this is, and what its time of day is."""

from __future__ import annotations

import os
import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

from platformdirs import user_config_path

from ..refusals import from_os
from ..revisions.signature import KEY, SigningKey
from .disk import free_name, make_folder, replace_file
from .lock import own_turn

_KEY_FILE: Final = re.compile(rf"([0-9a-f]{{64}})(?: ({KEY}))?\s*".encode())
"""The seed, and the public key, so that whoever only asks which laptop this is need not work it out."""


def home() -> Path:
    """Where this installation keeps what is its own; `GUAQUI_HOME` moves it (two installations on one laptop)."""
    return Path(os.environ.get("GUAQUI_HOME") or user_config_path("guaqui", appauthor=False))


def laptop_key() -> SigningKey | None:
    """What this installation signs its saves with; None until it saved for the first time, or where it cannot be
    read: whoever may not keep a key may still read.
    """
    try:
        kept = _key_file().read_bytes()
    except OSError:
        return None
    found = _KEY_FILE.fullmatch(kept)
    return SigningKey(bytes.fromhex(found[1].decode()), (found[2] or b"").decode()) if found else None


def made_laptop_key() -> SigningKey:
    """`laptop_key`, made where there is none. Of one that is damaged nothing can be read: it is put aside.

    Raises `GuaquiError` where the disk refuses.
    """
    if key := laptop_key():
        return SigningKey(key.seed)  # the seed decides, whatever stands beside it
    path = _key_file()
    with own_turn(path):
        if key := laptop_key():  # another process just made it
            return SigningKey(key.seed)
        return _drawn_key(path)


def _drawn_key(path: Path) -> SigningKey:
    drawn = SigningKey(secrets.token_bytes(32))
    try:
        make_folder(path.parent)
        if path.exists():
            path.rename(free_name(path, "damaged"))
        replace_file(path, [f"{drawn.seed.hex()} {drawn.device}\n".encode("ascii")])
    except OSError as error:
        raise from_os(error, path) from error
    return SigningKey(drawn.seed, drawn.device)


def _key_file() -> Path:
    return home() / "key"


def now() -> str:
    """The wall clock with its offset. It is for people to read and orders nothing: clocks are wrong."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
