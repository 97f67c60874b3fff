"""Errors can be caught by what they are about: each code is of one class, and is raised by that class alone."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from guaqui_tui.language.either_messages import EITHER_MESSAGES
from guaqui_tui.language.error_messages import _ERRORS, _NOTICES
from storage import GuaquiError
from storage.errors import CLASSES, Code, NoticeCode, error_of
from storage.hub.faults import BY_STATE
from storage.intake.openers.other_kinds import Kind
from storage.refusals import _BY_ERRNO, _BY_WINDOWS

ROOT = Path(__file__).parents[2]
PACKAGES = ("storage", "exports", "guaqui_tui")
_ALL: tuple[type[GuaquiError], ...] = (GuaquiError, *CLASSES)
BY_NAME = {one.__name__: one for one in _ALL}
COMPUTED = {("storage/intake/openers/other_kinds.py", "SpreadsheetError")}
"""Where the code that is raised is a value of another type, which has a test of its own."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def codes_of(given: ast.expr) -> list[str] | None:
    """The codes that an argument may be; None where it is computed."""
    match given:
        case ast.Constant(value=str(code)):
            return [code]
        case ast.IfExp(body=one, orelse=other):
            first, second = codes_of(one), codes_of(other)
            return None if first is None or second is None else [*first, *second]
    return None


@cache
def made() -> list[tuple[str, str, list[str] | None]]:
    """Where each error is made: the file, its class, the codes that it may have."""
    return list(_made())


def _made() -> Iterator[tuple[str, str, list[str] | None]]:
    for path, tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[given, *_]) if name in BY_NAME:
                    yield path, name, codes_of(given)


def test_each_code_is_of_one_class_and_has_words() -> None:
    counted = Counter(code for one in CLASSES for code in one.codes)
    assert set(counted.values()) == {1}
    assert set(counted) == set(get_args(Code)) == set(_ERRORS)


def test_a_code_of_errors_and_notices_has_one_meaning_and_the_same_words() -> None:
    both = set(get_args(Code)) & set(get_args(NoticeCode))
    assert both == set(EITHER_MESSAGES)
    assert set(get_args(NoticeCode)) == set(_NOTICES)
    assert {code: _ERRORS[code] for code in both} == {code: _NOTICES[code] for code in both} == EITHER_MESSAGES


def test_each_class_is_in_the_list() -> None:
    def below(one: type[GuaquiError]) -> Iterator[type[GuaquiError]]:
        for each in one.__subclasses__():
            yield each
            yield from below(each)

    assert sorted(one.__name__ for one in below(GuaquiError)) == sorted(one.__name__ for one in CLASSES)


@pytest.mark.costly(0)
def test_each_error_is_made_of_the_class_of_its_code() -> None:
    wrong = []
    computed = set()
    for path, name, codes in made():
        if codes is None:
            computed.add((path, name))
        else:
            wrong += [(path, name, code) for code in codes if code not in BY_NAME[name].codes]
    assert wrong == []
    assert computed == COMPUTED
    assert set(get_args(Kind)) <= set(BY_NAME["SpreadsheetError"].codes)


@pytest.mark.costly(0)
def test_each_code_is_raised() -> None:
    raised = {code for _path, _name, codes in made() for code in codes or ()}
    by_the_system = {*_BY_ERRNO.values(), *_BY_WINDOWS.values(), "disk"}
    assert set(get_args(Code)) == raised | set(get_args(Kind)) | by_the_system | {*BY_STATE.values()}


@pytest.mark.costly(0)
def test_nobody_compares_the_code_of_an_error() -> None:
    """Who has to tell errors apart catches them by class; that a notice has a code is another thing."""
    codes = set(get_args(Code)) - {
        "pack-new",
        "pack-unknown",
        "spare-apart",
    }  # findings, and a notice
    compared = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare) and any(
                isinstance(one, ast.Attribute) and one.attr == "code" for one in (node.left, *node.comparators)
            ):
                said = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
                compared += [(path, node.lineno, code) for code in said & codes]
                if any(isinstance(one, ast.Attribute) and one.attr == "error" for one in ast.walk(node)):
                    compared.append((path, node.lineno, "an error's code"))
    assert compared == []


@pytest.mark.parametrize("code", get_args(Code))
def test_an_error_that_was_kept_is_of_its_class_again(code: Code) -> None:
    error = error_of(code, path="x")
    assert code in type(error).codes
    assert (error.code, error.facts) == (code, {"path": "x"})
