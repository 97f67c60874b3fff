"""What an installation thinks of whoever saved something: known here, not known, refused, or no laptop's.

It decides no value: a save counts the same whoever made it. Whom an installation knows is its own (`Trust`); what
others recommend (records of the kind laptop) makes nobody known. A row of a spreadsheet stands as the laptop does
whose arrival names it; one that none names is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from ..kinds.process.arrival import KIND as ARRIVAL
from ..kinds.process.laptop import Laptop
from ..packs.shipped import shipped
from ..revisions.history import REMOVED, Claim, History, as_seen_from
from ..revisions.revision import IMPORT, PACK, Revision
from ..revisions.signature import has_key
from .arrivals.row_arrivals import NamedRow, RowArrivals, arrivals_in, named_row, said_by
from .survey import Survey

Standing = Literal["known", "unknown", "keyless", "refused", "pack", "unknown-pack", "nobodys"]
"""`keyless`: a laptop that signs nothing; anybody can say its name. `nobodys`: a row that no arrival names."""

_BEST_FIRST: Final[tuple[Standing, ...]] = ("known", "unknown", "keyless", "refused")


class Trust(Struct, frozen=True):
    """Whom an installation knows, by its key, and who that is; whom it refuses; and its own key.

    `accepted`: ids of what is said in a pack's name, is no shipped pack's, and was accepted here.
    """

    own: str = ""
    known: dict[str, str] = {}
    refused: tuple[str, ...] = ()
    accepted: frozenset[str] = frozenset()

    @property
    def in_use(self) -> bool:
        """Whether anybody is known or refused: until then it is in nobody's way, but for who verifies an acta."""
        return bool(self.known or self.refused)

    def of_laptop(self, device: str) -> Standing:
        if device in self.refused:
            return "refused"
        if not has_key(device):
            return "keyless"
        return "known" if device == self.own or device in self.known else "unknown"

    def of_pack(self, rev: str) -> Standing:
        """How a version in a pack's name stands. Raises `pack-bad`."""
        return "pack" if rev in self.accepted or rev in shipped() else "unknown-pack"


class Standings:
    """The standing of each revision of a survey."""

    def __init__(self, survey: Survey, trust: Trust) -> None:
        self.trust = trust
        self._survey = survey

    @cached_property
    def rows(self) -> RowArrivals:
        """Looked up where somebody asks: of a plan without spreadsheets nobody does."""
        return arrivals_in(self._survey)

    def arrival_of(self, revision: Revision) -> NamedRow | None:
        """What answers for a row: of the arrivals that name it, that of the laptop which stands best here."""
        best = self._best_of(revision)
        return named_row(best, revision) if best else None

    def _best_of(self, revision: Revision) -> Revision | None:
        return min(self.rows.of(revision), key=self._rank, default=None) if revision.device == IMPORT else None

    def _rank(self, arrival: Revision) -> tuple[int, str]:
        return _BEST_FIRST.index(self.trust.of_laptop(arrival.device)), arrival.rev

    @cached_property
    def _ends(self) -> Mapping[tuple[str, ...], set[str]]:
        """By the act in which they were taken back, the records of arrivals."""
        found: dict[tuple[str, ...], set[str]] = {}
        for record in self._survey.records(ARRIVAL.name):
            for one in self._survey.revisions(record).values():
                if one.body.get("withdrawn") is True and "withdrawn" in one.sets:
                    found.setdefault(_act(one), set()).add(record)
        return found

    def takes_back(self, revision: Revision) -> str:
        """The file that a save takes back of a record, in the act that took back its arrival; "" for none."""
        ended = () if revision.device == IMPORT else self._ends.get(_act(revision), ())
        of_record = self._survey.revisions(revision.record).values() if ended else ()
        named = (arrival for one in of_record for arrival in self.rows.of(one))
        return next((said_by(one).file for one in named if one.record in ended), "")

    def answering(self, revision: Revision) -> Revision:
        """The version whose author, time and laptop answer for a revision: itself, or that which brought a row."""
        return self._best_of(revision) or revision

    def laptop_of(self, revision: Revision) -> str:
        """The device that answers for a revision: its own, or that of whoever brought a row in."""
        return self.answering(revision).device

    def of(self, revision: Revision) -> Standing:
        device = self.laptop_of(revision)
        if device == PACK:
            return self.trust.of_pack(revision.rev)
        return "nobodys" if device == IMPORT else self.trust.of_laptop(device)


def _act(one: Revision) -> tuple[str, ...]:
    """What the saves of one act have in common."""
    return one.device, one.author, one.at


class Overruled(NamedTuple):
    """A field in which `by`, of a laptop that is not known here, took the place of what a known one's said."""

    record: str
    field: str
    by: Revision
    of: Revision


def overruled(survey: Survey, fresh: Iterable[Revision], standings: Standings) -> list[Overruled]:
    """What saves of laptops that are not known here decide otherwise than a known one's that they went on from.

    Both by `fresh`, what is looked at; where it is only a dispute nothing is overruled, and nothing is listed. Nor
    is anything while nobody is known here.
    """
    if not standings.trust.in_use:
        return []
    found: list[Overruled] = []
    for revision in fresh:
        state = survey.history(revision.record)
        if state and revision.parents and standings.of(revision) not in {"known", "pack"}:
            found += _overruled(state, revision, standings)
    return sorted(found, key=lambda one: (one.record, one.field, one.by.rev))


def _overruled(state: History, revision: Revision, standings: Standings) -> Iterator[Overruled]:
    seen = as_seen_from(state.revisions, revision.parents)
    if seen is None:
        return
    for field in revision.sets:
        before = [claim for claim in seen.claims.get(field, ()) if standings.of(claim.revision) == "known"]
        if before and any(not _says_the_same(revision, field, claim) for claim in before):
            yield Overruled(revision.record, field, revision, before[0].revision)


def _says_the_same(revision: Revision, field: str, claim: Claim) -> bool:
    return bool(revision.body.get(field, REMOVED) == claim.value)


class Recommendation(NamedTuple):
    """What a known laptop's record says of another: that it knows it, or that it refuses it."""

    by: str
    device: str
    knows: bool


def recommendations(survey: Survey, trust: Trust) -> list[Recommendation]:
    """Those that count: saved by the laptop in whose name they are, which is known here. One step, no further."""
    found: list[Recommendation] = []
    for entry in survey.entries("laptop", Laptop):
        said_by = {one.device for one in entry.history.revisions}
        if entry.fields.withdrawn is True or said_by != {entry.id} or entry.id == trust.own:
            continue
        if trust.of_laptop(entry.id) == "known":
            for knows, devices in ((True, entry.fields.knows), (False, entry.fields.refuses)):
                found += [Recommendation(entry.id, one, knows) for one in devices or ()]
    return found
