"""Field files of many laptops of one plan, as a coordinator gets them: invented, the same for the same numbers.

Each holds the municipality's pack and demands of communities of its own, most of them edited once or twice; each
also says something of a slot that the laptop before it has too, so that some records are to settle.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey

YEARS = range(2003, 2008)
VERSIONS = 3
"""Of each demand: as proposed, with its cost, with its place."""
TEXT = "Riego por aspersión para las parcelas de arriba, con toma en el ojo de agua y {n} metros de cañería"


def revision(record: str, body: dict[str, Any], parents: tuple[str, ...], sets: set[str], **of: Any) -> Revision:
    document = revision_document(record, body, sets=sets, parents=parents, **of)
    made = accept_value(document, {document["rev"]})
    assert isinstance(made, Revision)  # noqa: S101 - tells the type checker
    return made


def versions(record: str, n: int, **of: Any) -> Iterator[Revision]:
    """One demand, as it was proposed and as it stands after each edit."""
    body: dict[str, Any] = {
        "text": TEXT.format(n=n),
        "action": "irrigation",
        "agreed": {"against": 3, "for": n % 60, "how": "vote"},
        "status": "proposed",
        "families": n % 90,
    }
    last = revision(record, body, (), set(body), **of)
    yield last
    for changed in ({"cost_cents": 100 * n, "funding": {"municipality": 100 * n}}, {"place": "Ñuñumani"}):
        body = {**body, **changed}
        last = revision(record, body, (last.rev,), set(changed), **of)
        yield last


def of_laptop(laptop: int, count: int, *, signed: bool = False) -> Iterator[Revision]:
    """What one laptop has, of `count` revisions; the first of its slots is the one before's last."""
    of = {
        "author": f"Equipo {laptop}",
        "device": SigningKey(laptop.to_bytes(32, "big")) if signed else f"bench{laptop:03d}"[-8:],
        "at": f"2002-07-14T10:22:{laptop % 60:02d}-04:00",
    }
    pack = load_pack("guaqui")
    yield from pack
    own = max(1, (count - len(pack)) // VERSIONS)
    for n in range(own):
        at = laptop * (own - 1) + n
        slot = demand_name("guaqui", f"c{at // len(YEARS):06d}", YEARS[at % len(YEARS)])
        yield from versions(slot, n, **of)


def write_files(folder: Path, files: int, revisions: int, *, signed: bool = False) -> list[Path]:
    """Write the files of `files` laptops with `revisions` lines altogether; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"laptop{laptop:04d}.json" for laptop in range(files)]
    for laptop, path in enumerate(paths):
        path.write_bytes(b"".join(whole_file(of_laptop(laptop, revisions // files, signed=signed))))
    return paths


def write_plan(path: Path, communities: int) -> Path:
    """A plan of the municipality's pack, so many communities more, and a demand in nearly every slot."""
    of = {"author": "Equipo 1", "device": "benchben", "at": ""}
    made = list(load_pack("guaqui"))
    names = [one.record.rpartition("/")[2] for one in made if one.record.startswith("community/")]
    for n in range(communities):
        names.append(f"c{n:05d}")
        for record, body in (
            (f"community/guaqui/c{n:05d}", {"name": f"Comunidad {n:05d}"}),
            (f"member/guaqui/typology/c{n:05d}", {"zone": "1"}),
        ):
            made.append(revision(record, body, (), set(body), **of))
    actions = [one.record.rpartition("/")[2] for one in made if one.record.startswith("action/")]
    for n, name in enumerate(names):
        for year in YEARS:
            if (n + year) % 20:  # some are left to capture
                body = {"text": f"Riego {n}", "action": actions[n % len(actions)], "status": "proposed"}
                made.append(revision(demand_name("guaqui", name, year), body, (), set(body), **of))
    path.write_bytes(b"".join(whole_file(made)))
    return path
