"""Lines of which one has the cursor: what has no room ends in an ellipsis; an arrow has its own column."""

from __future__ import annotations

import asyncio

from textual.app import App, ComposeResult
from textual.content import Content

from guaqui_tui.widgets.rows import Rows

WORDS = "Riego por aspersión para las parcelas de arriba"


class Listed(App[None]):
    """Three lines of five can be seen, the first of which begins the list."""

    CSS = "Rows { height: 3; width: 20; }"

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).show(5, lambda number, width: Content(f"{number} {WORDS}"[: width if number else 99]))


async def lines_at(cursor: int) -> list[str]:
    app = Listed()
    async with app.run_test(size=(20, 3)) as pilot:
        app.query_one(Rows).cursor = cursor
        await pilot.pause()
        return [line.rstrip() for line in str(app.query_one(Rows).render()).splitlines()]


def test_an_arrow_stands_on_no_word_and_a_line_says_that_it_is_cut() -> None:
    assert asyncio.run(lines_at(0)) == ["►0 Riego por aspers…", " 1 Riego por aspersi", " 2 Riego por aspers↓"]
    assert asyncio.run(lines_at(4)) == [" 2 Riego por aspers↑", " 3 Riego por aspersi", "►4 Riego por aspersi"]
