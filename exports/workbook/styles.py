"""How cells look. One letter for all machines: what a row's height is reckoned by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from ..colours import BEHIND_MARKS, PAPER
from ..wording.marks import Mark

LETTER = {"font_name": "Arial", "font_size": 9, "valign": "top"}
_CELL = {"text_wrap": True, "border": 1, "border_color": PAPER.light_line}


class Styles(NamedTuple):
    """`text`: of people's, which stays text when somebody edits it. `sum` and below: of what is computed."""

    title: Format
    note: Format
    said: Format
    section: Format
    heading: Format
    text: Format
    name: Format
    number: Format
    money: Format
    percent: Format
    label: Format
    sum: Format
    money_sum: Format
    percent_sum: Format
    whole_percent_sum: Format
    mean: Format
    marks: dict[str, Format]
    """By the keys of the marks."""


def styles(book: Workbook, marks: Iterable[Mark]) -> Styles:
    def style(**properties: Any) -> Format:
        return book.add_format({**LETTER, **properties})

    text = {**_CELL, "quote_prefix": True}
    computed = {**_CELL, "bold": True, "bg_color": PAPER.computed}
    money, share, cut = "#,##0.00", "0.00%", '0"%"'
    return Styles(
        title=style(bold=True, font_size=14, quote_prefix=True),
        note=style(),
        said=style(text_wrap=True),
        section=style(bold=True, font_size=11),
        heading=style(bold=True, bg_color=PAPER.heading, font_color=PAPER.page, **_CELL),
        text=style(**text),
        name=style(bold=True, **text),
        number=style(align="center", **_CELL),
        money=style(num_format=money, **_CELL),
        percent=style(num_format=share, align="center", **_CELL),
        label=style(**computed),
        sum=style(align="center", **computed),
        money_sum=style(num_format=money, **computed),
        percent_sum=style(num_format=share, align="center", **computed),
        whole_percent_sum=style(num_format=cut, align="center", **computed),
        mean=style(num_format='0.0"%"', align="center", **computed),
        marks={mark.key: style(**text, **_behind(mark)) for mark in marks},
    )


def _behind(mark: Mark) -> dict[str, str]:
    colour = BEHIND_MARKS.of(mark)
    return {"bg_color": colour} if colour else {}
