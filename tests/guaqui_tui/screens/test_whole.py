"""Long names and long words on every screen, on small terminals and on a wide one: what has no room says so, and
fields take the room that there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from guaqui_tui.language import gettext_ as words
from guaqui_tui.widgets.fields import LineField
from guaqui_tui.widgets.text import PlainText, Words
from storage import FieldFile
from storage.kinds.process.demand import demand_name

from ..all_screens import ONE_OF_EACH, Place, furnish, seen_first, visit
from ..pilot import NOW, Hands, Laptop

SIZES = ((80, 24), (60, 20), (200, 60))
LONG = "Andamarca Alta de Nuestra Señora de Copacabana, Comunidad Originaria"
TEXT = "Construcción de establos para el ganado lechero con agua potable, bebederos y comederos en Kala Uta"
NAMING = [place for place in ONE_OF_EACH if place.screen != "Pages"]
"""Help says nobody's name."""
FREE = 8
"""Blank cells beside a field that might be its own."""


def lengthened(laptop: Laptop) -> None:
    """Somebody gave long names to what is there."""
    with FieldFile.open(laptop.file, "María Ramón Quispe Mamani de la Cruz", now=lambda: NOW) as field:
        survey = field.survey
        for record, values in (
            ("community/guaqui/andamarca", {"name": LONG}),
            (demand_name("guaqui", "andamarca", 2003), {"text": TEXT}),
            ("workshop/guaqui/community/andamarca/1", {"place": TEXT}),
        ):
            state = survey.history(record)
            field.save(record, {**(state.values if state else {}), **values})


def text_in(lines: list[str], region: Region) -> str:
    return "\n".join(line[region.x : region.right] for line in lines[region.y : region.bottom])


def squeezed(text: str) -> str:
    return "".join(text.split())


def faults(hands: Hands) -> Iterator[str]:
    screen = hands.app.screen
    lines = [line.ljust(screen.size.width) for line in hands.screen.split("\n")]
    for one, (region, clip) in screen._compositor.visible_widgets.items():
        seen = region.intersection(clip)
        if isinstance(one, (PlainText, Words)) and not scrolls(one):
            yield from cut_text(one, text_in(lines, one.content_region.intersection(clip)))
        if isinstance(one, LineField) and seen.area:
            yield from narrow(one, region, lines, screen)


def scrolls(widget: Widget) -> bool:
    return any(isinstance(one, Widget) and one.show_vertical_scrollbar for one in widget.ancestors)


def cut_text(one: PlainText | Words, seen: str) -> Iterator[str]:
    """A text of which some has no room, and nothing says so."""
    whole, shown = squeezed(str(one.said if isinstance(one, PlainText) else words._(one.text))), squeezed(seen)
    if shown and "…" not in seen and whole not in shown:
        yield f"cut: {one!r} says {seen!r} of {whole!r}"


def narrow(one: LineField, region: Region, lines: list[str], screen: Screen[Any]) -> Iterator[str]:
    """A field whose words have no room though nothing stands beside it."""
    beside = lines[region.y][region.right :]
    empty = len(beside) - len(beside.lstrip())
    if len(one.value) > region.width < len(beside) and empty > FREE:
        yield f"narrow: {one!r} of {region.width} cells has {one.value!r}, and {empty} beside it are empty"


@pytest.mark.costly(12)
@pytest.mark.parametrize("place", seen_first(NAMING))
def test_long_names_have_room_or_are_said_to_be_cut(laptop: Laptop, place: Place, *, full: bool) -> None:
    """In one size each, one after the other; with --full in all."""
    words.use("es")
    furnish(laptop)
    lengthened(laptop)
    found: list[str] = []

    async def see(hands: Hands) -> None:
        for size in SIZES if full else (SIZES[NAMING.index(place) % 3],):
            await hands.pilot.resize_terminal(*size)
            await hands.rest()
            found.extend(f"{size} {one}" for one in faults(hands))

    visit(laptop, place, see)
    assert not found, "\n".join(found)
