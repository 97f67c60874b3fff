"""What an acta says of each demand, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from storage.kinds.lookup import kind_of
from storage.kinds.process.demand import PHASES, WITHOUT_TEXT, slot_of
from storage.plan.votes import vote_of
from storage.symbols import DISPUTED, PART, REJECTED
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.values import field_name
from ..wording.votes import compared_votes, votes_for_and_against
from ..wording.words import STATES
from .point import LINE, ActaPoint, ActaTop
from .printed_records import Fields, PrintedRecords
from .proposals import proposal_in_words, proposals_by_votes

_DECIDED: Final = {
    "consensus": N_("Decided by consensus"),
    "vote": N_("Decided by vote"),
    "authorities": N_("Decided by the authorities"),
    "tie": N_("There was a tie, and the authorities decided"),
}
_VOTES: Final = {"for": N_("for: {n}"), "against": N_("against: {n}"), "abstained": N_("abstained: {n}")}


class ActaDemands:
    """`unsettled`: by record and field what the laptops say, where they differ: it stands marked beside the one
    side that is printed.
    """

    def __init__(
        self, records: PrintedRecords, say: Speech, unsettled: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self._records = records
        self._say = say
        self._unsettled = unsettled or {}

    def points(self) -> list[ActaPoint]:
        """One for each slot of the holder's: its demand, or room to write it; and for what else it asks for."""
        return [with_versions(point, versions) for point, _of, versions in self._slots]

    def in_short(self) -> ActaTop:
        """What is asked for, with its year and its cost, and how many slots are empty; nothing where all are."""
        rows = [self._in_short(*one) for one in self._slots]
        said = [row for row in rows if row[1]]
        if empty := len(rows) - len(said):
            words = self._say.ngettext("{n} without a demand yet", "{n} without a demand yet", empty)
            said.append(("", words.format(n=empty), ""))
        return tuple(said) if empty < len(rows) else ()

    def _in_short(self, point: ActaPoint, of: Fields, versions: tuple[str, ...]) -> tuple[str, str, str]:
        cents = of.get("cost_cents")
        cost = self._say.amount(cents) if isinstance(cents, int) and point.text else ""
        return point.label, f"{DISPUTED} {point.text}" if versions else point.text, cost

    @cached_property
    def _slots(self) -> list[tuple[ActaPoint, Fields, tuple[str, ...]]]:
        """Of each slot of the holder's what is said of it, its fields, and what of it is to settle."""
        records = self._records
        found = {
            (slot.year, slot.n): (fields, self.versions(record))
            for record, slot, fields in records.demands()
            if slot.holder == records.holder
        }
        per_year = records.per_year
        slots = {(year, n) for year in records.plan.get("years", ()) for n in range(1, per_year + 1)}
        return [
            (self.point(self._numbered(year, n), of), of, versions)
            for year, n in sorted(slots | found.keys())
            for of, versions in [found.get((year, n), ({}, ()))]
        ]

    def versions(self, record: str) -> tuple[str, ...]:
        """! Cost: 78.500 / 82.000: each field of a demand that is to settle, with all that is said of it."""
        its = ((field, said) for (of, field), said in self._unsettled.items() if of == record)
        named = ((field_name(kind_of(record), field, self._say), said) for field, said in its)
        return tuple(f"{DISPUTED} {': '.join(filter(None, one))}" for one in named)

    def moved(self) -> list[ActaPoint]:
        """What was taken back or moved to another year."""
        return [
            ActaPoint(self.place(record), _with_text(self._gone_to(of), of), _said(self.why(of)))
            for record, _slot, of in self._records.demands()
            if of.get("withdrawn") is True
        ]

    def place(self, record: str) -> str:
        """2004, or Copajira 2004: a demand elsewhere."""
        slot = slot_of(record)
        if slot is None:
            return record
        if slot.holder == self._records.holder:
            return self._numbered(slot.year, slot.n)
        year = _with_number(slot.year, slot.n) if slot.n > 1 else str(slot.year)
        return f"{self._records.holder_called(slot.holder)} {year}"

    def _numbered(self, year: int, n: int) -> str:
        """2004; of whom asks for several a year 2004 · 1, wherever the acta tells of it."""
        return _with_number(year, n) if self._records.per_year > 1 or n > 1 else str(year)

    def where_to(self, of: Fields) -> str:
        """Where a demand went that was taken back; empty where it went nowhere."""
        return self._elsewhere(N_("Moved to {where}"), of.get("moved_to"))

    def _gone_to(self, of: Fields) -> str:
        return self.where_to(of) or self._say(N_("Taken back"))

    def point(self, label: str, of: Fields) -> ActaPoint:
        status = of.get("status")
        if of.get("withdrawn") is True or not of:
            return ActaPoint(label, "", (self._class_and_cost({}),))
        if status in WITHOUT_TEXT:
            text = _with_text(self._say(STATES[status]).capitalize(), of)
            return self._with_proposals(ActaPoint(label, text, _said(self.why(of))), of)
        details = _said(
            *self.dropping(of),
            as_sentences(self._class_and_cost(of), *self._paid(of), *self._where(of)),
            self._decision(of),
            self._filled(N_("As it was said: {words}"), of.get("spoken")),
            self._elsewhere(N_("Together with: {where}"), of.get("joint_with")),
            self._elsewhere(N_("A phase of: {where}"), of.get("phase_of")),
        )
        return self._with_proposals(ActaPoint(label, self.marked(of), details), of)

    def _with_proposals(self, point: ActaPoint, of: Fields) -> ActaPoint:
        """Several are a table; one alone is a sentence."""
        found = proposals_by_votes(of, self._say)
        if len(found) != 1:
            return point._replace(proposals=found)
        said = self._say(N_("Proposal: {words}")).format(words=proposal_in_words(found[0], self._say))
        return point._replace(details=(*point.details, said))

    def marked(self, of: Fields) -> str:
        """What is asked for, behind a sign where it was dropped."""
        text = str(of.get("text", ""))
        return f"{REJECTED} {text}" if of.get("status") == "rejected" else text

    def dropping(self, of: Fields) -> tuple[str, ...]:
        """That a demand was dropped: its cause, the reason, and in which workshop; nothing of any other."""
        if of.get("status") != "rejected":
            return ()
        return _said(self._say(N_("Dropped on its way up")), self._cause(of), self.why(of), self._ruled(of))

    def _cause(self, of: Fields) -> str:
        cause = of.get("cause")
        named = self._records.name("cause", cause) if isinstance(cause, str) else ""
        return self._say(N_("Cause: {cause}")).format(cause=named) if named else ""

    def _ruled(self, of: Fields) -> str:
        """In which workshop, on which day, with which votes."""
        ruling, say = of.get("ruling", {}), self._say
        said = [self._workshop(str(ruling["workshop"]))] if "workshop" in ruling else []
        said += [say.day(ruling["on"])] if "on" in ruling else []
        said += [say(words).format(n=ruling[name]) for name, words in _VOTES.items() if name in ruling]
        return say(N_("Decided in: {where}")).format(where=", ".join(said)) if said else ""

    def _workshop(self, record: str) -> str:
        """Whose workshop: the one that the acta is of, or another."""
        if record in self._records:
            return self._say(N_("this workshop"))
        whose = record.split("/")[3] if record.count("/") >= 4 else record
        return self._say(N_("the workshop of {name}")).format(name=self._records.holder_called(whose))

    def carried(self, label: str, of: Fields) -> ActaPoint:
        """A demand on the acta of a level: how it was chosen stands on its community's own."""
        if of.get("status") in WITHOUT_TEXT:
            return self.point(label, of)
        together = self._elsewhere(N_("Together with: {where}"), of.get("joint_with"))
        details = _said(as_sentences(self._class_and_cost(of), *self._where(of)), together)
        return ActaPoint(label, of.get("text", ""), details)

    def _class_and_cost(self, of: Fields) -> str:
        action = self._records.fields("action", str(of.get("action")))
        class_ = of.get("class", action.get("class"))
        words = self._records.name("class", class_) if isinstance(class_, str) else LINE
        cents = of.get("cost_cents")
        cost = self._say.amount(cents) if isinstance(cents, int) else f"{self._say.sign} {LINE}"
        name = action.get("name", of.get("action"))
        if not name:
            return self._say(N_("Class: {class_}. Cost: {cost}")).format(class_=words, cost=cost)
        return self._say(N_("Action: {action}. Class: {class_}. Cost: {cost}")).format(
            action=name, class_=words, cost=cost
        )

    def _decision(self, of: Fields) -> str:
        """How it was decided, and with how many votes, or what the other proposals had; who decided a tie."""
        how, vote = str(of.get("agreed", {}).get("how", "")), vote_of(of)
        compared = compared_votes(vote, self._say)
        votes = [compared] if compared else votes_for_and_against(vote, self._say)
        tied = how == "authorities" and vote.for_ is not None and vote.for_ in vote.others
        if how in _DECIDED:
            said = self._say(_DECIDED["tie" if tied else how])
        else:
            said = self._say(N_("Decided by: {how}")).format(how=how or LINE)
        return f"{', '.join([said, *votes])}."

    def _where(self, of: Fields) -> list[str]:
        say, parts = self._say, []
        if of.get("place"):
            parts.append(say(N_("Place: {place}")).format(place=of["place"]))
        if isinstance(of.get("families"), int):
            parts.append(say(N_("Families: {n}")).format(n=of["families"]))
        if phase := str(of.get("phase", "")):
            parts.append(say(N_("Stage: {stage}")).format(stage=say(PHASES.get(phase, phase))))
        return parts

    def _paid(self, of: Fields) -> tuple[str, ...]:
        given = of.get("funding", {}).items()
        parts = [f"{self._records.name('funder', funder)} {self._say.amount(cents)}" for funder, cents in given]
        return _said(self._filled(N_("Contributions: {words}"), "; ".join(parts)))

    def why(self, of: Fields) -> str:
        return self._filled(N_("Reason: {words}"), of.get("status_reason"))

    def _filled(self, words: str, said: object) -> str:
        return self._say(words).format(words=said) if isinstance(said, str) and said else ""

    def _elsewhere(self, words: str, record: object) -> str:
        return self._say(words).format(where=self.place(record)) if isinstance(record, str) else ""


def with_versions(point: ActaPoint, versions: tuple[str, ...]) -> ActaPoint:
    """They stand before what one side says."""
    return point._replace(details=(*versions, *point.details))


def _with_number(year: int, n: int) -> str:
    return f"{year} {PART} {n}"


def _with_text(became: str, of: Fields) -> str:
    """What became of a demand, and its words where it has any."""
    return f"{became}: {of['text']}" if of.get("text") else became


def _said(*parts: str) -> tuple[str, ...]:
    """Those of some parts that say something."""
    return tuple(part for part in parts if part)


def as_sentences(*parts: str) -> str:
    """One after another, each with its full stop, which somebody may have typed already."""
    return " ".join(f"{part.rstrip('.')}." for part in parts)
