"""What is said in a pack's name and is not the pack's is nobody's: named first, and out until it is accepted."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

import storage.gather.merge as merge_module
from storage import FieldFile, GuaquiError
from storage.file.beside.names import spare_of, spares_of
from storage.file.pack import load_pack
from storage.file.unknown_pack import unknown_pack_versions, unknown_packs
from storage.gather.admission import MergeOptions
from storage.gather.merge import Merged, merge, write_merge
from storage.gather.merge_reports import merge_changes, numbers, report_of
from storage.gather.preview import preview_merge
from storage.packs.file_municipality import first_municipality
from storage.plan.integrity import IntegrityProblem, check
from storage.plan.survey import Survey
from storage.revisions.lines import read_revisions
from storage.revisions.revision import Revision
from tests.storage.crafted_files import AT, BROUGHT, HARMS, NAMELESS, crafted, held, honest, plan, write
from tests.storage.file.test_last_cases import fails
from tests.storage.revisions_made import DEMAND, SLOT, child, revision

PACK = load_pack("guaqui")


def revs(path: Path) -> set[str]:
    return {one.rev for one in held(path)}


def codes(merged: Merged) -> list[tuple[str, str]]:
    return [(Path(one.path).name, one.error.code) for one in merged.left_out]


def test_what_was_accepted_is_not_where_the_merge_was_refused(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    write(tmp_path / "stick" / "a.json", [*laptop, crafted(next(iter(HARMS)), laptop, 0)])
    with monkeypatch.context() as patch:
        patch.setattr(merge_module, "replace_file", fails(28))
        with pytest.raises(GuaquiError):
            merge(out, [tmp_path / "stick"], MergeOptions(accept_pack=True), at=AT)
    assert codes(merge(out, [tmp_path / "stick"], dry_run=True)) == [("a.json", "pack-unknown")]
    assert codes(merge(out, [tmp_path / "stick"], MergeOptions(accept_pack=True), at=AT)) == []
    assert codes(merge(out, [tmp_path / "stick"], dry_run=True)) == []


@pytest.mark.costly(3)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("harm", HARMS)
def test_its_file_stays_out_and_it_is_said_what_it_would_change(
    out: Path, tmp_path: Path, harm: str, seed: int
) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    bad = crafted(harm, laptop, seed)
    write(tmp_path / "stick" / "b.json", [*laptop, bad])
    before = revs(out)
    dry = merge(out, [tmp_path / "stick"], dry_run=True)
    merged = merge(out, [tmp_path / "stick"], at=AT)
    for one in (dry, merged):
        assert codes(one) == [("b.json", "pack-unknown")]
        (left,) = one.left_out
        assert left.error.facts["count"] == 1
        assert set(left.error.facts["changes"]) == {bad.record}
        assert left.error.facts["changes"][bad.record]
    assert revs(out) == before | {laptop[-1].rev, *(one.rev for one in laptop)}
    assert bad.rev not in revs(out)
    (kept,) = report_of(out)[1].left_out
    assert kept.facts["changes"] == merged.left_out[0].error.facts["changes"]
    assert merge(out, [tmp_path / "stick" / "b.json"]).left_out, "it is asked each time"


def test_what_stays_out_first_is_what_is_nobodys(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    (tmp_path / "stick" / "torn.json").write_bytes(b'{"field": {"1"')
    write(tmp_path / "stick" / "z.json", [*laptop, crafted("years cut", laptop, 1)])
    assert codes(merge(out, [tmp_path / "stick"], dry_run=True))[0] == ("z.json", "pack-unknown")


def test_whoever_carries_it_on_stays_out_too(out: Path, tmp_path: Path) -> None:
    """A laptop that gathered it before it was named has it among its own, and saves upon it."""
    laptop = honest(tmp_path / "stick" / "a.json", out)
    bad = crafted("a demand rewritten", laptop, 1)
    path = write(tmp_path / "stick" / "b.json", [*laptop, bad, child([bad], {"place": "Alto"}, device="laptop02")])
    assert codes(merge(out, [path])) == [("b.json", "pack-unknown")]


def test_it_comes_in_when_it_is_accepted_and_is_known_from_then_on(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    bad = crafted("years cut", laptop, 1)
    path = write(tmp_path / "stick" / "b.json", [*laptop, bad])
    dry = merge(out, [path], MergeOptions(accept_pack=True), dry_run=True)
    assert dry.seen.accepted == {str(path): {"plan/guaqui/2003-2007": ["years"]}}
    assert bad in unknown_pack_versions(held(path)), "to look is not to accept"
    merged = merge(out, [path], MergeOptions(accept_pack=True), at=AT)
    assert not merged.left_out
    assert bad.rev in revs(out)
    assert unknown_pack_versions(held(path)) == []
    other = plan(tmp_path / "other.json")
    assert not merge(other, [path]).left_out


def test_where_the_acceptance_cannot_be_kept_nothing_is_changed(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "a.json", out)
    path = write(tmp_path / "b.json", [*laptop, crafted("years cut", laptop, 1)])
    (tmp_path / "home").write_text("a file")
    before = out.read_bytes()
    with pytest.raises(GuaquiError):
        merge(out, [path], MergeOptions(accept_pack=True), at=AT)
    assert out.read_bytes() == before
    assert numbers(out) == []


def test_only_what_was_told_is_accepted(out: Path, tmp_path: Path) -> None:
    """What stood in the plan already was never told of: whoever opens it goes on hearing of it."""
    laptop = honest(tmp_path / "a.json", out)
    stood, told_of = crafted("a community withdrawn", laptop, 1), crafted("years cut", laptop, 1)
    write(out, [*held(out), stood])
    merged = merge(
        out, [write(tmp_path / "b.json", [*laptop, stood, told_of])], MergeOptions(accept_pack=True), at=AT
    )
    assert {*chain.from_iterable(merged.seen.accepted.values())} == {told_of.record}
    assert {stood.rev, told_of.rev} <= revs(out)
    assert unknown_pack_versions(held(out)) == [stood]
    with FieldFile.open(out, writable=False) as field:
        assert [one.facts["records"] for one in field.notices] == [[stood.record]]


def test_only_what_was_told_when_it_was_looked_at_is_accepted(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "a.json", out)
    stood, told_of = crafted("a community withdrawn", laptop, 1), crafted("years cut", laptop, 1)
    before = out.read_bytes()
    write(out, [*held(out), stood])
    seen = preview_merge(
        out, [write(tmp_path / "b.json", [*laptop, stood, told_of])], MergeOptions(accept_pack=True)
    )
    out.write_bytes(before)
    write_merge(seen, at=AT)
    assert unknown_pack_versions(held(out)) == [stood]


ACCEPTED = "packs.json"


def accepting(folder: Path, out: Path, harm: str) -> Revision:
    """Some version in the pack's name that was accepted here."""
    laptop = honest(folder / "laptop.json", out)
    bad = crafted(harm, laptop, 1)
    merge(out, [write(folder / "bad.json", [*laptop, bad])], MergeOptions(accept_pack=True), at=AT)
    return bad


