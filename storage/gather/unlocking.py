"""What lies encrypted on a disk, opened by its passphrase: read on the way into a plan, or put down as a file."""

from __future__ import annotations

from pathlib import Path

from ..errors import EncryptedDamagedError, GuaquiError, NotFoundError
from ..file.beside.names import standing_spares
from ..file.bounded_files import head_of, read_bounded
from ..file.disk import real
from ..file.encrypted import begins_encrypted
from ..file.opening import new_file_at
from ..limits import MAX_FILE_BYTES
from ..refusals import from_os
from ..revisions.lines import begins_like_a_field_file
from .passphrases import Passphrases
from .zipped import begins_like_a_zip


def encrypted_at(path: Path) -> list[Path]:
    """A file and its spare copies, as far as they are there and encrypted: a stick can lose all but one."""
    head = head_of(path)
    if begins_like_a_field_file(head) or begins_like_a_zip(head):
        return []
    return [one for one in (path, *standing_spares(path)) if begins_encrypted(head_of(one))]


def unlocked(path: Path, passphrases: Passphrases) -> bytes:
    """What the first that opens of an encrypted file and its spare copies holds.

    Raises `GuaquiError`: what `Passphrases.opened` raises, what the disk refused, and `not-found` of what was
    pulled out while somebody typed.
    """
    fault: GuaquiError | None = None
    for one in encrypted_at(path):
        try:
            return passphrases.opened(str(path), read_bounded(one, MAX_FILE_BYTES))
        except OSError as error:
            fault = fault or from_os(error, path)
        except EncryptedDamagedError as error:  # another copy is tried
            fault = fault or error
        except GuaquiError as error:
            fault = fault or error
            break
    raise fault or NotFoundError("not-found", path=str(path))


def put_unlocked(path: Path, file: bytes) -> None:
    """Put what was `unlocked` under a new name, in the clear.

    Raises `GuaquiError`: `exists`, `busy`, or what the disk refused; then nothing bears that name.
    """
    with new_file_at(real(path), [file]) as lock:
        lock.release()
