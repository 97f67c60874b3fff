"""What is asked wrongly is said in one sentence, ends with 3, and changes nothing here or there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unending import in_time, unending

from .people import Hubs, pushed

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


def sentence_of(said: tuple[int, str, str], *, code: int = 3) -> str:
    """What was said to people, of a command that gave no result."""
    assert (said[0], said[1], len(said[2].strip().splitlines())) == (code, "", 1), said
    return said[2]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://rosa:geheim@hub.invalid/guaqui", "password"),
        ("postgresql://rosa@hub.invalid/guaqui?password=geheim", "password"),
        ("host=hub.invalid dbname=guaqui password=geheim", "password"),
        ("postgresql://rosa@hub.invalid/guaqui?oauth_client_secret=geheim", "password"),
        ("postgresql://rosa@hub.invalid/guaqui?scram_client_key=geheim", "password"),
        ("postgresql://rosa@hub.invalid", "names no database"),
        ("postgresql://rosa@hub.invalid/", "names no database"),
        ("geheim", "no URL"),
        ("postgresql:///guaqui?host=/tmp/%ff", "no URL"),
        ("postgresql://servidor..bo/guaqui", "does not answer"),
        (f"postgresql://{'a' * 300}/guaqui", "does not answer"),
        ("http://hub.invalid/geheim", "no URL"),
        ("", "names no database"),
    ],
)
def test_a_url_that_is_none_or_says_too_much(url: str, words: str, laptops: list[Path], say: Say) -> None:
    for arguments in (["init", url], ["push", url, laptops[0]], ["pull", url, "x.json"], ["status", url]):
        told = sentence_of(say("hub", *arguments))
        assert words in told
        assert "geheim" not in told
    assert not Path("x.json").exists()


def test_a_server_that_is_not_there(laptops: list[Path], tmp_path: Path, say: Say) -> None:
    url = f"postgresql://rosa@/guaqui?host={tmp_path}"
    assert "does not answer" in sentence_of(say("hub", "push", url, laptops[0]))
    assert "does not answer" in sentence_of(say("hub", "init", url))


def test_a_database_that_is_no_hub_or_keeps_other_letters(hubs: Hubs, laptops: list[Path], say: Say) -> None:
    plain = hubs.cluster.database("plain")
    assert "is no hub" in sentence_of(say("hub", "push", plain, laptops[0]))
    hubs.cluster.do("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0", database="postgres")
    assert "UTF-8" in sentence_of(say("hub", "init", hubs.cluster.url("latin")))
    assert hubs.cluster.do("SELECT to_regnamespace('guaqui')", database="latin") == [(None,)]
    hubs.cluster.do("DROP DATABASE latin", database="postgres")


def test_a_newer_hub(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    hubs.do("UPDATE guaqui.hub SET version = 2")
    for arguments in (
        ["init", hubs.url],
        ["push", hubs.url, laptops[0]],
        ["pull", hubs.url, tmp_path / "x.json"],
        ["status", hubs.url],
    ):
        assert "newer version" in sentence_of(say("hub", *arguments))
    assert hubs.held() == set()


def test_what_cannot_be_read(hubs: Hubs, tmp_path: Path, say: Say) -> None:
    pipe = unending("pipe", tmp_path, "taken.json")
    with in_time():
        assert "taken.json" in sentence_of(say("hub", "push", hubs.url, pipe))
    assert "nothing.json" in sentence_of(say("hub", "push", hubs.url, tmp_path / "nothing.json"))
    assert "no field file" in sentence_of(say("hub", "push", hubs.url, tmp_path)).lower()


def test_a_pull_onto_what_is_no_field_file(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    pushed(hubs.url, laptops[0])
    other = tmp_path / "other.json"
    other.write_text("[]", "utf-8")
    assert "no field file" in sentence_of(say("hub", "pull", hubs.url, other))
    assert other.read_text("utf-8") == "[]"


def test_init_again_changes_nothing(hubs: Hubs, laptops: list[Path], say: Say) -> None:
    pushed(hubs.url, laptops[0])
    held = hubs.held()
    code, out, _err = say("hub", "init", hubs.url)
    assert (code, "already" in out) == (0, True)
    assert hubs.held() == held


def test_init_by_who_does_not_own_the_database_is_refused(hubs: Hubs, say: Say) -> None:
    """PostgreSQL only warns them: what was not done must not be said to be. Nor is half a hub made."""
    url = hubs.person("nadia", "coordinator", "guaqui")
    plain = hubs.cluster.database("plain_too").replace("postgres@", "nadia@")
    hubs.cluster.do("GRANT CREATE ON DATABASE plain_too TO nadia", database="plain_too")
    hubs.do(f"GRANT CONNECT ON DATABASE {hubs.name} TO PUBLIC")
    for one in (url, plain):
        assert "whoever owns the database" in sentence_of(say("hub", "init", one))
    assert hubs.cluster.do("SELECT to_regnamespace('guaqui')", database="plain_too") == [(None,)]


def test_an_owner_who_may_make_no_roles_is_refused(hubs: Hubs, say: Say) -> None:
    hubs.cluster.do("CREATE ROLE nico LOGIN", "CREATE DATABASE nicos OWNER nico", database="postgres")
    assert "may make roles" in sentence_of(say("hub", "init", hubs.cluster.url("nicos", "nico")))


def test_without_the_package_one_sentence_says_what_to_install(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from storage.hub.driver import driver

    monkeypatch.setitem(sys.modules, "psycopg", None)
    driver.cache_clear()
    assert "pip install 'psycopg[binary]'" in sentence_of(say("hub", "status", "postgresql://localhost/x"))
    driver.cache_clear()


def test_whoever_keeps_a_hub_need_not_be_superuser(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say
) -> None:
    """On a server of somebody else's: the owner of a database who may make roles."""
    hubs.cluster.do(
        "CREATE ROLE keeper LOGIN CREATEROLE", "CREATE DATABASE kept OWNER keeper", database="postgres"
    )
    hubs.cluster.do("CREATE DATABASE kept_too OWNER keeper", database="postgres")
    kept, too = (hubs.cluster.url(name, "keeper") for name in ("kept", "kept_too"))
    if "guaqui_owner" in str(hubs.do("SELECT rolname FROM pg_roles")):  # made by another for another hub
        hubs.do("GRANT guaqui_owner TO keeper WITH ADMIN OPTION")
    assert [say("hub", "init", one)[0] for one in (kept, too)] == [0, 0]
    assert say("hub", "push", kept, laptops[0])[0] == 0
    assert say("hub", "move", kept, "guaqui", too)[0] == 0
    assert say("hub", "report", kept)[0] in {0, 1}
    assert say("hub", "pull", kept, tmp_path / "x.json")[0] in {0, 1}
    hubs.person("kuno", "facilitator", "guaqui", database="kept_too")
    assert say("hub", "push", hubs.cluster.url("kept", "kuno"), laptops[1])[0] == 0
