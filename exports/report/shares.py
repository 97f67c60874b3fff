"""Pure: the productive share by year and zone, and the demands by class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..figures import Figures
from ..marks import MARKS
from ..words import CLASSES, N_
from .charts import Bar, bars
from .dossier import ZONINGS, Dossier, bs
from .markup import Head, Html, figure, table

_ZONINGS = {"admin": N_("Productive share by zone"), "typology": N_("Productive share by zone of the typology")}


def by_year(dossier: Dossier) -> Iterator[Html]:
    """The share of each year; in the table beside the form in which the report of about 2003 prints it."""
    say, years, plan = dossier.say, dossier.figures.years, dossier.figures.plan
    title = say(N_("Productive share by year"))
    heads = [
        *_heads(dossier, say(N_("Year"))),
        Head(say(N_("Cut, as the report of about 2003 publishes it")), figures=True),
    ]
    rows = [[year, *_row(dossier, of), _cut(of.share_cut)] for year, of in years.items()]
    rows.append([say(N_("Plan")), *_row(dossier, plan), _cut(plan.share_cut)])
    if plan.share_cut_mean is not None:
        mean = f"{say.decimal(plan.share_cut_mean, 1)}%"
        rows.append([say(N_("Mean of the years")), *[""] * (len(heads) - 2), mean])
    chart = _chart(dossier, title, years, {year: year for year in years})
    yield from figure(title, chart, table("", heads, rows))


def by_zone(dossier: Dossier) -> Iterator[Html]:
    """The share of each zone, of both zonings. A community may have no zone."""
    for zoning in ZONINGS:
        zones: dict[str, Figures] = getattr(dossier.figures.zones, zoning)
        title = dossier.say(_ZONINGS[zoning])
        rows = [[dossier.zones[zone], *_row(dossier, of)] for zone, of in zones.items()]
        if rows:
            shown = table("", _heads(dossier, dossier.say(N_("Zone"))), rows)
            yield from figure(title, _chart(dossier, title, zones, dossier.zones), shown)


def by_class(dossier: Dossier) -> Iterator[Html]:
    """How many demands of the communities each class has, and what they cost; classes of newer versions last."""
    say, found = dossier.say, dossier.figures.classes
    classes = {id_: found[id_] for id_ in (*CLASSES, *sorted(found.keys() - CLASSES))}
    title = say(N_("Communities' demands by class"))
    most = max((of.demands for of in classes.values()), default=0) or 1
    rows = [Bar(_class_name(dossier, id_), of.demands / most, str(of.demands), id_) for id_, of in classes.items()]
    heads = [Head(say(N_("Class"))), Head(say(N_("Demands")), figures=True), Head(say(N_("Cost")), figures=True)]
    lines = [[_class_name(dossier, id_), str(of.demands), bs(of.cost_cents)] for id_, of in classes.items()]
    plan = dossier.figures.plan
    for name, n in (("unclassed", plan.unclassed), ("disputed", plan.disputed)):
        lines += [[_class_name(dossier, name), str(n), ""]] if n else []
    yield from figure(title, bars(title, rows), table("", heads, lines))


def _class_name(dossier: Dossier, id_: str) -> str:
    """▲ production support; a class of a newer version by its own name."""
    mark = MARKS.get(id_)
    return f"{mark.symbol} {dossier.say(mark.word)}" if mark else f"{MARKS['unclassed'].symbol} {id_}"


def _chart(dossier: Dossier, title: str, parts: Mapping[str, Figures], names: Mapping[str, str]) -> Iterator[Html]:
    yield from bars(
        title, [Bar(names[id_], (of.share or 0) / 100, said(dossier, of)) for id_, of in parts.items()], whole=True
    )


def said(dossier: Dossier, of: Figures) -> str:
    """7 of 18: 38.89%; where something is to settle: 7 of 18: 38.89% to 44.44%."""
    if not of.filled:
        return dossier.say(N_("nothing decided"))
    words = dossier.say(N_("{productive} of {filled}: {share}"))
    return words.format(productive=of.productive, filled=of.filled, share=dossier.share(of))


def _heads(dossier: Dossier, first: str) -> list[Head]:
    words = N_("Productive"), N_("Decided"), N_("Share"), N_("Expected"), N_("Missing"), N_("To settle")
    return [Head(first), *(Head(dossier.say(word), figures=True) for word in words)]


def _row(dossier: Dossier, of: Figures) -> list[str]:
    to_settle = f"{of.disputed}\n{dossier.share(of)}" if of.range else of.disputed
    return [*map(str, (of.productive, of.filled, dossier.percent(of.share), of.slots, of.missing, to_settle))]


def _cut(share: int | None) -> str:
    return "" if share is None else f"{share}%"
