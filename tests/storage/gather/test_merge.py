"""Merging is set union: its laws, its bytes, what stays out and why."""

from __future__ import annotations

import json
import random
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import FieldFile, GuaquiError
from storage.file.beside.names import spare_of
from storage.file.pack import load_pack
from storage.gather.admission import MergeOptions
from storage.gather.merge import Merged, merge
from storage.gather.quarantine import quarantine_path
from storage.revisions import lines
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Revision
from storage.revisions.union import file_order, grouped, union
from tests.storage.revisions.test_history import generated
from tests.storage.revisions_made import DEMAND, SLOT, child, naive_claims, plain_tinydb, revision

PACK = len(load_pack("guaqui"))


def merged_bytes(*sets: list[Revision]) -> bytes:
    readings = [("x", read_revisions(b"".join(whole_file(revisions)))) for revisions in sets]
    return b"".join(whole_file(file_order(grouped(union(readings)[0].values()))))


@pytest.mark.costly(0)
@settings(max_examples=120)
@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_commutative_associative_idempotent_and_the_same_bytes(seed: int, draw: random.Random) -> None:
    revisions = generated(seed, 20)
    laptops = [[one for one in revisions if draw.random() < 0.6] for _ in range(3)]
    for laptop in laptops:
        draw.shuffle(laptop)
    a, b, c = laptops
    whole = merged_bytes(a, b, c)
    assert whole == merged_bytes(c, a, b)
    assert whole == merged_bytes(read_revisions(merged_bytes(a, b)).revisions, c)
    assert whole == merged_bytes(a, read_revisions(merged_bytes(b, c)).revisions)
    assert whole == merged_bytes(read_revisions(whole).revisions)
    assert whole == merged_bytes(a, a, b, c, c, b)
    assert {one.rev for one in read_revisions(whole).revisions} == {one.rev for one in (*a, *b, *c)}


def test_records_stand_by_name_and_revisions_by_depth_then_id() -> None:
    first = revision()
    second, third = child([first], {"families": 1}), child([first], {"families": 2})
    last = child([second, third], {"families": 3})
    elsewhere = revision("demand/guaqui/andamarca-b/2004/1")
    lines = read_revisions(merged_bytes([last, elsewhere, third, second, first])).revisions
    assert lines == [elsewhere, first, *sorted((second, third), key=lambda one: one.rev), last]


@pytest.fixture
def laptops(tmp_path: Path) -> list[Path]:
    paths = []
    for number, text in enumerate(["Riego", "Posta", "Riego"], 1):
        path = tmp_path / f"laptop{number}.json"
        with FieldFile.create(path, author=f"Equipo {number}", device=f"laptop0{number}") as field:
            field.save(SLOT, {**DEMAND, "text": text})
            field.save(f"demand/guaqui/arcata/200{number + 2}/1", DEMAND)
        paths.append(path)
    return paths


