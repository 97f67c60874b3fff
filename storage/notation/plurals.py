"""The plural of a noun as Spanish is spelt, whatever its gender: what a municipality calls things by is a noun."""

from __future__ import annotations

from typing import Final

_STAY: Final = frozenset({"a", "al", "con", "de", "del", "e", "en", "o", "para", "por", "sin", "y"})
"""From such a word on a name stays as it is: *jefes de barrio*."""
_VOWELS: Final = "aeiouáéíóúü"
_STRESSED: Final = str.maketrans("áéíóú", "aeiou")
_WITH_E: Final = "dhjlnrsxyz"
"""The last letters that take *es*; *z* turns into *c*."""


def plural(noun: str) -> str:
    """*caseríos* of *caserío*, *autoridades originarias* of *autoridad originaria*; abbreviations stay: *OTB*."""
    words = noun.split()
    end = next((at for at, word in enumerate(words) if word.lower() in _STAY), len(words))
    return " ".join([*map(_of_a_word, words[:end]), *words[end:]])


def _of_a_word(word: str) -> str:
    last = word[-1:].lower()
    if not last.isalpha() or word.isupper() or len(word) == 1 or (last in "sx" and not _ends_stressed(word)):
        return word
    if last not in _WITH_E:
        return f"{word}s"
    stem = f"{word[:-1]}c" if last == "z" else word
    return f"{_without_stress(stem)}es"


def _ends_stressed(word: str) -> bool:
    """Whether the last syllable is the stressed one, in a word that ends in s or x: *mes*, *interés*."""
    vowels = [letter for letter in word.lower() if letter in _VOWELS]
    return len(vowels) == 1 or (bool(vowels) and vowels[-1] in "áéíóú")


def _without_stress(stem: str) -> str:
    """*regiones* of *región*; but *países*, *baúles*: there the sign parts two vowels."""
    before, stressed = stem[:-2], stem[-2:]
    parts_vowels = stressed[:1] in ("í", "ú") and before[-1:] in tuple("aeo")
    return stem if parts_vowels else before + stressed.translate(_STRESSED)
