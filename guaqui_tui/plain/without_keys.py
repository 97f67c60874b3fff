"""Words that the app's screens say, too: what they tell of its keys says nothing where there are none."""

from __future__ import annotations

import re
from typing import Final

from storage import GuaquiError, Notice

from ..language.error_messages import sentence

_KEY: Final = r"(?:F\d+|Ctrl\+\S+|Esc|Escape|Ins|Del|Supr|PgDn|PgUp|Arriba|Up)\b"
_ASIDE: Final = re.compile(rf"\s*\([^)]*{_KEY}[^)]*\)")
_OF_A_KEY: Final = re.compile(rf"\b{_KEY}")
_PARTS: Final = re.compile(r"(?<=[.;])\s+")


def without_keys(words: str) -> str:
    """A text without what it says of keys; all of it where that is all that it says."""
    parts = [one for one in _PARTS.split(_ASIDE.sub("", words)) if not _OF_A_KEY.search(one)]
    said = " ".join(parts)
    return f"{said[:-1]}." if said.endswith(";") else said or words


def refusal_said(what: GuaquiError | Notice) -> str:
    """What happened and what to do, as far as no key is needed for it."""
    return without_keys(sentence(what))
