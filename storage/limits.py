"""What an untrusted file may hold (docs/format.md, "Limits")."""

from __future__ import annotations

FORMAT = 1
"""The format number that this version writes. A file with a greater one is not written to, nor merged."""

MAX_FILE_BYTES = 1 << 30
MAX_REVISIONS = 2_000_000
MAX_PER_YEAR = 99
"""Demands a year of one holder."""

MAX_YEARS = 60
"""Years of a plan."""

MAX_ZIP_MEMBERS = 10_000
MAX_ZIP_DIRECTORY_BYTES = 16 << 20
"""Of a zip's list of its members."""

MAX_JSON_BYTES = 256 << 20
"""Of a file of ours that is no field file: a report, a quarantine, a draft."""

MAX_DEPTH = 32
"""Levels of objects and lists in one revision, the revision itself being the first."""

MAX_INTEGER = (1 << 53) - 1
"""The greatest integer that every JSON reader keeps exactly (RFC 8259, section 6)."""

MAX_REVISION_BYTES = 64 << 10
"""Of one revision's canonical JSON without `rev`: what was hashed, and stands in a line of its own."""

MAX_ACTA_BYTES = 60 << 10
"""Of an acta's data: its record has to fit into one revision."""

MAX_PARENTS = 64
MAX_NAME_PART = 64
"""Characters of a part of a record's name."""

MAX_NAME = 200
"""Characters of a record's whole name."""

MAX_DIGITS = 9
"""Of a number in a record's name."""

MAX_TEXT = 500
"""Characters of a demand's text."""

MAX_PROSE = 4000
"""Characters of any other prose."""

MAX_SHEET_BYTES = 64 << 20
"""Of a workbook's parts, unpacked; of a text file."""

MAX_SHEET_CELLS = 1_000_000
MAX_SHEET_PLACES = 4_000_000
"""Cells of a file's tables, with the empty ones before the last of each line."""

MAX_SHEET_COLUMNS = 1000

MAX_ARRIVAL_ROWS = 500
"""That one record names of what came in from a spreadsheet."""

EARLIEST = "2000-01-01"
"""What says an earlier day was written by a clock without its battery: no field file is as old."""
