"""Pure: the fields of records and their values in words, as histories and papers tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec import convert

from exports.votes import Vote, compared, vote_of, worded
from exports.words import (
    CLASSES,
    COLUMNS,
    FIELDS,
    HOWS,
    OUTCOMES,
    PROPOSERS,
    QUORUMS,
    STAGES,
    STATUSES,
    WORKSHOP_STAGES,
    ZONINGS,
)
from storage.canonical import canonical
from storage.discretion import private_fields
from storage.money import format_bs
from storage.records import KINDS, Ruling, kind_of, slot_of
from storage.survey import Survey
from storage.text import clean_line

from ..dates import day
from ..words import N_, _, ngettext, speech
from . import holder_form, workshop_form
from .rulings import in_words as ruling_in_words
from .slots import action_name, holder_name, slot_name, zones_in_words

_LISTS: Final[dict[str, Mapping[str, str]]] = {
    "class": CLASSES,
    "stage": {**STAGES, **WORKSHOP_STAGES},
    "proposed_by": PROPOSERS,
    "status": STATUSES,
    "zoning_status": STATUSES,
    "zoning": ZONINGS,
    "outcome": OUTCOMES,
    "quorum": QUORUMS,
    "kind": holder_form.KINDS,
}
_OF_KIND: Final[dict[str, Mapping[str, str]]] = {
    "alias": {"target": N_("What the name means")},
    "budget": {"holder": N_("Whom it is for"), "name": N_("What it is for")},
    "plan": {"name": N_("Name of the plan")},
    "remark": {"code": N_("What was odd")},
    "workshop": workshop_form.LABELS,
}
_LABELS: Final[dict[str, str]] = {
    **COLUMNS,
    **FIELDS,
    **holder_form.LABELS,
    "zoning_reason": N_("Why this zoning"),
    "zoning_ruling": N_("Ruling on the zoning"),
    "years": N_("Years"),
    "province": N_("Province"),
    "department": N_("Department"),
    "currency": N_("Currency"),
    "sources": N_("Sources of money"),
    "subprogrammes": N_("Subprogrammes"),
    "vocation": N_("Vocation"),
    "names": N_("Name in each language"),
    "printed": N_("What was printed"),
    "seen": N_("What was seen"),
    "fields": N_("Fields"),
}


def label(record: str, name: str) -> str:
    """What a field of a record is called; one that a newer version wrote keeps its name in the file."""
    called = _OF_KIND.get(kind_of(record), {}).get(name) or _LABELS.get(name)
    return _(called) if called else name


def is_private(record: str, name: str) -> bool:
    """Whether a field was said in confidence: it stands on no screen before somebody asks for it."""
    return name in private_fields(kind_of(record))


def fields_of(record: str) -> list[str]:
    """The fields of a kind of record that may be shown, in the order in which they are read."""
    kind = KINDS.get(kind_of(record))
    return list(FIELDS) if kind_of(record) == "demand" else [*kind.fields.__struct_encode_fields__] if kind else []


def in_order(record: str, names: Iterable[str]) -> list[str]:
    """Fields in the order in which they are read; what is private comes last."""
    rank = {name: number for number, name in enumerate(fields_of(record))}
    return sorted(names, key=lambda name: (is_private(record, name), rank.get(name, len(rank)), name))


def labels(record: str, names: Iterable[str]) -> list[str]:
    """What fields are called, in the order in which they are read; those that are private by one word."""
    names = in_order(record, names)
    said = [label(record, name) for name in names if not is_private(record, name)]
    return said if len(said) == len(names) else [*said, _("Private data")]


def in_words(record: str, name: str, value: Any, survey: Survey, beside: Mapping[str, Any] | None = None) -> str:
    """A field's value of any kind of record; nothing where it is None.

    `beside` are the record's fields in the version that has the value; by default, as they are now.
    """
    if value is None:
        return _("(nothing)")
    kind = kind_of(record)
    if kind == "workshop" and name in workshop_form.LABELS and name not in _LISTS:
        return workshop_form.shown({name: value})[name]
    if kind == "demand" and name == "agreed":
        state = survey.history(record) if beside is None else None
        return _agreed(value, vote_of({**(beside or (state.values if state else {})), "agreed": value}))
    return reader(name, survey)(value) if kind in KINDS else _plain(value)


def reader(name: str, survey: Survey) -> Callable[[Any], str]:
    """How the values of a field are read. What the records' types allow is all that comes."""
    if name in _LISTS:
        words = _LISTS[name]
        return lambda value: _(words[value]) if value in words else clean_line(str(value))
    readers: dict[str, Callable[[Any], str]] = {
        "action": lambda value: action_name(survey, value),
        "cost_cents": lambda value: f"Bs {format_bs(value)}",
        "funding": lambda value: _funding(value, survey),
        "options": _options,
        "decided_on": day,
        "joint_with": lambda value: _record(value, survey),
        "phase_of": lambda value: _record(value, survey),
        "carries": lambda value: holder_name(survey, value),
        "admin_zone": lambda value: _zone(value, survey),
        "typology_zone": lambda value: _zone(value, survey),
        "zone": lambda value: _zone(value, survey),
        "target": lambda value: _record(value, survey),
        "moved_to": lambda value: _record(value, survey),
        "record": lambda value: _record(value, survey),
        "holder": lambda value: holder_name(survey, value),
        "modules": lambda value: holder_form.shown({"modules": value}, ("modules",))["modules"],
        "subprogramme": lambda value: _one_of(survey.plan.subprogrammes, value),
        "ruling": lambda value: ruling_in_words(convert(value, Ruling), None),
        "zoning_ruling": lambda value: ruling_in_words(convert(value, Ruling), None),
        "read_back": lambda _value: _("yes"),
        "withdrawn": lambda _value: _("yes"),
        "printed": lambda _value: _("kept, to be held against the paper"),  # with the names of those who sign it
    }
    return readers.get(name, _plain)


