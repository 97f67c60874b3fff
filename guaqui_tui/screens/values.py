"""Pure: the fields of records and their values in words, as histories and papers tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec import convert

from exports.words import CLASSES, FIELDS, HOWS, OUTCOMES, PROPOSERS, QUORUMS, STAGES, STATUSES
from storage.canonical import canonical
from storage.history import REMOVED
from storage.money import format_bs
from storage.records import Ruling, kind_of, slot_of
from storage.survey import Survey
from storage.text import clean_line

from ..dates import day
from ..words import N_, _, ngettext
from . import holder_form, workshop_form
from .rulings import in_words as ruling_in_words
from .slots import action_name, holder_name, slot_name, zones_in_words

_LISTS: Final[dict[str, Mapping[str, str]]] = {
    "class": CLASSES,
    "stage": STAGES,
    "proposed_by": PROPOSERS,
    "status": STATUSES,
    "outcome": OUTCOMES,
    "quorum": QUORUMS,
}


_LABELS: Final[dict[str, Mapping[str, str]]] = {
    "demand": FIELDS,
    "workshop": workshop_form.LABELS,
    "alias": {"name": N_("Name"), "target": N_("What the name means")},
}


def label(record: str, name: str) -> str:
    """What a field of a record is called; one that is not known keeps its name in the file."""
    of_kind = _LABELS.get(kind_of(record), holder_form.LABELS)
    return _(of_kind[name]) if name in of_kind else name


def said_or_removed(value: Any, read: Callable[[Any], str]) -> str:
    return _("(removed)") if value is REMOVED else read(value)


def in_words(record: str, name: str, value: Any, survey: Survey) -> str:
    """A field's value of any kind of record; nothing where it is None."""
    if value is None:
        return _("(nothing)")
    if kind_of(record) == "workshop" and name in workshop_form.LABELS and name not in _LISTS:
        return workshop_form.shown({name: value})[name]
    if kind_of(record) == "demand" or isinstance(value, str | int):
        return reader(name, survey)(value)
    return canonical(value).decode()


def reader(name: str, survey: Survey) -> Callable[[Any], str]:
    """How the values of a field are read. What the records' types allow is all that comes."""
    if name in _LISTS:
        words = _LISTS[name]
        return lambda value: _(words[value]) if value in words else str(value)
    readers: dict[str, Callable[[Any], str]] = {
        "action": lambda value: action_name(survey, value),
        "cost_cents": lambda value: f"Bs {format_bs(value)}",
        "funding": lambda value: _funding(value, survey),
        "agreed": _agreed,
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
        "ruling": lambda value: ruling_in_words(convert(value, Ruling), None),
        "withdrawn": lambda _value: _("yes"),
    }
    return readers.get(name, lambda value: clean_line(str(value)))


def _funding(value: Mapping[str, int], survey: Survey) -> str:
    names = survey.plan.sources
    known = names if isinstance(names, dict) else {}
    return ", ".join(f"{known.get(source, source)} Bs {format_bs(cents)}" for source, cents in value.items())


def _agreed(value: Mapping[str, Any]) -> str:
    how = str(value.get("how", ""))
    parts = [_(HOWS[how]) if how in HOWS else how]
    if "for" in value:
        parts.append(_("{n} to {against}").format(n=value["for"], against=value.get("against", 0)))
    if "abstained" in value:
        parts.append(ngettext("{n} abstained", "{n} abstained", value["abstained"]).format(n=value["abstained"]))
    return ", ".join(part for part in parts if part)


def _options(value: Iterable[Mapping[str, Any]]) -> str:
    said = []
    for number, option in enumerate(value, 1):
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
