"""docs/hub.md by itself leads from nothing to a pushed, pulled, moved, saved and restored municipality."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from storage.gather.merge import merge
from storage.hub.status import DUTIES

from .cluster import programs, running
from .people import Hubs, pulled, pushed

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "hub.md").read_text("utf-8")
pytestmark = pytest.mark.outside

STANDS_FOR = {
    "guaqui": f'exec {sys.executable} -P -m guaqui_tui --lang en "$@"',
    "sudo": 'case "$1" in -u) export PGUSER="$2"; shift 2; exec "$@";; esac',
    "id": "echo rosa",
}
"""What the test has under these names: the server is its own, and everything is installed, so what only its
administrator does is passed over. Whoever types is rosa, to whom nothing is granted but by the page.
"""
_PUBLIC = "SELECT coalesce(bool_or(grantee = 0), true) FROM pg_database, aclexplode(datacl) WHERE datname = '{}'"


def test_every_command_of_the_page_does_what_it_says(laptops: list[Path], tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    shims = tmp_path / "bin"
    shims.mkdir()
    for name, does in STANDS_FOR.items():
        (shims / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        (shims / name).chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    for number in (0, 1):
        (work / laptops[number].name).write_bytes(laptops[number].read_bytes())
    with running() as cluster:
        where = {"PGHOST": str(cluster.folder), "PGUSER": "rosa", "PYTHONPATH": str(ROOT)}
        path = {"PATH": f"{shims}:{programs()}:{os.environ['PATH']}"}
        script = f"trap '[ $? -le 1 ] || exit 3' ERR\n{chr(10).join(blocks)}"  # 1: done, and a person is to look
        done = subprocess.run(
            ["bash", "-c", script], cwd=work, env={**os.environ, **where, **path}, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        said = done.stdout.decode()
        assert said.count("guaqui: ") == 3
        for database in ("guaqui", "guaqui_two", "guaqui_three"):  # nobody connects whom the page did not name
            (open_to_all,) = cluster.do(_PUBLIC.format(database), database="postgres")
            assert open_to_all == (False,), database
        merge(tmp_path / "merged.json", laptops[:2])
        assert (work / "guaqui.json").read_bytes() == (tmp_path / "merged.json").read_bytes()
        assert {path.name for path in (work / "figures").iterdir()} >= {"municipalities.csv", "report.json"}
        for database in ("guaqui", "guaqui_three"):
            out = tmp_path / f"{database}.json"
            assert pulled(cluster.url(database, "rosa" if database == "guaqui" else "postgres"), out, "guaqui")
            assert out.read_bytes() == (tmp_path / "merged.json").read_bytes()
        pushed(cluster.url("guaqui_three"), *laptops)  # what was restored goes on


def test_it_says_all_duties_and_nothing_of_another_page() -> None:
    assert all(f"`guaqui_{duty}`" in PAGE for duty in DUTIES)


def test_a_server_proves_who_it_is(laptops: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TLS with verify-full unless the URL says otherwise: a server nobody vouched for gets nothing."""
    from storage.errors import HubError
    from storage.hub.address import hub_address
    from storage.hub.hub import Hub

    from .cluster import own

    key, certificate = tmp_path / "server.key", tmp_path / "server.crt"
    words = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    alternative = ["-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *words, *alternative, *files], check=True, capture_output=True)
    port = _free_port()
    with running(listen_addresses="127.0.0.1", port=port) as cluster:
        for name in ("server.key", "server.crt"):
            target = cluster.data / name
            target.write_bytes((tmp_path / name).read_bytes())
            target.chmod(0o600)
            own(target)
        cluster.stop("fast")
        cluster.settings["ssl"] = "on"
        cluster.start()
        monkeypatch.setenv("PGPORT", port)
        hubs = Hubs(cluster, "hub")
        monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
        url = f"postgresql://postgres@localhost:{port}/hub"

        def refused(url: str) -> str:
            with pytest.raises(HubError) as error:
                pushed(url, laptops[0])
            return error.value.code

        assert refused(url) == "hub-unsafe"  # nobody vouches for it
        assert refused(f"{url}?sslrootcert={certificate}".replace("localhost", "127.0.0.1")) == "hub-unsafe"
        assert hubs.held() == set()
        pushed(f"{url}?sslrootcert={certificate}", laptops[0])
        assert hubs.held()
        with Hub(hub_address(f"{url}?sslrootcert={certificate}")) as hub:
            assert hub.first.value("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") is True
        pushed(f"{url}?sslmode=disable", laptops[1])  # whoever says so gets it


def _free_port() -> str:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as one:
        return str(one.getsockname()[1])