def test_what_was_accepted_is_read_from_the_spare_copy_too(out: Path, tmp_path: Path) -> None:
    first = accepting(tmp_path, out, "years cut")
    path = tmp_path / "home" / ACCEPTED
    path.rename(spare_of(path))
    assert unknown_pack_versions([first]) == []
    path.write_bytes(b'["')
    assert unknown_pack_versions([first]) == []
    second = accepting(tmp_path, out, "a community withdrawn")
    assert unknown_pack_versions([first, second]) == []
    assert [one.name for one in path.parent.iterdir()] == [ACCEPTED]


@pytest.mark.parametrize("torn", [b"", b'["', b"[]", b'{"a":[1]}', b"\xff\x00"])
@pytest.mark.parametrize("as_spare", [False, True])
def test_what_cannot_be_read_of_it_is_kept_aside(
    out: Path, tmp_path: Path, torn: bytes, *, as_spare: bool
) -> None:
    first = accepting(tmp_path, out, "years cut")
    path = tmp_path / "home" / ACCEPTED
    path.unlink()
    (spare_of(path) if as_spare else path).write_bytes(torn)
    assert unknown_pack_versions([first]) == [first]
    second = accepting(tmp_path, out, "a community withdrawn")
    assert unknown_pack_versions([first, second]) == [first]
    (aside,) = path.parent.glob("packs.damaged-*.json")
    assert aside.read_bytes() == torn
    assert not any(one.exists() for one in spares_of(path))


def test_where_it_may_not_be_read_nothing_is_changed(out: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / ACCEPTED).mkdir(parents=True)
    before = out.read_bytes()
    with pytest.raises(GuaquiError):
        accepting(tmp_path, out, "years cut")
    assert out.read_bytes() == before


def test_what_the_plan_has_is_known_to_it(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "stick" / "a.json", out)
    write(out, [*laptop, crafted("years cut", laptop, 1)])
    assert not merge(out, [write(tmp_path / "stick" / "b.json", held(out))]).left_out


