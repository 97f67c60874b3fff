"""The plural of what a municipality calls things by, as Spanish is spelt."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.notation.plurals import plural

WORDS = st.text("abcdefghijlmnopqrstuvwxyzáéíóúñ", min_size=2, max_size=12)
NOUNS = st.lists(st.one_of(WORDS, WORDS.map(str.capitalize)), min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("caserío", "caseríos"),
        ("kallpa", "kallpas"),
        ("sector", "sectores"),
        ("comunidad", "comunidades"),
        ("región", "regiones"),
        ("raíz", "raíces"),
        ("país", "países"),
        ("interés", "intereses"),
        ("lunes", "lunes"),
        ("ley", "leyes"),
        ("OTB", "OTB"),
        ("teniente gobernador", "tenientes gobernadores"),
        ("autoridad originaria", "autoridades originarias"),
        ("jefe de barrio", "jefes de barrio"),
        ("club", "clubs"),
        ("Z", "Z"),
        ("zona 2", "zonas 2"),
    ],
)
def test_nouns_are_put_in_the_plural_as_they_are_spelt(noun: str, many: str) -> None:
    assert plural(noun) == many


@given(NOUNS)
def test_a_plural_has_the_same_words_each_begun_alike_and_ended_in_s_or_x(noun: str) -> None:
    words, many = noun.split(), plural(noun).split()
    assert len(words) == len(many)
    assert [normalize("NFD", one)[:1] for one in words] == [normalize("NFD", one)[:1] for one in many]
    assert many[0] == words[0] or many[0][-1] == "s"


@pytest.mark.costly(0)
@given(st.text("ABCDEFGHIJKLMNÑOPQRSTUVWXYZ", max_size=6))
def test_an_abbreviation_stays_as_it_is(letters: str) -> None:
    assert plural(letters) == letters
