"""The documents are true: what they name is there, and what they list is all that there is.

Looked at is what stands in backticks: paths from the top of the tree (with `*` for any), `path::test`, and dotted
names that begin with one of the packages.
"""

from __future__ import annotations

import ast
import os
import re
import tomllib
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.pofile import read_po

from exports.wording.speech import TERMS
from guaqui_tui.language.gettext_ import speech_in

from .key_table import one_meaning_each, tables

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")), *sorted((DOCS / "decisions").glob("*.md"))]
PACKAGES = ("guaqui_tui", "exports", "storage")
TOPS = {*PACKAGES, "tests", "docs", "bench", ".ci"}

FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?P<path>[\w.*-]+(?:/[\w.*-]+)*/?)(?:::(?P<name>\w+))?")
DOTTED = re.compile(rf"(?:{'|'.join(PACKAGES)})(?:\.\w+)+")
ROW = re.compile(r"^\| (.+?) \| (.*?) \| (.*?) \| (.*?) \|$", re.MULTILINE)


def quoted(text: str) -> list[str]:
    return QUOTED.findall(FENCED.sub("", text))


def is_path(said: str) -> bool:
    """Whether it names something in the tree: from one of its folders on, or a file of ours by its ending."""
    top = said.partition("/")[0]
    return (top in TOPS and "/" in said) or said.partition("::")[0].endswith((".py", ".md"))


def is_there(said: str) -> bool:
    """Whether something of that path is there, and the function in it, where one is said."""
    parts = PATH.fullmatch(said)
    if parts is None:
        return False
    files = list(ROOT.glob(parts["path"].rstrip("/")))
    return bool(files) and (not parts["name"] or any(parts["name"] in functions(file) for file in files))


def functions(file: Path) -> set[str]:
    return {
        one.name
        for one in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def resolves(dotted: str) -> bool:
    """Whether a dotted name is a module, or something in one: an attribute, or a field without a default."""
    parts, found = dotted.split("."), None
    for upto in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:upto]))
        except ModuleNotFoundError:
            continue
        return has(found, parts[upto:])
    return False


def has(of: ModuleType | type, names: list[str]) -> bool:
    if not names:
        return True
    declared = {name for one in getattr(of, "__mro__", [of]) for name in getattr(one, "__annotations__", {})}
    if not hasattr(of, names[0]):
        return names[0] in declared and len(names) == 1
    return has(getattr(of, names[0]), names[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path) -> None:
    said = quoted(page.read_text("utf-8"))
    assert [one for one in said if is_path(one) and not is_there(one)] == []
    assert [one for one in said if DOTTED.fullmatch(one) and not resolves(one)] == []


def terms() -> list[tuple[str, str, str, str]]:
    """The rows of the glossary: term, Spanish word, sentence, where it is in the code."""
    return [row for row in ROW.findall((DOCS / "glossary.md").read_text("utf-8")) if set(row[0]) != {"-"}][1:]


def test_every_term_of_the_glossary_is_somewhere_in_the_code() -> None:
    assert len(terms()) > 40
    lost = [
        term for term, _spanish, _means, where in terms() if not any(DOTTED.fullmatch(o) for o in quoted(where))
    ]
    assert lost == []


def test_the_terms_stand_in_order_and_each_once() -> None:
    names = [term.lower() for term, *_rest in terms()]
    assert names == sorted(set(names))


def test_the_spanish_words_of_the_glossary_are_those_that_users_see() -> None:
    with (ROOT / "guaqui_tui/locale/es/LC_MESSAGES/guaqui.po").open("rb") as file:
        shown = [message.string or "" for message in read_po(file, locale="es") if message.id]
    seen = "\n".join(form for one in shown for form in ([one] if isinstance(one, str) else one)).lower()
    for name, word in TERMS.items():  # of nobody in particular
        seen = seen.replace(f"{{{name}}}", speech_in("es")(word))
    unseen = [one for _term, spanish, *_rest in terms() for one in spanish.split(", ") if one != "–"]
    assert [one for one in unseen if one.lower() not in seen] == []


def test_every_key_stands_on_its_page() -> None:
    """`GUAQUI_GOLDENS=write` writes the tables anew."""
    page = DOCS / "keys.md"
    head, mark, _tables = page.read_text("utf-8").partition("<!-- from the code -->\n")
    if os.environ.get("GUAQUI_GOLDENS") == "write":
        page.write_text(f"{head}{mark}\n{tables()}\n", "utf-8")
    assert page.read_text("utf-8") == f"{head}{mark}\n{tables()}\n"


def test_a_key_means_one_thing_in_the_whole_app() -> None:
    """What it means is said once, in guaqui_tui/look/key_meanings.py; and what is done has one key, or none."""
    assert [*one_meaning_each()] == []


def table_of_packages() -> list[tuple[list[str], bool]]:
    """The rows of the table in docs/architecture.md, from the top: their modules, and whether they are pure."""
    table = (DOCS / "architecture.md").read_text("utf-8").partition("| package |")[2].partition("\n\n")[0]
    cells = [line.split("|") for line in table.splitlines() if line.startswith("| `")]
    return [([dotted(path) for path in QUOTED.findall(row[1])], "yes" in row[3]) for row in cells]


def dotted(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def modules() -> list[str]:
    """Every module of ours, but for the packages' own files where they hold nothing to import."""
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    return [dotted(file.relative_to(ROOT).as_posix()).removesuffix(".__init__") for file in files]


def contracts() -> list[dict[str, Any]]:
    """What the linter of imports holds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    made: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return made


def test_every_module_is_in_the_table_of_packages() -> None:
    packages = [one for row, _pure in table_of_packages() for one in row]
    inside = [one for one in modules() if one not in {*PACKAGES, "guaqui_tui.screens"}]
    assert [one for one in inside if not any(is_in(one, package) for package in packages)] == []


@pytest.mark.parametrize(
    "contract", [one for one in contracts() if "containers" in one], ids=lambda one: one["name"]
)
def test_the_table_of_packages_has_the_order_that_is_held(contract: dict[str, Any]) -> None:
    (container,) = contract["containers"]
    places = [
        {
            at
            for at, (row, _pure) in enumerate(table_of_packages())
            for name in re.split(" [:|] ", layer)
            if any(is_in(one, f"{container}.{name}") for one in row)
        }
        for layer in contract["layers"]
    ]
    assert all(places)
    assert all(max(above) < min(below) for above, below in pairwise(places))


def test_what_is_called_pure_is_what_may_touch_nothing() -> None:
    (held,) = [one for one in contracts() if one["name"].startswith("Rules are pure")]
    packages = [one for row, pure in table_of_packages() for one in row if pure]
    assert sorted(one for one in packages if (ROOT / one.replace(".", "/")).is_dir()) == sorted(
        held["source_modules"]
    )
