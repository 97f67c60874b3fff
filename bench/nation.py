"""A nation of invented municipalities, as field files: the same for the same numbers.

Each municipality says what it is and what plan it has, has communities, and demands of theirs that were edited
once or twice, by two laptops, so that some are to settle.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.laptop_files import TEXT, revision
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision
from storage.revisions.signature import SigningKey

MUNICIPALITIES = 340
YEARS = range(2026, 2031)
CLASSES = ("productive", "social")


def name_of(number: int) -> str:
    return f"m{number:03d}"


def beginning(name: str) -> Iterator[Revision]:
    """What a municipality begins with."""
    of = {"author": "", "device": "bench000", "at": ""}

    def first(record: str, body: dict[str, Any]) -> Revision:
        return revision(record, body, (), set(body), **of)

    yield first(f"municipality/{name}", {"name": f"Municipio inventado {name}", "country": "Bolivia"})
    yield first(f"plan/{name}/2026-2030", {"name": f"Plan de {name}", "years": [*YEARS], "per_year": 1})
    for order, one in enumerate(CLASSES):
        yield first(f"class/{name}/{one}", {"name": one, "productive": order == 0, "order": order})


def of_laptop(name: str, laptop: int, count: int, *, signed: bool = False) -> list[Revision]:
    """What one laptop of a municipality has, of `count` revisions; one slot it has with the laptop before."""
    made = [*beginning(name)]
    of: dict[str, Any] = {
        "author": f"Equipo {laptop}",
        "device": SigningKey(f"{name}{laptop}".encode().ljust(32, b".")) if signed else f"bench{laptop:03d}",
        "at": f"2026-07-14T10:22:{laptop % 60:02d}-04:00",
    }
    n = 0
    while len(made) < count:
        slot = laptop * max(1, count // 3) + n - (n == 0 and laptop > 0)
        made += _demand(name, slot, of)
        n += 1
    return made[:count]


def _demand(name: str, slot: int, of: dict[str, Any]) -> Iterator[Revision]:
    holder = f"c{slot // len(YEARS):04d}"
    if slot % len(YEARS) == 0:
        body: dict[str, Any] = {"name": f"Comunidad {holder}"}
        yield revision(f"community/{name}/{holder}", body, (), set(body), **of)
    record = f"demand/{name}/{holder}/{YEARS[slot % len(YEARS)]}/1"
    body = {"text": TEXT.format(n=slot), "class": CLASSES[slot % 2], "status": "proposed", "families": slot % 90}
    last = revision(record, body, (), set(body), **of)
    yield last
    for changed in ({"cost_cents": 100 * slot, "funding": {"municipality": 100 * slot}}, {"place": "Ñuñumani"}):
        body = {**body, **changed}
        last = revision(record, body, (last.rev,), set(changed), **of)
        yield last


def write_nation(
    folder: Path, municipalities: int, each: int, *, laptops: int = 1, signed: bool = False
) -> list[Path]:
    """The files of all laptops of so many municipalities, of `each` revisions."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(municipalities):
        for laptop in range(laptops):
            path = folder / f"{name_of(number)}-{laptop}.json"
            path.write_bytes(b"".join(whole_file(of_laptop(name_of(number), laptop, each, signed=signed))))
            paths.append(path)
    return paths
