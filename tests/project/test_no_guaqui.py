"""Nothing of one municipality stands in code or catalogues: all that it decides are records of its pack.

The pack itself says what to look for: the ids and names of its terms, its years, its words, its money. Docstrings
and comments may give examples of it. Three kinds of words are nobody's own, and pass:

- what is also the name of a kind or a field, a part of a name, or a usual word of the table (`community`);
- what is also the label of one (*Comunidad*, *Zona*);
- an id or a name of one letter or digit.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds.field import Field
from storage.kinds.lookup import KINDS
from storage.plan.survey import Survey

ROOT = Path(__file__).parents[2]
PACKAGES = ("guaqui_tui", "exports", "storage")
DATA = {
    "guaqui_tui/demo": "the invented data of the demonstration are Guaqui's, and say so",
    "storage/packs": "the pack itself",
    "storage/notation/currencies.toml": "what money is called, in many countries",
    "storage/notation/words.toml": "what people write in spreadsheets, in many places",
    "storage/file/six_words.txt": "2,048 Spanish words, of which a key has six",
    "exports/fonts": "a font and its licence",
    "guaqui_tui/locale": "the catalogues, which are looked through by their texts",
}
"""Files and folders that are data, with the reason."""

PACK = Survey(load_pack("guaqui"))
TERMS = ("class", "zoning", "zone", "step", "funder", "programme", "cause", "element", "action")


def declared(fields: tuple[Field, ...]) -> Iterator[tuple[str, str]]:
    """What the table calls its fields and their usual values, each with its label."""
    for field in fields:
        yield field.name, field.says.label
        yield from field.says.words.items()
        yield from declared(field.parts)


def of_the_table() -> tuple[set[str], set[str]]:
    """The names that the table has, and their labels in both languages, in small letters."""
    named = [pair for kind in KINDS.values() for pair in declared(kind.fields)]
    named += [(kind.name, label) for kind in KINDS.values() for label in (kind.label, kind.plural)]
    named += [(part.lower(), kind.label) for kind in KINDS.values() for part in kind.parts]
    before = words.language()
    words.use("es")
    labels = {text.casefold() for _name, label in named for text in (label, words._(label))}
    words.use(before)
    return {name for name, _label in named}, labels


NAMES, LABELS = of_the_table()
IDS = {
    one.rpartition("/")[2]
    for kind in TERMS
    for one in PACK.records(kind)
    if len(one.rpartition("/")[2]) > 1 and one.rpartition("/")[2] not in NAMES
}
CALLED = {
    name.casefold()
    for kind in TERMS
    for name in PACK.named(kind).values()
    if len(name) > 1 and name.casefold() not in LABELS
}
PROFILE = PACK.profile
OWN_WORDS = {
    str(word)
    for word in (
        PROFILE.plan_word,
        PROFILE.year_word,
        PROFILE.period_word,
        PROFILE.authority_word,
        PROFILE.council_word,
        PROFILE.currency,
        PROFILE.currency_sign,
    )
}
YEARS = {str(year) for year in PACK.plan.years}
OF_A_PROGRAM = re.compile(r"\bExcel (?:97-)?2003\b|^http://schemas\.openxmlformats\.org/\S+$")
"""What a program calls its files, and the name of a schema, is nobody's year."""
OF_A_LANGUAGE = {".sql": {"role"}}
"""Words of the language that a file is written in: SQL calls so who logs in."""
_SPOKEN = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(OWN_WORDS | YEARS))) + r")\b", re.IGNORECASE)
_PHRASES = re.compile(
    r"\b(?:" + "|".join(re.escape(name) for name in sorted(CALLED) if " " in name) + r")\b", re.IGNORECASE
)


def guaqui_s(text: str) -> str:
    """What of a text is Guaqui's own; empty where nothing is."""
    text = OF_A_PROGRAM.sub(" ", text)
    if text in IDS or text.casefold() in CALLED:
        return text
    found = _SPOKEN.search(text) or _PHRASES.search(text)
    return found[0] if found else ""


class Literal(NamedTuple):
    path: str
    line: int
    text: str


def files() -> Iterator[Path]:
    """All of the packages that is no data."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            is_data = any(path.is_relative_to(ROOT / folder) for folder in DATA)
            if path.is_file() and "__pycache__" not in path.parts and not is_data:
                yield path


def literals(path: Path) -> Iterator[Literal]:
    """The strings and whole numbers of a file's code, docstrings are none; the words of one that is no code."""
    name = path.relative_to(ROOT).as_posix()
    if path.suffix != ".py":
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            said = [word for word in re.findall(r"[\w-]+", line) if word not in OF_A_LANGUAGE.get(path.suffix, ())]
            yield from (Literal(name, number, word) for word in said)
        return
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int) and id(node) not in told:
            yield Literal(name, node.lineno, str(node.value))


def test_no_term_word_year_or_money_of_guaqui_stands_in_code() -> None:
    found = [(one, said) for path in files() for one in literals(path) if (said := guaqui_s(one.text))]
    assert not found, "\n".join(f"{one.path}:{one.line}: {said!r} in {one.text!r}" for one, said in found)


@pytest.mark.parametrize("language", ["es", "en"])
def test_none_stands_in_a_catalogue(language: str) -> None:
    path = words.LOCALE / language / "LC_MESSAGES" / "guaqui.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    texts = {
        form
        for message in catalogue
        if message.id
        for said in (message.id, message.string)
        for form in ([said] if isinstance(said, str) else said or ())
    }
    found = sorted((said, text) for text in texts if (said := guaqui_s(text)))
    assert not found, "\n".join(f"{said!r} in {text!r}" for said, text in found)


def test_what_is_data_is_there() -> None:
    assert all((ROOT / folder).exists() for folder in DATA)


@pytest.mark.parametrize(
    "text",
    [
        "production-support",
        "Apoyo a la producción",
        "Bs 5",
        "en el POA",
        "la gestión siguiente",
        "2003",
        "admin",
        "municipal-2",
        "costo (bs)",
    ],
)
def test_the_eye_sees_what_is_guaqui_s(text: str) -> None:
    assert guaqui_s(text)


@pytest.mark.parametrize("text", ["community", "Comunidad", "Excel 97-2003 (.xls)", "12003", "a", "Zona", "obs"])
def test_the_eye_passes_what_is_nobody_s(text: str) -> None:
    assert not guaqui_s(text)
