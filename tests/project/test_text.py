"""People's text reaches a widget as `Content` (in a table's cell as `Text`), never as a str that would be markup.

A demand "Comité [/]" in a plain `Static` ends the app, and `[@click=app.quit]` in one runs. So the doors through
which Textual and rich read markup are shut; what is left takes `Content` or `Text`, which mypy holds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = sorted((ROOT / "guaqui_tui").rglob("*.py"))

WIDGETS = {"DataTable", "Input", "TextArea"}
"""Those of Textual's that show text without reading markup in it; a table is used with `Text` only."""

DOORS = {
    "from_markup",
    "from_text",
    "notify",
    "visualize",
    "renderable",
    "border_title",
    "border_subtitle",
    "tooltip",
}
"""Names of Textual's and rich's that take markup; of `Content`, only what takes text as it is, is left."""


def faults(source: str) -> Iterator[str]:
    """What of a module would let markup in."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if module.startswith("textual.widgets"):
                yield from (f"textual.widgets.{name.name}" for name in names if name.name not in WIDGETS)
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.arg(arg=name) if name in DOORS:
                yield name
            case ast.keyword(arg=str(name)) if name in DOORS:
                yield name
            case ast.keyword(arg="markup", value=value) if not _is(value, constant=False):
                yield "markup"
            case ast.FunctionDef(name="render" | "render_str", returns=returns) if not _named(returns, "Content"):
                yield f"{node.name} without Content"
            case ast.Call(func=ast.Attribute(attr="add_column"), args=[first, *_rest]) if not _of(first, "Text"):
                yield "add_column without Text"
            case ast.Call(func=ast.Name(id="Console")) if not any(
                word.arg == "markup" and _is(word.value, constant=False) for word in node.keywords
            ):
                yield "Console with markup"


def _is(node: ast.expr, *, constant: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is constant


def _named(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _of(node: ast.expr, name: str) -> bool:
    """Whether something is made there by `name`."""
    return isinstance(node, ast.Call) and _named(node.func, name)


def test_no_text_is_read_as_markup() -> None:
    """A key's short words lie where Textual keeps a tooltip: a binding's is drawn by nothing of ours."""
    found = {path.relative_to(ROOT).as_posix(): {*faults(path.read_text("utf-8"))} for path in HOUSE}
    found["guaqui_tui/look/keys.py"] -= {"tooltip"}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Static",
        "from textual.widgets import Input, Label as L",
        "from textual.widgets.option_list import Option",
        "Content.from_markup(x)",
        "Text.from_markup(x)",
        "Content.from_text(x)",
        "self.notify(x)",
        "self.app.notify(x, markup=False)",
        "self.border_title = x",
        "Widget(tooltip=x)",
        "Input(x, markup=True)",
        "Input(x, markup=yes)",
        "def render(self): return 'x'",
        "def render(self) -> str: return 'x'",
        "table.add_column(name)",
        "Console(width=80)",
    ],
)
def test_the_check_finds(source: str) -> None:
    assert list(faults(source))


def test_the_app_file_stays_thin() -> None:
    assert len((ROOT / "guaqui_tui" / "app.py").read_text("utf-8").splitlines()) < 250


def test_a_class_styles_itself_and_no_other() -> None:
    """A style that reached further would change a screen from the file of another one."""
    for path in HOUSE:
        for made in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(made, ast.ClassDef):
                assert styled_beyond(made, path) == [], path


def styled_beyond(made: ast.ClassDef, path: Path) -> list[str]:
    """What the styles of a class are for besides itself."""
    beyond = []
    for name, value in _constants(made):
        style = path.with_suffix(".tcss").read_text("utf-8") if name == "CSS_PATH" else value
        assert name != "CSS_PATH" or value == f"{path.stem}.tcss", "a style stands beside its screen"
        if name in {"DEFAULT_CSS", "CSS", "CSS_PATH"}:
            beyond += [one for one in selectors(style) if not re.match(rf"{made.name}\b", one)]
    return beyond


def _constants(made: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The texts that a class gives names to."""
    for node in made.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(value)))
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(value)))
            ):
                yield name, value


def selectors(css: str) -> list[str]:
    """What the rules of a style sheet are for."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    rules = re.findall(r"([^{}]+)\{[^{}]*\}", css)
    return [one.strip() for rule in rules for one in rule.split(",")]
