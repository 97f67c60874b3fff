"""A municipality is moved while people push: whatever was acknowledged is where it is now, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import StringIO
from itertools import count
from pathlib import Path

import pytest

from storage import FieldFile
from storage.errors import HubAgainError, HubCutError, HubError
from storage.gather.merge import merge
from storage.hub.address import hub_address
from storage.hub.connection import HubConnection
from storage.hub.hub import Hub
from storage.hub.move import move_municipality
from storage.revisions.revision import PACK
from tests.storage.revisions_made import revision

from .people import Hubs, pulled, pushed, revs_of
from .pushers import acknowledged_by, pushing
from .small_nation import write_small_nation

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


def held_at(hubs: Hubs, database: str) -> set[str]:
    rows = hubs.cluster.do("SELECT encode(rev, 'hex') FROM guaqui.revision", database=database)
    return {str(one[0]) for one in rows}


def test_while_people_push_nothing_is_lost(hubs: Hubs, laptops: list[Path]) -> None:
    """There and back again, and on to a third."""
    pushed(hubs.url, *laptops)
    others = [hubs.more(f"{hubs.name}_{one}") for one in "bc"]
    with pushing(hubs.url, 3) as pushers:
        for target in (others[0], hubs.url, others[1], others[0]):
            for one in pushers:
                one.after(3)
            with Hub(hub_address(hubs.url)) as hub:
                move_municipality(hub, "guaqui", hub_address(target))
        for one in pushers:
            one.after(3)
    acknowledged = acknowledged_by(pushers)
    held = held_at(hubs, f"{hubs.name}_b")
    assert held == acknowledged | revs_of(laptops)
    assert sum(hubs.cluster.do("SELECT sum(revisions) FROM guaqui.standing", database=f"{hubs.name}_b")[0]) == len(
        held
    )


def test_a_department_is_moved_as_it_stands_and_as_it_grows(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    """Each municipality says of which one it is; those that came later are moved by saying it again."""
    target = f"{hubs.name}_b"
    first = write_small_nation(tmp_path / "first", ["achica", "batallas"], department="Potosí")
    later = write_small_nation(tmp_path / "later", ["caquiaviri"], department="POTOSÍ")
    elsewhere = write_small_nation(tmp_path / "elsewhere", ["desaguadero"], department="Oruro")
    pushed(hubs.url, laptops[0], *first, *elsewhere)
    url = hubs.more(target)

    def moved() -> list[object]:
        assert say("hub", "move", hubs.url, "potosi", url, "--department", "--yes")[0] == 0
        rows = hubs.cluster.do("SELECT DISTINCT municipality FROM guaqui.revision ORDER BY 1", database=target)
        return [one[0] for one in rows]

    assert moved() == ["achica", "batallas"]
    pushed(hubs.url, *later)
    assert moved() == ["achica", "batallas", "caquiaviri"]
    pulled(hubs.url, tmp_path / "out.json", "caquiaviri")
    assert revs_of([tmp_path / "out.json"]) == revs_of(later)
    code, _out, err = say("hub", "move", hubs.url, "pando", url, "--department")
    assert (code, "is of pando" in err) == (3, True)


def test_nobody_else_says_of_which_department_a_municipality_is(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    """What anybody may push in the name of the municipality's list is not believed."""
    pushed(hubs.url, laptops[0])
    record = "municipality/guaqui"
    with FieldFile.open(laptops[0], writable=False) as file:
        said = file.survey.history(record)
    assert said
    body = {**said.values, "department": "Oruro"}
    forged = revision(record, body, sets=["department"], parents=[*said.heads], device=PACK)
    hubs.do(f"SELECT guaqui.take('guaqui', '\\x{(b'{' + forged.rest).hex()}')")
    target = hubs.more(f"{hubs.name}_b")
    assert say("hub", "move", hubs.url, "oruro", target, "--department", "--yes")[0] == 3
    assert held_at(hubs, f"{hubs.name}_b") == set()
    assert say("hub", "move", hubs.url, "la paz", target, "--department", "--yes")[0] == 0
    assert held_at(hubs, f"{hubs.name}_b") == hubs.held()


