"""guaqui merge, where a file is not to be believed: what it says first, what stays out, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.revisions.revision import Revision
from tests.storage.crafted_files import (
    ASKED,
    HARMS,
    ORDINARY,
    TO_THE_LISTS,
    WAYS,
    all_withdrawn,
    crafted,
    held,
    honest,
    write,
)
from tests.storage.gather.test_plan_changes import of_laja
from tests.storage.revisions_made import DEMAND, child, revision

from ..conftest import Guaqui, called, first_line

CHANGES = "Cambia el plan mismo: "


@pytest.mark.costly(3)
@pytest.mark.parametrize("harm", TO_THE_LISTS)
def test_what_changes_the_lists_stands_before_all_else(
    out: Path, tmp_path: Path, guaqui: Guaqui, harm: str
) -> None:
    """By a look, by the merge, by what is shown of it, in words and for programs: always with 1."""
    there = honest(tmp_path / "stick" / "a.json", out)
    bad = crafted(harm, there, 3, ORDINARY)
    write(tmp_path / "stick" / "b.json", [*there, bad])
    for dry in (["--dry-run"], ["--dry-run", "--json"], []):
        code, said, err = guaqui("merge", "plan.json", "stick", *dry)
        assert code == 1
        if "--json" in dry:
            told = json.loads(said)
            assert (told["plan_changes"], "nobodys" in told) == ([bad.record], False)
        else:
            title = called(tmp_path / "stick" / "b.json", bad.record)
            assert first_line(err).startswith(f"{CHANGES}b.json: {title} (")
            assert " · laptop01" in first_line(err)
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    lines = shown.splitlines()
    assert (code, lines[1].startswith(f"{CHANGES}1 ("), lines[10]) == (1, True, "Cambia el plan mismo")
    assert lines[11].strip().startswith(f"{called(tmp_path / 'plan.json', bad.record)} · laptop01")
    told = json.loads(guaqui("merge", "plan.json", "--show", "--json")[1])
    assert told["plan_changes"] == [bad.record]


def test_what_changes_no_list_is_not_said_to(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    honest(tmp_path / "a.json", out)
    code, said, err = guaqui("merge", "plan.json", "a.json", "--json")
    assert (code, json.loads(said)["plan_changes"], "Cambia" in err) == (0, [], False)
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    assert (code, shown.splitlines()[1]) == (0, f"{CHANGES}0")


@pytest.mark.costly(3)
@pytest.mark.parametrize("harm", HARMS)
def test_what_is_nobodys_is_told_to_programs_as_a_change_of_the_plan(
    out: Path, tmp_path: Path, guaqui: Guaqui, harm: str
) -> None:
    there = honest(tmp_path / "stick" / "a.json", out)
    bad = crafted(harm, there, 3)
    write(tmp_path / "stick" / "b.json", [*there, bad])
    code, _said, err = guaqui("merge", "plan.json", "stick")
    assert (code, first_line(err).startswith(CHANGES), "stick/b.json" in first_line(err)) == (1, True, True)
    told: dict[str, Any] = json.loads(guaqui("merge", "plan.json", "stick", "--json")[1])
    assert told["plan_changes"] == [bad.record]
    told = json.loads(guaqui("merge", "plan.json", "--show", "--json")[1])
    assert told["plan_changes"] == [bad.record]


@pytest.mark.parametrize("way", WAYS)
def test_all_communities_withdrawn_empty_no_figure_unseen(
    out: Path, tmp_path: Path, guaqui: Guaqui, way: str
) -> None:
    there = honest(tmp_path / "a.json", out)
    named = WAYS[way](write(tmp_path / "b.json", [*there, *all_withdrawn(there, ORDINARY)]))
    many = len(all_withdrawn(there))
    code, _said, err = guaqui("merge", "plan.json", "a.json", *named)
    lines = [line for line in err.splitlines() if line.startswith(CHANGES)]
    assert (code, len(lines), lines[-1]) == (1, 7, f"{CHANGES}y {many - 6} más")
    code, shown, _err = guaqui("merge", "plan.json", "--show")
    assert (code, shown.splitlines()[1].startswith(f"{CHANGES}{many} (")) == (1, True)
    figures = guaqui("report", "plan.json", "--json")[1]
    guaqui("merge", "plan.json", "--undo")
    assert json.loads(guaqui("report", "plan.before-1.json", "--json")[1]) != json.loads(figures)


# Leaving out


def test_a_file_can_be_left_out(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    there = honest(tmp_path / "stick" / "a.json", out)
    bad = crafted("years cut", there, 1, ORDINARY)
    write(tmp_path / "stick" / "b.json", [*there, bad])
    write(tmp_path / "stick" / "c.json", [*there, crafted("a demand rewritten", there, 1)])
    without = ["--without", "stick/b.json", "--without", "stick/c.json"]
    code, said, _err = guaqui("merge", "plan.json", "stick", *without, "--dry-run", "--json")
    told = json.loads(said)
    assert (code, told["plan_changes"]) == (0, [])
    assert [(one["path"], one["left_out"]) for one in told["inputs"] if "left_out" in one] == [
        (f"stick/{name}.json", "left-by-hand") for name in "bc"
    ]
    code, _said, err = guaqui("merge", "plan.json", "stick", *without)
    assert (code, "stick/b.json se dejó fuera a mano" in err) == (0, True)
    assert {one.rev for one in held(out)} == {one.rev for one in there}
    assert "b.json" in guaqui("merge", "plan.json", "--show")[1].splitlines()[6]
    assert "b.json" not in guaqui("report", "plan.json", "--senders")[1]
    assert guaqui("merge", "plan.json", "stick", "--without", "stick/c.json")[0] == 1


def test_a_name_that_nothing_found_has_is_wrong_usage(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    """Or the file would come in that was to stay out."""
    honest(tmp_path / "stick" / "a.json", out)
    before = out.read_bytes()
    code, said, err = guaqui("merge", "plan.json", "stick", "--without", "stick/b.json")
    assert (code, said, "stick/b.json" in err, out.read_bytes()) == (2, "", True, before)


# Several municipalities


def test_another_municipality_comes_in_where_it_is_asked_for(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    of_laja(tmp_path / "laja.json")
    assert guaqui("merge", "plan.json", "laja.json")[0] == 1
    assert not [one for one in held(out) if "/laja/" in one.record]
    code, _said, err = guaqui("merge", "new.json", "plan.json", "laja.json")
    assert (code, "--together" in err, "--municipality" in err) == (2, True, True)
    assert not (tmp_path / "new.json").exists()
    assert (
        guaqui("merge", "new.json", "plan.json", "laja.json", "--together")[0] == 1
    )  # laja's lists are new in it
    assert {one.record.split("/")[1] for one in held(tmp_path / "new.json")} == {"guaqui", "laja"}
    assert guaqui("merge", "new.json", "plan.json", "laja.json")[0] == 0
    both = guaqui("merge", "x.json", "plan.json", "--together", "--municipality", "guaqui")
    assert (both[0], "--together" in both[2]) == (2, True)


# Back


def gathered(out: Path, folder: Path, guaqui: Guaqui) -> str:
    """Two laptops came with one stick; of one what it said was settled since. The settlement's id."""
    there = held(out)
    asked = next(one for one in there if one.record == ASKED)
    for n, text in ((1, "Posta"), (2, "Museo")):
        more = revision(f"demand/guaqui/copajira/200{n + 3}/1", {**DEMAND, "text": text}, device=f"laptop0{n}")
        said = child([asked], {"place": f"Alto {n}"}, device=f"laptop0{n}")
        write(folder / "stick" / f"{n}.json", [*there, more, said])
    assert guaqui("merge", "plan.json", "stick")[0] == 1
    with FieldFile.open(out, "Coordina", device="laptop00") as field:
        return field.settle(ASKED, {"place": "Alto"}).rev