def _plain(value: Any) -> str:
    """A value as it is, when nothing is known of its field."""
    if isinstance(value, Mapping):
        return ", ".join(f"{clean_line(str(name))}: {_plain(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return clean_line(value if isinstance(value, str) else canonical(value).decode())


def _one_of(names: object, value: str) -> str:
    return clean_line(str(names.get(value, value) if isinstance(names, dict) else value))


def _funding(value: Mapping[str, int], survey: Survey) -> str:
    names = survey.plan.sources
    return ", ".join(f"{_one_of(names, source)} Bs {format_bs(cents)}" for source, cents in value.items())


def _agreed(value: Mapping[str, Any], vote: Vote) -> str:
    how = str(value.get("how", ""))
    parts = [_(HOWS[how]) if how in HOWS else how]
    parts += [compared(vote, speech())] if vote.rivals else _votes(vote)
    return ", ".join(part for part in parts if part)


def _votes(vote: Vote) -> list[str]:
    """41 to 12; 41 votes where nobody counted those against."""
    parts = []
    if vote.for_ is not None and vote.against is not None:
        parts.append(_("{n} to {against}").format(n=vote.for_, against=vote.against))
    elif vote.for_ is not None:
        parts.append(ngettext("{n} vote", "{n} votes", vote.for_).format(n=vote.for_))
    if vote.abstained is not None:
        parts.append(ngettext("{n} abstained", "{n} abstained", vote.abstained).format(n=vote.abstained))
    return parts


def _options(value: Iterable[Mapping[str, Any]]) -> str:
    said = []
    for number, option in enumerate(worded(value), 1):
        about = []
        if "votes" in option:
            about.append(ngettext("{n} vote", "{n} votes", option["votes"]).format(n=option["votes"]))
        if by := option.get("proposed_by"):
            about.append(_(PROPOSERS[by]) if by in PROPOSERS else str(by))
        more = f" ({', '.join(about)})" if about else ""
        said.append(f"{number} {clean_line(str(option.get('text', '')))}{more}")
    return "; ".join(said)


def _zone(value: str, survey: Survey) -> str:
    return zones_in_words(survey).get(value, clean_line(value))


def _record(value: str, survey: Survey) -> str:
    slot = slot_of(value)
    if slot is not None:
        return slot_name(survey, slot)
    return holder_name(survey, value.rpartition("/")[2])
