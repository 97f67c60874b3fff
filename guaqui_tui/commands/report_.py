"""guaqui report: the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from exports.findings.facts import fact_points
from exports.findings.references import reference_points
from exports.findings.tallies import (
    causes_points,
    ceilings_points,
    money_parts_points,
    money_share_points,
    proposers_points,
    standing_points,
    vocation_points,
)
from exports.wording.rule import HOW_CUT
from exports.wording.values import Values
from storage.kinds.process.demand import STATUSES
from storage.kinds.process.workshop import OUTCOMES
from storage.plan.carried_demands import CarriedDemands
from storage.plan.indicators import Communities, Indicators, OfAssociation, indicators
from storage.plan.levels.tree import levels
from storage.plan.productive_share import Figures
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import Readers
from storage.plan.views.scopes import scopes_in, surveys_of, within
from storage.symbols import FULL

from ..language.gettext_ import _, use_terms
from ..language.numbers import amount, decimal
from ..wording.carried_demands import hidden_by
from ..wording.money import plan_in_words, sources_in_words
from ..wording.values import values_of
from . import ExitCode, done
from .common import (
    Command,
    as_json_option,
    by_municipality,
    file_argument,
    opened_to_read,
    put_json,
    scope_options,
)


@click.command("report", cls=Command, help=_("The figures of a plan: productive share, coverage, classes, zones."))
@file_argument()
@click.option("--senders", is_flag=True, help=_("Who has sent what, by laptop and community, and whom to call."))
@click.option(
    "--people",
    is_flag=True,
    help=_("With --senders: also who typed, and whose the known laptops are. Without it they are only letters."),
)
@click.option("--private", is_flag=True, help=_("With what only the coordinator may see: hidden demands."))
@scope_options
@as_json_option()
def command(
    file: Path, senders: bool, people: bool, private: bool, municipality: str, plan: str, as_json: bool
) -> ExitCode:
    with opened_to_read(file) as opened:
        if senders:
            asked = surveys_of(opened.survey, municipality, plan)
            from .senders import show_senders  # loaded where it is asked who sent what

            return show_senders(opened, asked, one=bool(municipality), people=people, as_json=as_json)
        seen = surveys_of(seen_by(opened.survey, Readers(private=private)), municipality, plan)
        if as_json:
            put_json(by_municipality({one.municipality: indicators(one) for one in seen}, one=bool(municipality)))
        else:
            show(seen)
        return done(needs_a_person=any(one.disputed() for one in seen) or opened.problems)


def show(seen: Sequence[Survey]) -> None:
    """Print every figure of each municipality, 80 columns wide; of several plans first their shares side by side.

    People's names for things are printed as text, never as markup.
    """
    console = Console(width=80, highlight=False, markup=False, emoji=False)
    plans = [within(survey, scope) for survey in seen for scope in scopes_in(survey)]
    if len(plans) > 1:
        console.print(_side_by_side(plans))
    for survey in seen:
        if len(seen) > 1:
            console.print(Text(f"\n{survey.profile.name or survey.municipality}", style="bold"))
        _show(survey, console)


def _side_by_side(plans: Iterable[Survey]) -> Table:
    figures = (_("Productive"), _("Share"), _("Filled"), _("To settle"), _("Missing"))
    table = _table(_("Municipality"), _("Plan"), *figures)
    table.columns[1].justify = "left"
    for survey in plans:
        name, plan = survey.profile.name or survey.municipality, survey.plan.name
        table.add_row(*map(Text, (name, plan, *_row(indicators(survey).plan))))
    return table


def _show(survey: Survey, console: Console) -> None:
    use_terms(survey)
    figures = indicators(survey)
    console.print(Text(figures.name, style="bold"))
    console.print(_shares(figures, published=survey.plan.published is True))
    if survey.plan.published is True:
        console.print(Text(_(HOW_CUT)))
    console.print(_zones(figures, survey))
    if figures.levels:
        console.print(_levels(figures, survey))
    for line in _lines(figures, survey):
        console.print(Text(line))


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for number, heading in enumerate(headings):
        table.add_column(Text(heading), justify="right" if number else "left")
    return table


def _shares(figures: Indicators, *, published: bool) -> Table:
    """The shares by year; also cut, where they are published so."""
    cut = [_("As published")] if published else []
    table = _table(_("Year"), _("Productive"), _("Share"), *cut, _("Filled"), _("To settle"), _("Missing"), "")
    for name, year in (*figures.years.items(), (_("Plan"), figures.plan)):
        productive, share, *rest = _row(year)
        cells = [_cut(year)] if published else []
        bar = FULL * round((year.share or 0) / 12.5)
        table.add_row(*map(Text, (name, productive, share, *cells, *rest, bar)))
    if published and figures.plan.share_cut_mean is not None:
        mean = decimal(figures.plan.share_cut_mean, 1)
        table.add_row(*map(Text, (_("Mean"), "", "", f"{mean}%", "", "", "", "")))
    return table


def _cut(year: Figures) -> str:
    return "" if year.share_cut is None else f"{year.share_cut}%"


def _row(year: Figures) -> tuple[str, ...]:
    share = "" if year.share is None else f"{decimal(year.share, 2)}%"
    if year.range:
        share = _("{low} to {high}").format(low=share, high=f"{decimal(year.range[1], 2)}%")
    return f"{year.productive}/{year.filled}", share, f"{year.filled}/{year.slots}", *_open(year)


def _open(year: Figures) -> tuple[str, str]:
    return str(year.disputed or ""), str(year.missing or "")


def _zones(figures: Indicators, survey: Survey) -> Table:
    table = _table(_("Zone"), _("Productive"), _("Share"), _("Filled"))
    values = values_of(survey)
    for zoning, zones in figures.zones.items():
        if len(figures.zones) > 1:
            table.add_row(Text(values.named(("zoning",), zoning), style="bold"))
        for id_, of_zone in zones.items():
            productive, share, filled, *_rest = _row(of_zone)
            table.add_row(*map(Text, (values.named(("zone",), id_), productive, share, filled)))
    return table


def _levels(figures: Indicators, survey: Survey) -> Table:
    """The figures of each level, further in the deeper it is; those of the communities that are in none last."""
    table = _table(_("Level"), _("Productive"), _("Share"), _("Filled"), _("To settle"), _("Missing"))
    depth = {one.id: one.depth for one in levels(survey).tree}
    for id_, of_level in (figures.levels or {}).items():
        name = values_of(survey).named(("community",), id_) if id_ else _("In no level")
        table.add_row(*map(Text, ("  " * depth.get(id_, 0) + name, *_row(of_level))))
    return table


def _lines(figures: Indicators, survey: Survey) -> list[str]:
    values = values_of(survey)
    lines = [_communities(figures.communities), *_classes(figures, values)]
    lines += [_association(one, values.name("association", id_)) for id_, one in figures.associations.items()]
    lines += [_workshops(figures), *proposers_points(survey, values), *_validation(figures)]
    lines += [*causes_points(survey, values), *standing_points(figures, values)]
    lines += [*_money(figures, survey), *money_share_points(figures, values)]
    lines += [*money_parts_points(figures, values), *_year_plans(figures)]
    lines += [*ceilings_points(figures, values), *vocation_points(figures, values)]
    lines += reference_points(survey, values, figures.plan, figures.money_shares.plan)
    lines += fact_points(survey, values)
    if disputed := survey.disputed():
        lines.append(_("To settle: {n}").format(n=len(disputed)))
    return lines + _hidden(figures, survey)


def _communities(of: Communities) -> str:
    share = "" if of.share is None else f"{decimal(of.share, 2)}%"
    if isinstance(of.low, float):
        share = _("{low} to {high}").format(low=f"{decimal(of.low, 2)}%", high=share)
    text = _("Communities: {total}; complete: {complete}; without any productive demand: {without}{share}.")
    share = share and f" ({share})"
    return text.format(total=of.total, complete=of.complete, without=of.without_productive, share=share)


def _classes(figures: Indicators, values: Values) -> list[str]:
    """Each class with its demands and their cost; then what is counted in none, so that all of it adds up."""
    lines = []
    for class_, of_class in figures.classes.items():
        name = values.named(("class",), class_)
        line = _("{name}: {n} demands, {cost}")
        name = name[:1].upper() + name[1:]
        lines.append(line.format(name=name, n=of_class.demands, cost=amount(of_class.cost_cents)))
    plan = figures.plan
    for words, n in (
        (_("Without class: {n}"), plan.unclassed),
        (_("Productive or not, to settle: {n}"), plan.disputed),
    ):
        lines += [words.format(n=n)] if n else []
    return lines


def _association(one: OfAssociation, name: str) -> str:
    words = _("{name}: {filled} of {slots} demands, {validated} validated, {rejected} rejected, {cost}")
    return words.format(
        name=name,
        filled=one.filled,
        slots=one.slots,
        validated=one.validated,
        rejected=one.rejected,
        cost=amount(one.cost_cents),
    )


def _workshops(figures: Indicators) -> str:
    """Workshops: held 18, suspended 1. Came: 612 women and 548 men. To hold: 3."""
    held = ", ".join(f"{_(OUTCOMES.get(name, name))} {n}" for name, n in figures.workshops.items() if n)
    line = _("Workshops: {held}").format(held=held or _("none yet"))
    came = figures.attendance
    if came.women or came.men:
        line += ". " + _("Came: {women} women and {men} men").format(women=came.women, men=came.men)
    if figures.to_visit:
        line += ". " + _("To hold: {n}").format(n=len(figures.to_visit))
    return f"{line}."


def _validation(figures: Indicators) -> list[str]:
    of = figures.validation
    named = ((_("Communities' demands"), of.communities), (_("Associations' demands"), of.associations))
    lines = []
    for name, ruled in (*named, (_("Zoning"), of.zoning)):
        counts = msgspec.structs.asdict(ruled)
        left = counts.pop("left")
        said = [f"{_(STATUSES[status])} {n}" for status, n in counts.items() if n]
        if said:
            if left:
                said.append(_("still to validate {n}").format(n=left))
            lines.append(f"{name}: {', '.join(said)}.")
    return lines


def _money(figures: Indicators, survey: Survey) -> list[str]:
    """What every source is asked for, in all."""
    if not figures.money.cost_cents and not figures.money.asked:
        return []
    line = _("All demands cost {cost}").format(cost=amount(figures.money.cost_cents))
    if figures.money.asked:
        line += "; " + sources_in_words(figures.money.asked, survey)
    if figures.money.missing_cents:
        line += "; " + _("{amount} without a source").format(amount=amount(figures.money.missing_cents))
    return [f"{line}."]


def _year_plans(figures: Indicators) -> list[str]:
    lines = []
    for year, plan in figures.year_plans.items():
        if said := plan_in_words(plan):
            words = _("Plan of {year}: {said}; {cost}.")
            lines.append(words.format(year=year, said=said, cost=amount(plan.money.cost_cents)))
    return lines


def _hidden(figures: Indicators, survey: Survey) -> list[str]:
    of = figures.hidden
    if not isinstance(of, CarriedDemands) or not of.demands:
        return []
    text = _("Private: {n} demands of communities carry an association's ({share}%).")
    return [text.format(n=of.demands, share=decimal(of.share or 0, 2)), f"   {hidden_by(of, survey)}"]
