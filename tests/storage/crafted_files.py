"""Files that somebody made up: an honest laptop's, with versions in the pack's name that are not the pack's."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from storage import FieldFile
from storage.file.pack import load_pack
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Revision
from storage.revisions.union import file_order, grouped
from tests.storage.revisions_made import DEMAND, child, revision

ASKED = "demand/guaqui/arcata/2003/1"
"""A demand that stands in every plan here."""
BROUGHT = "demand/guaqui/copajira/2004/1"
"""What the honest laptop brings, whose file somebody else added to."""
AT = "2002-09-01T10:00:00-04:00"
NAMELESS: dict[str, Any] = {"device": "pack", "author": "", "at": ""}

BEGUN = {one.record: one for one in load_pack("guaqui")}
"""The pack's last version of each of its records."""


def write(path: Path, revisions: Iterable[Revision]) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(b"".join(whole_file(file_order(grouped(revisions)))))
    return path


def held(path: Path) -> list[Revision]:
    return read_revisions(path.read_bytes()).revisions


def plan(path: Path) -> Path:
    """The plan that is gathered into, with one demand."""
    with FieldFile.create(path, author="Coordina", device="laptop00", now=lambda: AT) as field:
        field.save(ASKED, {**DEMAND, "text": "Riego", "families": 12})
    return path


def honest(path: Path, out: Path) -> list[Revision]:
    """What the honest laptop has: all of the plan, and a demand of its own."""
    write(path, held(out))
    with FieldFile.open(path, "Rosa Mamani", device="laptop01", now=lambda: AT) as field:
        field.save(BROUGHT, {**DEMAND, "text": "Establos"})
    return held(path)


def _demand(there: dict[str, Revision], draw: random.Random) -> Revision:
    return child(
        [there[ASKED]], {"text": f"Museo {draw.random()}", "cost_cents": draw.randrange(10**9)}, **NAMELESS
    )


def _demand_anew(_there: dict[str, Revision], draw: random.Random) -> Revision:
    year = draw.choice([2003, 2004, 2005, 2006, 2007])
    return revision(f"demand/guaqui/sullcata/{year}/1", {**DEMAND, "text": "Plaza"}, **NAMELESS)


def _community(there: dict[str, Revision], draw: random.Random) -> Revision:
    record = draw.choice([one for one in there if one.startswith("community/")])
    return child([there[record]], {"withdrawn": True}, **NAMELESS)


def _class(there: dict[str, Revision], _draw: random.Random) -> Revision:
    return child([there[ASKED]], {"class": "social", "action": None}, **NAMELESS)


def _years(there: dict[str, Revision], draw: random.Random) -> Revision:
    return child([there["plan/guaqui/2003-2007"]], {"years": [draw.choice([2003, 2010])]}, **NAMELESS)


def _stranger(_there: dict[str, Revision], draw: random.Random) -> Revision:
    name = draw.choice(["aaa", "laja", "zzz"])
    return revision(f"plan/{name}/2003-2007", {"name": "PDM", "years": [1999], "per_year": 9}, **NAMELESS)


def _alias(_there: dict[str, Revision], draw: random.Random) -> Revision:
    name = draw.choice(["lacuyo-san-francisco", "villa-tintuma", "janko-marka"])
    body = {"name": name.replace("-", " "), "target": "community/guaqui/arcata"}
    return revision(f"alias/guaqui/{name}", body, **NAMELESS)


def _action(there: dict[str, Revision], _draw: random.Random) -> Revision:
    return child([there["action/guaqui/irrigation"]], {"class": "infrastructure"}, **NAMELESS)


def _added(_there: dict[str, Revision], draw: random.Random) -> Revision:
    return revision(f"community/guaqui/nueva-{draw.randrange(99)}", {"name": "Nueva"}, **NAMELESS)


def _acta(_there: dict[str, Revision], _draw: random.Random) -> Revision:
    body = {"printed": ["guaqui", "arcata", []]}
    return revision("acta/guaqui/arcata/0000-0000-0000-0000", body, **NAMELESS)


HARMS: dict[str, Callable[[dict[str, Revision], random.Random], Revision]] = {
    "a demand rewritten": _demand,
    "a demand where there was none": _demand_anew,
    "a community withdrawn": _community,
    "a community added": _added,
    "a demand's class changed": _class,
    "years cut": _years,
    "a plan of another municipality": _stranger,
    "an alias redirected": _alias,
    "an action's class changed": _action,
    "an acta in the pack's name": _acta,
}


def crafted(harm: str, there: Iterable[Revision], seed: int) -> Revision:
    """A version in the pack's name that does a harm to a plan that holds some revisions."""
    return HARMS[harm]({one.record: one for one in there}, random.Random(seed))
