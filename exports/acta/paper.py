"""Pure: the data of an acta -> what stands on the paper, in the reader's language. The screen shows the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from msgspec import convert

from storage.kinds.process.demand import HOWS, PHASES, PROPOSERS, slot_of
from storage.kinds.process.workshop import QUORUMS
from storage.kinds.table import KINDS, kind_of
from storage.kinds.terms.municipality import Municipality
from storage.notation.currency import format_amount
from storage.plan.acta.printed import Printed
from storage.plan.votes import Vote, proposals_with_words, vote_of
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.values import field_name
from ..wording.votes import compared_votes
from ..wording.words import STATES

LINE: Final = "______________"
"""Where something is to be written by hand."""
_FEWEST_ROWS, _SPARE_ROWS = 8, 4
_TO_SETTLE: Final = N_("Draft: something in it is still to settle, so it has no code and is not signed.")
_TOO_LONG: Final = N_(
    "Draft: it has more text than can be recorded, so it has no code and is not signed. Shorten what it says."
)


class ActaPoint(NamedTuple):
    """One point of a section; without a text there is room to write it."""

    label: str
    text: str
    details: tuple[str, ...] = ()


class Section(NamedTuple):
    """`blank`: how many lines to write on stand there where it has no entries."""

    heading: str
    entries: list[ActaPoint]
    blank: int = 0


class Signature(NamedTuple):
    """A row of those who sign; names and offices that are not known are written by hand."""

    name: str = ""
    office: str = ""


class ActaPaper(NamedTuple):
    """An acta. `code` is empty for a draft; `warning` says why it is one."""

    plan: str
    title: str
    holder: str
    code: str
    warning: str
    facts: list[ActaPoint]
    sections: list[Section]
    closing: str
    columns: tuple[str, ...]
    signatures: list[Signature]


def paper(printed: Printed, code: str, say: Speech, unsettled: Sequence[tuple[str, str]] = ()) -> ActaPaper:
    """The acta of some data (see `printed`). Without a code it is a draft, which nobody signs.

    `unsettled` are the records and fields that make it one; without any it has more than can be recorded.
    """
    acta = _Acta(printed, say)
    columns = N_("Name"), N_("Office"), N_("C.I."), N_("Signature or fingerprint"), N_("Stamp")
    return ActaPaper(
        plan=acta.plan_line(),
        title=acta.title(),
        holder=acta.holder_name,
        code=code,
        warning="" if code else say(_TO_SETTLE if unsettled else _TOO_LONG),
        facts=acta.facts(),
        sections=[
            *([] if not unsettled else [Section(say(N_("To settle")), acta.unsettled(unsettled), blank=1)]),
            Section(say(N_("Order of the day")), _points(acta.workshop.get("agenda")), blank=3),
            Section(say(N_("Demands by year")), acta.demands()),
            Section(say(N_("Agreements")), _points(acta.workshop.get("agreements")), blank=4),
            Section(say(N_("What was put off or moved")), acta.put_off(), blank=2),
        ],
        closing=say(N_("It was read aloud, and in agreement with it they sign:")) if code else "",
        columns=tuple(say(column) for column in columns),
        signatures=acta.signatures() if code else [],
    )


def _points(said: object) -> list[ActaPoint]:
    """The points of an agenda, one a line."""
    points = [point.strip() for point in said.split("\n") if point.strip()] if isinstance(said, str) else []
    numbered = len(points) > 1
    return [ActaPoint(f"{number}." if numbered else "", point) for number, point in enumerate(points, 1)]


def _sentences(*parts: str) -> str:
    """One after another, each with its full stop, which somebody may have typed already."""
    return " ".join(f"{part.rstrip('.')}." for part in parts)


class _Acta:
    """An acta's data, by what they are about."""

    def __init__(self, printed: Printed, say: Speech) -> None:
        _municipality, holder, records = printed
        self._holder = holder
        self._records: dict[str, dict[str, Any]] = dict(records)
        self._by_last = {
            (kind_of(record), record.rpartition("/")[2]): fields for record, fields in self._records.items()
        }
        self.municipality = self._of_kind("municipality")
        self._say = say.in_words_of(convert({"name": "", **self.municipality}, Municipality))
        self.plan = self._of_kind("plan")
        self.workshop = self._of_kind("workshop")
        self.of_association = ("community", holder) not in self._by_last
        self._own = self._by_last.get(("association" if self.of_association else "community", holder), {})

    def _of_kind(self, kind: str) -> dict[str, Any]:
        """The fields of the record of a kind that there is at most one of."""
        return next((fields for record, fields in self._records.items() if kind_of(record) == kind), {})

    @property
    def holder_name(self) -> str:
        return str(self._own.get("name", self._holder))

    def plan_line(self) -> str:
        places = [self.plan.get("name"), *map(self.municipality.get, ("name", "province", "department"))]
        return " · ".join(place for place in places if isinstance(place, str) and place)

    def title(self) -> str:
        """The step that the workshop was of."""
        step = self._of_kind("step").get("name")
        return self._say(N_("Acta · {step}")).format(step=step) if step else self._say(N_("Acta"))

    def facts(self) -> list[ActaPoint]:
        say, of = self._say, self.workshop
        quorum = of.get("quorum")
        return [
            ActaPoint(say(N_("Place")), of.get("place", "")),
            ActaPoint(say(N_("Date")), self._when()),
            *self._zones(),
            ActaPoint(say(N_("Who came")), self._came()),
            ActaPoint(say(N_("Quorum")), say(QUORUMS.get(quorum, quorum)) if isinstance(quorum, str) else ""),
            ActaPoint(say(N_("Who types")), of.get("facilitator", "")),
        ]

    def _when(self) -> str:
        """14/07/2002, from 09:00, until 12:30."""
        say, of = self._say, self.workshop
        said = say.day(of.get("held_on", "")), of.get("from"), of.get("to")
        words = "{time}", say(N_("from {time}")), say(N_("until {time}"))
        return ", ".join(word.format(time=time) for word, time in zip(words, said, strict=True) if time)

    def _zones(self) -> list[ActaPoint]:
        """The zones that the holder is in, each under the name of its zoning."""
        return [
            ActaPoint(self._name("zoning", record.split("/")[2]), self._name("zone", str(of["zone"])))
            for record, of in self._records.items()
            if kind_of(record) == "member" and "zone" in of
        ]

    def _name(self, kind: str, id_: str) -> str:
        """What a record is called; its id where nothing is said of it."""
        return str(self._by_last.get((kind, id_), {}).get("name", id_))

    def _amount(self, cents: int) -> str:
        return f"{self._say.sign} {format_amount(cents)}"

    def _came(self) -> str:
        women, men = self.workshop.get("women"), self.workshop.get("men")
        parts = []
        if isinstance(women, int):
            parts.append(self._say.ngettext("{n} woman", "{n} women", women).format(n=women))
        if isinstance(men, int):
            parts.append(self._say.ngettext("{n} man", "{n} men", men).format(n=men))
        return ", ".join(parts)

    def signatures(self) -> list[Signature]:
        """A row for each authority who came, and empty ones for the others."""
        came = self.workshop.get("authorities", ())
        known = [Signature(one.get("name", ""), one.get("office", "")) for one in came]
        return [*known, *[Signature()] * max(_SPARE_ROWS, _FEWEST_ROWS - len(known))]

    def demands(self) -> list[ActaPoint]:
        found = {
            (slot.year, slot.n): fields
            for record, fields in self._records.items()
            if (slot := slot_of(record)) and slot.holder == self._holder
        }
        per_year = self._own.get("per_year", self.plan.get("per_year", 1))
        slots = {(year, n) for year in self.plan.get("years", ()) for n in range(1, per_year + 1)}
        return [
            self._demand(f"{year} · {n}" if per_year > 1 else str(year), found.get((year, n), {}))
            for year, n in sorted(slots | found.keys())
        ]

    def _demand(self, label: str, of: dict[str, Any]) -> ActaPoint:
        say, status = self._say, of.get("status")
        if of.get("withdrawn") is True or not of:
            return ActaPoint(label, "", (self._class_and_cost({}),))
        if status in {"none", "postponed", "open"}:
            words = say(STATES[status]).capitalize()
            text = f"{words}: {of['text']}" if of.get("text") else words
            return ActaPoint(label, text, tuple(part for part in (self._why(of), self._proposals(of)) if part))
        details = (
            _sentences(self._class_and_cost(of), self._decision(of), *self._where(of)),
            self._funding(of),
            self._proposals(of),
            self._said(N_("As it was said: {words}"), of.get("spoken")),
            self._elsewhere(N_("Together with: {where}"), of.get("joint_with")),
            self._elsewhere(N_("A phase of: {where}"), of.get("phase_of")),
        )
        return ActaPoint(label, of.get("text", ""), tuple(part for part in details if part))

    def _class_and_cost(self, of: dict[str, Any]) -> str:
        action = self._by_last.get(("action", str(of.get("action"))), {})
        class_ = of.get("class", action.get("class"))
        words = self._name("class", class_) if isinstance(class_, str) else LINE
        cost = format_amount(of["cost_cents"]) if isinstance(of.get("cost_cents"), int) else LINE
        name = action.get("name", of.get("action"))
        if not name:
            return self._say(N_("Class: {class_}. Cost: {currency_sign} {cost}")).format(class_=words, cost=cost)
        return self._say(N_("Action: {action}. Class: {class_}. Cost: {currency_sign} {cost}")).format(
            action=name, class_=words, cost=cost
        )

    def _decision(self, of: dict[str, Any]) -> str:
        agreed = of.get("agreed", {})
        how = agreed.get("how")
        parts = [self._say(HOWS.get(how, how))] if how else []
        parts += self._votes(vote_of(of))
        return self._say(N_("Decided by: {how}")).format(how=", ".join(parts) or LINE)

    def _votes(self, vote: Vote) -> list[str]:
        """41 for, 12 against; or what the other proposals had."""
        if words := compared_votes(vote, self._say):
            return [words]
        parts = []
        if vote.for_ is not None:
            parts.append(self._say(N_("{n} for")).format(n=vote.for_))
        if vote.against is not None:
            parts.append(self._say(N_("{n} against")).format(n=vote.against))
        if vote.abstained is not None:
            words = self._say.ngettext("{n} abstained", "{n} abstained", vote.abstained)
            parts.append(words.format(n=vote.abstained))
        return parts

    def _where(self, of: dict[str, Any]) -> list[str]:
        say, parts = self._say, []
        if of.get("place"):
            parts.append(say(N_("Place: {place}")).format(place=of["place"]))
        if isinstance(of.get("families"), int):
            parts.append(say(N_("Families: {n}")).format(n=of["families"]))
        if phase := of.get("phase"):
            parts.append(say(N_("Stage: {stage}")).format(stage=say(PHASES.get(phase, phase))))
        return parts

    def _funding(self, of: dict[str, Any]) -> str:
        given = of.get("funding", {}).items()
        parts = [f"{self._name('funder', funder)} {self._amount(cents)}" for funder, cents in given]
        return self._said(N_("Contributions: {words}"), "; ".join(parts))

    def _proposals(self, of: dict[str, Any]) -> str:
        said = []
        for option in proposals_with_words(of.get("options")):
            by = str(option.get("proposed_by", ""))
            who = PROPOSERS.get(by, by)
            votes = option.get("votes")
            parts = [option["text"], *([self._say(who)] if who else [])]
            if isinstance(votes, int):
                parts.append(self._say.ngettext("{n} vote", "{n} votes", votes).format(n=votes))
            said.append(", ".join(parts))
        return self._said(N_("Proposals: {words}"), "; ".join(said))

    def _said(self, words: str, said: object) -> str:
        return self._say(words).format(words=said) if isinstance(said, str) and said else ""

    def _elsewhere(self, words: str, record: object) -> str:
        return self._say(words).format(where=self._slot(record)) if isinstance(record, str) else ""

    def _slot(self, record: str) -> str:
        """2004, or Copajira 2004: a demand elsewhere."""
        slot = slot_of(record)
        if slot is None:
            return record
        year = f"{slot.year}/{slot.n}" if slot.n > 1 else str(slot.year)
        if slot.holder == self._holder:
            return year
        named = [self._by_last.get((kind, slot.holder), {}).get("name") for kind in ("community", "association")]
        return f"{next(filter(None, named), slot.holder)} {year}"

    def _why(self, of: dict[str, Any]) -> str:
        return self._said(N_("Reason: {words}"), of.get("status_reason"))

    def unsettled(self, conflicts: Iterable[tuple[str, str]]) -> list[ActaPoint]:
        """What the laptops disagree on: which demand or other part, and which of its fields."""
        fields: dict[str, list[str]] = {}
        for record, name in conflicts:
            fields.setdefault(self._whose(record), []).append(field_name(kind_of(record), name, self._say))
        return [ActaPoint(where, ", ".join(names)) for where, names in fields.items()]

    def _whose(self, record: str) -> str:
        """2004; else what sort of record it is."""
        kind = kind_of(record)
        return self._slot(record) if slot_of(record) else self._say(KINDS[kind].label) if kind in KINDS else kind

    def put_off(self) -> list[ActaPoint]:
        """What was postponed, and what was taken back or moved to another year."""
        say, lines = self._say, []
        for record, of in self._records.items():
            slot = slot_of(record)
            if slot is None:
                continue
            if of.get("withdrawn") is True:
                where = self._elsewhere(N_("Moved to {where}"), of.get("moved_to")) or say(N_("Taken back"))
            elif of.get("status") == "postponed":
                where = say(STATES["postponed"]).capitalize()
            else:
                continue
            what = f"{where}: {of['text']}" if of.get("text") else where
            lines.append(ActaPoint(self._slot(record), what, tuple(part for part in (self._why(of),) if part)))
        return lines
