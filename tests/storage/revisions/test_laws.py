"""The laws of merging and of claims, over thousands of generated histories. A failure names its seed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from storage.plan.survey import Survey
from storage.revisions.history import REMOVED, History, record_history
from storage.revisions.lines import FileReading, read_revisions, whole_file
from storage.revisions.revision import Revision
from storage.revisions.union import file_order, grouped, union
from tests.storage.laptops import Laptop, World
from tests.storage.revisions_made import ancestors, naive_state

PARTS = 8
ORDINARY, AT_LENGTH = 600, 100_000
CHAINS, LONGEST = 3, 5_000


def seeds(part: int, *, full: bool) -> range:
    return range(part, AT_LENGTH if full else ORDINARY, PARTS)


def as_file(revisions: Iterable[Revision]) -> bytes:
    """The bytes of a merged file."""
    return b"".join(whole_file(file_order(grouped(revisions))))


def merged(*files: FileReading) -> bytes:
    return as_file(union([("x", reading) for reading in files])[0].values())


def as_left(laptop: Laptop) -> FileReading:
    """A laptop's own file, read: in the order in which things came to it."""
    return read_revisions(b"".join(whole_file(laptop.held.values())))


def obeys_the_laws_of_sets(world: World) -> None:
    files = [as_left(laptop) for laptop in world.laptops]
    whole = merged(*files)
    again = read_revisions(whole)
    assert again.ours
    assert not again.problems
    assert {one.rev: one.rest for one in again.revisions} == {r: one.rest for r, one in world.everything.items()}
    shuffled = world.draw.sample(files, len(files))
    assert merged(*shuffled) == whole, "commutative"
    cut = world.draw.randint(1, len(files) - 1)
    halves = read_revisions(merged(*shuffled[:cut])), read_revisions(merged(*shuffled[cut:]))
    assert merged(*halves) == whole, "associative"
    assert merged(again, files[0], again) == whole, "idempotent"
    unordered = world.draw.sample(again.revisions, len(again.revisions))
    assert as_file(unordered) == whole, "the order in which they came is of no matter"


def agrees_with_the_plain_rule(state: History, revisions: list[Revision]) -> None:
    plain = naive_state(revisions)
    assert {name: {claim.revision.rev for claim in of} for name, of in state.claims.items()} == plain.claims
    assert set(state.conflicts) == plain.conflicts
    assert set(state.heads) == plain.heads
    assert state.depths == plain.depths
    assert state.values == plain.values
    for name, claims in state.claims.items():
        for claim in claims:
            assert claim.value == claim.revision.body.get(name, REMOVED)
            assert claim.depth == plain.depths[claim.revision.rev]


def loses_no_edit(state: History, revisions: list[Revision]) -> None:
    """Whatever anybody set is a claim, unless somebody set it again who had seen it."""
    at_hand = {one.rev: one for one in revisions}
    seen_by = {rev: ancestors(one, at_hand) for rev, one in at_hand.items()}
    for one in revisions:
        for name in one.sets:
            if one.rev not in {claim.revision.rev for claim in state.claims[name]}:
                assert any(one.rev in seen_by[later.rev] for later in revisions if name in later.sets)
    for name, claims in state.claims.items():
        for claim in claims:
            lost_a_parent = any(parent not in at_hand for parent in claim.revision.parents)
            assert name in claim.revision.sets or (lost_a_parent and name in claim.revision.body)


def hold(world: World) -> None:
    obeys_the_laws_of_sets(world)
    for revisions in grouped(world.everything.values()).values():
        of_record = list(revisions.values())
        world.draw.shuffle(of_record)
        state = record_history(of_record)
        agrees_with_the_plain_rule(state, of_record)
        if len(of_record) < 200:
            loses_no_edit(state, of_record)


@pytest.mark.costly(3)
@pytest.mark.parametrize("part", range(PARTS))
def test_laws(part: int, *, full: bool) -> None:
    for seed in seeds(part, full=full):
        try:
            hold(World(seed))
        except AssertionError as error:
            error.add_note(f"World({seed})")
            raise


@pytest.mark.costly(0)
@pytest.mark.parametrize("seed", range(CHAINS))
def test_laws_with_a_chain_of_thousands(seed: int) -> None:
    world = World(seed)
    world.chain(world.laptops[0], LONGEST - 1000 * seed)
    first, second = world.laptops[:2]
    world.edit(second, world.records[0])
    world.exchange(first, second)
    world.settle(first, world.records[0])
    world.edit(first, world.records[0], older=True)
    hold(world)


