"""What the app calls things on an English screen: a choice is typed by its name."""

from __future__ import annotations

from typing import Final

from ..whole_story import PACK

HOLDERS: Final = [
    record.rpartition("/")[2] for record in PACK if record.startswith(("community/", "association/"))
]
STATUSES: Final = {"none": "decided not to ask", "postponed": "postponed"}
HOWS: Final = {"authorities": "the authorities decided"}
OUTCOMES: Final = {
    "held": "held",
    "absent": "did not come",
    "suspended": "suspended",
    "closed": "closed",
}
COMMITTED: Final = {"open": "still open", "partly": "kept in part"}
DERIVED: Final = {"quotient": "quotient", "sum": "sum", "share": "share"}


def holder(id_: str) -> str:
    """What a community or an association is called."""
    kind = "association" if f"association/guaqui/{id_}" in PACK else "community"
    return str(PACK[f"{kind}/guaqui/{id_}"]["name"])


def begun(id_: str) -> str:
    """The first letters of its name that no other has: lists search by them."""
    name = holder(id_).lower()
    others = [holder(one).lower() for one in HOLDERS if one != id_]
    least = (name[:many] for many in range(1, len(name) + 1))
    return next((letters for letters in least if not any(one.startswith(letters) for one in others)), name)


def action(id_: str) -> str:
    names: dict[str, str] = PACK[f"action/guaqui/{id_}"]["names"]
    return names["en"]


def cause(id_: str | None) -> str | None:
    return str(PACK[f"cause/guaqui/{id_}"]["name"]) if id_ else None


def element(id_: str) -> str:
    return str(PACK[f"element/guaqui/{id_}"]["name"])
