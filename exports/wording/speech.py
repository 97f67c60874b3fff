"""The reader's language: its words, its numbers, its days; and the words of the municipality that it speaks of.

Papers and screens say them alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import NullTranslations
from typing import Final, NamedTuple

from storage.kinds.terms.municipality import Municipality
from storage.notation.currency import format_amount, sign_of
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.translatable import N_

TERMS: Final = {
    "plan_word": N_("plan"),
    "year_word": N_("yearly plan"),
    "currency_sign": N_("money"),
    "community_word": N_("community"),
}
"""The fields of a municipality that texts hold in braces, and what is said where it does not say them itself."""

_TERM: Final = re.compile(r"\{(" + "|".join(TERMS) + r")\}")
_BRACES: Final = str.maketrans("", "", "{}")
"""A text is still to be filled in when a municipality's words stand in it."""


class Speech(NamedTuple):
    """One language and its catalogue. Without a catalogue it is the English of the code.

    `terms`: what the municipality calls its plan, its year's plan, its money and a community.
    """

    language: str = "en"
    catalogue: NullTranslations = NullTranslations()
    terms: Mapping[str, str] = {}

    def of(self, survey: Survey) -> Speech:
        """The same, speaking of a municipality in its own words."""
        return self.in_words_of(survey.profile)

    def in_words_of(self, profile: Municipality) -> Speech:
        said = {**{name: getattr(profile, name) for name in TERMS}, "currency_sign": sign_of(profile)}
        terms = {name: clean_line(word).translate(_BRACES) for name, word in said.items() if isinstance(word, str)}
        return self._replace(terms={name: word for name, word in terms.items() if word})

    def __call__(self, text: str) -> str:
        """A text in this language; nothing is nothing, though gettext would answer with its header."""
        return self._filled(text and self.catalogue.gettext(text))

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form of a text that goes with the number `n`."""
        return self._filled(self.catalogue.ngettext(one, many, n))

    def _filled(self, text: str) -> str:
        return _TERM.sub(lambda found: self.term(found[1]), text) if "{" in text else text

    def term(self, name: str) -> str:
        """One of `TERMS`, as the municipality says it, else as the language does."""
        return self.terms.get(name) or self.catalogue.gettext(TERMS[name])

    def decimal(self, value: float, places: int) -> str:
        """51,11 as in Bolivia, where the comma is the decimal sign; 51.11 in English."""
        text = f"{value:.{places}f}"
        return text if self.language == "en" else text.replace(".", ",")

    @property
    def sign(self) -> str:
        """The sign of the municipality's money."""
        return self.term("currency_sign")

    def amount(self, cents: int) -> str:
        """Bs 1.500,50, with the sign of the municipality's money."""
        return f"{self.sign} {format_amount(cents)}"

    def day(self, iso: str) -> str:
        """14/07/2002 for 2002-07-14, as in Bolivia; in English as it is kept."""
        return "/".join(reversed(iso.split("-"))) if self.language != "en" and len(iso) == 10 else iso

    def when(self, iso: str) -> str:
        """2002, 07/2002 or 14/07/2002, as in Bolivia; in English as it is kept."""
        parts = iso.split("-")
        return self.day(iso) if len(parts) == 3 else iso if self.language == "en" else "/".join(reversed(parts))
