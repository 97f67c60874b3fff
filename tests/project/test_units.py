"""Whoever works by the units of the table of kinds works by all of them: a new unit costs each one line."""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from storage.kinds.field import Unit

ROOT = Path(__file__).parents[2]


@cache
def by_unit() -> list[str]:
    """Every dictionary that is said to be by unit, by its module and name."""
    found = []
    for package in ("storage", "exports", "guaqui_tui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text("utf-8")
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            # What does not have the word is not looked through: this is done whenever tests are collected.
            for node in ast.walk(ast.parse(text)) if "Unit" in text else ():
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    said = ast.unparse(node.annotation)
                    if "dict[Unit," in said or "Mapping[Unit," in said:
                        found.append(f"{module}.{node.target.id}")
    return found


@pytest.mark.parametrize("name", by_unit())
def test_a_dictionary_by_unit_has_exactly_the_units(name: str) -> None:
    module, _dot, attribute = name.rpartition(".")
    assert set(getattr(import_module(module), attribute)) == set(get_args(Unit))


def test_there_are_such_dictionaries() -> None:
    assert "exports.wording.values._READ" in by_unit()
