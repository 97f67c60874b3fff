"""What is kept of merges: the look before, the report after, what changed, and the way back."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from errno import EIO, ENOSPC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import FieldFile, GuaquiError
from storage.file.pack import load_pack
from storage.file.set_aside import asides, merges_path
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge, write_merge
from storage.gather.merge_reports import numbers, report_of
from storage.gather.preview import preview_merge
from storage.gather.undo import undo
from storage.plan.survey import Survey
from storage.revisions.changes import field_changes
from storage.revisions.history import REMOVED
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Revision
from tests.storage.revisions.test_history import generated
from tests.storage.revisions_made import DEMAND, SLOT, child, revision

PACK = len(load_pack("guaqui"))
AT = "2002-09-01T10:00:00-04:00"
Laptop = Callable[..., Path]


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Makes a laptop's file on the stick: its device, and the text of the one demand that it has."""

    def make(device: str, text: str, *, slot: str = SLOT, at: str = AT, name: str = "") -> Path:
        path = tmp_path / "stick" / f"{name or device}.json"
        path.parent.mkdir(exist_ok=True)
        with FieldFile.create(path, author="Equipo", device=device, now=lambda: at) as field:
            field.save(slot, {**DEMAND, "text": text})
        return path

    return make


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def revs(path: Path) -> set[str]:
    return {one.rev for one in read_revisions(path.read_bytes()).revisions}


# Looking


def test_a_look_says_who_brought_what_and_writes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    one, other = laptop("laptop01", "Riego"), laptop("laptop02", "Posta")
    there = everything(tmp_path)
    seen = preview_merge(tmp_path / "plan.json", [tmp_path / "stick"])
    assert everything(tmp_path) == there
    assert [(one.path, one.laptops, one.new, one.known) for one in seen.inputs] == [
        (str(one), ["laptop01"], PACK + 1, 0),
        (str(other), ["laptop02"], 1, PACK),
    ]
    assert [seen.disputed_by(one) for one in seen.inputs] == [[SLOT], [SLOT]]


def test_a_file_that_says_nothing_new_disputes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    one, other = laptop("laptop01", "Riego"), laptop("laptop02", "Posta")
    copy = tmp_path / "stick" / "copia.json"
    copy.write_bytes(one.read_bytes())
    seen = preview_merge(tmp_path / "plan.json", [one, other, copy])
    assert [(one.new, seen.disputed_by(one)) for one in seen.inputs][2] == (0, [])
    assert seen.inputs[2].laptops == ["laptop01"]


def test_a_withdrawal_beside_an_edit_is_a_dispute_of_both(laptop: Laptop, tmp_path: Path) -> None:
    base = revision()
    gone, edited = child([base], {"withdrawn": True}), child([base], {"families": 3}, device="laptop02")
    paths = []
    for name, own in (("a", [base, gone]), ("b", [base, edited])):
        path = tmp_path / f"{name}.json"
        path.write_bytes(b"".join(whole_file([*load_pack("guaqui"), *own])))
        paths.append(path)
    seen = preview_merge(tmp_path / "plan.json", paths)
    assert [seen.disputed_by(one) for one in seen.inputs] == [[SLOT], [SLOT]]


def test_who_brings_only_what_was_outdone_has_no_say(tmp_path: Path) -> None:
    base = revision(body={**DEMAND, "families": 1})
    older = child([base], {"families": 2})
    newer = child([older], {"families": 3})
    other = child([base], {"families": 4}, device="laptop02")
    paths = []
    for name, own in (("a", [base, older]), ("b", [base, older, newer]), ("c", [base, other])):
        path = tmp_path / f"{name}.json"
        path.write_bytes(b"".join(whole_file([*load_pack("guaqui"), *own])))
        paths.append(path)
    seen = preview_merge(tmp_path / "plan.json", paths)
    assert [seen.disputed_by(one) for one in seen.inputs] == [[], [SLOT], [SLOT]]


