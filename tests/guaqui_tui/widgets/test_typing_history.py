"""What was typed is taken back a word at a time, and put there again."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.widgets.typing_history import TypingHistory


def history_of(*texts: str) -> TypingHistory:
    """One field that said these, one after the other."""
    history = TypingHistory()
    for before, after in pairwise(texts):
        history = history.typed({"text": before}, {"text": after})
    return history


def letters(text: str) -> list[str]:
    return [text[:many] for many in range(len(text) + 1)]


def all_back(history: TypingHistory) -> list[str]:
    stood = []
    while history.done:
        history, typed = history.back()
        stood.append(typed["text"])
    return stood


def test_a_word_goes_at_once() -> None:
    assert all_back(history_of(*letters("Riego para todos"))) == ["Riego para ", "Riego ", ""]


def test_words_that_a_line_or_another_place_parts_go_one_by_one() -> None:
    lines = history_of("fin", *(f"{one}fin" for one in letters("cañería\nDos")[1:]))
    assert all_back(lines) == ["cañería\nfin", "fin"]
    elsewhere = history_of(*letters("cañería"), *(f"{one}cañería" for one in letters("Dos")[1:]))
    assert all_back(elsewhere) == ["cañería", ""]
    selected = history_of(*letters("Una cañería"), *(f"{one} cañería" for one in letters("Dos")[1:]))
    assert all_back(selected) == ["Una cañería", "Una ", ""]


def test_what_was_typed_over_comes_back_at_once() -> None:
    assert all_back(history_of("28/11/2026", *letters("14/7/2003")[1:])) == ["28/11/2026"]


def test_what_was_removed_comes_back_at_once() -> None:
    assert all_back(history_of("Riego", "Rieg", "Rie", "Ri")) == ["Riego"]


def test_several_fields_of_one_key_go_together() -> None:
    history = TypingHistory().typed({"text": "A", "class": "x"}, {"text": "B", "class": "y", "votes": ""})
    history, typed = history.back()
    assert typed == {"text": "A", "class": "x"}
    assert history.again()[1] == {"text": "B", "class": "y"}


def test_what_is_typed_after_taking_back_is_the_last_again() -> None:
    history, _typed = history_of("", "a").back()
    history = history.typed({"text": ""}, {"text": "b"})
    assert history.again()[1] == {}
    assert history.back()[1] == {"text": ""}


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.text("xy ", max_size=4)), max_size=12))
def test_all_of_it_goes_back_and_comes_again(typed: list[tuple[str, str]]) -> None:
    begun = {"a": "1", "b": "2"}
    now, history = dict(begun), TypingHistory()
    for name, value in typed:
        history = history.typed({name: now[name]}, {name: value})
        now[name] = value
    end = dict(now)
    while history.done:
        history, stood = history.back()
        now |= stood
    assert now == begun
    while history.undone:
        history, stood = history.again()
        now |= stood
    assert now == end
