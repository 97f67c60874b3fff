"""What is being typed, kept for after a power cut. Drafts are no revisions and never travel.

They live in this installation's own folder, a small file for each form, and are replaced whole: a draft is
either the earlier or the later one, never half. They lie by the path of their field file, and nothing is written
or removed by another's; whether the file that is found there is the one that they were typed in, or another of
its name, its revisions tell. Those of one form lie by number, the latest has the highest: only that is offered,
replaced and dropped. One that nobody wanted is put aside: it stays as it is until somebody takes it up again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ..notation.text import clean_line, clean_value
from ..plan.survey import Survey
from .beside.names import spares_in
from .device import home
from .disk import can_be_read
from .json_files import drop, read_json, write_json

SETTLING: Final = "settle/"
"""Before the record's name where a draft is of what was decided of its disputes: its form has one of its own."""

_LONGEST: Final = 80
_KEPT: Final = 60

DECIDING: Final = "decide/"
"""Before the municipality and the name of a list, where a draft is of what was decided on it."""


class Draft(Struct):
    """A form as it was left: its record, what stood in each field, the heads it was begun on, and when.

    `of` is a revision of the file that it was typed in, made on this laptop; empty where it had none yet.
    `field` is where the cursor was.
    """

    record: str
    fields: dict[str, Any]
    base: list[str]
    at: str
    of: str = ""
    put_aside: bool = False
    field: str = ""

    @property
    def of_record(self) -> str:
        """The record that it is about, whatever is done with it."""
        return self.record.removeprefix(SETTLING)


class _Lying(Struct):
    """A draft as it lies on the disk: with the path of its field file, as the system has it."""

    file: bytes
    draft: Draft


Holds = Callable[[str], bool]
"""Whether a field file has the revision of an id."""


def own_revision(survey: Survey, device: str) -> str:
    """A revision that a laptop made, to tell a field file from others of its name; empty where there is none.

    Those of packs, of spreadsheets and of other laptops do not tell: many files have them.
    """
    saved = (one for of_record in survey.all_revisions().values() for one in of_record.values())
    return next((one.rev for one in saved if one.device == device), "")


