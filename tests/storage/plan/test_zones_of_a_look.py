"""Zones and members are listed once and anew as soon as one comes in, whoever looks."""

from __future__ import annotations

import pytest

from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import Readers
from storage.revisions.history import History

from ..revisions_made import child, revision


@pytest.mark.parametrize("discreet", [False, True])
def test_who_is_in_which_zone_follows_what_comes_in(*, discreet: bool) -> None:
    whole = Survey(load_pack("guaqui"))
    seen = seen_by(whole, Readers()) if discreet else whole
    assert "arcata" not in seen.members("admin")
    whole.add([revision("member/guaqui/admin/arcata", {"zone": "b"})])
    assert seen.members("admin")["arcata"].fields.zone == "b"
    moved = child([*whole.revisions("member/guaqui/admin/arcata").values()], {"zone": "a"})
    whole.add([revision("demand/guaqui/arcata/2003/1", {"text": "Riego", "status": "proposed"}), moved])
    assert seen.members("admin")["arcata"].fields.zone == "a"
    whole.add([child([moved], {"withdrawn": True})])
    assert "arcata" not in seen.members("admin")
    assert [one.id for one in seen.zones("admin")] == ["a", "b"]
    whole.add([revision("zone/guaqui/new", {"name": "Nueva", "zoning": "admin"})])
    assert [one.id for one in seen.zones("admin")] == ["a", "b", "new"]


def test_all_are_listed_once_for_all_zonings(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, listed = Survey(load_pack("guaqui")), list[str]()
    standing = whole.standing

    def counted(kind: str) -> list[History]:
        listed.append(kind)
        return standing(kind)

    monkeypatch.setattr(whole, "standing", counted)
    for n in range(50):
        whole.members(str(n))
        whole.zones(str(n))
        whole.add([revision("demand/guaqui/arcata/2003/1", {"text": f"Riego {n}", "status": "proposed"})])
    assert sorted(listed) == ["member", "zone"]
