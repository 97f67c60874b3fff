"""What the tests of the screens and the commands share: a laptop of their own, and a way to call guaqui."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from guaqui_tui.cli import run
from guaqui_tui.language import gettext_ as words
from guaqui_tui.wording.record_titles import record_title
from storage import FieldFile
from tests.storage.crafted_files import plan

from ..conftest import forget_commands
from .language.invented import make_locale
from .pilot import SEED, Laptop


def roomy(folder: Path) -> SimpleNamespace:
    """As much room on every disk, wherever these tests run; none where no folder is."""
    Path(folder).stat()
    return SimpleNamespace(free=14_200_000_000)


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """An installation in a folder of its own, English: the words of the code, which need no catalogue."""
    home = tmp_path / "installed"
    home.mkdir()
    (home / "key").write_text(SEED, "ascii")
    monkeypatch.setenv("GUAQUI_HOME", str(home))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "person"))
    (tmp_path / "person").mkdir()
    monkeypatch.setattr("storage.gather.removable_disks.mounted", lambda _table: [])  # no stick of this machine's
    monkeypatch.setattr("storage.file.disk.disk_usage", roomy)
    monkeypatch.setattr("storage.hub.driver.has_driver", lambda: True)  # as where it is installed
    monkeypatch.delenv("PGSERVICE", raising=False)
    before = words.language()
    words.use("en")
    yield Laptop(tmp_path)
    words.use(before)
    forget_commands()


@pytest.fixture(scope="session")
def locale_abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogues of all languages and of an invented one; made, and parsed, once by each process that tests."""
    return make_locale(tmp_path_factory.mktemp("abroad"))


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with one demand where commands are called, and an installation that saved nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    return plan(tmp_path / "plan.json")


def called(path: Path, record: str) -> str:
    """What people call a record of a file."""
    with FieldFile.open(path, writable=False) as opened:
        return record_title(record, opened.survey)


def first_line(text: str) -> str:
    return text.strip().splitlines()[0]


Guaqui = Callable[..., tuple[int, str, str]]
"""Runs a command; its exit code, what it put and what it told."""


@pytest.fixture
def guaqui(capsys: pytest.CaptureFixture[str]) -> Guaqui:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return call
