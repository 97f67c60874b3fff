"""How much money a year has, what its plan takes of it, and what is left: one reading for whoever says it.

Only what is budgeted takes of a year's money: what stands in the plan of all years alone is not placed in the
year yet. A ceiling of anybody's money is held against all that the year's plan costs; one of who pays against what
is asked of them in it; one of a community or an association against its own lines; one for each community or
each family against each community by itself. No ceiling is no amount: nothing is said of what has none. In
hundredths of the currency throughout.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec import Struct, field

from ...kinds.process.ceiling import Ceiling
from ...revisions.record_changes import RecordChange
from ..decisions import PlanLine, plan_lines
from ..effects.pretended import pretended
from ..money import Money
from ..survey import Survey, SurveyRecord

WHOLE_YEAR: Final = "year"
ANY_FUNDER: Final = "any"
EACH_COMMUNITY: Final = "each-community"
EACH_FAMILY: Final = "each-family"
_STATUS: Final = "status"
FOR_EACH: Final = (EACH_COMMUNITY, EACH_FAMILY)


class HolderMoney(NamedTuple):
    """What one community may have of a ceiling that is there for each, and what it has in the year's plan."""

    holder: str
    ceiling_cents: int
    planned_cents: int

    @property
    def left_cents(self) -> int:
        return self.ceiling_cents - self.planned_cents


class CeilingMoney(NamedTuple):
    """One ceiling, and what the year's plan takes of it. `whose` and `funder` are as its name says them.

    One for each community or family is all of theirs together, and in `by_holder` each community's by itself: of
    families those whose number somebody wrote down. Of a year of which only who pays is said, all of them together
    are one more, without a record and a funder. `amount_cents` is what was written down: of one for each, of each.
    """

    record: str
    whose: str
    funder: str
    name: str
    amount_cents: int
    ceiling_cents: int
    planned_cents: int
    by_holder: tuple[HolderMoney, ...] = ()

    @property
    def left_cents(self) -> int:
        """Below 0 where the plan takes more than there is."""
        return self.ceiling_cents - self.planned_cents

    @property
    def over(self) -> bool:
        """Whether it is not enough: for all, or for a community by itself."""
        return self.left_cents < 0 or any(one.left_cents < 0 for one in self.by_holder)

    def taken_by(self, line: PlanLine) -> int:
        """What a line takes of it, once it is budgeted."""
        if self.whose in FOR_EACH:
            if not any(one.holder == line.holder for one in self.by_holder):
                return 0
        elif self.whose not in {WHOLE_YEAR, line.holder}:
            return 0
        return line.cost_cents if self.funder in {ANY_FUNDER, ""} else line.funding.get(self.funder, 0)

    def left_for(self, holder: str) -> int:
        """What is left for who asks: of a ceiling for each, of its own share."""
        own = next((one.left_cents for one in self.by_holder if one.holder == holder), None)
        return self.left_cents if own is None else own


class YearMoney(NamedTuple):
    """A year's money. `lines` are those of its plan and of the plan of all years, `budgeted` says which count.

    `money` sums up the budgeted ones: what they cost, who is asked for what, what nobody gives. `ceilings` are
    those that somebody wrote down, by record; `whole` is of the year as a whole, None where none is.
    """

    year: int
    lines: tuple[PlanLine, ...]
    money: Money
    ceilings: tuple[CeilingMoney, ...]
    whole: CeilingMoney | None

    @property
    def held(self) -> tuple[CeilingMoney, ...]:
        """Each ceiling once: the year's funders together too, where they are one."""
        together = (self.whole,) if self.whole and not self.whole.record else ()
        return (*together, *self.ceilings)

    @property
    def over(self) -> list[CeilingMoney]:
        """The ceilings that somebody wrote down and that the plan is over."""
        return [one for one in self.ceilings if one.over]


def year_money(survey: Survey, year: int) -> YearMoney:
    """The money of one year as it stands; without ceilings what its plan costs is there all the same."""
    lines = tuple(plan_lines(survey, year))
    budgeted = [line for line in lines if line.budgeted]
    money = Money()
    for line in budgeted:
        money.add(line.cost_cents, line.funding)
    families = _families(survey)
    ceilings = tuple(_held(one, budgeted, families) for one in _of_year(survey, year))
    return YearMoney(year, lines, money, ceilings, _whole(ceilings))


def year_money_if(survey: Survey, year: int, changes: Iterable[RecordChange]) -> YearMoney:
    """The same as it would be if some changes were saved; nothing is."""
    changes = list(changes)
    return year_money(pretended(survey, changes) if changes else survey, year)


def year_ceiling_record(municipality: str, year: int) -> str:
    """The record of the ceiling of all of a year's money, be it there or not."""
    return f"ceiling/{municipality}/{year:04d}/{WHOLE_YEAR}/{ANY_FUNDER}"


def over_by(before: YearMoney, after: YearMoney) -> bool:
    """Whether any ceiling is further over after a change than it was before, or over only then."""
    was, will = _lefts(before), _lefts(after)
    return any(left < 0 and left < was.get(key, 0) for key, left in will.items())


def _lefts(of: YearMoney) -> dict[tuple[str, str], int]:
    """What is left, by ceiling and for which community of one for each."""
    each = {(one.record, its.holder): its.left_cents for one in of.ceilings for its in one.by_holder}
    return {(one.record, ""): one.left_cents for one in of.ceilings} | each


