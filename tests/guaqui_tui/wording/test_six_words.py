"""What is wrong with six words is said word by word, and of right ones nothing is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.six_words import read_six_words
from storage.file import six_words
from storage.file.six_words import read_words

LIST = six_words._list()
NTH = {
    "es": ("primera", "segunda", "tercera", "cuarta", "quinta", "sexta"),
    "en": ("first", "second", "third", "fourth", "fifth", "sixth"),
}
STRANGE = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9).filter(
    lambda one: read_words(one) == [one] and one not in LIST
)


@pytest.mark.parametrize("language", ["es", "en"])
@given(
    said=st.lists(st.sampled_from(LIST), min_size=6, max_size=6),
    misheard=st.dictionaries(st.integers(0, 5), STRANGE, max_size=6),
)
def test_each_that_the_list_does_not_have_is_named_by_its_place(
    language: str, said: list[str], misheard: dict[int, str]
) -> None:
    words.use(language)
    typed = [misheard.get(at, word) for at, word in enumerate(said)]
    if not misheard:
        assert read_six_words(" ".join(typed)) == said
        return
    with pytest.raises(ValueError, match=r"list") as wrong:
        read_six_words(" ".join(typed))
    named = [at for at, nth in enumerate(NTH[language]) if nth in str(wrong.value).split()]
    assert named == sorted({typed.index(word) for word in misheard.values()})
    assert all(word in str(wrong.value) for word in misheard.values())


@given(st.lists(st.sampled_from(LIST), max_size=9).filter(lambda said: len(said) != 6))
def test_there_are_six(said: list[str]) -> None:
    words.use("en")
    with pytest.raises(ValueError, match="there are six"):
        read_six_words(" ".join(said))
