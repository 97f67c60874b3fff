"""A municipality of hundreds of communities: no key costs more there than in a small one.

How long a key waits is for `bench/app.py` to say. Here it is counted how often the state of a slot or a record is
worked out, and how often a row of the table is made, for each key: as often on a large board as on a small one.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.widgets.board import Board
from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.revisions.lines import whole_file
from storage.revisions.revision import Revision, accept_value, revision_document

from .pilot import Hands, Laptop

FEW, MANY = 60, 400
"""Even the few are more than two pages: on each page of both the rows are alike."""
COUNTED = (
    (Survey, "history"),
    (Survey, "entry"),
    (Slots, "at"),
    (Board, "show"),
    (Board, "changed"),
)
KEYS = {
    "cursor": ("down", "right", "up", "left"),
    "letters": ("c", "o"),
    "page": ("pagedown", "ctrl+home"),
    "form": ("enter",),
    "typing": tuple("Riego"),
    "back": ("escape",),
    "form again": ("enter", "delete"),
    "save": ("f2",),
}


def revision(record: str, body: dict[str, Any]) -> Revision:
    document = revision_document(
        record, body, sets=set(body), parents=(), author="Equipo Dos", device="k7m2q9xw", at=""
    )
    made = accept_value(document)
    assert isinstance(made, Revision)
    return made


def plan(path: Path, communities: int) -> None:
    """The pack, so many communities more, and a demand in most of their slots."""
    made = list(load_pack("guaqui"))
    for n in range(communities):
        made.append(revision(f"community/guaqui/c{n:04d}", {"name": f"Comunidad {n:04d}"}))
        for year in (2003, 2004, 2005, 2006):
            body = {"text": f"Riego {n}", "action": "irrigation", "status": "proposed"}
            made.append(revision(demand_name("guaqui", f"c{n:04d}", year), body))
    path.write_bytes(b"".join(whole_file(made)))


def work(laptop: Laptop, communities: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, Counter[str]]:
    """How often what was called, for each kind of key."""
    plan(laptop.file, communities)
    counts: Counter[str] = Counter()

    def count(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            counts[f"{owner.__name__}.{name}"] += 1
            return real(*arguments, **named)

        patch.setattr(owner, name, counted)

    found = {}

    async def use(hands: Hands) -> None:
        for what, keys in KEYS.items():
            counts.clear()
            await hands.press(*keys)
            found[what] = Counter(counts)

    with monkeypatch.context() as patch:
        for owner, name in COUNTED:
            count(owner, name)
        laptop.use(use, holder="andamarca", year=2003)
    laptop.file.unlink()
    return found


@pytest.mark.costly(0)
def test_a_key_costs_as_much_among_many_communities_as_among_few(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (work(laptop, n, monkeypatch) for n in (FEW, MANY))
    for what in KEYS:
        assert many[what] == few[what], what
    assert few["form"], "the form asks the survey something"
