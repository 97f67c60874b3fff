"""What was answered of a municipality that somebody is preparing, kept until it is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from storage import GuaquiError
from storage.file.device import home
from storage.file.json_files import drop, read_json, write_json


class KeptAnswers(Struct):
    """`typed` by question's id, a line each; `at`: the question that was asked last, empty for none."""

    typed: dict[str, tuple[str, ...]] = {}
    at: str = ""


def _place() -> Path:
    return home() / "preparation.json"


def kept_answers() -> KeptAnswers:
    """Nothing where none are kept, or they cannot be read."""
    try:
        return read_json(_place(), KeptAnswers) or KeptAnswers()
    except (OSError, GuaquiError, msgspec.DecodeError):
        return KeptAnswers()


def keep_answers(typed: Mapping[str, tuple[str, ...]], at: str) -> None:
    """What the disk refuses is asked again another day: nobody is kept from going on."""
    try:
        write_json(_place(), KeptAnswers(dict(typed), at))
    except (OSError, GuaquiError):
        return


def forget_answers() -> None:
    """The municipality is made."""
    try:
        drop(_place())
    except OSError:
        return
