"""Each role, by breaking it: what it may do it does, and everything else is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.errors import HubRightsError
from tests.storage.revisions_made import revision

from .cluster import Cluster
from .people import Hubs, pushed
from .small_nation import write_small_nation

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


def line_of(record: str = "demand/guaqui/andamarca/2004/1") -> str:
    """A revision as the hub has it, as an SQL literal."""
    return "'\\x" + (b"{" + revision(record).rest).hex() + "'::bytea"


def refused(hubs: Hubs, login: str, statement: str) -> str:
    """What PostgreSQL says; that it does it all the same fails."""
    import psycopg

    try:
        found = hubs.cluster.do(statement, database=hubs.name, user=login)
    except psycopg.Error as error:
        return error.sqlstate or ""
    pytest.fail(f"{login}: {statement} gave {found}")


@pytest.fixture(scope="module")
def there(cluster: Cluster, laptops: list[Path]) -> Hubs:
    """A hub with a municipality, and people: two facilitators, two coordinators, two readers."""
    hubs = Hubs(cluster, "rights")
    pushed(hubs.url, laptops[0])
    hubs.person("fabia", "facilitator", "guaqui")
    hubs.person("flora", "facilitator", "achica")
    hubs.person("carla", "coordinator", "guaqui")
    hubs.person("celia", "coordinator", "achica")
    hubs.person("rita", "reader", "guaqui")
    hubs.person("ruth", "reader", "achica")
    hubs.do("SELECT guaqui.keep_figures('guaqui', 1, '\\x00', 'r', '\\x7b7d')")
    return hubs


EVERYBODY = ("fabia", "flora", "carla", "celia", "rita", "ruth")
CHANGES = (
    "INSERT INTO guaqui.revision SELECT * FROM guaqui.revision LIMIT 0",
    "UPDATE guaqui.revision SET bytes = bytes",
    "DELETE FROM guaqui.revision",
    "TRUNCATE guaqui.revision",
    "UPDATE guaqui.standing SET revisions = 0",
    "DELETE FROM guaqui.known_set",
    "SELECT * FROM guaqui.known_set",
    "INSERT INTO guaqui.known_set VALUES ('guaqui', '\\x00')",
    "INSERT INTO guaqui.grant_of VALUES (current_user, '*', 'coordinator')",
    "SELECT * FROM guaqui.grant_of",
    "INSERT INTO guaqui.shard VALUES ('guaqui', 'evil', '', 'x')",
    "INSERT INTO guaqui.figures VALUES ('guaqui', 1, '\\x00', 'r', '\\x00', now(), 'x')",
    "UPDATE guaqui.hub SET version = 9",
    "SELECT guaqui.add_lines('guaqui', '\\x', NULL, NULL)",
    "SELECT guaqui.admit('guaqui')",
    "BEGIN; LOCK TABLE guaqui.shard IN ACCESS EXCLUSIVE MODE",
    "BEGIN; LOCK TABLE guaqui.revision IN SHARE MODE",
    "ALTER TABLE guaqui.revision DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE guaqui.revision DISABLE TRIGGER ALL",
    "DROP TABLE guaqui.revision",
    "CREATE TABLE guaqui.mine_now (x int)",
    "CREATE TABLE public.mine_now (x int)",
    "CREATE TEMPORARY TABLE mine_now (x int)",
    "CREATE FUNCTION pg_temp.f(bytea) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE SCHEMA mine_now",
    "SET ROLE guaqui_owner",
    "SET SESSION AUTHORIZATION postgres",
    "SET session_replication_role = replica",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_export(1, '/tmp/x')",
    "COPY guaqui.hub TO PROGRAM 'cat'",
    "COPY (SELECT 1) TO '/tmp/guaqui-hub-x'",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
)


@pytest.mark.parametrize("login", EVERYBODY)
def test_nobody_changes_or_sees_what_is_the_owners(there: Hubs, login: str) -> None:
    states = {statement: refused(there, login, statement) for statement in CHANGES}
    lets = {"42501"}
    assert {statement: state for statement, state in states.items() if state not in lets} == {}


def test_not_even_the_owner_changes_a_revision(there: Hubs) -> None:
    for statement in CHANGES[1:4]:
        assert refused(there, "postgres", statement) == "GQ002"
        assert refused(there, "postgres", f"SET session_replication_role = replica; {statement}") == "GQ002"


READS = (
    "SELECT count(*) FROM guaqui.revision",
    "COPY guaqui.revision TO STDOUT",
    "COPY (SELECT bytes FROM guaqui.revision) TO STDOUT",
    "EXPLAIN ANALYZE SELECT * FROM guaqui.revision",
    "EXPLAIN SELECT * FROM guaqui.revision WHERE municipality = 'guaqui'",
    "SELECT * FROM guaqui.standing",
    "SELECT pg_relation_size('guaqui.revision'), r.* FROM guaqui.revision r",
    "SELECT rev FROM guaqui.revision WHERE municipality = 'guaqui' FOR SHARE",
)


@pytest.mark.parametrize("login", ["fabia", "flora", "rita", "ruth"])
def test_facilitators_and_readers_read_no_revision(there: Hubs, login: str) -> None:
    assert {refused(there, login, statement) for statement in READS} == {"42501"}


def test_a_facilitator_pushes_for_the_own_municipality_alone(there: Hubs) -> None:
    def ask(login: str, statement: str) -> object:
        return there.cluster.do(statement, database=there.name, user=login)[0][0]

    before = there.held()
    assert ask("fabia", f"SELECT guaqui.take('guaqui', {line_of()})") is None  # nor is told what is new
    assert len(there.held() - before) == 1
    for statement in (
        f"SELECT guaqui.take('achica', {line_of('demand/achica/pueblo/2026/1')})",
        "SELECT guaqui.has_set('achica', '\\x00')",
        "SELECT guaqui.note_set('achica', '\\x00')",
        "SELECT * FROM guaqui.figures",
        "SELECT guaqui.keep_figures('guaqui', 1, '\\x00', 'r', '\\x00')",
    ):
        assert refused(there, "fabia", statement) == "42501"
    # A line of another municipality under the name of the own one.
    other = f"SELECT guaqui.take('guaqui', {line_of('demand/achica/pueblo/2026/1')})"
    assert refused(there, "fabia", other) == "23514"


@pytest.mark.parametrize("literal", ["'{}'", "'[]'", "'x'", "'\\xff'", "''", '\'{"record":"demand/guaqui/a"}\''])
def test_what_is_no_line_is_refused_with_all_of_its_batch(there: Hubs, literal: str) -> None:
    before = there.held()
    statement = f"SELECT guaqui.take('guaqui', {line_of()} || '\\x0a' || {literal}::bytea)"
    assert refused(there, "fabia", statement) in {"23502", "23514", "22P02", "22021"}
    assert there.held() == before


def test_a_set_is_known_only_once_it_is_there(there: Hubs) -> None:
    """Who says that a set is there that is not cannot have another's push of it skipped."""

    def has(digest_of: str) -> object:
        statement = f"SELECT guaqui.has_set('guaqui', sha256({digest_of}))"
        return there.cluster.do(statement, database=there.name, user="fabia")[0][0]

    own = "demand/guaqui/andamarca/2005/1"  # which nobody else brings
    ids = "'\\x" + revision(own).rev + "'::bytea"
    note = f"SELECT guaqui.note_set('guaqui', {ids})"
    there.cluster.do(note, database=there.name, user="fabia")
    assert has(ids) is False
    there.cluster.do(f"SELECT guaqui.take('guaqui', {line_of(own)})", note, database=there.name, user="fabia")
    assert has(ids) is True
    there.cluster.do(f"SELECT guaqui.note_set('guaqui', {ids} || '\\x00')", database=there.name, user="fabia")
    assert has(f"{ids} || '\\x00'") is False
    other = "demand/guaqui/andamarca/2006/1"
    take = f"SELECT guaqui.take('guaqui', {line_of(other)}, true)"  # what comes at once is known as that alone
    there.cluster.do(take, database=there.name, user="fabia")
    one, both = revision(other).rev, "".join(sorted([revision(own).rev, revision(other).rev]))
    assert (has(f"'\\x{one}'::bytea"), has(f"'\\x{both}'::bytea")) == (True, False)


