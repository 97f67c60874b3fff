"""What is decided of a dispute, field by field, before it is saved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from storage.plan.settling import Version, field_versions, left_of_together
from storage.revisions.history import REMOVED, History


class DecidedFields(Struct, frozen=True):
    """What is decided so far, by field (None: removed). Nothing of it is saved yet."""

    fields: Mapping[str, Any]

    def take(self, state: History, rev: str, fields: Collection[str]) -> DecidedFields:
        """Take a claimant's version of some fields, and of those that are decided with them."""
        its = {name: version.value for name in state.conflicts if (version := version_by(state, name, rev))}
        asked = its.keys() & fields
        taken = {*asked, *left_of_together(state, asked)} & its.keys() if asked else set()
        return DecidedFields(
            {**self.fields, **{name: None if its[name] is REMOVED else its[name] for name in sorted(taken)}}
        )

    def say(self, field: str, value: Any) -> DecidedFields:
        """Another value, which no version has."""
        return DecidedFields({**self.fields, field: value})

    def leave(self, field: str) -> DecidedFields:
        """Leave a field open again; all without `field`."""
        return DecidedFields({name: value for name, value in self.fields.items() if field and name != field})


def version_by(state: History, field: str, rev: str) -> Version | None:
    """The version of a field that a claimant says, None where it says none."""
    for version in field_versions(state, field):
        if any(claim.revision.rev == rev for claim in version.claims):
            return version
    return None
