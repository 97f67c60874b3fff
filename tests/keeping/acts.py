"""What a user does to a field file, each as one act that can be broken off anywhere and looked at afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from tinydb import TinyDB, where

from storage import FieldFile, GuaquiError
from storage.disk import spare_of
from storage.gather import merge
from storage.lines import read, whole_file
from storage.pack import load_pack
from storage.revision import Revision
from storage.survey import Survey
from tests.keeping.made import DEMAND, SLOT, plain_tinydb, revision

DEVICE = "k7m2q9xw"
SLOTS = [f"demand/guaqui/{holder}/{year}/1" for holder in ("andamarca", "arcata") for year in range(2005, 2008)]


class Desk:
    """A user at work on `plan.json` of a folder. `acknowledged` are the ids of what they were told is saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "plan.json"
        self.inputs = folder.with_name(folder.name + "-inputs")
        self.field: FieldFile | None = None
        self.acknowledged: set[str] = set()
        self.told: Callable[[set[str]], None] = lambda _revs: None
        self._seconds = count(1)
        folder.mkdir()

    def now(self) -> str:
        minute, second = divmod(next(self._seconds), 60)
        return f"2002-07-14T10:{minute:02}:{second:02}-04:00"

    def ack(self, revs: set[str]) -> None:
        self.acknowledged |= revs
        self.told(revs)

    def open(self) -> FieldFile:
        self.field = FieldFile.open(self.path, "Equipo 1", device=DEVICE, now=self.now)
        return self.field

    def leave(self) -> None:
        if self.field is not None:
            self.field.close()
        self.field = None

    @property
    def saved(self) -> set[str]:
        """All that the open file says it holds."""
        assert self.field is not None
        return all_revs(self.field.survey)


class Act(NamedTuple):
    """`before` lays the folder out with nothing in the way; `do` is what may be broken off, and done again."""

    name: str
    before: Callable[[Desk], None]
    do: Callable[[Desk], None]


@cache
def begun() -> list[Revision]:
    """A part of the pack: a small file is as easily lost as a large one, and sooner tried a thousand times."""
    return sorted(load_pack("guaqui"), key=lambda one: not one.record.startswith("plan/"))[:6]


@cache
def base() -> bytes:
    """A file of a part of the pack and a few demands."""
    return b"".join(whole_file([*begun(), revision(), revision("demand/guaqui/arcata/2004/1")]))


@cache
def other(number: int = 1) -> bytes:
    """Another laptop's."""
    mine = [revision(body={**DEMAND, "families": number}), revision(f"demand/guaqui/arcata/200{number % 3 + 5}/1")]
    return b"".join(whole_file([*begun(), *mine]))


@cache
def torn() -> bytes:
    """The base, and a save that was cut off."""
    whole = b"".join(whole_file([*read(base()).revisions, revision(SLOTS[0])]))
    return whole[:-40] + b"\0" * 300


def all_revs(survey: Survey) -> set[str]:
    return {rev for of_record in survey.all_revisions().values() for rev in of_record}


def revs(data: bytes) -> set[str]:
    return {one.rev for one in read(data).revisions}


def _lay(desk: Desk, *, plan: bytes | None = None, spare: bytes | None = None, inputs: int = 0) -> None:
    for path, data in ((desk.path, plan), (spare_of(desk.path), spare)):
        if data is not None:
            path.write_bytes(data)
            with suppress(GuaquiError):
                desk.acknowledged |= revs(data)
    if inputs:
        desk.inputs.mkdir()
    for number in range(1, inputs + 1):
        (desk.inputs / f"laptop{number}.json").write_bytes(other(number))


def _laid(plan: bytes | None = None, spare: bytes | None = None, inputs: int = 0) -> Callable[[Desk], None]:
    return lambda desk: _lay(desk, plan=plan, spare=spare, inputs=inputs)


def _opened(outside: Callable[[Path], object] = lambda _path: None) -> Callable[[Desk], None]:
    """The file open at its user's, who saved once, and what another program did to it since."""

    def before(desk: Desk) -> None:
        _lay(desk, plan=base())
        field = desk.open()
        saved = field.save("demand/guaqui/andamarca/2003/1", DEMAND)
        desk.acknowledged.add(saved.rev)
        outside(desk.path)
        try:
            desk.acknowledged = revs(desk.path.read_bytes())
        except (GuaquiError, FileNotFoundError):  # what another program took away, nobody holds us to
            desk.acknowledged = set()

    return before


