"""A field file onto a stick so that only a passphrase opens it, and what else of it lies there in the clear."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from storage.errors import EncryptedDamagedError, GuaquiError
from storage.file.beside.names import is_lock, standing_spares
from storage.file.bounded_files import head_of, read_bounded
from storage.file.disk import free_name, real
from storage.file.encrypted import ENDING, begins_encrypted, decrypted, encrypted
from storage.file.lock import lock_while_replaced
from storage.file.reading import read_bytes, read_file
from storage.limits import MAX_FILE_BYTES
from storage.refusals import from_os

from .carry import CopiedFiles, FileToCopy, look_for_room, remove_spares_beside, sweep_beside
from .formats.file import File
from .outgoing import Outgoing
from .papers import WritingStep

_HEAVIER: Final = 4096
"""Bytes, at most, that a file has more of once it is encrypted, for each of its megabytes and once."""


def copy_encrypted(
    load: FileToCopy, folder: Path, passphrase: str, tell: Callable[[WritingStep], None]
) -> CopiedFiles:
    """Copy a field file so that only a passphrase opens it; not a byte of it is written there in the clear.

    One of that name that the passphrase opens is replaced where nothing is lost with it. It is told before it is
    made, and once it has but its name to get; what `tell` raises breaks it off. Raises what `copy_files` does.
    """
    target = folder / f"{load.name}{ENDING}"
    try:
        with lock_while_replaced(real(target)) as turn:
            sweep_beside(target, turn)
            copied = _copied(load, target, passphrase, tell, ours=turn.ours)
        clear = _in_the_clear(folder / load.name)
    except OSError as error:
        raise from_os(error, error.filename or folder) from error
    return copied._replace(clear=clear)


def _copied(
    load: FileToCopy, target: Path, passphrase: str, tell: Callable[[WritingStep], None], *, ours: bool
) -> CopiedFiles:
    """`ours`: whether what stands there may be replaced; another writes it otherwise."""
    tell(WritingStep(target.name, 1, 1))
    there = target.exists()
    beside = not ours or (there and not _opens_to_less(target, passphrase, load.source))
    place = free_name(target, "copy") if beside else target
    size = load.size()
    look_for_room(target.parent, [(size + _HEAVIER * (1 + (size >> 20)), there and not beside)])
    made = encrypted(b"".join(load.blocks()), passphrase)
    with Outgoing(target.parent) as out:
        out.put(File(place.name, lambda: [made]), private=True, spare=True)
        tell(WritingStep(place.name, 1, 1))
        written = out.finish()
    kept = [] if beside else _spares_seen_to(target, passphrase, load.source, replaced=there)
    return CopiedFiles(written, [place] if beside else [], [], kept)


def _opens_to_less(there: Path, passphrase: str, source: Path) -> bool:
    """Whether an encrypted file holds nothing but what a field file has."""
    try:
        held = read_bytes(str(there), _opened(there, passphrase))
        known = {one.rev for one in read_file(source).revisions}
    except (GuaquiError, OSError):
        return False
    return not held.problems and all(one.rev in known for one in held.revisions)


def _spares_seen_to(target: Path, passphrase: str, source: Path, *, replaced: bool) -> list[Path]:
    """Remove the spare copies that hold no more than what is there now; the names that the others got.

    One that is torn was never finished where a whole file stood beside it; otherwise it may be all there is.
    """
    kept = []
    for spare in standing_spares(target):
        with suppress(OSError):  # the next copying sees to it
            if _opens_to_less(spare, passphrase, source) or (replaced and _is_torn(spare, passphrase)):
                spare.unlink(missing_ok=True)
            else:
                kept.append(spare.rename(free_name(target, "copy")))
    return kept


def _opened(there: Path, passphrase: str) -> bytes:
    return decrypted(str(there), read_bounded(there, MAX_FILE_BYTES), passphrase)


def _is_torn(there: Path, passphrase: str) -> bool:
    try:
        _opened(there, passphrase)
    except EncryptedDamagedError:
        return True
    except GuaquiError:
        return False
    return False


def _in_the_clear(plan: Path) -> list[Path]:
    """What lies there by a plan's name and is not encrypted, once what a killed run left is cleared away."""
    if _named_so(plan):
        with suppress(GuaquiError), lock_while_replaced(real(plan)) as turn:
            sweep_beside(plan, turn)
            if turn.ours:
                remove_spares_beside(plan)
    return _named_so(plan)


def _named_so(plan: Path) -> list[Path]:
    stem = f"{plan.name.removesuffix(plan.suffix)}.".lower()
    named = sorted(one for one in plan.parent.iterdir() if one.name.lower().lstrip(".").startswith(stem))
    return [one for one in named if not is_lock(one) and not begins_encrypted(head_of(one))]
