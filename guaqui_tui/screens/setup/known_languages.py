"""The languages that the app speaks, each by its own name."""

from __future__ import annotations

from typing import Final

from ...language import gettext_ as words

LANGUAGES: Final = {"es": "Español", "en": "English", "ay": "Aymar aru", "qu": "Runa Simi"}


def known_languages() -> list[str]:
    """Those with a catalogue, and the language of the code, which needs none."""
    return list(dict.fromkeys([words.FIRST, *words.languages(), "en"]))
