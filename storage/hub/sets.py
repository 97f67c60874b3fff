"""What names a set of revisions: the SHA-256 of its ids, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def ids_in_order(revs: Iterable[str]) -> bytes:
    """The ids, each once, 16 bytes each, ascending."""
    return b"".join(sorted(map(bytes.fromhex, set(revs))))


def set_digest(revs: Iterable[str]) -> bytes:
    """32 bytes."""
    return sha256(ids_in_order(revs)).digest()
