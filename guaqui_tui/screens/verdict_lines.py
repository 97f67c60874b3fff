"""Pure: what is known of an acta's code, in words."""

from __future__ import annotations

from exports.acta.verify import Change, Verdict
from storage.survey import Survey

from ..words import _, ngettext
from .history_lines import laptop, when, who
from .slots import holder_name
from .undone import called
from .values import in_words, label


def verdict_lines(verdict: Verdict, survey: Survey) -> list[str]:
    """Whose acta it is; whether the plan says the same; what changed, when, by whom and on which laptop."""
    name = holder_name(survey, verdict.holder)
    lines = [_("{code}: the acta of {holder}.").format(code=verdict.code, holder=name)]
    if verdict.same:
        lines.append(_("The plan says what the paper says."))
    else:
        n = len(verdict.changes)
        said = ngettext("One thing changed since then:", "{n} things changed since then:", n)
        lines.append(said.format(n=n))
        for change in verdict.changes:
            lines += change_lines(change, survey)
    if not verdict.recorded:
        lines.append(_("This file has no record of it; what the plan says now gives this code."))
    if verdict.newer:
        codes = ", ".join(verdict.newer)
        lines.append(_("It was replaced by a newer acta: {codes}.").format(codes=codes))
    elif not verdict.same:
        lines.append(_("No newer acta replaces it: print one, read it aloud and have it signed."))
    return lines


def change_lines(change: Change, survey: Survey) -> list[str]:
    """What the paper says and what the plan says now, and each who said so."""
    what = _("{where}. {field}: {before} → {now}").format(
        where=called(change.record, survey),
        field=label(change.record, change.field),
        before=in_words(change.record, change.field, change.printed, survey),
        now=in_words(change.record, change.field, change.now, survey),
    )
    by = [
        _("    {who} · {when} · laptop {device}").format(who=who(one), when=when(one), device=laptop(one))
        for one in change.claims
    ]
    if len(by) > 1:
        by.insert(0, _("    ! To settle: the laptops disagree."))
    return [what, *(by or [_("    This file does not know who: gather the file that has it.")])]
