"""How many rows of a source were looked at, for whoever waits at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...language.gettext_ import _
from ...session.importing import Tell
from ..progress_line import progress_line


@contextmanager
def rows_progress(source: Path) -> Iterator[Tell]:
    """A line on stderr, as `progress_line` has it."""
    with progress_line() as say:

        def tell(done: int, of: int) -> None:
            say(_("{path}: row {done} of {of}").format(path=source.name, done=done, of=of))

        yield tell