def test_what_is_new_in_it_is_ascribed_to_no_laptop(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "a.json", out)
    merge(out, [tmp_path / "a.json"], at=AT)
    bad = crafted("a demand rewritten", laptop, 1)
    path = write(tmp_path / "b.json", [*laptop, bad])
    merged = merge(out, [path], MergeOptions(accept_pack=True), at=AT)
    assert [one.laptops for one in merged.seen.sources] == [[]]
    assert [one.laptops for one in report_of(out)[1].inputs] == [[]]


def test_what_it_changed_is_told_after_it_came_in(out: Path, tmp_path: Path) -> None:
    """Also of a merge of before it was asked for: nothing in a pack's name is passed over but a shipped pack's."""
    laptop = honest(tmp_path / "a.json", out)
    bad = crafted("a community withdrawn", laptop, 1)
    path = write(tmp_path / "b.json", [*laptop, bad])
    merge(out, [path], MergeOptions(accept_pack=True), at=AT)
    of = merge_changes(out, None, held(out))
    assert [(one.record, one.field, one.laptops) for one in of.changes if one.record == bad.record] == [
        (bad.record, "withdrawn", ("pack",))
    ]
    assert of.nobodys == [], "it was accepted"
    (tmp_path / "home" / "packs.json").unlink()
    of = merge_changes(out, None, held(out))
    assert [(one.record, one.field) for one in of.nobodys] == [(bad.record, "withdrawn")]


