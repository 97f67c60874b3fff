"""What of the screens has which colour, in each theme. The colours themselves are in `exports/colours.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content
from textual.theme import Theme

from exports.colours import THEMES, ScreenColours
from exports.wording.marks import Mark
from storage.translatable import N_


def _theme(name: str, it: ScreenColours) -> Theme:
    return Theme(
        name=name,
        dark=it.dark,
        primary=it.accent,
        secondary=it.waits,
        accent=it.accent,
        warning=it.waits,
        error=it.alarm,
        success=it.good,
        foreground=it.text,
        background=it.ground,
        surface=it.ground,
        panel=it.band,
        boost=it.ground,
        text_alpha=1.0,
        variables={**_named(it), **dict(_of_marks(it)), **_of_textual(it)},
    )


def _named(it: ScreenColours) -> dict[str, str]:
    """The colours by what has them, as the styles call them."""
    return {
        "quiet": it.quiet,
        "rule": it.rule,
        "band": it.band,
        "field": it.field,
        "here": it.here,
        "on-here": it.on_here,
        "quiet-here": it.quiet_here,
        "on-accent": it.on_accent,
        "waits": it.waits,
        "alarm": it.alarm,
        "on-alarm": it.on_alarm,
    }


def _of_textual(it: ScreenColours) -> dict[str, str]:
    """What widgets that are not ours take of them."""
    return {
        "block-cursor-background": it.accent,
        "block-cursor-foreground": it.on_accent,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": it.quiet,
        "block-cursor-blurred-foreground": it.ground,
        "input-cursor-background": it.on_here,
        "input-cursor-foreground": it.here,
        "input-selection-background": it.accent,
        "input-selection-foreground": it.on_accent,
        "screen-selection-background": it.accent,
        "screen-selection-foreground": it.on_accent,
        "scrollbar": it.rule,
        "scrollbar-hover": it.quiet,
        "scrollbar-active": it.accent,
        "scrollbar-background": it.ground,
        "scrollbar-background-hover": it.ground,
        "scrollbar-background-active": it.ground,
        "scrollbar-corner-color": it.ground,
    }


def _of_marks(it: ScreenColours) -> Iterator[tuple[str, str]]:
    for kind in ("productive", "others"):
        yield from ((f"mark-{kind}-{n}", colour) for n, colour in enumerate(getattr(it.marks, kind)))
    yield from ((f"mark-{name}", colour) for name, colour in it.marks.states.items())


THEME_NAMES: Final = {"dark": N_("dark"), "light": N_("light"), "contrast": N_("high contrast")}
FEW_COLOURS: Final = {"standard", "windows"}
"""What Rich calls terminals of sixteen colours: high contrast is made of these."""
ALL_THEMES: Final = {name: _theme(name, it) for name, it in THEMES.items()}
"""By the name that is remembered."""


def theme_for(remembered: str, colour_system: str | None) -> str:
    """The theme that was chosen; else the one that the terminal can show."""
    if remembered in ALL_THEMES:
        return remembered
    return "contrast" if colour_system in FEW_COLOURS else next(iter(ALL_THEMES))


_EACH: Final = next(iter(THEMES.values())).marks


def colour_of(mark: Mark) -> str:
    """The variable that has the colour of a mark in any theme."""
    if mark.number is None:
        return f"$mark-{mark.name}"
    kind = "productive" if mark.productive else "others"
    return f"$mark-{kind}-{mark.number % len(getattr(_EACH, kind))}"


def in_colour(mark: Mark) -> Content:
    """A mark as it stands in a line."""
    return Content.styled(mark.symbol, colour_of(mark))
