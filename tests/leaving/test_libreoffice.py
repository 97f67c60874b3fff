"""The workbook in a program that people have: it opens, prints one page wide, and no cell hides its text."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from exports.edition import Edition
from exports.formats.xlsx import files
from exports.speech import Speech
from guaqui_tui.demo.build import build

pytestmark = pytest.mark.outside


def test_the_demonstrations_matrix_prints_with_every_text_whole(tmp_path: Path) -> None:
    made = tmp_path / "demo"
    made.mkdir()
    plan, _disputed = build(made)
    (file,) = files(plan.survey, Edition(Speech()))
    book = tmp_path / file.name
    book.write_bytes(b"".join(file.make()))
    convert = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", tmp_path, book], check=True, capture_output=True, timeout=240)
    pdf = book.with_suffix(".pdf")
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


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two words cover each other by more than the touch of their boxes."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 1 and high > 3
