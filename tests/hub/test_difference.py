"""What is new here and there: counted exactly, by digests before ids, and told to nobody who may not know it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.errors import HubError
from storage.hub.address import hub_address
from storage.hub.difference import HubDifference, hub_difference
from storage.hub.hub import Hub
from storage.hub.move import move_municipality

from .people import Hubs, pushed, revs_of

pytestmark = pytest.mark.outside


def differs(url: str, revs: Collection[str], municipality: str = "guaqui") -> HubDifference:
    with Hub(hub_address(url)) as hub:
        return hub_difference(hub, municipality, revs)


def new(url: str, revs: Collection[str]) -> tuple[int | None, int | None]:
    """Here, and there."""
    found = differs(url, revs)
    return found.here, found.there


@contextmanager
def locked(hubs: Hubs) -> Iterator[None]:
    """Nobody reads a revision, and whoever waits for one is refused."""
    import psycopg

    hubs.do(f"ALTER DATABASE {hubs.name} SET lock_timeout = '200ms'")
    with psycopg.connect(hubs.url) as connection:
        connection.execute("LOCK TABLE guaqui.revision IN ACCESS EXCLUSIVE MODE")
        yield


def test_it_counts_what_either_lacks(hubs: Hubs, laptops: list[Path]) -> None:
    here, there = revs_of(laptops[:1]), revs_of(laptops[1:])
    assert new(hubs.url, here) == (len(here), 0)
    pushed(hubs.url, *laptops[1:])
    assert new(hubs.url, here) == (len(here - there), len(there - here))
    assert new(hubs.url, there) == (0, 0)
    pushed(hubs.url, laptops[0])
    assert new(hubs.url, here) == (0, len(there - here))
    assert differs(hubs.url, here | there).same


def test_no_id_is_read_where_a_digest_says_it(hubs: Hubs, laptops: list[Path]) -> None:
    pushed(hubs.url, *laptops)
    with locked(hubs):
        assert new(hubs.url, revs_of(laptops[:1])) == (0, len(revs_of(laptops)) - len(revs_of(laptops[:1])))
        with pytest.raises(HubError):  # of this set no digest is known
            differs(hubs.url, revs_of(laptops))


def test_whoever_only_sends_hears_whether_all_is_there(hubs: Hubs, laptops: list[Path]) -> None:
    team = hubs.person("petra_says", "facilitator", "guaqui")
    pushed(hubs.url, *laptops[1:])
    assert new(team, revs_of(laptops[1:2])) == (0, None)
    assert new(team, revs_of(laptops[:1])) == (None, None)
    nowhere = differs(team, revs_of(laptops), "laja")
    assert (nowhere.may_send, nowhere.may_fetch, nowhere.here, nowhere.there) == (False, False, None, None)


def test_what_was_moved_is_asked_where_it_is(hubs: Hubs, laptops: list[Path]) -> None:
    pushed(hubs.url, *laptops[1:])
    target = hubs.more(f"{hubs.name}_b")
    with Hub(hub_address(hubs.url)) as hub:
        move_municipality(hub, "guaqui", hub_address(target))
    here, there = revs_of(laptops[:1]), revs_of(laptops[1:])
    found = differs(hubs.url, here)
    assert (found.here, found.there) == (len(here - there), len(there - here))
    assert found.where.endswith(f"{hubs.name}_b")


def test_who_has_a_right_in_the_new_place_alone_is_told_of_it(hubs: Hubs, laptops: list[Path]) -> None:
    pushed(hubs.url, laptops[0])
    target = hubs.more(f"{hubs.name}_b")
    with Hub(hub_address(hubs.url)) as hub:
        move_municipality(hub, "guaqui", hub_address(target))
    hubs.person("rosa_there", "coordinator", "guaqui", database=f"{hubs.name}_b")
    found = differs(hubs.cluster.url(hubs.name, "rosa_there"), revs_of(laptops[:1]))
    assert (found.may_send, found.may_fetch, found.same) == (True, True, True)


def test_what_is_given_up_asks_nothing_more(hubs: Hubs, laptops: list[Path]) -> None:
    with Hub(hub_address(hubs.url)) as hub:
        hub.home_of("guaqui")
        hub.give_up()
        with pytest.raises(HubError):
            hub_difference(hub, "guaqui", revs_of(laptops))
        hub.give_up()  # of what is cut already, too
    with Hub(hub_address(hubs.url)) as unasked:
        unasked.give_up()
        with pytest.raises(HubError):
            hub_difference(unasked, "guaqui", [])
