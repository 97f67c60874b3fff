"""What changes the plan itself is named whoever says it, however it comes; what is nobody's stays out besides."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import LeftByHandError
from storage.file.unknown_pack import unknown_pack_versions
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge
from storage.gather.merge_reports import merge_changes
from storage.gather.plan_changes import plan_changes
from storage.gather.preview import MergePreview, preview_merge, renewed
from storage.kinds.lookup import KINDS, TERMS, kind_of
from storage.revisions.revision import Revision
from tests.storage.crafted_files import (
    ASKED,
    AT,
    BEGUN,
    BROUGHT,
    HARMS,
    NAMELESS,
    ORDINARY,
    TO_THE_LISTS,
    WAYS,
    Says,
    all_withdrawn,
    crafted,
    held,
    honest,
    plan,
    write,
)
from tests.storage.revisions_made import revision

IMPORTED = {**NAMELESS, "device": "import"}
NOT_LISTS = sorted(set(HARMS) - set(TO_THE_LISTS) - {"a plan of another municipality"})


def changed(seen: MergePreview) -> set[str]:
    return {one.record for one in seen.plan_changes}


def revs(path: Path) -> set[str]:
    return {one.rev for one in held(path)}


def test_the_kinds_of_the_lists_are_those_that_a_municipality_decides() -> None:
    assert {
        *("action", "alias", "association", "cause", "class", "community", "element", "funder", "member"),
        *("municipality", "plan", "programme", "step", "zone", "zoning"),
    } == TERMS
    assert KINDS.keys() > TERMS
    there = BEGUN | {ASKED: revision(ASKED)}
    assert {kind_of(crafted(harm, there.values(), 1).record) for harm in TO_THE_LISTS} == TERMS


def test_what_is_honest_changes_nothing_of_the_plan(out: Path, tmp_path: Path) -> None:
    honest(tmp_path / "a.json", out)
    for target in (out, tmp_path / "new.json"):
        assert preview_merge(target, [tmp_path / "a.json"]).plan_changes == []


@pytest.mark.costly(0)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    harm=st.sampled_from(TO_THE_LISTS),
    says=st.sampled_from([ORDINARY, IMPORTED]),
    way=st.sampled_from(sorted(WAYS)),
    seed=st.integers(0, 99),
    begun=st.booleans(),
)
def test_each_harm_to_the_lists_is_named(
    tmp_path_factory: pytest.TempPathFactory, harm: str, says: Says, way: str, seed: int, *, begun: bool
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    out = plan(folder / "plan.json")
    there = honest(folder / "stick" / "a.json", out)
    bad = crafted(harm, there, seed, says)
    target = out if begun else folder / "new.json"
    named = [folder / "stick" / "a.json", *WAYS[way](write(folder / "stick" / "b.json", [*there, bad]))]
    random.Random(seed).shuffle(named)
    seen = preview_merge(target, named)
    assert changed(seen) == {bad.record}
    merge(target, named, at=AT)
    told = merge_changes(target, None, held(target))
    assert {one.record for one in told.plan_changes} == {bad.record}
    assert told.nobodys == []
    assert merge(target, named, dry_run=True).seen.plan_changes == [], "it is in: nothing changes any more"


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("harm", [*HARMS, "all communities withdrawn"])
def test_what_is_nobodys_stays_out_however_it_comes(out: Path, tmp_path: Path, harm: str, way: str) -> None:
    there = honest(tmp_path / "stick" / "a.json", out)
    bad = all_withdrawn(there) if harm not in HARMS else [crafted(harm, there, 2)]
    named = [tmp_path / "stick" / "a.json", *WAYS[way](write(tmp_path / "stick" / "b.json", [*there, *bad]))]
    merged = merge(out, named, at=AT)
    assert {one.error.code for one in merged.left_out} == {"pack-unknown"}
    assert {record for one in merged.left_out for record in one.error.facts["changes"]} == {
        one.record for one in bad
    }
    assert merged.seen.plan_changes == []
    assert not revs(out) & {one.rev for one in bad}
    assert BROUGHT in merged.survey
    accepted = preview_merge(out, named, MergeOptions(accept_pack=True))
    assert changed(accepted) == {one.record for one in bad if kind_of(one.record) in TERMS - {"plan"}} | {
        one.record for one in bad if one.record.startswith("plan/guaqui/")
    }


@pytest.mark.parametrize("harm", NOT_LISTS)
def test_what_is_no_list_s_is_none_of_it(out: Path, tmp_path: Path, harm: str) -> None:
    there = honest(tmp_path / "a.json", out)
    path = write(tmp_path / "b.json", [*there, crafted(harm, there, 1, ORDINARY)])
    assert preview_merge(out, [path]).plan_changes == []


def test_what_moves_most_stands_first(out: Path, tmp_path: Path) -> None:
    there = honest(tmp_path / "a.json", out)
    bad = [crafted(harm, there, 1, ORDINARY) for harm in TO_THE_LISTS]
    path = write(tmp_path / "b.json", [*there, *bad])
    found = [kind_of(one.record) for one in preview_merge(out, [path]).plan_changes]
    assert found[:5] == ["plan", "plan", "plan", "plan", "municipality"]
    assert found[5:7] == ["class", "action"]


def test_a_pack_s_own_later_edition_is_no_change_to_be_looked_at(out: Path) -> None:
    """Every file that is begun after it has it."""
    assert plan_changes([], held(out)) == []
    pack = [one for one in held(out) if one.device == "pack"]
    assert plan_changes(pack[:20], pack) == []


# A file that somebody leaves out


def stick_of(out: Path, folder: Path) -> tuple[list[Revision], Revision]:
    there = honest(folder / "a.json", out)
    bad = crafted("years cut", there, 1, ORDINARY)
    write(folder / "b.json", [*there, bad])
    (folder / "torn.json").write_bytes(b'{"field": {"1"')
    return there, bad


def test_a_file_that_is_left_out_stays_out_and_the_rest_is_as_if_it_were_not_there(
    out: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    _there, bad = stick_of(out, stick)
    other = tmp_path / "other.json"
    other.write_bytes(out.read_bytes())
    merged = merge(out, [stick], but=[stick / "b.json", stick / "torn.json"], at=AT)
    assert [(Path(one.path).name, type(one.error)) for one in merged.left_out] == [("b.json", LeftByHandError)]
    assert merged.seen.plan_changes == []
    assert bad.rev not in revs(out)
    (stick / "b.json").unlink()
    merge(other, [stick], at=AT)
    assert other.read_bytes() == out.read_bytes()


def test_a_look_is_renewed_without_reading_again_and_back(out: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick_of(out, stick)
    seen = preview_merge(out, [stick])
    for path in stick.iterdir():
        path.unlink()
    b = str(stick / "b.json")
    without = renewed(seen, seen.asked._replace(without=frozenset({b})))
    assert (changed(seen), changed(without)) == ({"plan/guaqui/2003-2007"}, set())
    assert b not in {one.path for one in without.inputs}
    again = renewed(without, without.asked._replace(without=frozenset()))
    assert [one.path for one in again.inputs] == [one.path for one in seen.inputs]
    assert again.revisions == seen.revisions
    assert [(one.path, one.error.code) for one in again.left_out] == [
        (one.path, one.error.code) for one in seen.left_out
    ]


@pytest.mark.costly(0)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.sets(st.integers(0, 4)), then=st.sets(st.integers(0, 4)), accept=st.booleans())
def test_whatever_is_left_out_is_what_is_not_gathered(
    tmp_path_factory: pytest.TempPathFactory, first: set[int], then: set[int], *, accept: bool
) -> None:
    """However one comes to it, a look without some files is the look at the others."""
    folder = tmp_path_factory.mktemp("without")
    out = plan(folder / "plan.json")
    there = honest(folder / "0.json", out)
    harms = ["years cut", "a demand rewritten", "a community withdrawn", "a demand where there was none"]
    for n, harm in enumerate(harms, 1):
        write(folder / f"{n}.json", [*there, crafted(harm, there, n, NAMELESS if n % 2 else ORDINARY)])
    paths = [folder / f"{n}.json" for n in range(5)]
    asked = MergeOptions(accept_pack=accept)
    seen = preview_merge(out, paths, asked)
    for left in (first, then):
        seen = renewed(seen, asked._replace(without=frozenset(str(paths[n]) for n in left)))
    direct = preview_merge(out, [path for n, path in enumerate(paths) if n not in then], asked)
    assert seen.revisions == direct.revisions
    assert seen.plan_changes == direct.plan_changes
    assert [one.path for one in seen.inputs] == [one.path for one in direct.inputs]


def test_folders_and_zips_are_left_out_whole_and_what_is_not_found_is_said(out: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    there = honest(stick / "a.json", out)
    bad = crafted("years cut", there, 1, ORDINARY)
    for name in ("in a zip", "in a folder"):
        (named,) = WAYS[name](write(stick / f"{name[5:]}.json", [*there, bad]))
        seen = preview_merge(out, [stick], but=[named])
        assert changed(seen) == set()
        assert [Path(one.path).name for one in seen.sources] == ["a.json"]
        assert changed(preview_merge(out, [stick])) == {bad.record}
        named.rename(tmp_path / f"aside{name[5:]}")
    with pytest.raises(Exception, match="without-unknown"):
        preview_merge(out, [stick], but=[stick / "b.json"])
    with pytest.raises(Exception, match="without-unknown"):
        preview_merge(out, [stick], but=[out])


# Several municipalities


def of_laja(path: Path) -> Path:
    body = {"name": "PDM de Laja", "years": [2003], "per_year": 1}
    return write(path, [revision("plan/laja/2003-2007", body), revision("community/laja/c", {"name": "C"})])


def test_together_takes_all_and_from_then_on_both_are_the_plan_s(out: Path, tmp_path: Path) -> None:
    laja, new = of_laja(tmp_path / "laja.json"), tmp_path / "new.json"
    merged = merge(new, [out, laja], MergeOptions(together=True), at=AT)
    assert not merged.left_out
    assert merged.seen.strangers == {}
    assert revs(new) == revs(out) | revs(laja)
    more = write(tmp_path / "more.json", [*held(laja), revision("demand/laja/c/2003/1")])
    third = write(tmp_path / "third.json", [revision("community/aaa/c", {"name": "C"}), *held(out)])
    merged = merge(new, [more, third], at=AT)
    assert not merged.left_out
    assert "demand/laja/c/2003/1" in merged.survey
    assert merged.seen.strangers == {str(third): {"aaa": 1}}
    merge(new, [third], MergeOptions(together=True))
    assert revs(new) >= revs(third)


def test_together_accepts_nobody_s_pack_no_more_than_else(out: Path, tmp_path: Path) -> None:
    bad = crafted("a plan of another municipality", held(out), 1)
    path = write(tmp_path / "b.json", [*held(out), bad])
    merged = merge(out, [path], MergeOptions(together=True))
    assert [one.error.code for one in merged.left_out] == ["pack-unknown"]
    assert unknown_pack_versions(held(out)) == []
