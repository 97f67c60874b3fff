"""A paper looked at before it is made, and printed after."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from guaqui_tui.screens.papers import writing_form
from guaqui_tui.session.open_outside import print_outside

from ...pilot import Hands, Laptop


@pytest.mark.costly(0)
def test_what_is_looked_at_is_what_is_written(laptop: Laptop) -> None:
    """Its words, and its pages: F2 there writes the same."""
    laptop.save(("andamarca", 2003, {"text": "Riego por aspersión", "action": "irrigation", "cost_cents": 100}))
    seen: list[int] = []

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"printed", "f6")
        await hands.until(lambda: "nothing in it is approved" in hands.screen)
        seen.append(int(hands.screen.split(" pages")[0].rpartition(" ")[2]))
        await hands.press("f2", "f2")
        await hands.until(lambda: "1 file is there" in hands.screen)
        await hands.press("escape")
        await hands.until(lambda: "nothing in it is approved" in hands.screen)

    laptop.use(use)
    (made,) = laptop.folder.rglob("plan.pdf")
    assert len(PdfReader(made).pages) == seen[0]


def test_an_acta_is_looked_at_in_its_community_and_lists_not_at_all(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", "down", "f6")
        await hands.until(lambda: "looked at on its own" in hands.screen)
        await hands.press("end", "up", "up", "f6")
        await hands.until(lambda: "no paper to be read" in hands.screen)

    laptop.use(use)


def test_what_was_written_is_printed(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    printed: list[Path] = []

    def prints(path: Path) -> bool:
        printed.append(path)
        return True

    monkeypatch.setattr(writing_form, "print_outside", prints)

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"printed", "enter", "f10")
        await hands.until(lambda: "nothing to print yet" in hands.screen)
        await hands.press("f2")
        await hands.until(lambda: "1 file is there" in hands.screen)
        await hands.press("f10")
        await hands.until(lambda: "1 paper went to the printer" in hands.screen)

    laptop.use(use)
    assert [path.name for path in printed] == ["plan.pdf"]


def test_the_form_says_the_whole_folder_and_its_room(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", "enter")
        await hands.until(lambda: "14.2 GB free" in hands.screen)
        assert str(laptop.folder / "plan-papers") in "".join(hands.screen.split())

    laptop.use(use)


@pytest.mark.skipif(sys.platform == "win32", reason="a program of ours that stands for lp is a script")
def test_a_file_is_handed_to_the_systems_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    got = tmp_path / "got"
    lp = tmp_path / "lp"
    os.mkfifo(got)  # whoever reads it waits until somebody has written
    lp.write_text(f'#!/bin/sh\nprintf %s "$1" > "{got}"\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert print_outside(tmp_path / "acta ñ.pdf")
    assert got.read_text() == str(tmp_path / "acta ñ.pdf")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert not print_outside(tmp_path / "acta.pdf")
