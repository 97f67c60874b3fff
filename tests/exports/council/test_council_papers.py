"""The council's papers, read by a reader that is not ours: their pages, their letters, and what they count."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from exports.council.matrix import matrix_table
from exports.council.whole_matrix import whole_matrix
from exports.document.pieces import PaperCell, PaperTable, Text
from exports.dossier import Dossier
from exports.findings.shares import falling_year, number
from exports.formats import files
from exports.wording.edition import Edition
from exports.wording.marks import OURS
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ..full_plan import full_plan
from ..generated import plan

_SET_LETTERS = re.compile(rb"/F\d+\s+([\d.]+)\s+Tf")


class Read:
    def __init__(self, data: bytes) -> None:
        reader = PdfReader(io.BytesIO(data))
        self.pages = [" ".join(page.extract_text().split()) for page in reader.pages]
        self.lying = [page.mediabox.width > page.mediabox.height for page in reader.pages]
        self.smallest = min(
            float(size)
            for page in reader.pages
            if (contents := page.get_contents()) is not None
            for size in _SET_LETTERS.findall(contents.get_data())
        )


def made(survey: Survey, *formats: str, private: bool = False) -> dict[str, Read]:
    words.use("es")
    edition = Edition(words.speech(), private=private)
    return {file.name: Read(b"".join(file.make())) for file in files(survey, formats, edition)}


@pytest.fixture(scope="module")
def sixty() -> dict[str, Read]:
    """Of sixty communities with long names."""
    return made(full_plan(60), "council.pdf", "matrix.pdf")


@pytest.fixture(scope="module")
def eighteen() -> dict[str, Read]:
    return made(full_plan(18), "council.pdf")


@pytest.mark.costly(0)
def test_the_report_has_two_pages_whoever_asks(sixty: dict[str, Read], eighteen: dict[str, Read]) -> None:
    of_none = made(Survey(load_pack("guaqui")), "council.pdf")
    assert [len(one["concejo.pdf"].pages) for one in (sixty, eighteen, of_none)] == [2, 2, 2]


@pytest.mark.costly(0)
def test_sixty_communities_are_on_four_lying_pages_with_letters_that_can_be_read(sixty: dict[str, Read]) -> None:
    matrix = sixty["matriz.pdf"]
    assert len(matrix.pages) <= 4
    assert all(matrix.lying)
    assert {one.smallest for one in sixty.values()} == {8.0}


def test_the_first_page_says_the_number_and_the_year_that_falls(eighteen: dict[str, Read]) -> None:
    dossier = Dossier(full_plan(18), Edition(words.speech()))
    first, falls = eighteen["concejo.pdf"].pages[0], falling_year(dossier)
    assert falls
    for said in (number(dossier), falls.words, f"▼ {falls.year}", "Cuentan como productivas"):
        assert said in first, said


@pytest.mark.costly(0)
def test_who_does_not_stand_on_the_report_stands_in_its_annexes(
    sixty: dict[str, Read], eighteen: dict[str, Read]
) -> None:
    names = [" ".join(one.fields.name.split()) for one in full_plan(60).communities()]
    text = " ".join(sixty["concejo-anexos.pdf"].pages).replace(" ", "")
    assert [name for name in names if name.replace(" ", "") not in text] == []
    second = eighteen["concejo.pdf"].pages[1]
    assert [one.fields.name for one in full_plan(18).communities() if one.fields.name not in second] == []


def counted(dossier: Dossier) -> Counter[str]:
    """How many of each mark stand in the table of all communities."""
    cells = (cell for row in matrix_table(dossier).rows for cell in row.cells if isinstance(cell, PaperCell))
    symbols = {mark.symbol for mark in dossier.legend}
    lines = (line.split() for cell in cells if not cell.strong for line in cell.text.split("\n"))
    return Counter(next(word for word in line if word in symbols) for line in lines if line)


@pytest.mark.parametrize("seed", range(6))
def test_whoever_counts_the_marks_comes_to_the_number(seed: int) -> None:
    dossier = Dossier(plan(seed), Edition(words.speech()))
    marks, of = counted(dossier), dossier.figures
    productive = sum(one.productive * marks[one.symbol] for one in dossier.legend if one.called)
    by_class = {dossier.marks.named(id_).symbol: one.demands for id_, one in of.classes.items() if one.demands}
    assert {symbol: n for symbol, n in marks.items() if symbol in by_class} == by_class
    assert marks[OURS["disputed"].symbol] == of.plan.disputed
    assert marks[OURS["unclassed"].symbol] == of.plan.unclassed
    if seed % 2 == 0:  # else whether a class is productive is to settle itself
        assert productive == of.plan.productive


def test_the_legend_of_the_whole_matrix_has_each_sign_that_stands_on_any_of_its_pages() -> None:
    whose = "demand/guaqui/apleg"
    refused = revision(f"{whose}/2003/1", {"text": "Tanque", "action": "stables", "status": "rejected"})
    first = revision(f"{whose}/2004/1", {"text": "Alfalfa", "action": "stables", "status": "proposed"})
    costs = [child([first], {"cost_cents": n}, device=f"laptop{n:02}") for n in (1, 2)]
    dossier = Dossier(Survey([*load_pack("guaqui"), refused, first, *costs]), Edition(words.speech()))
    said, *_more = (
        one.text for one in whole_matrix(dossier).pieces if isinstance(one, Text) and "   " in one.text
    )
    tables = [one for one in whole_matrix(dossier).pieces if isinstance(one, PaperTable)]
    lines = (line for of in tables for row in of.rows for cell in row.whole_cells[1:-1] for line in [cell.text])
    signs = {mark.symbol for mark in dossier.legend} | {"×"}
    stand = {word for line in lines for word in (line.split()[:2] + line.split()[-1:]) if word in signs}
    assert {"×", "!", "·"} <= stand
    assert stand <= {entry.split()[0] for entry in said.split("   ")}


def test_the_table_parts_every_community_into_one_zone_with_its_share() -> None:
    dossier = Dossier(plan(2), Edition(words.speech()))
    assert sorted(row.id for group in dossier.groups for row in group.rows) == sorted(
        row.id for row in dossier.communities
    )
    zones = dossier.figures.zones["admin"]
    for group in dossier.groups:
        if group.id:
            assert (group.figures.productive, group.figures.filled) == (
                zones[group.id].productive,
                zones[group.id].filled,
            )


def said_of_patarani(hidden: list[str | None]) -> Iterator[Revision]:
    """A demand; of `hidden` each laptop says one, and they do not agree."""
    record = "demand/guaqui/patarani/2003/1"
    first = revision(record, {"text": "Establos", "action": "stables", "status": "proposed", "cost_cents": 900})
    yield first
    yield from (child([first], {"carries": one}, device=f"laptop{n:02}") for n, one in enumerate(hidden))


def test_no_public_paper_tells_that_anything_hidden_is_there() -> None:
    """Not even by its version: the same paper is made with and without."""
    pack, formats = load_pack("guaqui"), ("council.pdf", "matrix.pdf", "council.html")
    words.use("es")
    edition = Edition(words.speech())
    hidden, plain = (
        {file.name: b"".join(file.make()) for file in files(Survey([*pack, *said]), formats, edition)}
        for said in (said_of_patarani(["apleg", "fishermen-a"]), said_of_patarani([]))
    )
    assert hidden == plain


def test_a_ceiling_stands_on_the_report_with_what_is_left_of_it() -> None:
    body = {"text": "Establos", "action": "stables", "status": "budgeted", "cost_cents": 90_000_00}
    demand = revision("demand/guaqui/patarani/2003/1", body)
    ceilings = [
        revision("ceiling/guaqui/2003/year/any", {"amount_cents": 80_000_00}),
        revision("ceiling/guaqui/2004/year/any", {"amount_cents": 70_000_00}),
    ]
    first = made(Survey([*load_pack("guaqui"), demand, *ceilings]), "council.pdf")["concejo.pdf"].pages[0]
    assert "se pasa en Bs 10.000" in first
    assert "2004 Bs 70.000 Bs 0 Bs 70.000" in first
    assert "Techo" not in made(Survey([*load_pack("guaqui"), demand]), "council.pdf")["concejo.pdf"].pages[0]


def test_what_may_be_withdrawn_is_not_shown_as_asked_for() -> None:
    """Where it is in dispute whether a demand was taken back, its cell says that something is to settle."""
    record = "demand/guaqui/patarani/2003/1"
    first = revision(record, {"text": "Establos", "action": "stables", "status": "proposed"})
    both = [child([first], {"withdrawn": True}), child([first], {"cost_cents": 77}, device="laptop02")]
    dossier = Dossier(Survey([*load_pack("guaqui"), first, *both]), Edition(words.speech()))
    (row,) = (row for row in matrix_table(dossier).rows if row.cells[0] == "Patarani")
    assert isinstance(row.cells[1], PaperCell)
    assert row.cells[1].text.endswith(" !")
