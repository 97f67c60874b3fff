"""While another window has a plan, no command writes to it, whatever it does; those that only read go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from guaqui_tui.cli import run
from guaqui_tui.commands import COMMANDS
from guaqui_tui.demo.files import _put
from storage import FieldFile, GuaquiError
from storage.file.lock import take_lock
from tests.storage.interruptible_acts import DEVICE
from tests.storage.revisions_made import DEMAND, SLOT

OTHER = "demand/guaqui/arcata/2004/1"
ODD = "demand/guaqui/andamarca/2006/1"

WRITES = {
    "import": "import PLAN more.csv",
    "arrivals": "arrivals PLAN --undo 1",
    "merge": "merge PLAN stick/two.json",
    "merge --undo": "merge PLAN --undo",
    "settle": f"settle PLAN {SLOT} text=Riego",
    "check": f"check PLAN --right {ODD} --reason fueron",
    "laptops": "laptops PLAN --recommend",
    "export": "export PLAN papers --paper actas",
    "new": "new NEW --municipality guaqui",
}
"""Each writes a plan, PLAN or one under a NEW name, and is refused while another has it."""
READS = {
    "pack": "pack check PLAN",
    "report": "report PLAN",
    "carry": "carry PLAN stick",
    "where": "where --person Rosa PLAN",
    "check": "check PLAN",
    "history": f"history PLAN {SLOT}",
    "verify": "verify PLAN 0000-0000-0000-0000",
    "laptops": "laptops PLAN",
    "arrivals": "arrivals PLAN",
    "import": "import PLAN more.csv --dry-run",
    "merge": "merge PLAN stick/two.json --dry-run",
    "merge --show": "merge PLAN --show",
    "export": "export PLAN papers --paper lists",
}


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with all that can be written about: a dispute, an import, a merge, something odd."""
    monkeypatch.setattr("storage.file.lock.WAIT_SECONDS", 0.01)
    monkeypatch.setattr("guaqui_tui.commands.common.WAIT_SECONDS", 0.01)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    plan = tmp_path / "plan.json"
    with FieldFile.create(plan, author="Rosa", device=DEVICE) as field:
        field.save(SLOT, DEMAND)
        field.save(SLOT, {**DEMAND, "text": "Otra"}, ())
        for record in (ODD.replace("2006", "2005"), ODD):
            field.save(record, {**DEMAND, "text": "Lo mismo otra vez"})
    (tmp_path / "stick").mkdir()
    for name, text in (("one", "Posta"), ("two", "Sede")):
        with FieldFile.create(tmp_path / "stick" / f"{name}.json", device="laptop01") as field:
            field.save(OTHER, {**DEMAND, "text": text})
    for name, year in (("less", 2003), ("more", 2004)):
        (tmp_path / f"{name}.csv").write_text(f"comunidad,gestion,demanda\nPatarani,{year},Riego\n", "utf-8")
    assert run(["import", "plan.json", "less.csv"]) == 0
    assert run(["merge", "plan.json", "stick/one.json"]) in {0, 1}
    return plan


def words_of(line: str) -> list[str]:
    said = {"PLAN": "plan.json", "NEW": "new.json"}
    return ["--lang", "en", *(said.get(word, word) for word in line.split())]


def everything(folder: Path) -> dict[str, bytes]:
    there = (one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock")
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in there if "home" not in one.parts}


def test_each_command_is_tried() -> None:
    """But for the hub, which writes by merging, and the demonstration, which has a test of its own."""
    assert {*COMMANDS} == {"demo", "hub", *(name.split()[0] for name in (*WRITES, *READS))}


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", WRITES)
def test_a_command_that_writes_waits_and_then_leaves_all_as_it_was(
    name: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, folder = words_of(WRITES[name]), plan.parent
    held, before = take_lock(plan.with_name("new.json") if name == "new" else plan), everything(folder)
    assert held
    capsys.readouterr()
    assert run(words) == 3
    assert "Traceback" not in (said := capsys.readouterr().err)
    assert any(one in said for one in ("in use", "reading only")), said
    assert everything(folder) == before
    held.release()
    assert run(words) in {0, 1}
    assert everything(folder) != before, "else it would not have written anyhow"


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", READS)
def test_one_that_reads_goes_on_and_does_not_touch_it(name: str, plan: Path) -> None:
    held, before = take_lock(plan), plan.read_bytes()
    assert held
    assert run(words_of(READS[name])) in ({3} if name == "verify" else {0, 1})  # there is no such acta
    assert plan.read_bytes() == before
    held.release()


def test_the_demonstration_is_put_into_a_folder_whole_or_not_at_all(tmp_path: Path) -> None:
    made, folder = tmp_path / "made", tmp_path / "demo"
    for one in (made / "export" / "a.csv", made / "plan.json", made / "disputed.json"):
        one.parent.mkdir(parents=True, exist_ok=True)
        one.write_bytes(b"{}")
    folder.mkdir()
    held = take_lock(folder / "plan.json")
    assert held
    with pytest.raises(GuaquiError) as refused:
        _put(made, folder)
    assert (refused.value.code, everything(folder)) == ("busy", {})
    held.release()
    _put(made, folder)
    with FieldFile.create(folder / "other.json"), (folder / "disputed.json").open("ab"):
        _put(made, folder)  # what stands there as it would be is not written again, whoever has it
    assert {*everything(folder)} == {"disputed.json", "export/a.csv", "other.json", "plan.json"}
