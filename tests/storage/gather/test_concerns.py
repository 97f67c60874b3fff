"""One table says in which order what a merge leaves to a person is told, and whether it waits."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import (
    LeftByHandError,
    MergeError,
    Notice,
    OtherMunicipalityError,
    SetAsideError,
    UnknownPackError,
)
from storage.gather.admission import LeftOut
from storage.gather.concern_table import CONCERNS, LEFT_OUT, Concern, left_out_as, rank
from storage.gather.concerns import MergeConcerns, concerns_by_file, concerns_of
from storage.gather.preview import preview_merge
from storage.plan.standing import Standings, Trust
from tests.storage.crafted_files import ORDINARY, crafted, honest, plan, write
from tests.storage.revisions_made import revision

KINDS = list(CONCERNS)
SOME: dict[str, Any] = {
    field: {"path": [1]} if MergeConcerns.__annotations__[field].startswith("dict") else ["something"]
    for field in MergeConcerns.__struct_fields__
}


def test_the_table_has_every_kind_once_and_so_has_what_is_found() -> None:
    assert KINDS == list(get_args(Concern)) == list(MergeConcerns.__struct_fields__)


def test_what_is_told_above_comes_before_what_is_told_below() -> None:
    assert [rule.above for rule in CONCERNS.values()] == sorted(
        (rule.above for rule in CONCERNS.values()), reverse=True
    )


@given(st.sets(st.sampled_from(KINDS)))
def test_what_there_is_stands_in_the_order_and_waits_as_the_table_says(kinds: set[Concern]) -> None:
    found = MergeConcerns(**{kind: SOME[kind] for kind in kinds})
    assert found.kinds == [kind for kind in KINDS if kind in kinds]
    assert found.wait == any(CONCERNS[kind].waits for kind in kinds)


def test_a_file_with_nothing_to_see_stands_before_what_was_left_out_by_hand_alone() -> None:
    order = [*([kind] for kind in KINDS[:-1]), [], KINDS[-1:]]
    assert all(rank(one) < rank(other) for one, other in pairwise(order))
    assert rank(["disputed", "unknown_pack"]) == rank(["unknown_pack"])


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (UnknownPackError("pack-unknown", path="", count=1, changes={}), "unknown_pack"),
        (LeftByHandError("left-by-hand", path=""), "left_by_hand"),
        (SetAsideError("set-aside", path="", count=1), "undone"),
        (OtherMunicipalityError("municipalities-differ", path="", municipality="", own=""), "other_plan"),
        (MergeError("zip-unreadable", path=""), "stays_out"),
    ],
)
def test_why_a_file_stays_out_is_asked_in_one_place(error: MergeError, kind: Concern) -> None:
    assert left_out_as(error) == kind
    assert kind in LEFT_OUT
    assert CONCERNS[kind].waits == (kind != "left_by_hand")
    assert CONCERNS[kind].lasts == (kind in {"unknown_pack", "stays_out"})


def test_each_file_has_its_own(tmp_path: Path) -> None:
    out = plan(tmp_path / "plan.json")
    there = honest(tmp_path / "stick" / "a.json", out)
    write(tmp_path / "stick" / "b.json", [*there, crafted("years cut", there, 1, ORDINARY)])
    write(tmp_path / "stick" / "c.json", [*there, crafted("a demand rewritten", there, 1)])
    torn = write(tmp_path / "stick" / "d.json", [*there, revision("community/guaqui/x", {"name": "Arc\u0430ta"})])
    torn.write_bytes(torn.read_bytes()[:-2])
    seen = preview_merge(out, [tmp_path / "stick"])
    notices = [Notice("clock-ahead", {"laptop": "laptop01", "count": 1, "day": "2099-01-01"})]
    found = concerns_of(seen, Standings(seen.survey, Trust()), notices)
    assert {"unknown_pack", "plan_changes", "damaged", "look_alikes", "wrong_clock"} <= set(found.kinds)
    by_file = {Path(path).name: kinds for path, kinds in concerns_by_file(seen, found).items()}
    assert by_file["plan.json"] == []
    assert by_file["c.json"] == ["unknown_pack"]
    assert by_file["b.json"][0] == "plan_changes"
    assert "look_alikes" in by_file["d.json"]
    assert [LeftOut(one.path, one.error) for one in found.unknown_pack] == seen.left_out
