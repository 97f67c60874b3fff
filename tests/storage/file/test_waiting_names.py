"""The names that imports did not know stand on a list of this laptop's, as long as their rows' file is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.device import home
from storage.file.waiting_names import keep_waiting, waiting_names
from storage.plan.checks.undecided import WrittenName

M = "guaqui"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    return tmp_path / "plan.json"


def rejected(plan: Path, name: str = "d.csv.rejected.csv") -> Path:
    path = plan.with_name(name)
    path.write_text("x", "utf-8")
    return path


def test_a_name_waits_for_as_long_as_the_file_of_its_rows_is_there(plan: Path) -> None:
    file = rejected(plan)
    keep_waiting(plan, M, file, [("Andamrca", 3), ("Kasa", 1)])
    assert waiting_names(plan, M) == [WrittenName("Andamrca", 3, str(file)), WrittenName("Kasa", 1, str(file))]
    file.unlink()
    assert waiting_names(plan, M) == []


def test_it_is_of_its_plan_and_municipality(plan: Path) -> None:
    keep_waiting(plan, M, rejected(plan), [("Andamrca", 3)])
    assert waiting_names(plan.with_name("other.json"), M) == waiting_names(plan, "laja") == []
    link = plan.with_name("link.json")
    plan.write_text("x", "utf-8")
    link.symlink_to(plan)
    assert [one.name for one in waiting_names(link, M)] == ["Andamrca"]


def test_a_file_that_is_written_anew_has_the_names_of_the_last_time(plan: Path) -> None:
    file, other = rejected(plan), rejected(plan, "e.csv")
    keep_waiting(plan, M, other, [("Kasa", 1)])
    keep_waiting(plan, M, file, [("Andamrca", 3)])
    keep_waiting(plan, M, file, [("Andamarcca", 2)])
    assert [one.name for one in waiting_names(plan, M)] == ["Kasa", "Andamarcca"]
    keep_waiting(plan, M, file, [])
    assert [one.name for one in waiting_names(plan, M)] == ["Kasa"]


def test_of_a_damaged_list_nothing_is_known_and_it_can_be_written_again(plan: Path) -> None:
    file = rejected(plan)
    keep_waiting(plan, M, file, [("Andamrca", 3)])
    (home() / "waiting-names.json").write_text("[{", "utf-8")
    assert waiting_names(plan, M) == []
    keep_waiting(plan, M, file, [("Kasa", 1)])
    assert [one.name for one in waiting_names(plan, M)] == ["Kasa"]


def test_very_many_are_not_all_kept(plan: Path) -> None:
    for n in range(120):
        keep_waiting(plan, M, rejected(plan, f"{n}.csv"), [(f"{n} " + "x" * 5000, 1)])
    found = waiting_names(plan, M)
    assert [one.name.split()[0] for one in found] == [str(n) for n in range(20, 120)]
    assert all(len(one.name) <= 200 for one in found)
