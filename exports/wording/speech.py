"""The reader's language: its words, its numbers, its days; and the words of the municipality that it speaks of.

Papers and screens say them alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations
from typing import TYPE_CHECKING, Final, NamedTuple

from storage.notation.currency import NO_SIGN, format_amount, sign_of
from storage.notation.numbers import NumberSigns, signs_as_in
from storage.notation.own_words import own_word
from storage.notation.text import clean_line
from storage.translatable import N_

if TYPE_CHECKING:
    from storage.kinds.terms.municipality import Municipality
    from storage.plan.survey import Survey

TERMS: Final = {
    "plan_word": N_("plan"),
    "year_word": N_("yearly plan"),
    "currency_sign": NO_SIGN,
    "community_word": N_("community"),
    "communities_word": N_("communities"),
    "period_word": N_("year"),
    "authority_word": N_("authority"),
    "authorities_word": N_("authorities"),
    "sector_word": N_("sector"),
    "council_word": N_("council"),
}
"""The fields of a municipality that texts hold in braces, and what is said where it does not say them itself.

With a capital, as in `{Period_word}`, the word begins with one too. Of any gender a word may be: beside it stands
no article and no adjective, but what fits both, as *de*, *por*, *cada*, *su*.
"""

_TERM: Final = re.compile(r"\{(" + "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in TERMS) + r")\}")
_BRACES: Final = str.maketrans("", "", "{}")
"""A text is still to be filled in when a municipality's words stand in it."""


class Speech(NamedTuple):
    """One language and its catalogue. Without a catalogue it is the English of the code.

    `terms`: what the municipality calls its plan, its year's plan, its money and the rest of `TERMS`.
    """

    language: str = "en"
    catalogue: NullTranslations = NullTranslations()
    terms: Mapping[str, str] = {}
    signs: NumberSigns | None = None
    """Of numbers, as the municipality writes them; None: as the language does."""
    others: Callable[[], Iterable[Speech]] = tuple
    """The other languages that there are, for what speaks in all of them."""

    def of(self, survey: Survey) -> Speech:
        """The same, speaking of a municipality in its own words."""
        return self.in_words_of(survey.profile)

    def in_words_of(self, profile: Municipality) -> Speech:
        said = {**{name: own_word(profile, name) for name in TERMS}, "currency_sign": sign_of(profile)}
        terms = {name: clean_line(word).translate(_BRACES) for name, word in said.items()}
        form = profile.number_form if isinstance(profile.number_form, str) else ""
        return self._replace(terms={name: word for name, word in terms.items() if word}, signs=signs_as_in(form))

    def of_nobody(self) -> Speech:
        """The same in the language's own words, whoever it spoke of."""
        return self._replace(terms={}, signs=None)

    def __call__(self, text: str) -> str:
        """A text in this language; nothing is nothing, though gettext would answer with its header."""
        return self._filled(text and self.catalogue.gettext(text))

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form of a text that goes with the number `n`."""
        return self._filled(self.catalogue.ngettext(one, many, n))

    def _filled(self, text: str) -> str:
        return _TERM.sub(lambda found: self._put_in(found[1]), text) if "{" in text else text

    def _put_in(self, name: str) -> str:
        word = self.term(name.lower())
        return word if name.islower() else f"{word[:1].upper()}{word[1:]}"

    def term(self, name: str) -> str:
        """One of `TERMS`, as the municipality says it, else as the language does."""
        return self.terms.get(name) or self.catalogue.gettext(TERMS[name])

    def decimal(self, value: float, places: int) -> str:
        """51,11 where the comma is the decimal sign, as in Spanish; 51.11 in English."""
        sign = self.signs.decimal if self.signs else "." if self.language == "en" else ","
        return f"{value:.{places}f}".replace(".", sign)

    def number(self, text: str) -> str:
        """1.500,50, as `format_amount` and `format_decimal` write it, in the municipality's own form."""
        return self.signs.write(text) if self.signs else text

    @property
    def sign(self) -> str:
        """The sign of the municipality's money."""
        return self.term("currency_sign")

    def amount(self, cents: int) -> str:
        """Bs 1.500,50, with the sign of the municipality's money."""
        return f"{self.sign} {self.number(format_amount(cents))}"

    def day(self, iso: str) -> str:
        """14/07/2002 for 2002-07-14, as in Bolivia; in English as it is kept."""
        return "/".join(reversed(iso.split("-"))) if self.language != "en" and len(iso) == 10 else iso

    def when(self, iso: str) -> str:
        """2002, 07/2002 or 14/07/2002, as in Bolivia; in English as it is kept."""
        parts = iso.split("-")
        return self.day(iso) if len(parts) == 3 else iso if self.language == "en" else "/".join(reversed(parts))
