"""What the screens of names say: where a name comes from, whose it may be, and what deciding it does."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from exports.wording.look_alikes import marked_name
from storage.kinds.process.demand import slot_of
from storage.names.nearest import NearHolder
from storage.notation.text import first_words
from storage.plan.checks.undecided import Undecided
from storage.plan.joining import Joined
from storage.plan.standing import Standings
from storage.plan.survey import Survey

from ...language.gettext_ import _, ngettext
from ...wording.history import author_of, when_saved
from ...wording.laptops import saver_in_words
from ...wording.look_alikes import with_letters
from ...wording.name_nearness import near_in_short, why_near
from ...wording.slots import holder_name

_NAME = 24
"""The column of a name as it was written: a long one goes on in the detail below."""
LONGEST = 40
"""Letters of a name within a sentence; a hostile file may hold very long ones."""
_SOURCE = 25
_WHO = 12
_WHY = 19


def unknown_name_line(
    of: Undecided, near: Sequence[NearHolder] | None, survey: Survey, standings: Standings, width: int
) -> Content:
    """Andamrca                 Rosa M. · 3 demands      Andamarca, 88?

    `near` are those that the name is near to; None while they are looked for.
    """
    best = _("= {name}, decided").format(name=_name_of(of.target, survey)) if of.target else _best(near)
    head = f" {_cell(marked_name(of.written), _NAME)} {_cell(_source(of, standings), _SOURCE)} "
    return Content(head + _cell(best, max(1, width - cell_len(head))))


def _best(near: Sequence[NearHolder] | None) -> str:
    if near is None:
        return "…"
    return f"{near[0].name}, {near[0].score}?" if near else _("near to nobody's")


def _source(of: Undecided, standings: Standings) -> str:
    """Where a name comes from, and how much stands under it."""
    if not of.holder:
        rows = ngettext("{n} row", "{n} rows", of.rows).format(n=of.rows)
        return f"{_('spreadsheet')} · {rows}" if of.rows else _("spreadsheet")
    many = ngettext("{n} demand", "{n} demands", len(of.demands)).format(n=len(of.demands))
    return (
        f"{first_words(author_of(standings.answering(of.first), standings.trust), _WHO)} · {many}"
        if of.first
        else many
    )


def _cell(words: str, width: int) -> str:
    return set_cell_size(first_words(words, width), width)


def unknown_name_detail(of: Undecided, survey: Survey, standings: Standings) -> str:
    """All of a name: as it was written, by whom, when, on which laptop, and what stands under it."""
    lines = [with_letters(of.written)]
    if of.first:
        words = _("Written by {who}, {when}, on laptop {laptop}.")
        laptop, saved = saver_in_words(of.first, standings), standings.answering(of.first)
        lines.append(words.format(who=author_of(saved, standings.trust), when=when_saved(saved), laptop=laptop))
    elif not of.holder:
        lines.append(_of_a_sheet(of))
    if slots := [slot for record in of.demands if (slot := slot_of(record))]:
        lines.append(_("Demands of {years}").format(years=", ".join(str(slot.year) for slot in slots)))
    if of.target:
        words = _("It was decided that this is {name}. F2 lets what came in since go there too.")
        lines.append(words.format(name=_name_of(of.target, survey)))
    return "\n".join(lines)


def _of_a_sheet(of: Undecided) -> str:
    """Where the rows of a name wait that an import did not know."""
    if not of.file:
        return _("Of a spreadsheet: its rows come in once it is known whose they are.")
    words = ngettext(
        "Of a spreadsheet: {n} row waits in {file}. Once it is known whose it is, take that file in.",
        "Of a spreadsheet: {n} rows wait in {file}. Once it is known whose they are, take that file in.",
        of.rows,
    )
    return words.format(n=of.rows, file=of.file)


def _name_of(record: str, survey: Survey) -> str:
    return holder_name(survey, record.rpartition("/")[2])


def unknown_names_summary(names: Sequence[Undecided]) -> str:
    if not names:
        return _("Every name is known: there is nothing to decide.")
    return ngettext("{n} name to decide", "{n} names to decide", len(names)).format(n=len(names))


def near_line(number: str, near: NearHolder, width: int) -> Content:
    """1 Kassa San Francisco   91 by its spelling    Kassa, not Lacoyu · San Francisco, not Santa Rosa."""
    head = f" {number} {_cell(near.name, _NAME)}{near.score:>3} {_cell(why_near(near), _WHY)} "
    return Content(head + first_words(near_in_short(near), max(1, width - cell_len(head))))


def consequences(joined: Joined, of: Undecided, target: str) -> str:
    """What joining a name to the holder that is called `target` does."""
    target = first_words(target, LONGEST)
    written = first_words(of.written, LONGEST)
    sentences = [_("{name} means {target} from now on.").format(name=written, target=target)]
    if n := len(joined.moved) + len(joined.disputed):
        words = ngettext("{n} demand goes to {target}.", "{n} demands go to {target}.", n)
        sentences.append(words.format(n=n, target=target))
    if joined.disputed:
        words = _("Two versions there, to settle: {years}.")
        sentences.append(words.format(years=_years(joined.disputed)))
    if joined.same:
        sentences.append(_("There already, saying the same: {years}.").format(years=_years(joined.same)))
    if n := len(joined.workshops):
        words = ngettext("{n} workshop goes along, with who came.", "{n} workshops go along, with who came.", n)
        sentences.append(words.format(n=n))
    return " ".join(sentences)


def _years(records: Sequence[str]) -> str:
    slots = [slot for record in records if (slot := slot_of(record))]
    return ", ".join(slot.of_year(numbered=slot.n > 1) for slot in slots)
