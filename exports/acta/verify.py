"""Pure: which acta a code is of, whether the plan still says the same, and what changed since it was signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final

import msgspec
from msgspec import Struct

from storage.canonical import canonical
from storage.errors import GuaquiError
from storage.records import kind_of
from storage.revision import Revision
from storage.survey import Survey

from ..votes import as_voted
from .code import code_of, one_slip_apart, read_code
from .printed import Printed, holders, in_conflict, is_own, printed

_SHAPE: Final = tuple[str, str, list[tuple[str, dict[str, Any]]]]


class Change(Struct, frozen=True):
    """A field that does not say any more what the paper says. None: nothing is, or was, said there.

    `claims` are the revisions that say what it is now: one, or each version where they disagree.
    """

    record: str
    field: str
    printed: Any
    now: Any
    claims: tuple[Revision, ...]


class Verdict(Struct, frozen=True):
    """What is known of a code. `recorded`: the file has the acta itself, not only a plan that agrees with it.

    `newer` are the codes of the holder's actas that replace it, the newest first.
    """

    code: str
    holder: str
    printed: Printed
    recorded: bool
    changes: tuple[Change, ...]
    newer: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not self.changes


class Actas:
    """The actas of a plan. Make a new one after a change: what is computed is kept."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey

    def verify(self, typed: str) -> Verdict:
        """What a code on a paper is of.

        Raises `code-signs`, `code-slip` or, with the codes that it may be, `code-near` for one that was typed
        wrong; `code-unknown`; and `acta-false` where the file's record of it was made up. Without a record of
        it, each holder's acta is computed as it would be printed now: that takes a tenth of a second each.
        """
        try:
            code = read_code(typed)
        except GuaquiError as error:
            if near := [one for one in self._codes if one_slip_apart(typed, one)]:
                raise GuaquiError("code-near", typed=typed.strip(), near=near) from error
            raise
        data = self._recorded(code)
        if data is None:
            holder = self._now.get(code)
            if holder is None:
                raise GuaquiError("acta-false" if code in self._codes else "code-unknown", typed=code)
            return Verdict(code, holder, printed(self._survey, holder), recorded=False, changes=(), newer=())
        changes = tuple(changes_since(self._survey, data))
        newer = self._newer(code, data) if changes else ()
        return Verdict(code, data[1], data, recorded=True, changes=changes, newer=newer)

    def has(self, code: str) -> bool:
        """Whether the file has the acta of a code, as it was printed."""
        return self._recorded(code) is not None

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The codes of the actas that were recorded, with their records."""
        found = (record.split("/") for record in self._survey.records("acta"))
        ours = (parts for parts in found if parts[1] == self._survey.municipality)
        return {parts[3].upper(): "/".join(parts) for parts in ours}

    @cached_property
    def _now(self) -> dict[str, str]:
        """The code that each holder's acta would have now."""
        settled = (holder for holder in holders(self._survey) if not in_conflict(self._survey, holder))
        return {code_of(printed(self._survey, holder)): holder for holder in settled}

    def _recorded(self, code: str) -> Printed | None:
        """The data of a recorded acta: those that give its code, whatever else is claimed of it."""
        state = self._survey.history(self._codes.get(code, ""))
        said = (claim.value for claim in state.claims.get("printed", ())) if state else ()
        return next((data for data in said if is_acta(data) and code_of(data) == code), None)

    def _newer(self, code: str, data: Printed) -> tuple[str, ...]:
        its = {
            other: found
            for other, record in self._codes.items()
            if other != code and record.split("/")[2] == data[1] and (found := self._recorded(other))
        }
        newer = [other for other, found in its.items() if is_newer(self._survey, found, data)]
        ahead = {one: sum(is_newer(self._survey, its[other], its[one]) for other in newer) for one in newer}
        return tuple(sorted(newer, key=lambda one: (ahead[one], one)))


def record_of(survey: Survey, holder: str, code: str) -> str:
    """The name of the record of an acta."""
    return f"acta/{survey.municipality}/{holder}/{code.lower()}"


def is_acta(data: object) -> bool:
    try:
        msgspec.convert(data, _SHAPE)
    except msgspec.ValidationError:
        return False
    return True


def changes_since(survey: Survey, then: Printed) -> Iterator[Change]:
    """What the plan says now against what was printed; of a record that only lends a name, what it lent."""
    before = {name: as_voted(fields) if kind_of(name) == "demand" else fields for name, fields in then[2]}
    now = dict(printed(survey, then[1])[2])
    for record in sorted(before.keys() | now.keys()):
        if not is_own(then, record) and (record not in before or record not in now):
            continue  # it came or went with a field of a demand, which is told
        old, new = before.get(record, {}), now.get(record, {})
        for name in sorted(old.keys() | new.keys()):
            if not is_own(then, record) and (name not in old or name not in new):
                continue
            if not _same(old, new, name):
                yield _change(survey, record, name, old.get(name))


def _change(survey: Survey, record: str, name: str, old: Any) -> Change:
    state = survey.history(record)
    claims = state.claims.get(name, ()) if state else ()
    now = state.values.get(name) if state else None
    return Change(record, name, old, now, tuple(claim.revision for claim in claims))


def is_newer(survey: Survey, one: Printed, other: Printed) -> bool:
    """Whether the first says something later than the second and nothing earlier, by their records' histories.

    No clock is asked: laptops' clocks are wrong.
    """
    mine, its = dict(one[2]), dict(other[2])
    places = [
        (_depth(survey, record, mine.get(record, {}), names), _depth(survey, record, its.get(record, {}), names))
        for record in mine.keys() | its.keys()
        if is_own(one, record) or (record in mine and record in its)
        for names in [mine.get(record, {}).keys() | its.get(record, {}).keys()]
    ]
    return all(a >= b for a, b in places) and any(a > b for a, b in places)


def _depth(survey: Survey, record: str, fields: dict[str, Any], names: Iterable[str]) -> int:
    """How far down a record's history one of these fields was last made what it is here."""
    state = survey.history(record)
    if state is None or not fields:
        return 0
    return max(
        (
            state.depths[said.rev]
            for said in state.revisions
            for name in names
            if name in said.sets and _same(said.body, fields, name)
        ),
        default=0,
    )


def _same(one: dict[str, Any], other: dict[str, Any], name: str) -> bool:
    """Whether a field says the same in both, or is in neither."""
    if name not in one or name not in other:
        return name not in one and name not in other
    return canonical(one[name]) == canonical(other[name])
