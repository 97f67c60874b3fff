"""The whole story typed into the app of two laptops, through real terminals, from an empty file.

What the files say then is what was told to the store, where everything is found again (`test_whole_story`). The
quick check types a part of it, each form at least once; `--full` all of it, and looks everything up anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from storage import FieldFile
from tests.guaqui_tui.conftest import Guaqui

from .finds import FINDS, Found
from .typed.secretary import Desk
from .typed.whole import Part, typed_afterwards, typed_apart, typed_until_signed
from .whole_story import APART, Told

REPORTED = ("16", "22", "23", "27", "39", "dropped")
"""What is found in the report, though only a part of the story was typed."""


@pytest.mark.costly(0)
def test_the_story_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guaqui: Guaqui, *, full: bool) -> None:
    part, signed = Part(whole=full), tmp_path / "signed.json"
    here, there = (Desk(tmp_path / author[-3:], author) for author in APART)
    monkeypatch.setenv("GUAQUI_HOME", str(here.home))
    with here.secretary() as secretary:
        code = typed_until_signed(secretary, part)
        shutil.copy(here.plan, signed)
        typed_afterwards(secretary, part)
        there.takes(here.plan)
        typed_apart(secretary, APART[here.author])
    with there.secretary() as secretary:
        typed_apart(secretary, APART[there.author])
    assert differing(here.plan, [*part.told, *APART[here.author]]) == {}
    assert differing(there.plan, [*part.told, *APART[there.author]]) == {}
    stands_on_paper(signed, code, guaqui)
    merged = tmp_path / "merged.json"
    assert guaqui("merge", merged, here.plan, there.plan)[0] == 1
    both_stand(merged)
    verified = guaqui("verify", merged, code)
    assert (verified[0], "Causa" in verified[1]) == (1, True)
    of = Found(tmp_path, merged, guaqui)
    assert [number for number in (FINDS if full else REPORTED) if not FINDS[number](of)] == []


def differing(plan: Path, told: list[Told]) -> dict[str, dict[str, Any]]:
    """By record what was told last of it and what the file says instead; nothing where it says all of it."""
    last: dict[str, dict[str, Any]] = {}
    for one in told:
        last[one.record] = {**last.get(one.record, {}), **one.says}
    found: dict[str, dict[str, Any]] = {}
    with FieldFile.open(plan, writable=False) as field:
        for record, says in last.items():
            state = field.survey.history(record)
            said = state.values if state else {}
            if other := {name: (value, said.get(name)) for name, value in says.items() if said.get(name) != value}:
                found[record] = other
    return found


def stands_on_paper(plan: Path, code: str, guaqui: Guaqui) -> None:
    """What the assembly signed is as it was, and its acta to print says so by the code that was copied by hand."""
    assert guaqui("verify", plan, code)[0] == 0
    papers = plan.parent / "signed"
    assert guaqui("export", plan, papers, "--paper", "validation")[0] == 0
    (acta,) = papers.glob("valid*.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(acta).pages)
    assert code in text


def both_stand(merged: Path) -> None:
    """What two laptops say of one cause, of one state and of the vision."""
    with FieldFile.open(merged, writable=False) as field:
        for here, there in zip(*APART.values(), strict=True):
            state = field.survey.history(here.record)
            for name in (name for name in here.says if here.says[name] != there.says[name]):
                assert state
                assert {one.value for one in state.claims[name]} == {here.says[name], there.says[name]}
