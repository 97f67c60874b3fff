"""What is decided in the plan of a year waits there, and is written with that year alone."""

from __future__ import annotations

from storage.kinds.process.demand import demand_name

from ...pilot import Hands, Laptop
from .test_became import PLANNED, M, acts, became, planned, row


def test_what_is_decided_of_a_year_waits_in_that_year_and_is_written_there_alone(laptop: Laptop) -> None:
    planned(laptop)
    laptop.save(("arcata", 2004, PLANNED))

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "5", "right")
        assert "Lo que decidió en 2003 todavía no se escribió" in hands.words
        assert "F2 lo escribe" not in hands.words
        await hands.press("f2")
        assert "no hay nada decidido" in hands.words.lower()
        await hands.press(*"arcata", "4", "left")
        assert row(hands, "Andamarca").rstrip().endswith("● en marcha")
        await hands.press("escape", "escape")
        assert "del plan de 2003 que todavía no se escribió" in hands.words
        assert "del plan de 2004 que todavía no se escribió" in hands.words
        await hands.press("f4", "f2")

    laptop.use(use)
    assert (became(laptop, "andamarca") or {})["state"] == "under-way"
    assert "executed" not in (laptop.demand("arcata", 2004) or {})
    record = demand_name(M, "arcata", 2004)
    assert acts(laptop, record) == 1