def _rewrite(path: Path) -> None:
    with TinyDB(path, indent=2) as db:
        db.table("revisions").update({}, where("record") == SLOT)


def _damage_a_line(path: Path) -> None:
    """A line that is no longer what was saved: the next whole replacement keeps the original."""
    path.write_bytes(path.read_bytes().replace(b'"text":"Riego"', b'"text":"Cemento"', 1).replace(b"\n", b"\r\n"))


def _create(desk: Desk) -> None:
    if desk.path.exists():  # done again after an error
        desk.open()
    else:
        desk.field = FieldFile.create(desk.path, author="Equipo 1", device=DEVICE, now=desk.now)
    desk.ack(desk.saved)


def _create_and_save(desk: Desk) -> None:
    if desk.field is None:
        _create(desk)
    _save(desk)


def _save(desk: Desk) -> None:
    assert desk.field is not None
    desk.field.save(SLOTS[0], DEMAND)
    desk.ack(desk.saved)


def _save_three(desk: Desk) -> None:
    assert desk.field is not None
    for slot in SLOTS[:3]:
        desk.field.save(slot, DEMAND)
        desk.ack(desk.saved)


def _save_many(desk: Desk) -> None:
    assert desk.field is not None
    desk.field.save_many([(slot, {**DEMAND, "notes": "x" * 300}, None) for slot in SLOTS])
    desk.ack(desk.saved)


def _recover(desk: Desk) -> None:
    desk.open()
    desk.ack(desk.saved)


def _recover_and_save(desk: Desk) -> None:
    if desk.field is None:
        desk.open()
    _save(desk)


def _merge(desk: Desk) -> None:
    merged = merge(desk.path, [desk.inputs])
    desk.ack(all_revs(merged.survey))


ACTS = [
    Act("create", _laid(), _create),
    Act("create and save", _laid(), _create_and_save),
    Act("save", _opened(), _save),
    Act("save three", _opened(), _save_three),
    Act("save many", _opened(), _save_many),
    Act("recover", _laid(plan=torn()), _recover),
    Act("recover and save", _laid(plan=torn()), _recover_and_save),
    Act("recover a missing file from its spare", _laid(spare=base()), _recover),
    Act("recover an empty file from its spare", _laid(plan=b"\0" * 9000, spare=base()), _recover),
    Act("recover a torn file with an older spare", _laid(plan=torn(), spare=other()), _recover),
    Act("save after a rewrite", _opened(_rewrite), _save),
    Act("save after damage", _opened(_damage_a_line), _save),
    Act("save after an emptying", _opened(lambda path: path.write_bytes(b"")), _save),
    Act("save after a deletion", _opened(lambda path: path.unlink()), _save),
    Act("merge", _laid(inputs=3), _merge),
    Act("merge onto a file", _laid(plan=base(), inputs=3), _merge),
    Act("merge onto a torn file", _laid(plan=torn(), inputs=2), _merge),
    Act("merge onto a missing file's spare", _laid(spare=base(), inputs=2), _merge),
    Act("merge onto an empty file's spare", _laid(plan=b"\0" * 9000, spare=base(), inputs=2), _merge),
]

every_act = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name.replace(" ", "-").replace("'", ""))


def check_file(path: Path, expected: set[str]) -> FieldFile:
    """Open what was left: everything acknowledged is there, plain TinyDB reads it, nothing is left to mend."""
    with FieldFile.open(path, device=DEVICE) as field:
        there = all_revs(field.survey)
        assert expected <= there, f"{len(expected - there)} of {len(expected)} lost"
        assert field.writable
    assert there <= {one.get("rev") for one in plain_tinydb(path)}
    strays = [one.name for one in path.parent.iterdir() if not _belongs(one.name)]
    assert not strays, strays
    return field


def _belongs(name: str) -> bool:
    return name in {"plan.json", "plan.json.lock", "plan.json.quarantine.json"} or name.startswith("plan.damaged-")


def of_slot(field: FieldFile, slot: str) -> list[Revision]:
    return list(field.survey.revisions(slot).values())
