"""What opens encrypted files: a passphrase that was said is tried on each; where none is it, it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import EncryptedDamagedError, StillEncryptedError
from ..file.encrypted import decrypted

Asking = Callable[[str, bool], str]
"""Asks for the passphrase of a file, by its path; True: what was said last is not it. Empty: nobody knows it."""


class Passphrases:
    """Those that were said. They are kept in memory alone."""

    def __init__(self, ask: Asking = lambda _path, _wrong: "") -> None:
        self._ask = ask
        self._opening: list[str] = []
        """Those that opened something."""
        self._said = ""
        """One that is to be tried, and did not open anything yet."""

    def say(self, passphrase: str) -> None:
        """One that somebody typed without being asked just then: the next look tries it too."""
        self._said = passphrase

    def opened(self, path: str, data: bytes) -> bytes:
        """What is in an encrypted file.

        Raises `passphrase-missing` where nobody says one, `passphrase-wrong` where what was said is not it, and
        what `decrypted` raises.
        """
        fault, wrong = StillEncryptedError("passphrase-missing", path=path), False
        for said in filter(None, dict.fromkeys((*self._opening, self._said))):  # each once: trying takes seconds
            try:
                return self._tried(path, data, said)
            except StillEncryptedError as error:
                if said == self._said:
                    fault, wrong = error, True
        while said := self._ask(path, wrong):
            try:
                return self._tried(path, data, said)
            except StillEncryptedError as error:
                fault, wrong = error, True
        raise fault

    def _tried(self, path: str, data: bytes, said: str) -> bytes:
        try:
            inside = decrypted(path, data, said)
        except EncryptedDamagedError:
            self._remember(said)  # a spare copy may open by it
            raise
        self._remember(said)
        return inside

    def _remember(self, said: str) -> None:
        self._opening = [said, *(one for one in self._opening if one != said)]
