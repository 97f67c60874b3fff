"""Measures that are taken inside a process, without its start: each prints its figures, in seconds."""

from __future__ import annotations

import csv
import gc
import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from xlsxwriter import Workbook

from exports.dossier import Dossier
from exports.formats.csv import table_as_csv
from exports.tables.registers import Registers
from exports.tables.table import Table
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from exports.workbook.container import workbook_bytes
from exports.workbook.lists import write_list
from exports.workbook.styles import styles
from storage import FieldFile
from storage.names.nearest import KnownHolder, KnownNames

TURNS = 5
TURNS_OF_SHEETS = 3
SYLLABLES = ("ka", "ri", "su", "wa", "lo", "pi", "ta", "chi", "no", "pu", "ma", "la", "qui", "te", "mu")
FIRST = ("Kassa", "Lacoyu", "Villa", "San", "Santa", "Alto", "Bajo", "Chijipina", "Wila", "Janko")


def timed(call: Callable[[], object]) -> float:
    began = time.process_time()
    call()
    return time.process_time() - began


def opening(path: str) -> None:
    """Opening a field file, and `json.loads` of its bytes; both without the collector of garbage."""
    gc.disable()
    data = Path(path).read_bytes()
    print(timed(lambda: FieldFile.open(path, writable=False).close()), timed(lambda: json.loads(data)))


def names(count: str) -> None:
    """Of a name that is not known, the first and each further; and rapidfuzz over the list once."""
    draw = random.Random(5)  # noqa: S311 - invented names

    def name() -> str:
        return f"{draw.choice(FIRST)} {''.join(draw.choices(SYLLABLES, k=3)).capitalize()}"

    holders = [KnownHolder(f"community/g/c{n}", name()) for n in range(int(count))]
    listed, asked = [one.name for one in holders], [name() for _ in range(60)]
    first = timed(lambda: known.append(KnownNames(holders)) or known[0].nearest("Kasa Sn Fco Katari"))
    each = sorted(timed(lambda one=one: known[0].nearest(one)) for one in asked)
    once = sorted(timed(lambda one=one: extract(one, listed, scorer=OSA.distance, limit=3)) for one in asked)
    print(first, each[len(each) // 2], once[len(once) // 2])


known: list[KnownNames] = []


def lists(path: str) -> None:
    """Writing the list of all demands from rows that are ready: as csv beside the csv module, as a sheet beside
    xlsxwriter where it keeps no more than a row, each of the same cells.
    """
    with FieldFile.open(path, writable=False) as opened:
        dossier = Dossier(opened.survey, Edition(Speech()))
        table = Registers(opened.survey).table("demands")
    mine = b"".join(table_as_csv(table))
    cells = [*csv.reader(StringIO(mine.decode()))]
    pairs = [(timed(lambda: [*table_as_csv(table)]), timed(partial(plain_csv, cells))) for _ in range(TURNS)]
    sheets = [
        (timed(lambda: workbook_bytes("", partial(_list, table, dossier))), timed(partial(plain_xlsx, cells)))
        for _ in range(TURNS_OF_SHEETS)
    ]
    found = [sorted(of)[len(of) // 2] for some in (pairs, sheets) for of in zip(*some, strict=True)]
    print(*found, len(table.rows))


def plain_csv(cells: list[list[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows(cells)
    return text.getvalue().encode()


def plain_xlsx(cells: list[list[str]]) -> None:
    with Workbook(BytesIO(), {"constant_memory": True}) as book:
        sheet, style = book.add_worksheet(), book.add_format({"border": 1, "text_wrap": True})
        for row, of_row in enumerate(cells):
            for column, cell in enumerate(of_row):
                if cell:
                    sheet.write_string(row, column, cell, style)
                else:
                    sheet.write_blank(row, column, None, style)


def _list(table: Table, dossier: Dossier, book: Workbook) -> None:
    write_list(book.add_worksheet(), table, dossier, styles(book, ()))


if __name__ == "__main__":
    {one.__name__: one for one in (opening, names, lists)}[sys.argv[1]](*sys.argv[2:])
