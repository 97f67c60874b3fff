"""Whatever fails in the middle: what was acknowledged is there, once, and pushing again completes it.

A few turns of each in the usual run, a hundred with --thorough. All turns of one fault are of one server.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from storage import FieldFile
from storage.errors import GuaquiError, HubError
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge
from storage.hub import push as push_module
from storage.hub.address import hub_address
from storage.hub.hub import Hub
from storage.hub.push import push
from storage.hub.sets import set_digest
from tests.storage.revisions_made import revision

from .cluster import Cluster, own, running, running_in
from .cutting_proxy import CuttingProxy
from .people import Hubs, pulled, pushed, revs_of
from .pushers import acknowledged_by, pushing

TURNS = range(100)
pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def killed() -> Iterator[Cluster]:
    """A server that is not shared: it is killed."""
    with running() as made:
        yield made


@pytest.mark.costly(2)
@pytest.mark.parametrize("turn", TURNS)
def test_a_server_is_killed_while_people_push(killed: Cluster, turn: int) -> None:
    hubs = Hubs(killed, "hub")
    with pushing(hubs.url, 3, until_cut=True) as pushers:
        pushers[turn % 3].after(random.Random(turn).randrange(1, 60))
        killed.kill()
    killed.start()
    acknowledged = acknowledged_by(pushers)
    assert acknowledged
    assert acknowledged <= hubs.held()
    assert len(hubs.held() - acknowledged) <= len(pushers)  # what nobody was told of any more
    assert hubs.do("SELECT count(*) FROM guaqui.revision") == hubs.do(
        "SELECT sum(revisions)::bigint FROM guaqui.standing"
    )


@pytest.mark.costly(3)
@pytest.mark.parametrize("turn", TURNS)
def test_a_connection_is_cut_after_any_byte(
    cluster: Cluster, laptops: list[Path], turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_module, "BATCH_LINES", 10)
    hubs = Hubs(cluster, "cut")
    socket = cluster.folder / ".s.PGSQL.5432"
    with CuttingProxy(socket, random.Random(turn).randrange(1, 160_000)) as line:
        url = f"postgresql://postgres@127.0.0.1:{line.port}/cut?sslmode=disable"
        acknowledged = _acknowledged(url, laptops)
    assert len(hubs.held()) >= acknowledged
    assert hubs.held() <= revs_of(laptops)
    pushed(hubs.url, *laptops)
    assert hubs.held() == revs_of(laptops)
    assert hubs.do("SELECT count(*) FROM guaqui.revision") == [(len(revs_of(laptops)),)]


def _acknowledged(url: str, files: list[Path]) -> int:
    """How many revisions a push says are there for good, whatever ends it."""
    try:
        with Hub(hub_address(url)) as hub:
            return push(hub, files, MergeOptions()).sent
    except HubError as error:
        return int(error.facts.get("acknowledged", 0))


@pytest.mark.costly(2)
@pytest.mark.parametrize("turn", TURNS)
def test_two_coordinators_settle_one_dispute(
    cluster: Cluster, laptops: list[Path], tmp_path: Path, turn: int
) -> None:
    """Both settlements are there, and both see the same: a dispute of two, which the next one settles."""
    hubs = Hubs(cluster, "settled")
    merge(tmp_path / "first.json", laptops)
    files = [tmp_path / f"{name}.json" for name in ("rosa", "juan")]
    record, field = _disputed(tmp_path / "first.json")
    for number, file in enumerate(files):
        shutil.copy(tmp_path / "first.json", file)
        with FieldFile.open(file, file.stem, device=f"laptop9{number}") as opened:
            opened.settle(record, {field: f"Texto {number}" if field == "text" else None})
    expected = revs_of(files)
    both = [Thread(target=_bring_and_fetch, args=(hubs.url, file)) for file in files]
    for one in both if turn % 2 else reversed(both):
        one.start()
    for one in both:
        one.join()
    assert hubs.held() == expected
    assert pulled(hubs.url, files[0]) == pulled(hubs.url, files[1]) == pulled(hubs.url, tmp_path / "new.json")


def _disputed(path: Path) -> tuple[str, str]:
    """A record in dispute, made where there is none, and the field."""
    record = "demand/guaqui/andamarca/2004/1"
    for number in range(2):
        with FieldFile.open(path, f"Equipo {number}", device=f"laptop8{number}") as opened:
            state = opened.survey.history(record)
            assert state
            opened.save(record, {**state.values, "place": f"Lugar {number}"}, ())
    return record, "place"


def _bring_and_fetch(url: str, file: Path) -> None:
    pushed(url, file)
    pulled(url, file)


class Pair:
    """A server and copies of it, each as it was in the beginning: it has then to fetch all that came since."""

    def __init__(self, first: Cluster, folder: Path) -> None:
        self.first = first
        self.hubs = Hubs(first, "hub")
        self.second = Cluster(folder, hot_standby="on", primary_conninfo=f"host={first.folder} user=postgres")
        self._copied = folder / "copied"
        own(folder)
        words = ["-D", str(self._copied), "-h", str(first.folder), "-U", "postgres", "-R", "-X", "stream"]
        first.run("pg_basebackup", *words, "-c", "fast", "--no-sync")
        first.settings["synchronous_standby_names"] = "*"  # now that nobody has to wait for one that is not there
        first.stop("fast")

    @contextmanager
    def standing_by(self) -> Iterator[Cluster]:
        """A copy that follows the first one. At the end both are stopped, and what came of the copy is gone."""
        subprocess.run(["cp", "-a", str(self._copied), str(self.second.data)], check=True)
        try:
            self.first.start()
            self.second.start()
            yield self.second
        finally:
            self.second.kill()
            self.first.stop()
            shutil.rmtree(self.second.data)


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    folder = Path(tempfile.mkdtemp(prefix="guaqui-standby-"))
    try:
        with running(wal_level="replica", max_wal_senders="4", wal_keep_size="1GB") as first:
            yield Pair(first, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.costly(1)
@pytest.mark.parametrize("turn", TURNS)
def test_a_standby_takes_over_in_the_middle(pair: Pair, turn: int) -> None:
    """Who pushes to a server that waits for its standby finds there what was acknowledged."""
    with pair.standing_by() as second:
        with pushing(pair.hubs.url, 2, until_cut=True) as pushers:
            pushers[0].after(random.Random(turn).randrange(1, 40))
            pair.first.kill()
        assert "takes nothing" in _refusal(second.url())
        second.run("pg_ctl", "-D", str(second.data), "-w", "promote")
        with pushing(second.url(), 2) as later:
            later[0].after(2)
        acknowledged = acknowledged_by(pushers) | acknowledged_by(later)
        rows = second.do("SELECT encode(rev, 'hex') FROM guaqui.revision")
        assert len(acknowledged) > 3
        assert acknowledged <= {str(one[0]) for one in rows}
        assert second.do("SELECT sum(revisions)::bigint FROM guaqui.standing") == [(len(rows),)]


def _called_off_by_server(hub: Hub) -> None:
    """As a timeout of the server, or whoever keeps it, does."""
    hub.first.raw.cancel_safe()


@pytest.mark.parametrize("call_off", [_called_off_by_server, Hub.give_up])
def test_what_no_standby_has_is_told_to_nobody_as_there(pair: Pair, call_off: Callable[[Hub], None]) -> None:
    """The first server keeps what was called off while it waited; nobody hears of it before the standby has it."""
    one = revision(author=f"Equipo {call_off.__name__}")
    take = ("SELECT guaqui.take('guaqui', %s, true)", b"{" + one.rest)
    has = ("SELECT guaqui.has_set('guaqui', %s)", set_digest([one.rev]))
    with pair.standing_by() as second:
        second.kill()
        for statement, given in (take, take, has):
            with Hub(hub_address(pair.hubs.url)) as hub, ThreadPoolExecutor(1) as other:
                asked = other.submit(hub.home_of("guaqui").value, statement, [given])
                while not (asked.done() or pair.hubs.do(_WAITS)):
                    pass
                call_off(hub)
                with pytest.raises(HubError) as error:
                    asked.result()
                assert error.value.code == "hub-cut"
            assert one.rev in pair.hubs.held()
        second.start()
        with Hub(hub_address(pair.hubs.url)) as hub:
            assert hub.home_of("guaqui").value(has[0], [has[1]]) is True
        assert second.do(f"SELECT 1 FROM guaqui.revision WHERE encode(rev, 'hex') = '{one.rev}'") == [(1,)]
        with Hub(hub_address(second.url())) as hub:  # and a standby says so, too, though it writes nothing
            assert hub.home_of("guaqui").value(has[0], [has[1]]) is True


_WAITS = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


def _refusal(url: str) -> str:
    """What is said to somebody who pushes there."""
    from guaqui_tui.language import gettext_ as words
    from guaqui_tui.language.error_messages import sentence

    words.use("en")
    with Hub(hub_address(url)) as hub, pytest.raises(GuaquiError) as error:
        hub.home_of("guaqui").rows("SELECT guaqui.take('guaqui', %s)", [b"{}"])
    return sentence(error.value)


@pytest.fixture(scope="module")
def small_disk() -> Iterator[Cluster]:
    """A server on a disk of its own, which ends soon."""
    if os.geteuid() != 0:
        pytest.fail("a small disk can only be made by an administrator")
    folder = Path(tempfile.mkdtemp(prefix="guaqui-full-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", str(folder)], check=True)
    try:
        with running_in(folder, max_wal_size="32MB", wal_level="minimal", max_wal_senders="0") as cluster:
            yield cluster
    finally:
        subprocess.run(["umount", str(folder)], check=False)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.costly(1)
@pytest.mark.parametrize("turn", TURNS)
def test_the_servers_disk_is_full(small_disk: Cluster, laptops: list[Path], turn: int) -> None:
    """A file of a megabyte and more is cut off; once there is room it is completed."""
    hubs = Hubs(small_disk, "hub")
    small_disk.do("CHECKPOINT")  # what the turn before left goes, or it would make room in the middle
    ballast = small_disk.folder / "ballast"
    try:
        with ballast.open("wb") as file:
            free = shutil.disk_usage(small_disk.folder).free
            file.write(bytes(free - 1_000_000 - turn * 4_000))
        with pushing(hubs.url, 2, until_cut=True) as pushers:
            pass
    finally:
        ballast.unlink()
    small_disk.stop("immediate")
    small_disk.start()
    assert acknowledged_by(pushers) <= hubs.held()
    pushed(hubs.url, *laptops)
    expected = acknowledged_by(pushers) | revs_of(laptops)
    assert hubs.held() >= expected
    assert len(hubs.held() - expected) <= len(pushers)  # what nobody was told of any more
    assert hubs.do("SELECT count(*) FROM guaqui.revision") == hubs.do(
        "SELECT sum(revisions)::bigint FROM guaqui.standing"
    )


HABITS = (
    "client_encoding = 'LATIN1'",
    "timezone = 'Asia/Kathmandu'",
    "datestyle = 'German'",
    "bytea_output = 'escape'",
    "standard_conforming_strings = off",
    "default_transaction_isolation = 'serializable'",
    "synchronous_commit = off",
    "search_path = ''",
    "statement_timeout = '5min'",
    "row_security = on",
)
CLOCKS = (
    "1970-01-01T00:00:00Z",
    "1999-12-31T23:59:59.999999999+14:00",
    "2106-02-07T06:28:15-12:00",
    "9999-12-31T23:59:59Z",
)
"""Of laptops without a battery, before the year 2000 and in a century to come."""
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "America/La_Paz", ":nowhere", "")
ENCODINGS = ("SQL_ASCII", "LATIN1", "WIN1252", "EUC_JP", "UTF8")
LETTERS = ("K'ulli", "Ñuñumani «alto»", "Wak’a", "Чача", "灌漑", "𐀀🚰", "e\u0301")


@pytest.mark.parametrize("setting", HABITS)
def test_what_a_server_is_set_to_changes_nothing(
    cluster: Cluster, laptops: list[Path], tmp_path: Path, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clocks of another country, other letters, other habits: the same bytes come out."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PGCLIENTENCODING", "SQL_ASCII")
    hubs = Hubs(cluster, "habits")
    url = hubs.person("hilda", "coordinator", "guaqui")
    hubs.do(f"ALTER ROLE hilda SET {setting}")
    pushed(url, *laptops)
    merge(tmp_path / "merged.json", laptops)
    assert pulled(url, tmp_path / "pulled.json") == (tmp_path / "merged.json").read_bytes()
    with Hub(hub_address(url)) as hub:
        assert hub.first.value("SHOW synchronous_commit") == "on"
    hubs.do("ALTER ROLE hilda RESET ALL")


@pytest.mark.costly(1)
@pytest.mark.parametrize("turn", TURNS)
def test_clocks_and_letters_that_differ_lose_and_double_nothing(
    cluster: Cluster, tmp_path: Path, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Laptops of other centuries push at once, each from a system and a role of other habits."""
    luck = random.Random(turn)
    hubs = Hubs(cluster, "clocks")
    url = hubs.person("clara", "coordinator", "guaqui")
    hubs.do("ALTER ROLE clara RESET ALL", *(f"ALTER ROLE clara SET {one}" for one in luck.sample(HABITS, 3)))
    with monkeypatch.context() as system:
        system.setenv("TZ", luck.choice(ZONES))
        system.setenv("PGCLIENTENCODING", luck.choice(ENCODINGS))
        files = [_typed(tmp_path / f"{number}.json", luck) for number in range(3)]
        expected = revs_of(files)
        with ThreadPoolExecutor(3) as others:
            came = [*others.map(lambda file: pushed(url, file), [*files, files[0]])]
        merge(tmp_path / "merged.json", files)
        assert sum(one.sent for one in came) >= len(expected)
        assert pulled(url, tmp_path / "pulled.json") == (tmp_path / "merged.json").read_bytes()
        assert pushed(url, *files).sent == 0
    assert hubs.held() == expected
    assert hubs.do("SELECT count(*) FROM guaqui.revision") == [(len(expected),)]


def _typed(path: Path, luck: random.Random) -> Path:
    """The file of a laptop whose clock goes wrong, and back in the middle."""
    device = "".join(luck.choices("abcdefgh", k=8))
    with FieldFile.create(
        path, author=luck.choice(LETTERS), device=device, now=lambda: luck.choice(CLOCKS)
    ) as field:
        for year in range(2003, 2008):
            record, text = f"demand/guaqui/andamarca/{year}/1", f"{luck.choice(LETTERS)} {luck.random()}"
            field.save(record, {"text": text, "status": "proposed"})
    return path
