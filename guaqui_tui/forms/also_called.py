"""Other words by which people mean one of a list: those that are understood in spreadsheets, at every door."""

from __future__ import annotations

from storage.notation.word_lists import words_of

from .entries import FormEntry


def also_called(entry: FormEntry) -> dict[str, str]:
    """The letters of each word -> what is kept; none for an entry that has no words of its own."""
    return words_of("words", entry.kind, entry.path[-1]) if entry.is_choice else {}
