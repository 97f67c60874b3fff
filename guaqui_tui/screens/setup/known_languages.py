"""The languages that the app speaks, each by its own name."""

from __future__ import annotations

from exports.wording.languages import LANGUAGES

from ...language import gettext_ as words


def known_languages() -> list[str]:
    """Those with a catalogue, and the language of the code, which needs none."""
    return list(dict.fromkeys([words.FIRST, *words.languages(), "en"]))


def language_name(tag: str) -> str:
    """What a language calls itself; its tag where that is not known."""
    return LANGUAGES.get(tag, tag)
