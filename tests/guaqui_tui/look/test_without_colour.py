"""Without colours fields are still seen as fields, the cursor is found, and a suggestion is no typed word."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.widgets.fields import LineField, Prose
from guaqui_tui.widgets.rows import Rows
from storage.symbols import SUGGESTED

from ..all_screens import ONE_OF_EACH, PLACES, furnish, visit
from ..pilot import Hands, Laptop

FORMS = [place for place in ONE_OF_EACH if place.screen in {"DemandScreen", "WorkshopScreen"}]


@pytest.mark.costly(3)
@pytest.mark.parametrize("place", FORMS, ids=lambda place: place.name)
def test_fields_have_edges(laptop: Laptop, monkeypatch: pytest.MonkeyPatch, place: object) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    furnish(laptop)

    async def see(hands: Hands) -> None:
        lines = hands.screen.split("\n")
        fields = [one for one in hands.app.screen.query("LineField, Prose") if one.region]
        assert fields
        for field in fields:
            assert isinstance(field, (LineField, Prose))
            edge = lines[field.region.y].ljust(80)[field.region.x]
            if field.region.bottom <= 23:
                assert edge == ("┃" if field.has_focus else "│"), f"{field!r}: {edge}"

    visit(laptop, place, see)  # type: ignore[arg-type]


def test_the_line_with_the_cursor_is_reversed(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    furnish(laptop)
    for name in ("board", "coordination"):

        async def see(hands: Hands) -> None:
            strips = hands.app.screen._compositor.render_strips()
            assert any(segment.style and segment.style.reverse for strip in strips for segment in strip)

        visit(laptop, next(place for place in PLACES if place.name == name), see)


def test_a_suggestion_stands_between_signs(laptop: Laptop) -> None:
    words.use("es")
    furnish(laptop)
    begin, end = SUGGESTED

    async def use(hands: Hands) -> None:
        await hands.press("f9", "down", "down", "enter", *"dem")
        await hands.until(lambda: begin in hands.screen)
        assert f"dem{begin}andas.csv{end}" in hands.screen
        await hands.press("right")
        assert f"{begin}andas" not in hands.screen
        assert "demandas.csv" in hands.screen

    laptop.use(use)


def test_a_suggestion_in_prose_stands_between_signs(laptop: Laptop) -> None:
    furnish(laptop)
    begin, end = SUGGESTED

    async def use(hands: Hands) -> None:
        await hands.press("end", "enter", *"Constr")
        assert f"Constr{begin}ucción de establos{end}" in hands.screen
        await hands.press("right")
        assert "Construcción de establos" in hands.screen
        assert begin not in hands.screen
        await hands.press("ctrl+a", *"Toma")
        assert f"Toma{begin} de agua" in hands.screen
        assert f"…{end}" in hands.screen

    laptop.save(("arcata", 2003, {"text": "Toma de agua con canal de piedra hasta las parcelas de arriba"}))
    laptop.use(use)


def test_the_line_with_the_cursor_is_marked_from_edge_to_edge(laptop: Laptop) -> None:
    furnish(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f6")
        rows = hands.app.screen.query_one(Rows)
        (line,) = (one for one in rows.render().split("\n") if one.plain.startswith("►"))
        assert line.cell_length == rows.content_size.width

    laptop.use(use)
