"""The page for whoever takes over: one page whatever the plan says, each section with some of its lines."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from exports.formats import files
from exports.handover.page import shared_out
from exports.handover.sections import HandoverLine, HandoverSection
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

LONG = "Fortalecer la gestión municipal con todas las comunidades y sus autoridades " * 4
AT = "2003-12-31T18:00:00-04:00"


def pages(*more: Revision, paper: str = "letter") -> list[str]:
    words.use("es")
    survey = Survey([*load_pack("guaqui"), *more])
    (file,) = files(survey, ["handover.pdf"], Edition(words.speech(), paper=paper))
    assert file.name == "entrega.pdf"
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(b"".join(file.make()))).pages]


def many(n: int) -> list[Revision]:
    return [
        one
        for number in range(n)
        for one in (
            revision(f"commitment/guaqui/c{number}", {"who": f"W{number}", "what": LONG, "due": "2003"}, at=AT),
            revision(f"institution/guaqui/i{number}", {"name": f"I{number} {LONG}", "phone": "2825272"}, at=AT),
            revision(f"workshop/guaqui/community/andamarca/{number + 1}", {"outcome": "held"}, at=AT),
        )
    ]


@pytest.mark.parametrize("paper", ["letter", "a4", "legal-bo"])
@pytest.mark.parametrize("n", [0, 3, 40])
def test_it_is_one_page_however_much_there_is(n: int, paper: str) -> None:
    (page,) = pages(*many(n), paper=paper)
    assert "página 1 de 1" in page
    for title in ("vence en 60 días", "Compromisos pendientes", "por resolver", "sin su acta", "A quién llamar"):
        assert title in page
    assert page.count("Papeles firmados") == 1
    assert ("más, en el programa" in page) == (n > 3)


def test_it_says_what_is_due_by_the_day_of_the_newest_save_and_whom_to_call() -> None:
    (page,) = pages(
        revision(
            "commitment/guaqui/a",
            {"who": "Municipio", "what": "Partida", "to": "OECAs", "due": "2004-01", "state": "partly"},
            at=AT,
        ),
        revision(
            "institution/guaqui/cipca",
            {"name": "CIPCA", "phone": "2825272", "members": [{"name": "Ana Condori", "office": "Técnica"}]},
            at=AT,
        ),
    )
    assert "Al 31/12/2003" in page
    assert "01/2004 Municipio: Partida Compromisos" in page
    assert "01/2004 Municipio: Partida · OECAs · cumplido en parte" in page
    assert "2825272 CIPCA · Ana Condori, Técnica" in page


def test_what_one_section_does_not_need_the_others_have() -> None:
    def section(title: str, n: int) -> HandoverSection:
        return HandoverSection(title, "", [HandoverLine("", str(one), "") for one in range(n)])

    sections = [section("few", 1), section("none", 0), section("many", 50)]
    assert [most for _one, most in shared_out(sections, 16)] == [1, 0, 9]
    assert [most for _one, most in shared_out(sections, 7)] == [1, 0, 0]


def test_it_begins_with_how_much_waits() -> None:
    (page,) = pages(*many(3))
    for said in ("3 Lo que vence en 60 días: W0", "3 Compromisos pendientes: W0", "0 Lo que está por resolver"):
        assert said in page.partition("Fecha o teléfono")[0]


def test_a_clock_that_was_never_set_is_no_day() -> None:
    (page,) = pages(revision("community/guaqui/x", {"name": "X"}, at="1970-01-01T00:00:00+00:00"))
    assert "reloj sin hora" in page
    assert "1970" not in page.partition("Computadoras")[2].partition("Archivo")[0]


def test_what_waits_is_read_whole_where_the_page_has_room_for_it() -> None:
    whole = "Fortalecer con la partida de 40.000 a las organizaciones económicas, con asistencia técnica y equipos"
    promised = {"who": "Gobierno municipal", "what": whole, "due": "2003"}
    (page,) = pages(revision("commitment/guaqui/a", promised, at=AT))
    assert page.count(whole) == 4, "among what waits first, and in both of its lists"