def test_one_laptop_is_undone_and_what_was_decided_since_stays(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    settled = gathered(out, tmp_path, guaqui)
    before = out.read_bytes()
    code, said, err = guaqui("merge", "plan.json", "--undo", "1", "--laptop", "laptop02")
    path = tmp_path / "plan.before-1-laptop02.json"
    assert (code, said, ASKED in err, "--again" in err) == (1, f"{path.name}\n", True, True)
    assert out.read_bytes() == before
    gone = {one.rev for one in held(out)} - {one.rev for one in held(path)}
    assert {one.device for one in held(out) if one.rev in gone} == {"laptop02"}
    assert not [one for one in held(path) if one.device == "laptop02"]
    assert settled in {one.rev for one in held(path)}
    with FieldFile.open(path, writable=False) as field:
        state = field.survey.history(ASKED)
        assert state is not None
        assert (state.values["place"], state.conflicts) == ("Alto", ())
    assert "laptop02" in guaqui("merge", path.name, "--show")[1]


def test_the_whole_is_undone_and_what_was_decided_since_stays(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    settled = gathered(out, tmp_path, guaqui)
    code, said, _err = guaqui("merge", "plan.json", "--undo", "--json")
    assert (code, json.loads(said)) == (1, {"out": "plan.before-1.json", "went_on": [ASKED]})
    there = held(tmp_path / "plan.before-1.json")
    assert settled in {one.rev for one in there}
    assert not [one for one in there if one.device in {"laptop01", "laptop02"}]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--undo", "1", "--laptop", "laptop07"], 3),
        (["--undo", "1", "--laptop", "lap"], 3),
        (["--laptop", "laptop01"], 2),
        (["stick", "--laptop", "laptop01"], 2),
    ],
)
def test_a_laptop_that_is_not_meant_is_said(
    out: Path, tmp_path: Path, guaqui: Guaqui, arguments: list[str], code: int
) -> None:
    gathered(out, tmp_path, guaqui)
    there = sorted(tmp_path.rglob("*"))
    got, said, err = guaqui("merge", "plan.json", *arguments)
    assert (got, said, bool(err.strip())) == (code, "", True)
    assert sorted(tmp_path.rglob("*")) == there
    if code == 3:
        assert "laptop01, laptop02" in err


