"""What a user does to a field file, each as one act that can be broken off anywhere and looked at afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB, where

from storage import FieldFile, GuaquiError
from storage.backup import begin
from storage.file.beside.names import spare_of
from storage.file.pack import load_pack
from storage.gather.merge import merge
from storage.gather.undo import undo
from storage.plan.survey import Survey
from storage.revisions.lines import read_revisions, whole_file
from storage.revisions.revision import Revision
from tests.storage.kept_beside import HOME, PAPERS, check_kept
from tests.storage.revisions_made import DEMAND, SLOT, plain_tinydb, revision

DEVICE = "k7m2q9xw"
BEFORE = "plan.before-1.json"
COPY = "stick/plan.json"
SLOTS = [f"demand/guaqui/{holder}/{year}/1" for holder in ("andamarca", "arcata") for year in range(2005, 2008)]


class Installation:
    """A user at work on `plan.json` of a folder. `acknowledged` are the ids of what they were told is saved.

    What they were told is in another file is `NAME:ID`; what is set aside for the plan, `set-aside:ID`.
    """

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


class InterruptibleAct(NamedTuple):
    """`before` lays the folder out with nothing in the way; `do` is what may be broken off, and done again."""

    name: str
    before: Callable[[Installation], None]
    do: Callable[[Installation], None]


@cache
def begun() -> list[Revision]:
    """A part of the pack: a small file is as easily lost as a large one, and sooner tried a thousand times."""
    return sorted(load_pack("guaqui"), key=lambda one: not one.record.startswith("plan/"))[:6]


@cache
def base() -> bytes:
    """A file of a part of the pack and a few demands."""
    return b"".join(whole_file([*begun(), revision(), revision("demand/guaqui/arcata/2004/1")]))


@cache
def longer() -> bytes:
    """The base, and what a replacement that was interrupted added to it."""
    return b"".join(whole_file([*read_revisions(base()).revisions, revision(SLOTS[0]), revision(SLOTS[1])]))


@cache
def other(number: int = 1) -> bytes:
    """Another laptop's."""
    mine = [revision(body={**DEMAND, "families": number}), revision(f"demand/guaqui/arcata/200{number % 3 + 5}/1")]
    return b"".join(whole_file([*begun(), *mine]))


@cache
def torn() -> bytes:
    """The base, and a save that was cut off."""
    whole = b"".join(whole_file([*read_revisions(base()).revisions, revision(SLOTS[0])]))
    return whole[:-40] + b"\0" * 300


def all_revs(survey: Survey) -> set[str]:
    return {rev for of_record in survey.all_revisions().values() for rev in of_record}


def revs(data: bytes) -> set[str]:
    return {one.rev for one in read_revisions(data).revisions}


def lay(here: Installation, *, plan: bytes | None = None, spare: bytes | None = None, inputs: int = 0) -> None:
    for path, data in ((here.path, plan), (spare_of(here.path), spare)):
        if data is not None:
            path.write_bytes(data)
            with suppress(GuaquiError):
                here.acknowledged |= revs(data)
    if inputs:
        here.inputs.mkdir()
    for number in range(1, inputs + 1):
        (here.inputs / f"laptop{number}.json").write_bytes(other(number))


def _laid(
    plan: bytes | None = None, spare: bytes | None = None, inputs: int = 0
) -> Callable[[Installation], None]:
    return lambda here: lay(here, plan=plan, spare=spare, inputs=inputs)


def opened(outside: Callable[[Path], object] = lambda _path: None) -> Callable[[Installation], None]:
    """The file open at its user's, who saved once, and what another program did to it since."""

    def before(here: Installation) -> None:
        lay(here, plan=base())
        field = here.open()
        saved = field.save("demand/guaqui/andamarca/2003/1", DEMAND)
        here.acknowledged.add(saved.rev)
        outside(here.path)
        try:
            here.acknowledged = revs(here.path.read_bytes())
        except (GuaquiError, FileNotFoundError):  # what another program took away, nobody holds us to
            here.acknowledged = set()

    return before


