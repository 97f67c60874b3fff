"""What is being typed, kept for after a power cut. Drafts are no revisions and never travel.

They live in this installation's own folder, a small file for each form, and are replaced whole: a draft is
either the earlier or the later one, never half. They lie by the path of their field file; whether the file that
is found there is the one that they were typed in, or another of its name, its revisions tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from .device import home
from .disk import SPARE
from .revision import PACK
from .small_files import drop, keep, kept
from .survey import Survey
from .text import clean_line, clean_value


class Draft(Struct):
    """A form as it was left: its record, what stood in each field, the heads it was begun on, and when.

    `of` is a revision of the file that it was typed in, which others do not have; empty where it had none yet.
    """

    record: str
    fields: dict[str, Any]
    base: list[str]
    at: str
    of: str = ""


Holds = Callable[[str], bool]
"""Whether a field file has the revision of an id."""


def own_revision(survey: Survey) -> str:
    """A revision that tells a field file from others of its name; empty where it has only what packs have."""
    saved = (one for of_record in survey.all_revisions().values() for one in of_record.values())
    return next((one.rev for one in saved if one.device != PACK), "")


class Drafts:
    """The drafts of one field file, by record; those of another file that lies or lay at its path are left alone.

    Without `holds` all that lie at its path are taken for its own.
    """

    def __init__(self, file: Path, folder: Path | None = None, holds: Holds | None = None) -> None:
        key = hashlib.sha256(str(file.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._folder = (folder or home()) / "drafts" / key
        self._holds = holds

    def keep(self, draft: Draft) -> None:
        """Write a draft to the disk. Raises `GuaquiError` where the disk refuses."""
        path = self._folder / f"{_name(draft.record)}{f'+{draft.of[:8]}' if draft.of else ''}.json"
        keep(path, draft)
        for other in [other for other, _draft in self._of(draft.record) if other != path]:
            with suppress(OSError):  # an earlier one of the same form
                drop(other)

    def get(self, record: str) -> Draft | None:
        return next((draft for _path, draft in self._of(record)), None)

    def all(self) -> list[Draft]:
        """Every draft, by record name. One that cannot be read is passed over and stays where it is."""
        found = {draft.record: draft for _path, draft in reversed(list(self._own("*.json")))}
        return [found[record] for record in sorted(found)]

    def drop(self, record: str) -> None:
        """Forget a draft; that there is none is fine."""
        for path, _draft in list(self._of(record)):
            drop(path)

    def hand_over(self, to: Drafts) -> None:
        """Let them go along to another file. Raises `GuaquiError` where the disk refuses."""
        for path, draft in list(self._own("*.json")):
            to.keep(draft)
            if path.parent != to._folder:
                drop(path)

    def _of(self, record: str) -> Iterator[tuple[Path, Draft]]:
        found = (one for name in ("", "+*") for one in self._own(f"{_name(record)}{name}.json"))
        return (one for one in found if one[1].record == record)

    def _own(self, pattern: str) -> Iterator[tuple[Path, Draft]]:
        """Its own drafts, and where they lie: by its path first, then by another that it had before."""
        here, around = self._folder, self._folder.parent
        found = [*_named(here, "", pattern), *sorted(_named(around, "*/", pattern))]
        for path in dict.fromkeys(found):
            if (draft := _read(path)) and self._is_own(draft, here=path.parent == self._folder):
                yield path, draft

    def _is_own(self, draft: Draft, *, here: bool) -> bool:
        """Whether it was typed in this file, or in one that this has all of."""
        if self._holds is None or not draft.of:
            return here
        return self._holds(draft.of) and (here or all(map(self._holds, draft.base)))


def _name(record: str) -> str:
    return record.replace("/", "~")


def _named(folder: Path, under: str, pattern: str) -> list[Path]:
    """The drafts in a folder, those too of which only a spare copy is left."""
    return [*folder.glob(f"{under}{pattern}"), *map(_of_spare, folder.glob(f"{under}.{pattern}{SPARE}*"))]


def _of_spare(spare: Path) -> Path:
    return spare.with_name(spare.name[1:].rpartition(SPARE)[0])


def _read(path: Path) -> Draft | None:
    try:
        draft = kept(path, Draft)
    except (OSError, msgspec.DecodeError):
        return None
    if draft is None:
        return None
    draft.fields, draft.at = clean_value(draft.fields), clean_line(draft.at)
    return draft
