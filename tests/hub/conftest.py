"""What the tests of the hub share."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from guaqui_tui.cli import run
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from tests.guaqui_tui.conftest import laptop

from .cluster import Cluster, cluster
from .people import Hubs

__all__ = ["cluster", "laptop"]
_NUMBERS = count(1)


@pytest.fixture
def hubs(cluster: Cluster) -> Hubs:
    """A cluster's databases, none of them a hub yet."""
    return Hubs(cluster, f"hub{next(_NUMBERS)}")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; its exit code, and what it says on either stream."""

    def said(*arguments: object) -> tuple[int, str, str]:
        words.use("en")
        code = run(["--lang", "en", *map(str, arguments)])
        return code, *capsys.readouterr()

    return said


@pytest.fixture(scope="session")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three laptops' files of one municipality."""
    folder = tmp_path_factory.mktemp("laptops")
    build(folder)
    return sorted(folder.glob("laptop*.json"))
