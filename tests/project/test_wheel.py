"""What the wheel carries to a laptop: all that the program reads, its types, and nothing that only we read."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("guaqui_tui", "exports", "storage")
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel that was built just now, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, folder], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


def kept() -> set[str]:
    """The files of the packages that are ours to keep."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *PACKAGES]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    return {name for name in names if name and (ROOT / name).is_file()}


def test_the_wheel_has_every_file_but_the_words_as_they_are_translated(carried: set[str]) -> None:
    assert kept() - carried == {name for name in kept() if name.endswith((".po", ".pot"))} != set()
    assert carried <= kept()


def test_a_checker_of_types_finds_them(carried: set[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= carried


def test_the_words_are_there_in_every_language(carried: set[str]) -> None:
    languages = {path.parent.name for path in ROOT.glob("guaqui_tui/locale/*/LC_MESSAGES")}
    assert languages
    assert {f"guaqui_tui/locale/{one}/LC_MESSAGES/guaqui.mo" for one in languages} <= carried
