"""What is printed in black and white, or seen by who tells no red from green, is still read."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from exports import colours, report
from exports.colours import BEHIND_MARKS, MARKS_ON_SCREEN, PAPER, MarkColours
from exports.wording.marks import OURS, Mark
from storage.symbols import CLASS_SYMBOLS, STATE_SYMBOLS

SHEET = Path(report.__file__).with_name("report.css").read_text("utf-8")
EVERY = {
    **PAPER._asdict(),
    **{name: value for name, value in vars(colours).items() if name.isupper() and isinstance(value, str)},
}


def light(colour: str) -> float:
    """How light a colour is, 0 to 1, as the eye has it (relative luminance, WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21; 4.5 is the least for text, 7 what is read well (WCAG 2)."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def all_of(marks: MarkColours) -> list[str]:
    return [*marks.productive, *marks.others, *marks.states.values()]


@pytest.mark.parametrize("colour", [*EVERY.values(), *all_of(BEHIND_MARKS), *all_of(MARKS_ON_SCREEN)])
def test_a_colour_is_said_in_one_way(colour: str) -> None:
    assert re.fullmatch(r"#[0-9A-Fa-f]{6}", colour)


@pytest.mark.parametrize("ground", [*all_of(BEHIND_MARKS), PAPER.page, PAPER.table_head, PAPER.computed])
def test_ink_is_read_on_every_ground_of_paper(ground: str) -> None:
    assert contrast(PAPER.ink, ground) >= 10


def test_a_column_s_heading_is_read_on_its_ground() -> None:
    assert contrast(PAPER.page, PAPER.heading) >= 7


@pytest.mark.parametrize("colour", all_of(MARKS_ON_SCREEN))
def test_a_mark_is_read_on_a_terminal(colour: str) -> None:
    assert contrast(colour, colours.BLACK) >= 4


def test_every_state_has_a_colour_on_a_screen() -> None:
    assert set(MARKS_ON_SCREEN.states) == set(STATE_SYMBOLS)
    assert all(map(MARKS_ON_SCREEN.of, OURS.values()))


def test_a_sign_tells_apart_what_colours_do_not() -> None:
    assert len({*STATE_SYMBOLS.values()}) == len(STATE_SYMBOLS)
    assert len({*CLASS_SYMBOLS}) == len(CLASS_SYMBOLS)
    assert {*STATE_SYMBOLS.values()} & {*CLASS_SYMBOLS} == {STATE_SYMBOLS["none"]}


def test_classes_have_their_colours_over_and_over() -> None:
    for marks, productive in product((BEHIND_MARKS, MARKS_ON_SCREEN), (True, False)):
        own = marks.productive if productive else marks.others
        shown = [marks.of(Mark("A", "a", "A", productive, number)) for number in range(2 * len(own))]
        assert shown == [*own, *own]


def test_the_report_s_styles_have_every_colour_by_its_name() -> None:
    named = {name.replace("-", "_") for name in re.findall(r"var\(--([\w-]+)\)", SHEET)}
    assert named <= {*PAPER._fields}
    assert {"ink", "page", "heading", "table_head", "line"} <= named