class Drafts:
    """The drafts of one field file, by record; those of another file that lies or lay at its path are left alone.

    Without `holds` all that lie at its path are taken for its own.
    """

    def __init__(self, file: Path, folder: Path | None = None, holds: Holds | None = None) -> None:
        self._file = str(file.resolve()).encode("utf-8", "surrogateescape")
        self._folder = (folder or home()) / "drafts" / hashlib.sha256(self._file).hexdigest()[:16]
        self._holds = holds

    def keep(self, draft: Draft) -> None:
        """Write a draft to the disk, in place of its form's. Raises `GuaquiError` where the disk refuses."""
        before = self._where(draft.record)
        if before and before.parent == self._folder:
            write_json(before, _Lying(self._file, draft))
            return
        self._add(draft)
        if before:
            with suppress(OSError):  # it lies by where the file was before
                drop(before)

    def get(self, record: str) -> Draft | None:
        return next((draft for _path, draft in self._of(record)), None)

    def all(self) -> list[Draft]:
        """Every draft, by record name. One that cannot be read is passed over and stays where it is."""
        own = reversed(list(self._own(self._paths())))
        found = {draft.record: draft for _path, draft in own if not draft.put_aside}
        return [found[record] for record in sorted(found)]

    def all_put_aside(self) -> list[Draft]:
        """Those that were put aside, the latest first."""
        found = [draft for _path, draft in self._own(self._paths()) if draft.put_aside]
        return sorted(found, key=lambda draft: draft.at, reverse=True)

    def put_aside(self, record: str) -> None:
        """Offer a form's draft no more, and keep it. Raises `GuaquiError` where the disk refuses."""
        if path := self._where(record):
            _mark(path, put_aside=True)

    def take_up(self, draft: Draft) -> None:
        """Offer one again that was put aside, in place of what is offered of its form, which is put aside.

        Raises `GuaquiError` where the disk refuses.
        """
        there = next((path for path, one in self._own(self._paths()) if one == draft), None)
        if there:
            self.put_aside(draft.record)
            _mark(there, put_aside=False)

    def drop(self, record: str) -> None:
        """Forget a form's draft; that there is none is fine."""
        if path := self._where(record):
            drop(path)

    def hand_over(self, to: Drafts) -> None:
        """Let them go along to another file. Raises `GuaquiError` where the disk refuses."""
        for path, draft in reversed(list(self._own(self._paths()))):
            to._add(draft)
            drop(path)

    def _add(self, draft: Draft) -> None:
        """Keep a draft beside all that lie there."""
        name = _name(draft.record)
        last = max((_number(path) for path in _named(self._folder) if _form(path) == name), default=0)
        write_json(self._folder / f"{name}+{last + 1}.json", _Lying(self._file, draft))

    def _where(self, record: str) -> Path | None:
        return next((path for path, _draft in self._of(record)), None)

    def _of(self, record: str) -> Iterator[tuple[Path, Draft]]:
        paths = (path for path in self._paths() if _form(path) == _name(record))
        return (one for one in self._own(paths) if one[1].record == record and not one[1].put_aside)

    def _paths(self) -> Iterator[Path]:
        """Where drafts lie, the latest first: by its own path, then by others."""
        yield from sorted(_named(self._folder), key=_number, reverse=True)
        for folder in sorted(self._folder.parent.glob("*/")):
            if folder != self._folder:
                yield from sorted(_named(folder), key=_number, reverse=True)

    def _own(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Draft]]:
        for path in paths:
            lying = _read(path)
            if lying and (self._is_here if path.parent == self._folder else self._came_along)(lying):
                yield path, lying.draft

    def _is_here(self, lying: _Lying) -> bool:
        """Whether what lies by its path was typed in this file, as far as its revisions tell."""
        draft, holds = lying.draft, self._holds
        return holds is None or (holds(draft.of) if draft.of else all(map(holds, draft.base)))

    def _came_along(self, lying: _Lying) -> bool:
        """Whether it was typed in a file that is not where it was, and this has all that it was begun on."""
        draft, holds = lying.draft, self._holds
        if holds is None or not (draft.of and draft.base):
            return False
        return all(map(holds, [draft.of, *draft.base])) and not _is_there(lying.file)


def _is_there(file: bytes) -> bool:
    """Whether a field file is where it was; also where that cannot be said."""
    path = Path(file.decode("utf-8", "surrogateescape"))
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return can_be_read(path)
    except (OSError, ValueError):
        return True
    return True


def _name(record: str) -> str:
    """What a draft is called: a long name is cut, for Windows takes no path of more than 260 letters."""
    name = record.replace("/", "~")
    return name if len(name) <= _LONGEST else f"{name[:_KEPT]}~{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _form(path: Path) -> str:
    return path.stem.rpartition("+")[0]


def _number(path: Path) -> int:
    number = path.stem.rpartition("+")[2]
    return int(number) if number.isdecimal() else 0


def _named(folder: Path) -> set[Path]:
    """The drafts in a folder, those too of which only a spare copy is left."""
    return {*folder.glob("*.json"), *(of for of, _spare in spares_in(folder) if of.suffix == ".json")}


def _mark(path: Path, *, put_aside: bool) -> None:
    """It stays where it lies, by the path of the file that it was typed in."""
    if lying := _read(path):
        write_json(path, replace(lying, draft=replace(lying.draft, put_aside=put_aside)))


def _read(path: Path) -> _Lying | None:
    try:
        lying = read_json(path, _Lying)
    except (OSError, msgspec.DecodeError):
        return None
    if lying is not None:
        draft = lying.draft
        draft.fields, draft.at = clean_value(draft.fields), clean_line(draft.at)
    return lying
