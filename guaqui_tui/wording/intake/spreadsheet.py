"""What a spreadsheet would bring, and what it brought, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from exports.tables.cells import column_named
from storage import GuaquiError, Survey
from storage.errors import ColumnsMissingError
from storage.intake.column_meanings import Meaning
from storage.notation.text import printable

from ...language.error_messages import sentence
from ...language.gettext_ import _, ngettext
from ...session.importing import OTHER_ROWS, Outlook, SheetTaken
from ..record_titles import record_title
from ..values import values_of

_SHOWN: Final = 3


def rows_counted(seen: Sequence[Outlook]) -> str:
    """What sheets would bring, counted: 8 new, 0 the same … and so on, whatever there is none of."""
    taken = [one.taken for one in seen if one.taken]
    words = _(
        "New {new}  same {same}  complete {completes}  differ {differs}  say nothing {nothing}  do not fit "
        "{rejected}  unread {unread}"
    )
    return words.format(
        new=sum(len(one.new) for one in taken),
        same=sum(one.known for one in taken),
        completes=sum(len(one.completed) for one in taken),
        differs=sum(len(one.differing) + len(one.outdated) for one in taken),
        nothing=sum(len(one.nothing) for one in taken),
        rejected=sum(len(one.rejected) for one in taken),
        unread=sum(len(one.unread) for one in taken),
    )


def hindrances(seen: Sequence[Outlook], survey: Survey) -> str:
    """Why no row of some sheets can be read yet; empty where nothing hinders it."""
    said = (hindrance(one.hindrance, one.proposal.layout.meaning, survey) for one in seen if one.hindrance)
    return " ".join(dict.fromkeys(said))


def outcome(brought: Sequence[SheetTaken], survey: Survey) -> list[str]:
    """What came of it, and what is to be done now."""
    return [
        *(_came_in(brought) or [_("Nothing new came in: all that fits was known already.")]),
        *_left_out(brought),
        *_to_settle(brought, survey),
        *_beside(brought),
        *_unknown(brought),
    ]


def _came_in(brought: Sequence[SheetTaken]) -> list[str]:
    """How many came in of each sort: what is new, what fills in, what takes a place, what is to settle."""
    taken = [one.taken for one in brought]
    new, filled = sum(len(one.new) for one in taken), sum(len(one.completed) for one in taken)
    beside = sum(len(one.replacing) for one in taken if one.policy == "keep-both")
    instead = sum(len(one.replacing) for one in taken if one.policy != "keep-both")
    said = (
        (new, ngettext("{n} demand came in and is saved.", "{n} demands came in and are saved.", new)),
        (filled, ngettext("{n} row filled in what was missing.", "{n} rows filled in what was missing.", filled)),
        (
            instead,
            ngettext("{n} row took the place of what stood.", "{n} rows took the place of what stood.", instead),
        ),
        (beside, ngettext("{n} row came in as a second version.", "{n} rows came in as second versions.", beside)),
    )
    return [words.format(n=n) for n, words in said if n]


def _left_out(brought: Sequence[SheetTaken]) -> list[str]:
    taken = [one.taken for one in brought]
    left = sum(len(one.differing) + len(one.outdated) - len(one.replacing) for one in taken)
    words = ngettext(
        "{n} row that says otherwise than the plan was left out.",
        "{n} rows that say otherwise than the plan were left out.",
        left,
    )
    return [words.format(n=left)] if left else []


def _to_settle(brought: Sequence[SheetTaken], survey: Survey) -> list[str]:
    disputed = [record for one in brought for record in one.disputed]
    slots = ", ".join(record_title(record, survey) for record in disputed[:_SHOWN])
    words = ngettext(
        "{n} slot now has two versions, to settle: {slots}",
        "{n} slots now have two versions, to settle: {slots}",
        len(disputed),
    )
    return [words.format(n=len(disputed), slots=_more(slots, disputed))] if disputed else []


def _beside(brought: Sequence[SheetTaken]) -> list[str]:
    """The rows that do not fit, and the files in which they are."""
    files = list(dict.fromkeys(printable(one.rejected.name) for one in brought if one.rejected))
    n = sum(len(one.taken.rejected) for one in brought)
    words = ngettext(
        "{n} row that does not fit is beside the spreadsheet, in {name}, with the reason. F3 opens it: mend "
        "it there and take that file in.",
        "{n} rows that do not fit are beside the spreadsheet, in {name}, with the reasons. F3 opens it: mend "
        "them there and take that file in.",
        n,
    )
    return [words.format(n=n, name=", ".join(files))] if files else []


def _unknown(brought: Sequence[SheetTaken]) -> list[str]:
    n = len({name for one in brought for name in one.unknown})
    words = ngettext(
        "{n} name is not known. Who is meant is decided in the coordination, under Names.",
        "{n} names are not known. Who is meant is decided in the coordination, under Names.",
        n,
    )
    return [words.format(n=n)] if n else []


def hindrance(error: GuaquiError, meaning: Meaning, survey: Survey) -> str:
    """Why no row can be read yet, and which line tells it."""
    values = values_of(survey)
    if not isinstance(error, ColumnsMissingError):
        return sentence(error)
    columns = ", ".join(
        column_named(meaning.kind.name, one).heading(values) for one in error.facts.get("columns", ())
    )
    if not error.facts.get("headings"):
        return _("No line of headings was found here. Write above each column what it is, and read it again.")
    words = _("It is not known yet which heading is: {columns}. Say it on its line: Enter.")
    return f"{words.format(columns=columns)} {_(OTHER_ROWS)}"


def _more(said: str, all_of_them: Sequence[object]) -> str:
    return f"{said} …" if len(all_of_them) > _SHOWN else said