def test_a_coordinator_sees_the_own_municipality_alone(there: Hubs) -> None:
    def parts() -> object:
        return there.do("SELECT count(*) FROM guaqui.standing")[0][0]

    def count(login: str, table: str) -> object:
        return there.cluster.do(f"SELECT count(*) FROM guaqui.{table}", database=there.name, user=login)[0][0]

    assert [count("carla", one) for one in ("revision", "standing", "figures")] == [len(there.held()), parts(), 1]
    assert [count("celia", one) for one in ("revision", "standing", "figures")] == [0, 0, 0]
    assert [count(one, "figures") for one in ("rita", "ruth")] == [1, 0]


def test_a_function_that_leaks_is_shown_nothing(there: Hubs) -> None:
    """A function of one's own in the condition is asked of no hidden row, however cheap it says it is."""
    there.do(
        "CREATE SCHEMA IF NOT EXISTS play",
        "GRANT ALL ON SCHEMA play TO PUBLIC",
    )
    there.cluster.do(
        "CREATE FUNCTION play.leak(bytea) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
        "'BEGIN RAISE EXCEPTION ''leaked %'', $1; END'",
        database=there.name,
        user="celia",
    )
    found = there.cluster.do(
        "SELECT count(*) FROM guaqui.revision WHERE play.leak(bytes)", database=there.name, user="celia"
    )
    assert found == [(0,)]
    there.cluster.do(
        "CREATE OPERATOR play.=== (LEFTARG = bytea, RIGHTARG = bytea, FUNCTION = byteaeq, RESTRICT = eqsel)",
        database=there.name,
        user="celia",
    )
    plan = there.cluster.do(
        "EXPLAIN SELECT * FROM guaqui.revision WHERE rev OPERATOR(play.===) '\\x00'",
        database=there.name,
        user="celia",
    )
    assert "guaqui.demand" not in str(plan)
    stats = there.cluster.do(
        "SELECT most_common_vals, histogram_bounds FROM pg_stats WHERE schemaname = 'guaqui'",
        database=there.name,
        user="celia",
    )
    assert stats == []


