"""Inside a package imports are relative, across packages absolute: so it is seen at once which goes out."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
FILES: Final = [
    (package, file)
    for package in ("storage", "exports", "guaqui_tui")
    for file in sorted((ROOT / package).rglob("*.py"))
]


@pytest.mark.parametrize(
    ("package", "file"), FILES, ids=lambda one: one.relative_to(ROOT).as_posix() if isinstance(one, Path) else one
)
def test_what_is_of_its_own_package_is_imported_from_where_it_stands(package: str, file: Path) -> None:
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    named = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0]
    named += [one.name for node in nodes if isinstance(node, ast.Import) for one in node.names]
    assert [name for name in named if name.partition(".")[0] == package] == []
