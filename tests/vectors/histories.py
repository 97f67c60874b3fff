"""Histories of one record: those that the contract speaks of, and some by chance."""

from __future__ import annotations

from collections.abc import Iterator

from tests.vectors.rules import DEMAND, SLOT, Doc, accept, child, computed, doc, text_of


def told_cases() -> Iterator[tuple[str, list[Doc]]]:
    first = doc(body={**DEMAND, "families": 3})
    yield "one", [first]
    second = child([first], {"notes": "x"})
    yield "one after the other", [first, second, child([second], {"families": 4})]
    four, five = child([first], {"families": 4}), child([first], {"families": 5})
    yield "two at once, the same field", [first, four, five]
    yield "two at once, two fields", [first, four, child([first], {"notes": "x"})]
    yield "two at once, the same value", [first, four, child([first], {"families": 4}, device="aaaaaaaa")]
    yield "two that begin apart", [first, doc(device="aaaaaaaa", body={**DEMAND, "text": "Posta"})]
    gone = child([first], {"families": None})
    yield "removed", [first, gone]
    yield "removed beside a change", [first, gone, four]
    yield "removed twice", [first, gone, child([first], {"families": None}, device="aaaaaaaa")]
    six = child([four], {"families": 6})
    yield "the deepest is shown", [first, four, five, six]
    settled = child([four, five], {"families": 5})
    yield "settled", [first, four, five, settled]
    yield (
        "settled twice, alike",
        [first, four, five, settled, child([four, five], {"families": 5}, device="aaaaaaaa")],
    )
    yield "settled twice, differently", [first, four, five, settled, child([four, five], {"families": 6})]
    yield "settled, and an edit that knew nothing of it", [first, four, five, settled, six]
    both = [child([first], {"families": n, "notes": str(n)}, device=f"laptop0{n}") for n in (4, 5)]
    yield "settled in part", [first, *both, child(both, {"families": 5})]
    yield "an edit on both heads settles only what it sets", [first, *both, child(both, {"place": "K'ulli"})]
    withdrawal = child([first], {"withdrawn": True})
    yield "withdrawn", [first, withdrawal]
    yield "withdrawn beside an edit", [first, withdrawal, four]
    yield "edited by one who saw it withdrawn", [first, withdrawal, child([withdrawal], {"families": 9})]
    twin = child([first], {"withdrawn": True}, device="aaaaaaaa")
    yield (
        "withdrawn twice, and an edit beside one of them",
        [first, withdrawal, twin, child([twin], {"notes": "x"})],
    )
    yield "withdrawn and taken back beside it", [first, withdrawal, child([twin], {"withdrawn": None}), twin]
    moves = [child([first], {"withdrawn": True, "moved_to": f"demand/guaqui/andamarca/200{n}/1"}) for n in (5, 6)]
    yield "moved to two places", [first, *moves]
    yield "a parent that is lost", [second]
    yield "a parent that is lost, and another field since", [second, child([second], {"families": 7})]
    stray = child([first], {"place": "x"}, parents=sorted([first["rev"], "0" * 32]))
    yield "one of two parents is lost", [first, stray]
    unseen = child([first], {"notes": "y"}, parents=["0" * 32], body={**DEMAND, "families": 8, "notes": "y"})
    yield "a lost parent beside what is there", [first, four, unseen]
    other = doc("demand/guaqui/arcata/2004/1")
    yield (
        "a parent of another record",
        [other, first, child([first], {"notes": "z"}, parents=sorted([first["rev"], other["rev"]]))],
    )
    yield "only a parent of another record", [other, child([first], {"notes": "z"}, parents=[other["rev"]])]
    yield (
        "an object with its keys in another order is the same value",
        [
            first,
            child([first], {"funding": {"a": 1, "b": 2}}),
            child([first], {"funding": {"b": 2, "a": 1}}, device="aaaaaaaa"),
        ],
    )
    yield "true and 1 are two values", [first, child([first], {"weather": True}), child([first], {"weather": 1})]
    yield "null is a value, and removed another", [
        doc(body={**DEMAND, "weather": 1}),
        *(doc(body={**DEMAND, **more}, parents=[doc(body={**DEMAND, "weather": 1})["rev"]], sets=["weather"])
          for more in ({"weather": None}, {})),
    ]  # fmt: skip
    chain = [first]
    for number in range(60):
        chain.append(child([chain[-1]], {"families": number}))
    yield "a chain", [*chain, child([chain[30]], {"families": 99})]


class Chance:
    """Numbers that are the same in every version of every language."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def generated(seed: int) -> list[Doc]:
    chance = Chance(seed)
    made: list[Doc] = []
    for number in range(2 + chance.below(14)):
        body: Doc = {**DEMAND, "text": ["Riego", "Posta", "Camino"][chance.below(3)], "families": chance.below(3)}
        if chance.below(3) == 0:
            body["notes"] = "ab"[chance.below(2)]
        if chance.below(5) == 0:
            body["withdrawn"] = True
        parents = {made[chance.below(len(made))]["rev"] for _ in range(chance.below(4)) if made}
        if chance.below(8) == 0:
            parents.add(f"{chance.below(2**31):032x}")
        sets = {name for name in ("text", "families", "notes", "withdrawn") if chance.below(3) == 0}
        decided = sorted(sets if parents else sets | set(body))
        made.append(doc(body=body, parents=sorted(parents), sets=decided, author=f"Equipo {number}"))
    left = [one for one in made if chance.below(8)]
    return left or made


def histories() -> list[Doc]:
    cases = [*told_cases(), *((f"generated {seed}", generated(seed)) for seed in range(60))]
    found = []
    for name, everything in cases:
        for one in everything:
            assert accept(text_of(one)) == one, name
        found.append({"name": name, "revisions": everything, **computed(everything, SLOT)})
    return found
