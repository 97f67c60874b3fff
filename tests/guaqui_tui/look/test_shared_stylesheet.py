"""What one style sheet has parsed no other parses again; colours are those that each is told."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.css import stylesheet
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet, StylesheetParseError

from guaqui_tui.look.shared_stylesheet import SharedStylesheet

from ..pilot import Hands, Laptop

CSS = "Static { color: $own-colour; }"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that Textual parsed since."""
    seen: list[str] = []

    def spy(scope: str, css: str, *rest: object, **more: object) -> object:
        seen.append(css)
        return parse(scope, css, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(stylesheet, "parse", spy)
    return seen


def sheet_of(colour: str, css: str = CSS) -> SharedStylesheet:
    sheet = SharedStylesheet(variables={"own-colour": colour})
    sheet.add_source(css, read_from=("here", "own"))
    return sheet


def colour_of(sheet: Stylesheet) -> Color:
    (rules,) = sheet.rules
    return rules.styles.color


def test_a_source_is_parsed_once_and_again_for_other_colours(parsed: list[str]) -> None:
    assert colour_of(sheet_of("#010203")) == colour_of(sheet_of("#010203")) == Color(1, 2, 3)
    assert len(parsed) == 1
    assert colour_of(sheet_of("#040506")) == Color(4, 5, 6)
    assert len(parsed) == 2


def test_a_sheet_takes_other_colours() -> None:
    sheet = sheet_of("#070809")
    assert colour_of(sheet) == Color(7, 8, 9)
    sheet.set_variables({"own-colour": "#0a0b0c"})
    sheet.reparse()
    assert colour_of(sheet) == Color(10, 11, 12)


def test_what_is_wrong_is_refused_each_time_and_changes_nothing() -> None:
    for _time in range(2):
        sheet = sheet_of("#0d0e0f")
        assert colour_of(sheet) == Color(13, 14, 15)
        sheet.add_source("Static { no-such-thing: 1; }", read_from=("here", "wrong"))
        with pytest.raises(StylesheetParseError):
            sheet.reparse()
        assert [one.styles.color for one in sheet._rules] == [Color(13, 14, 15)]


@pytest.mark.costly(0)
def test_the_app_parses_nothing_a_second_time(laptop: Laptop, parsed: list[str]) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", "escape", "f6", "f7")  # screens with styles of their own

    laptop.use(use)
    del parsed[:]
    laptop.use(use)
    assert parsed == []
