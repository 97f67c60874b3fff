"""The demand form's fields <-> the body of a demand.

Most are entries that the table makes. Its words, its votes and who proposed it stand in the row of the proposal
that is marked; a page names what it places and in which order, and the last ones have the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from exports.wording.values import Values
from storage.kinds.process.demand import IN_A_PLAN, KIND, STATUSES, WITHOUT_TEXT
from storage.kinds.ruling import RULED
from storage.kinds.terms.cause import OF_STATES
from storage.limits import MAX_TEXT
from storage.names.name_table import slug
from storage.notation.currency import parse_amount
from storage.notation.numbers import parse_count
from storage.notation.text import clean
from storage.plan.views.readers import private_fields
from storage.translatable import N_

from ..language.gettext_ import _, speech
from ..language.numbers import bare_amount
from . import entries
from .draft_values import Typed, put
from .entries import FormEntry, Listed
from .proposals import (
    MARKED,
    is_alone,
    leading,
    marked_row,
    put_proposals,
    put_votes,
    row_names,
    rows_with_words,
    shown_proposals,
    votes_by_row,
    votes_said,
)

HOW: Final = "how"
"""What the entry of how it was agreed is called."""
STATUS: Final = "status"
REASON: Final = "status_reason"
CAUSE: Final = "cause"
ABSTAINED: Final = "abstained"
"""How many abstained of several proposals; of one that is alone they are typed behind its votes."""
MAIN: Final = (ABSTAINED, "action", "class", "cost_cents", "funding", "families", HOW, STATUS, REASON, CAUSE)
MORE: Final = (
    "spoken",
    "place",
    "phase",
    "joint_with",
    "phase_of",
    "decided_on",
)
"""The fields beneath the proposals, and those of the page for more; all that stand nowhere follow behind these."""
ELSEWHERE: Final = ("text", "proposed_by", "options", "agreed", "ruling", "moved_to", entries.TAKEN_BACK)
"""What stands in the rows of proposals; and what the assembly and the municipal government said, to which year it
was moved, and that it was taken back, which are said on screens of their own."""
PRIVATE: Final = private_fields(KIND.name)
"""Of these is only ever said that they are there or changed: others look on."""
STATUSES_ASKED: Final = ("none", "postponed", "proposed")
"""What a community can say, in the order of the list; the others are an assembly's or the government's, on screens
of their own. `open` is not chosen: it is what proposals without a choice are."""


_SAID_BY: Final = {
    **dict.fromkeys(RULED, N_("the municipal workshop says that")),
    **dict.fromkeys(IN_A_PLAN, N_("the year's plan says that (F4)")),
}
"""Who says the statuses that a community cannot."""


def says_that_status(word: str, also: Mapping[str, str]) -> str:
    """Who says the status that a word means, or begins, as a msgid; empty where it means none that others say.

    `also`: other words for statuses, by their letters.
    """
    letters, called = slug(word), {slug(speech()(STATUSES[one])): one for one in _SAID_BY}
    meant = (one for said, one in {**called, **also}.items() if letters and said.startswith(letters))
    return next((_SAID_BY[one] for one in meant if one in _SAID_BY), "")


def _also_statuses(terms: Terms) -> dict[str, str]:
    entry = terms.entry("status")
    return entries.also_called(entry) if entry else {}


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
        """All but the proposals."""
        return [entry for page in self.pages.values() for entry in page]

    def entry(self, name: str) -> FormEntry | None:
        """The entry of a name; None of what stands in a row of proposals."""
        return next((one for one in self.entries if one.name == name), None)

    @property
    def funding(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.entries if one.path[0] == "funding")

    @property
    def proposals(self) -> tuple[str, ...]:
        return tuple(name for row in range(1, self.rows + 1) for name in row_names(row))

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields beneath the proposals."""
        return tuple(one.name for one in self.pages["main"])

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.proposals, MARKED, *self.asked, *self.of_page("more"), *self.of_page("private"))

    def of_page(self, page: str) -> tuple[str, ...]:
        """The fields of a page, in their order."""
        if page == "main":
            return (*self.proposals, *self.asked)
        return tuple(one.name for one in self.pages[page])

    def field_of(self, name: str, row: int) -> str:
        """Where one says a field of the demand; its words, which stand in a row, where that is nowhere."""
        words, votes, by = row_names(row)
        of_row = {"agreed": votes, "options": votes, "proposed_by": by}
        first = next((one.name for one in self.entries if one.path[0] == name), words)
        return of_row.get(name, first)

    def page_of(self, name: str) -> str:
        """On which page of the form a field stands."""
        return next((page for page in ("more", "private") if name in self.of_page(page)), "main")


