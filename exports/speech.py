"""The reader's language: its words, its numbers, its days. Papers and screens say them alike."""

from __future__ import annotations

from gettext import NullTranslations
from typing import NamedTuple


class Speech(NamedTuple):
    """One language and its catalogue. Without a catalogue it is the English of the code."""

    language: str = "en"
    catalogue: NullTranslations = NullTranslations()

    def __call__(self, text: str) -> str:
        """A text in this language; nothing is nothing, though gettext would answer with its header."""
        return text and self.catalogue.gettext(text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form of a text that goes with the number `n`."""
        return self.catalogue.ngettext(one, many, n)

    def decimal(self, value: float, places: int) -> str:
        """51,11 as in Bolivia, where the comma is the decimal sign; 51.11 in English."""
        text = f"{value:.{places}f}"
        return text if self.language == "en" else text.replace(".", ",")

    def day(self, iso: str) -> str:
        """14/07/2002 for 2002-07-14, as in Bolivia; in English as it is kept."""
        return "/".join(reversed(iso.split("-"))) if self.language != "en" and len(iso) == 10 else iso
