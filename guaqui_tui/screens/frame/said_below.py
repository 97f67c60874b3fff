"""What a screen says as it closes: on the one that is seen then."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from .base_screen import BaseScreen


def say_below(screen: Screen[Any], words: str) -> None:
    """Say this on the screen below one that is about to close."""
    stack = screen.app.screen_stack
    below = stack[stack.index(screen) - 1]
    if words and isinstance(below, BaseScreen):
        below.heard(words)