def test_who_moves_a_department_sees_the_names_first(
    hubs: Hubs, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write_small_nation(tmp_path / "some", ["achica", "batallas"], department="Potosí")
    pushed(hubs.url, *files)
    words = ("hub", "move", hubs.url, "potosi", hubs.more(f"{hubs.name}_b"), "--department")
    code, _out, err = say(*words)
    assert (code, "Of potosi: achica, batallas" in err, "--yes" in err) == (2, True, True)
    terminal = StringIO("n\ny\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert say(*words)[0] == 3
    assert held_at(hubs, f"{hubs.name}_b") == set()
    assert say(*words)[0] == 0
    assert held_at(hubs, f"{hubs.name}_b") == revs_of(files)


def test_after_a_move_all_commands_find_it(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    pushed(hubs.url, *laptops[:2])
    target = hubs.more(f"{hubs.name}_b")
    before = hubs.do("SELECT rev, arrived, source FROM guaqui.revision ORDER BY rev")
    code, out, _err = say("hub", "move", hubs.url, "guaqui", target)
    assert (code, f"{hubs.name}_b now" in out) == (0, True)
    after = hubs.cluster.do(
        "SELECT rev, arrived, source FROM guaqui.revision ORDER BY rev", database=f"{hubs.name}_b"
    )
    assert after == before  # who brought it, and when, goes along
    hubs.person("petra", "facilitator", "guaqui", database=f"{hubs.name}_b")  # there alone
    pushed(hubs.cluster.url(hubs.name, "petra"), *laptops)
    assert held_at(hubs, f"{hubs.name}_b") == revs_of(laptops)
    merge(tmp_path / "merged.json", laptops)
    assert pulled(hubs.url, tmp_path / "pulled.json") == (tmp_path / "merged.json").read_bytes()
    code, out, _err = say("hub", "status", hubs.url)
    assert out.count("guaqui: ") == 1
    code, out, _err = say("hub", "move", hubs.url, "guaqui", target)
    assert (code, "guaqui is in" in out, "already" in out) == (0, True, True)


def test_whoever_a_move_locks_out_is_named(hubs: Hubs, laptops: list[Path], say: Say) -> None:
    """By what they may do, whatever lets them: a line of the municipality, or one of all."""
    pushed(hubs.url, laptops[0])
    target = f"{hubs.name}_b"
    url = hubs.more(target)
    for login, duty, municipality in (
        ("lena", "facilitator", "guaqui"),
        ("lola", "coordinator", "*"),
        ("luis", "reader", "guaqui"),
        ("otra", "facilitator", "achica"),
    ):
        hubs.person(login, duty, municipality)
    hubs.person("luis", "facilitator", "guaqui")
    hubs.person("luis", "reader", "*", database=target)
    code, _out, err = say("hub", "move", hubs.url, "guaqui", url)
    assert (code, "does not give them" in err) == (1, True)
    assert err.count(": lena (facilitator), lola (coordinator), luis (facilitator).") == 1
    assert "INSERT INTO guaqui.grant_of VALUES ('lena', 'guaqui', 'facilitator')" in err
    for login, duty in (("lena", "facilitator"), ("luis", "facilitator")):
        hubs.person(login, duty, "guaqui", database=target)
    code, _out, err = say("hub", "move", hubs.url, "guaqui", url)
    assert (code, ": lola (coordinator)." in err) == (1, True)
    hubs.person("lola", "coordinator", "guaqui", database=target)
    assert say("hub", "move", hubs.url, "guaqui", url)[::2] == (0, "")


def test_a_move_that_was_cut_off_is_finished_by_moving_again(
    hubs: Hubs, laptops: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Back to where it came from, cut behind the switch: each sends to the other, until somebody moves again."""
    pushed(hubs.url, *laptops)
    target = hubs.more(f"{hubs.name}_b")
    with Hub(hub_address(hubs.url)) as hub:
        move_municipality(hub, "guaqui", hub_address(target))

    with Hub(hub_address(hubs.url)) as hub, monkeypatch.context() as patched:
        plain = HubConnection.rows

        def rows(self: HubConnection, statement: str, given: Sequence[object] = ()) -> object:
            if statement.startswith("DELETE"):
                raise HubCutError("hub-cut", where="there", words="")
            return plain(self, statement, given)

        patched.setattr(HubConnection, "rows", rows)
        with pytest.raises(HubError):
            move_municipality(hub, "guaqui", hub_address(hubs.url))
    with Hub(hub_address(hubs.url)) as hub:
        move_municipality(hub, "guaqui", hub_address(hubs.url))
        assert hub.home_of("guaqui") is hub.first
    assert held_at(hubs, hubs.name) == revs_of(laptops)


def test_one_moves_a_municipality_at_a_time(hubs: Hubs, laptops: list[Path], say: Say) -> None:
    """Each would send everybody on to its own copy, and nobody would find what was pushed to the other's."""
    pushed(hubs.url, laptops[0])
    others = [hubs.more(f"{hubs.name}_{one}") for one in "bc"]
    begun: list[tuple[int, str, str]] = []

    def tell(_copied: int) -> None:
        if not begun:
            begun.append(say("hub", "move", hubs.url, "guaqui", others[0]))
            begun.append(say("hub", "push", hubs.url, *laptops))

    with Hub(hub_address(hubs.url)) as hub:
        move_municipality(hub, "guaqui", hub_address(others[1]), tell)
    assert [one[0] for one in begun] == [3, 0]
    assert "Others wrote the same" in begun[0][2]
    assert held_at(hubs, f"{hubs.name}_c") == revs_of(laptops)
    assert say("hub", "move", hubs.url, "guaqui", others[0])[0] == 0, "its turn is over"
    assert held_at(hubs, f"{hubs.name}_b") == revs_of(laptops)


def test_a_move_overwrites_no_line_that_came_since_it_began(hubs: Hubs, laptops: list[Path]) -> None:
    """An earlier program takes no turn."""
    pushed(hubs.url, laptops[0])
    others = [hubs.more(f"{hubs.name}_{one}") for one in "bc"]
    elsewhere = f"INSERT INTO guaqui.shard VALUES ('guaqui', '', '', '{hubs.name}_b') ON CONFLICT DO NOTHING"

    def tell(_copied: int) -> None:
        hubs.do(elsewhere)

    with Hub(hub_address(hubs.url)) as hub, pytest.raises(HubAgainError) as error:
        move_municipality(hub, "guaqui", hub_address(others[1]), tell)
    assert error.value.code == "hub-moved"
    assert hubs.do("SELECT dbname FROM guaqui.shard") == [(f"{hubs.name}_b",)]


@pytest.mark.costly(2)
@pytest.mark.parametrize("last", range(1, 41))
def test_a_department_cut_at_any_statement_is_found_and_moved_by_moving_again(
    hubs: Hubs, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    files = write_small_nation(tmp_path / "some", ["achica", "batallas"], department="Potosí")
    pushed(hubs.url, *files)
    target = f"{hubs.name}_b"
    words = ("hub", "move", hubs.url, "potosi", hubs.more(target), "--department", "--yes")
    with monkeypatch.context() as patched:
        plain, asked = HubConnection.rows, count(1)

        def rows(self: HubConnection, statement: str, given: Sequence[object] = ()) -> object:
            if next(asked) >= last:
                self.raw.close()  # so that what was begun is undone
                raise HubCutError("hub-cut", where="there", words="")
            return plain(self, statement, given)

        patched.setattr(HubConnection, "rows", rows)
        code, _out, err = say(*words)
    assert code == 0 or (code, "()" in err, "Traceback" in err) == (3, False, False), err
    assert code == 0 or "Nothing was changed here" not in err or not held_at(hubs, target), err
    for number, municipality in enumerate(("achica", "batallas")):
        pulled(hubs.url, tmp_path / f"{last}-{number}.json", municipality)
    assert revs_of(tmp_path.glob(f"{last}-?.json")) == revs_of(files)
    assert say(*words)[0] == 0
    assert held_at(hubs, target) == revs_of(files)
    assert len(hubs.cluster.do("SELECT rev FROM guaqui.revision", database=target)) == len(revs_of(files))


def test_only_who_keeps_the_hub_moves(hubs: Hubs, laptops: list[Path], say: Say) -> None:
    pushed(hubs.url, laptops[0])
    target = hubs.more(f"{hubs.name}_b")
    url = hubs.person("marta", "coordinator", "guaqui")
    code, _out, err = say("hub", "move", url, "guaqui", target)
    assert (code, "no right" in err) == (3, True)
    code, _out, err = say("hub", "move", hubs.url, "nowhere", target)
    assert (code, "nothing of nowhere" in err) == (3, True)
    assert hubs.do("SELECT * FROM guaqui.shard") == []
