"""The actas as PDF, read by a reader that is not ours."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from exports.acta.contents import paper
from exports.acta.pieces import acta_as_paper
from exports.document.paper import SIZES
from exports.document.pdf import pdf
from exports.formats.actas import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds.terms.municipality import PAPERS
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ...storage.plan.acta.test_acta import BODIES, DEMAND, MADE, PLAN

MANY = [{"text": f"Propuesta {n} " + "con muchas palabras " * 5, "votes": n} for n in range(1, 31)]


def acta(survey: Survey, holder: str = "andamarca", size: str = "letter", say: Speech | None = None) -> PdfReader:
    edition = Edition(say or Speech(), paper=size)
    (file,) = (one for one in files(survey, edition) if one.name == f"actas/{holder}.pdf")
    return PdfReader(io.BytesIO(b"".join(file.make())))


def text_of(reader: PdfReader) -> str:
    """All text, on one line: where lines break is the page's matter."""
    return " ".join("\n".join(page.extract_text() for page in reader.pages).split())


def plan_with(**changes: Any) -> Survey:
    return Survey([*PLAN, child([MADE[DEMAND]], changes)])


PAPER_SIZES = {"letter": (215.9, 279.4), "legal-bo": (216, 330), "a4": (210, 297)}


def is_on(reader: PdfReader, size: str) -> bool:
    """Whether all pages are of a paper."""
    found = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages]
    width, height = PAPER_SIZES[size]
    return all(abs(w * 25.4 / 72 - width) < 0.1 and abs(h * 25.4 / 72 - height) < 0.1 for w, h in found)


@pytest.mark.parametrize("size", PAPERS)
def test_it_is_on_the_paper_that_was_asked_for(size: str) -> None:
    assert is_on(acta(Survey(PLAN), size=size), size)


@pytest.mark.costly(0)
@pytest.mark.parametrize("size", PAPERS)
def test_it_is_on_the_municipalitys_paper_where_none_was_asked_for(size: str) -> None:
    survey = Survey(PLAN)
    record = "municipality/guaqui"
    survey.add([child(list(survey.revisions(record).values()), {"paper": size})])
    assert is_on(acta(survey, size=""), size)
    assert is_on(acta(survey, size="letter"), "letter")


def test_a_paper_that_nobody_knows_is_letter() -> None:
    survey = Survey(PLAN)
    survey.add([child(list(survey.revisions("municipality/guaqui").values()), {"paper": "papyrus"})])
    assert is_on(acta(survey, size=""), "letter")


def test_it_says_all_that_its_code_is_of() -> None:
    words.use("es")
    said = text_of(acta(Survey(PLAN), say=words.speech()))
    for part in (
        "Acta · Taller comunal",
        "En Andamarca, municipio de Guaqui, provincia Ingavi, departamento de La Paz, a horas",
        "del día 14 de julio de 2002, reunidas, en Sede, 85 personas, 34 mujeres y 51 hombres, con las",
        "34 mujeres, 51 hombres. Quórum: declarado",
        "Zona A; Tipología: Zona 2",
        "Autoridad inventada",
        "Construcción de establos",
        "apoyo a la producción",
        "Bs 35.000",
        "Se decidió por votación, con 41 votos; la otra tuvo 12",
        "Gobierno municipal Bs 20.000; PDLA Bs 15.000",
        "Propuesta: Posta, 12 votos",
        "Como se dijo: Uywa uta",
        "Junto con: Copajira 2003",
        "Mano de obra",
        "Motivo: Falta el terreno",
        "Leída el acta en voz alta y hallada conforme",
        "Folio ______ del libro de actas",
        "Firma o huella",
    ):
        assert part in said, part


def test_of_a_proposal_it_says_whose_it_was() -> None:
    survey = plan_with(options=[{"text": "Tubería", "proposed_by": "women", "votes": 26}])
    assert "Tubería, proposed by women, 26 votes" in text_of(acta(survey))


def test_the_code_and_the_page_stand_on_every_page() -> None:
    survey = plan_with(options=MANY)
    code, pages = code_of(printed(survey, "andamarca")), acta(survey).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        said = page.extract_text()
        assert code in said
        assert f"page {number} of {len(pages)}" in said


def test_nothing_private_is_on_it() -> None:
    said = text_of(acta(Survey(PLAN)))
    assert "Dicho aparte" not in said
    assert "APLEG" not in said.upper()


def test_a_draft_has_no_code_and_no_place_to_sign() -> None:
    first = MADE[DEMAND]
    reader = acta(Survey([*PLAN, child([first], {"cost_cents": 1}), child([first], {"cost_cents": 2})]))
    said = text_of(reader)
    assert not re.search(r"([0-9A-Z]{4}-){3}", said)
    assert "To settle 2003 Cost" in said
    assert "fingerprint" not in said


