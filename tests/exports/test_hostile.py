"""Hostile texts of every kind in every place where people type, through every format, read back by others.

A new format needs a line in `READERS`: something that is not ours gives all the texts that it finds in a file.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.notation.formula_cells import unguard
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

TEXTS = (
    '=HYPERLINK("http://x.org","y")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1:A9)",
    " =1+1",
    "'=1",
    "''quoted",
    "<b>&amp;</b><script>alert(1)</script>",
    "]]>--><!--",
    "[@click=app.quit]x[/] [bold",
    "http://x.org file:///etc/passwd",
    "../../etc/passwd",
    "C:\\con\\nul.txt",
    "uno;dos,tres|cuatro",
    'comillas "dobles" y ‘simples’',
    "dos\nrenglones",
    "007",
    "1,5",
    "2002-07-14",
    "NULL",
    "_x0041_ &G {0} %s ${x}",
    "ñandú q’añu Jach’a ÁÉÍ",
    "q\u0301 x\u0323",
    "שלום עולם",
    "🐄🥛👩🏽‍🌾",
    "鼓" * 40,
    "x" * 480,
)


def named(place: str, number: int) -> str:
    return f"{TEXTS[number]} {place}{number}."


SITTING = "workshop/guaqui/municipal-2/all/1"
"""Of the assembly that ruled."""


def hostile() -> Survey:
    """Each text as a name of each kind, a demand, a place, a reason, a proposal, and who was there."""
    made: list[Any] = []
    for number in range(len(TEXTS)):
        id_ = f"c{number}"
        made.append(revision(f"community/guaqui/{id_}", {"name": named("name", number)}))
        made.append(revision(f"member/guaqui/admin/{id_}", {"zone": f"z{number}"}))
        made.append(revision(f"zone/guaqui/z{number}", {"name": named("zone", number), "zoning": "admin"}))
        body: dict[str, Any] = {
            "text": named("text", number),
            "place": named("place", number),
            "class": "social",
        }
        body |= {"status": "rejected", "status_reason": named("why", number), "cost_cents": 150_050}
        ruled = {**body, "funding": {"pdla": 20_001}, "ruling": {"workshop": SITTING}}
        made.append(revision(f"demand/guaqui/{id_}/2003/1", ruled))
        became = {"state": "stopped", "reason": named("why", number)}
        made.append(revision(f"demand/guaqui/{id_}/2006/1", {**body, "status": "budgeted", "executed": became}))
        promise = {"who": named("promiser", number), "what": named("promise", number)}
        made.append(revision(f"commitment/guaqui/k{number}", promise))
        options = [{"text": named("option", number), "votes": 3}]
        made.append(revision(f"demand/guaqui/{id_}/2004/1", {"status": "open", "options": options}))
        made.append(revision(f"community/guaqui/d{number}", {"name": named("asked", number)}))
        slot = f"demand/guaqui/d{number}/2005/1"
        made += [revision(slot, {**body, "place": named(where, number)}) for where in ("here", "there")]
        made.append(revision(f"question/guaqui/q{number}", {"record": slot, "fields": ["place"]}))
        held: dict[str, Any] = {
            "outcome": "held",
            "place": named("hall", number),
            "facilitator": named("hand", number),
        }
        held |= {"authorities": [{"name": named("who", number), "office": named("office", number)}]}
        made.append(revision(f"workshop/guaqui/community/{id_}/1", held))
    made.append(revision(SITTING, {"outcome": "held"}))
    pack = load_pack("guaqui")
    plan = next(one for one in pack if one.record == "plan/guaqui/2003-2007")
    made.append(child([plan], {"name": "".join(TEXTS[:9])}))
    for record, text in (("funder/guaqui/pdla", TEXTS[0]), ("funder/guaqui/producers", TEXTS[9])):
        made.append(child([one for one in pack if one.record == record], {"name": text}))
    return Survey([*pack, *made])


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def from_html(data: bytes) -> Iterator[str]:
    reader = _Texts()
    reader.feed(data.decode())
    yield "\n".join(reader.found)


def from_csv(data: bytes) -> Iterator[str]:
    """Each cell; none of them would be a formula where a spreadsheet opens it."""
    text = data.decode("utf-8-sig")
    separator = max(";,", key=text.partition("\n")[0].count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), cell
            yield unguard(cell)


def from_xlsx(data: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if cell.data_type == "f":
                    assert not re.search(r"http|cmd|script|[a-z][0-9]+[.]", str(cell.value)), cell.value
                elif isinstance(cell.value, str):
                    yield cell.value


def from_json(data: bytes) -> Iterator[str]:
    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(one)

    yield from texts(json.loads(data))


def from_pdf(data: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        assert "/Annots" not in page, "nothing on a paper can be clicked"
        yield page.extract_text()


def from_docx(data: bytes) -> Iterator[str]:
    """The text of each paragraph; nothing in it is a field but the number of the page, nothing a link."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        body = fromstring(made.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert not [*body.iter(f"{word}fldSimple"), *body.iter(f"{word}hyperlink"), *body.iter(f"{word}instrText")]
    for paragraph in body.iter(f"{word}p"):
        yield "\n".join(one.text or "" for one in paragraph.iter(f"{word}t"))


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".pdf": from_pdf,
    ".html": from_html,
    ".csv": from_csv,
    ".xlsx": from_xlsx,
    ".json": from_json,
    ".docx": from_docx,
}
ON_PAPER = re.compile(r"[\s\u2066-\u2069]+")
UNPRINTED = frozenset("🐄🥛👩🏽‍🌾鼓שלוםעולם")
"""Letters that the font of the actas lacks."""
PLACES = {
    "lists.csv": ("name", "zone", "text", "place", "why", "option", "hall", "hand", "who", "office"),
    "lists.csv-excel": ("name", "zone", "text", "place", "why", "option", "hall", "hand", "who", "office"),
    "matrix.xlsx": ("name", "zone", "text", "place", "why", "option", "hall", "hand", "who"),
    "council.html": ("name", "zone", "text", "why", "option", "hall"),
    "lists.datapackage": ("name", "zone", "text", "place", "why", "option", "hall", "hand", "who", "office"),
    "data.json": ("name", "zone", "text", "place", "why", "option", "hall", "hand", "who", "office"),
    "plan.docx": ("name", "zone", "text", "why", "hall"),
    "survey.xlsform": ("name",),
    "year.xlsx": ("name", "text"),
}
"""Where the texts of each place are to be found."""
DRAWN = {
    "acta.pdf": ("name", "text", "place", "option", "hall", "who", "office"),
    "actas.pdf": ("name", "text", "place", "option", "hall", "who", "office"),
    "validation.pdf": ("name", "text", "why", "promiser", "promise"),
    "questions.pdf": ("asked", "here", "there"),
    "blank.pdf": (),
    "handover.pdf": (),
    "plan.pdf": ("name", "zone", "text", "why", "hall"),
    "matrix.pdf": ("name", "zone", "text", "asked"),
    "council.pdf": ("name", "zone", "text", "asked"),
    "year.pdf": ("name", "text"),
    "accounts.pdf": ("name", "text", "why"),
}
"""The same of what is drawn with a font of its own; of the actas see test_acta_pdf.py too."""
CUTTING = {"matrix.pdf", "council.pdf"}
"""Their tables cut what is longer than a cell, and mark it."""
FITS = 24
"""So many letters no cell cuts."""
SIGNED = ("who", "office")
"""Those stand beside others, line by line."""


