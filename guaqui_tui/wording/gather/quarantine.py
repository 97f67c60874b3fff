"""What was set aside, in words: whose line it is, of which community and year, why, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from storage.gather.quarantine import Quarantined, SaidInIt, changed_by, proposal, said_in
from storage.kinds.lookup import KINDS, kind_of
from storage.notation.text import clean_line, printable
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED

from ...language.dates import day_and_time
from ...language.gettext_ import _
from ...language.laptop_letters import laptop_letters
from ..record_titles import record_title
from ..values import field_label, field_labels, in_reading_order, is_private_field, value_in_words
from .gathered_files import REFUSALS, file_name

_LINE: Final = 240
"""Letters of a line that are shown at once."""
_PRIVATE: Final = frozenset(one.name for kind in KINDS.values() for one in kind.fields if one.says.private)


class RefusedLine(Struct, frozen=True):
    """A refused entry: what can be read of it, the body that its record would have, and what that would change.

    `body` is None where it cannot be taken in; `changes` is empty where the plan says all of it already.
    """

    entry: Quarantined
    said: SaidInIt | None
    body: dict[str, Any] | None
    changes: frozenset[str]

    @property
    def can_come_in(self) -> bool:
        return self.body is not None and bool(self.changes)


def refused_line(entry: Quarantined, survey: Survey) -> RefusedLine:
    said = said_in(entry)
    body = proposal(said, survey) if said else None
    changes = changed_by(said, body, survey) if said and body is not None else set()
    return RefusedLine(entry, said, body, frozenset(changes))


def place_of(line: RefusedLine, survey: Survey) -> str:
    """Andamarca · 2003: which record it is of, as far as that can be read."""
    if line.said is None:
        return _("not readable")
    record = line.said.record
    known = kind_of(record) in KINDS and KINDS[kind_of(record)].record.fullmatch(record)
    return clean_line(record_title(record, survey) if known else printable(record))


def what_becomes(line: RefusedLine) -> str:
    """In short: what it would change, or why it changes nothing."""
    if line.said is None or line.body is None:
        return _("cannot be taken in")
    return ", ".join(field_labels(line.said.record, line.changes)) or _("the plan says so already")


def why_refused(line: RefusedLine) -> str:
    return _(REFUSALS.get(line.entry.reason, line.entry.reason))


def line_detail(line: RefusedLine, survey: Survey, *, private: bool) -> list[str]:
    """Where it stood and why it was refused; who it says wrote it; what it says, or the line itself."""
    where = f"{file_name(line.entry.source)} · {line.entry.where}"
    return [
        f"{where}: {why_refused(line)}.",
        *_who(line.said),
        *(_fields(line, survey, private=private) if line.body is not None else [_text_of(line, private=private)]),
    ]


def _text_of(line: RefusedLine, *, private: bool) -> str:
    hidden = has_private(line) and not private
    return _("Ctrl+K shows the line: it has what is private.") if hidden else shortened_line(line.entry)


def has_private(line: RefusedLine) -> bool:
    """Whether something in it was said in confidence; of what cannot be read, whether it may be."""
    if line.said:
        record = line.said.record
        return any(is_private_field(record, name) for name in line.said.sets | line.said.body.keys())
    return any(f'"{name}"' in line.entry.raw for name in _PRIVATE)


def shortened_line(entry: Quarantined) -> str:
    text = printable(" ".join(entry.raw.split()))
    return text if len(text) <= _LINE else f"{text[:_LINE]}…"


def _who(said: SaidInIt | None) -> Iterator[str]:
    """Nothing proves it."""
    if said and (said.author or said.at or said.device):
        parts = (clean_line(said.author), day_and_time(said.at), laptop_letters(clean_line(said.device)))
        yield _("It says of itself: {who}").format(who=" · ".join(filter(None, parts)))


def _fields(line: RefusedLine, survey: Survey, *, private: bool) -> Iterator[str]:
    """Each field that would change: what the plan says, and what the line says."""
    said, body = line.said, line.body
    if said is None or body is None:
        return
    state = survey.history(said.record)
    before = state.values if state else {}
    shown = [name for name in line.changes if private or not is_private_field(said.record, name)]
    for name in in_reading_order(said.record, shown):
        was, is_ = (_value(said.record, name, of.get(name, REMOVED), survey, of) for of in (before, body))
        yield f"{field_label(said.record, name)}: {f'{was} → {is_}' if name in before else is_}"
    if len(shown) < len(line.changes):
        yield f"{_('Private data')}: {_('changed')}"


def _value(record: str, name: str, value: Any, survey: Survey, beside: dict[str, Any]) -> str:
    return _("(nothing)") if value is REMOVED else value_in_words(record, name, value, survey, beside)
