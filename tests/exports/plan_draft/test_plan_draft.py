"""The draft plan: a chapter for all that there are records of, each line with its record, what differs shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from exports.document.pieces import Caution, Figure, Heading, PaperTable, Piece, Point
from exports.dossier import Dossier
from exports.plan_draft.paper import CHAPTERS, plan_draft
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.record_titles import record_called
from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS, kind_of
from storage.plan.money import count_money
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ..full_plan import full_plan
from ..other_municipality import another

M = "guaqui"
MORE = (
    revision(f"fact/{M}/milk", {"topic": "Leche", "name": "Vacas", "value": 125, "scale": 1, "document": "Censo"}),
    revision(f"fact/{M}/milk-2", {"topic": "Leche", "name": "Vacas", "value": 14, "document": "PADER"}),
    revision(f"commitment/{M}/shed", {"who": "El municipio", "what": "Un galpón", "due": "2003", "state": "open"}),
    revision(f"institution/{M}/pader", {"name": "PADER", "sort": "institution"}),
    revision(f"lesson/{M}/dates", {"text": "Fijar las fechas en el primer taller"}),
)


def planned(communities: int) -> Survey:
    """A plan with records for each chapter."""
    survey = full_plan(communities)
    plan = [*survey.revisions(survey.plan_record).values()][-1]
    survey.add([*MORE, child([plan], {"vision": "Un municipio que produce"})])
    return survey


@pytest.fixture(scope="module")
def full() -> Survey:
    return planned(20)


def pieces_of(survey: Survey) -> tuple[Piece, ...]:
    words.use("es")
    return plan_draft(Dossier(survey, Edition(words.speech()))).pieces


def rows_of(pieces: tuple[Piece, ...]) -> Iterator[list[str]]:
    for piece in pieces:
        for row in piece.rows if isinstance(piece, PaperTable) else ():
            yield [cell.text for cell in row.whole_cells]


def chapters_of(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Heading) and piece.level == 1]


def test_there_is_a_chapter_for_all_that_is_recorded_numbered_without_a_gap(full: Survey) -> None:
    chapters = chapters_of(pieces_of(full))
    assert len(chapters) == len(CHAPTERS)
    assert [chapter.split(".")[0] for chapter in chapters] == [str(n) for n in range(1, len(CHAPTERS) + 1)]


def test_a_chapter_without_records_is_left_out() -> None:
    chapters = chapters_of(pieces_of(another()))
    assert 0 < len(chapters) < len(CHAPTERS)
    assert not [chapter for chapter in chapters if "Compromisos" in chapter]
    assert chapters_of(pieces_of(Survey())) == []


@pytest.mark.parametrize("outcome", ["held", "closed", "absent", "suspended"])
def test_only_of_a_workshop_that_was_held_it_says_who_met(outcome: str) -> None:
    workshop = revision(f"workshop/{M}/community/copajira/1", {"outcome": outcome})
    pieces = pieces_of(Survey([*load_pack(M), workshop]))
    met = [row.whole_cells[0].text for of in tables_under(pieces, "Quiénes se reunieron", 0) for row in of.rows]
    assert ("Copajira" in met) == (outcome == "held")


def tables_under(pieces: tuple[Piece, ...], head: str, at: int) -> Iterator[PaperTable]:
    """The tables with such a head in a column, counted from the left or the right."""
    return (one for one in pieces if isinstance(one, PaperTable) and one.columns[at].head == head)


def test_a_line_leads_to_a_demand_by_its_number_in_the_annex_and_history_knows_what_it_is_called(
    full: Survey,
) -> None:
    pieces, dossier = pieces_of(full), Dossier(full, Edition(words.speech()))
    asked = [row.whole_cells for of in tables_under(pieces, "N.º", 0) for row in of.rows]
    by_number = {cells[0].text: cells[2].text for cells in asked}
    referred = [
        row.whole_cells for of in tables_under(pieces, "N.º anexo", -1) for row in of.rows if row.sort == "plain"
    ]
    assert len(referred) > 60
    assert all(by_number[cells[-1].text] == cells[2].text for cells in referred)
    titles = [row.whole_cells[-1].text for of in tables_under(pieces, "Se busca como", -1) for row in of.rows]
    assert "Taller comunal · Copajira" in titles
    for title in filter(None, titles):
        assert kind_of(record_called(title, dossier.survey)) in KINDS, title
    first = next(state.entry.record for state in dossier.states if state.entry)
    assert record_called(dossier.values.title(first), dossier.survey) == first


def test_no_word_of_a_record_s_name_stands_in_it(full: Survey) -> None:
    cells = {cell for row in rows_of(pieces_of(full)) for cell in row}
    assert not [cell for cell in cells if re.search(r"[a-z]/\d{4}/|/\d+$", cell) and not cell[0].isdigit()]


def test_every_demand_stands_in_the_annex_and_the_sum_is_of_all(full: Survey) -> None:
    pieces, dossier = pieces_of(full), Dossier(full, Edition(words.speech()))
    states = [state for state in dossier.states if state.entry]
    numbers = [row.cells[0] for of in tables_under(pieces, "N.º", 0) for row in of.rows]
    assert numbers == [str(n + 1) for n in range(len(states))]
    (figure,) = (piece for piece in pieces if isinstance(piece, Figure))
    assert figure.number == dossier.amount(count_money(dossier.states).cost_cents)


def test_what_documents_or_versions_say_otherwise_is_shown(full: Survey) -> None:
    pieces = pieces_of(full)
    assert "Los documentos no dicen lo mismo de: Vacas. Censo: 12,5; PADER: 14." in [
        one.text for one in pieces if isinstance(one, Caution)
    ]
    rows = [*rows_of(pieces)]
    assert [row[1] for row in rows if row[0] == "Vacas"] == ["12,5", "14"]
    assert any("por resolver: " in cell for row in rows for cell in row)


def test_the_assemblys_own_words_are_in_it(full: Survey) -> None:
    said = str(pieces_of(full))
    for text in ("Un municipio que produce", "Un galpón", "PADER", "Fijar las fechas en el primer taller"):
        assert text in said, text


@pytest.mark.parametrize("survey", [planned(20), another()], ids=["full", "another"])
def test_the_number_it_begins_with_is_parted_by_what_it_is_for(survey: Survey) -> None:
    words.use("es")
    dossier = Dossier(survey, Edition(words.speech()))
    first = next(at for at, piece in enumerate(pieces_of(survey)) if isinstance(piece, Figure))
    parts = [piece for piece in pieces_of(survey)[first + 1 :][:9] if isinstance(piece, Point)]
    classes, money = dossier.figures.classes.values(), dossier.figures.money
    shown = [dossier.amount(one.cost_cents) for one in classes if one.cost_cents]
    rest = money.cost_cents - sum(one.cost_cents for one in classes)
    assert [piece.label for piece in parts] == [*shown, *([dossier.amount(rest)] if rest else [])]
