"""No paper says the product's name, or any word, year or money of the municipality that it began with.

All files of all formats of a made-up municipality are made, and read with all that is in them: text, properties,
notes, hidden parts, names.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

import pytest
from pypdf import PdfReader

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.plan.survey import Survey
from tests.storage.revisions_made import child

from .other_municipality import M, another

OF_GUAQUI: Final = re.compile(
    r"guaqui|\b2003\b|\bPDM\b|\bPOA\b|\bBs\b|\bOTB\b|Ingavi|APLEG|lecher|CIPCA|centavo|gesti[oó]n", re.IGNORECASE
)
CODES: Final = re.compile(r"\b[0-9a-f]{16,}\b|\b[a-z2-7]{52}\b|\b(?:[0-9A-Z]{4} ?){4}\b")
"""Ids of revisions, keys of laptops, codes of actas."""
OWN_WORDS: Final = {
    "country": "Antisuyu",
    "currency": "PEN",
    "currency_sign": "S/",
    "plan_word": "PDLC",
    "year_word": "PP",
    "period_word": "wata",
    "community_word": "ayllu",
    "authority_word": "kuraka",
    "sector_word": "gremio",
    "council_word": "cabildo",
    "paper": "a4",
}


ON_PAPER: Final = (".html", ".xlsx", ".docx", ".pdf")
SPOKEN: Final = {
    "es": ("PDLC", "(PP)", "S/", "por wata", "sesión de cabildo", "Gremio", "Ayllu", "ayllus"),
    "en": ("PDLC", "(PP)", "S/"),
}
"""A word of the language is the municipality's where the language leaves room for one of any gender."""


def in_own_words() -> Survey:
    """The made-up municipality with all of its words, and something of each paper: causes, money, disputes."""
    survey = another()
    state = survey.history(f"municipality/{M}")
    assert state
    survey.add([child(list(state.revisions), OWN_WORDS)])
    weavers = survey.history(f"association/{M}/tejedoras")
    assert weavers
    survey.add([child(list(weavers.revisions), {"sector": "tejido"})])
    return survey


def said_in(name: str, data: bytes) -> Iterator[str]:
    """All that can be read in a file."""
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(data))
        yield from (page.extract_text() for page in reader.pages)
        yield from (f"{key} {value}" for key, value in (reader.metadata or {}).items())
        metadata = reader.root_object.get("/Metadata")
        yield metadata.get_object().get_data().decode() if metadata else ""
    elif name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for one in book.namelist():
                yield one
                yield book.read(one).decode("utf-8", "replace")
            yield book.comment.decode()
    else:
        yield data.decode("utf-8-sig")


def everything(survey: Survey, language: str) -> Iterator[tuple[str, str]]:
    words.use(language)
    words.use_terms(None)
    for format_ in FORMATS:
        for file in files(survey, [format_], Edition(words.speech(), private=True, people=True)):
            yield file.name, file.name
            for text in said_in(file.name, b"".join(file.make())):
                yield file.name, text


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", words.languages())
def test_nothing_of_guaqui_leaves(language: str) -> None:
    found = [
        (name, text[max(0, hit.start() - 60) : hit.end() + 60])
        for name, said in everything(in_own_words(), language)
        for text in [CODES.sub(" ", said)]
        for hit in OF_GUAQUI.finditer(text)
    ]
    assert not found, "\n".join(f"{name}: {where!r}" for name, where in dict.fromkeys(found))


@pytest.mark.costly(0)
def test_what_is_called_otherwise_is_no_community() -> None:
    """But in the label of the word itself, and in names of files, which are the same for every municipality."""
    community, label = re.compile(r"\bcom[uú]n(?:idad|al)\w*", re.IGNORECASE), "Palabra para una comunidad"
    papers = ((name, said.replace(label, "").replace(name, "")) for name, said in everything(in_own_words(), "es"))
    assert [(name, found) for name, said in papers if (found := community.findall(said))] == []


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", words.languages())
def test_every_own_word_is_said_somewhere(language: str) -> None:
    papers = [text for name, text in everything(in_own_words(), language) if name.endswith(ON_PAPER)]
    for word in SPOKEN[language]:
        assert any(word in text for text in papers), word


@pytest.mark.costly(0)
def test_numbers_are_written_as_the_municipality_writes_them() -> None:
    survey = in_own_words()
    assert any("S/ 1.000" in text for _name, text in everything(survey, "es"))
    state = survey.history(f"municipality/{M}")
    assert state
    survey.add([child(list(state.revisions), {"number_form": "1,234.56"})])
    papers = [text for name, text in everything(survey, "es") if name.endswith(".html")]
    assert any("S/ 1,000" in text for text in papers)
    assert any("40.91%" in text for text in papers)
    assert not any("S/ 1.000" in text or "40,91%" in text for text in papers)
