"""Which fields of a demand Enter passes over: what was chosen or typed says already what they would."""

from __future__ import annotations

from collections.abc import Callable

from ..demand import ABSTAINED, HOW, Terms, implied_how, is_paid
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
