"""Files and folders that a reader can hold in mind."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
FILES: Final = 25
LINES: Final = 400
FOLDERS: Final = sorted(
    {path.parent for package in ("storage", "exports", "guaqui_tui") for path in (ROOT / package).rglob("*.py")}
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_a_folder_and_its_files_are_of_a_size_to_be_read(folder: Path) -> None:
    files = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(files) <= FILES
    assert [path.name for path in files if path.read_text("utf-8").count("\n") > LINES] == []
