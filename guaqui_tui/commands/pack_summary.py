"""What was understood of the answers of a new municipality: said once its pack is written."""

from __future__ import annotations

from pathlib import Path

from storage.kinds.terms.step import CONVENED
from storage.packs.preparation.answers import Answers
from storage.packs.preparation.pack_records import steps
from storage.packs.preparation.territory import Territory, roles_of, territory_of

from ..language.gettext_ import _
from .common import tell


def tell_summary(out: Path, answers: Answers) -> None:
    """So that whoever reads it sees what is not as it was meant."""
    territory = territory_of(answers)
    levels = len(territory.levels)
    communities = len(territory.communities) - levels
    words = _("{path}: communities {communities}, levels above them {levels}, zonings {zonings}, years {years}.")
    years = ", ".join(answers.lines("years"))
    tell(
        words.format(path=out, communities=communities, levels=levels, zonings=len(territory.zonings), years=years)
    )
    if answers.table("from").path:
        _tell_columns(answers, territory)
    for question in ("from", "programmes", "associations"):
        if left_out := answers.table(question).left_out:
            words = _("{path}: these lines are taken for no row: {lines}")
            lines = ", ".join(map(str, left_out))
            tell("  " + words.format(path=answers.table(question).path, lines=lines))
    said = (f"{one.name} ({_(CONVENED[one.of])})" for one in steps(answers))
    tell("  " + _("Steps: {steps}").format(steps=", ".join(said)))
    tell(_("Begin a file with it: guaqui new FILE --municipality {path}").format(path=out))


def _tell_columns(answers: Answers, territory: Territory) -> None:
    if levels := territory.levels:
        tell("  " + _("Levels, which ask for nothing themselves: {names}").format(names=", ".join(levels)))
    for id_, zoning in territory.zonings.items():
        names = ", ".join(territory.zones_of(id_))
        tell("  " + _("Zones of {zoning}: {names}").format(zoning=zoning["name"], names=names))
    headings, roles = answers.table("from").headings, roles_of(answers)
    used = {roles.name, *roles.details.values(), *(one.at for one in (*roles.levels, *roles.zonings))}
    if left := [one for at, one in enumerate(headings) if at not in used]:
        tell("  " + _("Columns not used: {names}").format(names=", ".join(left)))