def test_files_are_found_by_what_they_begin_with(laptop: Laptop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    laptop("laptop01", "Riego").rename(stick / "taller del lunes.txt")
    laptop("laptop02", "Riego").rename(stick / "taller.json.bak")
    laptop("laptop03", "Riego").rename(stick / "sin nombre")
    (stick / "sin nombre").write_bytes(b"\xef\xbb\xbf" + (stick / "sin nombre").read_bytes())
    (stick / "carta.txt").write_text("Estimados")
    (stick / "otros.txt").write_text('{"_default": {"1": {"a": 1}}}')
    seen = preview_merge(tmp_path / "plan.json", [stick])
    assert {laptop for one in seen.inputs for laptop in one.laptops} == {"laptop01", "laptop02", "laptop03"}
    assert not seen.left_out


def test_a_look_that_is_broken_off_leaves_nothing(laptop: Laptop, tmp_path: Path) -> None:
    for number in range(3):
        laptop(f"laptop0{number}", "Riego")
    there = everything(tmp_path)
    told: list[tuple[int, int]] = []

    def stop(_path: str, done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge(tmp_path / "plan.json", [tmp_path / "stick"], at=AT, tell=stop)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert everything(tmp_path) == there


def test_what_out_gained_after_the_look_is_not_lost(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")])
    seen = preview_merge(out, [laptop("laptop02", "Posta")])
    with FieldFile.open(out, device="laptop09") as field:
        saved = field.save("demand/guaqui/arcata/2005/1", DEMAND)
    merged = write_merge(seen, at=AT)
    assert saved.rev in revs(out)
    assert merged.revisions == PACK + 3
    assert saved.rev in report_of(out)[1].before


def test_a_plan_of_another_municipality_stays_out_and_the_rest_comes_in(laptop: Laptop, tmp_path: Path) -> None:
    laja = tmp_path / "stick" / "laja.json"
    one, out = laptop("laptop01", "Riego"), tmp_path / "plan.json"
    laja.write_bytes(
        b"".join(whole_file([revision("plan/laja/2003-2007", {"name": "PDM", "years": [2003], "per_year": 1})]))
    )
    seen = preview_merge(out, [one, laja], MergeOptions(municipality="guaqui"))
    assert [(left.path, left.error.code) for left in seen.left_out] == [(str(laja), "municipalities-differ")]
    write_merge(seen, at=AT)
    assert revs(out) == revs(one)
    assert [left.code for left in report_of(out)[1].left_out] == ["municipalities-differ"]


# The report


def test_a_report_is_kept_of_a_merge_that_changed_something(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    one, other = laptop("laptop01", "Riego"), laptop("laptop02", "Posta")
    (tmp_path / "stick" / "torn.json").write_bytes(b'{"field": {"1"')
    first = merge(out, [one], at=AT)
    merge(out, [tmp_path / "stick"], at=AT)
    again = merge(out, [tmp_path / "stick"], at=AT)
    assert (first.report, again.report) == (str(merges_path(out) / "0001.json"), "")
    assert numbers(out) == [1, 2]
    number, report = report_of(out)
    assert (number, report.at, set(report.before)) == (2, AT, revs(one))
    assert [(said.path, said.laptops, len(said.new), said.known) for said in report.inputs] == [
        (str(one), ["laptop01"], 0, PACK + 1),
        (str(other), ["laptop02"], 1, PACK),
    ]
    assert [said.disputed for said in report.inputs] == [[], [SLOT]]
    assert [(left.code, left.facts["path"]) for left in report.left_out] == [
        ("not-a-field-file", str(tmp_path / "stick" / "torn.json"))
    ]


@pytest.mark.parametrize("fails", ["storage.file.json_files.replace_file", "storage.gather.merge.replace_file"])
def test_a_disk_that_refuses_leaves_neither_merge_nor_report(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")])
    other = laptop("laptop02", "Posta")
    there = everything(tmp_path)

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "full")

    monkeypatch.setattr(fails, full)
    with pytest.raises(GuaquiError) as caught:
        merge(out, [other], at=AT)
    assert (caught.value.code, everything(tmp_path)) == ("disk-full", there)
    assert not merges_path(out).exists()


def test_without_a_clock_nothing_is_kept(laptop: Laptop, tmp_path: Path) -> None:
    merge(tmp_path / "plan.json", [laptop("laptop01", "Riego")])
    assert not merges_path(tmp_path / "plan.json").exists()


def test_what_is_kept_is_never_an_input(laptop: Laptop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    laptop("laptop01", "Riego")
    torn = laptop("laptop02", "Posta")
    torn.write_bytes(torn.read_bytes().replace(b"Posta", b"Museo"))
    merge(stick / "plan.json", [stick], at=AT)
    (merges_path(stick / "plan.json") / "0002.json").write_bytes(b'{"at": "2002')
    seen = preview_merge(tmp_path / "other.json", [stick])
    assert [Path(one.path).name for one in seen.inputs] == ["laptop01.json", "laptop02.json", "plan.json"]
    assert not seen.left_out


def test_what_an_undo_gave_is_no_input_of_its_plan(laptop: Laptop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    out = stick / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    merge(out, [laptop("laptop02", "Posta")], at=AT)
    undo(out, at=AT)
    assert [Path(one.path).name for one in preview_merge(out, [stick]).sources] == [
        "laptop01.json",
        "laptop02.json",
    ]


def test_a_report_that_is_not_there_or_damaged_is_said(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    for number in (2, 0, None):
        if not number:
            (merges_path(out) / "0001.json").unlink(missing_ok=True)
        with pytest.raises(GuaquiError) as caught:
            report_of(out, number)
        assert caught.value.code == ("merge-unknown" if number == 2 else "merge-none")
    (merges_path(out) / "0001.json").write_bytes(b"\0" * 40)
    with pytest.raises(GuaquiError) as caught:
        report_of(out)
    assert caught.value.code == "report-damaged"


# What changed


def said(before: list[Revision], came: list[Revision]) -> list[tuple[str, object, object, bool, tuple[str, ...]]]:
    return [tuple(one)[1:] for one in field_changes(before, came)]


def test_changes_are_told_field_by_field_with_the_laptop() -> None:
    base = revision(body={**DEMAND, "families": 3, "place": "Alto"})
    came = child([base], {"families": 4, "place": None}, device="laptop02")
    assert said([base], [came]) == [
        ("families", 3, 4, False, ("laptop02",)),
        ("place", "Alto", REMOVED, False, ("laptop02",)),
    ]
    assert [one[:3] for one in said([], [base])][:2] == [
        ("action", REMOVED, "irrigation"),
        ("families", REMOVED, 3),
    ]
    assert said([base, came], []) == said([base], [child([base], {"families": 3})]) == []


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_what_is_not_told_is_as_it_was(seed: int, draw: random.Random) -> None:
    revisions = generated(seed, 20)
    before = [one for one in revisions if draw.random() < 0.5]
    told = {(one.record, one.field): one for one in field_changes(before, revisions)}
    was, is_ = Survey(before), Survey(revisions)
    for record in is_.all_revisions():
        then, now = was.history(record), is_.history(record)
        assert now is not None
        for name in now.claims:
            earlier = then.values.get(name, REMOVED) if then else REMOVED
            one = told.get((record, name))
            assert now.values.get(name, REMOVED) == (one.after if one else earlier)
            assert (name in now.conflicts) <= bool(one or (then and name in then.conflicts))


def test_a_dispute_that_a_merge_brought_is_told_also_where_the_shown_version_stays() -> None:
    base = revision(body={**DEMAND, "families": 3})
    one, other = child([base], {"families": 4}), child([base], {"families": 5}, device="laptop02")
    for first, second in ((one, other), (other, one)):
        (told,) = said([base, first], [second])
        assert (told[0], told[3], told[4]) == ("families", True, (second.device,))
    assert said([base, one, other], [child([one], {"place": "Alto"})]) == [
        ("place", REMOVED, "Alto", False, ("k7m2q9xw",))
    ]
    settled = child([one, other], {"families": 5}, device="laptop03")
    shown = max(one, other, key=lambda claim: claim.rev).body["families"]
    expected = [] if shown == 5 else [("families", shown, 5, False, ("laptop03",))]
    assert said([base, one, other], [settled]) == expected


# The way back


def test_undo_gives_back_the_earlier_plan_to_the_byte(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    earlier = out.read_bytes()
    merge(out, [laptop("laptop02", "Posta")], at=AT)
    there = out.read_bytes()
    undone = undo(out, at=AT)
    assert (undone.path, undone.laptop, undone.went_on) == (tmp_path / "plan.before-2.json", "", [])
    assert (undone.path.read_bytes(), out.read_bytes()) == (earlier, there)
    (aside,) = asides(undone.path)
    assert (aside.plan, aside.merge, set(aside.revisions)) == ("plan.json", 2, revs(out) - revs(undone.path))
    assert ([Path(one).name for one in aside.sources], aside.laptop) == (["laptop02.json"], "")


def test_undo_keeps_what_came_and_was_decided_since(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    bad = laptop("laptop02", "Posta", slot="demand/guaqui/arcata/2003/1")
    worse = laptop("laptop02", "Museo", name="worse")
    merge(out, [bad, worse], at=AT)
    merge(out, [laptop("laptop03", "Camino", slot="demand/guaqui/arcata/2004/1")], at=AT)
    with FieldFile.open(out, device="laptop09") as field:
        field.save("demand/guaqui/arcata/2005/1", DEMAND)
        heads = field.survey.history(SLOT)
        assert heads is not None
        settled = field.settle(SLOT, {"text": "Museo y riego"})
    there = out.read_bytes()
    undone = undo(out, 2, at=AT)
    came = report_of(out, 2)[1].new
    assert out.read_bytes() == there
    assert revs(undone.path) == revs(out) - came
    assert settled.rev in revs(undone.path)
    assert undone.went_on == [SLOT]
    state = Survey(read_revisions(undone.path.read_bytes()).revisions).history(SLOT)
    assert state is not None
    assert (state.values["text"], state.conflicts) == ("Museo y riego", ())
    assert Path(asides(out)[0].sources[0]).name == "laptop02.json"


def test_undo_takes_out_what_one_laptop_saved(laptop: Laptop, tmp_path: Path) -> None:
    """Its file may have others' saves in it, and others' files may have its."""
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    carrier = tmp_path / "stick" / "carrier.json"
    merge(carrier, [laptop("laptop02", "Posta"), laptop("laptop03", "Camino", slot="demand/guaqui/arcata/2004/1")])
    merge(out, [carrier], at=AT)
    by_laptop = {one.device: one.rev for one in read_revisions(out.read_bytes()).revisions}
    undone = undo(out, 2, "laptop02", at=AT)
    assert (undone.path.name, undone.laptop) == ("plan.before-2-laptop02.json", "laptop02")
    assert revs(undone.path) == revs(out) - {by_laptop["laptop02"]}
    assert [(one.laptop, one.revisions) for one in asides(out)] == [("laptop02", [by_laptop["laptop02"]])]
    assert [left.error.code for left in preview_merge(undone.path, [carrier]).left_out] == ["set-aside"]
    with pytest.raises(GuaquiError) as caught:
        undo(out, 1, "pack")
    assert (caught.value.code, caught.value.facts["known"]) == ("sender-unknown", ["laptop01"])
    with pytest.raises(GuaquiError) as caught:
        undo(out, 2, "laptop01")
    assert (caught.value.code, caught.value.facts["known"]) == ("sender-unknown", ["laptop02", "laptop03"])


def test_a_laptop_is_meant_by_its_first_letters_where_they_are_no_other_s(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    long = ["abcdefgh", "abcdzzzz", "zyxwvuts"]
    merge(
        out, [laptop(one, "Riego", slot=f"demand/guaqui/arcata/200{n + 3}/1") for n, one in enumerate(long)], at=AT
    )
    for asked in ("abc", "abcd", "zyx", "nobody"):
        with pytest.raises(GuaquiError) as caught:
            undo(out, None, asked)
        assert caught.value.code == "sender-unknown"
    for asked, whose in (("abcde", "abcdefgh"), ("zyxw", "zyxwvuts"), ("abcdzzzz", "abcdzzzz")):
        assert undo(out, None, asked).laptop == whose


def test_the_rows_that_a_laptop_brought_go_with_it(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    row, other = (
        revision(f"demand/guaqui/arcata/{year}/1", device="import", author="", at="") for year in (2003, 2004)
    )
    arrival = revision(
        "arrival/guaqui/0123456789abcdef/laptop02/1",
        {"file": "a.csv", "rows": [{"rev": row.rev, "line": 2}]},
        device="laptop02",
    )
    path = tmp_path / "b.json"
    path.write_bytes(b"".join(whole_file([*load_pack("guaqui"), row, other, arrival])))
    merge(out, [path], at=AT)
    assert revs(out) - revs(undo(out, None, "laptop02").path) == {row.rev, arrival.rev}


@pytest.mark.costly(0)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_what_is_undone_is_what_came_then_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, seed: int, draw: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    out, revisions = folder / "plan.json", [*load_pack("guaqui"), *generated(seed, 20)]
    came: list[set[str]] = []
    for number in range(3):
        some = [one for one in revisions if one.device == "pack" or draw.random() < 0.4]
        path = folder / f"{number}.json"
        path.write_bytes(b"".join(whole_file(some)))
        before = revs(out) if out.exists() else set()
        if merge(out, [path], at=AT).report:
            came.append(revs(out) - before)
    there = {one.rev: one for one in read_revisions(out.read_bytes()).revisions}
    number = draw.randrange(len(came))
    whose = draw.choice(sorted({there[rev].device for rev in came[number]} - {"pack"}) or [""])
    if number == 0 and not whose:
        return
    undone = undo(out, number + 1, whose, at=AT)
    gone = {rev for rev in came[number] if whose in {"", there[rev].device}}
    assert revs(undone.path) == there.keys() - gone
    kept = [one for rev, one in there.items() if rev not in gone]
    assert set(undone.went_on) == {one.record for one in kept if gone & set(one.parents)}
    merge(undone.path, [out], MergeOptions(again=True))
    assert undone.path.read_bytes() == out.read_bytes()


def test_what_was_undone_stays_out_until_it_is_asked_for(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    one, other = laptop("laptop01", "Riego"), laptop("laptop02", "Posta")
    merge(out, [one], at=AT)
    merge(out, [other], at=AT)
    path = undo(out, at=AT).path
    carrier = tmp_path / "stick" / "carrier.json"  # another laptop that had gathered it
    merge(carrier, [other, laptop("laptop03", "Camino")])
    merged = merge(path, [one, other, carrier, out], at=AT)
    assert [(Path(left.path).name, left.error.code) for left in merged.left_out] == [
        (name, "set-aside") for name in ("laptop02.json", "carrier.json", "plan.json")
    ]
    assert not merged.wrote
    assert merge(path, [other], MergeOptions(again=True), at=AT).wrote
    assert revs(path) == revs(out)
    assert not merge(path, [one, other], at=AT).left_out  # it is in: nothing to ask


def test_an_earlier_plan_that_gets_the_plan_s_name_asks_too(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    bad = laptop("laptop02", "Posta")
    merge(out, [bad], at=AT)
    path = undo(out, at=AT).path
    assert not preview_merge(out, [bad]).left_out
    path.replace(out)
    assert [left.error.code for left in preview_merge(out, [bad]).left_out] == ["set-aside"]


def test_a_stick_that_fails_is_said(laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop("laptop01", "Riego")

    def broken(*_: object) -> None:
        raise OSError(EIO, "input/output error", "stick")

    monkeypatch.setattr("storage.gather.preview.find_files", broken)
    with pytest.raises(GuaquiError) as caught:
        preview_merge(tmp_path / "plan.json", [tmp_path / "stick"])
    assert (caught.value.code, caught.value.facts["path"]) == ("disk", "stick")


def test_an_undo_of_what_was_given_back_forgets_nothing(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    bad, worse = laptop("laptop02", "Posta"), laptop("laptop03", "Camino")
    merge(out, [bad], at=AT)
    path = undo(out, at=AT).path
    merge(path, [worse], at=AT)
    twice = undo(path, at=AT).path
    assert twice.name == "plan.before-2.before-1.json"
    assert [left.error.code for left in merge(twice, [bad, worse]).left_out] == ["set-aside"] * 2


def test_an_undo_that_cannot_be_changes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    one, other = laptop("laptop01", "Riego"), laptop("laptop02", "Posta")
    merge(out, [one], at=AT)
    merge(out, [other], at=AT)
    whole = out.read_bytes()

    def refused(code: str, number: int | None = None, laptop: str = "") -> None:
        there = everything(tmp_path)
        with pytest.raises(GuaquiError) as caught:
            undo(out, number, laptop)
        assert (caught.value.code, everything(tmp_path)) == (code, there)

    refused("merge-first", 1)
    refused("merge-unknown", 7)
    refused("merge-unknown", 0)
    refused("sender-unknown", 2, "laptop01")
    out.write_bytes(b"".join(whole_file(load_pack("guaqui"))))
    refused("merge-lost")
    out.write_bytes(whole)
    undo(out)
    refused("undone-before")


def test_the_kept_report_is_plain_json(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego")], at=AT)
    said = json.loads((merges_path(out) / "0001.json").read_bytes())
    assert set(said) == {"at", "before", "inputs", "left_out", "to_see"}


def test_a_report_of_before_clocks_were_kept_is_read(laptop: Laptop, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    merge(out, [laptop("laptop01", "Riego", at="1970-01-01T10:00:00-04:00")], at=AT)
    path = merges_path(out) / "0001.json"
    said = json.loads(path.read_bytes())
    assert [one["code"] for one in said.pop("to_see")] == ["clock-early"]
    path.write_text(json.dumps(said))
    assert report_of(out)[1].to_see == []
