"""Which acta a code is of, whether the plan still says the same, and what changed since it was signed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from msgspec import Struct, structs

from ...errors import ActaCodeError
from ...kinds.field import EVERYBODY
from ...kinds.lookup import kind_of
from ...revisions.canonical import canonical
from ...revisions.revision import Revision, is_laptop
from ..standing import Standings
from ..survey import Survey
from ..votes import as_voted
from .code import code_of, code_to_print, one_slip_apart, read_code
from .draft import draft_reasons
from .of_assembly import is_assembly
from .of_holder import Printed, printed_as
from .printed import (
    conflicts_on_acta,
    is_own,
    is_printed_alike,
    plan_of,
    printed,
    shown_on,
    subject_of,
    subjects,
)
from .recorded import is_acta, unlike


class PrintedChange(Struct, frozen=True):
    """A field that does not say what the paper says. None: nothing is, or was, said there.

    `was_said`: some version at hand says what the paper says, so that it changed since. `claims` are then the
    revisions that say what it is now: one, or each version where they disagree. Where the plan never said so,
    nobody changed it, and there are none.
    """

    record: str
    field: str
    printed: Any
    now: Any
    claims: tuple[Revision, ...]
    was_said: bool = True


class Verdict(Struct, frozen=True):
    """What is known of a code. `recorded`: the file has the acta itself, not only a plan that agrees with it.

    `recorded_by` are the saves that brought it; those that are a pack's or an import's are no laptop's.
    `rewritten_by` are the saves that put other data into its record: they change nothing of what was printed.
    `newer` are the codes of the actas of the same subject that replace it, the newest first.
    """

    code: str
    holder: str
    printed: Printed
    recorded_by: tuple[Revision, ...]
    rewritten_by: tuple[Revision, ...]
    changes: tuple[PrintedChange, ...]
    newer: tuple[str, ...]

    @property
    def recorded(self) -> bool:
        return bool(self.recorded_by)

    @property
    def same(self) -> bool:
        return not self.changes

    def is_of_known(self, standings: Standings) -> bool:
        """Whether a laptop recorded it that is known here; this installation is."""
        return any(standings.of(one) == "known" for one in self.recorded_by)


def verify_among(plans: Sequence[Actas], typed: str) -> tuple[Verdict, Survey]:
    """What a code on a paper is of, and whose: the first of some municipalities' plans that knows it.

    Raises as `Actas.verify` does: where none knows it, what says most of it.
    """
    refused: dict[str, ActaCodeError] = {}
    for actas in plans:
        try:
            return actas.verify(typed), actas.survey
        except ActaCodeError as error:
            refused.setdefault(error.code, error)
    telling = next(code for code in ("code-near", "acta-false", *refused) if code in refused)
    raise refused[telling]


class Actas:
    """The actas of a plan. Make a new one after a change: what is computed is kept."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey

    def verify(self, typed: str) -> Verdict:
        """What a code on a paper is of.

        Raises `code-signs`, `code-slip` or, with the codes that it may be, `code-near` for one that was typed
        wrong; `code-unknown`; and `acta-false` where the file's record of it was made up. Without a record of
        it, each holder's acta is computed as it would be printed now: that takes a tenth of a second each.
        """
        try:
            code = read_code(typed)
        except ActaCodeError as error:
            if near := [one for one in self._codes if one_slip_apart(typed, one)]:
                raise ActaCodeError("code-near", typed=typed.strip(), near=near) from error
            raise
        data = self._recorded(code)
        others = tuple(one for one in self._saved(code) if not _says(one, data))
        if data is None:
            now = self._now.get(code)
            if now is None:
                raise ActaCodeError(
                    "acta-false" if others else "code-unknown", typed=code, laptops=_devices(others)
                )
            return Verdict(code, now[1], now, (), others, (), ())
        changes = tuple(changes_since(self.survey, data))
        newer = self._newer(code, data) if changes else ()
        return Verdict(code, data[1], data, self._first(code, data), others, changes, newer)

    def has(self, code: str) -> bool:
        """Whether some laptop recorded the acta of a code, as it was printed."""
        data = self._recorded(code)
        return data is not None and any(map(is_laptop, self._first(code, data)))

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        """The codes of the actas that were recorded, with their records: anybody may have made up a second one."""
        found: dict[str, list[str]] = {}
        for record in self.survey.records("acta"):
            _kind, municipality, _holder, code = record.split("/")
            if municipality == self.survey.municipality:
                found.setdefault(code.upper(), []).append(record)
        return found

    @cached_property
    def _now(self) -> dict[str, Printed]:
        """The data of each acta of each plan as it would be printed now, by its code."""
        survey, plans = self.survey, [one.record for one in self.survey.plans()] or [""]
        of = ((subject, plan) for plan in plans for subject in subjects(survey))
        found = ((one, printed(survey, *one)) for one in of)
        reasons = ((data, draft_reasons(survey, subject, data, plan)) for (subject, plan), data in found)
        return {code: data for data, why in reasons if (code := code_to_print(data, why.all))}

    def _saved(self, code: str) -> list[Revision]:
        """Every save of an acta's record, also those that were changed since: what was printed stays printed."""
        states = (self.survey.history(record) for record in self._codes.get(code, ()))
        return [one for state in states if state for one in state.revisions]

    def _recorded(self, code: str) -> Printed | None:
        """The data of a recorded acta: those that give its code, whatever else is said in its record."""
        said = unlike(one.body["printed"] for one in self._saved(code))
        ours = (data for data in said if is_acta(data) and data[0] == self.survey.municipality)
        return next((data for data in ours if code_of(data) == code), None)

    def _first(self, code: str, data: Printed) -> tuple[Revision, ...]:
        """The saves that say the data of an acta on nobody's word: no parent of theirs says them."""
        saying = {one.rev: one for one in self._saved(code) if _says(one, data)}
        return tuple(one for one in saying.values() if saying.keys().isdisjoint(one.parents))

    def _newer(self, code: str, data: Printed) -> tuple[str, ...]:
        its = {
            other: found
            for other, records in self._codes.items()
            if other != code and any(record.split("/")[2] == data[1] for record in records)
            if (found := self._recorded(other)) and subject_of(found) == subject_of(data)
        }
        newer = [other for other, found in its.items() if is_newer(self.survey, found, data)]
        ahead = {one: sum(is_newer(self.survey, its[other], its[one]) for other in newer) for one in newer}
        return tuple(sorted(newer, key=lambda one: (ahead[one], one)))


