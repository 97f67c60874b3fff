"""The shares in money beside those in number, as tables: by year and zone, and by class and programme.

Shares are hundredths of a percent, as costs are of a boliviano.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from storage.kinds.lookup import KINDS
from storage.plan.indicators import Indicators
from storage.plan.productive_share import Figures
from storage.plan.tallies.money_parts import PartOfAll
from storage.plan.tallies.money_share import ShareInMoney
from storage.translatable import N_

from ..wording.words import STATES
from .cells import Cell, Column
from .table import Table

_NO_PROGRAMME = Cell("", lambda values: values.say(N_("without a subprogramme")))
_COST = Column("cost", money=True, label=N_("Cost"))


def money_shares_table(figures: Indicators) -> Table:
    """Each year; the plan, in a row without one; each zone by zoning, and without a zone who is in none."""
    columns = [Column("year"), *map(_of_kind, ("zoning", "zone")), Column("filled")]
    columns += [
        Column("share", percent=True),
        Column("productive_cost", money=True),
        _COST,
    ]
    columns += [Column("money_share", percent=True), Column("money_share_high", percent=True)]
    return Table("money_shares", columns, [*_of_years(figures), *_of_zones(figures)])


def _of_years(figures: Indicators) -> Iterator[list[Any]]:
    for year, money in figures.shares_in_money.items():
        yield [int(year), None, None, *_productive(figures.years[year], money)]
    yield [None, None, None, *_productive(figures.plan, figures.money_shares.plan)]


def _of_zones(figures: Indicators) -> Iterator[list[Any]]:
    for zoning, zones in figures.money_shares.zones.items():
        numbers = {**figures.zones[zoning], "": figures.money_shares.in_no_zone.get(zoning)}
        for zone, money in zones.items():
            yield [None, zoning, zone or None, *_productive(numbers.get(zone), money)]


def _productive(number: Figures | None, money: ShareInMoney) -> list[int | None]:
    high = money.high if isinstance(money.high, float) else None
    counts = [number.filled, _hundredths(number.share)] if number else [None, None]
    return [*counts, money.productive_cents, money.cents, _hundredths(money.share), _hundredths(high)]


def _hundredths(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def money_parts_table(figures: Indicators) -> Table:
    """Each class, what is in none; then each programme, without one what has none."""
    columns = [*map(_of_kind, ("class", "programme")), Column("no_class", usual=STATES), Column("demands")]
    columns += [Column("demands_share", percent=True), _COST]
    columns += [Column("money_share", percent=True)]
    of = figures.money_shares
    rows: list[list[Any]] = [[id_, None, None, *_part(part)] for id_, part in of.classes.items()]
    rows += [[None, None, name, *_part(getattr(of, name))] for name in ("unclassed", "disputed")]
    rows += [[None, id_ or _NO_PROGRAMME, None, *_part(part)] for id_, part in of.programmes.items()]
    return Table("money_parts", columns, rows)


def _part(part: PartOfAll) -> list[int | None]:
    return [part.demands, _hundredths(part.share), part.cents, _hundredths(part.share_in_money)]


def _of_kind(kind: str) -> Column:
    return Column(kind, of=(kind,), label=KINDS[kind].label)
