"""Forty laptops are gathered by the command line: everything planted is found and named, nothing true is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.cli import run
from storage import FieldFile
from storage.file.pack import load_pack
from storage.gather.merge import merge
from storage.names.nearest import KnownNames
from storage.plan.checks.undecided import undecided
from storage.plan.joining import join
from storage.plan.survey import Survey
from tests.storage.forty_laptops import LAPTOPS, Forty, cases, forty

SEEDS = (3, 20)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code = run([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def laid(folder: Path, seed: int) -> Forty:
    (folder / "stick").mkdir()
    return forty(folder / "stick", seed)


@pytest.mark.costly(0)
def test_everything_planted_is_found_and_nothing_true_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    made = laid(tmp_path, seed)
    there = {path: path.read_bytes() for path in made.stick.rglob("*") if path.is_file()}
    plan = tmp_path / "plan.json"
    code, looked = said(capsys, "merge", plan, made.stick, "--dry-run")
    assert (code, plan.exists()) == (1, False)
    code, merged = said(capsys, "merge", plan, made.stick)
    assert code == 1
    assert {**looked, "out": merged["out"]} == merged
    _code, checked = said(capsys, "check", plan)
    for case in cases(made, merged, checked, plan):
        assert case.planted == case.found, case.name
    assert len(merged["inputs"]) == LAPTOPS + 1 + len(made.twice)
    quarantine = (tmp_path / "plan.json.quarantine.json").read_text("utf-8")
    assert made.altered_text in json.dumps(json.loads(quarantine), ensure_ascii=False).replace("\\", "")
    assert {path: path.read_bytes() for path in made.stick.rglob("*") if path.is_file()} == there


@pytest.mark.costly(0)
def test_the_same_seed_gives_the_same_bytes_and_another_other_ones(tmp_path: Path) -> None:
    whole = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / name).mkdir()
        made = laid(tmp_path / name, seed)
        files = sorted(path for path in made.stick.rglob("*") if path.is_file())
        whole.append([(path.name, path.read_bytes()) for path in files])
    assert whole[0] == whole[1] != whole[2]


@pytest.mark.costly(0)
def test_one_after_another_gives_the_same_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As they come in, day after day, and in another order: the same set, the same bytes, the same disputes."""
    made = laid(tmp_path, 0)
    _code, at_once = said(capsys, "merge", tmp_path / "at-once.json", made.stick)
    files = sorted((path for path in made.stick.rglob("*") if path.is_file()), key=lambda path: path.name[::-1])
    named: list[str] = []
    for path in files:
        code = run(["merge", str(tmp_path / "day-by-day.json"), str(path), "--json"])
        out = capsys.readouterr().out
        if code < 2:
            named += [one["laptop"] for one in json.loads(out).get("notices", ()) if one["code"] == "laptop-twice"]
    assert (tmp_path / "day-by-day.json").read_bytes() == (tmp_path / "at-once.json").read_bytes()
    assert made.clone in named
    assert at_once["disputed"] == made.differing


@pytest.mark.costly(0)
def test_the_misspelled_names_once_decided_leave_the_communities_of_the_list(tmp_path: Path, seed: int) -> None:
    """A person decides each: their demands stand where they belong, and what people said is all there."""
    made = laid(tmp_path, seed)
    plan = tmp_path / "plan.json"
    merge(plan, [made.stick])
    with FieldFile.open(plan, "Coordinación") as field:
        right = Survey(load_pack("guaqui"))
        added = [one for one in undecided(field.survey) if f"community/guaqui/{one.holder}" in made.misspelled]
        assert len(added) == len(made.misspelled)
        for of in added:
            best = KnownNames(right.holders()).nearest(of.written)[0].record
            joined = join(field.survey, of.holder, best)
            field.save_many(joined.changes)
            for record in of.demands:
                there = record.replace(f"/{of.holder}/", f"/{best.rpartition('/')[2]}/")
                state = field.survey.history(there)
                assert state is not None
                said = {claim.value for claim in state.claims["text"]}
                assert made.truth[record] <= said, record
        assert len(field.survey.communities()) == 18
