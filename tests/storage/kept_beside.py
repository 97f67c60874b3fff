"""What was said to be kept in other files than the plan, read back as the program reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from guaqui_tui.session import settings
from storage import GuaquiError
from storage.file.drafts import Drafts
from storage.file.encrypted import ENDING
from storage.file.reading import read_file
from storage.file.set_aside import set_aside
from storage.file.trust import load_trust
from storage.gather.passphrases import Passphrases
from storage.gather.sources import readings_of
from storage.revisions.lines import FileReading

HOME = "home"
"""The folder of an installation's own files, below the one that is watched."""
TYPED_IN = Path("/nowhere/plan.json")
"""Where drafts were typed: they lie by that, wherever what survived is looked at."""
PAPERS = "papers"
WORDS = "llama quinua totora"
"""The passphrase of what is encrypted."""


@contextmanager
def home_in(folder: Path) -> Iterator[None]:
    """The installation's own files lie below a folder."""
    before = os.environ.get("GUAQUI_HOME")
    os.environ["GUAQUI_HOME"] = str(folder / HOME)
    try:
        yield
    finally:
        if before is None:
            del os.environ["GUAQUI_HOME"]
        else:
            os.environ["GUAQUI_HOME"] = before


def drafts_in(folder: Path) -> Drafts:
    return Drafts(TYPED_IN, folder / HOME)


def kept(folder: Path, what: str) -> set[str]:
    """What of a sort is there: `set-aside`, `trust`, `settings`, `drafts`, `papers`, or of a field file."""
    with home_in(folder):
        match what:
            case "set-aside":
                return set_aside(folder / "plan.json")
            case "trust":
                trust = load_trust()
                return {*trust.known, *(f"not {one}" for one in trust.refused), *trust.accepted}
            case "settings":
                return _up_to(settings.load().n - 1)
            case "drafts":
                return {one for draft in drafts_in(folder).all() for one in _up_to(int(draft.fields["text"]))}
            case "papers":
                there = (one for one in (folder / PAPERS).rglob("*") if one.is_file())
                return {f"{one.name} {sha256(one.read_bytes()).hexdigest()}" for one in there}
            case _:
                read = _opened if what.endswith(ENDING) else read_file
                return {one.rev for one in read(folder / what).revisions}


def _opened(path: Path) -> FileReading:
    """What an encrypted file holds, or its spare copy, as a merge reads it."""
    ((_name, reading),) = readings_of(path, {}, Passphrases(lambda _path, wrong: "" if wrong else WORDS))
    if isinstance(reading, GuaquiError):
        raise reading
    return reading


def _up_to(number: int) -> set[str]:
    """Where a later one takes an earlier one's place, having it is having all before it."""
    return {str(one) for one in range(1, number + 1)}


def check_kept(folder: Path, acknowledged: set[str]) -> None:
    """What was said to be kept beside the plan, each as WHAT:ID, is there."""
    for what in {one.partition(":")[0] for one in acknowledged if ":" in one}:
        expected = {one.partition(":")[2] for one in acknowledged if one.startswith(f"{what}:")}
        try:
            there = kept(folder, what)
        except GuaquiError as error:
            raise AssertionError(what, error) from error
        assert expected <= there, f"{what}: {len(expected - there)} of {len(expected)} lost"
