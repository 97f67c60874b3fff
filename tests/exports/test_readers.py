"""What was said in confidence, and who a person is, leave only where they are asked for."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as language
from storage.kinds.process.demand import PROPOSERS
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY, Readers, private_fields
from tests.storage.revisions_made import child

from .full_plan import full_plan
from .secret_words import (
    ONE,
    PERSON,
    PERSON_NUMBER,
    PRIVATE,
    PRIVATE_NUMBER,
    kinds,
    marked,
    planted,
    tells,
    with_secrets,
)

EDITIONS = [(private, people) for private in (False, True) for people in (False, True)]


@pytest.fixture(scope="module")
def plan() -> Survey:
    return planted()


@cache
def made(survey: Survey, name: str, **edition: Any) -> dict[str, bytes]:
    """Each file of a paper by its name; of a plan several tests look at the same ones."""
    language.use("es")
    whole = Edition(language.speech(), subjects=("andamarca", "copajira", "sullcata"), **edition)
    return {file.name: b"".join(file.make()) for file in files(survey, [name], whole)}


def text_of(name: str, data: bytes) -> str:
    if name.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if name.endswith((".xlsx", ".docx")):
        book = zipfile.ZipFile(io.BytesIO(data))
        return "\n".join(book.read(one).decode() for one in book.namelist())
    return data.decode()


def said(made_: dict[str, bytes]) -> str:
    """All text of some files; of the coordinator's data all but the revisions, which are whole there."""
    texts = []
    for name, data in made_.items():
        text = text_of(name, data)
        if name.endswith("plan.json"):
            document = json.loads(text)
            document.pop("revisions", None)
            text = json.dumps(document)
        texts.append(text)
    return "\n".join(texts)


def test_every_such_field_of_every_kind_is_planted(plan: Survey) -> None:
    whole = json.dumps([one.document() for of in plan.all_revisions().values() for one in of.values()])
    for one in (one for kind in kinds() for one in marked(kind)):
        assert tells(whole, one.word, one.number), one.path
    assert {"carries", "carries_why", "notes"} <= set(private_fields("demand"))
    assert {"demand", "workshop", "acta", "arrival", "institution", "laptop"} <= set(kinds())


@pytest.mark.costly(3)
@pytest.mark.parametrize(("private", "people"), EDITIONS)
@pytest.mark.parametrize("name", [name for name in FORMATS if not FORMATS[name].signed])
def test_nothing_leaves_without_its_option(plan: Survey, name: str, *, private: bool, people: bool) -> None:
    found = said(made(plan, name, private=private, people=people))
    assert private or not tells(found, PRIVATE, PRIVATE_NUMBER)
    assert people or FORMATS[name].names or not tells(found, PERSON, PERSON_NUMBER)
    assert (PRIVATE in found) == (private and FORMATS[name].editions)
    assert (PERSON in found) == (FORMATS[name].names or (people and FORMATS[name].editions))


@pytest.mark.parametrize("name", ["lists.csv", "lists.csv-excel", "data.json"])
def test_with_its_option_each_field_of_every_kind_stands_in_the_lists(plan: Survey, name: str) -> None:
    """But for what is kept beside the plan."""
    found = said(made(plan, name, private=True, people=True))
    beside = {"acta", "arrival", "laptop", "remark"} if name != "data.json" else set()
    for kind in kinds():
        for one in marked(kind):
            assert tells(found, one.word, one.number) or kind in beside, one


@pytest.mark.parametrize(("private", "people"), EDITIONS)
def test_persons_stand_on_an_acta_and_nothing_private_does(plan: Survey, *, private: bool, people: bool) -> None:
    assert PRIVATE not in said(made(plan, "acta.pdf", private=private, people=people))


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("people", [False, True])
def test_a_public_edition_is_the_same_whether_there_are_secrets_or_not(name: str, *, people: bool) -> None:
    """To the byte: no mark, no count and no line tells that there is anything."""
    survey = full_plan(18)
    assert made(with_secrets(survey), name, people=people) == made(survey, name, people=people)
    assert seen_by(with_secrets(survey), ANYBODY).disputed() == seen_by(survey, ANYBODY).disputed()


@pytest.mark.costly(3)
@pytest.mark.parametrize(("private", "people"), EDITIONS)
def test_an_edition_that_is_not_for_everybody_says_so_in_its_files_names(
    plan: Survey, *, private: bool, people: bool
) -> None:
    """And only there: what is the same in every edition has one name."""
    formats = [one for one in FORMATS if not FORMATS[one].signed]  # they are the same in every edition
    open_ = {name: data for one in formats for name, data in made(plan, one, private=False, people=False).items()}
    found = {
        name: data for one in formats for name, data in made(plan, one, private=private, people=people).items()
    }
    marks = ("PRIVADO-" if private else "") + ("CON-NOMBRES-" if people else "")
    for name, data in found.items():
        assert name.rpartition("/")[2].startswith(marks) or open_[name] == data, name
    if marks:
        alike = {name for name in found.keys() & open_.keys() if not name.startswith("rendicion")}
        assert alike <= {
            *("plan.schema.json", "preguntas.pdf", "encuesta.xlsx", "hoja-en-blanco.pdf"),
            *("entrega.pdf", "plan.docx", "plan.pdf", "concejo.pdf", "concejo-anexos.pdf", "matriz.pdf"),
            *(f"anual-{year}.{ending}" for year in (2003, 2006) for ending in ("pdf", "xlsx")),
        }


def test_a_group_that_proposes_is_no_person() -> None:
    for group in PROPOSERS:
        body = {"text": "Riego", "proposed_by": group, "options": [{"text": "Posta", "proposed_by": group}]}
        assert ANYBODY.body(ONE, body) == body
    named = {"text": "Riego", "proposed_by": "Juan", "options": [{"text": "Posta", "proposed_by": "Juan"}]}
    assert ANYBODY.body(ONE, named) == {"text": "Riego", "options": [{"text": "Posta"}]}
    assert Readers(people=True).body(ONE, named) == named


def test_the_versions_around_a_private_one_hang_together() -> None:
    """What went on from a version that decided only private things went on from what came before it."""
    survey = full_plan(18)
    state = survey.history(ONE)
    assert state is not None
    hidden = child(state.revisions, {"notes": PRIVATE})
    after = child([hidden], {"text": "Riego"})
    survey.add([hidden, after])
    seen = seen_by(survey, ANYBODY).history(ONE)
    assert seen is not None
    assert [one.rev for one in seen.revisions] == [state.revisions[0].rev, after.rev]
    assert seen.heads == (after.rev,)
    assert seen.revisions[1].parents == (state.revisions[0].rev,)
    assert PRIVATE not in json.dumps([one.document() for one in seen.revisions])
