"""The workbook in a program that people have: it opens, prints one page wide, and no cell hides its text."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from exports.formats.xlsx import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.demo.build import build

from ..formulas import Book
from ..full_plan import full_plan
from ..workbook.test_workbook import generated

pytestmark = pytest.mark.outside


def test_the_demonstrations_matrix_prints_with_every_text_whole(tmp_path: Path) -> None:
    made = tmp_path / "demo"
    made.mkdir()
    plan, _disputed = build(made)
    (file,) = files(plan.survey, Edition(Speech()))
    book = tmp_path / file.name
    book.write_bytes(b"".join(file.make()))
    pdf = converted(book, "pdf", tmp_path / "paper")
    text = subprocess.run(
        ["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    assert re.search(r'<page width="1008.0+" height="612.0+"', text)  # landscape, one page wide
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)', text)
    assert sum(word == "Bs" for *_box, word in words) >= 90
    first_page = text.split("</page>")[0]
    boxes = [
        tuple(map(float, box))
        for *box, _word in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)', first_page
        )
    ]
    over = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if _overlap(a, b)]
    assert not over, over[:3]


def test_what_sixty_communities_with_long_names_print(tmp_path: Path) -> None:
    """The matrix four pages at most, all sheets together no more than fifty-six."""
    (file,) = files(full_plan(60), Edition(Speech()))
    book = tmp_path / file.name
    book.write_bytes(b"".join(file.make()))
    pages = PdfReader(converted(book, "pdf", tmp_path / "paper")).pages
    assert len(pages) <= 56
    assert sum("Matrix" in page.extract_text().rpartition("Page ")[0][-40:] for page in pages) <= 4


def test_a_spreadsheet_reckons_what_the_workbook_says(tmp_path: Path) -> None:
    """Its formulas without their results, saved by a program that finds them; each text is as it was."""
    (file,) = files(generated(1), Edition(Speech()))
    book = tmp_path / file.name
    book.write_bytes(b"".join(file.make()))
    bare = tmp_path / "bare.xlsx"
    bare.write_bytes(without_results(book.read_bytes()))
    assert all(cell.value is None for cell in Book(bare.read_bytes()).results["Matrix"]["D"][26:30])
    again = converted(bare, "xlsx", tmp_path / "again").read_bytes()
    ours, theirs = Book(book.read_bytes()), Book(again)
    assert ours.written.sheetnames == theirs.written.sheetnames
    reckoned = 0
    for sheet, cell in ours.formulas():
        wanted, got = ours.result(sheet, cell.coordinate), theirs.result(sheet, cell.coordinate)
        assert got == (wanted if wanted is None else pytest.approx(wanted, abs=0.0051)), (sheet, cell.coordinate)
        reckoned += 1
    assert reckoned > 300
    for sheet, cell in ours.cells():
        if cell.data_type == "s":
            assert theirs.result(sheet, cell.coordinate) == cell.value
    assert {cell.data_type for _sheet, cell in theirs.cells()} <= {"s", "n", "f", "b"}
    assert not [cell for _sheet, cell in theirs.cells() if cell.hyperlink]


def without_results(workbook: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as made, zipfile.ZipFile(buffer, "w") as bare:
        for name in made.namelist():
            bare.writestr(name, re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", made.read(name)))
    return buffer.getvalue()


def converted(book: Path, kind: str, folder: Path) -> Path:
    """A file of another kind that the program makes of a workbook."""
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    reckon = "--convert-to", kind, "--outdir", folder
    subprocess.run(["soffice", "--headless", profile, *reckon, book], check=True, capture_output=True, timeout=240)
    return folder / f"{book.stem}.{kind}"


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two words cover each other by more than the touch of their boxes."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 1 and high > 3
