"""Our own lists and papers, known by their first headings in order, when they come back as spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from ..kinds.field import Field, Kind
from ..kinds.lookup import KINDS
from ..kinds.part import part_of
from ..kinds.terms.municipality import Municipality
from ..names.name_table import slug
from ..notation.word_lists import words_of
from ..translatable import N_

DEMANDS: Final = "demands"
WITHDRAWN: Final = "withdrawn"
PROPOSALS: Final = "proposals"
READ: Final = frozenset({"", DEMANDS, WITHDRAWN, PROPOSALS})
"""Whose rows are read as demands ("": what is none of ours). The others have none, or are made from that list."""

_FIRST: Final = {
    DEMANDS: ("holder", "year", "n", "text", "action"),
    WITHDRAWN: ("holder", "year", "n", "text", "cost", "moved_to"),
    PROPOSALS: ("holder", "year", "n", "proposal", "text"),
    "year_plan": ("year", "programme", "phase", "holder"),
    "year": ("programme", "phase", "holder"),
    "shares": ("year", "slots"),
    "zone_shares": ("zoning", "zone", "slots"),
    "class_costs": ("class", "no_class", "demands", "cost"),
    "validation": ("of", "validated"),
    "disputes": ("record", "field", "value"),
    "causes_given": ("cause", "holder", "step"),
    "attendance": ("step", "zoning", "zone", "workshops"),
    "proposers": ("zoning", "zone", "women"),
    "vocation": ("zoning", "zone", "action", "belongs"),
    "money_shares": ("year", "zoning", "zone", "filled"),
    "money_parts": ("class", "programme", "no_class", "demands"),
    "accounts": ("holder", "year", "n", "text", "was_validated"),
}
"""The columns that our lists begin with, by their names for programs; but for those of the kinds."""
_PAPERS: Final = frozenset({"matrix", "data", "figures", "read_me"})
"""What else is a sheet of our workbook."""
_MOST: Final = max(map(len, _FIRST.values()))
_YEAR: Final = re.compile(r"\d{4}(?:-\d+)?")
_COST: Final = re.compile(r"costo?-")
_COST_OF_YEAR: Final = re.compile(r"costo?-\d{4}")
_BEGINS_WITH_YEAR: Final = re.compile(r"\d{4}")
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")
"""The money that a column's numbers are in."""
_OF_KINDS: Final = {"community": "communities", "association": "associations", "workshop": "workshops"}
"""What the lists of kinds are called that are not called as their kind."""
_OF_A_KIND: Final = 3
"""By so many headings the list of a kind is known."""
_LAST: Final = N_("To settle")
"""What the last column of a kind's list is called."""
_REPEATED: Final = {
    "disputed": _LAST,
    "proposal": N_("Proposal no."),
    "printed": N_("As printed"),
    "comes_to": N_("What it comes to"),
}
_STATUS: Final = N_("Status")
_NAMES_OF_LAST: Final = frozenset({"disputed", slug(_LAST)})
_OWN_ID: Final = frozenset({"ID", "PLAN", "SLUG"})


def own_list(
    headings: Sequence[str], names: Mapping[str, str], of_kinds: Mapping[tuple[str, ...], str] = {}
) -> str:
    """The name of our list that begins with these headings; "" where it is none of ours.

    `names` are those of columns, as `names_of_columns` has them, `of_kinds` the lists of the kinds, as
    `lists_of_kinds` has them.
    """
    slugs = [*map(_letters, headings[: max(_MOST, _OF_A_KIND)])]
    of_communities = names.get(next(iter(slugs), "")) == "community"
    if of_communities and _is_matrix([*map(_letters, headings[1:])]):
        return "matrix"
    columns = [names.get(one, "") for one in slugs[:_MOST]]
    found = (name for name, first in _FIRST.items() if tuple(columns[: len(first)]) == first)
    return next(found, of_kinds.get(tuple(slugs[:_OF_A_KIND]), ""))


