"""Makes the demonstration's files. Everything in them is invented, and every one of them says so.

Nothing depends on the time or the machine: the same bytes each time. The clocks are wrong on purpose, one
of them by thirty years, as they are in the field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from storage import FieldFile
from storage.gather.merge import Merged, merge
from storage.kinds.process.demand import demand_name

from . import PLAN_NAME
from .conflicts import INVENTED, disagree

M = "guaqui"

_CLOCKS = {
    "laptop01": "2002-07-14T09:00:00-04:00",
    "laptop02": "2002-07-21T09:00:00-04:00",
    "laptop03": "1970-01-01T00:10:00-04:00",
}


def clock(start: str) -> Callable[[], str]:
    """A clock that goes on seven minutes each time it is looked at."""
    times = _times(datetime.fromisoformat(start))
    return lambda: next(times)


def _times(at: datetime) -> Iterator[str]:
    while True:
        yield at.isoformat(timespec="seconds")
        at += timedelta(minutes=7)


def build(folder: Path) -> tuple[Merged, Merged]:
    """Make the laptops' files, `plan.json` and `disputed.json` in an empty folder; the two merges."""
    data = tomllib.loads(Path(__file__).with_name("invented.toml").read_text("utf-8"))
    paths = []
    for team, (device, communities) in enumerate(data["laptops"].items(), 1):
        path = folder / f"{device}.json"
        with FieldFile.create(path, M, f"Equipo {team}", device=device, now=clock(_CLOCKS[device])) as laptop:
            _say_invented(laptop)
            for community in communities:
                for record, body in _of_community(laptop, data, community):
                    laptop.save(record, body)
                laptop.save(f"workshop/{M}/community/{community}/1", {"outcome": "held", "place": INVENTED})
            if team == 1:
                _of_associations(laptop, data)
        paths.append(path)
    plan = merge(folder / "plan.json", paths)
    disagreeing = disagree(folder, data["laptops"], clock)
    disputed = merge(folder / "disputed.json", [folder / "plan.json", *disagreeing])
    return plan, disputed


def _say_invented(laptop: FieldFile) -> None:
    plan = laptop.survey.history(laptop.survey.plan_record)
    if plan:
        laptop.save(laptop.survey.plan_record, {**plan.values, "name": PLAN_NAME})


def _of_community(laptop: FieldFile, data: dict[str, Any], community: str) -> Iterator[tuple[str, dict[str, Any]]]:
    place = list(data["demands"]).index(community)
    carried = {(holder, year): id_ for id_, slots in data["carried"].items() for holder, year in slots}
    for year, action in zip(laptop.survey.plan.years, data["demands"][community], strict=True):
        text, cost = data["actions"][action]
        body = {
            "text": text,
            "action": action,
            "status": "proposed",
            "agreed": {"how": "consensus"},
            "families": 18 + 7 * (place % 6),
            "cost_cents": (cost + 500 * (place % 5)) * 100,
            "place": INVENTED,
        }
        if (community, year) in carried:
            body["carries"] = carried[community, year]
        yield demand_name(M, community, year), body


def _of_associations(laptop: FieldFile, data: dict[str, Any]) -> None:
    for association, demands in data["associations"].items():
        for n, said in enumerate(demands, 1):
            cents = said["cost"] * 100
            body = {
                "text": said["text"],
                "action": said["action"],
                "status": "rejected",
                "cost_cents": cents,
                "funding": {source: cents * share // 100 for source, share in said["shares"].items()},
                "place": INVENTED,
            }
            laptop.save(demand_name(M, association, laptop.survey.plan.years[0], n), body)
