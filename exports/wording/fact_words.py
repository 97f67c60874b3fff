"""Facts in words: numbers as they are read, what each document says, what a figure comes to."""

from __future__ import annotations

from storage.notation.numbers import format_decimal
from storage.plan.facts.exact_number import ExactNumber, from_plain
from storage.plan.facts.told_facts import ToldFact
from storage.translatable import N_

from .speech import Speech


def number_in_words(number: ExactNumber, say: Speech) -> str:
    """1.234,5."""
    return say.number(format_decimal(number.value, number.scale))


def printed_in_words(document: str, number: str, words: str, say: Speech) -> str:
    """INE: 7.552 people. What a document says: a number as `plain` writes it and its unit, or words alone."""
    shown = number_in_words(from_plain(number), say) if number else ""
    where = document or say(N_("without a document"))  # apart: what stands within an f-string is not taken out
    return f"{where}: {' '.join(filter(None, (shown, words)))}"


def said_in_document(told: ToldFact, say: Speech) -> str:
    """The same of a fact."""
    return printed_in_words(*told.said, say)


def comes_to_words(told: ToldFact, say: Speech) -> str:
    """What a figure comes to, where that is not what is printed; nothing where it is."""
    if told.comes_to is None or told.follows == "yes":
        return ""
    comes_to = number_in_words(told.comes_to, say)
    if told.printed is None:
        return say(N_("comes to {comes_to}")).format(comes_to=comes_to)
    words = (
        N_("printed {printed}; cut: comes to {comes_to}")
        if told.follows == "cut"
        else N_("printed {printed}; comes to {comes_to}")
    )
    return say(words).format(printed=number_in_words(told.printed, say), comes_to=comes_to)
