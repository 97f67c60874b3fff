"""Workbooks (.xlsx, strict too): what their cells show, and nothing that they would do.

Of the file only values are read: a formula is what it last came to. It is anybody's file, so that its parts
are measured before they are unpacked, and its XML may declare nothing.

Read here and not by python-calamine: that does not say which rows are hidden, gives numbers as floats of which
long codes lose digits, knows merged cells only of this kind, and unpacks whatever there is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...notation.list_mark import marked_list
from ..table import OpenedTable
from .bounds import ReadingBound
from .content import Content
from .number_formats import BUILT_IN, Shows, shows
from .xlsx_sheet import SheetReader, WorkbookFacts
from .xlsx_strings import shared_strings
from .xml_reading import Attributes, read_xml

YES = frozenset(("1", "true"))


def fits(names: frozenset[str]) -> bool:
    """Whether these are the members of a workbook that is read here."""
    return "xl/workbook.bin" not in names and any(name.startswith("xl/") for name in names)


def tables(packed: zipfile.ZipFile, content: Content) -> Iterator[OpenedTable]:
    """The sheets of a workbook. Raises `too-big`, and whatever a file raises that is none."""
    facts = WorkbookFacts(shared_strings(packed, content.bound), _styles(packed, content.bound), _since(packed))
    marks = _marks(packed)
    for at, (sheet, part) in enumerate(_sheets(packed)):
        hidden = sheet.get("state", "visible") != "visible"
        name = sheet.get("name", "")
        if hidden or part not in packed.NameToInfo:
            yield OpenedTable(name, (), hidden=hidden)
        else:
            table = SheetReader(facts, content.bound).read(packed, part, name)
            yield table._replace(list_mark=marks.get(str(at), ""))


def attributes_of(packed: zipfile.ZipFile, part: str, name: str) -> list[Attributes]:
    """Those of each element of a name in a part; none where there is no such part."""
    found: list[Attributes] = []
    if part in packed.NameToInfo:
        with packed.open(part) as opened:
            read_xml(opened, {name: found.append}, {}, lambda _text: None)
    return found


def _sheets(packed: zipfile.ZipFile) -> Iterator[tuple[Attributes, str]]:
    """What the workbook says of each sheet, and the part that it stands in."""
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in attributes_of(packed, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for sheet in attributes_of(packed, "xl/workbook.xml", "sheet"):
        target = targets[next(value for name, value in sheet.items() if name.endswith(" id"))]
        yield sheet, target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))


def _marks(packed: zipfile.ZipFile) -> dict[str, str]:
    """The place of a sheet, as the workbook writes it, -> the list of ours that a name marks it as."""
    defined = attributes_of(packed, "xl/workbook.xml", "definedName")
    marks = ((one.get("localSheetId", ""), marked_list(one.get("name", ""))) for one in defined)
    return {place: mark for place, mark in marks if mark}


def _since(packed: zipfile.ZipFile) -> int:
    """From which year on days are counted."""
    of_1904 = any(one.get("date1904") in YES for one in attributes_of(packed, "xl/workbook.xml", "workbookPr"))
    return 1904 if of_1904 else 1900


def _styles(packed: zipfile.ZipFile, bound: ReadingBound) -> tuple[Shows, ...]:
    """What each of the cells' styles shows a number as. Raises `too-big`."""
    formats = dict(BUILT_IN)
    found: list[Shows] = []
    of_cells = False

    def begin_cells(_attributes: Attributes) -> None:
        nonlocal of_cells
        of_cells = True

    def end_cells() -> None:
        nonlocal of_cells
        of_cells = False

    def define(format_: Attributes) -> None:
        formats[int(format_.get("numFmtId", "0"))] = shows(format_.get("formatCode", ""))

    def add(style: Attributes) -> None:
        if of_cells:
            bound.take_places(2)
            found.append(formats.get(int(style.get("numFmtId", "0")), ""))

    if "xl/styles.xml" in packed.NameToInfo:
        with packed.open("xl/styles.xml") as opened:
            starts = {"numFmt": define, "cellXfs": begin_cells, "xf": add}
            read_xml(opened, starts, {"cellXfs": end_cells}, lambda _text: None)
    return tuple(found)
