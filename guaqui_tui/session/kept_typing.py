"""What was typed into questions of which no draft is kept, until they are answered: a reason, a ruling's votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from storage import GuaquiError
from storage.file.device import home
from storage.file.json_files import drop, read_json, write_json
from storage.notation.text import clean_value


class _KeptTyping(Struct):
    """By question, and by its fields."""

    questions: dict[str, dict[str, str]] = {}


def _place() -> Path:
    return home() / "typing.json"


def _all() -> dict[str, dict[str, str]]:
    try:
        kept = read_json(_place(), _KeptTyping) or _KeptTyping()
    except (OSError, GuaquiError, msgspec.DecodeError):
        return {}
    return {name: clean_value(fields) for name, fields in kept.questions.items()}


def kept_typing(question: str) -> dict[str, str]:
    """What was typed into a question; nothing where it was answered since, or nothing can be read."""
    return _all().get(question, {})


def keep_all_typing(typed: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Keep what was typed into some questions; one without fields was answered.

    What the disk refuses is typed again: nobody is kept from going on.
    """
    now = {question: dict(fields) for question, fields in typed}
    before = _all()
    questions = {name: fields for name, fields in {**before, **now}.items() if fields}
    if questions == before:
        return
    try:
        if questions:
            write_json(_place(), _KeptTyping(questions))
        else:
            drop(_place())
    except (OSError, GuaquiError):
        return
