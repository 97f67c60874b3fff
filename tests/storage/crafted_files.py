"""Files that somebody made up: an honest laptop's, with versions in the pack's name that are not the pack's.

Each harm can be done in a laptop's own name too: then nobody can tell it from an honest save, and it must be seen.
"""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
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
Says = Mapping[str, Any]
"""In whose name something is said: device, author and time."""
Harm = Callable[[dict[str, Revision], random.Random, Says], Revision]
NAMELESS: dict[str, Any] = {"device": "pack", "author": "", "at": ""}
ORDINARY: dict[str, Any] = {"device": "laptop01", "author": "Rosa Mamani", "at": AT}

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


def _demand(there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    return child([there[ASKED]], {"text": f"Museo {draw.random()}", "cost_cents": draw.randrange(10**9)}, **says)


def _demand_anew(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    year = draw.choice([2003, 2004, 2005, 2006, 2007])
    return revision(f"demand/guaqui/sullcata/{year}/1", {**DEMAND, "text": "Plaza"}, **says)


def _community(there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    record = draw.choice([one for one in there if one.startswith("community/")])
    return child([there[record]], {"withdrawn": True}, **says)


def _class(there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
    return child([there[ASKED]], {"class": "social", "action": None}, **says)


def _years(there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    return child([there["plan/guaqui/2003-2007"]], {"years": [draw.choice([2003, 2010])]}, **says)


def _stranger(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    name = draw.choice(["aaa", "laja", "zzz"])
    return revision(f"plan/{name}/2003-2007", {"name": "PDM", "years": [1999], "per_year": 9}, **says)


def _alias(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    name = draw.choice(["lacuyo-san-francisco", "villa-tintuma", "janko-marka"])
    body = {"name": name.replace("-", " "), "target": "community/guaqui/arcata"}
    return revision(f"alias/guaqui/{name}", body, **says)


def _action(there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
    return child([there["action/guaqui/irrigation"]], {"class": "infrastructure"}, **says)


def _added(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    return revision(f"community/guaqui/nueva-{draw.randrange(99)}", {"name": "Nueva"}, **says)


def _acta(_there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
    body = {"printed": ["guaqui", "arcata", []]}
    return revision("acta/guaqui/arcata/0000-0000-0000-0000", body, **says)


def _class_turned(there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
    return child([there["class/guaqui/social"]], {"productive": True}, **says)


def _member(there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    one = there[draw.choice(sorted(record for record in there if record.startswith("member/")))]
    zones = sorted(other.body["zone"] for other in there.values() if _of_its_zoning(other, one))
    return child([one], {"zone": next(zone for zone in zones if zone != one.body["zone"])}, **says)


def _of_its_zoning(other: Revision, one: Revision) -> bool:
    return other.record.rpartition("/")[0] == one.record.rpartition("/")[0]


def _step(there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
    return child([there["step/guaqui/community"]], {"withdrawn": True}, **says)


def _funder(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    return revision(f"funder/guaqui/f{draw.randrange(99)}", {"name": "Fondo"}, **says)


def _cause(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    return revision(f"cause/guaqui/c{draw.randrange(99)}", {"name": "Porque sí"}, **says)


def _later_plan(_there: dict[str, Revision], draw: random.Random, says: Says) -> Revision:
    """The last plan by id is the one that is worked on."""
    year = draw.choice([2050, 2099])
    return revision(f"plan/guaqui/{year}-{year}", {"name": "PDM", "years": [year], "per_year": 1}, **says)


def _renamed(kind: str, ids: str) -> Harm:
    def harm(there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
        return child([there[f"{kind}/guaqui{ids}"]], {"name": "Otro nombre"}, **says)

    return harm


def _withdrawn(kind: str, ids: str) -> Harm:
    def harm(there: dict[str, Revision], _draw: random.Random, says: Says) -> Revision:
        return child([there[f"{kind}/guaqui/{ids}"]], {"withdrawn": True}, **says)

    return harm


HARMS: dict[str, Harm] = {
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
    "a class turned productive": _class_turned,
    "a member put into another zone": _member,
    "a step withdrawn": _step,
    "a funder added": _funder,
    "a cause added": _cause,
    "a later plan": _later_plan,
    "the municipality renamed": _renamed("municipality", ""),
    "a zone renamed": _renamed("zone", "/a"),
    "a zoning withdrawn": _withdrawn("zoning", "admin"),
    "an association withdrawn": _withdrawn("association", "apleg"),
    "a programme withdrawn": _withdrawn("programme", "forestry"),
    "an element withdrawn": _withdrawn("element", "board"),
}
TO_THE_LISTS = [
    "a community withdrawn",
    "a community added",
    "years cut",
    "an alias redirected",
    "an action's class changed",
    "a class turned productive",
    "a member put into another zone",
    "a step withdrawn",
    "a funder added",
    "a cause added",
    "a later plan",
    "the municipality renamed",
    "a zone renamed",
    "a zoning withdrawn",
    "an association withdrawn",
    "a programme withdrawn",
    "an element withdrawn",
]
"""The harms that change the plan's own lists: its years, classes, zones, communities and the like."""


def crafted(harm: str, there: Iterable[Revision], seed: int, says: Says = NAMELESS) -> Revision:
    """A version in the pack's name, or another's, that does a harm to a plan that holds some revisions."""
    return HARMS[harm]({one.record: one for one in there}, random.Random(seed), says)


def all_withdrawn(there: Iterable[Revision], says: Says = NAMELESS) -> list[Revision]:
    """No community is left on the list."""
    last = {one.record: one for one in there if one.record.startswith("community/")}
    return [child([one], {"withdrawn": True}, **says) for one in last.values()]


def as_it_is(file: Path) -> list[Path]:
    return [file]


def in_a_zip(file: Path) -> list[Path]:
    packed = file.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w") as opened:
        opened.write(file, "taller/plan.json")
    file.unlink()
    return [packed]


def in_a_folder(file: Path) -> list[Path]:
    folder = file.with_suffix("")
    (folder / "dentro").mkdir(parents=True)
    file.rename(folder / "dentro" / "sin nombre")
    return [folder]


def beside_a_copy(file: Path) -> list[Path]:
    """What only one of them has comes with the first."""
    copy = file.with_name(f"copia de {file.name}")
    shutil.copyfile(file, copy)
    return [copy, file]


WAYS: dict[str, Callable[[Path], list[Path]]] = {
    "as it is": as_it_is,
    "in a zip": in_a_zip,
    "in a folder": in_a_folder,
    "beside a copy": beside_a_copy,
}
"""How a file comes: what is named to whoever gathers."""
