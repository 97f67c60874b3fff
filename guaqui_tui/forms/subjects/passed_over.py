"""Which fields of a demand Enter passes over, for what was typed says them, and at which its form begins."""

from __future__ import annotations

from collections.abc import Callable

from ..demand import ABSTAINED, AT_NEED, HOW, STATUS, Terms, implied_how, implied_status, is_paid
from ..draft_values import Typed


def passed_over(typed: Typed, at: str, terms: Terms, is_class_given: Callable[[str], bool]) -> set[str]:
    """Where Enter is pressed in field `at`. `is_class_given`: whether an action says one class.

    Who pays is asked one by one, until all of it is paid.
    """
    passed = {ABSTAINED}  # few count them: the arrows come there
    if not typed["class"] and is_class_given(typed["action"]):
        passed.add("class")
    if not typed[HOW] and implied_how(typed):
        passed.add(HOW)
    if at in terms.funding and is_paid(typed, terms):
        passed |= set(terms.funding)
    return passed


def fields_below(typed: Typed, terms: Terms) -> list[str]:
    """The fields below the proposals that are asked for."""
    return [name for name in terms.asked if name != ABSTAINED and (name not in AT_NEED or AT_NEED[name](typed))]


def first_unsaid(typed: Typed, terms: Terms, is_class_given: Callable[[str], bool]) -> str:
    """The first of these that says nothing yet; empty where each says something."""
    said = passed_over(typed, next(iter(terms.funding), ""), terms, is_class_given)
    if implied_status(typed):
        said.add(STATUS)
    below = fields_below(typed, terms)
    return next((name for name in below if name not in said and not typed[name].strip()), "")
