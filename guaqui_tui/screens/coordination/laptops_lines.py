"""The laptops of a file, line by line: whose each is, how it stands, who typed on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import set_cell_size
from textual.content import Content

from storage.plan.laptop_list import ListedLaptop
from storage.plan.standing import Trust
from storage.revisions.signature import first_letters
from storage.symbols import ATTENTION, NOTHING

from ...language.dates import day_and_time
from ...language.gettext_ import _, ngettext
from ...widgets.text import in_cells
from ...wording.laptops import STANDINGS, called_laptop, recommendations_in_words
from ...wording.six_words import no_words_yet

_LAPTOP = 24
_STANDING = 12


def laptop_line(one: ListedLaptop, trust: Trust, width: int) -> Content:
    """! Rosa Mamani · k7m2     known            22  Rosa Mamani."""
    alarm = one.standing == "refused" or bool(one.refused_by)
    typed = ", ".join(one.authors) or NOTHING
    cells = (called_laptop(one, trust), _(STANDINGS[one.standing]), str(one.versions), typed)
    line = Content(in_cells(_in_columns(*cells, mark=ATTENTION if alarm else " "), width))
    return line.stylize("$alarm") if alarm else line


def laptop_columns(width: int) -> str:
    heads = (_("Laptop"), _("Here"), _("Versions"), _("Who types"))
    return set_cell_size(_in_columns(*heads), width)


def _in_columns(laptop: str, standing: str, versions: str, typed: str, *, mark: str = " ") -> str:
    return f" {mark} {in_cells(laptop, _LAPTOP)} {in_cells(standing, _STANDING)} {versions.rjust(9)}  {typed}"


def own_words_in_words(words: Sequence[str]) -> str:
    """What stands above the list: this laptop's own words, to be read aloud."""
    if not words:
        return no_words_yet()
    head = _("This laptop's six words, to read aloud; nobody but you reads them from this screen:")
    return f"{head}\n  {'  '.join(words)}"


def laptops_summary(listed: Iterable[ListedLaptop], trust: Trust, *, recommends_otherwise: bool) -> str:
    """2 known, 3 not known; and that what others were told is not so any more."""
    many = Counter(one.standing for one in listed if one.device != trust.own)
    counted = [f"{_(words)}: {many[standing]}" for standing, words in STANDINGS.items() if many[standing]]
    parts = [
        " · ".join(counted) or _("No other laptop saved anything in this file yet; gather its file first (F9).")
    ]
    if recommends_otherwise:
        parts.append(_("What the others were told is not so any more: F2 tells them."))
    return " · ".join(parts)


def laptop_detail(one: ListedLaptop, trust: Trust) -> str:
    """All of a laptop, and what can be done."""
    typed, heard = ", ".join(one.authors), day_and_time(one.last)
    parts = [
        _("Who types: {people}").format(people=typed) if typed else "",
        _("Last heard of: {when}").format(when=heard) if heard else "",
        recommendations_in_words(one, trust),
        _what_can_be_done(one, trust),
    ]
    return "\n".join(filter(None, parts))


def _what_can_be_done(one: ListedLaptop, trust: Trust) -> str:
    if one.device == trust.own:
        return _("This is the laptop that you sit at.")
    match one.standing:
        case "known":
            return _("It is known here. Ctrl+P forgets it, Del refuses it.")
        case "refused":
            return _("What it saved stays and counts, and is marked. Ctrl+P forgets that it was refused.")
        case "keyless":
            return _("It signs nothing: anybody can save in its name, so it cannot be known.")
    return _("Enter makes it known: its person reads you its six words aloud from its own screen.")


def found_laptop(one: ListedLaptop) -> str:
    """What is asked about when six words were right: whose it is."""
    n = one.versions
    words = ngettext(
        "The words are right: {laptop}, of which {n} version is in this file. Who types: {people}",
        "The words are right: {laptop}, of which {n} versions are in this file. Who types: {people}",
        n,
    )
    return words.format(laptop=first_letters(one.device), n=n, people=", ".join(one.authors) or NOTHING)
