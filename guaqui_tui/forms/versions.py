"""What the versions in dispute say of an entry of a form."""

from __future__ import annotations

from collections.abc import Iterable

from exports.wording.values import Values, is_private
from storage.revisions.history import Absent, Claim, History
from storage.symbols import DISPUTED

from ..language.gettext_ import _
from .entries import FormEntry, at


def versions_of(entry: FormEntry, state: History | None, values: Values) -> list[str]:
    """Each thing that is said of it, once; nothing where that is one thing. Of what is private only that it is."""
    name = entry.path[0]
    if state is None or name not in state.conflicts:
        return []
    if is_private(entry.kind, name):
        return [_("private")]
    said = [_said(entry, claim, values) for claim in state.claims[name]]
    found = list(dict.fromkeys(said))
    return found if len(found) > 1 else []


def _said(entry: FormEntry, claim: Claim, values: Values) -> str:
    name, value = entry.path[0], None if isinstance(claim.value, Absent) else claim.value
    if entry.path == (entry.field.name,):
        return values.text(entry.kind, name, value, claim.revision.body) or _("(nothing)")
    own = at({name: value}, entry.path)
    return values.read(entry.field, own) or _("(nothing)")


def differing_versions(versions: Iterable[str]) -> str:
    """What stands beside a field: ! held / not held; empty where nothing is in dispute."""
    said = " / ".join(versions)
    return f"{DISPUTED} {said}" if said else ""
