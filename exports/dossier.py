"""One plan for one edition: its figures, names and marks, as report and workbook say them alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final

from storage.kinds.lookup import kind_of
from storage.plan.decisions import Ruled
from storage.plan.indicators import Indicators, indicators
from storage.plan.levels.tree import Level, LevelFigures, Levels, levels
from storage.plan.productive import ACTION
from storage.plan.productive_share import Figures
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey, SurveyRecord
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import shown_conflicts
from storage.symbols import DISPUTED
from storage.translatable import N_

from .tables.row_groups import RowGroup, grouping_zoning, row_groups
from .tables.table import MatrixRow, associations_matrix, communities_matrix
from .wording.edition import Edition
from .wording.marks import Mark, Marks
from .wording.rejection import rejection
from .wording.values import Values, labels

_HOLDERS = ("community", "association")
OUTSIDE: Final = Level("", "", 0, (), ())
"""Stands before the communities that are in no level, where others are."""


class Dossier:
    """One plan for one edition. Each of its figures is computed once."""

    def __init__(self, survey: Survey, edition: Edition) -> None:
        self.survey = seen_by(survey, edition.readers)
        self.edition = edition.of(survey)
        self.say = self.edition.speech
        self.plan = survey.plan
        self.marks = Marks(self.survey)
        self.values = Values(self.survey, self.say, as_typed=True)

    @cached_property
    def figures(self) -> Indicators:
        return indicators(self.survey)

    @cached_property
    def states(self) -> list[SlotState]:
        """Every slot inside the plan: the communities', then the associations'."""
        return Slots(self.survey).of_all()

    @cached_property
    def legend(self) -> list[Mark]:
        """Every mark that stands on a matrix, or may."""
        return self.marks.legend(self.states)

    @cached_property
    def communities(self) -> list[MatrixRow]:
        return communities_matrix(self.survey)

    @cached_property
    def levels(self) -> Levels:
        return levels(self.survey)

    @cached_property
    def grouped(self) -> list[MatrixRow | Level]:
        """The communities' rows, each level before those that are part of it; `OUTSIDE` before the rest."""
        heads, outside = self.levels.heads(), self.levels.outside[:1] if self.levels.tree else ()
        lines: list[MatrixRow | Level] = []
        for row in self.communities:
            lines += [*heads.get(row.id, ()), *([OUTSIDE] if row.id in outside else [])]
            lines.append(row)
        return lines

    @cached_property
    def groups(self) -> list[RowGroup]:
        """The communities' rows by zone, else by what stands above communities."""
        return row_groups(self.survey, communities_matrix(self.survey))

    @cached_property
    def grouped_by(self) -> str:
        """The zoning that rows are grouped by; empty where it is none."""
        return grouping_zoning(self.survey, self.communities)

    def group(self, group: RowGroup) -> str:
        """What some rows are called together; empty where they are all that there is."""
        if group.kind:
            return self.values.named((group.kind,), group.id)
        return self.say(N_("In no zone")) if len(self.groups) > 1 else ""

    def level(self, id_: str) -> str:
        """A level's name, behind those of the levels above it."""
        above = [one.name for one in self.levels.tree if id_ in self.levels.ids_below(one.id)]
        return " · ".join(above) or self.say(N_("In no level"))

    def figures_of_levels(self) -> dict[str, LevelFigures]:
        """By id; empty where there are no levels."""
        return self.figures.levels or {}

    @cached_property
    def associations(self) -> list[MatrixRow]:
        return associations_matrix(self.survey)

    @cached_property
    def zonings(self) -> dict[str, str]:
        """The names of the zonings, by id, in their order."""
        return {one.id: self.values.named(("zoning",), one.id) for one in self.survey.zonings()}

    @cached_property
    def _zone_of(self) -> dict[str, dict[str, str]]:
        """By zoning and holder the name of the zone that it is in."""
        return {zoning: self._zones_in(zoning) for zoning in self.zonings}

    def _zones_in(self, zoning: str) -> dict[str, str]:
        members = self.survey.members(zoning).items()
        return {holder: self.zone(member.fields.zone) for holder, member in members}

    def zones_of(self, holder: str) -> list[str]:
        """The zones that a holder is in, one for each zoning; empty where it is in none."""
        return [of_zoning.get(holder, "") for of_zoning in self._zone_of.values()]

    def shows(self, column: str) -> bool:
        """Whether a column of figures is shown: the cut shares where the plan's source publishes them so."""
        return column != "share_cut" or self.plan.published is True

    @property
    def years(self) -> list[str]:
        return list(map(str, self.plan.years))

    def holder(self, id_: str) -> str:
        return self.values.named(_HOLDERS, id_)

    def zone(self, id_: str) -> str:
        return self.values.named(("zone",), id_)

    def funder(self, id_: str) -> str:
        return self.values.named(("funder",), id_)

    def programme(self, id_: str) -> str:
        """Its name; empty for what is of none."""
        return self.values.named(("programme",), id_) if id_ else ""

    def amount(self, cents: int) -> str:
        return self.values.amount(cents)

    def text(self, entry: SurveyRecord[Any], field: str) -> str:
        """What a field of a record says; empty where it says nothing."""
        values = entry.history.values
        return self.values.text(kind_of(entry.record), field, values.get(field), values)

    def slot(self, state: SlotState) -> str:
        """2004, or 2004 (2) where a holder has more than one a year."""
        many = self.survey.per_year_of(state.holder) > 1 or state.n > 1
        return f"{state.year} ({state.n})" if many else str(state.year)

    def percent(self, share: float | None) -> str:
        """51,11%; empty where there is nothing to be a share of."""
        return "" if share is None else f"{self.say.decimal(share, 2)}%"

    def share(self, of: Figures) -> str:
        """51,11%; or 51,11% a 52,22% while versions differ on what is productive."""
        return self.span(of.range) if of.range else self.percent(of.share)

    def span(self, ends: tuple[float, float]) -> str:
        """From one share to another."""
        low, high = map(self.percent, ends)
        return self.say(N_("{low} to {high}")).format(low=low, high=high)

    def cell(self, state: SlotState, *more: str) -> list[str]:
        """The lines of a demand in the matrix: its mark, its text, that it was rejected, its cost, `more`, and how
        many proposals wait.
        """
        cost = self.amount(state.cost_cents) if state.cost_cents else ""
        mark, rejected = self.marks.counted(state).with_words(self.say), rejection(state, self.survey, self.say)
        lines = [mark, state.text, rejected, cost, *more, self._waiting(state), self.versions(state)]
        return [line for line in lines if line]

    def versions(self, state: SlotState) -> str:
        """! to settle: cost; that something of a slot has several versions, which changes nothing of how it is
        counted. Empty where its mark says so, or nothing has.
        """
        if not state.disputed or state.kept is None or self.marks.counted(state).name == "disputed":
            return ""
        fields = labels("demand", shown_conflicts(state.kept.history), self.say)
        words = self.say(N_("{sign} to settle: {fields}"))
        return words.format(sign=DISPUTED, fields=", ".join(fields).lower())

    def asked_for(self, state: SlotState) -> str:
        """What a demand asks for in a word: its action, of several versions all that they name; else its text."""
        if state.entry is None or state.stand != "filled":
            return ""
        claims = state.entry.history.claims.get(ACTION, ()) if self.marks.counted(state).name == "disputed" else ()
        ids = dict.fromkeys(str(one.value) for one in claims if isinstance(one.value, str))
        action = state.entry.fields.action
        ids |= {} if ids or not isinstance(action, str) else {action: None}
        return " / ".join(self.values.named((ACTION,), id_) for id_ in ids) or state.text

    def _waiting(self, state: SlotState) -> str:
        """How many proposals wait for a choice; empty where none does."""
        n = len(state.proposals) if state.open else 0
        return self.say.ngettext("{n} proposal", "{n} proposals", n).format(n=n) if n else ""

    def ruling_counts(self, ruled: Ruled) -> Iterator[tuple[str, int]]:
        """Each status in words, and how many have it."""
        for status in Ruled.__struct_fields__:
            decided = self.values.text("demand", "status", status)
            yield self.say(N_("still to validate")) if status == "left" else decided, getattr(ruled, status)

    def names(self, ids: Iterable[str]) -> str:
        """The names of some holders, one after another."""
        return ", ".join(map(self.holder, ids))
