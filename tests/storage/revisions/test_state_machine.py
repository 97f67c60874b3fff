"""Field files in use, by chance: saves, moves, settlements, copies, merges, rewriting by plain TinyDB, old files.

The model is as small as it can be: for each file the ids that were acknowledged. After every step the files
touched hold at least those, the present state is that of all revisions there, and plain TinyDB opens them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)
from tinydb import TinyDB

from storage import FieldFile
from storage.gather.merge import merge
from storage.plan.settling import left_of_together
from storage.revisions.history import record_history
from storage.revisions.lines import read_revisions
from storage.revisions.revision import Revision
from tests.storage.revisions_made import DEMAND, naive_state, plain_tinydb

RECORDS = [f"demand/guaqui/{holder}/2004/1" for holder in ("andamarca", "arcata")]
CHANGES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(["Riego", "Posta", "Camino q’añu", "Nun\u0303u\x00"]),
        "families": st.integers(1, 3) | st.none(),
        "notes": st.text(max_size=8) | st.none(),
        "weather": st.sampled_from(["dry", [1, {"mm": 2}], None]),
    },
)
FEW = st.sampled_from(RECORDS)


class Disk(RuleBasedStateMachine):
    """Some laptops' files in one folder."""

    files = Bundle[Path]("files")

    def __init__(self) -> None:
        super().__init__()
        self.notes = self.ticks = 0
        self.folder = tempfile.TemporaryDirectory()
        self.acknowledged: dict[Path, set[str]] = {}
        self.kept: dict[Path, bytes] = {}
        self.open: dict[Path, FieldFile] = {}

    def teardown(self) -> None:
        for field in self.open.values():
            field.close()
        for path in self.acknowledged:
            self.look_at(path)
        self.folder.cleanup()

    # What holds after every step

    def look_at(self, path: Path) -> None:
        reading = read_revisions(path.read_bytes())
        there = {one.rev: one for one in reading.revisions}
        assert reading.whole
        assert not reading.problems
        assert there.keys() >= self.acknowledged[path]
        assert {found["rev"] for found in plain_tinydb(path)} == there.keys()
        field = self.open.get(path)
        if field is not None:
            self.is_the_state_of_all(field, there)

    def is_the_state_of_all(self, field: FieldFile, _there: dict[str, Revision]) -> None:
        known = field.survey.all_revisions()
        assert {rev for of_record in known.values() for rev in of_record} >= self.acknowledged[field.path]
        for record in RECORDS:
            if record not in known:
                assert field.survey.history(record) is None
                continue
            state = field.survey.history(record)
            assert state == record_history(known[record].values())
            plain = naive_state(known[record].values())
            assert (set(state.heads), set(state.conflicts)) == (plain.heads, plain.conflicts)
            assert state.values == plain.values
        assert field.writable

    @contextmanager
    def used(self, path: Path) -> Iterator[FieldFile]:
        """The file in use: by a window that stays open or by one that is opened for this only."""
        field = self.open.get(path)
        if field is not None:
            yield field
        else:
            with FieldFile.open(path, author="Equipo 1", device="laptop01", now=self.clock) as field:
                assert field.notices == []
                yield field
        self.look_at(path)

    def told(self, path: Path, *saved: Revision) -> None:
        self.acknowledged[path] |= {one.rev for one in saved}

    def clock(self) -> str:
        """A clock that depends on nothing outside, so that a failure can be made again."""
        self.ticks += 1
        return f"2002-07-14T10:{self.ticks // 60 % 60:02d}:{self.ticks % 60:02d}-04:00"

    def new(self) -> str:
        """A note that nobody wrote before: a save that changes nothing writes nothing."""
        self.notes += 1
        return f"note {self.notes}"

    # What can happen

    @initialize(target=files, count=st.just(3))
    def begin(self, count: int) -> Any:
        for n in range(count):
            path = Path(self.folder.name) / f"laptop{n}.json"
            with FieldFile.create(path, device=f"laptop0{n}", now=self.clock) as field:
                if n:  # two files that say different things of one record
                    field.save(RECORDS[0], {**DEMAND, "families": n})
                    field.save(RECORDS[0], {**DEMAND, "families": n, "notes": str(n)})
                self.acknowledged[path] = {rev for of in field.survey.all_revisions().values() for rev in of}
        return multiple(*self.acknowledged)

    @rule(path=files, record=FEW, changes=CHANGES)
    def save(self, path: Path, record: str, changes: dict[str, Any]) -> None:
        with self.used(path) as field:
            state = field.survey.history(record)
            body = {**DEMAND, **(state.values if state else {}), **changes}
            body = {name: value for name, value in body.items() if value is not None}
            before = field.survey.revisions(record)
            saved = field.save(record, body)
            self.told(path, saved)
            if saved.rev in before:  # it said what is shown already, also where that is disputed
                return
            after = field.survey.history(record)
            assert after is not None
            for name, value in changes.items():
                if name not in saved.sets:
                    continue
                assert name not in after.conflicts
                if value is None:
                    assert name not in after.values

    @rule(path=files, record=FEW, changes=CHANGES, data=st.data())
    def edit_an_older_state(self, path: Path, record: str, changes: dict[str, Any], data: st.DataObject) -> None:
        with self.used(path) as field:
            known = sorted(field.survey.revisions(record))
            if not known:
                return
            base = data.draw(st.sampled_from(known))
            body = {**DEMAND, **field.survey.revisions(record)[base].body, **changes}
            body = {name: value for name, value in body.items() if value is not None}
            before = set(known)
            saved = field.save(record, body, base=[base])
            self.told(path, saved)
            assert saved.rev in before or saved.parents == (base,)

    @rule(path=files, record=FEW)
    def withdraw(self, path: Path, record: str) -> None:
        with self.used(path) as field:
            state = field.survey.history(record)
            if state is not None:
                self.told(path, field.save(record, {**state.values, "withdrawn": True}))

    @rule(path=files, here=FEW, there=FEW)
    def move(self, path: Path, here: str, there: str) -> None:
        with self.used(path) as field:
            state = field.survey.history(here)
            if state is None or here == there:
                return
            away = {**state.values, "withdrawn": True, "moved_to": there}
            arrived = {
                name: value for name, value in state.values.items() if name not in {"withdrawn", "moved_to"}
            }
            self.told(path, *field.save_many([(here, away, None), (there, arrived, None)]))

    @rule(path=files, others=st.lists(files, min_size=1, max_size=2), data=st.data())
    def settle(self, path: Path, others: list[Path], data: st.DataObject) -> None:
        self.merge_files(path, others)
        with self.used(path) as field:
            disputed = [record for record in field.survey.disputed() if record in RECORDS]
            if not disputed:
                return
            record = data.draw(st.sampled_from(disputed))
            state = field.survey.history(record)
            assert state is not None
            name = data.draw(st.sampled_from(state.conflicts))
            claim = data.draw(st.sampled_from(state.claims[name]))
            value = claim.revision.body.get(name)
            if name in DEMAND and value is None:
                return
            with_it = left_of_together(state, {name})
            self.told(path, field.settle(record, {one: state.values.get(one) for one in with_it} | {name: value}))
            after = field.survey.history(record)
            assert after is not None
            assert name not in after.conflicts
            assert after.values.get(name) == value

    @rule(path=files)
    def open_a_window(self, path: Path) -> None:
        if path not in self.open:
            self.open[path] = FieldFile.open(path, author="Equipo 2", device="laptop02", now=self.clock)
        self.look_at(path)

    @rule(path=files)
    def close_the_window(self, path: Path) -> None:
        if path in self.open:
            self.open.pop(path).close()
        self.look_at(path)

    @rule(path=files)
    def keep_a_copy(self, path: Path) -> None:
        self.kept[path] = path.read_bytes()

    @rule(path=files, target_file=files)
    def an_old_copy_comes_back(self, path: Path, target_file: Path) -> None:
        """A window that holds the file has to put back what the copy lacks. Else only what is in it counts."""
        if path not in self.kept:
            return
        copied = {one.rev for one in read_revisions(self.kept[path]).revisions}
        target_file.write_bytes(self.kept[path])
        if target_file in self.open:
            field = self.open[target_file]
            saved = field.save(RECORDS[0], {**DEMAND, "notes": self.new()})
            self.acknowledged[target_file] |= copied
            self.told(target_file, saved)
        else:
            self.acknowledged[target_file] = copied
        self.look_at(target_file)

    @rule(out=files, sources=st.lists(files, min_size=1, max_size=3))
    def merge_files(self, out: Path, sources: list[Path]) -> None:
        if out in self.open:
            return
        before = {path: path.read_bytes() for path in sources if path != out}
        there = {one.rev for path in (out, *sources) for one in read_revisions(path.read_bytes()).revisions}
        merged = merge(out, sources)
        assert merged.quarantined == 0
        assert not merged.left_out
        assert {path: path.read_bytes() for path in before} == before
        self.acknowledged[out] |= there
        self.look_at(out)
        again = merge(out, [*sources, out])
        assert not again.wrote
        for record in RECORDS:
            revisions = merged.survey.revisions(record)
            if revisions:
                state = merged.survey.history(record)
                assert state is not None
                assert set(state.conflicts) == naive_state(revisions.values()).conflicts

    @rule(path=files)
    def plain_tinydb_writes_it_anew(self, path: Path) -> None:
        with TinyDB(path) as db:
            db.table("revisions").update({})
            db.storage.write(db.storage.read() or {})
        assert not read_revisions(path.read_bytes()).ours
        self.look_at(path)

    @rule(path=files, cut=st.integers(1, 400))
    def the_end_is_torn_off(self, path: Path, cut: int) -> None:
        """A power cut: what is gone from the file is no fault of ours, all else has to come back."""
        data = path.read_bytes()
        torn = data[:-cut]
        left = read_revisions(torn)
        rest = {one.rev for one in left.revisions}
        window = self.open.get(path)
        if window is None:
            path.write_bytes(torn)
            with FieldFile.open(path, device="laptop03") as field:
                assert [notice.code for notice in field.notices] == ([] if left.whole else ["recovered"])
            self.acknowledged[path] &= rest
            kept = [beside.read_bytes() for beside in path.parent.glob(f"{path.stem}.damaged*")]
            assert left.whole or torn in kept
        else:  # a window that holds it knows all, and puts it back
            path.write_bytes(torn)
            self.told(path, window.save(RECORDS[1], {**DEMAND, "notes": self.new()}))
        self.look_at(path)


@pytest.mark.costly(0)
def test_field_files_in_use(*, full: bool) -> None:
    run_state_machine_as_test(
        Disk,
        settings=settings(
            max_examples=400 if full else 25,
            stateful_step_count=60 if full else 40,
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
