"""The shares in money beside those in number, as rows that report, annexes and workbook show alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from storage.plan.productive_share import Figures
from storage.plan.tallies.money_parts import PartOfAll
from storage.plan.tallies.money_share import ShareInMoney
from storage.translatable import N_

from ..dossier import Dossier


class MoneyTable(NamedTuple):
    """What it is of, what its columns are called (all but the first are figures), and its rows."""

    title: str
    heads: list[str]
    rows: list[list[str]]


def money_tables(dossier: Dossier) -> Iterator[MoneyTable]:
    """By year, zone, class, programme; none where no demand says what it costs."""
    if not dossier.figures.money_shares.plan.cents:
        return
    yield _years(dossier)
    yield from _zones(dossier)
    yield _classes(dossier)
    yield _programmes(dossier)


_PRODUCTIVE = (
    N_("Share of the demands"),
    N_("Cost of what is productive"),
    N_("Cost of all"),
    N_("Share of the money"),
)
_PARTS = N_("Demands"), N_("Of all demands"), N_("Cost"), N_("Of all money")


def _heads(dossier: Dossier, *words: str) -> list[str]:
    return [dossier.say(word) for word in words]


def _years(dossier: Dossier) -> MoneyTable:
    of, say = dossier.figures, dossier.say
    rows = [[year, *_productive(dossier, of.years[year], money)] for year, money in of.shares_in_money.items()]
    rows.append([say(N_("Plan")), *_productive(dossier, of.plan, of.money_shares.plan)])
    title = say(N_("Productive share in number and in money, by year"))
    return MoneyTable(title, _heads(dossier, N_("Year"), *_PRODUCTIVE), rows)


def _zones(dossier: Dossier) -> Iterator[MoneyTable]:
    for zoning, zones in dossier.figures.money_shares.zones.items():
        numbers = {**dossier.figures.zones[zoning], "": dossier.figures.money_shares.in_no_zone.get(zoning)}
        rows = [
            [
                dossier.zone(zone) if zone else dossier.say(N_("In no zone")),
                *_productive(dossier, numbers.get(zone), money),
            ]
            for zone, money in zones.items()
        ]
        title = dossier.say(N_("Productive share in number and in money: {zoning}"))
        if rows:
            heads = _heads(dossier, N_("Zone"), *_PRODUCTIVE)
            yield MoneyTable(title.format(zoning=dossier.zonings[zoning]), heads, rows)


def _productive(dossier: Dossier, number: Figures | None, money: ShareInMoney) -> list[str]:
    return [
        dossier.share(number) if number else "",
        dossier.amount(money.productive_cents),
        dossier.amount(money.cents),
        money_share_words(dossier, money),
    ]


def money_share_words(dossier: Dossier, money: ShareInMoney) -> str:
    """47,30%; or 47,30% a 52,00% while versions differ on what is productive."""
    if isinstance(money.low, float) and isinstance(money.high, float):
        return dossier.span((money.low, money.high))
    return dossier.percent(money.share)


def _classes(dossier: Dossier) -> MoneyTable:
    of, say = dossier.figures.money_shares, dossier.say
    named = [(dossier.marks.named(id_).with_words(say), part) for id_, part in of.classes.items()]
    named += [(say(N_("without class")), of.unclassed), (say(N_("to settle")), of.disputed)]
    title = say(N_("Classes in number and in money"))
    return MoneyTable(title, _heads(dossier, N_("Class"), *_PARTS), [*_parts(dossier, named)])


def _programmes(dossier: Dossier) -> MoneyTable:
    of, say = dossier.figures.money_shares, dossier.say
    none = say(N_("without a subprogramme"))
    named = [(dossier.programme(id_) or none, part) for id_, part in of.programmes.items()]
    title = say(N_("Subprogrammes in number and in money"))
    return MoneyTable(title, _heads(dossier, N_("Subprogramme"), *_PARTS), [*_parts(dossier, named)])


def _parts(dossier: Dossier, named: list[tuple[str, PartOfAll]]) -> Iterator[list[str]]:
    for name, part in named:
        if part.demands:
            shares = dossier.percent(part.share), dossier.percent(part.share_in_money)
            yield [name, str(part.demands), shares[0], dossier.amount(part.cents), shares[1]]
