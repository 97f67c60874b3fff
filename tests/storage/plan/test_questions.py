"""Questions to the communities: what may be asked, until it is settled, and the sheet that is printed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from pypdf import PdfReader

from exports.formats import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import FieldFile
from storage.gather.merge import merge
from storage.kinds.process.demand import demand_name
from storage.plan.questions import open_questions, question, taken_back

SLOT = demand_name("guaqui", "andamarca", 2004)
HOSTILE = "<script>alert(1)</script> & [/]"


def disputed(path: Path, values: Iterable[dict[str, object]]) -> FieldFile:
    """A file in which a demand has several versions."""
    with FieldFile.create(path, device="laptop01") as field:
        first = field.save(SLOT, {"text": "Riego", "action": "irrigation", "status": "proposed"})
        for number, changed in enumerate(values):
            field.author = f"Autora {number}"
            field.save(SLOT, {**first.body, **changed}, [first.rev])
    return FieldFile.open(path, "Coordinadora", device="laptop02")


def page(field: FieldFile) -> list[str]:
    """The text of each page."""
    (file,) = files(field.survey, ["questions.pdf"], Edition(Speech()))
    reader = PdfReader(io.BytesIO(b"".join(file.make())))
    return [" ".join(one.extract_text().split()) for one in reader.pages]


def test_the_sheet_has_every_version_side_by_side_and_nobody_who_typed_it(tmp_path: Path) -> None:
    with disputed(tmp_path / "plan.json", ({"text": HOSTILE, "action": "stables"}, {"text": "Posta"})) as field:
        state = field.survey.history(SLOT)
        assert state is not None
        field.save(*question(field.survey, state))
        (said,) = page(field)
    assert "Andamarca" in said
    assert "Version 1 Version 2 Another (write it)" in said
    first, second = (said.index(words) for words in (HOSTILE[:20], "Posta"))
    stables, irrigation = (said.index(action) for action in ("Stables", "Irrigation"))
    assert (first < second) == (stables < irrigation), "a column is one version"
    assert "Who says so" in said
    assert "Signature or fingerprint" in said
    assert "Autora" not in said
    assert "laptop" not in said


@pytest.mark.parametrize("field_name", ["carries", "notes"])
def test_what_is_private_is_asked_of_nobody(tmp_path: Path, field_name: str) -> None:
    with disputed(
        tmp_path / "plan.json", ({field_name: "apleg"}, {field_name: "fishermen-a", "families": 3})
    ) as field:
        state = field.survey.history(SLOT)
        assert state is not None
        name, body = question(field.survey, state)
        assert body["fields"] == []
        field.save(name, {**body, "fields": [field_name]})  # and not by a made-up question either
        assert open_questions(field.survey) == {}
        assert list(files(field.survey, ["questions.pdf"], Edition(Speech(), private=True))) == []


def test_a_settlement_answers_it_on_every_laptop(tmp_path: Path) -> None:
    with disputed(tmp_path / "plan.json", ({"families": 3}, {"families": 4})) as field:
        state = field.survey.history(SLOT)
        assert state is not None
        field.save(*question(field.survey, state))
        assert open_questions(field.survey) == {SLOT: ["families"]}
        other = tmp_path / "other.json"
        field.copy_to(other)
        with FieldFile.open(other, device="laptop03") as elsewhere:
            elsewhere.settle(SLOT, {"families": 4}, "Contadas en el taller")
    merged = merge(tmp_path / "plan.json", [other]).survey
    assert open_questions(merged) == {}
    assert merged.disputed() == []


def test_asked_on_two_laptops_it_is_one_question(tmp_path: Path) -> None:
    with disputed(tmp_path / "plan.json", ({"families": 3}, {"families": 4})) as field:
        state = field.survey.history(SLOT)
        assert state is not None
        other = tmp_path / "other.json"
        field.copy_to(other)
        field.save(*question(field.survey, state))
        with FieldFile.open(other, device="laptop03") as elsewhere:
            elsewhere.save(*question(elsewhere.survey, state))
    merged = merge(tmp_path / "plan.json", [other]).survey
    assert len(merged.records("question")) == 1
    assert merged.disputed() == [SLOT]


def test_it_can_be_taken_back_and_asked_again(tmp_path: Path) -> None:
    with disputed(tmp_path / "plan.json", ({"families": 3}, {"families": 4})) as field:
        state = field.survey.history(SLOT)
        assert state is not None
        field.save(*question(field.survey, state))
        for name, body in taken_back(field.survey, SLOT):
            field.save(name, body)
        assert open_questions(field.survey) == {}
        field.save(*question(field.survey, state))
        assert open_questions(field.survey) == {SLOT: ["families"]}


def test_a_question_says_of_which_demand_it_is_but_takes_no_side(tmp_path: Path) -> None:
    words_of = {"families": "Riego", "text": ""}
    for name, versions in (("families", (3, 4)), ("text", ("Posta", "Aulas"))):
        with disputed(tmp_path / f"{name}.json", [{name: one} for one in versions]) as field:
            state = field.survey.history(SLOT)
            assert state is not None
            field.save(*question(field.survey, state))
            (said,) = page(field)
        asked = " – ".join(filter(None, ("Andamarca · 2004", words_of[name])))
        assert (
            f"{asked}. {'Families: which number' if name == 'families' else 'Demand: which one is right'}?" in said
        )
