"""Plans of the pack's communities with demands of every kind, disputed ones and withdrawn ones among them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from storage.pack import load_pack
from storage.revision import Revision
from storage.survey import Survey
from tests.keeping.made import child, revision

M = "guaqui"
TAKEN_BACK = "xwithdrawnx"
"""In every text of a demand that was taken back."""
_ACTIONS = ("stables", "irrigation", "fair", "school", "road", None)
_STATUSES = ("proposed", "validated", "observed", "rejected", "planned", "budgeted", "none", "postponed", "open")


def plan(seed: int) -> Survey:
    """The same for the same seed."""
    luck = Random(seed)
    survey = Survey(load_pack(M))
    holders = [*((one.id, 1) for one in survey.communities()), ("apleg", 2)]
    for holder, many in holders:
        for year in survey.plan.years:
            for n in range(1, many + 1):
                survey.add(_slot(luck, f"demand/{M}/{holder}/{year}/{n}"))
    if seed % 2:
        survey.add(_action_in_dispute(luck, survey))
    return survey


def _action_in_dispute(luck: Random, survey: Survey) -> Iterator[Revision]:
    """Two laptops say another class of an action; now and then both are productive, or none is."""
    state = survey.history(f"action/{M}/{luck.choice(_ACTIONS[:5])}")
    assert state is not None
    said = luck.sample(("social", "infrastructure", "production_support", "economic_promotion"), 2)
    yield from (child(state.revisions, {"class": class_}, device=f"laptop{n:02}") for n, class_ in enumerate(said))


def _slot(luck: Random, record: str) -> Iterator[Revision]:
    if luck.random() < 0.1:
        return
    first = revision(record, _body(luck, "Riego"))
    yield first
    turn = luck.random()
    if turn < 0.3:
        yield from (child([first], _change(luck, n)) for n in range(luck.choice((2, 3))))
    elif turn < 0.5:
        yield from _taken_back(luck, first)


def _body(luck: Random, text: str) -> dict[str, Any]:
    body: dict[str, Any] = {"text": text, "status": luck.choice(_STATUSES), "cost_cents": luck.randrange(9) * 1000}
    if action := luck.choice(_ACTIONS):
        body["action"] = action
    if body["status"] == "open":
        body |= {"options": [{"text": f"{text} o posta", "votes": 3}]}
    return body


def _change(luck: Random, n: int) -> dict[str, Any]:
    """What one laptop of several says; not all of them differ on what is counted."""
    changes = (
        {"action": luck.choice(_ACTIONS), "text": f"Pedido {n}"},
        {"class": luck.choice(("social", "production_support", "economic_promotion", None))},
        {"status": luck.choice(_STATUSES)},
        {"cost_cents": n},
        {"notes": str(n)},
    )
    return luck.choice(changes)


def _taken_back(luck: Random, first: Revision) -> Iterator[Revision]:
    """It said something of its own, was in a plan, and was withdrawn; perhaps another laptop went on with it."""
    words = {"text": f"{TAKEN_BACK} {luck.random()}", "place": TAKEN_BACK, "spoken": TAKEN_BACK}
    options = {"options": [{"text": TAKEN_BACK, "votes": 1}]}
    said = child([first], {**words, **options, "status": luck.choice(("planned", "open", "observed"))})
    yield said
    yield child([said], {"withdrawn": True})
    if luck.random() < 0.3:
        yield child([first], {"cost_cents": 77})
