"""Pure: the demand form's fields <-> the body of a demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from exports.votes import vote_of, worded
from storage.discretion import private_fields
from storage.limits import MAX_TEXT
from storage.money import format_bs, parse_bs
from storage.numbers import parse_count, parse_families
from storage.records import STATUSES, WITHOUT_TEXT
from storage.same_words import same_words
from storage.text import clean, clean_line

from ..dates import day, read_day
from ..words import _
from .counted import COUNTED, read_votes, shown_votes
from .proposals import OF_A_ROW, read_proposals, row_names, row_of, shown_proposals, vote_typed
from .typed import Typed, put

FREE: Final = ("spoken", "place", "status_reason", "notes")
"""Fields of any words, on one line."""
CHOSEN: Final = ("action", "class", "status", "stage", "proposed_by", "joint_with", "phase_of", "carries")
"""Fields that take one of a list."""
STATUSES_ASKED: Final = ("none", "postponed", *(s for s in STATUSES if s not in {"none", "postponed", "open"}))
"""In the order of the list. `open` is not chosen: it is what proposals without a choice are."""
MORE: Final = (
    "spoken",
    "place",
    "stage",
    "proposed_by",
    "joint_with",
    "phase_of",
    "decided_on",
    "status_reason",
)
PRIVATE: Final = private_fields("demand")
"""Of these is only ever said that they are there or changed: others look on."""
_SOURCE: Final = re.compile(r"[a-z0-9-]+")


class Terms(Struct):
    """What a demand's fields may hold: the sources that have a field, how many proposals, and what is listed.

    `listed` says whether a field's list has a value.
    """

    sources: tuple[str, ...]
    rows: int
    listed: Callable[[str, str], bool]

    @property
    def main(self) -> tuple[str, ...]:
        sources = tuple(f"from-{source}" for source in self.sources)
        return ("text", "action", "class", "families", "cost", *sources, "how", "votes", "status")

    @property
    def proposals(self) -> tuple[str, ...]:
        return tuple(name for row in range(1, self.rows + 1) for name in row_names(row))

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.main, *self.proposals, *MORE, *PRIVATE)

    def of_page(self, page: str) -> tuple[str, ...]:
        """The fields of a page, in their order."""
        return {"main": self.main, "proposals": self.proposals, "more": MORE, "private": PRIVATE}[page]


def fields_for(sources: Iterable[str]) -> tuple[str, ...]:
    """The sources that get a field; one whose id is no word of ours (a hostile file's) is kept and not shown."""
    return tuple(source for source in sorted(sources) if _SOURCE.fullmatch(source))


def shown(body: Mapping[str, Any], terms: Terms) -> Typed:
    """What a demand's fields show when its form is opened. What was withdrawn leaves its place empty."""
    if body.get("withdrawn") is True:
        body = {}
    status, agreed, funding = body.get("status", ""), body.get("agreed", {}), body.get("funding", {})
    return {
        "text": body.get("text", ""),
        **{name: str(body.get(name, "")) for name in (*CHOSEN, *FREE)},
        "status": "" if status == "open" else status,
        "families": _number(body.get("families")),
        "cost": _amount(body.get("cost_cents")),
        **{f"from-{source}": _amount(funding.get(source)) for source in terms.sources},
        "how": agreed.get("how", ""),
        "votes": _shown_vote(body),
        "decided_on": day(body.get("decided_on", "")),
        **shown_proposals(body.get("options"), terms.rows),
    }


def _shown_vote(body: Mapping[str, Any]) -> str:
    """41-12-3, or where there were several proposals only the demand's own: 41."""
    vote = vote_of(body)
    said = {"for": vote.for_} if vote.rivals else dict(zip(COUNTED, vote[:3], strict=True))
    return shown_votes(said)


class Opened(Struct, frozen=True):
    """A demand as a form was opened on it: its body, what its fields may hold, and what they show of it.

    It is worked out once; what is typed is compared with it at every key.
    """

    before: Mapping[str, Any]
    terms: Terms
    shown: Typed


def opened(before: Mapping[str, Any], terms: Terms) -> Opened:
    return Opened(before, terms, shown(before, terms))


def read(typed: Typed, on: Opened) -> tuple[dict[str, Any], dict[str, str]]:
    """The body to save, and what is wrong with which field, in words.

    Only what differs from what was shown is read: what nobody touched stays as it is, whoever wrote it.
    """
    terms, before = on.terms, {} if on.before.get("withdrawn") is True else on.before
    body = dict(before)
    touched = {name for name, value in on.shown.items() if typed[name] != value}
    values: dict[str, tuple[str, Any]] = {
        "text": ("text", clean(typed["text"]).strip()),
        "families": ("families", parse_families(typed["families"].strip())),
        "cost": ("cost_cents", parse_bs(typed["cost"].strip())),
        "decided_on": ("decided_on", read_day(typed["decided_on"])),
        **{name: (name, clean_line(typed[name])) for name in FREE},
        **{name: (name, typed[name].strip()) for name in CHOSEN},
    }
    for name in touched & values.keys():
        put(body, *values[name])
    if touched & {f"from-{source}" for source in terms.sources}:
        put(body, "funding", _read_funding(typed, body.get("funding", {}), touched))
    if touched & set(terms.proposals):
        put(body, "options", read_proposals(typed, body.get("options"), terms.rows, touched))
    if touched & {"how", "votes", *terms.proposals}:
        put(body, "agreed", _read_agreed(typed, before, body, touched))
    decided = touched & {"text", "status", *terms.proposals}
    if decided:
        put(body, "status", _status(body, before))
    wrong = flaws(typed, on)
    if "text" not in body and body.get("status") not in WITHOUT_TEXT:
        wrong["text"] = _("Write what is asked for; where nothing is asked, say so in the last field: Up.")
    elif decided and "text" in body and body.get("status") == "none":
        wrong["status"] = _("It asks for something: empty the demand, or choose another status.")
    return body, wrong


def _read_funding(typed: Typed, before: Mapping[str, Any], touched: set[str]) -> dict[str, Any]:
    funding = dict(before)
    for source in (name.removeprefix("from-") for name in touched if name.startswith("from-")):
        put(funding, source, parse_bs(typed[f"from-{source}"].strip()))
    return funding


def _status(body: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """The status as chosen; without a choice, what the words make it."""
    chosen: str = body.get("status", "")
    first = "text" in body and not before.get("text") and chosen == before.get("status")
    if chosen and not (first and chosen in WITHOUT_TEXT):
        return chosen
    return "proposed" if "text" in body else "open" if "options" in body else chosen


def status_of(typed: Typed, terms: Terms) -> str:
    """The status that a form without a chosen one gets; empty where there is nothing in it."""
    said = {
        "text": typed["text"].strip(),
        "options": any(typed[name].strip() for name in terms.proposals[:: len(OF_A_ROW)]),
    }
    return _status({name: value for name, value in said.items() if value}, {})


def flaws(typed: Typed, on: Opened) -> dict[str, str]:
    """What is wrong with what was typed, by field; an empty field never is, nor one that nobody touched."""
    terms = on.terms
    wrong = _not_listed(typed, on)
    length = len(clean(typed["text"]).strip())
    if length > MAX_TEXT:
        words = _("{n} characters are too many: shorten it to {most}. The draft is kept.")
        wrong["text"] = words.format(n=length, most=MAX_TEXT)
    rows = range(1, terms.rows + 1)
    asked: list[tuple[Iterable[str], Callable[[str], object], str]] = [
        (
            ["cost", *(f"from-{s}" for s in terms.sources)],
            parse_bs,
            _("Type an amount in Bs: 35.000 or 1.500,50."),
        ),
        (["families"], parse_families, _("Type a whole number, such as 45.")),
        ([f"votes-{row}" for row in rows], parse_count, _("number")),
        (["votes"], read_votes, _("Type for, against and abstained, such as 41 12 3.")),
        (["decided_on"], read_day, _("Type a day such as 14/7/2002.")),
    ]
    for names, understood, words in asked:
        for name in names:
            if typed[name].strip() and understood(typed[name].strip()) is None:
                wrong[name] = words
    if "votes" not in wrong and len(read_votes(typed["votes"]) or {}) > 1 and vote_typed(typed, terms.rows).rivals:
        wrong["votes"] = _("Only its own votes, such as 26: those of the others stand beside them, F6.")
    return {name: words for name, words in wrong.items() if typed[name] != on.shown[name]}


def _not_listed(typed: Typed, on: Opened) -> dict[str, str]:
    """The fields of lists that hold something else. A proposer that the record has is known to a newer version."""
    terms, options = on.terms, on.before.get("options")
    known = {one.get("proposed_by") for one in (options if isinstance(options, list) else ())}
    words = {
        "action": _("No such action: choose one, or F9 adds it."),
        "class": _("No such class: type a number from 1 to 4."),
        "by": _("1 to 4"),
    }
    wrong = {}
    for name in (*CHOSEN, "how", *(f"by-{row}" for row in range(1, terms.rows + 1))):
        value, kind = typed[name].strip(), name.partition("-")[0]
        if value and not terms.listed(name, value) and not (kind == "by" and value in known):
            wrong[name] = words.get(kind, _("This is not in the list: type a number of it, or leave it empty."))
    return wrong


def lacking(typed: Typed, terms: Terms) -> str:
    """What the contributions leave of the cost, in words; nothing where neither was typed."""
    parts = [parse_bs(typed[f"from-{source}"].strip()) for source in terms.sources]
    cost, given = parse_bs(typed["cost"].strip()), sum(part for part in parts if part)
    if cost is None or not any(part is not None for part in parts):
        return ""
    if given == cost:
        return _("the contributions are complete")
    words = _("Bs {amount} are missing") if given < cost else _("Bs {amount} are too many")
    return words.format(amount=format_bs(abs(cost - given)))


def share_of_cost(typed: Typed, name: str) -> str:
    """How much of the cost a contribution is: 40%; nothing where either is not known."""
    cost, part = (parse_bs(typed[field].strip()) for field in ("cost", name))
    if not cost or part is None:
        return ""
    return _("{percent} of the cost").format(percent=f"{(100 * part + cost // 2) // cost}%")


def _read_agreed(
    typed: Typed, before: Mapping[str, Any], body: Mapping[str, Any], touched: set[str]
) -> dict[str, Any]:
    """How it was agreed. Where there were several proposals, votes against it were none, and go."""
    agreed, several = dict(before.get("agreed", {})), vote_of(before).rivals
    if "how" in touched:
        put(agreed, "how", typed["how"].strip())
    if several:
        agreed.pop("against", None)
    if "votes" in touched:
        for name in ("for", "against") if several or vote_of(body).rivals else COUNTED:
            agreed.pop(name, None)
        return agreed | (read_votes(typed["votes"]) or {})
    was, now = map(_own_votes, (before, body))
    if was is not None and now is not None and agreed.get("for") == was:
        agreed["for"] = now  # its proposal was counted anew
    return agreed


def _own_votes(values: Mapping[str, Any]) -> int | None:
    """The votes of the proposal that has the demand's words."""
    own = [one for one in worded(values.get("options")) if same_words(one["text"], values.get("text"))]
    return next((one["votes"] for one in own if isinstance(one.get("votes"), int)), None)


def _number(value: Any) -> str:
    return str(value) if isinstance(value, int) else ""


def _amount(value: Any) -> str:
    return format_bs(value) if isinstance(value, int) else ""


def page_of(name: str) -> str:
    """On which page of the form a field stands."""
    if row_of(name):
        return "proposals"
    if name in MORE:
        return "more"
    return "private" if name in PRIVATE else "main"
