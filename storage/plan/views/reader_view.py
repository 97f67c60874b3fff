"""A plan as some readers may see it: what is made from it cannot tell what is not for them.

Fields, claims, conflicts, versions and authors that they may not see are not there, and neither is a remark or a
question about them. Marks, counts and lists follow by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace as replace_claim

from ...kinds.process.remark import WHY_SETTLED
from ...revisions.canonical import canonical
from ...revisions.history import REMOVED, WITHHELD, Claim, History, conflicting
from ...revisions.revision import Revision
from ..survey import Survey
from .file_records import Records, RecordsView
from .readers import Readers


def seen_by(survey: Survey, readers: Readers) -> Survey:
    """What they may see of a survey, as it stands when it is looked at: what comes in later is in it too.

    It is the survey itself where nothing more is kept from them. The same readers get the same one again, in which
    each record is seen anew only where it changed.
    """
    seen = Readers(*(one and other for one, other in zip(survey.readers, readers, strict=True)))
    view = partial(RecordsForReaders, readers=seen)
    if seen == survey.readers:
        return survey
    if seen not in survey.seen:
        survey.seen[seen] = survey.seen_as(view, seen)
    return survey.seen[seen]


class RecordsForReaders(RecordsView):
    """Of some records those, and of each that, which readers may see."""

    def __init__(self, whole: Records, readers: Readers) -> None:
        super().__init__(whole)
        self._readers = readers
        self._seen: dict[str, tuple[History, History | None]] = {}

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        """Whole where private things are seen: a field file can be written from them."""
        return self.whole.all_revisions() if self._readers.private else super().all_revisions()

    def history(self, record: str) -> History | None:
        """A record's state as they see it, None where nothing of it is for them."""
        state = self.whole.history(record)
        if state is None or not self._is_for_them(state):
            return None
        known = self._seen.get(record)
        if known is None or known[0] is not state:
            known = self._seen[record] = state, _seen(state, self._readers)
        return known[1]

    def _is_for_them(self, state: History) -> bool:
        """Not a remark or a question about what they do not see, nor why that was settled as it was."""
        about = state.values.get("record")
        if not isinstance(about, str):
            return True
        settled = self.whole.revisions(about).get(str(state.values.get("seen")))
        if settled is None and state.values.get("code") == WHY_SETTLED and not self._readers.private:
            return False  # whether what was settled is private cannot be known where it is not at hand
        named = [*_texts(state.values.get("field")), *_texts(state.values.get("fields"))]
        named += settled.sets if settled else ()
        return len(self._readers.named(about, named)) == len(named)


def _texts(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else said if isinstance(said, list) else []


def _seen(state: History, readers: Readers) -> History | None:
    """One record as they see it; None where nothing of it is for them.

    A version is there if it decides something of which they may hear, or if it has a claim of such a thing: where
    its parent is not at hand it may have one without deciding it. Its depth is that which it has in the whole
    record, so that everybody is shown the same claim of a field in conflict.
    """
    claims = {name: state.claims[name] for name in readers.named(state.record, state.claims)}
    kept = {one.rev for one in state.revisions if not one.sets or readers.named(one.record, one.sets)}
    kept |= {claim.revision.rev for of_field in claims.values() for claim in of_field}
    if not kept:
        return None
    parents = _parents(state, kept)
    seen = {one.rev: _version(one, parents[one.rev], readers) for one in state.revisions if one.rev in kept}
    told = {name: tuple(_claim(one, name, seen, readers) for one in of_field) for name, of_field in claims.items()}
    inner = {parent for one in seen.values() for parent in one.parents}
    return History(
        state.record,
        tuple(seen.values()),
        {rev: state.depths[rev] for rev in seen},
        tuple(rev for rev in sorted(seen) if rev not in inner),
        told,
        tuple(name for name in conflicting(seen, told) if name in state.conflicts),
    )


def _parents(state: History, kept: set[str]) -> dict[str, tuple[str, ...]]:
    """Each version's parents; in place of one that is not kept stand those that it went on from."""
    found: dict[str, tuple[str, ...]] = {}
    for one in state.revisions:  # parents come first
        known = (found[rev] if rev in found and rev not in kept else (rev,) for rev in one.parents)
        found[one.rev] = tuple(sorted({rev for of_one in known for rev in of_one}))
    return found


class _Version(Revision, frozen=True, gc=False, eq=False, kw_only=True):
    """A version with what they may see of it. It hashes to its id no more where something is left out."""

    whole: Revision

    @property
    def at(self) -> str:
        return self.whole.at

    @property  # type: ignore[misc]
    def rest(self) -> bytes:
        """Written when it is asked for: figures and lists need it of no version."""
        told = {"author": self.author, "body": self.body, "parents": self.parents, "sets": self.sets}
        fields = {**self.whole.document(), **told}
        return canonical({name: value for name, value in fields.items() if name != "rev"})[1:]


def _version(of: Revision, parents: tuple[str, ...], readers: Readers) -> Revision:
    sets = tuple(readers.named(of.record, of.sets))
    author = of.author if readers.people else ""
    body = readers.body(of.record, of.body)
    return _Version(of.rev, of.record, parents, sets, author, of.device, b"", body, whole=of)


def _claim(of: Claim, name: str, seen: Mapping[str, Revision], readers: Readers) -> Claim:
    if of.value is REMOVED:
        return replace_claim(of, revision=seen[of.revision.rev])
    value = readers.body(of.revision.record, {name: of.value}).get(name, WITHHELD)
    return replace_claim(of, revision=seen[of.revision.rev], value=value)
