"""Signs that mean something stand in `storage/symbols.py`, colours in `exports/colours.py`, and nowhere else.

Texts of the catalogues may speak of signs, and docstrings show them. Of a sign that is a punctuation mark or a
letter of patterns too (`!`, `*`, `…`) it is looked only at where it stands as a mark: before words, or as what is
there in one case and not in the other.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest
from rich.color import ANSI_COLOR_NAMES
from textual._color_constants import COLOR_NAME_TO_RGB

from storage import symbols

ROOT: Final = Path(__file__).parents[2]
SYMBOLS: Final = ROOT / "storage" / "symbols.py"
COLOURS: Final = ROOT / "exports" / "colours.py"
PACKAGES: Final = [ROOT / package for package in ("guaqui_tui", "exports", "storage")]
FILES: Final = {file for package in PACKAGES for file in package.rglob("*.py")}
SHEETS: Final = {file for package in PACKAGES for file in package.rglob("*.*css")}

PUNCTUATION: Final = frozenset("!?~*…·–")
CATALOGUE: Final = {"_", "N_", "ngettext"}

HEX: Final = re.compile(r"(?<![\w&])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)
PAINTED: Final = re.compile(r"[\w-]*(?:color|background|border|outline|fill|stroke|tint)[\w-]*\s*:([^;{}]*)")
NAMED: Final = {*COLOR_NAME_TO_RGB, *ANSI_COLOR_NAMES} - {"default", "transparent"}
STYLE: Final = {"bold", "dim", "italic", "underline", "reverse", "strike", "not", "on"}
OF_A_COLOUR: Final = re.compile(r"colou?r", re.IGNORECASE)


def signs() -> set[str]:
    """All that `storage/symbols.py` has."""
    values = [value for name, value in vars(symbols).items() if name.isupper() and name != "LETTERS"]
    return {sign for value in values for sign in "".join(value.values() if isinstance(value, dict) else value)} - {
        " "
    }


def colours_in_styles(text: str) -> Iterator[str]:
    """What of a sheet of styles, or of a text that may be one, says a colour."""
    yield from (found[0] for found in HEX.finditer(text))
    for painted in PAINTED.finditer(text):
        yield from (word for word in re.findall(r"[\w$-]+", painted[1]) if word in NAMED)


def colours_in_code(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    for text in texts(tree, catalogue=True):
        yield from colours_in_styles(text)
        words = text.split()
        if words and {*words} <= NAMED | STYLE and not {*words} <= STYLE:
            yield text
    for node in ast.walk(tree):
        yield from (ast.unparse(given) for given in given_as_a_colour(node) if isinstance(given, ast.Constant))


def given_as_a_colour(node: ast.AST) -> Iterator[ast.expr]:
    """What a library is told to draw in: of `set_draw_color(120)`, `Style(color=...)`, `{"bg_color": ...}`."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=given) if OF_A_COLOUR.search(name):
            yield from given
        case ast.keyword(arg=str(name), value=value) if OF_A_COLOUR.search(name):
            yield value
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and OF_A_COLOUR.search(str(key.value)):
                    yield value


def signs_in_code(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    plain = signs() - PUNCTUATION
    for text in texts(tree, catalogue=False):
        yield from sorted(plain & {*text})
    for text in marks(tree):
        if text.rstrip() in PUNCTUATION:
            yield text


def marks(tree: ast.Module) -> Iterator[str]:
    """What stands before words with a space between, or in one case and not in the other; `–` by itself too."""
    within = catalogue_texts(tree) | docstrings(tree)
    for node in ast.walk(tree):
        match node:
            case ast.IfExp(body=one, orelse=other):
                yield from (str(case.value) for case in (one, other) if isinstance(case, ast.Constant))
            case ast.JoinedStr(values=[ast.Constant(value=str(one)), *_]) if not one.startswith(" · "):
                yield first_word(one)
            case ast.Constant(value=str(one)) if node not in within and not one.startswith(" "):
                yield "–" if one == "–" else first_word(one)


def first_word(text: str) -> str:
    """What a text begins with, where a space is behind it."""
    word, space, _rest = text.lstrip().partition(" ")
    return word if space else ""


def texts(tree: ast.Module, *, catalogue: bool) -> Iterator[str]:
    """The literals of a module; with those that are texts of the catalogues, or without."""
    out = docstrings(tree) if catalogue else docstrings(tree) | catalogue_texts(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in out:
            yield node.value


def docstrings(tree: ast.Module) -> set[ast.AST]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def catalogue_texts(tree: ast.Module) -> set[ast.AST]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        given
        for call in calls
        if (call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")) in CATALOGUE
        for given in call.args
    }


def found_in(files: Iterable[Path], look: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """By file what is found in its text; only those where something is."""
    found = {str(file.relative_to(ROOT)): list(look(file.read_text("utf-8"))) for file in files}
    return {name: faults for name, faults in found.items() if faults}


def test_no_colour_stands_elsewhere() -> None:
    assert found_in(FILES - {COLOURS}, colours_in_code) | found_in(SHEETS, colours_in_styles) == {}


@pytest.mark.costly(0)
def test_no_sign_stands_elsewhere() -> None:
    assert found_in(FILES - {SYMBOLS}, signs_in_code) == {}


@pytest.mark.parametrize(
    "source",
    [
        'fill = "#548235"',
        'CSS = "Board { color: #fff; }"',
        'CSS = "Board { border: solid red; }"',
        'CSS = "Board { background: rgb(0, 0, 0); }"',
        'line = Content.styled(words, "bold red on black")',
        "self.set_draw_color(120)",
        'book.add_format({"bg_color": "silver"})',
        'Style(color="ansi_red")',
        'self.styles.background = "blue"',
        'words = _("in #ff0000")',
    ],
)
def test_a_colour_is_found_wherever_it_is_written(source: str) -> None:
    assert list(colours_in_code(source))


@pytest.mark.parametrize(
    "source",
    [
        'mark = "▲"',
        'line = f" ✓ {words}"',
        'line = "● " + _("not saved")',
        'mark = "!" if disputed else " "',
        'mark = " " if settled else "!"',
        "line = f\"{'* ' if drafted else ''}{words}\"",
        'line = f"! {words}"',
        'line = f" ! {words}"',
        'line = "* not saved"',
        'line = f"… {words}"',
        'said = words or "–"',
    ],
)
def test_a_sign_is_found_wherever_it_is_written(source: str) -> None:
    assert list(signs_in_code(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""▲ what it shows"""',
        'words = _("! marks what is to settle")',
        'words = _("{low}–{high}")',
        'found = folder.rglob("*")',
        'line = f" · {zone}"',
        'line = " · ".join(parts)',
        'line = f"{row}…"',
        'CSS = "Board { color: $accent; background: transparent; }"',
        'self.query_one("#body")',
        'Content.styled(words, "bold $accent")',
        "Bar(fill=PAPER.bar)",
    ],
)
def test_what_is_neither_is_left_alone(source: str) -> None:
    assert [*signs_in_code(source), *colours_in_code(source)] == []
