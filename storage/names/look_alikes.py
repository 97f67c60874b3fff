"""Letters in a name that are not what they look like, and names that only look alike. Nothing is decided by it.

A letter is known by what Unicode calls it. Accents, ñ, apostrophes, quotes, ordinals and our digits are none of
these, and neither is what Aymara and Quechua write.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ..notation.text import is_unseen
from .name_table import slug

Script = Literal[
    "cyrillic", "greek", "armenian", "cherokee", "coptic", "latin", "wide", "styled", "other", "unseen"
]
"""What a letter is: of a script, another Latin letter than it seems, of full width, of a font, or not seen."""

_SMALL: Final = {
    "CYRILLIC": "A=a IE=e SHHA=h BYELORUSSIAN-UKRAINIAN_I=i JE=j KA=k PALOCHKA=l O=o ER=p QA=q GHE=r ES=c "
    "KOMI_DE=d DZE=s U=y STRAIGHT_U=y IZHITSA=v WE=w OMEGA=w HA=x",
    "GREEK": "ALPHA=a IOTA=i KAPPA=k ETA=n OMICRON=o SIGMA=o RHO=p UPSILON=u NU=v OMEGA=w CHI=x GAMMA=y",
    "ARMENIAN": "CO=g HO=h VO=n RA=n OH=o ZA=q GIM=q SEH=u AYB=w",
    "COPTIC": "SIMA=c O=o RO=p GAMMA=r",
    "LATIN": "ALPHA=a SCRIPT_G=g DOTLESS_I=i IOTA=i V_WITH_HOOK=u GAMMA=y",
}
_CAPITAL: Final = {
    "CYRILLIC": "A=A VE=B ES=C IE=E KOMI_SJE=G EN=H BYELORUSSIAN-UKRAINIAN_I=I JE=J KA=K EM=M O=O ER=P QA=Q DZE=S "
    "TE=T IZHITSA=V WE=W HA=X U=Y STRAIGHT_U=Y",
    "GREEK": "ALPHA=A BETA=B EPSILON=E ETA=H IOTA=I YOT=J KAPPA=K MU=M NU=N OMICRON=O RHO=P TAU=T CHI=X "
    "UPSILON=Y ZETA=Z",
    "ARMENIAN": "OH=O TIWN=S SEH=U",
    "COPTIC": "SIMA=C HATE=H KAPA=K IAUDA=I MI=M NI=N O=O RO=P TAU=T KHI=X UA=Y",
    "LATIN": "BETA=B IOTA=I CHI=X",
}
_NEITHER: Final = {
    "CYRILLIC": "PALOCHKA=I",
    "GREEK": "YOT=j DIGAMMA=F",
    "CHEROKEE": "GO=A YV=B TLI=C A=D GV=E NAH=G MI=H GU=J TSO=K TLE=L LU=M TLV=P SV=R DU=S I=T DO=V LA=W MU=Y "
    "NO=Z",
    "LATIN": "DENTAL_CLICK=l SMALL_CAPITAL_C=c SMALL_CAPITAL_I=i SMALL_CAPITAL_O=o SMALL_CAPITAL_S=s "
    "SMALL_CAPITAL_U=u SMALL_CAPITAL_V=v SMALL_CAPITAL_W=w SMALL_CAPITAL_Z=z",
}
"""What letters look like, by script and by what Unicode calls each: those of its list of confusable letters
(confusables.txt of Unicode Technical Standard 39) that a screen shows as ours, and κ, к, η, ω, χ.
"""


def _lookups() -> Iterator[tuple[str, str]]:
    for table, size in ((_SMALL, "SMALL LETTER"), (_CAPITAL, "CAPITAL LETTER"), (_NEITHER, "LETTER")):
        for script, letters in table.items():
            for one in letters.split():
                name, _sign, latin = one.partition("=")
                yield unicodedata.lookup(f"{script} {size} {name.replace('_', ' ')}"), latin


LOOKS_LIKE: Final[Mapping[str, str]] = dict(_lookups())
"""A letter -> the letter a-z or A-Z that it looks like."""

_SCRIPTS: Final[dict[str, Script]] = {
    "CYRILLIC": "cyrillic",
    "GREEK": "greek",
    "ARMENIAN": "armenian",
    "CHEROKEE": "cherokee",
    "COPTIC": "coptic",
    "LATIN": "latin",
    "FULLWIDTH": "wide",
    "HALFWIDTH": "wide",
}
_OUR_OWN: Final = (
    "LATIN ",
    "MODIFIER LETTER ",
    "SUPERSCRIPT ",
    "SUBSCRIPT ",
    "FEMININE ORDINAL",
    "MASCULINE ORDINAL",
)
"""How Unicode's names of letters begin that people write here, ª º and Aymara's apostrophes too."""


class StrangeLetter(NamedTuple):
    """A letter of a name that is not what it looks like.

    `looks_like`: empty where it looks like none of ours. `nth`: which of those that look so it is, from 1;
    0 where it is the only one. `at`: its place in the name, from 0; `before`: some of what stands before it.
    """

    letter: str
    script: Script
    looks_like: str
    nth: int
    at: int
    before: str


_LOOKED_AT: Final = 500
"""Characters of a name: nobody's is longer, and a hostile file may hold very long ones."""
_SHOWN: Final = 12


