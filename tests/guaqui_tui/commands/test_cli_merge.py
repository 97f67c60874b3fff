"""guaqui merge as a coordinator meets it: the table before, the report after, the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.file import disk
from tests.storage.revisions_made import DEMAND, SLOT

from ..conftest import Guaqui


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two laptops' files: one demand in which they differ, and one of the first alone."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "stick"
    folder.mkdir()
    for number, text in enumerate(("Riego", "Posta"), 1):
        with FieldFile.create(folder / f"laptop{number}.json", device=f"laptop0{number}") as field:
            field.save(SLOT, {**DEMAND, "text": text})
            if number == 1:
                field.save("workshop/guaqui/community/arcata/1", {"outcome": "held", "women": 12})
    return folder


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_a_dry_run_is_the_table_and_nothing_else(stick: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    code, out, err = guaqui("merge", "plan.json", "stick", "--dry-run")
    assert code == 1  # a dispute waits for somebody
    assert [row[:2] + row[-2:] for row in rows(out) if row[0].startswith("laptop")] == [
        ["laptop1.json", "laptop01", "1", "0"],
        ["laptop2.json", "laptop02", "1", "0"],
    ]
    assert all(word in out for word in ("Archivo", "Computadora", "Nuevas", "Conocidas", "resolver", "Apartadas"))
    assert "No se escribió nada" in err
    assert {path.name for path in tmp_path.iterdir()} == {"stick"}


def test_a_merge_tells_what_it_changed_by_file_and_by_community(stick: Path, guaqui: Guaqui) -> None:
    assert guaqui("merge", "plan.json", "stick/laptop1.json")[0] == 0
    code, out, err = guaqui("merge", "plan.json", "stick")
    assert (code, "plan.json" in out, "laptop02" in err) == (1, True, True)
    code, out, _err = guaqui("merge", "plan.json", "--show")
    assert code == 1
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0].startswith("Recepción 2 · ")
    assert "Andamarca · 2004 · laptop02" in lines
    assert any("Demanda" in line and line.endswith("· por resolver") for line in lines)
    code, out, _err = guaqui("merge", "plan.json", "--show", "1")
    assert (code, "(pack)" in out) == (0, False)
    assert out.index("Andamarca") < out.index("Arcata") < out.index("Mujeres: 12")


def test_the_report_is_told_to_programs_too(stick: Path, guaqui: Guaqui) -> None:
    guaqui("merge", "plan.json", "stick/laptop1.json")
    guaqui("merge", "plan.json", "stick/laptop2.json")
    said: dict[str, Any] = json.loads(guaqui("merge", "plan.json", "--show", "--json")[1])
    assert (said["merge"], [one["path"] for one in said["inputs"]]) == (2, ["stick/laptop2.json"])
    (text,) = said["changes"]
    assert (text["record"], text["field"], text["disputed"], text["laptops"]) == (SLOT, "text", True, ["laptop02"])
    assert {text["before"], text["after"]} <= {"Riego", "Posta"}


def test_undo_gives_a_file_and_asks_before_the_source_comes_in_again(
    stick: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    guaqui("merge", "plan.json", "stick/laptop1.json")
    earlier = (tmp_path / "plan.json").read_bytes()
    guaqui("merge", "plan.json", "stick/laptop2.json")
    code, out, err = guaqui("merge", "plan.json", "--undo")
    assert (code, out, "--again" in err) == (0, "plan.before-2.json\n", True)
    assert (tmp_path / "plan.before-2.json").read_bytes() == earlier
    code, _out, err = guaqui("merge", "plan.before-2.json", "stick")
    assert (code, "laptop2.json" in err, "--again" in err) == (1, True, True)
    assert (tmp_path / "plan.before-2.json").read_bytes() == earlier
    assert "stick/laptop2.json" in guaqui("merge", "plan.before-2.json", "--show")[1]
    assert guaqui("merge", "plan.before-2.json", "stick/laptop2.json", "--again")[0] == 1
    assert (tmp_path / "plan.before-2.json").read_bytes() == (tmp_path / "plan.json").read_bytes()


def test_no_merge_has_the_number_nought(stick: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    guaqui("merge", "plan.json", "stick/laptop1.json")
    guaqui("merge", "plan.json", "stick/laptop2.json")
    before = {path.name for path in tmp_path.iterdir()}
    for wanted in ("--undo", "--show"):
        for number in ("0", "3"):
            code, out, err = guaqui("--lang", "en", "merge", "plan.json", wanted, number)
            assert (code, out) == (3, ""), (wanted, number)
            assert f"There is no report of merge {number} of plan.json. There are: 1, 2." in err
    assert {path.name for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["stick", "--show"], 2),
        (["stick", "--undo"], 2),
        (["--show", "--undo"], 2),
        (["--show"], 3),
        (["--show", "4"], 3),
        (["--undo"], 3),
    ],
)
def test_what_cannot_be_shown_or_undone_is_one_sentence(
    stick: Path, tmp_path: Path, guaqui: Guaqui, arguments: list[str], code: int
) -> None:
    got, out, err = guaqui("merge", "plan.json", *arguments)
    assert (got, out) == (code, "")
    assert err.strip()
    assert {path.name for path in tmp_path.iterdir()} == {"stick"}


def test_every_command_that_writes_refuses_a_plan_that_may_not_be_written(
    stick: Path, tmp_path: Path, guaqui: Guaqui
) -> None:
    """By its mode, which holds nobody who administers the laptop: they are meant all the same."""
    guaqui("merge", "plan.json", "stick/laptop1.json")
    (tmp_path / "filas.csv").write_text("comunidad,gestion,demanda\nArcata,2005,Riego\n", "utf-8")
    (tmp_path / "link.json").symlink_to("plan.json")
    plan = tmp_path / "plan.json"
    plan.chmod(0o444)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for name in ("plan.json", "link.json"):
        for command in (
            ["merge", name, "stick"],
            ["merge", name, "--undo"],
            ["import", name, "filas.csv"],
            ["settle", name, SLOT, "text=Posta"],
            ["new", name, "--municipality", "guaqui"],
            ["export", name, "papeles", "--format", "actas"],
        ):
            code, _out, err = guaqui(*command)
            assert (code, "Traceback" in err) == (3, False), command
            assert "plan.json" in err or name in err, command
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert guaqui("merge", "link.json", "stick", "--dry-run")[0] == 1


def test_a_plan_that_may_not_last_is_said(
    stick: Path, tmp_path: Path, guaqui: Guaqui, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> None:
        raise PermissionError(13, "held by a scanner")

    guaqui("merge", "plan.json", "stick/laptop1.json")
    monkeypatch.setattr(disk, "flush_name", lambda path: held(path) if path.name == "plan.json" else None)
    code, _out, err = guaqui("merge", "plan.json", "stick")
    assert (code, ".plan.json.spare" in err) == (1, True)
    assert (tmp_path / ".plan.json.spare").read_bytes() == (tmp_path / "plan.json").read_bytes()


def test_of_what_came_into_dispute_the_merge_shows_every_version(tmp_path: Path, guaqui: Guaqui) -> None:
    (tmp_path / "stick").mkdir()
    for number, people in ((1, 40), (2, 50)):
        path = tmp_path / "stick" / f"laptop{number}.json"
        guaqui("new", path, "--municipality", "guaqui", "--author", f"Equipo {number}")
        with FieldFile.open(path, f"Equipo {number}", device=f"laptop0{number}") as field:
            field.save("community/guaqui/sullcata", {"name": "Sullcata", "people": people})
    plan = tmp_path / "plan.json"
    for number in (1, 2):
        guaqui("merge", plan, tmp_path / "stick" / f"laptop{number}.json")
    out = guaqui("merge", plan, "--show")[1]
    assert "40 / 50 · por resolver" in out or "50 / 40 · por resolver" in out, out
    assert "→" not in next(line for line in out.splitlines() if "por resolver" in line and " / " in line)


def test_an_acta_that_was_printed_is_no_news(stick: Path, guaqui: Guaqui) -> None:
    guaqui("merge", "plan.json", "stick/laptop1.json")
    before = guaqui("merge", "plan.json", "--show")[1]
    guaqui("export", stick / "laptop1.json", "papeles", "--format", "actas")
    _code, out, _err = guaqui("merge", "plan.json", "stick/laptop1.json", "--dry-run")
    assert next(row for row in rows(out) if row[0] == "laptop1.json")[-4] == "0"
    guaqui("merge", "plan.json", "stick/laptop1.json")
    shown = guaqui("merge", "plan.json", "--show")[1]
    assert "Versiones nuevas: 0; " in shown
    assert "Comunidades y asociaciones: 0" in shown
    assert "Versiones nuevas: 0; " not in before