# The ten lines


def test_what_a_merge_was_stands_in_ten_lines(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    there = honest(tmp_path / "stick" / "a.json", out)
    asked = next(one for one in there if one.record == ASKED)
    mine, theirs = (child([asked], {"place": place}, device=f"laptop0{n}") for n, place in enumerate("AB", 4))
    write(out, [*held(out), mine])
    write(tmp_path / "stick" / "b.json", [*there, theirs, crafted("years cut", there, 1, ORDINARY)])
    broken = write(tmp_path / "stick" / "c.json", [*there, revision("demand/guaqui/sullcata/2003/1", DEMAND)])
    broken.write_bytes(broken.read_bytes().replace(b"demand/guaqui/sullcata", b"demand/guaqui/janko-marca"))
    of_laja(tmp_path / "stick" / "laja.json")
    guaqui("merge", "plan.json", "stick")
    lines = guaqui("merge", "plan.json", "--show")[1].splitlines()[:10]
    assert [line.partition(":")[0] for line in lines[1:]] == [
        *(
            "Cambia el plan mismo",
            "Archivos",
            "Versiones nuevas",
            "De las computadoras",
            "Comunidades y asociaciones",
        ),
        *("Quedaron fuera", "Apartadas", "Por resolver", "Para volver"),
    ]
    values = [line.partition(": ")[2] for line in lines]
    assert values[1:3] == ["1 (PDM de Guaqui 2003-2007)", "3"]
    assert values[3].startswith("3; ")
    assert values[4:6] == ["2 (laptop01, laptop05)", "2 (Arcata, Copajira)"]
    assert values[6:9] == ["1 (laja.json)", "1 (c.json)", "1 (Arcata · 2003)"]
    assert "--undo 1" in values[9]
    assert all(len(line) <= 100 for line in lines)


def refused(there: list[Revision], path: Path) -> None:
    text = write(path, there).read_text("utf-8")
    path.write_text(text.replace(there[-1].rev[:8], "00000000"), "utf-8")


def torn(there: list[Revision], path: Path) -> None:
    path.write_bytes(write(path, there).read_bytes()[:-2])


def twice(there: list[Revision], path: Path) -> None:
    for n in (1, 2):
        more = revision(f"demand/guaqui/sullcata/200{n + 3}/1", DEMAND, device="laptop01")
        write(path.with_name(f"{n}.json"), [*there, more])


def ahead(there: list[Revision], path: Path) -> None:
    write(path, [*there, revision("lesson/guaqui/x", {"text": "Sí"}, at="2099-01-01T00:00:00-04:00")])


def looks_alike(there: list[Revision], path: Path) -> None:
    write(path, [*there, revision("demand/guaqui/sullcata/2003/1", DEMAND, author="R\u043esa Mamani")])


def disputed(there: list[Revision], path: Path) -> None:
    asked = next(one for one in there if one.record == ASKED)
    write(path, [*there, *(child([asked], {"families": n}, device=f"laptop0{n}") for n in (2, 3))])


def changed(there: list[Revision], path: Path) -> None:
    write(path, [*there, crafted("years cut", there, 1, ORDINARY)])


def nobodys(there: list[Revision], path: Path) -> None:
    write(path, [*there, crafted("a demand rewritten", there, 1)])


def strangers(there: list[Revision], path: Path) -> None:
    write(path, [*there, revision("community/laja/c", {"name": "C"})])


ENDS: dict[str, tuple[Callable[[list[Revision], Path], object], int]] = {
    "nothing": (lambda there, path: write(path, there), 0),
    "refused": (refused, 1),
    "torn": (torn, 1),
    "a copied laptop": (twice, 1),
    "a wrong clock": (ahead, 0),
    "a name that is not what it looks like": (looks_alike, 1),
    "a dispute": (disputed, 1),
    "a change of the plan": (changed, 1),
    "nobody's": (nobodys, 1),
    "another municipality's": (strangers, 1),
    "a file of another municipality": (lambda _there, path: of_laja(path), 1),
}


@pytest.mark.costly(3)
@pytest.mark.parametrize("what", ENDS)
def test_a_merge_and_what_is_shown_of_it_end_alike(out: Path, tmp_path: Path, guaqui: Guaqui, what: str) -> None:
    """What was refused, what stays out, what is not what it looks like: each waits for a person, also later."""
    there = honest(tmp_path / "stick" / "a.json", out)
    bring, code = ENDS[what]
    bring(there, tmp_path / "stick" / "b.json")
    for how in (
        ["stick", "--dry-run"],
        ["stick", "--dry-run", "--json"],
        ["stick"],
        ["--show"],
        ["--show", "--json"],
    ):
        assert (how, guaqui("merge", "plan.json", *how)[0]) == (how, code)


def test_what_waits_is_named_again_in_what_is_shown(out: Path, tmp_path: Path, guaqui: Guaqui) -> None:
    there = honest(tmp_path / "stick" / "a.json", out)
    looks_alike(there, tmp_path / "stick" / "b.json")
    twice(there, tmp_path / "stick" / "b.json")
    code, _said, err = guaqui("merge", "plan.json", "stick")
    told = [line for line in err.splitlines() if "no son lo que parecen" in line or "laptop01 tienen" in line]
    assert (code, len(told)) == (1, 2)
    shown = [line.strip() for line in guaqui("merge", "plan.json", "--show")[1].splitlines()]
    assert [line for line in shown if line in told] == told
