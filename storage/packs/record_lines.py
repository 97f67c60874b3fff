"""On which line of a pack's text a record stands, for people to mend it. Readers of TOML do not keep lines."""

from __future__ import annotations

import re
from typing import Final

_HEADER: Final = re.compile(r"\s*\[edition\.([^\]]+)\]")
_KEY: Final = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")


class RecordLines:
    """The lines of a text: of keys above all editions, of editions, of the records in them."""

    def __init__(self, text: str) -> None:
        self._keys: dict[str, int] = {}
        self._editions: list[int] = []
        self._records: dict[tuple[int, tuple[str, ...]], int] = {}
        section: tuple[str, ...] = ()
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip().startswith("[[edition]]"):
                self._editions.append(number)
                section = ()
            elif header := _HEADER.match(line):
                section = tuple(re.sub(r"[\s\"']", "", header[1]).split("."))
            key = _KEY.match(line)
            self._note(section, key[1] if key else "", number)

    def _note(self, section: tuple[str, ...], key: str, number: int) -> None:
        if key:
            self._keys.setdefault(key, number)
        for path in (section, (*section, key)):
            self._records.setdefault((len(self._editions) - 1, path), number)

    def key(self, key: str) -> int:
        """That of a key, where it stands first."""
        return self._keys.get(key, 1)

    def edition(self, index: int) -> int:
        return self._editions[index] if index < len(self._editions) else 1

    def record(self, index: int, kind: str, id_: tuple[str, ...]) -> int:
        """That of a record in an edition: its own table's head, else its key in one above, else the edition's."""
        return self._records.get((index, (kind, *id_)), self.edition(index))
