"""The formulas that an acta begins and ends with; what is not known of them is written by hand."""

from __future__ import annotations

from typing import Final

from storage.kinds.process.workshop import QUORUMS
from storage.translatable import N_

from ..wording.speech import Speech
from .point import LINE, SHORT_LINE
from .printed_records import PrintedRecords

MONTHS: Final = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def opening_words(records: PrintedRecords, level: str, say: Speech) -> str:
    """Where, at what hour of which day and how many people met. `level`: what that is called whose acta it is."""
    workshop = records.workshop
    words = N_(
        "{where}, at {hour} on {day}, there met in {place} {people}, {women} and {men}, with the authorities who "
        "sign below, and the following was dealt with:"
    )
    return say(words).format(
        where=_where(records, level, say),
        hour=workshop.get("from") or SHORT_LINE,
        day=day_in_words(str(workshop.get("held_on", "")), say),
        place=workshop.get("place") or LINE,
        people=_people(records, say),
        women=_women(records, say),
        men=_men(records, say),
    )


def _where(records: PrintedRecords, level: str, say: Speech) -> str:
    """In Copajira, municipality of Guaqui, province of Ingavi, department of La Paz."""
    above = (
        (N_("municipality of {name}"), records.municipality.get("name")),
        (N_("province of {name}"), records.municipality.get("province")),
        (N_("department of {name}"), records.municipality.get("department")),
    )
    said = [say(words).format(name=name) for words, name in above if name]
    if records.is_of_assembly:
        return ", ".join([say(N_("In the {place}")).format(place=said[0]), *said[1:]])
    return ", ".join([_whose(records, level, say), *said])


def _whose(records: PrintedRecords, level: str, say: Speech) -> str:
    """In the association of the weavers."""
    if level:
        return say(N_("In the workshop of {level} {name}")).format(level=level, name=records.holder_name)
    words = N_("In the association {name}") if records.is_association else N_("In {name}")
    return say(words).format(name=records.holder_name)  # what a municipality calls a community is not printed


def day_in_words(iso: str, say: Speech) -> str:
    """14 July 2002; with lines to write on where it is not known."""
    parts = iso.split("-")
    if len(parts) != 3:
        parts, month = [SHORT_LINE, "", SHORT_LINE], LINE
    else:
        parts, month = [parts[0], "", str(int(parts[2]))], say(MONTHS[int(parts[1]) - 1])
    return say(N_("{day} {month} {year}")).format(day=parts[2], month=month, year=parts[0])


def attendance_words(records: PrintedRecords, say: Speech) -> str:
    """How many women and men came, and whether there was a quorum."""
    quorum = records.workshop.get("quorum")
    said = say(QUORUMS.get(quorum, quorum)) if isinstance(quorum, str) else LINE
    came = f"{_women(records, say)}, {_men(records, say)}"
    return say(N_("{came}. Quorum: {quorum}")).format(came=came, quorum=said)


def _people(records: PrintedRecords, say: Speech) -> str:
    """The women and the men together."""
    women, men = map(records.workshop.get, ("women", "men"))
    n = women + men if isinstance(women, int) and isinstance(men, int) else None
    return say.ngettext("{n} person", "{n} people", _or_many(n)).format(n=_or_line(n))


def _women(records: PrintedRecords, say: Speech) -> str:
    n = records.workshop.get("women")
    return say.ngettext("{n} woman", "{n} women", _or_many(n)).format(n=_or_line(n))


def _men(records: PrintedRecords, say: Speech) -> str:
    n = records.workshop.get("men")
    return say.ngettext("{n} man present", "{n} men present", _or_many(n)).format(n=_or_line(n))


def _or_many(n: int | None) -> int:
    """For how many words are where nobody said it."""
    return 2 if n is None else n


def _or_line(n: int | None) -> str:
    return SHORT_LINE if n is None else str(n)


_READ: Final = N_(
    "With that the workshop ended at {hour}. The acta was read aloud and found to be as it was said; the "
    "authorities and those who were present sign and stamp it."
)
_TO_READ: Final = N_(
    "With that the workshop ended at {hour}. [__] The acta was read aloud and found to be as it was said. The "
    "authorities and those who were present sign and stamp it."
)


def closing_words(records: PrintedRecords, say: Speech, *, to_read: bool) -> str:
    """When it ended, and that it was read aloud; to be ticked where that is not noted: `to_read`."""
    return say(_TO_READ if to_read else _READ).format(hour=records.workshop.get("to") or SHORT_LINE)


def folio_words(say: Speech) -> str:
    """On which leaf of the book of actas it is put, by hand."""
    return say(N_("Leaf {line} of the book of actas")).format(line=SHORT_LINE)
