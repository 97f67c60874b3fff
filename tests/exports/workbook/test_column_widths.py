"""What a workbook's sheets show on paper: letters of 8 points at least, whole words above, whole amounts below."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from exports.formats.xlsx import files
from exports.wording.edition import Edition
from exports.workbook.column_widths import ColumnNeed, columns_shown, fitted_widths, fixed_need, need_of
from exports.workbook.fitting import letter_count
from guaqui_tui.language import gettext_ as words

from ..full_plan import full_plan

INCHES = 14 - 2 * 0.4
"""Between the margins of legal paper, lying."""


@pytest.fixture(scope="module")
def sheets() -> list[Worksheet]:
    words.use("es")
    (file,) = files(full_plan(60), Edition(words.speech()))
    return list(openpyxl.load_workbook(io.BytesIO(b"".join(file.make()))))


def widths(sheet: Worksheet) -> list[float]:
    """Those of the columns that are on paper, in inches."""
    area = re.search(r":\$([A-Z]+)\$", str(sheet.print_area or ""))
    many = column_index_from_string(area[1]) if area else sheet.max_column
    there = [of for of in sheet.column_dimensions.values() if of.min and of.max]
    found = {n: 0.0 if of.hidden else of.width for of in there for n in range(of.min, of.max + 1)}
    return [found.get(n, 9.14) * 7 / 96 for n in range(1, many + 1)]


@pytest.mark.costly(0)
def test_no_sheet_has_smaller_letters_on_paper_than_8_points(sheets: list[Worksheet]) -> None:
    points = {sheet.title: 9 * min(1.0, INCHES / sum(widths(sheet))) for sheet in sheets}
    assert not {name: size for name, size in points.items() if size < 7.95}, points


@pytest.mark.costly(0)
def test_sixty_communities_with_long_names_have_a_matrix_of_four_pages(sheets: list[Worksheet]) -> None:
    """By the heights that it says; `test_libreoffice` prints it."""
    matrix, scale = sheets[0], min(1.0, INCHES / sum(widths(sheets[0])))
    rows = [matrix.row_dimensions[row].height or 15.0 for row in range(1, matrix.max_row + 1)]
    page = (8.5 - 0.4 - 0.55) * 72 / scale - sum(rows[:4])
    assert sum(rows[4:]) <= 4 * page


@pytest.mark.costly(0)
def test_no_word_of_a_heading_is_broken_and_no_amount_has_too_little_room(sheets: list[Worksheet]) -> None:
    lists = [sheet for sheet in sheets if sheet.auto_filter.ref and sheet.auto_filter.ref.startswith("A1:")]
    assert len(lists) > 8
    for sheet in lists:
        for cell, inches in zip(sheet[1], widths(sheet), strict=False):
            wide = inches * 96 / 7
            assert max(map(letter_count, str(cell.value).split())) <= wide * 1.15, (sheet.title, cell.value)
            values = [row[0].value for row in sheet.iter_rows(2, min_col=cell.column, max_col=cell.column)]
            assert all(wide >= 10 for one in values if isinstance(one, float)), (sheet.title, cell.value)


@given(
    st.lists(
        st.builds(fixed_need, st.integers(6, 40))
        | st.builds(need_of, st.integers(6, 60), st.text("ab "), st.lists(st.text("aA \n", max_size=150))),
        min_size=1,
        max_size=30,
    )
)
def test_what_a_page_shows_is_no_less_for_being_wider(needs: list[ColumnNeed]) -> None:
    found = fitted_widths(needs)
    assert all(wide >= one.least for wide, one in zip(found, needs, strict=True))
    assert all(wide <= max(one.least, one.whole) for wide, one in zip(found, needs, strict=True))
    assert columns_shown(found) == columns_shown([one.least for one in needs])
