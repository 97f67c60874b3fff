"""Each key of a screen has words, which its help and the list of all that can be done say; but for going about."""

from __future__ import annotations

from textual.binding import Binding

from guaqui_tui.look import keys

from ..all_screens import screen_classes

GOES_ABOUT = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end"})
TOLD_AT_ONCE = ("mark_state", "pick", "carries", "take")
"""Digits that stand together under one of their actions, which has the words: 0-9."""


def test_a_key_without_words_only_goes_about() -> None:
    silent = {
        f"{one.__name__} {binding.key}"
        for one in screen_classes()
        for owner in one.__mro__
        for binding in vars(owner).get("BINDINGS", ())
        if owner.__module__.startswith("guaqui_tui")
        if isinstance(binding, Binding) and not binding.description
        if not binding.key.isdecimal() or binding.action.partition("(")[0] not in TOLD_AT_ONCE
        if not {*binding.key.split(",")} <= GOES_ABOUT
    }
    assert silent == {f"{one.__name__} {keys.HELP_HERE.key}" for one in screen_classes() if _has_help(one)}


def test_the_digits_that_stand_together_have_words_under_one_of_them() -> None:
    for one in screen_classes():
        bound = [binding for binding in vars(one).get("BINDINGS", ()) if isinstance(binding, Binding)]
        told = {binding.action.partition("(")[0] for binding in bound if binding.description}
        asked = {binding.action.partition("(")[0] for binding in bound if binding.key.isdecimal()}
        assert {name for name in asked if name in TOLD_AT_ONCE} <= told, one.__name__


def _has_help(one: type) -> bool:
    return any(keys.HELP_HERE in vars(owner).get("BINDINGS", ()) for owner in one.__mro__)
