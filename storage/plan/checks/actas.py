"""Pure rule: actas that were handed over and no longer say what the plan says."""

from __future__ import annotations

from collections.abc import Iterator

from ...revisions.canonical import canonical, rev_of
from ..acta.of_holder import Printed
from ..acta.printed import plan_of, printed, subject_of
from ..acta.recorded import recorded_data
from ..acta.verify import changes_since, is_newer
from ..survey import Survey
from .found import Finding, Sight


def outdated(sight: Sight) -> Iterator[Finding]:
    """The newest actas of each subject and plan, where none of theirs says what the plan says now.

    Codes are computed anew only of records that say several things, for that takes a tenth of a second each:
    `verify` does it with the paper at hand.
    """
    survey = sight.survey
    for (subject, plan), actas in _by_subject(sight).items():
        if subject not in sight.with_acta:
            continue
        changed = {record: [*changes_since(survey, data)] for record, data in actas.items()}
        if not all(changed.values()):
            continue
        now = rev_of(canonical(printed(survey, subject, plan)))
        for record in _newest(survey, actas):
            code = record.rpartition("/")[2].upper()
            facts = {"code": code}
            yield Finding("acta-outdated", record, "", {"code": code, "now": now}, facts)


def _by_subject(sight: Sight) -> dict[tuple[str, str], dict[str, Printed]]:
    """What the actas of each subject and plan say, by their records; what is none, or another's, is left out."""
    found: dict[tuple[str, str], dict[str, Printed]] = {}
    survey = sight.survey
    for record in sight.records("acta"):
        ours = record.split("/")[1] == survey.municipality
        data = recorded_data(survey, record) if ours else None
        if data is not None:
            found.setdefault((subject_of(data), plan_of(data)), {})[record] = data
    return found


def _newest(survey: Survey, actas: dict[str, Printed]) -> list[str]:
    """Those that no other replaces."""
    return [
        record
        for record, data in actas.items()
        if not any(is_newer(survey, other, data) for name, other in actas.items() if name != record)
    ]
