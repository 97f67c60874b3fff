"""Histories as laptops make them, each from a number: edits, moves, settlements, clones, lost files, wrong clocks.

Nothing here asks the code under test what a record's state is, so that a seed gives the same history
whatever is broken. Revisions are made by the standard library and accepted through their own bytes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

from storage.revisions.revision import Revision, accept_bytes
from tests.storage.revisions_made import DEMAND, naive_state, plain_canonical, rev_of

SLOTS = [f"demand/guaqui/{holder}/{year}/1" for holder in ("andamarca", "belen") for year in (2003, 2004)]
OTHERS = [
    "community/guaqui/andamarca",
    "alias/guaqui/belen-alto",
    "canal/guaqui/k-ulli",
    "workshop/guaqui/community/andamarca/1",
]
FIRST: dict[str, dict[str, Any]] = {
    "community": {"name": "Andamarca"},
    "alias": {"name": "Belén Alto", "target": "community/guaqui/belen"},
    "canal": {"litres": 3, "of": [{"deep": "ñ"}]},
    "workshop": {"outcome": "called"},
    "demand": DEMAND,
}
CLOCKS = [
    lambda n: f"2002-07-{1 + n // 20 % 28:02d}T10:{n % 60:02d}:00-04:00",
    lambda _: "1970-01-01T00:00:00Z",
    lambda n: f"2099-12-31T23:59:{n % 60:02d}+14:00",
    lambda n: f"{2030 - n % 60}-01-01T00:00:00.{n:03d}-04:00",  # backwards
    lambda _: "",
]
TEXTS = ["Riego en K'ulli", "Posta", "Camino q’añu", "Construcción de establos 🐄", "Ch’uxña uma"]
WORDS: dict[str, Callable[[random.Random], Any]] = {
    "text": lambda draw: draw.choice(TEXTS),
    "families": lambda draw: draw.randint(1, 3),
    "notes": lambda draw: draw.choice(["a", "b\nc", "ä"]),
    "class": lambda draw: draw.choice(["social", "infrastructure", "spiritual"]),
    "status": lambda draw: draw.choice(["proposed", "validated", "sung"]),
    "funding": lambda draw: {"pdla": draw.randint(0, 2), "hipc": draw.randint(0, 2)},
    "options": lambda draw: [{"text": draw.choice(TEXTS), "votes": draw.randint(0, 2), "weather": "dry"}],
    "withdrawn": lambda _: True,
    "moved_to": lambda draw: draw.choice(SLOTS),
    "weather": lambda draw: draw.choice(["dry", None, [1, [2]], {"mm": 2**53 - 1}]),
}


def made(fields: dict[str, Any]) -> Revision:
    rev = rev_of(fields)
    accepted = accept_bytes(plain_canonical(fields), rev)
    assert isinstance(accepted, Revision), (accepted, fields)
    return accepted


class Laptop:
    """One laptop: what it holds, and a clock that may be wrong."""

    def __init__(self, device: str, clock: Callable[[int], str], held: dict[str, Revision]) -> None:
        self.device = device
        self.clock = clock
        self.held = held
        self.old_file = dict(held)

    def of(self, record: str) -> dict[str, Revision]:
        return {rev: one for rev, one in self.held.items() if one.record == record}


class World:
    """Some laptops and all that ever happened on them. `World(seed)` is always the same."""

    def __init__(self, seed: int, *, acts: tuple[int, int] = (8, 28), longest: int = 40) -> None:
        self.draw = random.Random(seed)
        draw = self.draw
        self.number = 0
        self.records = [*draw.sample(SLOTS, 2), *draw.sample(OTHERS, 1)]
        self.laptops = [
            Laptop(f"laptop{n:02d}", draw.choice(CLOCKS[: draw.choice([1, 5])]), {})
            for n in range(draw.randint(3, 6))
        ]
        for laptop in self.laptops:  # most start from a common file
            if draw.random() < 0.7:
                laptop.held.update(self.laptops[0].held)
            if not laptop.held or draw.random() < 0.2:
                self.edit(laptop, self.records[0])
        happenings: list[tuple[Callable[[], object], int]] = [
            (lambda: self.edit(self.any(), draw.choice(self.records)), 40),
            (lambda: self.edit(self.any(), draw.choice(self.records), older=True), 12),
            (lambda: self.exchange(self.any(), self.any()), 16),
            (lambda: self.exchange(self.any(), self.any(), share=0.6), 5),
            (lambda: self.withdraw(self.any()), 6),
            (lambda: self.move(self.any()), 6),
            (lambda: self.settle(self.any()), 8),
            (self.twin_settlement, 4),
            (self.clone, 2),
            (self.replay, 4),
            (lambda: self.stray(self.any()), 4),
            (lambda: self.from_a_table(self.any()), 3),
            (lambda: self.chain(self.any(), draw.randint(10, longest)), 1),
        ]
        acts_of = [act for act, weight in happenings for _ in range(weight)]
        for _ in range(draw.randint(*acts)):
            draw.choice(acts_of)()

    def any(self) -> Laptop:
        return self.draw.choice(self.laptops)

    @property
    def everything(self) -> dict[str, Revision]:
        return {rev: one for laptop in self.laptops for rev, one in laptop.held.items()}

    def save(
        self,
        laptop: Laptop,
        record: str,
        body: dict[str, Any],
        sets: Iterable[str],
        parents: Iterable[str],
        **given: Any,
    ) -> Revision:
        self.number += 1
        parents = sorted(set(parents))
        fields = {
            "at": laptop.clock(self.number),
            "author": f"Equipo {self.number % 4}",
            "body": body,
            "device": laptop.device,
            "parents": parents,
            "record": record,
            "sets": sorted(sets if parents else set(sets) | body.keys()),
            **given,
        }
        if self.draw.random() < 0.03:
            fields["mood"] = {"from": "a newer version"}
        one = made(fields)
        laptop.held[one.rev] = one
        return one

    def base(self, laptop: Laptop, record: str, *, older: bool = False) -> list[Revision]:
        """The heads that a form was opened on: those of now, or of an older state."""
        held = laptop.of(record)
        if older and held:
            held = dict(self.draw.sample(list(held.items()), self.draw.randint(1, len(held))))
        inner = {parent for one in held.values() for parent in one.parents}
        return [one for rev, one in held.items() if rev not in inner][:64]

    def edit(
        self,
        laptop: Laptop,
        record: str,
        changes: dict[str, Any] | None = None,
        *,
        older: bool = False,
        stray: Iterable[str] = (),
    ) -> Revision:
        draw = self.draw
        heads = self.base(laptop, record, older=older)
        kind = record.partition("/")[0]
        body: dict[str, Any] = {**FIRST[kind]}
        for head in heads:
            body.update(head.body)
        if changes is None:
            names = (
                draw.sample(list(WORDS), draw.randint(0, 3))
                if kind == "demand"
                else ["weather", "seen"][: draw.randint(0, 2)]
            )
            changes = {name: WORDS.get(name, WORDS["families"])(draw) for name in names if name != "withdrawn"}
        for name in changes:
            if draw.random() < 0.15 and name not in FIRST[kind] and name != "moved_to":
                changes = {**changes, name: None}
        body |= changes
        body = {name: value for name, value in body.items() if value is not None}
        return self.save(laptop, record, body, changes, [*(head.rev for head in heads), *stray])

    def withdraw(self, laptop: Laptop) -> None:
        self.edit(laptop, self.records[0], {"withdrawn": True})

    def move(self, laptop: Laptop) -> None:
        """One act of two revisions: away from here, to there."""
        here, there = self.draw.sample(self.records[:2], 2)
        self.edit(laptop, here, {"withdrawn": True, "moved_to": there})
        self.edit(laptop, there, {"text": self.draw.choice(TEXTS), "withdrawn": None})

    def settle(self, laptop: Laptop, record: str = "") -> None:
        """Decide all or some of what is in conflict, or what nobody asked about."""
        record = record or self.draw.choice(self.records)
        held = laptop.of(record)
        if not held:
            return
        state = naive_state(held.values())
        settled = [name for name in sorted(state.conflicts) if self.draw.random() < 0.7]
        body = dict(state.values)
        for name in settled:
            claims = sorted(state.claims[name])
            chosen = held[self.draw.choice(claims)].body
            body[name] = chosen.get(name)
        body = {name: value for name, value in body.items() if value is not None}
        self.save(laptop, record, FIRST[record.partition("/")[0]] | body, settled, sorted(state.heads)[:64])

    def twin_settlement(self) -> None:
        """Two laptops that know the same settle apart, to the same or not."""
        one, other = self.any(), self.any()
        self.exchange(one, other)
        self.exchange(other, one)
        record = self.draw.choice(self.records)
        self.settle(one, record)
        self.settle(other, record)

    def exchange(self, to: Laptop, of: Laptop, *, share: float = 1) -> None:
        """`to` merges the file of `of`, or what was left of it."""
        to.old_file = dict(to.held)
        for rev, one in list(of.held.items()):
            if share >= 1 or self.draw.random() < share:
                to.held[rev] = one

    def clone(self) -> None:
        """A disk image: the same device twice, going apart from here."""
        of = self.any()
        if len(self.laptops) < 7:
            self.laptops.append(Laptop(of.device, of.clock, dict(of.held)))

    def replay(self) -> None:
        """An old file comes back, instead of the new one or into another laptop's."""
        laptop = self.any()
        if self.draw.random() < 0.5:
            laptop.held = dict(laptop.old_file)
        else:
            self.any().held.update(laptop.old_file)

    def stray(self, laptop: Laptop) -> None:
        """An edit whose parents nobody has, or belong to another record."""
        draw = self.draw
        record = draw.choice(self.records)
        foreign = [rev for rev, one in laptop.held.items() if one.record != record]
        stray = [f"{draw.getrandbits(128):032x}"] if draw.random() < 0.5 or not foreign else [draw.choice(foreign)]
        self.edit(laptop, record, older=draw.random() < 0.5, stray=stray)

    def from_a_table(self, laptop: Laptop) -> None:
        """What an import makes: the same on every laptop, knowing of nothing else."""
        record = self.records[0]
        body = {"text": self.draw.choice(TEXTS), "status": "proposed"}
        held = [one for one in laptop.of(record).values() if one.device == "import"]
        parents = [one.rev for one in held][-1:]
        self.save(laptop, record, body, body, parents, device="import", author="", at="")

    def chain(self, laptop: Laptop, length: int) -> None:
        record = self.records[0]
        one = self.edit(laptop, record)
        for number in range(length):
            one = self.save(laptop, record, {**one.body, "families": number}, ["families"], [one.rev])
