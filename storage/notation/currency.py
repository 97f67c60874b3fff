"""Amounts as people write them in a municipality's currency <-> whole hundredths, as records keep them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ..names.name_table import slug
from ..translatable import N_
from .numbers import NUMBER, hundredths

if TYPE_CHECKING:  # a language needs no record
    from ..kinds.terms.municipality import Municipality

KNOWN: Final = Path(__file__).with_name("currencies.toml")


NO_SIGN: Final = N_("money")
"""What stands beside amounts where a municipality says no currency."""


class Currency(NamedTuple):
    """`code` by ISO 4217, the `sign` that amounts carry, and other `words` that people write beside an amount."""

    code: str = ""
    sign: str = ""
    words: tuple[str, ...] = ()
    numbers: str = ""
    """How amounts are written in it, as in 1.234,56; empty where that differs."""


def currency_of(profile: Municipality) -> Currency:
    """A municipality's currency; without code and sign where it says neither."""
    code = profile.currency if isinstance(profile.currency, str) else ""
    known = _known().get(code, Currency(code))
    own = profile.currency_sign if isinstance(profile.currency_sign, str) else ""
    return known._replace(sign=own, words=(*known.words, known.sign)) if own else known


def sign_of(profile: Municipality) -> str:
    """The sign that a municipality's amounts carry; empty where it says no currency."""
    own = profile.currency_sign
    return own if isinstance(own, str) and own else currency_of(profile).sign


@cache
def _known() -> dict[str, Currency]:
    import tomllib  # the app opens without it

    said = tomllib.loads(KNOWN.read_text("utf-8"))
    return {
        code: Currency(code, one["sign"], tuple(one["words"]), one.get("numbers", ""))
        for code, one in said.items()
    }


def known_currencies() -> tuple[str, ...]:
    """The codes of the currencies whose signs and words are known."""
    return tuple(_known())


def usual_numbers(code: str) -> str:
    """How amounts are written in a currency, as in 1.234,56; empty where nobody can say."""
    return _known().get(code, Currency()).numbers


@cache
def money_words() -> frozenset[str]:
    """What any known currency is called, by letters: bs, bob, bolivianos."""
    named = (slug(word) for one in _known().values() for word in (one.code, one.sign, *one.words))
    return frozenset(filter(None, named))  # $ has no letters


def parse_amount(text: str, currency: Currency) -> int | None:
    """Hundredths of an amount, None where it is none or of another currency: 1.500,50 is 150050, 35 mil 3500000.

    In Bs, Bs.- 1500.50 and 1.500 bolivianos are amounts, and $us 1.500 is none.
    """
    match = _amount(currency).fullmatch(text.strip())
    if match is None:
        return None
    cents = hundredths(match[1])
    if cents is None or match[2] is None:
        return cents
    return cents * 1000 if cents < 1000_00 else None  # 35.000 mil is a slip


@cache
def _amount(currency: Currency) -> re.Pattern[str]:
    named = {word for word in (currency.code, currency.sign, *currency.words) if word}
    words = "|".join(re.escape(word) for word in sorted(named, key=lambda word: (-len(word), word)))
    before, after = (rf"(?:(?:{words})(?:\.-?)?)?", rf"(?:(?:{words})\.?-{{0,2}})?") if words else ("", "")
    return re.compile(rf"{before}\s*({NUMBER})(?:[.,]?-{{1,2}})?(\s*mil(?=\s|$))?\s*{after}", re.IGNORECASE)


def format_amount(cents: int) -> str:
    """35.000 for 3500000 hundredths, 1.500,50 for 150050."""
    whole, rest = divmod(cents, 100)
    thousands = f"{whole:,}".replace(",", ".")
    return f"{thousands},{rest:02d}" if rest else thousands