def acta_record(survey: Survey, subject: str, code: str) -> str:
    """The name of the record of an acta."""
    holder = EVERYBODY if is_assembly(subject) else subject
    return f"acta/{survey.municipality}/{holder}/{code.lower()}"


def _says(one: Revision, data: Printed | None) -> bool:
    return data is not None and canonical(one.body["printed"]) == canonical(data)


def _devices(revisions: Iterable[Revision]) -> list[str]:
    return sorted({one.device for one in revisions if is_laptop(one)}) or ["-"]


def changes_since(survey: Survey, then: Printed) -> Iterator[PrintedChange]:
    """What would be printed of the same plan now against what was printed; of a record that only lends a name,
    what it lent.

    What is no longer printed for the sake of another field (of a demand that was taken back, the reason of a
    status, what no longer fits into the plan's years) is told by that one. What is in dispute is told also where
    the version that would be shown says what the paper says. Where nothing else is told of a paper that would be
    printed otherwise, it is told which names came and went.
    """
    before = {name: as_voted(fields) if kind_of(name) == "demand" else fields for name, fields in then[2]}
    now = dict(printed(survey, subject_of(then), plan_of(then))[2])
    found = [*_changes(survey, then, before, now)]
    if not found and canonical(before) != canonical(now):
        found = [*_changes(survey, then, before, now, lent=True)]
    yield from found


_Fields = dict[str, Any]
_Records = dict[str, _Fields]
_OF_EVERY_PAPER: Final = frozenset({"municipality", "plan"})


def _changes(
    survey: Survey, then: Printed, before: _Records, now: _Records, *, lent: bool = False
) -> Iterator[PrintedChange]:
    """`lent`: told is also what came and went of the records that only lend a name."""
    disputed = {*conflicts_on_acta(survey, subject_of(then), plan_of(then))}
    for record in sorted(before.keys() | now.keys()):
        old = before.get(record, {})
        if is_own(then, record):
            new = now[record] if record in now else _unprinted(survey, then, record)
            names = _told_of(then, old, new)
        else:  # it came or went with a field of a demand, which is told
            new = now.get(record, {})
            both = lent or kind_of(record) in _OF_EVERY_PAPER
            names = old.keys() | new.keys() if both else old.keys() & new.keys()
        for name in sorted({*names, *(one for of, one in disputed if of == record)}):
            if name == "status_reason" and _only_unprinted(survey, record, old, new):
                continue
            if (record, name) in disputed or not _same(old, new, name):
                yield _as_said(_change(survey, record, name, old, new), survey, then, old)