@lru_cache(maxsize=1 << 12)
def strange_letters(name: str) -> tuple[StrangeLetter, ...]:
    """The letters of a name that are of another script, of full width, of a font, or not seen; in their order."""
    if name.isascii():
        return ()
    found = []
    name = name[:_LOOKED_AT]
    like = [_latin(sign).lower() for sign in name]
    for at, sign in enumerate(name):
        if script := _script(sign, name[at - 1 : at], name[at + 1 : at + 2]):
            alone = like.count(like[at]) == 1
            looks_like = _latin(sign) if script != "unseen" else ""
            nth = 0 if alone or not looks_like else like[: at + 1].count(like[at])
            found.append(StrangeLetter(sign, script, looks_like, nth, at, name[max(0, at - _SHOWN) : at]))
    return tuple(found)


def _script(sign: str, before: str, after: str) -> Script | None:
    """What is strange in a sign, by what stands beside it; None where nothing is."""
    if sign.isascii():
        return None
    if is_unseen(sign):
        return None if _joins_symbols(before, after) else "unseen"
    called = unicodedata.name(sign, "")
    first = called.partition(" ")[0]
    if unicodedata.category(sign) not in _LETTERS and first not in _WIDE:
        return None
    if called.startswith(_OUR_OWN):
        return "latin" if _base(sign) in LOOKS_LIKE else None
    if script := _SCRIPTS.get(first):
        return script
    styled = first == "MATHEMATICAL" or unicodedata.normalize("NFKC", sign).isascii()
    return "styled" if styled else "other"


_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl"})
_WIDE: Final = frozenset({"FULLWIDTH", "HALFWIDTH"})


def _joins_symbols(before: str, after: str) -> bool:
    """Whether an unseen sign stands at a symbol, which it changes or joins to another, as in 👩🏽‍🌾."""
    beside = {unicodedata.category(one) for one in (before, after) if one}
    return bool(beside & {"So", "Sk"})


def _base(sign: str) -> str:
    """A letter without its accents."""
    return unicodedata.normalize("NFD", sign)[:1]


@lru_cache(maxsize=1 << 12)
def _latin(sign: str) -> str:
    """The letter or digit of ours that a sign looks like, without accents; empty for what looks like none."""
    base = _base(sign)
    plain = unicodedata.normalize("NFKD", base)
    if plain[:1] in LOOKS_LIKE:
        return LOOKS_LIKE[plain[0]]
    if not plain.isascii() and unicodedata.decimal(base, None) is not None:
        return str(unicodedata.decimal(base))
    return plain[:1] if plain[:1].isascii() and plain[:1].isalnum() else ""


def read_as(name: str) -> str:
    """A name as the eye reads it: in our letters, with its accents, without what is not seen."""
    if name.isascii():
        return name
    strange = {one.at: one for one in strange_letters(name)}
    return unicodedata.normalize("NFC", "".join(_read(sign, strange.get(at)) for at, sign in enumerate(name)))


def _read(sign: str, strange: StrangeLetter | None) -> str:
    if strange is None:
        return sign
    if strange.script == "unseen":
        return ""
    accents = unicodedata.normalize("NFD", sign)[1:]
    return f"{strange.looks_like}{accents}" if strange.looks_like else unicodedata.normalize("NFKC", sign)


def reading(name: str) -> str:
    """What two names have alike that read the same: letters' case, accents and signs make no difference."""
    return slug(read_as(name))


def by_reading(names: Mapping[str, str]) -> dict[str, list[str]]:
    """By what they read as, the records of names; without those that read as nothing."""
    groups: dict[str, list[str]] = {}
    for record, name in names.items():
        if key := reading(name):
            groups.setdefault(key, []).append(record)
    return groups
