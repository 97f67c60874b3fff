"""What the acta of a municipal workshop says: what the assembly heard, decided and agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from storage.kinds.lookup import holder_of
from storage.kinds.process.commitment import STATES
from storage.kinds.process.demand import Slot
from storage.kinds.process.workshop import OUTCOMES
from storage.kinds.ruling import RULED
from storage.plan.acta.of_assembly import is_assembly
from storage.plan.votes import Vote
from storage.translatable import N_

from ..wording.votes import votes_for_and_against
from .acta_words import ActaWords, points_of
from .demands import as_sentences, with_versions
from .opening import attendance_words, opening_words
from .point import ActaGroup, ActaPoint, ActaTable, ActaTop, Section
from .printed_records import Fields

_NOT_VALIDATED: Final = {
    "observed": (N_("Observed demands"), N_("The assembly observes, for the reasons that stand beside them:")),
    "rejected": (
        N_("Demands that were not accepted"),
        N_("The assembly does not accept, for the reasons that stand beside them:"),
    ),
}
_VALIDATES: Final = N_("The assembly, having heard each demand, validates those that follow.")

_Demand = tuple[str, Slot, Fields]


class AssemblyActa(ActaWords):
    def title(self) -> str:
        return self.say(N_("Acta of the municipal workshop"))

    def subject(self) -> str:
        return self.step or str(self.records.municipality.get("name", ""))

    def top(self) -> ActaTop:
        """What it decided in numbers, who came, what was agreed, whom it convened."""
        say, agreed = self.say, self.records.workshop.get("agreements")
        facts = [*self._counted(), self._who_came()]
        convened = self._days()
        rows = [(one.label, one.text) for one in facts]
        if isinstance(agreed, str) and agreed.strip():
            rows.append((say(N_("Agreements")), as_sentences(*filter(None, map(str.strip, agreed.split("\n"))))))
        if convened:
            first, last = convened[0][0], convened[-1][0]
            days = say.day(first) if first == last else f"{say.day(first)} – {say.day(last)}"
            rows.append((say(N_("Workshops convened")), f"{len(convened)}: {days}"))
        return tuple(rows)

    def opening(self) -> str:
        return opening_words(self.records, "", self.say)

    def facts(self) -> list[ActaPoint]:
        say, of = self.say, self.records.workshop
        return [
            *self._counted(),
            self._who_came(),
            *self._participants(),
            ActaPoint(say(N_("Who facilitated")), of.get("facilitator", "")),
            *self._why_so(),
            *self.look_alikes(),
        ]

    def sections(self) -> list[Section]:
        found = [
            self._commitments(N_("Commitments read"), made=False),
            self._stayed_away(),
            self._zoning(),
            self._validated(),
            self._noted(),
            *(self._ruled(status) for status in _NOT_VALIDATED),
            self._budget(),
            Section(self.say(N_("Positions")), points_of(self.records.workshop.get("positions"))),
            self._commitments(N_("Commitments made"), made=True),
            self._convened(),
        ]
        return [self.agenda(), *(one for one in found if one.entries or one.table), self.agreements()]

    # Who came

    def _who_came(self) -> ActaPoint:
        return ActaPoint(self.say(N_("Who came")), attendance_words(self.records, self.say))

    def _participants(self) -> list[ActaPoint]:
        said = [*filter(None, map(self._participant, self.records.workshop.get("participants", ())))]
        return [ActaPoint(self.say(N_("Took part")), "; ".join(said))] if said else []

    def _participant(self, row: Fields) -> str:
        """Laja, 4: Juan Mamani, mayor."""
        whose = self._called(str(row["of"])) if "of" in row else ""
        group = ", ".join(filter(None, (whose, str(row.get("count", "")))))
        person = ", ".join(filter(None, (row.get("name", ""), row.get("office", ""))))
        return ": ".join(filter(None, (group, person)))

    def _called(self, id_: str) -> str:
        """By the first kind of participant that has such an id."""
        kinds = ("community", "association", "municipality", "institution")
        return next((name for kind in kinds if (name := self.records.name(kind, id_)) != id_), id_)

    def _why_so(self) -> list[ActaPoint]:
        """What is noted of the workshop itself."""
        said = [*self._because(self.records.workshop)]
        return [ActaPoint(self.say(N_("Of the workshop")), as_sentences(*said))] if said else []

    # What it decided of demands

    def _counted(self) -> list[ActaPoint]:
        """87 validated, 1 observed; of the associations 2 not accepted."""
        of_associations = {one.rpartition("/")[2] for one, _of in self.records.of_kind("association")}
        demands = self.records.demands()
        ruled = [(slot.holder in of_associations, of.get("status")) for _record, slot, of in demands]
        labels = ((False, N_("Result")), (True, N_("Of the associations")))
        counts = [(label, Counter(status for theirs, status in ruled if theirs == of)) for of, label in labels]
        return [ActaPoint(self.say(label), self._in_numbers(counted)) for label, counted in counts if counted]

    def _in_numbers(self, counted: Counter[object]) -> str:
        say, (validated, observed, rejected) = self.say, map(counted.__getitem__, RULED)
        words = (
            (validated, say.ngettext("{n} validated", "{n} validated", validated)),
            (observed, say.ngettext("{n} observed", "{n} observed", observed)),
            (rejected, say.ngettext("{n} not accepted", "{n} not accepted", rejected)),
        )
        return ", ".join(said.format(n=n) for n, said in words if n)

    def _validated(self) -> Section:
        ruled = [one for one in self.records.demands() if one[2].get("status") == "validated"]
        counts = any(self._votes(of) for _record, _slot, of in ruled)
        heads = (N_("Who asks"), N_("Year"), N_("Demand"), N_("Cost"), *([N_("Votes")] if counts else []))
        by_zone = self._by_zone(ruled)
        groups = [ActaGroup(name, tuple(self._row(one, counts=counts) for one in of)) for name, of in by_zone]
        table = ActaTable(tuple(self.say(head) for head in heads), tuple(groups)) if ruled else None
        return Section(self.say(N_("Validated demands")), [], said=self.say(_VALIDATES), table=table)

    def _noted(self) -> Section:
        """What is said of demands that were validated all the same: their table has no room for it."""
        ruled = (one for one in self.records.demands() if one[2].get("status") == "validated")
        beside = ((record, [*self._because(of)]) for record, _slot, of in ruled)
        entries = [ActaPoint(self.demands.place(record), as_sentences(*why)) for record, why in beside if why]
        return Section(self.say(N_("What was noted of validated demands")), entries)

    def _by_zone(self, demands: Iterable[_Demand]) -> Iterator[tuple[str, list[_Demand]]]:
        """Under each zone what its holders ask for; last what is in none."""
        members = [(record.split("/"), of) for record, of in self.records.of_kind("member")]
        zoning = min((parts[2] for parts, _of in members), default="")  # zones of two are not mixed
        zone_of = {
            parts[3]: self.records.name("zone", str(of.get("zone"))) for parts, of in members if parts[2] == zoning
        }
        zones: dict[str, list[_Demand]] = {}
        for one in demands:
            zones.setdefault(zone_of.get(one[1].holder, ""), []).append(one)
        for name in sorted(zones, key=lambda name: (not name, name)):
            yield name or self.say(N_("In no zone")), zones[name]

    def _row(self, demand: _Demand, *, counts: bool) -> tuple[str, ...]:
        record, slot, of = demand
        text = "\n".join([str(of.get("text", "")), *self.demands.versions(record)])
        year = f"{slot.year}/{slot.n}" if slot.n > 1 else str(slot.year)
        cost = self.say.amount(of["cost_cents"]) if isinstance(of.get("cost_cents"), int) else ""
        cells = (self.records.holder_called(slot.holder), year, text, cost)
        return (*cells, ", ".join(self._votes(of))) if counts else cells

    def _ruled(self, status: str) -> Section:
        """What was observed, or not accepted: each with its cause, the reason and the votes."""
        heading, said = _NOT_VALIDATED[status]
        ruled = (one for one in self.records.demands() if one[2].get("status") == status)
        entries = [
            self._marked(
                record, ActaPoint(self.demands.place(record), str(of.get("text", "")), self._beside(of, cost=True))
            )
            for record, _slot, of in ruled
        ]
        return Section(self.say(heading), entries, said=self.say(said))

    def _marked(self, record: str, point: ActaPoint) -> ActaPoint:
        """With what of it is to settle."""
        return with_versions(point, self.demands.versions(record))

    # And of all else

    def _zoning(self) -> Section:
        """The zonings, the zones, and who is in which, each as the assembly sees it."""
        entries = [*self._zonings(), *self._zones(), *self._members()]
        return Section(self.say(N_("Zoning")), entries)

    def _zonings(self) -> Iterator[ActaPoint]:
        for record, of in self.records.of_kind("zoning"):
            if "status" in of:
                name = self.records.name("zoning", record.rpartition("/")[2])
                yield self._marked(record, ActaPoint(name, self._status(of), self._beside(of)))

    def _zones(self) -> Iterator[ActaPoint]:
        for record, of in self.records.of_kind("zone"):
            if "status" in of:
                vocation = (
                    self.say(N_("Vocation: {words}")).format(words=of["vocation"]) if of.get("vocation") else ""
                )
                name = self.records.name("zone", record.rpartition("/")[2])
                within = self.records.name("zoning", str(of.get("zoning")))
                label = self.say(N_("{zone}, by {zoning}")).format(zone=name, zoning=within)
                said = ActaPoint(label, self._status(of), tuple(filter(None, (vocation, *self._beside(of)))))
                yield self._marked(record, said)

    def _members(self) -> Iterator[ActaPoint]:
        """Together those who are in the same zone and of whom the same was said."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for record, of in self.records.of_kind("member"):
            if "status" in of:
                zoning, holder = record.split("/")[2:4]
                zone = self.say(N_("{zone}, by {zoning}")).format(
                    zone=self.records.name("zone", str(of.get("zone"))), zoning=self.records.name("zoning", zoning)
                )
                key = (zone, self._status(of), *self._beside(of))
                groups.setdefault(key, []).append(self.records.holder_called(holder))
        for (zone, status, *beside), names in sorted(groups.items()):
            yield ActaPoint(zone, f"{', '.join(sorted(names))}: {status}", tuple(beside))

    def _budget(self) -> Section:
        entries = []
        for record, of in self.records.of_kind("budget"):
            details = (self._status(of), *self._beside(of, cost=True))
            entries.append(
                self._marked(record, ActaPoint(record.split("/")[2], self._line_of_budget(of), details))
            )
        return Section(self.say(N_("Lines of the budget")), entries)

    def _line_of_budget(self, of: Fields) -> str:
        """What for, and for whom."""
        whom = self.records.holder_called(of["holder"]) if "holder" in of else ""
        return ": ".join(filter(None, (whom, str(of.get("name", "")))))

    def _commitments(self, heading: str, *, made: bool) -> Section:
        its = (one for one in self.records.of_kind("commitment") if ("workshop" in one[1]) == made)
        return Section(self.say(heading), [self._marked(record, self._commitment(of)) for record, of in its])

    def _commitment(self, of: Fields) -> ActaPoint:
        say = self.say
        who = say(N_("{who}, to {whom}")).format(who=of["who"], whom=of["to"]) if of.get("to") else of["who"]
        days = ((N_("Promised: {when}"), of.get("on")), (N_("Due: {when}"), of.get("due")))
        state = str(of.get("state", ""))
        details = [say(words).format(when=say.when(when)) for words, when in days if when]
        details += [say(N_("State: {state}")).format(state=say(STATES.get(state, state)))] if state else []
        details += [say(N_("Evidence: {words}")).format(words=of["evidence"])] if of.get("evidence") else []
        return ActaPoint(who, of["what"], (*details, *self._because(of)))

    def _stayed_away(self) -> Section:
        """Whose workshop before this one came to nothing, and why."""
        others = self.records.of_kind("workshop")
        points = [self._away(record, of) for record, of in others if "outcome" in of and not is_assembly(record)]
        return Section(self.say(N_("Workshops that came to nothing")), points)

    def _away(self, record: str, of: Fields) -> ActaPoint:
        outcome = str(of["outcome"])
        said = as_sentences(self.say(OUTCOMES.get(outcome, outcome)), *self._because(of))
        return ActaPoint(self.records.holder_called(holder_of(record)), f"{said[:1].upper()}{said[1:]}")

    def _convened(self) -> Section:
        """To which days the workshops that follow were convened."""
        rows = tuple((who, self.say.day(day)) for day, who in self._days())
        heads = (self.say(N_("Whose workshop")), self.say(N_("Day")))
        table = ActaTable(heads, (ActaGroup("", rows),)) if rows else None
        return Section(self.say(N_("Workshops convened")), [], table=table)

    def _days(self) -> list[tuple[str, str]]:
        """Each with whose workshop it is, the first day first."""
        return sorted(
            (of["called_on"], self.records.holder_called(holder_of(record)))
            for record, of in self.records.of_kind("workshop")
            if "called_on" in of
        )

    # What stands beside anything that was decided

    def _status(self, of: Fields) -> str:
        status = str(of.get("status", ""))
        return self.say(RULED.get(status, status))

    def _beside(self, of: Fields, *, cost: bool = False) -> tuple[str, ...]:
        said = [*self._because(of)]
        if votes := self._votes(of):
            said.append(self.say(N_("Votes: {votes}")).format(votes=", ".join(votes)))
        if cost and isinstance(of.get("cost_cents"), int):
            said.append(self.say(N_("Cost: {amount}")).format(amount=self.say.amount(of["cost_cents"])))
        return tuple(said)

    def _because(self, of: Fields) -> Iterator[str]:
        if cause := of.get("cause"):
            yield self.say(N_("Cause: {cause}")).format(cause=self.records.name("cause", str(cause)))
        reason = of.get("status_reason") or of.get("reason")
        if reason:
            yield self.say(N_("Reason: {words}")).format(words=reason)

    def _votes(self, of: Fields) -> list[str]:
        ruling = of.get("ruling", {})
        return votes_for_and_against(Vote(*map(ruling.get, ("for", "against", "abstained"))), self.say)
