"""What a merge brings by how its laptops stand here, and what is put in the place of a known one's word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from storage.plan.standing import Overruled, Standing, Standings, Trust
from storage.plan.survey import Survey
from storage.revisions.revision import Revision

from ...language.gettext_ import _, ngettext
from ...language.sentence_facts import few
from ..laptops import STANDINGS, saver_in_words
from ..record_titles import record_title
from ..values import field_label, is_private_field, value_in_words


def standing_counts(fresh: Iterable[Revision], standings: Standings) -> dict[Standing, int]:
    """How many saves are of whom: all that there are, known ones first."""
    found = Counter(map(standings.of, fresh))
    return {one: found[one] for one in get_args(Standing) if found[one]}


def counts_in_words(counts: dict[Standing, int]) -> str:
    """Known 12, not known 5, without a key 1: so that no language has to bend its words by the number."""
    return ", ".join(f"{_(STANDINGS[one])} {n}" for one, n in counts.items())


def merge_standing_lines(
    fresh: Iterable[Revision], found: list[Overruled], survey: Survey, standings: Standings
) -> list[str]:
    """Of whom what came in is, and what a stranger's save put in the place of a known one's word: `found`.

    Nothing while nobody is known here: then nobody is a stranger either.
    """
    if not standings.trust.in_use:
        return []
    counts = counts_in_words(standing_counts(fresh, standings))
    lines = [_("By laptops: {counts}").format(counts=counts)] if counts else []
    if found:
        lines += [overruled_heading(found), *(f"  {line}" for line in overruled_lines(found, survey, standings))]
    return lines


def nobodys_rows_lines(rows: Sequence[Revision], survey: Survey) -> list[str]:
    """Of which records rows of spreadsheets came in that are nobody's, whoever is known here."""
    words = ngettext(
        "A row of a spreadsheet came in that is nobody's: nothing at hand says who brought it:",
        "Rows of spreadsheets came in that are nobody's: nothing at hand says who brought them:",
        len(rows),
    )
    said = few([record_title(one, survey) for one in sorted({one.record for one in rows})])
    return [words, *(f"  {title}" for title in said)] if said else []


def overruled_heading(found: list[Overruled]) -> str:
    return ngettext(
        "One thing that a known laptop said was changed by one that is not known here:",
        "{n} things that known laptops said were changed by ones that are not known here:",
        len(found),
    ).format(n=len(found))


def overruled_lines(found: list[Overruled], survey: Survey, standings: Standings) -> Iterator[str]:
    """Andamarca · 2003. Cost: Bs 120.000 → Bs 12.000 (k7m2q6xw, not known; before: Rosa Mamani · ab2c)."""
    return iter(few([_overruled(one, survey, standings) for one in found]))


def _overruled(one: Overruled, survey: Survey, standings: Standings) -> str:
    if is_private_field(one.record, one.field):
        said = _("{where}. Private data ({by}; before: {of})")
    else:
        said = _("{where}. {field}: {before} → {now} ({by}; before: {of})")
    by, of = (saver_in_words(revision, standings) for revision in (one.by, one.of))
    return said.format(
        where=record_title(one.record, survey),
        field=field_label(one.record, one.field),
        before=_said(one, one.of, survey, standings.trust),
        now=_said(one, one.by, survey, standings.trust),
        by=by,
        of=of,
    )


def _said(one: Overruled, revision: Revision, survey: Survey, trust: Trust) -> str:
    return value_in_words(one.record, one.field, revision.body.get(one.field), survey, revision.body, trust)