def settled_everywhere(world: World) -> None:
    """Who has everything settles it. Whoever merges with that has nothing to settle, whatever the order."""
    careful = world.laptops[0]
    careful.held = dict(world.everything)
    for record in Survey(careful.held.values()).disputed():
        state = record_history(careful.of(record).values())
        world.save(careful, record, state.values, state.conflicts, state.heads[:64])
    assert Survey(careful.held.values()).disputed() == []
    settled = as_left(careful)
    for laptop in world.laptops[1:]:
        together = (
            merged(as_left(laptop), settled) if world.draw.random() < 0.5 else merged(settled, as_left(laptop))
        )
        survey = Survey(read_revisions(together).revisions)
        assert survey.disputed() == []
        assert together == as_file(careful.held.values())
    # An edit of something else, on the settled state, opens nothing again; nor does one that knew nothing
    # of the settlement, but where it differs.
    other = world.laptops[1]
    record = world.records[0]
    if record in Survey(careful.held.values()):
        other.held.update(careful.held)
        world.edit(other, record, {"weather": "wet"})
        late = Survey(read_revisions(merged(as_left(other), settled)).revisions)
        assert late.disputed() == []


@pytest.mark.costly(3)
@pytest.mark.parametrize("part", range(4))
def test_a_settlement_travels(part: int, *, full: bool) -> None:
    for seed in range(part, 20_000 if full else 400, 4):
        try:
            settled_everywhere(World(seed))
        except AssertionError as error:
            error.add_note(f"World({seed})")
            raise


@pytest.mark.costly(3)
@pytest.mark.parametrize("part", range(4))
def test_a_partial_settlement_leaves_the_others_open_and_settles_for_all(part: int, *, full: bool) -> None:
    for seed in range(part, 20_000 if full else 400, 4):
        world = World(seed)
        careful = world.any()
        for laptop in world.laptops:
            careful.held.update(laptop.held)
        for record in Survey(careful.held.values()).disputed():
            state = record_history(careful.of(record).values())
            chosen = sorted(state.conflicts)[: world.draw.randint(1, len(state.conflicts))]
            settlement = world.save(careful, record, state.values, chosen, state.heads[:64])
            after = Survey(read_revisions(merged(*map(as_left, world.laptops))).revisions).history(record)
            assert after is not None
            still_open = set(state.conflicts) - set(chosen)
            if "withdrawn" in still_open - set(after.conflicts):  # all who edited beside it have now seen it
                still_open -= {"withdrawn"}
                assert len({claim.value for claim in after.claims["withdrawn"]}) == 1, seed
            assert set(after.conflicts) == still_open, seed
            assert all(after.claims[name][0].revision == settlement for name in chosen), seed
            assert after.values == state.values, seed


def test_a_seed_gives_the_same_history_again() -> None:
    for seed in range(30):
        assert list(World(seed).everything) == list(World(seed).everything)


def test_the_generated_histories_are_of_every_sort() -> None:
    """A generator that has become tame would let everything pass."""
    seen: set[str] = set()
    for seed in range(200):
        world = World(seed)
        devices = [laptop.device for laptop in world.laptops]
        seen |= {"clone"} if len(set(devices)) < len(devices) else set()
        everything = world.everything
        for revisions in grouped(everything.values()).values():
            state = record_history(revisions.values())
            seen |= {f"{name} in conflict" for name in state.conflicts}
            seen |= {"several heads"} if len(state.heads) > 3 else {"agreed"} if not state.disputed else set()
            for one in revisions.values():
                lost = [parent for parent in one.parents if parent not in revisions]
                seen |= {"foreign parent" if parent in everything else "lost parent" for parent in lost}
                seen |= {"merge of two"} if len(one.parents) > 1 else {"first"} if not one.parents else set()
                seen |= {one.device} if one.device == "import" else set()
                seen |= {"mood"} if b'"mood":' in one.rest else set()
                seen |= {"1970"} if one.at.startswith("1970") else {"2099"} if one.at.startswith("2099") else set()
                seen |= {one.record.partition("/")[0]}
    assert seen >= {
        *("clone", "several heads", "agreed", "foreign parent", "lost parent", "merge of two", "first"),
        *("import", "mood", "1970", "2099", "canal", "alias", "demand", "workshop", "community"),
        *(f"{name} in conflict" for name in ("text", "withdrawn", "moved_to", "weather", "families", "funding")),
    }
