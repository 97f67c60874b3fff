"""The story told once to the store; every fact of it is found again in the report and in what is exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.kinds.process.demand import demand_name

from .by_store import (
    BUDGETED,
    CARRIED,
    COMMUNITIES,
    DROPPED,
    LATER,
    NO_MONEY,
    NOT_PRIVATE,
    OECAS,
    REZONED,
    SECOND,
    Asked,
    Time,
    calendar,
    demands,
)
from .facts import found_again

PLACE = "workshop/guaqui/municipal-2/all/1"


def convene(field: FieldFile, time: Time) -> None:
    said = time._asdict()
    record = f"workshop/guaqui/{said.pop('step')}/{said.pop('holder')}/{said.pop('n')}"
    field.save(record, {name: value for name, value in said.items() if value not in ("", None)})


def ask(field: FieldFile, asked: Asked) -> None:
    cents = asked.cost * 100
    body: dict[str, Any] = {
        "text": asked.text,
        "action": asked.action,
        "cost_cents": cents,
        "status": "proposed",
        "funding": {source: cents * share // 100 for source, share in asked.shares.items()},
    }
    field.save(demand_name("guaqui", asked.holder, asked.year, asked.n), {k: v for k, v in body.items() if v})


def change(field: FieldFile, record: str, **changes: Any) -> None:
    state = field.survey.history(record)
    field.save(record, {**(state.values if state else {}), **changes})


@pytest.mark.costly(0)
def test_every_fact_of_the_story_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    with FieldFile.create(path, "guaqui", "Equipo Uno") as field:
        for time in (*calendar(), SECOND):
            convene(field, time)
        for asked in demands():
            ask(field, asked)
        for holder, year in CARRIED:
            change(field, demand_name("guaqui", holder, year), carries="apleg")
        holder, zoning, zone = REZONED
        change(field, f"member/guaqui/{zoning}/{holder}", zone=zone)
        ruling = {"on": SECOND.held_on, "workshop": PLACE}
        for holder in COMMUNITIES:
            for member in field.survey.memberships(holder):
                change(field, member.record, status="validated", ruling=ruling)
        for asked in demands():
            record = demand_name("guaqui", asked.holder, asked.year, asked.n)
            refused = {"status": "rejected", "status_reason": NOT_PRIVATE} if asked.holder == "apleg" else {}
            change(field, record, **{"status": "validated", "ruling": ruling, **refused})
        for holder in (*COMMUNITIES, "apleg"):
            change(field, demand_name("guaqui", holder, 2003), status="planned", ruling={"on": "2002-11-04"})
        for holder in BUDGETED:
            change(field, demand_name("guaqui", holder, 2003), status="budgeted")
        change(field, demand_name("guaqui", DROPPED, 2003), status="rejected", status_reason=NO_MONEY)
        field.save("budget/guaqui/2003/oecas", {"name": OECAS, "cost_cents": 4_000_000, "status": "budgeted"})
        here, there = demand_name("guaqui", "apleg", 2003), demand_name("guaqui", "apleg", 2004)
        change(field, there, **field.survey.history(here).values)  # type: ignore[union-attr]
        change(field, here, withdrawn=True, moved_to=there, status_reason=LATER)
    found_again(path, tmp_path / "out")
