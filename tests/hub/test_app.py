"""The hub on the coordinator's desk, against a real one: what the app says, sends, fetches, and how it is left."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage import FieldFile
from storage.file.reading import read_file
from storage.gather.merge import merge
from storage.gather.undo import undo
from storage.revisions.lines import whole_file
from tests.guaqui_tui.pilot import Hands, Laptop, held_up

from .cutting_proxy import CuttingProxy
from .people import Hubs, pushed, revs_of
from .small_nation import write_small_nation

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def plan(laptop: Laptop, laptops: list[Path]) -> Laptop:
    """What one laptop has, open in the app."""
    laptop.file.write_bytes(laptops[0].read_bytes())
    return laptop


async def ask(hands: Hands, address: str) -> None:
    """Go to the hub on the desk and ask the one at an address."""
    await hands.press("f9", "down", "enter")
    await hands.paste(address)
    await hands.press("enter")


def kept_in(laptop: Laptop) -> set[str]:
    return {one.rev for one in read_file(laptop.file).revisions}


def beside(laptop: Laptop) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in laptop.folder.iterdir() if path.is_file()}


@contextmanager
def locked(hubs: Hubs, *tables: str) -> Iterator[None]:
    """Whoever asks a table waits."""
    import psycopg

    with psycopg.connect(hubs.url) as connection:
        for table in tables:
            connection.execute(f"LOCK TABLE guaqui.{table} IN ACCESS EXCLUSIVE MODE")
        yield


def asking(hubs: Hubs) -> list[tuple[object, ...]]:
    """The statements that somebody waits for on the hub."""
    return hubs.do(
        "SELECT query FROM pg_stat_activity WHERE application_name = 'guaqui' "
        f"AND state = 'active' AND datname = '{hubs.name}'"
    )


def test_what_is_new_there_comes_in_and_what_is_new_here_goes(
    hubs: Hubs, plan: Laptop, laptops: list[Path], tmp_path: Path
) -> None:
    pushed(hubs.url, *laptops[1:])
    rosa = hubs.person("rosa_app", "coordinator", "guaqui")
    here, there = revs_of(laptops[:1]), revs_of(laptops[1:])

    async def use(hands: Hands) -> None:
        before = beside(plan)
        await ask(hands, rosa)
        assert f"{len(here - there)} versions are here and not there" in hands.words
        assert f"{len(there - here)} versions are there and not here" in hands.words
        await hands.press("f6")
        await hands.until(lambda: f"{len(there - here)} new versions" in hands.screen)
        assert beside(plan) == before
        await hands.press("f2")
        await hands.until(lambda: "Fetched from the hub" in hands.screen)
        await hands.press("escape")
        assert f"{len(here - there)} versions are here and not there" in hands.words
        assert "All that is there is here too" in hands.words
        await hands.press("f2")
        assert f"{len(here - there)} of them were new there" in hands.words
        assert "The same stands here and there" in hands.words

    plan.use(use)
    assert kept_in(plan) == hubs.held() == here | there
    merge(tmp_path / "merged.json", laptops)
    assert plan.file.read_bytes() == (tmp_path / "merged.json").read_bytes()
    assert plan.remembered().hub == rosa


def test_what_is_said_is_of_the_municipality_that_is_shown(
    hubs: Hubs, plan: Laptop, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    """What a file has of another one is not sent from here, and by the command it still is."""
    (other,) = write_small_nation(tmp_path / "some", ["achica"])
    both = [read_file(one).revisions for one in (laptops[0], other)]
    plan.file.write_bytes(b"".join(whole_file([*both[0], *both[1]])))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await ask(hands, hubs.url)
        assert "The hub: Guaqui" in hands.words
        assert f"{len(both[0])} versions are here and not there" in hands.words
        for _turn in range(2):
            await hands.press("f2")
            assert "The same stands here and there" in hands.words

    plan.use(use)
    assert hubs.held() == revs_of(laptops[:1])
    assert hubs.held("achica") == set()
    assert say("hub", "push", hubs.url, plan.file)[0] == 0
    assert hubs.held("achica") == revs_of([other])


def test_whoever_may_only_send_is_told_no_more(hubs: Hubs, plan: Laptop, laptops: list[Path]) -> None:
    pushed(hubs.url, *laptops[1:])
    team = hubs.person("equipo_app", "facilitator", "guaqui")

    async def use(hands: Hands) -> None:
        await ask(hands, team)
        assert "Something here may be new there" in hands.words
        assert "You may send there and not fetch" in hands.words
        assert "F6" not in hands.screen
        await hands.press("f2")
        assert "versions were sent." in hands.words
        assert "new there" not in hands.words.replace("what is new there", "")
        assert "All that is here is there too." in hands.words

    plan.use(use)
    assert hubs.held() == revs_of(laptops)


@pytest.mark.parametrize(("duty", "of"), [("reader", "*"), ("coordinator", "laja")])
def test_whoever_has_no_right_sends_and_sees_nothing(
    hubs: Hubs, plan: Laptop, laptops: list[Path], duty: str, of: str
) -> None:
    pushed(hubs.url, *laptops[1:])
    stranger = hubs.person(f"{duty}_app", duty, of)

    async def use(hands: Hands) -> None:
        await ask(hands, stranger)
        assert "You have no right to this municipality there" in hands.words
        assert not {"F2", "F6"} & {*hands.screen.splitlines()[-1].split()}
        await hands.press("f2", "f6")
        assert "You have no right" in hands.words

    plan.use(use)
    assert hubs.held() == revs_of(laptops[1:])


def test_an_address_that_is_wrong_is_one_sentence_and_not_kept(hubs: Hubs, plan: Laptop, tmp_path: Path) -> None:
    said = {
        "postgresql://rosa:geheim@/x": "There is a password in the URL",
        "geheim": "This is no URL of a database",
        f"postgresql:///x?host={tmp_path}": "does not answer",
        "postgresql://servidor..bo/x": "does not answer",
        hubs.cluster.database("app_plain"): "is no hub",
    }

    async def use(hands: Hands) -> None:
        before = beside(plan)
        await hands.press("f9", "down", "enter")
        for address, words in said.items():
            await hands.press("ctrl+a")
            await hands.paste(address)
            await hands.press("enter")
            assert words in hands.words, hands.screen
            assert "F6" not in hands.screen
        assert beside(plan) == before

    plan.use(use)
    assert plan.remembered().hub == ""
    kept = [path.read_bytes() for path in plan.folder.rglob("*") if path.is_file()]
    assert not any(b"geheim" in one for one in kept)


def test_a_server_that_goes_away_while_it_is_sent_says_how_much_is_there(hubs: Hubs, plan: Laptop) -> None:
    port = hubs.cluster.folder / ".s.PGSQL.5432"

    async def use(hands: Hands) -> None:
        before = beside(plan)
        with CuttingProxy(port, most=20_000) as proxy:
            await ask(hands, f"postgresql://postgres@127.0.0.1:{proxy.port}/{hubs.name}?sslmode=disable")
            assert "versions are here and not there" in hands.words
            await hands.press("f2")
            assert "0 of" in hands.words
            assert "versions are there for good" in hands.words
        assert beside(plan) == before
        await hands.press("enter")
        assert "does not answer" in hands.words

    plan.use(use)
    assert hubs.held() == set()


def test_sending_that_is_broken_off_leaves_nothing(hubs: Hubs, plan: Laptop, laptops: list[Path]) -> None:
    async def use(hands: Hands) -> None:
        before = beside(plan)
        await ask(hands, hubs.url)
        with locked(hubs, "revision"):
            with held_up():
                await hands.press("f2")
                await hands.until(lambda: asking(hubs))
                await hands.press("escape")
                await hands.until(lambda: "the hub confirmed nothing of it" in hands.words)
            assert asking(hubs) == []
        assert hubs.held() == set()
        assert beside(plan) == before
        await hands.press("f2")
        assert "The same stands here and there" in hands.words

    plan.use(use)
    assert hubs.held() == revs_of(laptops[:1])


def test_fetching_that_is_broken_off_leaves_nothing(hubs: Hubs, plan: Laptop, laptops: list[Path]) -> None:
    pushed(hubs.url, *laptops)

    async def use(hands: Hands) -> None:
        before = beside(plan)
        await ask(hands, hubs.url)
        with locked(hubs, "revision"):
            with held_up():
                await hands.press("f6")
                await hands.until(lambda: asking(hubs))
                await hands.press("escape")
                await hands.until(lambda: "Broken off: nothing was written." in hands.words)
            assert asking(hubs) == []
        assert beside(plan) == before
        await hands.press("f2")  # and it can be asked again
        await hands.until(lambda: "F2 takes that in" in hands.words)

    plan.use(use)


def test_a_server_that_says_nothing_is_left(plan: Laptop) -> None:
    """It takes the connection, and no answer ever comes; another key, or the end of the app, waits for none."""

    async def use(hands: Hands) -> None:
        with socket.create_server(("127.0.0.1", 0)) as mute:
            with held_up():
                await ask(hands, f"postgresql://rosa@127.0.0.1:{mute.getsockname()[1]}/guaqui")
                await hands.until(lambda: "Asking the hub" in hands.words)
                await hands.press("escape")
                await hands.until(lambda: "Broken off: nothing was written." in hands.words)
            await hands.press("escape")
            assert "Gather files" in hands.screen

    plan.use(use)
    assert plan.remembered().hub == ""


def test_what_was_undone_and_what_changes_the_plan_is_said_before_it_comes_in(
    hubs: Hubs, plan: Laptop, laptops: list[Path]
) -> None:
    merge(plan.file, laptops[1:2], at="2003-07-14T10:42:31-04:00")
    earlier = undo(plan.file).path
    with FieldFile.open(plan.file, "Ana") as field:
        field.save("funder/guaqui/otro", {"name": "Otro"})
    pushed(hubs.url, plan.file)

    async def use(hands: Hands) -> None:
        await ask(hands, hubs.url)
        await hands.press("f6")
        await hands.until(lambda: "1 part stays out" in hands.words)
        assert "It changes the plan itself: see below" in hands.words
        assert "1 file" not in hands.words
        await hands.press("listed-take_again")
        await hands.until(lambda: "stays out" not in hands.words)

    plan.use(use, opening=earlier)
