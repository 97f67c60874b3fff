"""What is typed into the register: who there is, who promised what, facts, lessons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from storage.kinds.terms.cause import WITH_CAUSE

from ..whole_story import FACTS, Told
from . import words
from .keys import ENTER, F2, INSERT, fields, when
from .secretary import Secretary

Body = dict[str, Any]
DIGITS: Final = {"kept": "2", "broken": "4"}


def institution(says: Body) -> str:
    members = "; ".join(
        ", ".join(one[part] for part in ("name", "office", "from", "to") if part in one)
        for one in says.get("members", ())
    )
    return fields(
        *(says["name"], says.get("sort"), None, says.get("since"), None, says.get("address"), says.get("phone")),
        *(says.get("legal_state"), members or None),
    )


def commitment(says: Body) -> str:
    on, due = (when(says[name]) if name in says else None for name in ("on", "due"))
    state = words.COMMITTED[says["state"]]
    return fields(
        says["who"], says["what"], says.get("to"), on, due, None, None, state, None, says.get("evidence")
    )


def fact(says: Body) -> str:
    value, scale = str(says["value"]), says.get("scale", 0)
    printed = f"{value[:-scale]},{value[-scale:]}" if scale else value
    derived = says.get("derived", {})
    of = "; ".join(title(one) for one in derived.get("of", ()))
    return fields(
        *(says["topic"], says["name"], printed, says.get("unit"), None, says.get("on"), says["document"], None),
        *(words.DERIVED.get(derived.get("how", "")), of or None),
    )


def title(id_: str) -> str:
    """What the list calls a fact."""
    says = next(one.says for one in FACTS if one.record.endswith(f"/{id_}"))
    return " · ".join(says[part] for part in ("name", "on", "document", "topic") if part in says)


def lesson(says: Body) -> str:
    return fields(says["text"], words.element(says["element"]))


SHEETS: Final[dict[str, tuple[str, Callable[[Body], str]]]] = {
    "institution": ("Institutions", institution),
    "commitment": ("Commitments", commitment),
    "fact": ("Facts", fact),
    "lesson": ("Lessons", lesson),
}
"""By kind what the register calls them, and what is typed into the form of one."""


def notes(secretary: Secretary, kind: str, told: Sequence[Told]) -> None:
    """From the board and back to it."""
    plural, typed = SHEETS[kind]
    secretary.chooses("regis", "Register ·", plural)
    secretary.does(f"{plural.lower()}{ENTER}", f"{plural} ·")
    for one in told:
        secretary.does(f"{INSERT}{typed(one.says)}{F2}", f"{plural} ·", "Saved", str(one.says.get("name", "")))
    n = f"{len(told)} records" if len(told) > 1 else "1 record"
    secretary.goes_back("Register ·", f"► {plural}", n)
    secretary.goes_back()


def says_what_became(secretary: Secretary, who: str, told: Told) -> None:
    """Of what was promised, by its digit; and since when, from the board and back."""
    secretary.chooses("regis", "Register ·", "Commitments")
    secretary.does(f"commitments{ENTER}", "Commitments ·")
    state = told.says["state"]
    secretary.does(f"{who}{DIGITS[state]}{ENTER}", f"State: {state}", "Since")
    before = (None, None) if state in WITH_CAUSE else (None,)
    secretary.does(fields(*before, told.says["state_on"]) + F2, "1 decided and not written")
    secretary.does(F2, "1 written")
    secretary.goes_back("Register ·")
    secretary.goes_back()
