"""A plan as some readers may see it: what is made from it cannot tell what is not for them.

Fields, claims, conflicts, versions and authors that they may not see are not there, and neither is a remark or a
question about them. Marks, counts and lists follow by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as replace_claim
from typing import Any

from msgspec.structs import replace

from .canonical import canonical
from .discretion import Readers
from .history import REMOVED, WITHHELD, Claim, History
from .revision import Revision
from .survey import Survey


def seen_by(survey: Survey, readers: Readers) -> Survey:
    """The survey itself where nothing more is kept from them. What comes in later is not in it."""
    seen = Readers(*(one and other for one, other in zip(survey.readers, readers, strict=True)))
    return survey if seen == survey.readers else _Discreet(survey, seen)


class _Discreet(Survey):
    def __init__(self, whole: Survey, readers: Readers) -> None:
        super().__init__()
        self._whole = whole
        self.readers = readers

    def __contains__(self, record: str) -> bool:
        return record in self._whole

    @property
    def municipality(self) -> str:
        return self._whole.municipality

    def __len__(self) -> int:
        return len(self.all_revisions())

    def records(self, kind: str) -> list[str]:
        names = self._whole.records(kind)
        return [one for one in names if self._is_for_them(one)] if kind in {"remark", "question"} else names

    def revisions(self, record: str) -> dict[str, Revision]:
        state = self.history(record)
        return {one.rev: one for one in state.revisions} if state else {}

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        """Whole where private things are seen: a field file can be written from them."""
        whole = self._whole.all_revisions()
        return whole if self.readers.private else {one: self.revisions(one) for one in whole if self.history(one)}

    def history(self, record: str) -> History | None:
        if record not in self._states:
            state = self._whole.history(record)
            if state is None or not self._is_for_them(record):
                return None
            self._states[record] = _seen(state, self.readers)
        return self._states[record]

    def disputed(self) -> list[str]:
        return [one for one in self._whole.disputed() if (state := self.history(one)) and state.disputed]

    def _is_for_them(self, record: str) -> bool:
        """Not a remark or a question about what they do not see, nor why that was settled as it was."""
        state = self._whole.history(record)
        about = state.values.get("record") if state else None
        if state is None or not isinstance(about, str):
            return True
        settled = self._whole.revisions(about).get(str(state.values.get("seen")))
        named = [*_texts(state.values.get("field")), *_texts(state.values.get("fields"))]
        named += settled.sets if settled else ()
        return len(self.readers.named(about, named)) == len(named)


def _texts(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else said if isinstance(said, list) else []


def _seen(state: History, readers: Readers) -> History:
    """One record as they see it. A version that decides nothing of which they may hear is not there."""
    kept = {one.rev for one in state.revisions if not one.sets or readers.named(one.record, one.sets)}
    parents = _parents(state, kept)
    seen = {one.rev: _version(one, parents[one.rev], readers) for one in state.revisions if one.rev in kept}
    inner = {parent for one in seen.values() for parent in one.parents}
    claims = {name: state.claims[name] for name in readers.named(state.record, state.claims)}
    return History(
        state.record,
        tuple(seen.values()),
        state.depths,
        tuple(rev for rev in sorted(seen) if rev not in inner),
        {name: tuple(_claim(one, name, seen, readers) for one in of_field) for name, of_field in claims.items()},
        tuple(readers.named(state.record, state.conflicts)),
    )


def _parents(state: History, kept: set[str]) -> dict[str, tuple[str, ...]]:
    """Each version's parents; in place of one that is not kept stand those that it went on from."""
    found: dict[str, tuple[str, ...]] = {}
    for one in state.revisions:  # parents come first
        known = (found[rev] if rev in found and rev not in kept else (rev,) for rev in one.parents)
        found[one.rev] = tuple(sorted({rev for of_one in known for rev in of_one}))
    return found


def _version(of: Revision, parents: tuple[str, ...], readers: Readers) -> Revision:
    """A version with what they may see of it. It hashes to its id no more where something is left out."""
    told: dict[str, Any] = {
        "author": of.author if readers.people else "",
        "body": readers.body(of.record, of.body),
        "parents": list(parents),
        "sets": readers.named(of.record, of.sets),
    }
    rest = canonical({**{name: value for name, value in of.document().items() if name != "rev"}, **told})[1:]
    return replace(of, **{**told, "parents": parents, "sets": tuple(told["sets"])}, rest=rest)


def _claim(of: Claim, name: str, seen: Mapping[str, Revision], readers: Readers) -> Claim:
    if of.value is REMOVED:
        return replace_claim(of, revision=seen[of.revision.rev])
    value = readers.body(of.revision.record, {name: of.value}).get(name, WITHHELD)
    return replace_claim(of, revision=seen[of.revision.rev], value=value)