@pytest.fixture(scope="module")
def survey() -> Survey:
    return hostile()


def texts_of(survey: Survey, name: str, language: str) -> str:
    words.use(language)
    found: list[str] = []
    whose = (*(f"c{number}" for number in range(len(TEXTS))), SITTING)
    for file in files(survey, [name], Edition(words.speech(), private=True, people=True, subjects=whose)):
        read = READERS[f".{file.name.rpartition('.')[2]}"]
        found += read(b"".join(file.make()))
    return "\0".join([*found, *(one.replace('""', '"') for one in found)])  # of several in a cell, each in quotes


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", [name for name in FORMATS if not name.endswith(".pdf")])
def test_every_text_comes_back_letter_for_letter(survey: Survey, name: str, language: str) -> None:
    found = texts_of(survey, name, language)
    if name == "survey.xlsform":  # there ${x} is the answer to a question
        found = found.replace("$ {", "${")
    lost = [
        named(place, number)
        for place in PLACES[name]
        for number in range(len(TEXTS))
        if named(place, number) not in found
    ]
    assert not lost, (len(lost), lost[:5])


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith(".pdf")])
def test_what_is_drawn_says_what_its_font_can_and_marks_what_it_cannot(survey: Survey, name: str) -> None:
    found = ON_PAPER.sub("", texts_of(survey, name, "es"))
    for number, text in enumerate(TEXTS):
        if not UNPRINTED & set(text) and "\u0301" not in text:
            for place in DRAWN[name]:
                whole = len(text) <= 100 or place not in SIGNED
                said = ON_PAPER.sub("", named(place, number))
                cut = name in CUTTING and is_cut(said, found)
                assert not whole or said in found or cut or is_parted(said, found), (place, text)


def is_parted(said: str, found: str) -> bool:
    """Whether a text goes on behind the foot of an acta's page."""
    feet = ("Código:", "BORRADORSINCÓDIGO")
    ends = [kept for kept in range(8, len(said)) if any(f"{said[:kept]}{foot}" in found for foot in feet)]
    return any(said[kept:] in found for kept in ends)


def is_cut(said: str, found: str) -> bool:
    """Whether a paper has the beginning of a long text, and behind it the mark that there is more of it."""
    return len(said) > FITS and any(f"{said[:kept]}…" in found for kept in range(8, len(said)))
