"""What is in dispute, to be asked of those concerned: a sheet for each, versions side by side with boxes to tick.

An assembly reads it: it names nobody who typed, and nothing private is on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from storage.kinds.lookup import holder_of, kind_of
from storage.kinds.process.demand import Demand, slot_of
from storage.plan.questions import open_questions
from storage.plan.settling import Version, claimants, field_versions
from storage.revisions.history import REMOVED, History
from storage.revisions.revision import Revision
from storage.symbols import NOTHING
from storage.translatable import N_

from ..document.paper import Frame, Paper
from ..document.pieces import Heading, PaperCell, PaperColumn, PaperRow, PaperTable, Piece, Point, Signatures, Text
from ..dossier import Dossier
from ..findings.versions import standing_said
from ..wording.signing_columns import signing_columns
from ..wording.values import field_unit, fields_in_order, labels

_BESIDE: Final = 3
"""So many versions stand side by side."""
_HIGH: Final = 14.0
"""Of a row, in mm: what no version says is written by hand."""
_SIGN: Final = 4
_WHICH: Final = N_("{fields}: which one is right?")
_OF_EACH: Final = N_("{fields}: what is right of each?")
_HOW_ASKED: Final = {
    "count": N_("{fields}: which number?"),
    "number": N_("{fields}: which number?"),
    "cents": N_("{fields}: how much?"),
    "day": N_("{fields}: on which day?"),
    "when": N_("{fields}: when?"),
    "time": N_("{fields}: at what hour?"),
    "yes": N_("{fields}: yes or no?"),
}
"""By the unit of what is asked for; of anything else it is asked which one is right."""


def sheets(dossier: Dossier, frame: Callable[[str, str], Frame]) -> list[Paper]:
    """A paper for each holder of whom something is asked, by name; last the lists of the municipality.

    `frame`: what is around a paper, by its title and whose it is.
    """
    found, say = open_questions(dossier.survey), dossier.say
    order = sorted(found, key=lambda record: (not holder_of(record), dossier.holder(holder_of(record)), record))
    papers = []
    for holder, records in groupby(order, key=holder_of):
        whose = dossier.holder(holder) if holder else say(N_("The lists of the municipality"))
        pieces = _pieces(dossier, {record: found[record] for record in records})
        papers.append(Paper(frame(say(N_("What is right?")), whose), tuple(pieces), say.language))
    return papers


def _pieces(dossier: Dossier, asked: dict[str, list[str]]) -> Iterator[Piece]:
    say = dossier.say
    yield Text(
        say(N_("The files say several things. Read them aloud, tick the one that is right, or write another.")),
        size=12,
    )
    for record, fields in asked.items():
        state = dossier.survey.history(record)
        if state:
            yield Heading(_asked(dossier, record, fields))
            yield from _tables(dossier, state, fields_in_order(kind_of(record), fields))
    yield Point(say(N_("Day and place:")), "")
    closing = say(N_("What is ticked was read aloud and is right; those who say so sign."))
    yield Signatures(closing, signing_columns(say, N_("Who says so")), (), _SIGN)


def _asked(dossier: Dossier, record: str, fields: Sequence[str]) -> str:
    """Andamarca · 2004 – Carpas solares. Costo: ¿cuánto es?: who answers has no matrix beside it.

    Words in dispute do not stand there: it would take a side.
    """
    words = "" if "text" in fields else _words_of(dossier, record)
    called = " – ".join(filter(None, (dossier.values.title(record), words)))
    return f"{called.rstrip('.')}. {_question(dossier, kind_of(record), fields)}"


def _question(dossier: Dossier, kind: str, fields: Sequence[str]) -> str:
    """As one asks people for a number or a day; of several things at once what of each is right."""
    what = ", ".join(labels(kind, fields, dossier.say))
    if [*fields] == ["withdrawn"]:
        return dossier.say(N_("Does it stand, or was it taken back?"))
    asking = _HOW_ASKED.get(field_unit(kind, fields[0]), _WHICH) if len(fields) == 1 else _OF_EACH
    return dossier.say(asking).format(fields=what)


def _words_of(dossier: Dossier, record: str) -> str:
    """What a demand asks for, one that was taken back or moved too; empty of any other record."""
    entry = dossier.survey.entry(record, Demand) if slot_of(record) else None
    return dossier.values.line(entry.fields.text) if entry and isinstance(entry.fields.text, str) else ""


def _tables(dossier: Dossier, state: History, fields: Sequence[str]) -> Iterator[PaperTable]:
    """A column for each version; where there are more than have room, under one another."""
    versions = versions_beside(state, fields)
    for start in range(0, max(1, len(versions)), _BESIDE):
        beside = versions[start : start + _BESIDE]
        another = dossier.say(N_("Another (write it)"))
        numbers = range(start + 1, start + 1 + len(beside))
        heads = [dossier.say(N_("Version {n}")).format(n=number) for number in numbers]
        yield PaperTable(
            (PaperColumn("", 0.6), *(PaperColumn(head) for head in heads), PaperColumn(another)),
            tuple(_row(dossier, state, field, beside) for field in fields),
            size=10,
            least=_HIGH,
        )


def _row(dossier: Dossier, state: History, field: str, beside: Sequence[Revision]) -> PaperRow:
    name = PaperCell(dossier.values.label(kind_of(state.record), field), strong=True)
    said = (_said(dossier, state, field, revision) for revision in beside)
    return PaperRow((name, *said, PaperCell("", tick=True)))


def _said(dossier: Dossier, state: History, field: str, revision: Revision) -> PaperCell | str:
    """What a version says of a field; nothing where it is no version of this one."""
    version = _version_by(state, field, revision)
    if version is None:
        return NOTHING
    if field == "withdrawn":
        return PaperCell(standing_said(version.value, dossier.say), tick=True)
    if version.value is REMOVED:
        return PaperCell(dossier.say(N_("it was not noted")), tick=True)
    words = dossier.values.text(kind_of(state.record), field, version.value, version.claims[0].revision.body)
    return PaperCell(words, tick=True)


def versions_beside(state: History, fields: Sequence[str]) -> list[Revision]:
    """The versions in the order in which they stand on the screen that settles; those that say the same once."""
    found: dict[tuple[int | None, ...], Revision] = {}
    for revision in claimants(state):
        says = tuple(_place(state, field, revision) for field in fields)
        if any(place is not None for place in says):
            found.setdefault(says, revision)
    return list(found.values())


def _place(state: History, field: str, revision: Revision) -> int | None:
    """Which of a field's versions a revision says."""
    of = field_versions(state, field)
    return next((at for at, one in enumerate(of) if _claims(one, revision)), None)


def _version_by(state: History, field: str, revision: Revision) -> Version | None:
    return next((one for one in field_versions(state, field) if _claims(one, revision)), None)


def _claims(version: Version, revision: Revision) -> bool:
    return any(claim.revision.rev == revision.rev for claim in version.claims)
