"""What guaqui is measured beside: the same files gathered by others. `python bench/peers.py NAME OUT FILE...`

Runs in an environment of its own (`requirements.txt`), and imports nothing of guaqui. Each keeps every revision
once, by its id; none of them checks any, tells who brought what, or keeps what it replaces.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv" / "peers"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def orjson_and_write(out: Path, files: list[Path]) -> None:
    """The least there is to do: all bytes parsed, and as many written."""
    import orjson

    held = [path.read_bytes() for path in files]
    parsed = [orjson.loads(data) for data in held]
    assert len(parsed) == len(files)  # noqa: S101 - all of it is held until here
    out.write_bytes(b"".join(held))


def json_and_write(out: Path, files: list[Path]) -> None:
    held = [path.read_bytes() for path in files]
    parsed = [json.loads(data) for data in held]
    assert len(parsed) == len(files)  # noqa: S101 - all of it is held until here
    out.write_bytes(b"".join(held))


def polars(out: Path, files: list[Path]) -> None:
    """Of lines that were made ready before."""
    import polars as pl

    lines = pl.concat([pl.read_ndjson(path, infer_schema_length=None) for path in files], how="diagonal")
    lines.unique(subset="rev").sort("record", "rev").write_ndjson(out)


def duckdb(out: Path, files: list[Path]) -> None:
    """Of lines that were made ready before."""
    import duckdb

    names = [str(path) for path in files]
    lines = (
        "SELECT any_value(json) AS json, rev FROM (SELECT json, json->>'rev' AS rev FROM read_ndjson_objects($1))"
    )
    duckdb.execute(f"CREATE TABLE kept AS {lines} GROUP BY rev", [names])
    duckdb.execute(f"COPY (SELECT json FROM kept ORDER BY json->>'record', rev) TO '{out}' (FORMAT csv, QUOTE '')")  # noqa: S608


SHARES = """
CREATE VIEW said AS
  SELECT json->>'rev' AS rev, json->>'record' AS record, json->'parents' AS parents, json->'body' AS body
  FROM read_ndjson_objects($1);
CREATE TABLE standing AS
  SELECT split_part(record, '/', 1) AS kind, string_split(record, '/') AS name, body FROM said
  WHERE rev NOT IN (SELECT unnest(from_json(parents, '["VARCHAR"]')) FROM said);
CREATE TABLE filled AS
  SELECT one.name[3] AS holder, one.name[4] AS year,
    coalesce((class.body->>'productive')::BOOLEAN, false) AS productive
  FROM standing one
  LEFT JOIN standing action ON action.kind = 'action' AND action.name[3] = one.body->>'action'
  LEFT JOIN standing class ON class.kind = 'class'
    AND class.name[3] = coalesce(one.body->>'class', action.body->>'class')
  WHERE one.kind = 'demand' AND one.body->>'text' IS NOT NULL;
COPY (
  SELECT 'year' AS by, year AS which, count_if(productive) AS productive, count(*) AS filled
  FROM filled GROUP BY year
  UNION ALL
  SELECT member.name[3], member.body->>'zone', count_if(productive), count(*)
  FROM filled JOIN standing member ON member.kind = 'member' AND member.name[4] = holder GROUP BY ALL
  UNION ALL
  SELECT 'without', '', count_if(none), count(*)
  FROM (SELECT NOT bool_or(productive) AS none FROM filled GROUP BY holder HAVING count(*) = 5)
  ORDER BY 1, 2
) TO '{}' (FORMAT csv, HEADER false);
"""


def shares(out: Path, files: list[Path]) -> None:
    """The shares of years and zones, and the communities without any, of lines that were made ready before. Each
    demand stands as its last revision says: nothing is checked, and nothing is in dispute.
    """
    import duckdb

    view, *rest = SHARES.format(out).split(";\n")
    duckdb.execute(view.replace("$1", repr([str(path) for path in files])))
    for one in filter(str.strip, rest):
        duckdb.execute(one)


def sqlite(out: Path, files: list[Path]) -> None:
    with sqlite3.connect(out) as database:
        database.execute("CREATE TABLE revisions (rev TEXT PRIMARY KEY, record TEXT, said TEXT)")
        for path in files:
            every = json.loads(path.read_bytes())["revisions"].values()
            rows = ((one["rev"], one["record"], json.dumps(one, ensure_ascii=False)) for one in every)
            database.executemany("INSERT OR IGNORE INTO revisions VALUES (?, ?, ?)", rows)


def tinydb(out: Path, files: list[Path]) -> None:
    """With a dictionary by id: its own search for each would never end."""
    from tinydb import TinyDB

    kept = {}
    for path in files:
        with TinyDB(path, access_mode="r") as database:
            kept |= {one["rev"]: dict(one) for one in database.table("revisions")}
    with TinyDB(out) as database:
        database.table("revisions").insert_multiple(kept.values())


PEERS = {one.__name__: one for one in (orjson_and_write, json_and_write, polars, duckdb, shares, sqlite, tinydb)}
OF_LINES = ("polars", "duckdb", "shares")
"""Those that are given the lines alone, made ready before and not counted."""


def made() -> Path | None:
    """The Python of the peers' environment, made where it is not there; None where its packages cannot be had."""
    if not PYTHON.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    wanted = [
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "-r",
        ROOT / "bench" / "requirements.txt",
    ]
    done = subprocess.run([PYTHON, *wanted], check=False, capture_output=True)
    return None if done.returncode else PYTHON


if __name__ == "__main__":
    PEERS[sys.argv[1]](Path(sys.argv[2]), [Path(word) for word in sys.argv[3:]])