def pages(values: Values, known: Iterable[str] = ()) -> dict[str, list[FormEntry]]:
    """The entries of each page that the table makes. `known` are names that a demand or its draft needs."""
    made = {entry.name: entry for entry in entries.entries_of(KIND.name, values, known)}
    how = made["agreed-how"]
    how = how._replace(name=HOW, of=N_("Decision"))
    abstained = made["agreed-abstained"]
    abstained = abstained._replace(name=ABSTAINED, of=abstained.label)
    of_field: dict[str, list[FormEntry]] = {HOW: [how], ABSTAINED: [abstained]}
    for entry in made.values():
        of_field.setdefault(entry.path[0], []).append(entry)
    rest = [name for name in of_field if name not in {*MAIN, *MORE, *PRIVATE, *ELSEWHERE}]
    named = {"main": MAIN, "more": (*MORE, *rest), "private": PRIVATE}
    return {page: [entry for name in names for entry in of_field.get(name, ())] for page, names in named.items()}


def shown_demand(body: Mapping[str, Any], terms: Terms) -> Typed:
    """What a demand's fields show when its form is opened. What was withdrawn leaves its place empty."""
    body = entries.gone_on_from(body)
    status = body.get("status", "")
    typed = {
        **entries.shown_entries(terms.entries, body, terms.values),
        "status": "" if status == "open" else status,
        **shown_proposals(body, terms.rows),
    }
    return {name: typed[name] for name in terms.all}


class Opened(Struct, frozen=True):
    """A demand as a form was opened on it: its body, what its fields may hold, and what they show of it.

    It is worked out once; what is typed is compared with it at every key.
    """

    before: Mapping[str, Any]
    terms: Terms
    shown: Typed

    def touched(self, typed: Typed) -> set[str]:
        return {name for name, value in self.shown.items() if typed[name] != value}


def read_demand(typed: Typed, on: Opened) -> tuple[dict[str, Any], dict[str, str]]:
    """The body to save, and what is wrong with which field, in words.

    Only what differs from what was shown is read: what nobody touched stays as it is, whoever wrote it.
    """
    terms, before = on.terms, entries.gone_on_from(on.before)
    body, touched = dict(before), on.touched(typed)
    of_agreed = {HOW, ABSTAINED}
    others = (one for one in terms.entries if one.name not in of_agreed)
    entries.read_into(body, others, typed, touched, terms.values)
    rows = touched & {MARKED, *terms.proposals}
    if rows:
        put_proposals(body, typed, before, touched)
    if rows or touched & of_agreed:
        put(body, "agreed", _read_agreed(typed, before, touched))
    decided = rows or "status" in touched
    if decided:
        put(body, STATUS, _status(body, before))
        if before.get(STATUS) in WITHOUT_TEXT and body.get(STATUS) != before[STATUS]:
            for name in {REASON, CAUSE} - touched:  # they said why nothing was asked for
                body.pop(name, None)
    wrong = demand_flaws(typed, on)
    if "text" not in body and body.get("status") not in WITHOUT_TEXT:
        words = _EMPTIED if "text" in before else _NO_WORDS
        wrong[f"proposal-{typed[MARKED] or 1}"] = _(words)
    elif decided and "text" in body and body.get("status") == "none":
        wrong["status"] = _(_ASKS)
    return body, wrong


