"""An export looks at the plan once for its readers, and writes no version anew that no file holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.dossier import Dossier
from exports.formats import FORMATS, is_signed
from exports.papers import WritingStep, file_names, write_papers
from exports.report.page import page
from exports.tables.table import MatrixRow, associations_matrix, communities_matrix
from exports.tables.year_columns import YearColumn, YearColumns
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import FieldFile
from storage.file.pack import load_pack
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.plan.views import reader_view as discreet
from storage.plan.views.readers import Readers
from storage.revisions.history import History
from tests.storage.revisions_made import child

from .full_plan import full_plan

WITHOUT_ACTAS = [name for name in FORMATS if name != "acta.pdf"]
UNSIGNED = [name for name in FORMATS if not is_signed(name)]
"""Those that leave the plan as it is: what is signed is recorded, and the others are made of it with that."""


@pytest.fixture
def field(tmp_path: Path) -> Iterator[FieldFile]:
    plan = full_plan(18)
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as made:
        made.add(one.document() for of in plan.all_revisions().values() for one in of.values())
        yield made


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, Readers]]:
    """How often each record was seen anew, by readers."""
    found: Counter[tuple[str, Readers]] = Counter()
    plain = discreet._seen

    def counted(state: History, readers: Readers) -> History | None:
        found[state.record, readers] += 1
        return plain(state, readers)

    monkeypatch.setattr(discreet, "_seen", counted)
    return found


def put(field: FieldFile, folder: Path, formats: list[str], edition: Edition) -> list[WritingStep]:
    steps: list[WritingStep] = []
    write_papers(field, folder, formats, edition, steps.append)
    return steps


@pytest.mark.costly(0)
@pytest.mark.parametrize("people", [False, True])
def test_each_record_is_seen_anew_once_for_whom_it_is(
    field: FieldFile, tmp_path: Path, seen: Counter[tuple[str, Readers]], *, people: bool
) -> None:
    assert put(field, tmp_path / "out", UNSIGNED, Edition(Speech(), people=people))
    whom = {readers for _record, readers in seen}
    assert whom == {Readers(), Readers(people=True)}, "the handover names people in every edition"
    assert len(seen) == len(whom) * len(field.survey)
    assert set(seen.values()) == {1}


@pytest.mark.costly(0)
def test_every_file_is_told_in_its_turn(field: FieldFile, tmp_path: Path) -> None:
    """Also those that are made of the plan as it is with the actas."""
    edition = Edition(Speech(), subjects=("arcata", "copajira"))
    names = file_names(field.survey, list(FORMATS), edition)
    steps = put(field, tmp_path / "out", list(FORMATS), edition)
    assert steps == [WritingStep(name, number, len(names)) for number, name in enumerate(names, 1)]
    assert len(field.survey.records("acta")) == 1, "of who met"
    assert b'"record":"acta/' in (tmp_path / "out" / "plan.json").read_bytes()


@pytest.mark.costly(0)
def test_no_version_is_written_anew(field: FieldFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_value: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(discreet, "canonical", refused)
    assert put(field, tmp_path / "out", WITHOUT_ACTAS, Edition(Speech()))
    seen = discreet.seen_by(field.survey, Readers())
    assert isinstance(seen, Survey)
    with pytest.raises(AssertionError):
        _ = [one.rest for of in seen.all_revisions().values() for one in of.values()]


def test_a_row_of_the_matrix_is_placed_once_however_many_parts_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ninety-nine demands a year over sixty years are a thousand parts."""
    survey = Survey(load_pack("guaqui"))
    plan = [*survey.revisions(survey.plan_record).values()]
    survey.add([child(plan, {"years": list(range(2003, 2013)), "per_year": 9})])
    placed = list[str]()
    whole = YearColumns._placed

    def counted(of: YearColumns, row: MatrixRow) -> dict[YearColumn, SlotState]:
        placed.append(row.id)
        return whole(of, row)

    monkeypatch.setattr(YearColumns, "_placed", counted)
    assert "".join(page(Dossier(survey, Edition(Speech()))))
    rows = [*communities_matrix(survey), *associations_matrix(survey)]
    assert sorted(placed) == sorted(row.id for row in rows)
