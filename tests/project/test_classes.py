"""Classes stand on few others of ours, and none of them promises what only another class does."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import guaqui_tui

MOST = 3
"""A class and what stands above it of ours: whoever reads one opens no more files than that."""
ROOT = Path(guaqui_tui.__file__).parent


def modules() -> list[str]:
    found = pkgutil.walk_packages([str(ROOT)], "guaqui_tui.")
    return [one.name for one in found if not one.name.endswith("__main__")]


def classes() -> Iterator[type]:
    for name in modules():
        for _name, one in inspect.getmembers(import_module(name), inspect.isclass):
            if one.__module__ == name:
                yield one


def ours(one: type) -> list[str]:
    return [above.__name__ for above in one.__mro__ if above.__module__.partition(".")[0] == "guaqui_tui"]


def test_at_most_three_classes_stand_above_each_other() -> None:
    found = {one.__qualname__: ours(one) for one in classes()}
    assert len(found) > 80, "the classes are found"
    assert {name: above for name, above in found.items() if len(above) > MOST} == {}


def test_nothing_is_left_to_be_overridden_by_raising() -> None:
    files = [path for path in ROOT.rglob("*.py") if "raise NotImplementedError" in path.read_text("utf-8")]
    assert files == []