def with_nothing_asked(before: Mapping[str, Any], status: str, reason: str | None) -> dict[str, Any]:
    """A slot's body once nothing is asked for there, or later; `before` has no words."""
    body = {**before, STATUS: status}
    put(body, REASON, reason)
    return body


_NO_WORDS: Final = N_(
    "Write what is asked for; where nothing is asked, the status says so: Up from the first field."
)
_EMPTIED: Final = N_(
    "It cannot stay without words. To take it out: Esc, then Del, “Withdraw the demand”. Where nothing is asked "
    "the status says so: Up from the first field."
)
_ASKS: Final = N_(
    "It asks for something: empty its words, or choose another status. To take it out: Esc, then Del, “Withdraw "
    "the demand”."
)


def _status(body: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """The status as chosen; without a choice, what the words make it."""
    chosen: str = body.get("status", "")
    asks, asked = "text" in body, bool(before.get("text"))
    kept = chosen == before.get("status")
    first = asks and not asked and kept and chosen in WITHOUT_TEXT
    left = asked and not asks and kept and chosen == "proposed" and "options" in body  # its mark was taken away
    if chosen and not first and not left:
        return chosen
    return "proposed" if asks else "open" if "options" in body else chosen


def implied_status(typed: Typed) -> str:
    """The status that a form without a chosen one gets; empty where there is nothing in it."""
    said = {"text": marked_row(typed), "options": rows_with_words(typed)}
    return _status({name: value for name, value in said.items() if value}, {})


def becomes(typed: Typed, before: Mapping[str, Any]) -> str:
    """The status that its words give a demand in place of the chosen one; empty where that one stays."""
    said = {"status": typed[STATUS], "text": marked_row(typed), "options": rows_with_words(typed)}
    status = _status({name: value for name, value in said.items() if value}, entries.gone_on_from(before))
    return status if typed[STATUS] and status != typed[STATUS] else ""


def asks_reason(typed: Typed) -> bool:
    """Whether why is asked for right there: nothing is asked for, or later, or it went further or not."""
    return typed.get("status", "") not in {"", "proposed"} or bool(typed.get(REASON, "").strip())


def asks_cause(typed: Typed) -> bool:
    """Whether its cause is asked for right there: of what is put off or not accepted, as it is counted by that."""
    return typed.get("status", "") in OF_STATES or bool(typed.get(CAUSE, "").strip())


def asks_abstained(typed: Typed) -> bool:
    """Whether those who voted for none of several proposals are asked for right there."""
    return len(rows_with_words(typed)) > 1


AT_NEED: Final[Mapping[str, Callable[[Typed], bool]]] = {
    ABSTAINED: asks_abstained,
    REASON: asks_reason,
    CAUSE: asks_cause,
}
"""Fields that are asked for only where what is typed asks for them."""


def abstained_of(typed: Typed) -> int | None:
    """How many abstained of several proposals, where somebody counted."""
    return parse_count(typed.get(ABSTAINED, "").strip())


def implied_how(typed: Typed) -> str:
    """How it was decided where nobody says it: by vote, where the marked one of several leads alone, or one that
    was alone has more votes for it than against.
    """
    row = marked_row(typed)
    if is_alone(typed):
        said = votes_said(typed[f"votes-{row}"]) or {}
        return "vote" if len(said) > 1 and said["for"] > said.get("against", 0) else ""
    return "vote" if len(votes_by_row(typed)) > 1 and leading(typed) == [row] else ""


def demand_flaws(typed: Typed, on: Opened) -> dict[str, str]:
    """What is wrong with what was typed, by field; an empty field never is, nor one that nobody touched."""
    terms, touched = on.terms, on.touched(typed)
    wrong = entries.entry_flaws(terms.entries, typed, touched, terms.values, terms.listed)
    wrong |= {name: words for name, words in _NOT_LISTED.items() if name in wrong}
    if "status" in wrong and (said_by := says_that_status(typed["status"], _also_statuses(terms))):
        wrong["status"] = said_by
    wrong |= _of_proposals(typed, on)
    return {name: _(words) for name, words in wrong.items() if name in touched}


_NOT_LISTED: Final = {
    "action": N_("No such action: choose one, or Ins adds it."),
    "class": N_("No such class: type its number."),
}
"""What is said where the table's words would be poorer."""


def _of_proposals(typed: Typed, on: Opened) -> dict[str, str]:
    """What is wrong with the proposals. A proposer that the record has is known to a newer version."""
    wrong, options = {}, on.before.get("options")
    parts = [on.before, *(options if isinstance(options, list) else ())]
    known = {one.get("proposed_by") for one in parts}
    for row in range(1, on.terms.rows + 1):
        text, votes, by = row_names(row)
        length, proposer = len(clean(typed[text]).strip()), typed[by].strip()
        if length > MAX_TEXT:
            words = _("{n} characters are too many: shorten it to {most}. The draft is kept.")
            wrong[text] = words.format(n=length, most=MAX_TEXT)
        if said := _of_votes(typed, row):
            wrong[votes] = said
        if proposer and proposer not in known and not on.terms.listed(by, proposer):
            wrong[by] = _("1 to 4")
    return wrong


def _of_votes(typed: Typed, row: int) -> str:
    """What is wrong with the votes of a row: only one that is alone has votes against."""
    said, alone = typed[f"votes-{row}"].strip(), is_alone(typed)
    counted = votes_said(said)
    if not said or (counted and (alone or len(counted) == 1)):
        return ""
    if counted:
        return _("Only its own votes, such as 26: each proposal has its own.")
    return _("Type for, against and abstained, such as 41 12 3.") if alone else _("number")


def _amount(typed: Typed, name: str, terms: Terms) -> int | None:
    return parse_amount(typed[name].strip(), terms.values.currency)


def _unpaid(typed: Typed, terms: Terms) -> int | None:
    """What the contributions leave of the cost, in centavos; None where neither was typed."""
    parts = [_amount(typed, name, terms) for name in terms.funding]
    cost = _amount(typed, "cost_cents", terms)
    if cost is None or not any(part is not None for part in parts):
        return None
    return cost - sum(part for part in parts if part)


def is_paid(typed: Typed, terms: Terms) -> bool:
    """Whether the contributions come to the cost."""
    return _unpaid(typed, terms) == 0


def lacking(typed: Typed, terms: Terms) -> str:
    """What the contributions leave of the cost, in words; nothing where neither was typed."""
    left = _unpaid(typed, terms)
    if left is None:
        return ""
    if left == 0:
        return _("the contributions are complete")
    words = _("{currency_sign} {amount} are missing") if left > 0 else _("{currency_sign} {amount} are too many")
    return words.format(amount=bare_amount(abs(left)))


def share_of_cost(typed: Typed, name: str, terms: Terms) -> str:
    """How much of the cost a contribution is: 40%; nothing where either is not known."""
    cost, part = (_amount(typed, field, terms) for field in ("cost_cents", name))
    if not cost or part is None:
        return ""
    return f"{(100 * part + cost // 2) // cost}%"


def _read_agreed(typed: Typed, before: Mapping[str, Any], touched: set[str]) -> dict[str, Any]:
    """How it was agreed. Where there were several proposals, votes against it were none, and go."""
    agreed = dict(before.get("agreed", {}))
    put_votes(agreed, typed, before, touched)
    if ABSTAINED in touched and asks_abstained(typed):
        put(agreed, "abstained", abstained_of(typed))
    if HOW in touched:
        put(agreed, "how", typed[HOW].strip())
    elif "how" not in agreed and any(name == MARKED or name.startswith("votes-") for name in touched):
        put(agreed, "how", implied_how(typed))
    return agreed