def _beside_a_stranger(plan: bytes) -> Callable[[Installation], None]:
    """A spare copy that lacks what the plan holds: nobody says that it is this one's, and it stays where it is."""

    def before(here: Installation) -> None:
        lay(here, plan=plan, spare=other())
        here.acknowledged = revs(plan)

    return before


def _rewrite(path: Path) -> None:
    with TinyDB(path, indent=2) as db:
        db.table("revisions").update({}, where("record") == SLOT)


def _damage_a_line(path: Path) -> None:
    """A line that is no longer what was saved: the next whole replacement keeps the original."""
    path.write_bytes(path.read_bytes().replace(b'"text":"Riego"', b'"text":"Cemento"', 1).replace(b"\n", b"\r\n"))


def _create(here: Installation) -> None:
    if here.path.exists():  # done again after an error
        here.open()
    else:
        here.field = FieldFile.create(here.path, author="Equipo 1", device=DEVICE, now=here.now)
    here.ack(here.saved)


def _create_and_save(here: Installation) -> None:
    if here.field is None:
        _create(here)
    _save(here)


def _save(here: Installation) -> None:
    assert here.field is not None
    here.field.save(SLOTS[0], DEMAND)
    here.ack(here.saved)


def _save_three(here: Installation) -> None:
    assert here.field is not None
    for slot in SLOTS[:3]:
        here.field.save(slot, DEMAND)
        here.ack(here.saved)


def _save_many(here: Installation) -> None:
    assert here.field is not None
    here.field.save_many([(slot, {**DEMAND, "notes": "x" * 300}, None) for slot in SLOTS])
    here.ack(here.saved)


def _recover(here: Installation) -> None:
    here.open()
    here.ack(here.saved)


def _recover_and_save(here: Installation) -> None:
    if here.field is None:
        here.open()
    _save(here)


def _merge(here: Installation) -> None:
    merged = merge(here.path, [here.inputs])
    here.ack(all_revs(merged.survey))


def _merge_and_tell(here: Installation) -> None:
    merged = merge(here.path, [here.inputs], at=here.now())
    here.ack(all_revs(merged.survey))


def _merged(here: Installation) -> None:
    """A plan that the first laptop's file was merged onto."""
    lay(here, plan=base(), inputs=2)
    _merge_first(here)


def _merge_first(here: Installation) -> None:
    merged = merge(here.path, [here.inputs / "laptop1.json"], at=here.now())
    here.ack(all_revs(merged.survey))


def _undone(here: Installation) -> None:
    """The same, undone: what the plan is merged with next is another laptop's."""
    _merged(here)
    _undo(here)
    (here.inputs / "laptop1.json").unlink()


def _undo(here: Installation) -> None:
    if here.path.with_name(BEFORE).exists():  # done again after an error
        here.path.with_name(BEFORE).unlink()
    undo(here.path, at=here.now())
    gone = {f"set-aside:{rev}" for rev in revs(other()) - revs(base())}
    here.ack({*(f"{BEFORE}:{rev}" for rev in revs(base())), *gone})


def with_stick(here: Installation) -> None:
    opened()(here)
    (here.folder / "stick").mkdir()


def _begin_copy(here: Installation) -> None:
    begin(here.folder / COPY, [*begun(), revision()])
    here.ack({f"{COPY}:{one.rev}" for one in [*begun(), revision()]})


def _copy_along(here: Installation) -> None:
    """A second copy on a stick, level after each of two saves."""
    assert here.field is not None
    backup = here.field.back_up_to(here.folder / "stick", new=True)
    for slot in ("", *SLOTS[:2]):
        if slot:
            here.field.save(slot, DEMAND)
        assert backup.wait(20)
        assert backup.state == "level"
        here.ack({*here.saved, *(f"{COPY}:{rev}" for rev in here.saved)})
    here.field.stop_backing_up()