def test_what_each_file_brought(laptops: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    before = [path.read_bytes() for path in laptops]
    merged = merge(out, laptops)
    assert [(one.new, one.known) for one in merged.inputs] == [(PACK + 2, 0), (2, PACK), (2, PACK)]
    assert merged.revisions == PACK + 6 == len(plain_tinydb(out))
    assert merged.survey.disputed() == [SLOT]
    assert [path.read_bytes() for path in laptops] == before
    claims, conflicts = naive_claims(merged.survey.revisions(SLOT).values())
    assert "text" in conflicts
    assert len(claims["text"]) == 3


def test_any_order_gives_the_same_bytes_and_again_changes_nothing(laptops: list[Path], tmp_path: Path) -> None:
    outs = [tmp_path / f"out{n}.json" for n in range(3)]
    merge(outs[0], laptops)
    merge(outs[1], laptops[::-1])
    merge(outs[2], [laptops[1]])
    merge(outs[2], [laptops[0], laptops[2], laptops[0]])
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()
    stamp = outs[0].stat().st_mtime_ns
    again = merge(outs[0], laptops)
    assert not again.wrote
    assert outs[0].stat().st_mtime_ns == stamp
    assert again.inputs[0].path == str(outs[0])
    assert [one.new for one in again.inputs] == [PACK + 6, 0, 0, 0]


def test_folders_are_searched_and_other_json_in_them_is_passed_over(laptops: list[Path], tmp_path: Path) -> None:
    inside = tmp_path / "stick" / "deep"
    inside.mkdir(parents=True)
    laptops[0].rename(inside / "a.json")
    (inside / "notes.json").write_text('{"shopping": ["milk"]}')
    (inside / "torn.json").write_bytes(b'{"field": {"1"')
    out = tmp_path / "stick" / "plan.json"
    merged = merge(out, [tmp_path / "stick", laptops[1]])
    assert [Path(one.path).name for one in merged.inputs] == ["a.json", "laptop2.json"]
    assert [(Path(one.path).name, one.error.code) for one in merged.left_out] == [
        ("torn.json", "not-a-field-file")
    ]
    assert len(merge(out, [tmp_path / "stick"]).inputs) == 2  # OUT itself is the first, and is not found again


def test_a_dry_run_writes_nothing(laptops: list[Path], tmp_path: Path) -> None:
    files = sorted(tmp_path.iterdir())
    merged = merge(tmp_path / "plan.json", laptops, dry_run=True)
    assert merged.revisions == PACK + 6
    assert sorted(tmp_path.iterdir()) == files


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"text":"Posta"', b'"text":"Museo"'))


def test_what_is_refused_goes_whole_into_quarantine_once(laptops: list[Path], tmp_path: Path) -> None:
    damage(laptops[1])
    out = tmp_path / "plan.json"
    merged = merge(out, laptops)
    assert merged.quarantined == 1
    assert b"Museo" not in out.read_bytes()
    kept = json.loads(quarantine_path(out).read_bytes())
    assert [(one["source"], one["reason"]) for one in kept] == [(str(laptops[1]), "hash")]
    assert "Museo" in kept[0]["raw"]
    merge(out, laptops)
    assert len(json.loads(quarantine_path(out).read_bytes())) == 1


def test_a_quarantine_whose_replacing_was_interrupted_is_read_from_its_spare_copy(
    laptops: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    damage(laptops[1])
    merge(out, laptops)
    kept = quarantine_path(out)
    kept.rename(spare_of(kept))
    laptops[1].write_bytes(laptops[1].read_bytes().replace(b"Museo", b"Plaza"))
    merge(out, laptops)
    assert ["Museo" in one["raw"] for one in json.loads(kept.read_bytes())] == [True, False]
    assert not spare_of(kept).exists()


def test_an_existing_quarantine_is_never_lost(laptops: list[Path], tmp_path: Path) -> None:
    damage(laptops[1])
    out = tmp_path / "plan.json"
    quarantine_path(out).write_bytes(b"torn [")
    merge(out, laptops)
    assert len(json.loads(quarantine_path(out).read_bytes())) == 1
    assert [p.read_bytes() for p in tmp_path.glob("*damaged*")] == [b"torn ["]


def test_a_torn_input_brings_what_verifies(laptops: list[Path], tmp_path: Path) -> None:
    torn = laptops[1].read_bytes()[:-30]
    laptops[1].write_bytes(torn)
    merged = merge(tmp_path / "plan.json", laptops)
    assert merged.revisions == PACK + 5
    assert merged.quarantined == 1
    assert laptops[1].read_bytes() == torn


def test_a_torn_out_is_kept_beside_and_mended(laptops: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, laptops)
    whole = out.read_bytes()
    out.write_bytes(whole[:-10])
    merge(out, laptops)
    assert out.read_bytes() == whole
    assert [p.read_bytes() for p in tmp_path.glob("plan.damaged*")] == [whole[:-10]]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty-file"), (b"shopping list", "not-a-field-file"), (b'{"a": {}}', "not-a-field-file")],
)
def test_an_out_that_is_no_field_file_is_never_replaced(
    laptops: list[Path], tmp_path: Path, data: bytes, code: str
) -> None:
    out = tmp_path / "plan.json"
    out.write_bytes(data)
    with pytest.raises(GuaquiError) as caught:
        merge(out, laptops)
    assert (caught.value.code, caught.value.facts["path"]) == (code, str(out))
    assert out.read_bytes() == data


def test_a_newer_file_stays_out_whole(laptops: list[Path], tmp_path: Path) -> None:
    laptops[0].write_bytes(laptops[0].read_bytes().replace(b'"format": 1', b'"format": 2'))
    merged = merge(tmp_path / "plan.json", laptops)
    assert [one.error.code for one in merged.left_out] == ["format-newer"]
    assert len(merged.inputs) == 2


def test_plans_of_two_municipalities_are_not_mixed(laptops: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    plan = revision("plan/laja/2003-2007", {"name": "PDM de Laja", "years": [2003], "per_year": 1})
    other.write_bytes(b"".join(whole_file([plan])))
    out = tmp_path / "plan.json"
    with pytest.raises(GuaquiError) as caught:
        merge(out, [*laptops, other])
    assert caught.value.code == "municipalities-several"
    assert caught.value.facts["municipalities"] == ["guaqui", "laja"]
    assert not out.exists()
    for merged in (
        merge(out, [*laptops, other], MergeOptions(municipality="guaqui")),
        merge(out, [other, *laptops]),
    ):
        (left,) = merged.left_out
        assert (left.path, left.error.code, left.error.facts["municipality"]) == (
            str(other),
            "municipalities-differ",
            "laja",
        )
        assert merged.revisions == PACK + 6


def test_what_is_not_there_is_said_and_nothing_is_written(laptops: list[Path], tmp_path: Path) -> None:
    for sources, code in (([*laptops, tmp_path / "none.json"], "not-found"), ([tmp_path / "empty"], "no-files")):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(GuaquiError) as caught:
            merge(tmp_path / "plan.json", sources)
        assert caught.value.code == code
    with pytest.raises(GuaquiError) as caught:
        merge(tmp_path / "gone" / "plan.json", laptops)
    assert caught.value.code == "folder-missing"
    assert not (tmp_path / "gone").exists()


def test_many_merges_at_once_onto_one_file_lose_nothing(laptops: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    done: list[Merged] = []
    threads = [
        threading.Thread(target=lambda path=path: done.append(merge(out, [path])))
        for path in (*laptops, *laptops, *laptops)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 9
    assert len(plain_tinydb(out)) == PACK + 6


def test_a_merge_waits_for_no_window_that_writes(laptops: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.file.lock.WAIT_SECONDS", 0.1)
    with FieldFile.open(laptops[0]) as field:
        with pytest.raises(GuaquiError) as caught:
            merge(laptops[0], laptops[1:])
        assert caught.value.code == "busy"
        field.save(SLOT, {**DEMAND, "text": "Camino"})
    merge(laptops[0], laptops[1:])
    assert b"Camino" in laptops[0].read_bytes()


@pytest.mark.parametrize("limit", ["MAX_REVISIONS", "MAX_FILE_BYTES"])
def test_what_nobody_could_open_any_more_is_not_written(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by a merge of files that can each be read, nor by a save."""
    one, other, out = (tmp_path / name for name in ("one.json", "other.json", "out.json"))
    for path, slot in ((one, SLOT), (other, SLOT[:-1] + "2")):
        path.write_bytes(b"".join(whole_file([revision(slot)])))
    merge(out, [one])
    before = everything_of(tmp_path)
    monkeypatch.setattr(lines, limit, 1 if limit == "MAX_REVISIONS" else out.stat().st_size)
    with pytest.raises(GuaquiError, match="too-big") as refused:
        merge(out, [other])
    assert refused.value.facts["path"] == str(out)
    with FieldFile.open(out) as field, pytest.raises(GuaquiError, match="too-big"):
        field.save(SLOT[:-1] + "3", DEMAND)
    assert everything_of(tmp_path) == before


def everything_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}
