"""A shell asks guaqui how a line may go on: by its own program, as a shell does it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import run
from guaqui_tui.commands import COMMANDS

README = (Path(run.__file__).parent / "README.md").read_text("utf-8")
(INSTALLED_BY,) = re.findall(r".*_GUAQUI_COMPLETE=.*", README)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which run.py has left its command."""
    command = tmp_path / ".venv" / "bin" / "guaqui"
    command.parent.mkdir(parents=True)
    monkeypatch.setattr(run, "COMMAND", command)
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    run.leave_command()
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    return tmp_path


def answer(folder: Path, shell: str, *words: str) -> list[str]:
    """What is offered for the last of the words that stand behind guaqui."""
    line = ["guaqui", *words]
    word = words[-1] if shell == "fish" else str(len(words))
    asked = {"COMP_WORDS": "\n".join(line), "COMP_CWORD": word, "_GUAQUI_COMPLETE": f"{shell}_complete"}
    return said_by(folder, **asked).splitlines()


def said_by(folder: Path, **asked: str) -> str:
    command = [folder / ".venv" / "bin" / "guaqui"]
    environment = {**os.environ, **asked}
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout


def in_bash(folder: Path, script: str) -> str:
    shell = ["bash", "--norc", "-c", f"{INSTALLED_BY}\n{script}"]
    done = subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout.strip()


@pytest.mark.costly(0)
def test_commands_and_options_are_offered(folder: Path) -> None:
    assert answer(folder, "bash", "re") == ["plain,report"]
    assert answer(folder, "bash", "") == [f"plain,{name}" for name in COMMANDS]
    assert answer(folder, "bash", "--l") == ["plain,--lang"]
    assert answer(folder, "bash", "report", "plan.json", "--sen") == ["plain,--senders"]
    assert answer(folder, "bash", "export", "plan.json", "out", "--format", "act") == ["plain,actas"]


@pytest.mark.costly(0)
def test_files_are_offered_where_a_file_stands(folder: Path) -> None:
    assert answer(folder, "bash", "plan") == ["file,plan"]
    assert answer(folder, "bash", "report", "pl") == ["file,pl"]
    assert answer(folder, "bash", "merge", "all.json", "st") == ["file,st"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_what_each_is(folder: Path, shell: str) -> None:
    said = " ".join(answer(folder, shell, "rep"))
    assert "report" in said
    assert "cifras" in said, "what it does, in the language in use"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script(folder: Path, shell: str) -> None:
    assert f"_GUAQUI_COMPLETE={shell}_complete" in said_by(folder, _GUAQUI_COMPLETE=f"{shell}_source")


@pytest.mark.costly(0)
@pytest.mark.skipif(sys.platform == "win32", reason="bash's own work")
def test_the_line_of_the_readme_lets_bash_ask(folder: Path) -> None:
    (folder / "plan.json").touch()
    ask = 'COMP_WORDS=({}); COMP_CWORD={}; _guaqui_completion guaqui; echo "${{COMPREPLY[@]}}"'
    assert in_bash(folder, ask.format("guaqui rep", 1)) == "report"
    assert in_bash(folder, ask.format("guaqui check --ba", 2)) == "--backup"
    assert "_guaqui_completion" in in_bash(folder, "complete -p guaqui")
