"""In which order Enter goes through a demand's fields, which it passes over, and at which its form begins: what
was chosen or typed says already what some would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..demand import ABSTAINED, AT_NEED, HOW, STATUS, Terms, implied_how, implied_status, is_paid
from ..draft_values import Typed


def in_order(names: Iterable[str]) -> list[str]:
    """The same fields as Enter comes to them: how it was decided behind all that is wanted.

    Mostly the votes have said it. Where they have not, it stood between the action and its cost on the way of who
    types with an eye on the people: an amount would have been an answer, or its first digit one.
    """
    order = [*names]
    if HOW in order and STATUS in order:
        order.remove(HOW)
        order.insert(order.index(STATUS), HOW)
    return order


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
    asked = in_order(terms.asked)
    return [name for name in asked if name != ABSTAINED and (name not in AT_NEED or AT_NEED[name](typed))]


def first_unsaid(typed: Typed, terms: Terms, is_class_given: Callable[[str], bool]) -> str:
    """The first of these that says nothing yet; empty where each says something."""
    said = passed_over(typed, next(iter(terms.funding), ""), terms, is_class_given)
    if implied_status(typed):
        said.add(STATUS)
    below = fields_below(typed, terms)
    return next((name for name in below if name not in said and not typed[name].strip()), "")