def _letters(heading: str) -> str:
    return slug(_IN_BRACKETS.sub(" ", heading))


def _is_matrix(slugs: Sequence[str]) -> bool:
    """Whether a matrix has such headings behind its communities.

    Each year twice: first what is asked for in all of them, then what it costs.
    """
    at = next((place for place, one in enumerate(slugs) if _COST.match(one)), 0)
    if not at or not _COST_OF_YEAR.match(slugs[at]) or not _YEAR.fullmatch(slugs[at - 1]):
        return False
    return all(slugs[:at]) and not any(_BEGINS_WITH_YEAR.match(one) for one in slugs[at:])


def is_own_list(name: str) -> bool:
    """Whether a list or a paper of ours is called so."""
    return name in _FIRST or name in _PAPERS or bool(kind_of_list(name))


def lists_of_kinds(says: Iterable[Callable[[str], str]]) -> dict[tuple[str, ...], str]:
    """What the lists of the kinds begin with, by letters, for programs and in some languages -> their names."""
    found: dict[tuple[str, ...], str] = {}
    says = list(says)
    for kind in KINDS.values():
        columns = _first_columns(kind)
        if len(columns) == _OF_A_KIND and kind.name != "demand":
            headings = [[*columns], *([say(label) for label in columns.values()] for say in says)]
            for one in headings:  # of two that begin alike either name will do
                found.setdefault(tuple(map(slug, one)), list_name(kind.name))
    return found


def list_name(kind: str) -> str:
    """What the list of a kind is called."""
    return _OF_KINDS.get(kind, kind)


def kind_of_list(name: str) -> str:
    """The kind whose list is called so; "" for one that is made otherwise."""
    own = next((kind for kind, called in _OF_KINDS.items() if called == name), name)
    return own if own in KINDS and own != "demand" else ""


def may_be_of_a_kind(headings: Sequence[str], says: Iterable[Callable[[str], str]]) -> bool:
    """Whether a line ends as the headings of every list of a kind do."""
    filled = [slug(one) for one in headings if one.strip()]
    return bool(filled) and filled[-1] in _NAMES_OF_LAST | {slug(say(_LAST)) for say in says}


def repeated_columns(
    fields: Iterable[Field], zonings: Iterable[tuple[str, str]], says: Iterable[Callable[[str], str]]
) -> frozenset[str]:
    """By letters the columns of our lists that are read from none, for programs and in some languages.

    They are of `fields` that nobody decides in a list, or repeat what stands otherwise: what is to settle, in
    which zone a holder is (`zonings`: the ids and names of those that there are).
    """
    says = list(says)
    labels = {**_REPEATED, **{one.column: one.says.label for one in fields}}
    found = {*labels, *(say(label) for label in labels.values() for say in says)}
    for id_, name in zonings:
        found |= {f"zone:{id_}", f"zone:{id_}.status", name, *(f"{name}: {say(_STATUS)}" for say in says)}
    return frozenset(map(slug, found))


def key_columns(kind: Kind) -> tuple[str, ...]:
    """What the columns of the parts of its records' names are called; the only part is the record's id."""
    return ("id",) if len(kind.parts) == 1 else tuple(map(_key_column, kind.parts))


def _key_column(part: str) -> str:
    return "id" if part in _OWN_ID else part.lower()


def _first_columns(kind: Kind) -> dict[str, str]:
    """A kind's first columns -> what they are called: the parts of its records' names, then fields."""
    fields = {field.column: field.says.label for field in kind.fields}
    keys = zip(key_columns(kind), kind.parts, strict=True)
    parts = {key: "Id" if key == "id" else part_of(part).label for key, part in keys if key not in fields}
    return dict([*parts.items(), *fields.items()][:_OF_A_KIND])


def names_of_columns(profile: Municipality | None) -> dict[str, str]:
    """What our lists' first columns are called, by letters, some in a municipality's own words -> their names."""
    own = {slug(name): name for first in _FIRST.values() for name in first}
    return own | words_of("lists", profile=profile)
