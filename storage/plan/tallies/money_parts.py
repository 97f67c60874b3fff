"""The shares in money beside those in number: of all years, by zone, by class, by programme.

What several demands ask for jointly has its cost once in all of the plan, so that years, zones, classes and
programmes each sum up to what the plan's demands cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..money import costs_once
from ..productive_share import Figures, figures, percent
from ..slot_states import SlotState
from ..survey import Survey
from ..zones import slots_by_zone
from .money_share import ShareInMoney, productive_money


class PartOfAll(Struct, kw_only=True):
    """What of all filled slots, and of their money, is of one class or one programme. Money in hundredths."""

    demands: int = 0
    share: float | None = None
    """Percent of the demands."""
    cents: int = 0
    share_in_money: float | None = None
    """Percent of the money."""


class MoneyShares(Struct, kw_only=True):
    """Of the communities' filled slots. Of each kind the parts sum up to `plan`.

    `zones`: by zoning and zone, under `""` who is in none. `unclassed` is in no class; nor is `disputed`, of which
    it is to settle whether it is productive. `programmes`: `""` is for what has none.
    """

    plan: ShareInMoney
    zones: dict[str, dict[str, ShareInMoney]]
    in_no_zone: dict[str, Figures]
    """By zoning, in number, what `""` is of."""
    classes: dict[str, PartOfAll]
    unclassed: PartOfAll
    disputed: PartOfAll
    programmes: dict[str, PartOfAll]


def money_of_years(survey: Survey, states: Iterable[SlotState]) -> dict[str, ShareInMoney]:
    """The share in money of each year of a plan, of the communities' slots."""
    filled = _filled(states)
    costs = costs_once(filled)
    return {
        str(year): productive_money((one for one in filled if one.year == year), costs)
        for year in survey.plan.years
    }


def money_shares(survey: Survey, states: Iterable[SlotState]) -> MoneyShares:
    """Of the communities' slots."""
    filled = _filled(states)
    costs = costs_once(filled)
    whole = productive_money(filled, costs)
    disputed = [one for one in filled if one.verdict == "disputed"]
    settled = [one for one in filled if one.verdict != "disputed"]

    def part(of: list[SlotState]) -> PartOfAll:
        return _part(of, costs, len(filled), whole.cents)

    return MoneyShares(
        plan=whole,
        zones={one.id: _zones(survey, one.id, filled, costs) for one in survey.zonings()},
        in_no_zone={
            one.id: figures(rest) for one in survey.zonings() if (rest := _in_no_zone(survey, one.id, filled))
        },
        classes={id_: part(of) for id_, of in _classes(survey, settled).items()},
        unclassed=part([one for one in settled if one.class_ is None]),
        disputed=part(disputed),
        programmes={id_: part(of) for id_, of in _programmes(survey, filled).items()},
    )


def _filled(states: Iterable[SlotState]) -> list[SlotState]:
    return [one for one in states if one.stand == "filled" and one.entry]


def _part(of: list[SlotState], costs: Mapping[str, int], demands: int, cents: int) -> PartOfAll:
    own = sum(costs[one.entry.record] for one in of if one.entry)
    return PartOfAll(
        demands=len(of), share=percent(len(of), demands), cents=own, share_in_money=percent(own, cents)
    )


def _zones(
    survey: Survey, zoning: str, filled: list[SlotState], costs: Mapping[str, int]
) -> dict[str, ShareInMoney]:
    rest = _in_no_zone(survey, zoning, filled)
    every = {**slots_by_zone(survey, zoning, filled), **({"": rest} if rest else {})}
    return {zone: productive_money(of, costs) for zone, of in every.items()}


def _in_no_zone(survey: Survey, zoning: str, filled: list[SlotState]) -> list[SlotState]:
    placed = {one.holder for of in slots_by_zone(survey, zoning, filled).values() for one in of}
    return [one for one in filled if one.holder not in placed]


def _classes(survey: Survey, settled: list[SlotState]) -> dict[str, list[SlotState]]:
    """The plan's classes in its order, then those that it does not list, by id."""
    listed = [one.id for one in survey.classes()]
    named = {one.class_ for one in settled if one.class_ is not None}
    order = (*listed, *sorted(named - {*listed}))
    return {id_: [one for one in settled if one.class_ == id_] for id_ in order}


def _programmes(survey: Survey, filled: list[SlotState]) -> dict[str, list[SlotState]]:
    """In the plan's order, those of which something is asked; last what is of none."""
    programme_of = {one.id: one.fields.programme for one in survey.actions(withdrawn=True)}
    found: dict[str, list[SlotState]] = {}
    for one in filled:
        action = one.entry.fields.action if one.entry else ""
        programme = programme_of.get(action) if isinstance(action, str) else ""
        found.setdefault(programme if isinstance(programme, str) else "", []).append(one)
    order = [one.id for one in survey.programmes()]
    known = [id_ for id_ in order if id_ in found]
    return {id_: found[id_] for id_ in (*known, *sorted(found.keys() - {*known}, key=lambda one: (not one, one)))}
