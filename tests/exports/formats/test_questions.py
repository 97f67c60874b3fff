"""What a community is asked is a question that can be read aloud, whichever field it is of."""

from __future__ import annotations

from typing import Any

import pytest

from exports.document.pieces import Heading, PaperTable
from exports.dossier import Dossier
from exports.frame import frame_of
from exports.questions.sheets import sheets
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

RECORD = "demand/guaqui/andamarca/2003/1"


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ({"families": 61}, {"families": 16}, "Familias: ¿qué número vale?"),
        ({"cost_cents": 100}, {"cost_cents": 200}, "Costo: ¿cuánto es?"),
        ({"decided_on": "2003-01-02"}, {"decided_on": "2003-01-03"}, "Decidida el: ¿qué día?"),
        ({"status": "observed"}, {"status": "validated"}, "Estado: ¿cuál vale?"),
        ({"withdrawn": True}, {"cost_cents": 77}, "¿Sigue en pie o se retiró?"),
        ({"text": "A", "place": "B"}, {"text": "C", "place": "D"}, "Demanda, Lugar: ¿qué vale de cada cosa?"),
    ],
)
def test_a_question_is_asked_as_its_field_is_asked_for(
    one: dict[str, Any], other: dict[str, Any], question: str
) -> None:
    heading, _said = asked(one, other)
    assert heading.startswith("Andamarca · 2003")
    assert heading.endswith(f". {question}")


def test_what_a_laptop_took_out_was_not_noted() -> None:
    _heading, said = asked({"families": None}, {"families": 61}, families=5)
    assert {"no se anotó", "61"} <= said


def asked(*versions: dict[str, Any], **first: Any) -> tuple[str, set[str]]:
    """The heading of what is to settle, and all that its table says."""
    words.use("es")
    root = revision(RECORD, {"text": "Riego", "status": "proposed", **first})
    more = [child([root], said, device=f"laptop{n:02}") for n, said in enumerate(versions)]
    fields = sorted({name for said in versions for name in said})
    question = revision("question/guaqui/one", {"record": RECORD, "fields": fields})
    survey, edition = Survey([*load_pack("guaqui"), root, *more, question]), Edition(words.speech())
    (paper,) = sheets(Dossier(survey, edition), lambda title, whose: frame_of(survey, edition, title, whose))
    (heading,) = (piece.text for piece in paper.pieces if isinstance(piece, Heading))
    tables = (piece for piece in paper.pieces if isinstance(piece, PaperTable))
    return heading, {cell.text for of in tables for row in of.rows for cell in row.whole_cells}
