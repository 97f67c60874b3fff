"""What is known of an acta's code, in words."""

from __future__ import annotations

from typing import Final

from storage.plan.acta.of_assembly import is_assembly
from storage.plan.acta.printed import subject_of
from storage.plan.acta.verify import PrintedChange, Verdict
from storage.plan.standing import Standings
from storage.plan.survey import Survey
from storage.revisions.revision import Revision, is_laptop
from storage.translatable import N_

from ..language.gettext_ import _, ngettext
from .history import author_of, when_saved
from .laptops import saver_in_words
from .look_alikes import with_letters
from .record_titles import record_title
from .slots import holder_name
from .values import field_label, value_in_words
from .workshops import workshop_title

OF_NOBODY_KNOWN: Final = N_(
    "No laptop that is known here recorded it: make its laptop known before you believe it."
)
OF_REFUSED: Final = N_("A laptop that was refused here recorded it: do not believe the paper.")
WHAT_IT_SAYS: Final = N_(
    "This tells whether the plan still says what was printed, and which laptop recorded it. It cannot tell who "
    "signed the paper, or when."
)


def verdict_lines(verdict: Verdict, survey: Survey, standings: Standings) -> list[str]:
    """Whose acta it is and who recorded it; whether the plan says the same; what changed, when and by whom."""
    lines = [_whose(verdict, survey)]
    lines += _recorded(verdict, standings)
    if verdict.same:
        lines.append(_("The plan says what the paper says."))
    lines += _changed(verdict, survey, standings)
    lines += _never_said(verdict, survey)
    if not verdict.recorded:
        lines.append(_("This file has no record of it; what the plan says now gives this code."))
    if verdict.newer:
        codes = ", ".join(verdict.newer)
        lines.append(_("It was replaced by a newer acta: {codes}.").format(codes=codes))
    elif any(change.was_said for change in verdict.changes):
        lines.append(_("No newer acta replaces it: print one, read it aloud and have it signed."))
    return [*lines, "", _(WHAT_IT_SAYS)]


def _whose(verdict: Verdict, survey: Survey) -> str:
    subject = subject_of(verdict.printed)
    if is_assembly(subject):
        workshop = with_letters(workshop_title(survey, subject))
        return _("{code}: the acta of the {workshop}.").format(code=verdict.code, workshop=workshop)
    name = with_letters(holder_name(survey, subject))
    return _("{code}: the acta of {holder}.").format(code=verdict.code, holder=name)


def _recorded(verdict: Verdict, standings: Standings) -> list[str]:
    """Who recorded it: a name that its paper does not bear is to be asked about."""
    lines = []
    if verdict.recorded_by:
        lines += [_("It was recorded by:"), *(_by(one, standings) for one in verdict.recorded_by)]
    if verdict.recorded_by and not any(is_laptop(one) for one in verdict.recorded_by):
        lines.append(_("No laptop recorded it: do not believe the paper before you know who printed it."))
    elif verdict.recorded_by and not verdict.is_of_known(standings):
        refused = any(standings.of(one) == "refused" for one in verdict.recorded_by)
        lines.append(_(OF_REFUSED if refused else OF_NOBODY_KNOWN))
    if verdict.rewritten_by:
        lines += [
            _("Something else was put into its record, which changes nothing of the paper:"),
            *(_by(one, standings) for one in verdict.rewritten_by),
        ]
    return lines


def _changed(verdict: Verdict, survey: Survey, standings: Standings) -> list[str]:
    changes = [one for one in verdict.changes if one.was_said]
    said = ngettext("One thing changed since then:", "{n} things changed since then:", len(changes))
    lines = [line for change in changes for line in change_lines(change, survey, standings)]
    return [said.format(n=len(changes)), *lines] if changes else []


def _never_said(verdict: Verdict, survey: Survey) -> list[str]:
    """What on the paper nobody ever said here: it is nobody's change."""
    changes = [one for one in verdict.changes if not one.was_said]
    said = ngettext(
        "One thing on the paper stands in no version of this file, and nobody changed it. Either the paper is "
        "made up, or the file that it was printed from was not gathered:",
        "{n} things on the paper stand in no version of this file, and nobody changed them. Either the paper is "
        "made up, or the file that it was printed from was not gathered:",
        len(changes),
    )
    return [said.format(n=len(changes)), *(_apart(one, survey) for one in changes)] if changes else []


def _by(one: Revision, standings: Standings) -> str:
    laptop = saver_in_words(one, standings)
    if not is_laptop(one):
        return _("    nobody's laptop ({whose})").format(whose=laptop)
    return _("    {who} · {when} · laptop {device}").format(
        who=author_of(one, standings.trust), when=when_saved(one), device=laptop
    )


def _what(change: PrintedChange, survey: Survey) -> str:
    if change.printed == change.now:  # the version that is shown, of those in dispute
        return _("{where}. {field}: {before}").format(**_parts(change, survey))
    return _("{where}. {field}: {before} → {now}").format(**_parts(change, survey))


def _apart(change: PrintedChange, survey: Survey) -> str:
    return _("{where}. {field}: on the paper {before}, in the plan {now}").format(**_parts(change, survey))


def _parts(change: PrintedChange, survey: Survey) -> dict[str, str]:
    return {
        "where": record_title(change.record, survey),
        "field": field_label(change.record, change.field),
        "before": value_in_words(change.record, change.field, change.printed, survey),
        "now": value_in_words(change.record, change.field, change.now, survey),
    }


def change_lines(change: PrintedChange, survey: Survey, standings: Standings) -> list[str]:
    """What the paper says and what the plan says now, and each who said so."""
    what = _what(change, survey)
    by = [_by(one, standings) for one in change.claims]
    if len(by) > 1:
        by.insert(0, _("    ! To settle: the laptops disagree."))
    return [what, *(by or [_("    This file does not know who: gather the file that has it.")])]
