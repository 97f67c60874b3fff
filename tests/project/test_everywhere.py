"""The quick part of the check, under every Python that is found: all loads, and the whole way is gone."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from guaqui_tui.language import gettext_ as words

PACKAGES = ("storage", "exports", "guaqui_tui")


def modules() -> list[str]:
    packages = [importlib.import_module(name) for name in PACKAGES]
    found = (pkgutil.walk_packages(one.__path__, f"{one.__name__}.") for one in packages)
    return [one.name for of_one in found for one in of_one if not one.name.endswith("__main__")]


def test_every_module_loads() -> None:
    assert len([importlib.import_module(name) for name in modules()]) > 200


@pytest.mark.costly(0)
def test_the_whole_way_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three laptops, their merged plan, every paper and the report."""
    words.use("es")
    demo, again = tmp_path / "demo", tmp_path / "again"
    assert run(["demo", str(demo)]) == 0
    assert run(["export", str(demo / "plan.json"), str(again)]) == 0
    assert {path.suffix for path in again.rglob("*")} >= {".pdf", ".xlsx", ".html", ".csv", ".json"}
    assert run(["check", str(demo / "disputed.json")]) == 1
    assert "Traceback" not in "".join(capsys.readouterr())
