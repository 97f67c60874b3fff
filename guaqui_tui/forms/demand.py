"""The demand form's fields <-> the body of a demand.

Most are entries that the table makes. A layout of their own have the demand's words, how it was agreed with which
votes, and the proposals; a page names what it places and in which order, and the last ones have the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from exports.wording.values import Values
from storage.kinds.process.demand import KIND, STATUSES, WITHOUT_TEXT
from storage.limits import MAX_TEXT
from storage.notation.currency import parse_amount
from storage.notation.numbers import parse_count
from storage.notation.text import clean
from storage.plan.same_words import same_words
from storage.plan.views.readers import private_fields
from storage.plan.votes import proposals_with_words, vote_of
from storage.translatable import N_

from ..language.gettext_ import _
from ..language.numbers import bare_amount
from . import entries
from .counted_votes import COUNTED, read_votes, shown_votes
from .draft_values import Typed, put
from .entries import FormEntry, Listed
from .proposals import OF_A_ROW, read_proposals, row_names, row_of, shown_proposals, vote_typed

HOW: Final = "how"
"""What the entry of how it was agreed is called; `votes` beside it has all that were counted."""
MAIN: Final = ("text", "action", "class", "families", "cost_cents", "funding", HOW, "votes", "status")
MORE: Final = (
    "spoken",
    "place",
    "phase",
    "proposed_by",
    "joint_with",
    "phase_of",
    "decided_on",
    "status_reason",
)
"""The fields of the first page and of the one for more; all that stand nowhere follow behind the last."""
ELSEWHERE: Final = ("options", "agreed", "ruling", "moved_to", entries.TAKEN_BACK)
"""The proposals have a page of their own, an agreement stands on the first; what the assembly and the municipal
government said, to which year it was moved, and that it was taken back, are said on screens of their own."""
PRIVATE: Final = private_fields(KIND.name)
"""Of these is only ever said that they are there or changed: others look on."""
STATUSES_ASKED: Final = ("none", "postponed", *(s for s in STATUSES if s not in {"none", "postponed", "open"}))
"""In the order of the list. `open` is not chosen: it is what proposals without a choice are."""


class Terms(Struct):
    """What a demand's fields may hold: its entries by page, how many proposals, and what is listed.

    `listed` says whether a field's list has a value.
    """

    values: Values
    pages: dict[str, list[FormEntry]]
    rows: int
    listed: Listed

    @property
    def entries(self) -> list[FormEntry]:
        """All but the demand's words, the votes and the proposals."""
        return [entry for page in self.pages.values() for entry in page]

    def entry(self, name: str) -> FormEntry | None:
        """The entry of a name; None of what has a layout of its own."""
        return next((one for one in self.entries if one.name == name), None)

    @property
    def funding(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.entries if one.path[0] == "funding")

    @property
    def main(self) -> tuple[str, ...]:
        names = [one.name for one in self.pages["main"]]
        at = names.index(HOW) + 1 if HOW in names else 0
        return ("text", *names[:at], "votes", *names[at:])

    @property
    def proposals(self) -> tuple[str, ...]:
        return tuple(name for row in range(1, self.rows + 1) for name in row_names(row))

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.main, *self.proposals, *self.of_page("more"), *self.of_page("private"))

    def of_page(self, page: str) -> tuple[str, ...]:
        """The fields of a page, in their order."""
        if page == "proposals":
            return self.proposals
        return self.main if page == "main" else tuple(one.name for one in self.pages[page])

    def page_of(self, name: str) -> str:
        """On which page of the form a field stands."""
        if row_of(name):
            return "proposals"
        return next((page for page in ("more", "private") if name in self.of_page(page)), "main")


def pages(values: Values, known: Iterable[str] = ()) -> dict[str, list[FormEntry]]:
    """The entries of each page that the table makes. `known` are names that a demand or its draft needs."""
    made = {entry.name: entry for entry in entries.entries_of(KIND.name, values, known)}
    how = made["agreed-how"]
    how = how._replace(name=HOW, of=how.label)
    of_field: dict[str, list[FormEntry]] = {HOW: [how]}
    for entry in made.values():
        of_field.setdefault(entry.path[0], []).append(entry)
    rest = [name for name in of_field if name not in {*MAIN, *MORE, *PRIVATE, *ELSEWHERE}]
    named = {"main": MAIN[1:], "more": (*MORE, *rest), "private": PRIVATE}
    return {page: [entry for name in names for entry in of_field.get(name, ())] for page, names in named.items()}


def shown_demand(body: Mapping[str, Any], terms: Terms) -> Typed:
    """What a demand's fields show when its form is opened. What was withdrawn leaves its place empty."""
    if body.get(entries.TAKEN_BACK) is True:
        body = {}
    status = body.get("status", "")
    typed = {
        **entries.shown_entries(terms.entries, body, terms.values),
        "text": body.get("text", ""),
        "status": "" if status == "open" else status,
        "votes": _shown_vote(body),
        **shown_proposals(body.get("options"), terms.rows),
    }
    return {name: typed[name] for name in terms.all}


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

    def touched(self, typed: Typed) -> set[str]:
        return {name for name, value in self.shown.items() if typed[name] != value}


def open_demand(before: Mapping[str, Any], terms: Terms) -> Opened:
    return Opened(before, terms, shown_demand(before, terms))


