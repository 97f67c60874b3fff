"""Files that a passphrase opens, in age's format: what travels, so that a lost stick tells nothing."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Final

from ..errors import EncryptedDamagedError, MergeError, StillEncryptedError

ENDING: Final = ".age"
SHORTEST: Final = 12
"""Characters of a passphrase: who finds a stick can try as many as they like."""
_BEGINS: Final = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")
_WRONG: Final = "Decryption failed"
"""What the library says where a passphrase is not the one."""
_SLOW: Final = "Excessive work"
"""How it begins where trying one would take a laptop minutes."""
_KEYS: Final = "No matching keys found"
"""What it says where no passphrase was asked of whoever encrypted; anything else is a fault of the file."""


def begins_encrypted(head: bytes) -> bool:
    """Whether what begins so is encrypted."""
    return head.startswith(_BEGINS)


def encrypted(data: bytes, passphrase: str) -> bytes:
    """What only a passphrase opens, by any program that knows age. Takes a second or more, by intent."""
    return _done("encrypt", data, passphrase)[1:]


def decrypted(path: str, data: bytes, passphrase: str) -> bytes:
    """What is in an encrypted file, of whose `data` the `path` tells.

    Raises `passphrase-wrong`, `passphrase-slow`, `encrypted-to-key`, `encrypted-damaged`.
    """
    said = _done("decrypt", data, passphrase)
    if said.startswith(b"-"):
        raise _fault(said[1:].decode(), path)
    return said[1:]


def _done(word: str, data: bytes, passphrase: str) -> bytes:
    """What the process beside this one answers; whoever waits in a thread keeps nobody else waiting."""
    secret = _spelled(passphrase).encode()
    told = len(secret).to_bytes(4, "big") + secret + data
    command = [sys.executable, "-I", str(Path(__file__).with_name("age_process.py")), word]
    return subprocess.run(command, input=told, capture_output=True, check=True).stdout  # noqa: S603 - a file of ours


def _fault(said: str, path: str) -> MergeError:
    if said.startswith(_SLOW):
        return MergeError("passphrase-slow", path=path)
    if said == _WRONG:
        return StillEncryptedError("passphrase-wrong", path=path)
    if said == _KEYS:
        return MergeError("encrypted-to-key", path=path)
    return EncryptedDamagedError("encrypted-damaged", path=path)


def _spelled(passphrase: str) -> str:
    """One spelling of its accents, whatever keyboard they are typed on."""
    return unicodedata.normalize("NFC", passphrase)
