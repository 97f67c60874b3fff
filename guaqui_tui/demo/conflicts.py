"""Conflicts of each kind, made as they come about: two laptops with the same plan go on without each other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from storage import FieldFile
from storage.kinds.process.demand import demand_name

M = "guaqui"
INVENTED = "Dato inventado para la demostración."


def disagree(folder: Path, devices: Iterable[str], clock: Callable[[str], Callable[[], str]]) -> tuple[Path, Path]:
    """Two files that grew from `plan.json` apart from each other."""
    one, other, *_rest = devices
    paths = folder / "apart-1.json", folder / "apart-2.json"
    starts = "2002-08-04T10:00:00-04:00", "2002-08-04T09:00:00-04:00"
    for path, device, start, edit in zip(paths, (one, other), starts, (_one, _other), strict=True):
        shutil.copyfile(folder / "plan.json", path)
        with FieldFile.open(path, f"Equipo {device[-1]}", device=device, now=clock(start)) as laptop:
            edit(_Hand(laptop))
    return paths


class _Hand:
    """Edits demands of a plan by what changes in them; None takes a field away."""

    def __init__(self, laptop: FieldFile) -> None:
        self._laptop = laptop

    def change(self, record: str, **changes: Any) -> None:
        state = self._laptop.survey.history(record)
        body = {**(state.values if state else {}), **changes}
        self._laptop.save(record, {name: value for name, value in body.items() if value is not None})

    def demand(self, holder: str, year: int, n: int = 1, **changes: Any) -> None:
        self.change(demand_name(M, holder, year, n), **changes)


def _one(hand: _Hand) -> None:
    hand.demand("belen-pituta-a", 2005, text="Construcción de una sede social", action="community-hall")
    hand.demand("andamarca", 2004, cost_cents=8_200_000)
    hand.demand("copajira", 2005, families=None)
    hand.demand("sullcata", 2006, withdrawn=True)
    hand.demand("arcata", 2003, withdrawn=True, moved_to=demand_name(M, "arcata", 2006))
    hand.demand("villa-tuntuma", 2004, status="validated")
    hand.demand(
        "apleg", 2004, 1, text="Tanque de frío", action="milking-parlour", status="proposed", place=INVENTED
    )
    hand.demand("apleg", 2004, 2, text="Semilla de alfalfa", action="forage", status="proposed", place=INVENTED)
    hand.change(f"member/{M}/admin/arcata", zone="a")
    hand.change(f"alias/{M}/belen-tres", name="Belén Tres", target=f"community/{M}/belen-pituta-a")


def _other(hand: _Hand) -> None:
    hand.demand("belen-pituta-a", 2005, text="Mejoramiento del ganado criollo", action="breeding")
    hand.demand("andamarca", 2004, cost_cents=7_850_000)
    hand.demand("copajira", 2005, families=61)
    hand.demand("sullcata", 2006, cost_cents=4_700_000)
    hand.demand("arcata", 2003, withdrawn=True, moved_to=demand_name(M, "arcata", 2007))
    hand.demand("villa-tuntuma", 2004, status="observed", status_reason="Falta el terreno")
    hand.demand("apleg", 2004, 1, text="Semilla de alfalfa", action="forage", status="proposed", place=INVENTED)
    hand.demand(
        "apleg", 2004, 2, text="Tanque de frío", action="milking-parlour", status="proposed", place=INVENTED
    )
    hand.change(f"member/{M}/admin/arcata", zone="b")
    hand.change(f"alias/{M}/belen-tres", name="Belén Tres", target=f"community/{M}/belen-pituta-b")
