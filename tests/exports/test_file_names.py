"""What files are called: in the reader's language, as every system takes it, and by no text of anybody's."""

from __future__ import annotations

import re

import pytest

from exports.formats import FORMATS
from exports.papers import file_names
from exports.tables.registers import CALLED
from exports.wording.edition import Edition
from exports.wording.file_names import MOST_BYTES, file_word, name_on_disk
from guaqui_tui.language import gettext_ as words
from storage.plan.survey import Survey

from .full_plan import full_plan
from .test_hostile import hostile

LANGUAGES = ["es", "en"]


@pytest.fixture(scope="module")
def survey() -> Survey:
    return hostile()


def named(survey: Survey, language: str, *, private: bool = False, people: bool = False) -> list[str]:
    words.use(language)
    return file_names(survey, FORMATS, Edition(words.speech(), private=private, people=people))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("people", [False, True])
def test_no_text_gets_into_the_name_of_a_file(
    survey: Survey, language: str, *, private: bool, people: bool
) -> None:
    folder = r"((PRIVADO|PRIVATE)/)?((actas|listas|lists|datos|data|rendicion|accounts)/)?"
    mark = r"((PRIVADO|PRIVATE)-)?((CON-NOMBRES|WITH-NAMES)-)?"
    for name in named(survey, language, private=private, people=people):
        assert re.fullmatch(
            folder + mark + r"[a-záéíóúñ0-9_-]+(\.schema)?\.(pdf|docx|xlsx|html|csv|json)", name
        ), name


def test_in_spanish_people_meet_no_word_of_programs() -> None:
    words.use("es")
    found = {
        name for name in named(full_plan(18), "es") if not name.startswith(("actas/", "datos/", "rendicion/"))
    }
    assert {"matriz.xlsx", "informe.html", "encuesta.xlsx", "plan.json", "listas/planes-por-año.csv"} <= found
    assert not [name for name in found if "_" in name or "guaqui" in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_lists_have_one_name(language: str) -> None:
    words.use(language)
    called = [file_word(Edition(words.speech()).called(one)) for one in CALLED.values()]
    assert len({*called}) == len(CALLED)


def test_what_is_private_begins_so_and_lies_apart(survey: Survey) -> None:
    public = {*named(survey, "es")}
    for name in {*named(survey, "es", private=True)} - public:
        assert name.startswith("PRIVADO/"), name
        assert name.rpartition("/")[2].startswith("PRIVADO-"), name


@pytest.mark.parametrize("word", ["con", "AUX", "lpt1", "com0", "con.d", "nul"])
def test_no_file_has_the_name_of_a_device(word: str) -> None:
    stem, _point, _more = name_on_disk(word, ".pdf").partition(".")
    assert stem == f"{word.partition('.')[0]}_"


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    long = ["a" * 99, "a" * 100, "ñ" * 64, "ñ" * 64 + "o"]
    made = [name_on_disk(word, ".pdf") for word in long]
    assert len({*made}) == len(long)
    assert all(len(one.encode()) <= MOST_BYTES for one in made)
    assert name_on_disk("a" * 64, ".pdf") == "a" * 64 + ".pdf"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_names_differ_by_capitals_alone(survey: Survey, language: str) -> None:
    """Windows and sticks would make one file of them."""
    made = named(survey, language, private=True)
    assert len({name.casefold() for name in made}) == len({*made})