def _unprinted(survey: Survey, then: Printed, record: str) -> dict[str, Any]:
    """What is said of a record that would not be printed now, and whether that is for it was withdrawn."""
    state = survey.history(record)
    values = state.values if state else {}
    told = shown_on(then, record, values)
    return {**told, "withdrawn": True} if values.get("withdrawn") is True else told


def _told_of(then: Printed, old: dict[str, Any], new: dict[str, Any]) -> Collection[str]:
    """The fields to compare: of two that are not printed alike, those of the one of which less is printed."""
    if is_printed_alike(then, old, new):
        return old.keys() | new.keys()
    return min(old, new, key=printed_as).keys()


def _only_unprinted(survey: Survey, record: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether the plan still has the reason on the paper, and does not print it of another status."""
    state = survey.history(record)
    return "status_reason" not in new and state is not None and _same(state.values, old, "status_reason")


def _change(survey: Survey, record: str, name: str, old: dict[str, Any], new: dict[str, Any]) -> PrintedChange:
    state = survey.history(record)
    claims = state.claims.get(name, ()) if state else ()
    return PrintedChange(record, name, old.get(name), new.get(name), tuple(claim.revision for claim in claims))


def _as_said(change: PrintedChange, survey: Survey, then: Printed, printed: dict[str, Any]) -> PrintedChange:
    """A change with those who made it; nobody where no version at hand says what the paper says.

    What stands on the paper of a record is then made up, or of a laptop whose file is not at hand.
    """
    state = survey.history(change.record)
    revisions = state.revisions if state else ()
    said = (shown_on(then, change.record, one.body) for one in revisions)
    if not printed or any(_same(body, printed, change.field) for body in said):
        return change
    return structs.replace(change, claims=(), was_said=False)


def is_newer(survey: Survey, one: Printed, other: Printed) -> bool:
    """Whether the first says something later than the second and nothing earlier, by their records' histories.

    Only what they say differently is asked for: a save says again what it leaves as it was. No clock is asked:
    laptops' clocks are wrong. That of another plan replaces none.
    """
    if (subject_of(one), plan_of(one)) != (subject_of(other), plan_of(other)):
        return False
    mine, its = dict(one[2]), dict(other[2])
    places = [_depths(one, survey, record, (mine[record], its[record])) for record in mine.keys() & its.keys()]
    places += _came_or_went(survey, one, {*mine}, {*its})
    return all(a >= b for a, b in places) and any(a > b for a, b in places)


def _depths(of: Printed, survey: Survey, record: str, said: tuple[_Fields, _Fields]) -> tuple[int, int]:
    """How far down a record's history each of two papers is, in what they say differently of it."""
    mine, its = said
    names = mine.keys() | its.keys() if is_own(of, record) else mine.keys() & its.keys()
    apart = [name for name in names if not _same(mine, its, name)]
    mine_at, its_at = (_depth(survey, of, record, fields, apart) for fields in said)
    return mine_at, its_at


def _came_or_went(survey: Survey, one: Printed, mine: set[str], its: set[str]) -> Iterator[tuple[int, int]]:
    """The holder's records on only one of two papers: those that would be printed now came, the others went."""
    apart = [record for record in mine ^ its if is_own(one, record)]
    now = dict(printed(survey, subject_of(one), plan_of(one))[2]) if apart else {}
    for record in apart:
        yield (1, 0) if (record in mine) == (record in now) else (0, 1)


def _depth(survey: Survey, of: Printed, record: str, fields: _Fields, names: Iterable[str]) -> int:
    """How far down a record's history one of some fields was last made what is printed here."""
    state = survey.history(record)
    if state is None:
        return 0
    said = ((state.depths[one.rev], one.sets, shown_on(of, record, one.body)) for one in state.revisions)
    made = (depth for depth, sets, body in said for name in names if name in sets and _same(body, fields, name))
    return max(made, default=0)


def _same(one: dict[str, Any], other: dict[str, Any], name: str) -> bool:
    """Whether a field says the same in both, or is in neither."""
    if name not in one or name not in other:
        return name not in one and name not in other
    return canonical(one[name]) == canonical(other[name])


def is_recorded_by(survey: Survey, subject: str, data: Printed, device: str) -> bool:
    """Whether a laptop recorded an acta that prints exactly this."""
    begin, said = acta_record(survey, subject, ""), canonical(data)
    saves = (
        one for name in survey.records("acta") if name.startswith(begin) for one in survey.revisions(name).values()
    )
    return bool(device) and any(one.device == device and canonical(one.body["printed"]) == said for one in saves)
