"""What does not fit of the steps by which a spreadsheet is read, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

STEP_ERRORS: Final[dict[Code, str]] = {
    "recipe-bad": N_("{path} is no recipe for reading spreadsheets ({words}). Take one that was saved here."),
    "step-bad": N_("{text} is no step. Write it so: {forms}. Names with spaces or signs stand in quotes."),
    "step-column-unknown": N_(
        "No column is called {column}, or several are. Write one of: {headings}; in quotes where it has spaces or "
        "signs."
    ),
    "step-key-twice": N_(
        "{key} stands more than once under {column} in {table}, so nobody knows which of these rows is meant. "
        "Mend it there, or join by another column."
    ),
    "step-table-unknown": N_("There is no table {name}. The file has: {names}."),
    "step-years-missing": N_(
        "No columns differ by a year: {headings}. A year is of four digits, as in 'Demanda 2031'."
    ),
}
"""By code."""
