"""All actas in one PDF: its index says where each is, and what is missing; each code is computed once."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pytest
from pypdf import PdfReader

from exports.formats import actas, bound_actas
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ...storage.plan.acta.test_acta import HELD, MADE, PLAN

HOLDERS = ("andamarca", "arcata", "belen-pituta-a", "apleg")
STATES = "to sign", "! draft", "· workshop to hold", "closed without a workshop"
NAMES = "Andamarca", "Arcata", "Belén Pituta A", "APLEG"
DISPUTED = "demand/guaqui/arcata/2003/1"


def plan(place: str) -> Survey:
    """One whose workshop was held and fills three pages, one in dispute, one without workshop, and an association
    that was closed.
    """
    came = [{"name": f"Autoridad inventada {n}", "office": "Mallku"} for n in range(14)]
    closed = revision("workshop/guaqui/sector/apleg/1", {"outcome": "closed"})
    said = (revision(DISPUTED, {"text": text, "status": "proposed"}) for text in ("Puente", "Camino"))
    return Survey([*PLAN, child([MADE[HELD]], {"authorities": came, "place": place}), closed, *said])


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    (file,) = bound_actas.files(plan("Sede"), Edition(Speech(), subjects=HOLDERS))
    assert file.name == "actas.pdf"
    return PdfReader(io.BytesIO(b"".join(file.make())))


def pages(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_the_index_says_on_which_odd_page_each_acta_begins(reader: PdfReader) -> None:
    index, *rest = pages(reader)
    numbers = [int(number) for number in index.rpartition("of the whole ")[2].split()]
    assert len(numbers) == len(HOLDERS)
    rows = index.partition("Code State ")[2]
    for name, state, begins in zip(NAMES, STATES, numbers, strict=True):
        assert begins % 2
        page = rest[begins - 2]
        assert f" {name} " in page.partition("In the")[0]
        assert "page 1 of" in page
        assert f"page {begins} of the whole" in page
        row = rows.partition(f"{name} ")[2]
        code = row.partition(f" {state}")[0] if state == "to sign" else ""
        assert len(code) == (19 if code else 0)
        assert row.startswith(f"{code} {state}".lstrip())
        assert f"Code: {code}" in page or not code


def test_it_says_first_who_is_missing(reader: PdfReader) -> None:
    index = pages(reader)[0]
    assert "1 of 3 are ready to sign." in index
    assert "Workshop still to hold: Belén Pituta A Draft" in index
    assert "Closed without a workshop, so no acta is awaited: APLEG" in index
    assert "Draft, not to be signed: Arcata" in index


def test_an_acta_counts_its_own_pages_as_alone_and_none_stands_on_the_back_of_another(reader: PdfReader) -> None:
    said = pages(reader)
    (alone,) = actas.files(plan("Sede"), Edition(Speech(), subjects=HOLDERS[:1]))
    many = len(PdfReader(io.BytesIO(b"".join(alone.make()))).pages)
    assert many % 2, "it leaves an empty page"
    assert sum(f"page {many} of {many}" in one and "Andamarca" in one for one in said) == 1
    (empty,) = [one for one in said if one.startswith("Code:") and "of the whole" in one]
    assert "page 4 of 4" not in empty


def test_readers_jump_to_each_by_its_name(reader: PdfReader) -> None:
    jumps: list[Any] = reader.outline
    assert [one.title for one in jumps] == ["All actas", *NAMES]
    firsts = [reader.get_destination_page_number(one) for one in jumps]
    assert all(first is not None and first % 2 == 0 for first in firsts)
    assert all("page 1 of" in pages(reader)[first] for first in firsts if first is not None)


def test_each_code_is_computed_once_for_all_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[bytes] = []
    real = hashlib.scrypt

    def counted(data: bytes, **how: Any) -> bytes:
        computed.append(data)
        return real(data, **how)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    edition = Edition(Speech(), subjects=HOLDERS)
    survey = plan("Otra sede")
    for file in (*actas.files(survey, edition), *bound_actas.files(survey, edition)):
        b"".join(file.make())
    assert sorted(computed) == sorted({*computed})
    assert [one for one in computed if b"andamarca" in one]
