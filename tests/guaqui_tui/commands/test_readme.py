"""The README is true: its commands do what it says, and its picture is what one sees."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from guaqui_tui.cli import run
from guaqui_tui.commands import COMMANDS
from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from storage import FieldFile
from tests import achica

from ..pilot import Hands, Laptop
from .typed import Typed

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_picture_is_the_board_of_the_demonstration(laptop: Laptop, tmp_path: Path) -> None:
    words.use("es")
    (tmp_path / "demo").mkdir()
    build(tmp_path / "demo")

    async def use(hands: Hands) -> None:
        assert f"```\n{hands.screen}```" in README, hands.screen

    laptop.file = tmp_path / "demo" / "plan.json"
    laptop.use(use)


def commands() -> list[str]:
    """The README's command lines that are guaqui's, in order; what opens the app or is run.py's own is not."""
    found = re.findall(r"python3 run\.py ([a-z]+ ?[^`#\n]*)", README.replace("\\\n", " "))
    return [line.strip() for line in found if line.split()[0] in COMMANDS]


def code_on(folder: Path) -> str:
    """The code of an acta, as one reads it from the paper; empty before there is one."""
    papers = sorted(folder.glob("out/actas/arcata.pdf"))
    pages = [page.extract_text() for paper in papers for page in PdfReader(paper).pages]
    found = [re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", page) for page in pages]
    return found[0][0] if found and found[0] else ""


def dispute(plan: Path, record: str) -> None:
    """Somebody else says another status of a demand."""
    with FieldFile.open(plan, "Equipo Dos") as field:
        state = field.survey.history(record)
        assert state
        field.save(record, {**state.values, "status": "observed"}, ())


ENDS = {"merge plan.json stick/": 1, "merge plan.json --show": 1, "check plan.json --acta Arcata": 1}
"""What does not end with 0: the demonstration's laptops change the plan's name, and somebody looks at that; its
actas lack something.
"""


@pytest.mark.costly(0)
def test_every_command_of_the_readme_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "demo"]) == 0
    book = openpyxl.Workbook()
    for row in (["Comunidad", "Gestión", "Demanda"], ["Arcata", 2003, "Riego"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "demands.xlsx")
    achica.put_lists(tmp_path)
    monkeypatch.setattr(sys, "stdin", Typed("\n" * 200))  # whoever is asked takes what stands there
    record = "demand/guaqui/arcata/2003/1"
    lines = commands()
    assert {line.split()[0] for line in lines} == set(COMMANDS) - {"demo"} | {"demo"}
    for folder in ("stick", "CARPETA"):
        (tmp_path / folder).mkdir()
        for path in (tmp_path / "demo").glob("laptop*.json"):
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    for line in lines:
        if line.startswith("settle"):
            dispute(tmp_path / "plan.json", record)
        arguments = [{"RECORD": record, "CODE": code_on(tmp_path)}.get(word, word) for word in shlex.split(line)]
        if arguments == ["demo"]:
            arguments = ["demo", "demo"]  # run.py names the folder
        assert run(arguments) == ENDS.get(line, 0), (line, capsys.readouterr().err)
    assert (tmp_path / "taller.json").is_file()
    assert list((tmp_path / "out").glob("*.xlsx"))
    assert list((tmp_path / "salida").glob("*.xlsx"))


def test_what_the_readme_names_is_there() -> None:
    for name in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / name).exists(), name


def test_the_module_starts_from_anywhere(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "guaqui_tui", "--version"]
    said = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", said.stdout)
