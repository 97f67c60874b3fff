"""Somebody looked at an odd thing and says that it is right, with a reason. A record, so that it travels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ...kinds.process.remark import NOT_READ, Remark
from ...revisions.canonical import canonical, rev_of
from ..survey import Survey, SurveyRecord
from .found import Finding


class Right(NamedTuple):
    """An odd thing that is right, and the reasons that were given for it."""

    odd: Finding
    reasons: list[str]


def remark(survey: Survey, odd: Finding, reason: str) -> tuple[str, dict[str, Any]]:
    """The record that says that something odd is right: its name and its body, to save.

    Whoever gives another reason makes another record: both stand, and there is nothing to settle.
    """
    name = rev_of(canonical([odd.digest, reason]))
    body = {"record": odd.record, "code": odd.code, "seen": odd.digest, "reason": reason}
    if odd.field:
        body["field"] = odd.field
    return f"remark/{survey.municipality}/{odd.code}/{name}", body


def remarks_of(survey: Survey, odd: Finding) -> list[SurveyRecord[Remark]]:
    """All that was said of something odd and not taken back."""
    entries = survey.entries("remark", Remark)
    return [one for one in entries if _is_of_a_check(one.fields) and one.fields.seen == odd.digest]


def said_right(remarks: Iterable[SurveyRecord[Remark]]) -> dict[str, list[str]]:
    """The reasons for what was said to be right, by what was seen. One that was withdrawn, or may be, is none."""
    found: dict[str, list[str]] = {}
    for entry in remarks:
        if _is_of_a_check(entry.fields) and "withdrawn" not in entry.history.conflicts:
            reason = entry.fields.reason
            found.setdefault(entry.fields.seen, []).append(reason if isinstance(reason, str) else "")
    return found


def _is_of_a_check(said: Remark) -> bool:
    """Whether a remark says that what was odd is right, and was not taken back; the words of a cell do not."""
    return said.code != NOT_READ and said.withdrawn is not True
