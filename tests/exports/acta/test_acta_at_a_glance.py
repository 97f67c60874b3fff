"""An acta as somebody new to it sees it: what it comes to in the top third of its first page, and two pages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from exports.formats import actas, validation
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ...storage.plan.acta.test_assembly_acta import SECOND, SURVEY
from ...storage.plan.levels.levels_made import level

YEARS = range(2003, 2008)
ASKED = ("Establos para el ganado", "Riego por aspersión", "Aulas", "Camino vecinal", "Carpas solares")
SEVEN = ("andamarca", "arcata", "belen-pituta-a", "belen-pituta-b", "copajira", "guaqui-pueblo", "guaqui-puerto")


def asked(holder: str, *proposals: int, **more: Any) -> list[Revision]:
    """A demand for each year, with as many proposals as is said."""
    many = [*proposals, *[0] * (len(YEARS) - len(proposals))]
    found = []
    for year, text, n in zip(YEARS, ASKED, many, strict=True):
        options = [{"text": f"Propuesta {at} de un sector", "votes": 50 - at} for at in range(n)]
        body = {"text": text, "action": "stables", "cost_cents": 3_500_000, "status": "proposed", **more}
        found.append(revision(f"demand/guaqui/{holder}/{year}/1", {**body, **({"options": options} if n else {})}))
    return found


def held(holder: str) -> Revision:
    came = [{"name": "Autoridad inventada", "office": "Mallku"}] * 3
    said = {"outcome": "held", "held_on": "2002-07-14", "authorities": came, "agreements": "Mano de obra\nFaenas"}
    return revision(f"workshop/guaqui/community/{holder}/1", said)


def drawn(survey: Survey, subject: str) -> PdfReader:
    words.use("es")
    edition = Edition(words.speech(), subjects=(subject,))
    (file,) = [*actas.files(survey, edition), *validation.files(survey, edition)]
    return PdfReader(io.BytesIO(b"".join(file.make())))


def top_third(page: PageObject) -> str:
    found: list[str] = []

    def see(text: str, _matrix: object, at: list[float], *_font: object) -> None:
        if at[5] > float(page.mediabox.height) * 2 / 3:
            found.append(text)

    page.extract_text(visitor_text=see)
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("proposals", [(), (3,) * 5, (6,) * 5, (30,), (42,)], ids=sum)
def test_all_that_is_asked_for_stands_at_the_top_and_two_pages_are_enough(proposals: tuple[int, ...]) -> None:
    reader = drawn(Survey([*load_pack("guaqui"), held("arcata"), *asked("arcata", *proposals)]), "arcata")
    said = top_third(reader.pages[0])
    assert "Arcata" in said
    assert "Para firmar" in said
    for year, text in zip(YEARS, ASKED, strict=True):
        assert f"{year} {text} Bs 35.000" in said
    assert len(reader.pages) == 2
    whole = " ".join(page.extract_text() for page in reader.pages)
    assert all(whole.count(f"Propuesta {at} de un sector") for n in proposals for at in range(n))


def test_how_many_slots_are_empty_is_said_in_one_line() -> None:
    two = asked("apleg")[:2]
    said = top_third(drawn(Survey([*load_pack("guaqui"), *two]), "apleg").pages[0])
    assert (
        "2003 · 1 Establos para el ganado Bs 35.000 2004 · 1 Riego por aspersión Bs 35.000 8 todavía sin" in said
    )
    assert "todavía" not in top_third(drawn(Survey(load_pack("guaqui")), "apleg").pages[0])


def test_a_level_of_seven_says_in_short_how_much_goes_on_and_marks_at_its_line_what_is_to_settle() -> None:
    pack = [*load_pack("guaqui")]
    own = (next(one for one in pack if one.record == f"community/guaqui/{id_}") for id_ in SEVEN)
    below = [child([one], {"part_of": "ayllu"}) for one in own]
    demands = [one for id_ in SEVEN for one in asked(id_)]
    plan = [*pack, level("ayllu"), *below, *demands, held("ayllu")]
    reader = drawn(Survey(plan), "ayllu")
    assert "Demandas que siguen 35: Andamarca 5, Arcata 5" in top_third(reader.pages[0])
    assert len(reader.pages) == 2
    costs = [child([demands[3]], {"cost_cents": cost}, device=f"laptop0{cost}") for cost in (1, 2)]
    draft = " ".join(
        " ".join(page.extract_text().split()) for page in drawn(Survey([*plan, *costs]), "ayllu").pages
    )
    assert "2006 ! Camino vecinal ! Costo: " in draft
    assert draft.count("! Costo") == 1


def test_a_municipal_workshop_says_at_the_top_who_came_and_what_it_decided() -> None:
    said = top_third(drawn(SURVEY, SECOND).pages[0])
    for part in ("Resultado 1 validada", "De las asociaciones 1 no aceptada", "Asistencia 24 mujeres, 32 hombres"):
        assert part in said


def test_what_laptops_say_of_a_demand_stands_at_it_on_the_acta_of_an_assembly_too() -> None:
    of = next(iter(SURVEY.revisions("demand/guaqui/andamarca/2003/1").values()))
    everything = [one for known in SURVEY.all_revisions().values() for one in known.values()]
    costs = [child([of], {"cost_cents": cost}, device=f"laptop0{cost}") for cost in (7, 8)]
    draft = drawn(Survey([*everything, *costs]), SECOND)
    said = " ".join(" ".join(page.extract_text().split()) for page in draft.pages)
    assert "Riego ! Costo: " in said
