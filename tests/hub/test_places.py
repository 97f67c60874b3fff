"""The way to each database of a hub: whoever asks in any of them is sent on to where a municipality is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from storage.hub.address import HubAddress, HubPlace, hub_address
from storage.hub.hub import Hub
from storage.hub.move import move_municipality
from storage.hub.status import hub_status

from .people import Hubs, pulled, pushed, revs_of

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


def test_databases_that_are_sent_on_to_from_elsewhere_are_found(hubs: Hubs, laptops: list[Path]) -> None:
    """Moved to a second one, and said there on to a third: the first knows of the second alone."""
    pushed(hubs.url, laptops[0])
    names = [f"{hubs.name}_{one}" for one in "bc"]
    urls = [hubs.url, *map(hubs.more, names)]
    for at, there in pairwise(urls):
        with Hub(hub_address(at)) as hub:
            move_municipality(hub, "guaqui", hub_address(there))
    for at in urls[:2]:
        with Hub(hub_address(at)) as hub:
            found = [(one.where, len(one.municipalities)) for one in hub_status(hub, [])]
        assert [one for one in found if one[1]] == [(f"{hubs.cluster.folder}/{names[1]}", 1)]
        assert len(found) == len({where for where, _ in found})


def test_a_place_that_others_do_not_find_is_refused(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushed(hubs.url, laptops[0])
    hubs.more(f"{hubs.name}_b")
    said = f"[dos]\nhost={hubs.cluster.folder}\ndbname={hubs.name}_b\nuser=postgres\n"
    (tmp_path / "services").write_text(said, "utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    code, _out, err = say("hub", "move", hubs.url, "guaqui", "service=dos")
    assert (code, "dos does not say where others find it" in err) == (3, True)
    assert hubs.do("SELECT * FROM guaqui.shard") == []
    assert len(pulled(hubs.url, tmp_path / "x.json")) > 0


def test_a_place_without_a_host_is_on_the_server_of_whoever_says_it() -> None:
    told = HubPlace("", "", "c")
    assert told.told_by(HubPlace("b.example", "5433", "b")) == HubPlace("b.example", "5433", "c")
    assert told.told_by(HubPlace("", "", "a")) == told
    assert HubPlace("c.example", "", "c").told_by(HubPlace("b.example", "5433", "b")).port == ""


def test_who_has_a_service_is_shown_its_name() -> None:
    assert HubAddress({"service": "dos"}).shown == "dos"


def test_a_database_that_is_away_hides_none_of_the_others(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    """It may be down, or nobody's who has nothing there."""
    pushed(hubs.url, laptops[0])
    hubs.do("INSERT INTO guaqui.shard VALUES ('away', '', '', 'gone'), ('far', '', '', 'gone')")
    coordinator = hubs.person(f"c_{hubs.name}", "coordinator", "guaqui")
    for words in (("status", coordinator), ("report", coordinator), ("export", coordinator, tmp_path / "out")):
        code, out, err = say("hub", *words)
        assert code == 1, err
        assert err.count("does not answer") == 1
        assert "guaqui" in out or (tmp_path / "out" / "report.json").exists()
    assert say("hub", "pull", coordinator, tmp_path / "plan.json")[0] in {0, 1}
    assert revs_of([tmp_path / "plan.json"]) == revs_of(laptops[:1])


def test_who_is_of_the_owners_group_alone_may_connect(hubs: Hubs, laptops: list[Path]) -> None:
    login = f"o_{hubs.name}"
    hubs.do(f"CREATE ROLE {login} LOGIN", f"GRANT guaqui_owner TO {login}")
    pushed(hubs.cluster.url(hubs.name, login), laptops[0])
    assert hubs.held() == revs_of(laptops[:1])