def test_names_of_ones_own_are_not_taken_for_the_systems(there: Hubs) -> None:
    """Whoever can make functions and puts them first in the search path has none of them called by the owner."""
    there.do("CREATE SCHEMA IF NOT EXISTS play", "GRANT ALL ON SCHEMA play TO PUBLIC")
    for name, given in (("sha256", "bytea"), ("split_part", "text, text, integer"), ("has_duty", "text, text")):
        there.cluster.do(
            f"CREATE FUNCTION play.{name}({given}) RETURNS text LANGUAGE plpgsql AS "
            "'BEGIN RAISE EXCEPTION ''taken as %'', current_user; END'",
            database=there.name,
            user="fabia",
        )
    there.cluster.do(
        f"SET search_path = play, pg_catalog; SELECT guaqui.take('guaqui', {line_of()})",
        database=there.name,
        user="fabia",
    )
    assert revision().rev in there.held()


def test_a_role_that_was_set_counts_and_no_longer_who_logged_in(there: Hubs) -> None:
    there.do("CREATE ROLE both_duties LOGIN", "GRANT carla, celia TO both_duties")
    for role, seen in (("celia", 0), ("carla", len(there.held()))):
        statement = f"SET ROLE {role}; SELECT count(*) FROM guaqui.revision"
        assert _last(there, statement, "both_duties") == seen
    there.do("DROP ROLE both_duties")


def _last(hubs: Hubs, statement: str, user: str) -> object:
    import psycopg

    with psycopg.connect(hubs.cluster.url(hubs.name, user), autocommit=True) as connection:
        cursor = connection.execute(statement)
        while cursor.nextset():
            pass
        row = cursor.fetchone()
        return row[0] if row else None


def test_with_an_older_view_of_the_hub_nobody_pushes(there: Hubs) -> None:
    """Such a one would not see that the municipality has moved."""
    statement = (
        f"BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1; SELECT guaqui.take('guaqui', {line_of()}); COMMIT"
    )
    assert refused(there, "fabia", statement) == "25000"


def test_commands_say_it_in_one_sentence(there: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    before = there.held()
    for login, arguments in (
        ("flora", ["push", laptops[1]]),
        ("rita", ["push", laptops[1]]),
        ("fabia", ["pull", tmp_path / "x.json", "--municipality", "guaqui"]),
        ("celia", ["pull", tmp_path / "x.json", "--municipality", "guaqui"]),
        ("rita", ["pull", tmp_path / "x.json"]),
    ):
        name, *rest = arguments
        code, out, err = say("hub", name, there.cluster.url(there.name, login), *rest)
        assert (code, out) == (3, "")
        assert "guaqui hub status" in err
        assert len(err.strip().splitlines()) == 1
    assert there.held() == before
    assert not (tmp_path / "x.json").exists()


def test_who_pushes_brings_what_they_have_a_right_to(there: Hubs, laptops: list[Path], tmp_path: Path) -> None:
    """Of a file with a stray record of another municipality the rest comes; that one is counted."""
    from storage.revisions.lines import read_revisions, whole_file

    own = read_revisions(laptops[1].read_bytes()).revisions
    file = tmp_path / "stray.json"
    file.write_bytes(b"".join(whole_file([*own, revision("demand/achica/pueblo/2026/1")])))
    (found,) = pushed(there.cluster.url(there.name, "fabia"), file).files
    assert found.strangers == {"achica": 1}
    assert there.held() >= {one.rev for one in own}
    assert there.held("achica") == set()
    with pytest.raises(HubRightsError):
        pushed(there.cluster.url(there.name, "flora"), file)


def test_a_file_without_a_right_holds_up_no_other(there: Hubs, tmp_path: Path, say: Say) -> None:
    """Of a folder the rest is sent; the file and its municipality are named, and a program is told too."""
    folder = tmp_path / "folder"
    _own, *others = write_small_nation(folder, ["achica", "batallas", "caquiaviri"])
    url = there.cluster.url(there.name, "flora")  # of Achica
    code, out, err = say("hub", "push", url, folder)
    assert (code, "6 versions" in out) == (1, True)
    stays = [line for line in err.splitlines() if "may push nothing" in line]
    for line, path in zip(stays, others, strict=True):
        assert str(path) in line
        assert f"is of {path.stem}," in line
    assert [len(there.held(one)) for one in ("achica", "batallas", "caquiaviri")] == [6, 0, 0]
    code, out, _err = say("hub", "push", url, folder, "--json")
    left = [{"path": str(one), "left_out": "hub-rights-file", "municipality": one.stem} for one in others]
    assert (code, json.loads(out)["left_out"]) == (1, left)
    code, out, err = say("hub", "push", url, *others)
    assert (code, out, err.count("may push nothing"), err.count("guaqui hub status")) == (3, "", 2, 3)
