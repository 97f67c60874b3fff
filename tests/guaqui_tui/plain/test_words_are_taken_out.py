"""A text inside an f-string is not found by what takes the words out: it would stay English."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import guaqui_tui.plain

FILES = sorted(Path(guaqui_tui.plain.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_of_ours_stands_inside_another(file: Path) -> None:
    inside = (
        ast.unparse(call)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"_", "ngettext"}
        if all(isinstance(one, ast.Constant) for one in call.args[:1])
    )
    assert list(inside) == []
