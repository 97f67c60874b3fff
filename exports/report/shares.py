"""The productive share by year and zone, and the demands by class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from storage.plan.productive_share import Figures
from storage.translatable import N_

from ..colours import BEHIND_MARKS, PAPER
from ..dossier import Dossier
from ..findings.shares import share_of_slots
from ..wording.marks import OURS
from .charts import Bar, bars
from .markup import Head, Html, figure, table


def by_year_section(dossier: Dossier) -> Iterator[Html]:
    """The share of each year; in the table beside the form in which the source publishes it, where it does."""
    say, years, plan = dossier.say, dossier.figures.years, dossier.figures.plan
    title = say(N_("Productive share by year"))
    heads = _heads(dossier, say(N_("Year")))
    rows = [[year, *_row(dossier, of)] for year, of in years.items()]
    rows.append([say(N_("Plan")), *_row(dossier, plan)])
    if dossier.shows("share_cut"):
        cuts = [_cut(of.share_cut) for of in (*years.values(), plan)]
        rows = [[*row, cut] for row, cut in zip(rows, cuts, strict=True)]
        rows += _mean(dossier, len(heads))
        heads.append(Head(say(N_("Cut, as the source publishes it")), figures=True))
    yield from figure(title, _chart(dossier, title, years.items()), table("", heads, rows))


def _mean(dossier: Dossier, before: int) -> Iterator[list[str]]:
    """The mean of the cut shares, behind so many columns."""
    mean = dossier.figures.plan.share_cut_mean
    if mean is not None:
        said = f"{dossier.say.decimal(mean, 1)}%"
        yield [dossier.say(N_("Mean of the years")), *[""] * (before - 1), said]


def by_zone_section(dossier: Dossier) -> Iterator[Html]:
    """The share of each zone, a part for each zoning. A community may have no zone."""
    for zoning, zones in dossier.figures.zones.items():
        title = dossier.say(N_("Productive share by zone: {zoning}")).format(zoning=dossier.zonings[zoning])
        named = [(dossier.zone(id_), of) for id_, of in zones.items()]
        rows = [[name, *_row(dossier, of)] for name, of in named]
        if rows:
            shown = table("", _heads(dossier, dossier.say(N_("Zone"))), rows)
            yield from figure(title, _chart(dossier, title, named), shown)


def by_level_section(dossier: Dossier) -> Iterator[Html]:
    """The share of each level above communities; last of those that are in none."""
    named = [(dossier.level(id_), of) for id_, of in dossier.figures_of_levels().items()]
    if named:
        title = dossier.say(N_("Productive share by level"))
        rows = [[name, *_row(dossier, of)] for name, of in named]
        shown = table("", _heads(dossier, dossier.say(N_("Level"))), rows)
        yield from figure(title, _chart(dossier, title, named), shown)


def by_class_section(dossier: Dossier) -> Iterator[Html]:
    """How many demands of the communities each class has, and what they cost; those off the list last."""
    say, plan = dossier.say, dossier.figures.plan
    classes = [(dossier.marks.named(id_), of) for id_, of in dossier.figures.classes.items()]
    title = say(N_("Communities' demands by class"))
    most = max((of.demands for _mark, of in classes), default=0) or 1
    rows = [
        Bar(mark.with_words(say), of.demands / most, str(of.demands), BEHIND_MARKS.of(mark) or PAPER.page)
        for mark, of in classes
    ]
    heads = [Head(say(N_("Class"))), Head(say(N_("Demands")), figures=True), Head(say(N_("Cost")), figures=True)]
    lines = [
        [mark.with_words(dossier.say), str(of.demands), dossier.amount(of.cost_cents)] for mark, of in classes
    ]
    for name, n in (("unclassed", plan.unclassed), ("disputed", plan.disputed)):
        lines += [[OURS[name].with_words(dossier.say), str(n), ""]] if n else []
    yield from figure(title, bars(title, rows), table("", heads, lines))


def _chart(dossier: Dossier, title: str, parts: Iterable[tuple[str, Figures]]) -> Iterator[Html]:
    yield from bars(
        title, [Bar(name, (of.share or 0) / 100, share_of_slots(dossier, of)) for name, of in parts], whole=True
    )


def _heads(dossier: Dossier, first: str) -> list[Head]:
    words = (
        N_("Productive"),
        N_("Decided"),
        N_("Share"),
        N_("Expected"),
        N_("Missing"),
        N_("Productive or not: to settle"),
    )
    return [Head(first), *(Head(dossier.say(word), figures=True) for word in words)]


def _row(dossier: Dossier, of: Figures) -> list[str]:
    to_settle = f"{of.disputed}\n{dossier.share(of)}" if of.range else of.disputed
    return [*map(str, (of.productive, of.filled, dossier.percent(of.share), of.slots, of.missing, to_settle))]


def _cut(share: int | None) -> str:
    return "" if share is None else f"{share}%"