def test_what_every_plan_begins_with_is_not_told(out: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    merge(new, [out], at=AT)
    assert {one.record for one in merge_changes(new, None, held(new)).changes} == {"demand/guaqui/arcata/2003/1"}


def test_a_file_of_nothing_else_is_said_with_its_reason(out: Path, tmp_path: Path) -> None:
    bad = [crafted("years cut", held(out), seed) for seed in range(2)]
    paths = [write(tmp_path / f"{n}.json", [*held(out), one]) for n, one in enumerate(bad)]
    with pytest.raises(GuaquiError) as caught:
        merge(tmp_path / "new.json", paths[:1])
    assert caught.value.code == "pack-unknown"
    with pytest.raises(GuaquiError) as caught:
        merge(tmp_path / "new.json", paths)
    assert [one.error.code for one in caught.value.facts["left_out"]] == ["pack-unknown"] * 2
    assert not (tmp_path / "new.json").exists()


@pytest.mark.costly(3)
@pytest.mark.parametrize("harm", HARMS)
def test_check_names_it_first_and_who_opens_the_file_hears_of_it(out: Path, tmp_path: Path, harm: str) -> None:
    laptop = honest(tmp_path / "a.json", out)
    bad = crafted(harm, laptop, 1)
    path = write(tmp_path / "b.json", [*laptop, bad])
    reading = read_revisions(path.read_bytes())
    found = check(reading, Survey(reading.revisions), unknown_packs(reading.revisions))[0]
    assert (found.code, found.where) == ("pack-unknown", bad.record)
    assert found.fields
    with FieldFile.open(path, writable=False) as field:
        assert [(one.code, one.facts["records"]) for one in field.notices] == [("pack-unknown-here", [bad.record])]
        assert field.survey.municipality == "guaqui"


def test_a_pack_s_own_versions_are_known(out: Path) -> None:
    assert unknown_pack_versions(held(out)) == []
    with FieldFile.open(out, writable=False) as field:
        assert field.notices == []
    assert check(read_revisions(out.read_bytes()), Survey(held(out))) == []


# Of which municipality a file is


@pytest.mark.parametrize("name", ["aaa", "laja", "zzz"])
@pytest.mark.parametrize("device", ["laptop01", "pack", "import"])
def test_a_second_plan_empties_nothing(out: Path, tmp_path: Path, name: str, device: str) -> None:
    body = {"name": "PDM", "years": [1999], "per_year": 9}
    second = revision(f"plan/{name}/2003-2007", body, device=device)
    many = [revision(f"community/{name}/c{n}", {"name": f"C {n}"}, device=device) for n in range(99)]
    for more in ([second], [second, *many]):
        survey = Survey([*held(out), *more])
        assert survey.municipality == "guaqui"
        assert survey.plan.years == [2003, 2004, 2005, 2006, 2007]
        assert len(survey.communities()) == 18
        named = check(read_revisions(out.read_bytes()), survey)
        apart = [child([second], {"name": name}) for name in ("Uno", "Otro")]
        assert Survey([*held(out), *more, *apart]).disputed() == []
        assert IntegrityProblem("plan-second", f"plan/{name}/2003-2007") in named
    path = write(tmp_path / "b.json", [*held(out), second])
    with FieldFile.open(path, writable=False) as field:
        assert field.survey.plan.years == [2003, 2004, 2005, 2006, 2007]


def test_whose_a_file_is_is_asked_of_the_set_and_not_of_its_order() -> None:
    plans = [
        revision(f"plan/{name}/2003-2007", {"name": "PDM", "years": [1999], "per_year": 1})
        for name in ("ab", "cd")
    ]
    more = revision("municipality/cd", {"name": "C"})
    for order in ([*plans, more], [more, *reversed(plans)]):
        assert first_municipality(order) == "cd"
        assert Survey(order).municipality == "cd"
    assert first_municipality(plans) == "ab"
    assert first_municipality([revision("demand/ef/c/2003/1"), plans[1]]) == "cd"
    assert first_municipality([]) == Survey().municipality == ""


def of_laja(path: Path) -> Path:
    plan = revision("plan/laja/2003-2007", {"name": "PDM de Laja", "years": [2003], "per_year": 1})
    return write(path, [plan, revision("community/laja/c", {"name": "C"})])


def test_a_stranger_s_file_stays_out_and_the_rest_comes_in(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "stick" / "z.json", out)
    of_laja(tmp_path / "stick" / "a.json")
    for dry_run in (True, False):
        merged = merge(out, [tmp_path / "stick"], dry_run=dry_run, at=AT)
        assert codes(merged) == [("a.json", "municipalities-differ")]
        assert merged.left_out[0].error.facts["municipality"] == "laja"
        assert BROUGHT in merged.survey
    assert revs(out) == {one.rev for one in laptop}


def test_single_records_of_another_municipality_stay_out_and_are_counted(out: Path, tmp_path: Path) -> None:
    laptop = honest(tmp_path / "a.json", out)
    strangers = [
        revision("plan/laja/2003-2007", {"name": "PDM", "years": [2003], "per_year": 1}),
        revision("demand/laja/c/2003/1"),
    ]
    path = write(tmp_path / "b.json", [*laptop, *strangers])
    for target in (out, tmp_path / "new.json"):
        merged = merge(target, [path], at=AT)
        assert merged.seen.strangers == {str(path): {"laja": 2}}
        assert not merged.left_out
        assert revs(target) == {one.rev for one in laptop}
        assert report_of(target)[1].inputs[0].strangers == {"laja": 2}


def test_where_there_is_no_plan_yet_it_is_asked_whose_it_is(out: Path, tmp_path: Path) -> None:
    laja, new = of_laja(tmp_path / "laja.json"), tmp_path / "new.json"
    with pytest.raises(GuaquiError) as caught:
        merge(new, [out, laja])
    assert (caught.value.code, caught.value.facts["municipalities"]) == (
        "municipalities-several",
        ["guaqui", "laja"],
    )
    assert not new.exists()
    assert codes(merge(new, [out, laja], MergeOptions(municipality="laja"))) == [
        ("plan.json", "municipalities-differ")
    ]
    assert revs(new) == revs(laja)
    with pytest.raises(GuaquiError) as caught:
        merge(new, [out], MergeOptions(municipality="guaqui"))
    assert caught.value.code == "municipalities-differ"
    assert revs(new) == revs(laja)


def test_what_of_another_municipality_a_plan_has_stays_in_it(out: Path, tmp_path: Path) -> None:
    """Nothing in a file is ever taken out of it; what comes is of the municipality that it was begun with."""
    honest(tmp_path / "a.json", out)
    second: Revision = revision("plan/aaa/2003-2007", {"name": "PDM", "years": [1999], "per_year": 1})
    write(out, [*held(out), second])
    merge(out, [tmp_path / "a.json"])
    assert {second.rev, *(one.rev for one in held(tmp_path / "a.json"))} == revs(out)


def test_a_new_plan_of_nobody_known_is_not_taken_for_one_s_own(tmp_path: Path) -> None:
    """Generated histories have no plan: whose they are is said by the records' names."""
    one, other = revision(SLOT), revision("demand/guaqui/arcata/2003/1", {**DEMAND, "text": "Posta"})
    merged = merge(tmp_path / "new.json", [write(tmp_path / "a.json", [one]), write(tmp_path / "b.json", [other])])
    assert not merged.left_out
    assert preview_merge(tmp_path / "new.json", [write(tmp_path / "c.json", [])]).left_out == []


def test_a_known_revision_in_the_pack_s_name_must_have_its_very_id(out: Path) -> None:
    """The same words in the pack's name under another id are not the pack's."""
    begun = PACK[0]
    twin = revision(begun.record, begun.body, **{**NAMELESS, "at": "2003-01-01T00:00:00Z"})
    assert twin.rev != begun.rev
    assert unknown_pack_versions([begun, twin]) == [twin]
    assert unknown_pack_versions([twin], {twin.rev}) == []
