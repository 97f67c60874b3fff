"""Inside a package imports are relative, across packages absolute: so it is seen at once which goes out."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("storage", "exports", "guaqui_tui")


def own_by_absolute_names(package: str, file: Path) -> list[str]:
    """What a file imports of its own package by more than where it stands."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    named = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0]
    named += [one.name for node in nodes if isinstance(node, ast.Import) for one in node.names]
    return [name for name in named if name.partition(".")[0] == package]


def test_what_is_of_its_own_package_is_imported_from_where_it_stands() -> None:
    files = [(package, file) for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    found = {file.relative_to(ROOT).as_posix(): own_by_absolute_names(package, file) for package, file in files}
    assert len(found) > 300, "the files are found"
    assert {file: names for file, names in found.items() if names} == {}
