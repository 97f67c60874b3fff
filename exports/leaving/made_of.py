"""Of what a file is made, as a sum: of the same, by the same program, come the same bytes.

So an export need not draw again what stands there already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from storage.plan.survey import Survey
from storage.plan.version import plan_revisions, sum_of_revisions

from ..formats.file import File
from ..wording.edition import Edition, paper_size

_ROOM = Path(__file__).parents[1]


class MadeOf:
    """The files of one plan in one edition. Each sum is computed once."""

    def __init__(self, survey: Survey, edition: Edition) -> None:
        self._survey = survey
        self._edition = edition.of(survey)

    def sum_of(self, file: File) -> str:
        said = file.of() if file.of else self._plan
        return hashlib.sha256(
            b"\0".join((self._around, file.name.encode(), file.words.encode(), said))
        ).hexdigest()

    @cached_property
    def _plan(self) -> bytes:
        return sum_of_revisions(plan_revisions(self._survey))

    @cached_property
    def _around(self) -> bytes:
        """What is not of the plan: the edition, its words, the program."""
        say, edition = self._edition.speech, self._edition
        # gettext tells them by no other way; in the order of their file, which is the same for the same words
        words = [*getattr(say.catalogue, "_catalog", {}).items()]
        said = (
            *(say.language, sorted(say.terms.items()), say.signs, words),
            *(edition.private, edition.people, edition.hxl, edition.subjects),
            edition.paper or paper_size(self._survey),
            *_program(),
        )
        return hashlib.sha256(repr(said).encode()).digest()


@cache
def _program() -> tuple[tuple[str, int, int], ...]:
    """The files that papers are made by, as they stood when the first was made: another version of them may write
    otherwise.
    """
    return tuple(_files_of_program())


def _files_of_program() -> Iterator[tuple[str, int, int]]:
    for folder in (_ROOM, _ROOM.with_name("storage")):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix != ".pyc":
                there = path.stat()
                yield path.relative_to(_ROOM.parent).as_posix(), there.st_size, there.st_mtime_ns
