"""What is printed in black and white, or seen by who tells no red from green, is still read."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from exports import colours, report
from exports.colours import BEHIND_MARKS, DARK, LIGHT, PAPER, THEMES, MarkColours, ScreenColours
from exports.wording.marks import OURS, Mark
from storage.symbols import CLASS_SYMBOLS, STATE_SYMBOLS

READ = 4.5
"""The least that is read as text (WCAG 2)."""
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


def hue(colour: str) -> float:
    """Where it stands among the colours of the rainbow, 0 to 1."""
    return colorsys.rgb_to_hsv(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]


def of_theme(it: ScreenColours) -> list[str]:
    return [*(value for value in it if isinstance(value, str)), *all_of(it.marks)]


def all_of(marks: MarkColours) -> list[str]:
    return [*marks.productive, *marks.others, *marks.states.values()]


def test_a_colour_is_said_in_one_way() -> None:
    on_screens = [colour for it in THEMES.values() for colour in of_theme(it)]
    every = [*EVERY.values(), *all_of(BEHIND_MARKS), *on_screens]
    assert not [colour for colour in every if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour)]


@pytest.mark.parametrize("ground", [*all_of(BEHIND_MARKS), PAPER.page, PAPER.table_head, PAPER.computed])
def test_ink_is_read_on_every_ground_of_paper(ground: str) -> None:
    assert contrast(PAPER.ink, ground) >= 10


def test_a_column_s_heading_is_read_on_its_ground() -> None:
    assert contrast(PAPER.page, PAPER.heading) >= 7


def pairs(it: ScreenColours) -> Iterator[tuple[str, str]]:
    """What a theme draws on what; `tests/guaqui_tui/screens/test_every_screen.py` looks at what is drawn."""
    words = (it.text, it.quiet, it.accent, it.waits, it.alarm, it.good, *all_of(it.marks))
    yield from product((*words, it.rule), (it.ground, it.band))
    yield from product((it.text, it.quiet), (it.field,))
    yield from product((it.on_here, it.quiet_here), (it.here,))
    yield from ((it.on_accent, it.accent), (it.on_alarm, it.alarm), (it.here, it.on_here), (it.ground, it.quiet))


@pytest.mark.parametrize("name", THEMES)
def test_what_is_drawn_is_read_in_every_theme(name: str) -> None:
    assert not [(one, other) for one, other in pairs(THEMES[name]) if contrast(one, other) < READ]


@pytest.mark.parametrize("name", THEMES)
def test_every_state_has_a_colour_on_a_screen(name: str) -> None:
    marks = THEMES[name].marks
    assert set(marks.states) == set(STATE_SYMBOLS)
    assert all(map(marks.of, OURS.values()))
    assert (len(marks.productive), len(marks.others)) == (len(BEHIND_MARKS.productive), len(BEHIND_MARKS.others))


def test_a_class_has_one_colour_on_paper_and_on_screens() -> None:
    on_paper = (BEHIND_MARKS.productive, BEHIND_MARKS.others)
    assert (DARK.marks.productive, DARK.marks.others) == on_paper
    for tints, deep in zip(on_paper, (LIGHT.marks.productive, LIGHT.marks.others), strict=True):
        assert all(abs(hue(one) - hue(other)) < 0.1 for one, other in zip(tints, deep, strict=True))


def test_a_sign_tells_apart_what_colours_do_not() -> None:
    assert len({*STATE_SYMBOLS.values()}) == len(STATE_SYMBOLS)
    assert len({*CLASS_SYMBOLS}) == len(CLASS_SYMBOLS)
    assert {*STATE_SYMBOLS.values()} & {*CLASS_SYMBOLS} == {STATE_SYMBOLS["none"]}


def test_classes_have_their_colours_over_and_over() -> None:
    for marks, productive in product((BEHIND_MARKS, *(it.marks for it in THEMES.values())), (True, False)):
        own = marks.productive if productive else marks.others
        shown = [marks.of(Mark("A", "a", "A", productive, number)) for number in range(2 * len(own))]
        assert shown == [*own, *own]


def test_the_report_s_styles_have_every_colour_by_its_name() -> None:
    named = {name.replace("-", "_") for name in re.findall(r"var\(--([\w-]+)\)", SHEET)}
    assert named <= {*PAPER._fields}
    assert {"ink", "page", "heading", "table_head", "line"} <= named
