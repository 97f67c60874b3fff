"""A public name means one thing, and says what it is to who reads it alone."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("storage", "exports", "guaqui_tui")
ANSWERS_TO: Final = {"command": "guaqui_tui/commands", "files": "exports/formats"} | dict.fromkeys(
    ("fits", "tables"), "storage/intake/openers"
)
"""What each module of a folder, and of those in it, has, for that is how it is found: a command, a format's files,
a file's tables.
"""
SAY_NOTHING: Final = frozenset(
    [
        "aside",
        "another",
        "brought",
        "asked",
        "anywhere",
        "doors",
        "elsewhere",
        "small",
        "who",
        "turns",
        "one",
        "said",
        "told",
        "typed",
        "odd",
    ]
)
"""Read alone, such a name leaves open what it is of."""


def public_names(tree: ast.Module) -> list[str]:
    """The functions and classes that a module defines for others."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in tree.body if isinstance(node, defined) and not node.name.startswith("_")]


def modules() -> list[Path]:
    return [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def test_a_public_name_stands_in_one_module() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for file in modules():
        folder = file.relative_to(ROOT).parent.as_posix()
        for name in public_names(ast.parse(file.read_text("utf-8"))):
            if not f"{folder}/".startswith(f"{ANSWERS_TO.get(name)}/"):
                where[name].append(file.relative_to(ROOT).as_posix())
    assert {name: files for name, files in where.items() if len(files) > 1} == {}


def names_of(file: Path) -> set[str]:
    """What a module, its folder and its types are called."""
    tree = ast.parse(file.read_text("utf-8"))
    types = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return {file.stem.strip("_"), file.parent.name, *(name.strip("_").lower() for name in types)}


def test_no_module_and_no_type_is_called_by_a_word_that_says_nothing() -> None:
    found = {file.relative_to(ROOT).as_posix(): names_of(file) & SAY_NOTHING for file in modules()}
    assert {file: names for file, names in found.items() if names} == {}
