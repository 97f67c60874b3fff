"""Generated plans of which something became: money spent, moved on, taken out, joint, and laptops that differ."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from .generated import M, plan

_STATES = ("not-begun", "under-way", "done", "done", "stopped", "not-done")


def spent_plan(seed: int) -> Survey:
    """The same for the same seed."""
    luck, survey = Random(seed), plan(seed)
    records = [entry.record for _slot, entry in survey.demands() if not entry.history.disputed]
    for record in luck.sample(records, min(len(records), 40)):
        survey.add(_became(luck, survey, record, records))
    survey.add(_budget(luck, survey))
    beyond = {"text": "Fuera", "status": luck.choice(("proposed", "budgeted")), "executed": _executed(luck)}
    survey.add([revision(f"demand/{M}/andamarca/1999/1", beyond), revision(f"demand/{M}/nobody/2003/1", beyond)])
    survey.add(_joint(luck))
    return survey


def _joint(luck: Random) -> Iterator[Revision]:
    """Asked for together: the first by name says nothing and has no slot; the others seldom tell an amount."""
    first = revision(f"demand/{M}/andamarca/1998/1", {"text": "Juntos", "status": "proposed"})
    yield first
    for holder in ("arcata", "copajira"):
        spent = {"spent_cents": luck.randrange(1000)} if luck.random() < 0.2 else {}
        said = {"state": luck.choice(("done", "done", "stopped")), **spent}
        body = {"text": "Juntos", "status": "planned", "joint_with": first.record, "executed": said}
        yield revision(f"demand/{M}/{holder}/1999/1", body)


def _became(luck: Random, survey: Survey, record: str, records: list[str]) -> Iterator[Revision]:
    old = [survey.revisions(record)[one] for one in survey.heads(record)]
    put = child(old, {"status": luck.choice(("budgeted", "budgeted", "rejected", "planned"))}, device="laptop00")
    yield put
    changes: dict[str, Any] = {"executed": _executed(luck)}
    if luck.random() < 0.2:
        changes["joint_with"] = luck.choice([one for one in records if one != record])
    yield (last := child([put], changes, device="laptop00"))
    if luck.random() < 0.2:
        yield child([put], {"executed": _executed(luck)}, device="laptop01")
    elif luck.random() < 0.3:
        there = record.rsplit("/", 2)[0] + "/2009/1"
        yield child([last], {"withdrawn": True, "moved_to": there}, device="laptop00")
        yield revision(there, {**last.body})
    elif luck.random() < 0.2:
        status = luck.choice(("planned", "postponed", "none"))
        yield child([last], {"status": status, "status_reason": "falta dinero"}, device="laptop00")


def _budget(luck: Random, survey: Survey) -> Iterator[Revision]:
    for year in (*survey.plan.years, 2011):
        for n in range(luck.randrange(4)):
            holder = luck.choice(("andamarca", "apleg", "nobody", ""))
            said = {"name": f"Partida {n}", "cost_cents": luck.randrange(99), "executed": _executed(luck)}
            said |= {"holder": holder} if holder else {}
            said["status"] = luck.choice(("validated", "budgeted", "planned", "rejected"))
            yield revision(f"budget/{M}/{year}/line-{n}", said)


def _executed(luck: Random) -> dict[str, Any]:
    spent = {"spent_cents": luck.randrange(1000)} if luck.random() < 0.7 else {}
    return {"state": luck.choice(_STATES), **spent}
