"""Laptops in words: by their person where they are known here, else by their first letters and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from exports.wording.look_alikes import marked_name
from storage.errors import GuaquiError, Notice, error_of
from storage.notation.text import clean_line
from storage.plan.laptop_list import ListedLaptop
from storage.plan.standing import Standing, Standings, Trust
from storage.revisions.revision import IMPORT, PACK, Revision
from storage.revisions.signature import first_letters
from storage.translatable import N_

from ..language.error_messages import sentence
from ..language.gettext_ import _, ngettext
from ..language.laptop_letters import laptop_letters

_LETTERS_OF_KNOWN: Final = 4
STANDINGS: Final[dict[Standing, str]] = {
    "known": N_("known"),
    "unknown": N_("not known"),
    "keyless": N_("without a key"),
    "refused": N_("refused"),
    "pack": N_("the municipality's list"),
    "unknown-pack": N_("nobody's"),
    "nobodys": N_("nobody's rows"),
}
"""How whoever saved something stands with this installation."""


def laptop_in_words(device: str, trust: Trust) -> str:
    """Rosa Mamani · k7m2, or k7m2q6xw, not known. While nobody is known here there are only the letters."""
    if device in {IMPORT, PACK} or not trust.in_use:
        return laptop_letters(device)
    standing = trust.of_laptop(device)
    if standing != "known":
        return f"{first_letters(device)}, {_(STANDINGS[standing])}"
    person = _("this laptop") if device == trust.own else clean_line(trust.known[device])
    return f"{person} · {device[:_LETTERS_OF_KNOWN]}"


def laptops_in_words(devices: Iterable[str], trust: Trust) -> str:
    """Each of some laptops, those first that are known: of many a column has room for one."""
    said = [
        laptop_in_words(one, trust) for one in sorted(devices, key=lambda one: trust.of_laptop(one) != "known")
    ]
    return ("; " if trust.in_use else " ").join(said)


def notice_in_words(notice: Notice, trust: Trust) -> str:
    """What is to see to on a laptop, which is called as everywhere."""
    return sentence(Notice(notice.code, _called_in(notice.facts, trust)))


def naming_laptops(error: GuaquiError, trust: Trust) -> GuaquiError:
    """The same error, with the laptops among its facts called as everywhere."""
    return error_of(error.code, **_called_in(error.facts, trust))


def _called_in(facts: Mapping[str, Any], trust: Trust) -> dict[str, Any]:
    called = {name: _each_called(facts[name], trust) for name in ("laptop", "laptops") if name in facts}
    return {**facts, **called}


def _each_called(of: str | list[str], trust: Trust) -> list[str]:
    """Of none stands a dash, which is no laptop."""
    return [laptop_in_words(one, trust) if one.isalnum() else one for one in ([of] if isinstance(of, str) else of)]


def saver_in_words(revision: Revision, standings: Standings) -> str:
    """The laptop that answers for a version: whose a row is that somebody brought in is whose arrival it is."""
    if standings.of(revision) in {"unknown-pack", "nobodys"}:
        return _("nobody's")
    return laptop_in_words(standings.laptop_of(revision), standings.trust)


def row_in_words(revision: Revision, standings: Standings) -> str:
    """Row 12 of demandas.csv, brought by Rosa Mamani · k7m2; or that nobody says it. Empty of what is no row."""
    if standings.of(revision) == "nobodys":
        return _("nobody says who brought it")
    if (where := row_place(revision, standings)) == "":
        return ""
    return _("{where}, brought by {laptop}").format(where=where, laptop=_bringer(revision, standings))


def _bringer(row: Revision, standings: Standings) -> str:
    """The person who brought a row in, as they wrote their name, and the laptop; that alone where it says both."""
    laptop, person = saver_in_words(row, standings), clean_line(standings.answering(row).author)
    return laptop if laptop.startswith(person) else f"{marked_name(person)} ({laptop})"


def origin_in_words(revision: Revision, standings: Standings) -> str:
    """Which row of a spreadsheet a version is, or which file's rows it takes back; empty of any other."""
    if file := clean_line(standings.takes_back(revision)):
        return _("takes back what came from {file}").format(file=file)
    return row_in_words(revision, standings)


def row_place(revision: Revision, standings: Standings) -> str:
    """Row 12 of demandas.csv; empty of what is no row, and where nobody says it."""
    named = standings.arrival_of(revision)
    if named is None:
        return ""
    file = clean_line(named.file)
    return _("row {line} of {file}").format(line=named.line, file=file) if named.line else file


def called_laptop(one: ListedLaptop, trust: Trust) -> str:
    """What a laptop is called in the list of them: how it stands is said beside it."""
    if one.standing != "known":
        return laptop_letters(one.device)
    person = _("this laptop") if one.device == trust.own else clean_line(one.person)
    return f"{person} · {one.device[:_LETTERS_OF_KNOWN]}"


def recommendations_in_words(one: ListedLaptop, trust: Trust) -> str:
    """Which known laptops recommend a laptop, or to refuse it; empty where none does."""
    yes, no = len(one.known_by), len(one.refused_by)
    known = ngettext("{n} known laptop knows it: {laptops}.", "{n} known laptops know it: {laptops}.", yes)
    refused = ngettext("{n} known laptop refuses it: {laptops}.", "{n} known laptops refuse it: {laptops}.", no)
    said = ((known, one.known_by), (refused, one.refused_by))
    return " ".join(words.format(n=len(by), laptops=_called(by, trust)) for words, by in said if by)


def saves_in_words(here: int, made: int) -> str:
    """That a file has not all that this laptop saved for its municipality; empty where it has."""
    if here == made:
        return ""
    words = _("Of {made} saves that this laptop made for this municipality, {here} are in this file.")
    return words.format(made=made, here=here)


def _called(devices: Iterable[str], trust: Trust) -> str:
    return ", ".join(laptop_in_words(one, trust) for one in devices)
