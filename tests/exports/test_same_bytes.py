"""The same plan gives the same bytes in every format, however it was merged and wherever it is written."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from storage.gather.merge import merge

ROOT = Path(__file__).parents[2]
WRITE = """
import hashlib, sys
from pathlib import Path
from exports.wording.edition import Edition
from exports.formats import FORMATS, files
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
words.use("es")
with FieldFile.open(Path(sys.argv[1]), writable=False) as plan:
    for file in files(plan.survey, FORMATS, Edition(words.speech(), private=True)):
        print(hashlib.sha256(b"".join(file.make())).hexdigest(), file.name)
"""


def sums(path: Path) -> list[str]:
    words.use("es")
    with FieldFile.open(path, writable=False) as plan:
        made = files(plan.survey, FORMATS, Edition(words.speech(), private=True))
        return [f"{hashlib.sha256(b''.join(file.make())).hexdigest()} {file.name}" for file in made]


@pytest.mark.costly(0)
def test_however_it_was_merged_and_wherever_it_is_written(tmp_path: Path) -> None:
    build(tmp_path)
    laptops = [tmp_path / f"laptop0{n}.json" for n in (1, 2, 3)]
    plan = tmp_path / "plan-again.json"
    merge(plan, laptops[::-1])
    once = tmp_path / "once.json"
    merge(once, laptops[:2])
    merge(once, [laptops[2], laptops[0]])
    agreed = sums(plan)
    assert len({line.split()[0] for line in agreed}) >= 30
    assert sums(once) == agreed
    elsewhere = {"PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "2"}
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WRITE, plan],
        cwd=tmp_path,
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == agreed