def read_demand(typed: Typed, on: Opened) -> tuple[dict[str, Any], dict[str, str]]:
    """The body to save, and what is wrong with which field, in words.

    Only what differs from what was shown is read: what nobody touched stays as it is, whoever wrote it.
    """
    terms, before = on.terms, {} if on.before.get(entries.TAKEN_BACK) is True else on.before
    body, touched = dict(before), on.touched(typed)
    entries.read_into(body, (one for one in terms.entries if one.name != HOW), typed, touched, terms.values)
    if "text" in touched:
        put(body, "text", clean(typed["text"]).strip())
    if touched & set(terms.proposals):
        put(body, "options", read_proposals(typed, body.get("options"), terms.rows, touched))
    if touched & {HOW, "votes", *terms.proposals}:
        put(body, "agreed", _read_agreed(typed, before, body, touched))
    decided = touched & {"text", "status", *terms.proposals}
    if decided:
        put(body, "status", _status(body, before))
    wrong = demand_flaws(typed, on)
    if "text" not in body and body.get("status") not in WITHOUT_TEXT:
        wrong["text"] = _("Write what is asked for; where nothing is asked, say so in the last field: Up.")
    elif decided and "text" in body and body.get("status") == "none":
        wrong["status"] = _("It asks for something: empty the demand, or choose another status.")
    return body, wrong


def _status(body: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """The status as chosen; without a choice, what the words make it."""
    chosen: str = body.get("status", "")
    first = "text" in body and not before.get("text") and chosen == before.get("status")
    if chosen and not (first and chosen in WITHOUT_TEXT):
        return chosen
    return "proposed" if "text" in body else "open" if "options" in body else chosen


def implied_status(typed: Typed, terms: Terms) -> str:
    """The status that a form without a chosen one gets; empty where there is nothing in it."""
    said = {
        "text": typed["text"].strip(),
        "options": any(typed[name].strip() for name in terms.proposals[:: len(OF_A_ROW)]),
    }
    return _status({name: value for name, value in said.items() if value}, {})


def demand_flaws(typed: Typed, on: Opened) -> dict[str, str]:
    """What is wrong with what was typed, by field; an empty field never is, nor one that nobody touched."""
    terms, touched = on.terms, on.touched(typed)
    wrong = entries.entry_flaws(terms.entries, typed, touched, terms.values, terms.listed)
    wrong |= {name: words for name, words in _NOT_LISTED.items() if name in wrong}
    wrong |= _of_proposals(typed, on)
    length = len(clean(typed["text"]).strip())
    if length > MAX_TEXT:
        words = _("{n} characters are too many: shorten it to {most}. The draft is kept.")
        wrong["text"] = words.format(n=length, most=MAX_TEXT)
    if typed["votes"].strip() and read_votes(typed["votes"].strip()) is None:
        wrong["votes"] = _("Type for, against and abstained, such as 41 12 3.")
    elif len(read_votes(typed["votes"]) or {}) > 1 and vote_typed(typed, terms.rows).rivals:
        wrong["votes"] = _("Only its own votes, such as 26: those of the others stand beside them, F6.")
    return {name: _(words) for name, words in wrong.items() if name in touched}


_NOT_LISTED: Final = {
    "action": N_("No such action: choose one, or Ins adds it."),
    "class": N_("No such class: type its number."),
}
"""What is said where the table's words would be poorer."""


def _of_proposals(typed: Typed, on: Opened) -> dict[str, str]:
    """What is wrong with the proposals. A proposer that the record has is known to a newer version."""
    wrong, options = {}, on.before.get("options")
    known = {one.get("proposed_by") for one in (options if isinstance(options, list) else ())}
    for row in range(1, on.terms.rows + 1):
        _text, votes, by = row_names(row)
        if typed[votes].strip() and parse_count(typed[votes].strip()) is None:
            wrong[votes] = _("number")
        value = typed[by].strip()
        if value and value not in known and not on.terms.listed(by, value):
            wrong[by] = _("1 to 4")
    return wrong


def _amount(typed: Typed, name: str, terms: Terms) -> int | None:
    return parse_amount(typed[name].strip(), terms.values.currency)


def lacking(typed: Typed, terms: Terms) -> str:
    """What the contributions leave of the cost, in words; nothing where neither was typed."""
    parts = [_amount(typed, name, terms) for name in terms.funding]
    cost, given = _amount(typed, "cost_cents", terms), sum(part for part in parts if part)
    if cost is None or not any(part is not None for part in parts):
        return ""
    if given == cost:
        return _("the contributions are complete")
    words = (
        _("{currency_sign} {amount} are missing") if given < cost else _("{currency_sign} {amount} are too many")
    )
    return words.format(amount=bare_amount(abs(cost - given)))


def share_of_cost(typed: Typed, name: str, terms: Terms) -> str:
    """How much of the cost a contribution is: 40%; nothing where either is not known."""
    cost, part = (_amount(typed, field, terms) for field in ("cost_cents", name))
    if not cost or part is None:
        return ""
    return _("{percent} of the cost").format(percent=f"{(100 * part + cost // 2) // cost}%")


def _read_agreed(
    typed: Typed, before: Mapping[str, Any], body: Mapping[str, Any], touched: set[str]
) -> dict[str, Any]:
    """How it was agreed. Where there were several proposals, votes against it were none, and go."""
    agreed, several = dict(before.get("agreed", {})), vote_of(before).rivals
    if HOW in touched:
        put(agreed, "how", typed[HOW].strip())
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
    own = [
        one for one in proposals_with_words(values.get("options")) if same_words(one["text"], values.get("text"))
    ]
    return next((one["votes"] for one in own if isinstance(one.get("votes"), int)), None)
