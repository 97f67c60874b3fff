"""What the tests of the commands share: the demonstration, which takes its time to make."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guaqui_tui.cli import run


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that `guaqui demo` makes: made once by each process that tests, and only read."""
    folder = tmp_path_factory.mktemp("demonstration")
    assert run(["demo", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def demo(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for one file of tests, which may write on it."""
    return shutil.copytree(demonstration, tmp_path_factory.mktemp("copied") / "ejemplo")
