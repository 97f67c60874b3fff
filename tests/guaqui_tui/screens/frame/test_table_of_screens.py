"""Every screen is in the table and can be opened as the table says; no screen's module imports another's."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.screen import ModalScreen, Screen

import guaqui_tui.screens as package
from guaqui_tui.screens.frame import hub_screens, paper_screens, step_screens
from guaqui_tui.screens.frame import table_of_screens as table
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.screens.frame.opening import Opening
from guaqui_tui.screens.frame.questions.question_screen import QuestionScreen

OPENERS: dict[str, Callable[..., Opening[Any]]] = {
    name: one
    for part in (table, paper_screens, hub_screens, step_screens)
    for name, one in vars(part).items()
    if inspect.isfunction(one) and one.__module__ == part.__name__ and not inspect.iscoroutinefunction(one)
}
MODULES = [import_module(one.name) for one in walk_packages(package.__path__, f"{package.__name__}.")]


def opening_of(name: str) -> Opening[Any]:
    """The opening, with each argument's own name in its place."""
    opener = OPENERS[name]
    parameters = inspect.signature(opener).parameters.values()
    by_name = {one.name: one.name for one in parameters}
    return opener(**by_name)


@pytest.mark.parametrize("name", OPENERS)
def test_what_the_table_says_of_a_screen_fits_its_class(name: str) -> None:
    opening = opening_of(name)
    screen = opening.load()
    assert issubclass(screen, (BaseScreen, QuestionScreen))
    given = () if issubclass(screen, ModalScreen) else ("session", "keyboard")
    bound = inspect.signature(screen).bind(*given, *opening.arguments, **opening.options)
    taken = inspect.signature(screen).parameters
    said = inspect.signature(OPENERS[name]).parameters
    for of_screen, value in bound.arguments.items():
        if of_screen in {"session", "keyboard"} and given:
            assert value == of_screen
        elif isinstance(value, str) and value in said and "Any" not in (wanted := said[value].annotation):
            assert wanted == taken[of_screen].annotation, (name, of_screen)
            assert (
                said[value].default == taken[of_screen].default or said[value].default is inspect.Parameter.empty
            )
    if opening.kept:
        come_to = inspect.signature(vars(screen)["come_to"])
        assert come_to.bind("self", *opening.arguments, **opening.options).args


def concrete() -> Iterator[type[Screen[Any]]]:
    """The classes of screens that nothing of ours is derived from."""
    classes = {
        one
        for module in MODULES
        for one in vars(module).values()
        if isinstance(one, type)
        and issubclass(one, (BaseScreen, QuestionScreen))
        and one.__module__ == module.__name__
    }
    for one in classes:
        if not any(other is not one and issubclass(other, one) for other in classes):
            yield one


def test_every_screen_that_can_be_opened_is_in_the_table() -> None:
    in_table = {opening_of(name).load() for name in OPENERS}
    assert set(concrete()) <= in_table
    assert len(in_table) == len(OPENERS)


SCREENS = {f"{package.__name__}.{opening_of(name).module}" for name in OPENERS}


def imported(module: Any) -> Iterator[str]:
    """Every module of screens that a module imports, now or later, at its top or in a function."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = module.__package__.split(".")[: len(module.__package__.split(".")) - node.level + 1]
            source = ".".join([*base, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{one.name}" for one in node.names)


@pytest.mark.costly(0)
def test_no_module_imports_another_screens_module() -> None:
    found = {
        module.__name__: {one for one in imported(module) if one in SCREENS and one != module.__name__}
        for module in MODULES
    }
    assert {name: others for name, others in found.items() if others} == {}


def test_no_screen_is_pushed_but_by_the_opener() -> None:
    """Where something else pushes one, nobody holds the keyboard for it."""
    ours = Path(package.__file__).parents[1]
    pushing = {
        str(path.relative_to(ours))
        for path in ours.rglob("*.py")
        if any(word in path.read_text("utf-8") for word in ("push_screen(", "switch_screen("))
    }
    assert pushing == {"screens/frame/opening.py", "screens/frame/preloading.py"}


@pytest.mark.parametrize("name", OPENERS)
def test_the_table_says_what_everything_is(name: str) -> None:
    """But for the value of a field, which may be anything."""
    said = inspect.signature(OPENERS[name])
    types = {one.name: one.annotation for one in said.parameters.values() if one.name != "value"}
    assert [one for one, of in types.items() if of == "Any"] == []
    assert said.return_annotation != "Opening[Any]"
