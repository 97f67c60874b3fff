"""What is missing before an acta, in words: the screens, the line at a time and the command line say it alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from storage.kinds.lookup import kind_of
from storage.kinds.process.demand import slot_of
from storage.kinds.process.workshop import OUTCOMES
from storage.notation.text import clean_line
from storage.plan.checks.found import Finding
from storage.plan.missing.before_acta import DISPUTED, MAY_WAIT, NOT_READ, UNSAVED, Missing
from storage.plan.settling import field_versions
from storage.plan.survey import Survey
from storage.plan.views.readers import private_fields
from storage.revisions.history import REMOVED
from storage.symbols import DOUBTFUL, LACKS, NOT_SAVED, STATE_SYMBOLS, WAITS
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...language.numbers import amount
from ..findings import ODD as ODD_IN_WORDS
from ..findings import finding_in_words
from ..record_titles import record_title
from ..values import field_label, field_labels, value_in_words

_WHAT: Final = {
    "not-read": N_("read aloud and accepted"),
    "read-changed": N_("changed since it was read aloud: to be read again"),
    "read-unsure": N_("read and accepted, not noted what"),
    "slot-empty": N_("without a demand"),
    "slot-open": N_("proposals, and none chosen"),
    "workshop-day": N_("the workshop without its day"),
    "workshop-people": N_("the workshop without how many women and men came"),
    "workshop-quorum": N_("whether the quorum was declared"),
    "workshop-to-hold": N_("the workshop: its day and who came"),
}
"""What is missing, in few words, where it is not said of what is odd."""
_BESIDE: Final = {
    "not-read": N_("after what stands above"),
    "read-changed": N_("after what stands above"),
    "slot-empty": N_("or F5: not asked for, or later"),
    "slot-open": N_("or F5: not asked for, or later"),
}
"""What else may be done."""


class MissingLine(NamedTuple):
    """`where` is the year, empty of what is of none; `beside` is what else there is to say."""

    mark: str
    where: str
    what: str
    beside: str = ""


def missing_line(one: Finding, survey: Survey, *, alone: bool = False) -> MissingLine:
    """`alone`: nothing stands above it."""
    slot = slot_of(one.record)
    where = slot.of_year(numbered=survey.per_year_of(slot.holder) > 1) if slot else ""
    if one.code in _MADE:
        return MissingLine(mark_of(one), where, *_MADE[one.code](one, survey))
    if one.code in ODD_IN_WORDS and one.code not in _WHAT:
        words = finding_in_words(one, lambda record: record_title(record, survey))
        return MissingLine(mark_of(one), where, words, _("mend it, or it is right: F5"))
    beside = "" if alone and one.code in NOT_READ else _(_BESIDE.get(one.code, ""))
    return MissingLine(mark_of(one), where, _(_WHAT[one.code]), beside)


def mark_of(one: Finding) -> str:
    """● typed and not saved, ✗ not there, ! to settle, ? odd, · may wait."""
    if one.code in MAY_WAIT:
        return WAITS
    marks = {UNSAVED: NOT_SAVED, DISPUTED: STATE_SYMBOLS["disputed"]}
    return marks.get(one.code) or (LACKS if one.code in _WHAT else DOUBTFUL)


def _unsaved(one: Finding, _survey: Survey) -> tuple[str, str]:
    at, words = clean_line(str(one.facts["at"]))[11:16], clean_line(str(one.facts["words"]))
    what = _("typed and not saved since {time}").format(time=at) if at else _("typed and not saved")
    return what, f"«{words}»" if words else ""


def _disputed(one: Finding, survey: Survey) -> tuple[str, str]:
    fields = [str(name) for name in one.facts["fields"]]
    state = survey.history(one.record)
    n = max((len(field_versions(state, name)) for name in fields), default=2) if state else 2
    about = ", ".join(field_labels(one.record, fields))
    words = ngettext("to settle: {n} version of {fields}", "to settle: {n} versions of {fields}", n)
    what = words.format(n=n, fields=about)
    if slot_of(one.record) is None and kind_of(one.record) != "workshop":
        what = f"{record_title(one.record, survey)}: {what}"
    return what, " / ".join(_versions(one.record, fields[0], survey))


def _versions(record: str, field: str, survey: Survey) -> Iterator[str]:
    state = survey.history(record)
    if state is None or field in private_fields(kind_of(record)) or field == "withdrawn":
        return
    for version in field_versions(state, field):
        value = None if version.value is REMOVED else version.value
        yield clean_line(value_in_words(record, field, value, survey, version.claims[0].revision.body))


def _lacking(one: Finding, _survey: Survey) -> tuple[str, str]:
    fields = ", ".join(field_label(one.record, str(name)).lower() for name in one.facts["fields"])
    return _("without {fields}").format(fields=fields), _("for the year's plan")


def _unagreed(_one: Finding, _survey: Survey) -> tuple[str, str]:
    return _("how it was agreed is not said"), _("blank on the acta")


def _unpaid(one: Finding, _survey: Survey) -> tuple[str, str]:
    left = amount(one.facts["left_cents"])
    return _("{left} of its cost that nobody pays").format(left=left), _("for the year's plan")


def _to_hold(one: Finding, _survey: Survey) -> tuple[str, str]:
    outcome, words = one.facts.get("outcome"), _WHAT[one.code]
    what = _(words)
    if outcome in OUTCOMES and outcome != "called":
        return what, _("the last time: {outcome}").format(outcome=_(OUTCOMES[str(outcome)]))
    return what, ""


_MADE: Final[dict[str, Callable[[Finding, Survey], tuple[str, str]]]] = {
    UNSAVED: _unsaved,
    DISPUTED: _disputed,
    "demand-lacks": _lacking,
    "demand-unagreed": _unagreed,
    "funding-part": _unpaid,
    "workshop-to-hold": _to_hold,
}
"""How that is said of which more is known: what is missing, and what stands beside it."""


def missing_summary(missing: Missing) -> str:
    """For the acta 5 things are missing · 2 of 7 done; or how often it leaves blank how something was agreed."""
    n, blank = len(missing.before), sum(one.code == "demand-unagreed" for one in missing.later)
    if n:
        said = ngettext("For the acta {n} thing is missing", "For the acta {n} things are missing", n).format(n=n)
    elif blank:
        words = ngettext("On the acta {n} decision stays blank", "On the acta {n} decisions stay blank", blank)
        said = words.format(n=blank)
    else:
        said = _("For the acta nothing is missing")
    return f"{said} · {done_in_words(missing)}" if missing.all else said


def done_in_words(missing: Missing) -> str:
    """2 of 7 done."""
    words = ngettext("{done} of {n} done", "{done} of {n} done", missing.all)
    return words.format(done=missing.done, n=missing.all)


def missing_in_words(missing: Missing, survey: Survey) -> list[str]:
    """All of it, a line each, without a screen: what is missing, then what may wait."""
    lines = [missing_summary(missing), *(_said(one, survey, missing) for one in missing.before)]
    if missing.later:
        lines += [_("For later"), *(_said(one, survey, missing) for one in missing.later)]
    return lines


def _said(one: Finding, survey: Survey, missing: Missing) -> str:
    line = missing_line(one, survey, alone=len(missing.before) == 1)
    said = " ".join(filter(None, (line.mark, line.where, line.what)))
    return f"{said} ({line.beside})" if line.beside else said