def test_an_acta_of_nothing_has_room_to_write() -> None:
    """Nothing was noted of what was held: one sheet of lines to write on, and rows to sign."""
    say = Speech()
    survey = Survey([*load_pack("guaqui"), revision("workshop/guaqui/community/arcata/1", {"outcome": "held"})])
    data = printed(survey, "arcata")
    drawn = paper(data, code_of(data), say)
    assert "at ______ on ______ ______________ ______" in drawn.opening
    assert [entry.text for entry in drawn.facts] == [
        "______ women, ______ men present. Quorum: ______________",
        "Tipología: Zona 2",
        "",
    ]
    assert [entry.label for entry in drawn.sections[1].entries] == ["2003", "2004", "2005", "2006", "2007"]
    assert drawn.signatures == []
    reader = acta(survey, "arcata")
    assert len(reader.pages) == 2
    assert rows_to_sign(reader)[-1] >= 8


def rows_to_sign(reader: PdfReader) -> list[int]:
    """How many rows each page has to sign in: they are 17 mm high, of five boxes each, above the foot."""
    found = []
    for page in reader.pages:
        boxes = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (-?[\d.]+) re", page.get_contents().get_data())  # type: ignore[union-attr]
        tall = [y for _x, y, _width, height in boxes if abs(abs(float(height)) * 25.4 / 72 - 17) < 0.1]
        assert all(float(y) * 25.4 / 72 - 17 > 17 for y in tall)
        found.append(len(tall) // 5)
        assert len(tall) % 5 == 0
    return found


@pytest.mark.parametrize("many", [3, 9, 40])
def test_every_authority_has_a_row_that_stays_whole(many: int) -> None:
    """No row is lost between two pages, and none of the pages has nothing but empty ones."""
    came = [{"name": f"Autoridad inventada {n}.", "office": "Mallku"} for n in range(many)]
    reader = acta(Survey([*PLAN, child([MADE[next(iter(BODIES))]], {"authorities": came})]))
    rows = rows_to_sign(reader)
    assert sum(rows) > many
    for page, here in zip(reader.pages, rows, strict=True):
        named = page.extract_text().count("Autoridad inventada")
        assert (named > 0) == (here > 0)
    said = text_of(reader)
    assert all(one["name"] in said for one in came)


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "<b>&amp;</b>",
        "**negrita** __a__ {nb} {pages}",
        "(paréntesis) \\ barra",
        "q’axana ch’uñuña ä ï ü ñ Ñ",
        "a" * 500,
        "uno\ndos",
        "[@click=app.quit]",
    ],
)
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    said = text_of(acta(plan_with(text=text, action=None)))
    assert "".join(text.split()) in "".join(said.split())


@pytest.mark.parametrize("sign", ["😀", "中", "ا", "\ue000", "\U0010fffd"])
def test_a_sign_that_the_font_lacks_is_named_by_its_number(sign: str) -> None:
    assert f"antes[U+{ord(sign):04X}]después" in text_of(acta(plan_with(text=f"antes{sign}después", action=None)))


def test_it_is_the_same_bytes_every_time() -> None:
    data = printed(Survey(PLAN), "andamarca")
    acta = acta_as_paper(paper(data, code_of(data), Speech()), Speech())
    one, other = (pdf([acta], "letter") for _again in range(2))
    assert one == other
    assert b"/FlateDecode" not in one
    assert SIZES.keys() == PAPERS.keys() == PAPER_SIZES.keys()


def test_no_link_and_no_action_is_inside() -> None:
    drawn = b"".join(next(iter(files(plan_with(text="http://x.org javascript:1"), Edition(Speech())))).make())
    for word in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/Annots", b"/OpenAction /"):
        assert word not in drawn.replace(b"/OpenAction [", b"")


@pytest.mark.parametrize("language", words.languages())
@pytest.mark.parametrize("size", PAPERS)
def test_no_heading_of_who_signs_runs_into_the_next(language: str, size: str) -> None:
    words.use(language)
    found: list[tuple[float, str]] = []

    def see(text: str, _matrix: object, at: list[float], _font: object, _size: float) -> None:
        found.append((at[4], text.strip()))

    for page in acta(Survey(PLAN), size=size, say=words.speech()).pages:
        page.extract_text(visitor_text=see)
    data = paper(printed(Survey(PLAN), "andamarca"), "CODE", words.speech())
    lefts = {text: left for left, text in found}
    left = [next(lefts[text] for text in lefts if text and heading.startswith(text)) for heading in data.columns]
    assert left == sorted(set(left))
    for (here, after), heading in zip(pairwise(left), data.columns, strict=False):
        shown = next(text for text in lefts if text and heading.startswith(text))
        assert (after - here) / 5.4 >= len(shown) - 2, "nine points, bold, take so much a letter"


@pytest.mark.parametrize("size", PAPERS)
def test_whether_it_may_be_signed_stands_beside_its_title_and_under_nothing(size: str) -> None:
    own = next(one for one in PLAN if one.record == "community/guaqui/andamarca")
    survey = Survey([*PLAN, child([own], {"name": ("Andamarca " * 6).strip()})])
    page = acta(survey, size=size).pages[0]
    code = code_of(printed(survey, "andamarca"))
    head = " ".join(page.extract_text().split()).partition("the following was dealt with")[0]
    assert "To be signed" in head
    assert head.count(code) == 1
    assert head.count("Andamarca") >= 6
