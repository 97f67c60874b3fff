"""What the figures of each section of the report say, in sentences that stand above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from storage.plan.productive_share import Figures
from storage.translatable import N_

from ..dossier import Dossier

_MOST_NAMES = 12
"""A sentence names no more communities; from there on it says where they are listed."""

_BY_ZONE = N_(
    "{zoning}: the largest productive share is of {most} ({most_share}), the smallest of {least} ({least_share})."
)


def zone_points(dossier: Dossier) -> Iterator[str]:
    """In which zones the share is largest and smallest."""
    for id_, zones in dossier.figures.zones.items():
        named = [(dossier.zone(zone), of) for zone, of in zones.items()]
        yield from _most_and_least(dossier, named, dossier.zonings[id_])


_Named = tuple[str, Figures]
"""A zone, and its figures."""


def _most_and_least(dossier: Dossier, parts: Iterable[_Named], zoning: str) -> Iterator[str]:
    """Which zones have the largest share and which the smallest; nothing where all have the same."""
    decided = [(name, of) for name, of in parts if of.share is not None]
    shares = [of.share for _name, of in decided if of.share is not None]
    if len(set(shares)) < 2:
        return
    most, least = ([one for one in decided if one[1].share == end] for end in (max(shares), min(shares)))
    yield dossier.say(_BY_ZONE).format(
        zoning=zoning,
        most=", ".join(name for name, _of in most),
        most_share=_share_of(dossier, most),
        least=", ".join(name for name, _of in least),
        least_share=_share_of(dossier, least),
    )


def _share_of(dossier: Dossier, parts: Iterable[_Named]) -> str:
    """The share that some have alike, up to the most that it can come to in any of them."""
    ends = [of.range or (of.share or 0.0, of.share or 0.0) for _name, of in parts]
    low, high = min(low for low, _high in ends), max(high for _low, high in ends)
    return dossier.percent(low) if low == high else dossier.span((low, high))


def coverage_points(dossier: Dossier) -> Iterator[str]:
    """What is missing, and who asks for nothing productive."""
    yield from _coverage(dossier)
    yield from _communities(dossier)


def _communities(dossier: Dossier) -> Iterator[str]:
    """How many communities ask for nothing productive in any year, and which."""
    of = dossier.figures.communities
    if of.complete:
        yield _without_productive(dossier) if of.without_productive else _all_productive(dossier, of.complete)


def _all_productive(dossier: Dossier, n: int) -> str:
    words = dossier.say.ngettext(
        "The only community with every year decided asks for something productive.",
        "Each of the {n} communities with every year decided asks for something productive.",
        n,
    )
    return words.format(n=n)


def _without_productive(dossier: Dossier) -> str:
    of = dossier.figures.communities
    names = _named(dossier, of.without_productive_ids)
    if of.complete == 1:
        only = N_("The only community with every year decided asks for nothing productive: {names}.")
        return dossier.say(only).format(names=names)
    words = dossier.say.ngettext(
        "Of {complete} communities with every year decided, {n} asks for nothing productive ({share}): {names}.",
        "Of {complete} communities with every year decided, {n} ask for nothing productive ({share}): {names}.",
        of.without_productive,
    )
    share = dossier.percent(of.share)
    return words.format(n=of.without_productive, complete=of.complete, share=share, names=names)


def _named(dossier: Dossier, ids: Sequence[str]) -> str:
    if len(ids) <= _MOST_NAMES:
        return dossier.names(ids)
    return dossier.say(N_("on the list below"))


def _coverage(dossier: Dossier) -> Iterator[str]:
    """What is missing of the plan, and what was put off or decided to be nothing."""
    plan, say = dossier.figures.plan, dossier.say
    if plan.missing:
        words = say.ngettext(
            "{n} demand of {slots} is missing.",
            "{n} demands of {slots} are missing.",
            plan.missing,
        )
        yield words.format(n=plan.missing, slots=plan.slots)
    elif plan.slots:
        yield say(N_("No demand of the plan is missing."))
    if plan.postponed:
        yield say.ngettext("{n} demand is postponed.", "{n} demands are postponed.", plan.postponed).format(
            n=plan.postponed
        )
    if plan.none:
        words = say.ngettext(
            "{n} time a community decided not to ask.", "{n} times a community decided not to ask.", plan.none
        )
        yield words.format(n=plan.none)


def dispute_points(dossier: Dossier) -> Iterator[str]:
    """How much has several versions, and what of it comes first."""
    many, plan = len(dossier.survey.disputed()), dossier.figures.plan
    if many:
        words = dossier.say.ngettext(
            "{n} thing has several versions and is to be settled with those concerned.",
            "{n} things have several versions and are to be settled with those concerned.",
            many,
        )
        yield words.format(n=many)
    if plan.range:
        words = dossier.say.ngettext(
            "To settle first: in {n} demand it is disputed whether it is productive.",
            "To settle first: in {n} demands it is disputed whether they are productive.",
            plan.disputed,
        )
        yield words.format(n=plan.disputed)


def association_points(dossier: Dossier) -> Iterator[str]:
    """What became of each association's demands, and who is asked to pay for them."""
    for id_, of in dossier.figures.associations.items():
        if not of.filled:
            yield dossier.say(N_("{name}: no demand decided yet.")).format(name=dossier.holder(id_))
            continue
        words = dossier.say(
            N_("{name}: {filled} of {slots} demands, {validated} validated, {rejected} rejected, {cost}")
        )
        said = words.format(
            name=dossier.holder(id_),
            filled=of.filled,
            slots=of.slots,
            validated=of.validated,
            rejected=of.rejected,
            cost=dossier.amount(of.cost_cents),
        )
        yield f"{said}. {_asked_to_pay(dossier, of.funding)}".rstrip()


