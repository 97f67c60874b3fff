"""The catalogues: complete, compiled as they stand, and saying the same with the same places to fill in."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from exports.wording.speech import TERMS
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.gather.gathered_files import REFUSALS
from storage.revisions.canonical import canonical, plain_decoder, rev_of
from storage.revisions.revision import Refusal, accept_bytes, accept_value

ROOT = Path(__file__).parents[3]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def catalogue(language: str) -> Catalog:
    path = words.LOCALE / language / "LC_MESSAGES" / "guaqui.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> Iterator[Message]:
    return (message for message in catalogue(language) if message.id)


def forms(of: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [of] if isinstance(of, str) else list(of or ())


def test_the_languages_are_spanish_first_and_english() -> None:
    assert words.languages() == ["es", "en"]


@pytest.mark.costly(0)
def test_every_word_in_the_code_is_in_both_catalogues_and_none_is_left_over() -> None:
    found = {
        forms(text)[0]
        for package in ("guaqui_tui", "exports", "storage")
        for _file, _line, text, _notes, _context in extract_from_dir(
            ROOT / package, [("**.py", "python")], keywords=KEYWORDS
        )
    }
    for language in ("es", "en"):
        assert {forms(message.id)[0] for message in messages(language)} == found
        assert not catalogue(language).obsolete


@pytest.mark.costly(0)
def test_no_word_stands_where_it_is_not_taken_out() -> None:
    """What takes them out sees none inside an f-string: such a one would never be translated."""
    known = {forms(message.id)[0] for message in messages("en")}
    for package in ("guaqui_tui", "exports", "storage"):
        for file in (ROOT / package).rglob("*.py"):
            calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
            said = [call.args[0] for call in calls if getattr(call.func, "id", "") in KEYWORDS]
            assert {one.value for one in said if isinstance(one, ast.Constant)} <= known, file


def test_every_word_is_translated_with_the_same_places_to_fill_in() -> None:
    for message in messages("es"):
        assert all(forms(message.string)), message.id
        assert not message.fuzzy
        for said in forms(message.string):
            places = [_places(text) for text in forms(message.id)]
            assert _places(said) in places, message.id


def _places(text: str) -> set[str]:
    """A municipality's own word may stand for a word of the language: *gestión* for what is a year in English."""
    own = set(TERMS) - {"plan_word", "year_word", "currency_sign"}
    return {name for name in re.findall(r"\{(\w*)", text) if name.lower() not in own}


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_compiled_catalogue_is_that_of_the_words(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    path = words.LOCALE / language / "LC_MESSAGES" / "guaqui.mo"
    assert path.read_bytes() == compiled.getvalue(), "python3 run.py words"


def test_plurals_speak_both_forms() -> None:
    words.use("es")
    one, many = (
        "  {n} record now has two versions, to settle: {records}",
        "  {n} records now have two versions, to settle: {records}",
    )
    assert "registro tiene" in words.ngettext(one, many, 1)
    assert "registros tienen" in words.ngettext(one, many, 2)


@pytest.mark.parametrize(
    "entry",
    [
        "[]",
        '{"rev": "00", "text": "\\u202e"}',
        '{"rev": "00", "n": 1.5}',
        '{"rev": "00", "n": 99999999999999999}',
        '{"rev": "00", "n": {"é": 1}}',
        '{"rev": "00", "rev": "00"}',
        '{"rev": "00", "n": ' + "[" * 40 + "]" * 40 + "}",
        '{"rev": "00"}',
    ],
)
def test_why_an_entry_was_set_aside_has_words(entry: str) -> None:
    refused = accept_value(plain_decoder.decode(entry))
    assert isinstance(refused, Refusal)
    assert refused.reason in REFUSALS


@pytest.mark.parametrize("raw", [b"{", b"{}", b'{ "a":1}', canonical({"rev": "00"})])
def test_why_a_line_was_refused_has_words(raw: bytes) -> None:
    refused = accept_bytes(raw, rev_of(raw))
    assert isinstance(refused, Refusal)
    assert refused.reason in REFUSALS


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_word_says_in_which_files_it_stands(language: str) -> None:
    """Without lines: a catalogue would change with every line that is added above a word."""
    for message in messages(language):
        assert message.locations, message.id
        assert all((ROOT / file).is_file() and line is None for file, line in message.locations), message.id
