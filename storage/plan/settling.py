"""What is in dispute in a record, version by version, and what a settlement decides of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

import msgspec

from ..errors import DecidedTogetherError, InputError, SettlingError
from ..kinds.field import Field
from ..kinds.lookup import KINDS, decided_together, kind_of
from ..kinds.process.remark import WHY_SETTLED, Remark
from ..revisions.canonical import canonical, rev_of
from ..revisions.history import REMOVED, Claim, History, as_seen_from, told_apart
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .survey import Survey

_NO_TEXTS: Final[tuple[Any, ...]] = (True, 1, [], {})
"""A field that takes one of these is no text alone."""


class Version(NamedTuple):
    """One value that a field in dispute has, `REMOVED` among them, and all claims that say so.

    Of claims that are `WITHHELD` nobody can say whether they agree: each is a version of its own.
    """

    value: Any
    claims: tuple[Claim, ...]


def field_versions(state: History, field: str) -> list[Version]:
    """The values between which a field in conflict is to be settled, in the order of their claims' ids.

    Where somebody went on with what another took back, those who went on say that it was not.
    """
    found: dict[bytes, list[Claim]] = {}
    for claim in state.claims.get(field, ()):
        found.setdefault(told_apart(claim), []).append(claim)
    said = [Version(of[0].value, tuple(of)) for of in found.values()]
    if field == "withdrawn" and field in state.conflicts and len(said) == 1:
        took = {claim.revision.rev for claim in said[0].claims}
        heads = [one for one in state.revisions if one.rev in state.heads and one.rev not in took]
        went_on = tuple(Claim(one, state.depths[one.rev], REMOVED) for one in heads)
        said.append(Version(REMOVED, went_on))
    return said


def claimants(state: History) -> list[Revision]:
    """The revisions between which the record is to be settled, the shallowest first."""
    found = {
        claim.revision.rev: claim
        for field in state.conflicts
        for version in field_versions(state, field)
        for claim in version.claims
    }
    return [one.revision for one in sorted(found.values(), key=lambda one: (one.depth, one.revision.rev))]


def claimed_values(state: History, rev: str) -> dict[str, Any]:
    """What a claimant says of the fields in conflict of which it is a claim (None: removed)."""
    return {
        field: None if version.value is REMOVED else version.value
        for field in state.conflicts
        for version in field_versions(state, field)
        if any(claim.revision.rev == rev for claim in version.claims)
    }


def claimant(state: History, written: str) -> str:
    """The id of the claimant that is meant by its first digits, at least six of them.

    Raises `GuaquiError`: `not-disputed`, `claim-unknown` with those that there are.
    """
    if not state.disputed:
        raise SettlingError("not-disputed", record=state.record)
    known = [one.rev for one in claimants(state)]
    found = [rev for rev in known if rev.startswith(written.lower())] if len(written) >= 6 else []
    if len(found) != 1:
        raise SettlingError("claim-unknown", record=state.record, written=written, known=known)
    return found[0]


def can_be_settled(state: History, fields: Collection[str]) -> None:
    """Raises `GuaquiError`: `not-disputed`, `field-not-disputed` with the fields that are, or `decided-together`.

    A settlement decides between what several said. To change what nobody disputes is a save like any other, made
    on the form that shows what else hangs on it. What was chosen by one act is settled by one.
    """
    if not state.disputed:
        raise SettlingError("not-disputed", record=state.record)
    if others := sorted(set(fields) - set(state.conflicts)):
        raise SettlingError(
            "field-not-disputed", record=state.record, fields=others, disputed=list(state.conflicts)
        )
    if left := left_of_together(state, fields):
        raise DecidedTogetherError("decided-together", record=state.record, fields=left)


def brought_back(state: History, rev: str) -> dict[str, Any] | None:
    """The fields to decide so that a version stands again (None: removed), those in dispute among them.

    None where it stands already. Raises `claim-unknown` where it is no version that `state` was computed from.
    """
    seen = as_seen_from(state.revisions, [rev])
    if seen is None:
        known = [one.rev for one in state.revisions]
        raise SettlingError("claim-unknown", record=state.record, written=rev, known=known)
    then, now = seen.values, state.values
    names = {name for name in then.keys() | now.keys() if differs(then.get(name), now.get(name))}
    names |= set(state.conflicts)
    return {name: then.get(name) for name in sorted(names)} or None


def differs(one: Any, other: Any) -> bool:
    """Whether two values of a field are two; None is none."""
    if one is None or other is None:
        return one is not other
    return canonical(one) != canonical(other)


def left_of_together(state: History, decided: Collection[str]) -> list[str]:
    """Fields in conflict that belong to what is decided, and are not decided with it.

    A demand's text, action and class were chosen by one act: to settle one alone would choose the others unseen.
    """
    bound = decided_together(kind_of(state.record), set(decided))
    return [field for field in state.conflicts if field in bound and field not in decided]


def read_value(record: str, field: str, text: str) -> Any:
    """A field's value as it is written by hand; None where it is empty, or null and no text.

    What is JSON of what the field may be (true, 12, a list) is that; else it is the text as it stands.

    Raises `GuaquiError`: `field-unknown`, `value-bad`.
    """
    known = _fields(record)
    if field not in known:
        raise InputError("field-unknown", record=record, field=field, known=sorted(known))
    if not text:
        return None
    value = decoded(text)
    if value is None or not known[field].takes(value):
        return _written(record, known[field], text)
    return value


def _written(record: str, field: Field, text: str) -> Any:
    """A value that is no JSON of what the field may be: its text, or nothing where it is null."""
    if field.takes(text) and not (text.strip() == "null" and any(map(field.takes, _NO_TEXTS))):
        return text
    try:
        value = msgspec.json.decode(text)
        if value is not None:
            msgspec.convert(value, field.type)
    except msgspec.DecodeError as error:
        raise InputError("value-bad", record=record, field=field.name, text=text, detail=str(error)) from None
    return value


def decoded(text: str) -> Any:
    """What a text is as JSON, where it is no text there too; else None. 1.500 is no JSON of people's."""
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return None
    return None if isinstance(value, str | float) else value


def fits(record: str, field: str, value: Any) -> bool:
    """Whether a field may have a value; one that this version does not know may have any."""
    known = _fields(record).get(field)
    return known is None or known.takes(value)


def _fields(record: str) -> dict[str, Field]:
    kind = KINDS.get(kind_of(record))
    return {field.name: field for field in kind.fields} if kind else {}


def reason_record(settlement: str, record: str, reason: str) -> tuple[str, dict[str, Any]]:
    """The record that says why: its name and its body. `settlement` is the id of the revision that settles."""
    name = rev_of(canonical([settlement, reason]))
    body = {"record": record, "code": WHY_SETTLED, "seen": settlement, "reason": reason}
    return f"remark/{municipality_of(record)}/{WHY_SETTLED}/{name}", body


def reasons(survey: Survey, revisions: Iterable[Revision]) -> dict[str, str]:
    """Why some revisions of one record settled what they did, by their ids."""
    wanted = {one.rev: one.record for one in revisions}
    found: dict[str, str] = {}
    for entry in survey.entries("remark", Remark):
        of = entry.fields
        if of.code == WHY_SETTLED and wanted.get(of.seen) == of.record and isinstance(of.reason, str):
            found[of.seen] = of.reason
    return found