def _asked_to_pay(dossier: Dossier, funding: Mapping[str, int]) -> str:
    """Asked to pay: Municipal government Bs 40.000, ... Empty where nobody is."""
    if not funding:
        return ""
    parts = ", ".join(f"{dossier.funder(id_)} {dossier.amount(cents)}" for id_, cents in funding.items())
    return dossier.say(N_("Asked to pay: {parts}.")).format(parts=parts)


def money_points(dossier: Dossier) -> Iterator[str]:
    """What all demands cost, and who is asked to pay."""
    of = dossier.figures.money
    if not of.cost_cents and not of.asked:
        yield dossier.say(N_("No demand says yet what it costs."))
        return
    yield dossier.say(N_("All demands together cost {cost}.")).format(cost=dossier.amount(of.cost_cents))
    if of.asked:
        yield _asked_to_pay(dossier, of.asked)
    if of.missing_cents:
        yield dossier.say(N_("There is no source for {cost} yet.")).format(cost=dossier.amount(of.missing_cents))


def workshop_points(dossier: Dossier) -> Iterator[str]:
    """How many came to the workshops, and how many workshops are still to be held."""
    yield from _came(dossier)
    if left := len(dossier.figures.to_visit):
        words = dossier.say.ngettext(
            "{n} workshop of a community or an association is still to be held.",
            "{n} workshops of communities and associations are still to be held.",
            left,
        )
        yield words.format(n=left)


def _came(dossier: Dossier) -> Iterator[str]:
    of, say = dossier.figures.attendance, dossier.say
    counted = of.workshops - of.not_counted
    if not counted:
        yield say(N_("Who came to the workshops was not counted yet."))
        return
    words = say.ngettext(
        "To {n} workshop came, counted together: women {women}, men {men}.",
        "To {n} workshops came, counted together: women {women}, men {men}.",
        counted,
    )
    yield words.format(n=counted, women=of.women, men=of.men)
    if of.not_counted:
        words = say.ngettext(
            "In {n} more that was held nobody was counted.",
            "In {n} more that were held nobody was counted.",
            of.not_counted,
        )
        yield words.format(n=of.not_counted)


def year_plan_points(dossier: Dossier) -> Iterator[str]:
    """What stands in each year's plan, and what it costs."""
    for year, plan in dossier.figures.year_plans.items():
        if many := plan.planned + plan.budgeted + plan.lines:
            words = dossier.say.ngettext(
                "In the plan of {year} stands {n} line, for {cost}.",
                "In the plan of {year} stand {n} lines, for {cost}.",
                many,
            )
            yield words.format(year=year, n=many, cost=dossier.amount(plan.money.cost_cents))
