"""Whom a move locks out: each database says by itself who may do what there."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from .connection import HubConnection


class LostRight(Struct, frozen=True, order=True):
    """Somebody who may log in, by role, and the duty that they have in one database alone."""

    role: str
    duty: str


def lost_rights(source: HubConnection, target: HubConnection, municipality: str) -> list[LostRight]:
    """Who has a duty for a municipality in the source and none of that kind in the target, by name.

    Whoever keeps the source has theirs by no line, and is not among them. Only who keeps both may ask.
    """
    kept = _rights(target, municipality)
    return sorted(
        right for right, keeper in _rights(source, municipality).items() if not keeper and right not in kept
    )


def _rights(database: HubConnection, municipality: str) -> dict[LostRight, bool]:
    """Who may do what there, and whether as one of those who keep the hub."""
    return {LostRight(*right): keeper for *right, keeper in database.rows(_WHO_MAY, [municipality])}


# As guaqui.mine() says it of whoever asks, of everybody at once.
_WHO_MAY: Final = """
WITH duties AS (
    SELECT p.rolname::text, d.duty, pg_has_role(p.oid, 'guaqui_owner', 'USAGE') AS keeper, EXISTS (
        SELECT FROM guaqui.grant_of g JOIN pg_roles r ON r.rolname = g.role_name
        WHERE g.duty = d.duty AND g.municipality IN ('*', %s) AND pg_has_role(p.oid, r.oid, 'USAGE')
    ) AND pg_has_role(p.oid, 'guaqui_' || d.duty, 'USAGE') AS granted
    FROM pg_roles p, (VALUES ('facilitator'), ('coordinator'), ('reader')) AS d (duty)
    WHERE p.rolcanlogin
)
SELECT rolname, duty, keeper FROM duties WHERE keeper OR granted
"""
