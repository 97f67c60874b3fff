"""What is counted of a plan beside its shares, in the words that papers, pages and the command line say alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from storage.kinds.executed import STATES as EXECUTED
from storage.kinds.field import EVERYBODY
from storage.kinds.process.commitment import STATES as COMMITMENTS
from storage.kinds.process.demand import PROPOSERS
from storage.kinds.terms.cause import OF
from storage.plan.indicators import Indicators
from storage.plan.survey import Survey
from storage.plan.tallies.causes import causes_given
from storage.plan.tallies.standing import DISPUTED
from storage.plan.tallies.vocation import VocationOfZone
from storage.plan.tallies.women import proposals_by_proposer
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.values import Values
from .execution_words import spent_sum_words

_TO_SETTLE: Final = {DISPUTED: N_("to settle")}
_HOLDERS: Final = ("community", "association")


class ToldCause(NamedTuple):
    """A cause by its name, what it was given for, how often, and by whom."""

    cause: str
    of: str
    times: int
    holders: str


def told_causes(survey: Survey, values: Values) -> list[ToldCause]:
    """Those that were given, the most frequent first; of each what it was given for, apart."""
    given = causes_given(survey)
    often, parts = Counter(one.cause for one in given), Counter((one.cause, one.of) for one in given)
    found = []
    for (cause, of), n in sorted(parts.items(), key=lambda one: (-often[one[0][0]], one[0][0], -one[1], one[0])):
        holders = dict.fromkeys(one.holder for one in given if (one.cause, one.of) == (cause, of))
        named = ", ".join(values.named(_HOLDERS, one) for one in holders if one and one != EVERYBODY)
        words = values.say(OF[of]) if of in OF else ""
        found.append(ToldCause(values.named(("cause",), cause), words, n, named))
    return found


def causes_points(survey: Survey, values: Values) -> Iterator[str]:
    """Causes given: internal disputes, did not come 1; internal disputes, suspended 1."""
    told = (f"{', '.join(filter(None, one[:2]))} {one.times}" for one in told_causes(survey, values))
    if causes := "; ".join(told):
        yield values.say(N_("Causes given: {causes}.")).format(causes=causes)


def standing_points(figures: Indicators, values: Values) -> Iterator[str]:
    """What became of promises, and of what was planned."""
    for words, counts, names in (
        (N_("Commitments: {counts}."), figures.commitments, COMMITMENTS),
        (N_("What became of what was planned: {counts}."), figures.executed, EXECUTED),
    ):
        if counts:
            yield values.say(words).format(counts=counted(counts, {**names, **_TO_SETTLE}, values.say))
    yield from _spent_points(figures, values)


def _spent_points(figures: Indicators, values: Values) -> Iterator[str]:
    """Spent on what was planned: 2003 Bs 83.500, no amount for 1; 2004 Bs 12.000."""
    told = ((year, spent_sum_words(of, values)) for year, of in figures.spent.items())
    shown = [f"{year} {words}" for year, words in told if words]
    if shown:
        yield values.say(N_("Spent on what was planned: {years}.")).format(years="; ".join(shown))


def proposers_points(survey: Survey, values: Values) -> Iterator[str]:
    """Who proposed: women 3, men 2."""
    found = proposals_by_proposer(survey)
    if known := {name: found[name] for name in PROPOSERS if name in found}:
        yield values.say(N_("Proposals by who made them: {counts}.")).format(
            counts=counted(known, PROPOSERS, values.say)
        )


def counted(counts: Mapping[str, int], names: Mapping[str, str], say: Speech) -> str:
    """Open 2, kept 1: some counts by what they are called; what has no word of ours as it is kept."""
    return ", ".join(f"{say(names[name]) if name in names else name} {n}" for name, n in counts.items())


def money_share_points(figures: Indicators, values: Values) -> Iterator[str]:
    """The share in money of each year of which anything says a cost."""
    shown = []
    for year, of in figures.shares_in_money.items():
        if of.share is not None:
            share = f"{values.say.decimal(of.share, 2)}%"
            if isinstance(of.high, float):
                ends = values.say(N_("{low} to {high}"))
                share = ends.format(low=share, high=f"{values.say.decimal(of.high, 2)}%")
            shown.append(f"{year} {share}")
    if shown:
        yield values.say(N_("Productive share of the money: {years}.")).format(years="; ".join(shown))


def money_parts_points(figures: Indicators, values: Values) -> Iterator[str]:
    """The share in money of each zone; then how much of the money is of each class, of each programme."""
    of, say = figures.money_shares, values.say
    if not of.plan.cents:
        return
    for zoning, zones in of.zones.items():
        shown = {values.named(("zone",), id_) or say(N_("In no zone")): one.share for id_, one in zones.items()}
        words = say(N_("Productive share of the money, {zoning}: {zones}."))
        if said := _percents(shown, say):
            yield words.format(zoning=values.named(("zoning",), zoning), zones=said)
    classes = {values.named(("class",), id_): one.share_in_money for id_, one in of.classes.items()}
    rest = {say(N_("without class")): of.unclassed, say(N_("to settle")): of.disputed}
    classes |= {name: one.share_in_money for name, one in rest.items() if one.demands}
    yield say(N_("Of the money, by class: {parts}.")).format(parts=_percents(classes, say))
    none = say(N_("without a subprogramme"))
    programmes = {
        values.named(("programme",), id_) or none: one.share_in_money for id_, one in of.programmes.items()
    }
    yield say(N_("Of the money, by subprogramme: {parts}.")).format(parts=_percents(programmes, say))


def _percents(shares: Mapping[str, float | None], say: Speech) -> str:
    """Zone A 51,00%; zone B 40,00%."""
    return "; ".join(f"{name} {say.decimal(share, 2)}%" for name, share in shares.items() if share is not None)


def ceilings_points(figures: Indicators, values: Values) -> Iterator[str]:
    """A sentence for each year that has a ceiling: how much it is, what stands in its plan, what is left."""
    say = values.say
    for year, of in figures.ceilings.items():
        if of.ceiling_cents is None or of.left_cents is None:
            continue
        left = say(N_("left {amount}")) if of.left_cents >= 0 else say(N_("over by {amount}"))
        yield say(N_("Ceiling of {year}: {ceiling}; in its plan {planned}; {left}.")).format(
            year=year,
            ceiling=values.amount(of.ceiling_cents),
            planned=values.amount(of.planned_cents),
            left=left.format(amount=values.amount(abs(of.left_cents))),
        )


def lacking_words(of: VocationOfZone, values: Values) -> str:
    """School 2, road 1: what is asked for in a zone and does not belong to its vocation."""
    return ", ".join(f"{values.named(('action',), action)} {n}" for action, n in of.lacking.items())


def unasked_words(of: VocationOfZone, values: Values) -> str:
    """What belongs to a zone's vocation and nobody asks for."""
    return ", ".join(values.named(("action",), action) for action in of.unasked)


def vocation_points(figures: Indicators, values: Values) -> Iterator[str]:
    """A sentence for each zone that says what it asks for, where that and what is asked for differ."""
    say = values.say
    for zones in figures.vocation.values():
        for zone, of in zones.items():
            parts = (
                (N_("asked for and not of its vocation: {actions}"), lacking_words(of, values)),
                (N_("of its vocation, and nobody asks for it: {actions}"), unasked_words(of, values)),
            )
            if said := _said(parts, say):
                yield f"{values.named(('zone',), zone)}: {said}."


def _said(parts: Iterable[tuple[str, str]], say: Speech) -> str:
    return "; ".join(say(words).format(actions=actions) for words, actions in parts if actions)