def years_with_ceilings(survey: Survey) -> list[int]:
    return sorted({int(_year_of(one)) for one in survey.listed("ceiling")})


def _year_of(one: SurveyRecord[Ceiling]) -> str:
    return one.record.split("/")[2]


def _of_year(survey: Survey, year: int) -> list[SurveyRecord[Ceiling]]:
    mine = (one for one in survey.listed("ceiling") if int(_year_of(one)) == year)
    return sorted(mine, key=lambda one: one.record)


def _families(survey: Survey) -> dict[str, int | None]:
    """How many families each community that asks for something has; None where nobody wrote it down."""
    asking = (one for one in survey.communities() if survey.per_year(one.fields))
    return {one.id: one.fields.families if isinstance(one.fields.families, int) else None for one in asking}


def _held(
    one: SurveyRecord[Ceiling], budgeted: Iterable[PlanLine], families: dict[str, int | None]
) -> CeilingMoney:
    whose, funder = one.record.split("/")[3:]
    amount = one.fields.amount_cents
    name = one.fields.name if isinstance(one.fields.name, str) else ""
    holders = _each(whose, amount, families)
    if whose not in FOR_EACH:
        bare = CeilingMoney(one.record, whose, funder, name, amount, amount, 0)
        return bare._replace(planned_cents=sum(map(bare.taken_by, budgeted)))
    each = tuple(HolderMoney(holder, cents, 0) for holder, cents in holders.items())
    of_all = CeilingMoney(one.record, whose, funder, name, amount, sum(holders.values()), 0, each)
    taken = dict.fromkeys(holders, 0)
    for line in budgeted:
        if line.holder in taken:
            taken[line.holder] += of_all.taken_by(line)
    by_holder = tuple(one._replace(planned_cents=taken[one.holder]) for one in each)
    return of_all._replace(planned_cents=sum(taken.values()), by_holder=by_holder)


def _each(whose: str, amount: int, families: dict[str, int | None]) -> dict[str, int]:
    """What each community may have of a ceiling for each."""
    if whose == EACH_COMMUNITY:
        return dict.fromkeys(families, amount)
    return {id_: amount * n for id_, n in families.items() if n is not None}


def _whole(ceilings: Iterable[CeilingMoney]) -> CeilingMoney | None:
    """That of anybody's money; else all of who pays together."""
    of_year = {one.funder: one for one in ceilings if one.whose == WHOLE_YEAR}
    if ANY_FUNDER in of_year or not of_year:
        return of_year.get(ANY_FUNDER)
    ceiling = sum(one.ceiling_cents for one in of_year.values())
    planned = sum(one.planned_cents for one in of_year.values())
    return CeilingMoney("", WHOLE_YEAR, "", "", ceiling, ceiling, planned)


# What would fit, and what would be enough


def has_room(survey: Survey, of: YearMoney, line: PlanLine) -> bool:
    """Whether a line that is not in the year's plan could be, and no ceiling that is enough would not be."""
    if line.joint:  # whose cost is counted changes with it
        return not over_by(of, year_money_if(survey, of.year, _ruled(survey, line, "budgeted")))
    return all(one.left_for(line.holder) >= cents for one in of.ceilings if (cents := one.taken_by(line)) > 0)


def enough_without(survey: Survey, of: YearMoney, line: PlanLine) -> bool:
    """Whether every ceiling that the year's plan is over would be enough without one of its lines."""
    if of.over and line.joint:
        return not year_money_if(survey, of.year, _ruled(survey, line, "planned")).over
    return bool(of.over) and all(
        one.left_cents + one.taken_by(line) >= 0
        and all(
            each.left_cents >= 0 or (each.holder == line.holder and each.left_cents + one.taken_by(line) >= 0)
            for each in one.by_holder
        )
        for one in of.over
    )


def _ruled(survey: Survey, line: PlanLine, status: str) -> list[RecordChange]:
    state = survey.history(line.record)
    return [(line.record, {**(state.values if state else {}), _STATUS: status}, None)]


# As figures


class CeilingPart(Struct):
    """A ceiling in figures: `for_` and `funder` as its name says them."""

    for_: str = field(name="for")
    funder: str
    ceiling_cents: int
    planned_cents: int
    left_cents: int


class YearCeilings(Struct, kw_only=True):
    """A year of which any ceiling is said. `ceiling_cents` and `left_cents` are None where none is of all of it.

    `unfunded_cents`: what its plan costs and nobody gives money for.
    """

    ceiling_cents: int | None
    planned_cents: int
    left_cents: int | None
    unfunded_cents: int
    parts: list[CeilingPart]


def ceilings_of_years(survey: Survey) -> dict[str, YearCeilings]:
    """By year, of those of which any ceiling is said."""
    return {str(year): _figures(year_money(survey, year)) for year in years_with_ceilings(survey)}


def _figures(of: YearMoney) -> YearCeilings:
    whole = of.whole
    return YearCeilings(
        ceiling_cents=whole.ceiling_cents if whole else None,
        planned_cents=whole.planned_cents if whole else of.money.cost_cents,
        left_cents=whole.left_cents if whole else None,
        unfunded_cents=of.money.missing_cents,
        parts=[
            CeilingPart(one.whose, one.funder, one.ceiling_cents, one.planned_cents, one.left_cents)
            for one in of.ceilings
        ],
    )
