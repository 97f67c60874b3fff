"""What was understood of a new municipality's answers: whoever reads it sees what is not as it was meant."""

from __future__ import annotations

from collections.abc import Iterator

from storage.kinds.terms.step import CONVENED
from storage.packs.preparation.answers import Answers
from storage.packs.preparation.pack_records import steps
from storage.packs.preparation.territory import Territory, roles_of, territory_of
from storage.plan.pack_check import PackDoubt

from ..language.gettext_ import _


def pack_summary(answers: Answers) -> list[str]:
    """How many of everything there are, and below it which. Raises `SetupError`."""
    territory = territory_of(answers)
    levels = len(territory.levels)
    words = _("Communities {communities}, levels above them {levels}, zonings {zonings}, years {years}.")
    counts = words.format(
        communities=len(territory.communities) - levels,
        levels=levels,
        zonings=len(territory.zonings),
        years=", ".join(answers.lines("years")),
    )
    columns = _of_columns(answers, territory) if answers.table("from").path else ()
    said = (f"{one.name} ({_(CONVENED[one.of])})" for one in steps(answers))
    return [counts, *columns, *_left_out(answers), _("Steps: {steps}").format(steps=", ".join(said))]


def pack_doubt(one: PackDoubt) -> str:
    """Which name may be another one twice, or is not what it looks like."""
    from .look_alikes import doubt_in_words  # most packs have none

    if one.near:
        words = _("{name} may be the same as {other}, written in another way")
        return words.format(name=one.doubt.name, other=one.doubt.others[0])
    return f"{one.doubt.name}: {doubt_in_words(one.doubt)}"


def _of_columns(answers: Answers, territory: Territory) -> Iterator[str]:
    if levels := territory.levels:
        yield _("Levels, which ask for nothing themselves: {names}").format(names=", ".join(levels))
    for id_, zoning in territory.zonings.items():
        names = ", ".join(territory.zones_of(id_))
        yield _("Zones of {zoning}: {names}").format(zoning=zoning["name"], names=names)
    headings, roles = answers.table("from").headings, roles_of(answers)
    used = {roles.name, *roles.details.values(), *(one.at for one in (*roles.levels, *roles.zonings))}
    if left := [one for at, one in enumerate(headings) if at not in used]:
        yield _("Columns not used: {names}").format(names=", ".join(left))


def _left_out(answers: Answers) -> Iterator[str]:
    for question in ("from", "programmes", "associations"):
        if lines := answers.table(question).left_out:
            words = _("{path}: these lines are taken for no row: {lines}")
            yield words.format(path=answers.table(question).path, lines=", ".join(map(str, lines)))