INTERRUPTIBLE_ACTS = [
    InterruptibleAct("create", _laid(), _create),
    InterruptibleAct("create and save", _laid(), _create_and_save),
    InterruptibleAct("save", opened(), _save),
    InterruptibleAct("save three", opened(), _save_three),
    InterruptibleAct("save many", opened(), _save_many),
    InterruptibleAct("recover", _laid(plan=torn()), _recover),
    InterruptibleAct("recover and save", _laid(plan=torn()), _recover_and_save),
    InterruptibleAct("recover a missing file from its spare", _laid(spare=base()), _recover),
    InterruptibleAct("recover an empty file from its spare", _laid(plan=b"\0" * 9000, spare=base()), _recover),
    InterruptibleAct("recover a torn file from its spare", _laid(plan=torn(), spare=longer()), _recover),
    InterruptibleAct("recover a torn file beside a stranger's spare", _beside_a_stranger(torn()), _recover),
    InterruptibleAct("recover what a spare has beyond its file", _laid(plan=base(), spare=longer()), _recover),
    InterruptibleAct("save after a rewrite", opened(_rewrite), _save),
    InterruptibleAct("save after damage", opened(_damage_a_line), _save),
    InterruptibleAct("save after an emptying", opened(lambda path: path.write_bytes(b"")), _save),
    InterruptibleAct("save after a deletion", opened(lambda path: path.unlink()), _save),
    InterruptibleAct("merge", _laid(inputs=3), _merge),
    InterruptibleAct("merge onto a file", _laid(plan=base(), inputs=3), _merge),
    InterruptibleAct("merge onto a torn file", _laid(plan=torn(), inputs=2), _merge),
    InterruptibleAct("merge onto a missing file's spare", _laid(spare=base(), inputs=2), _merge),
    InterruptibleAct("merge onto an empty file's spare", _laid(plan=b"\0" * 9000, spare=base(), inputs=2), _merge),
]

INTERRUPTIBLE_ACTS += [
    InterruptibleAct("merge with a report", _laid(plan=base(), inputs=3), _merge_and_tell),
    InterruptibleAct("merge after an undo", _undone, _merge_and_tell),
    InterruptibleAct("undo a merge", _merged, _undo),
    InterruptibleAct("begin a second copy", with_stick, _begin_copy),
]

ACTS_OF_A_THREAD = [InterruptibleAct("second copy", with_stick, _copy_along)]
"""What is done by a thread cannot be broken off by raising in it."""


def act_name(act: InterruptibleAct) -> str:
    return act.name.replace(" ", "-").replace("'", "")


def of_plan(acknowledged: set[str]) -> set[str]:
    """What of it is in the plan itself."""
    return {one for one in acknowledged if ":" not in one}


def check_file(path: Path, expected: set[str]) -> FieldFile:
    """Open what was left: everything acknowledged is there, plain TinyDB reads it, nothing is left to mend."""
    check_kept(path.parent, expected)
    expected = of_plan(expected)
    with FieldFile.open(path, device=DEVICE) as field:
        there = all_revs(field.survey)
        assert expected <= there, f"{len(expected - there)} of {len(expected)} lost"
        assert field.writable
    assert there <= {one.get("rev") for one in plain_tinydb(path)}
    named = {notice.facts["spare"] for notice in field.notices if notice.code == "spare-apart"}
    strays = [one.name for one in path.parent.iterdir() if not belongs(one.name) and str(one) not in named]
    assert not strays, strays
    return field


def belongs(name: str) -> bool:
    known = {
        "plan.json",
        "plan.json.lock",
        "plan.json.quarantine.json",
        "plan.json.merges",
        "stick",
        "tables",
        HOME,
        PAPERS,
    }
    return name in known or name.startswith(("plan.damaged-", BEFORE))


def of_slot(field: FieldFile, slot: str) -> list[Revision]:
    return list(field.survey.revisions(slot).values())
