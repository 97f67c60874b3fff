"""Six words, read aloud and typed by another, mean one laptop."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.file import six_words as module
from storage.file.six_words import WORDS, read_words, six_words, strange_words
from storage.names.name_table import slug
from storage.revisions.signature import SigningKey

DEVICE = SigningKey(bytes(32)).device
LIST = module._list()


def test_the_list_is_whole_and_four_letters_tell_a_word() -> None:
    assert len(LIST) == len(set(LIST)) == 2048
    assert len({slug(word)[:4] for word in LIST}) == 2048
    assert all(unicodedata.is_normalized("NFC", word) for word in LIST)


def test_a_key_has_always_the_same_words_and_another_has_others() -> None:
    words = six_words(DEVICE)
    assert len(words) == WORDS
    assert set(words) <= set(LIST)
    module.six_words.cache_clear()
    assert six_words(DEVICE) == words
    assert six_words(SigningKey(bytes(31) + b"\1").device) != words


def typed_by_somebody(word: str, way: int) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    short = plain if len(plain) <= 4 else plain[:4]
    return (word, word.upper(), plain, short, unicodedata.normalize("NFD", word))[way]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(LIST), st.integers(0, 4)), min_size=6, max_size=6),
    st.sampled_from([" ", "  ", ", ", " - ", "; ", "\n", " · "]),
)
def test_however_they_are_typed_they_are_the_words(said: list[tuple[str, int]], sign: str) -> None:
    typed = sign.join(typed_by_somebody(word, way) for word, way in said)
    assert read_words(typed) == [word for word, _way in said]
    assert strange_words(read_words(typed)) == []


@pytest.mark.parametrize("typed", ["ca", "caminX", "qwerty", "camionero"])
def test_what_is_no_word_stands_as_it_was_typed(typed: str) -> None:
    assert read_words(f"abeja {typed}") == ["abeja", typed]
    assert strange_words(read_words(f"abeja {typed}")) == [typed]
