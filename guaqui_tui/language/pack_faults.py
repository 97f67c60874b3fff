"""What is wrong in a pack's text, in words: the part of a sentence that goes behind the line's number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from storage.packs.pack_faults import PackFault, PackFaultCode
from storage.translatable import N_

_FAULTS: Final[dict[PackFaultCode, str]] = {
    "no-text": N_("this is no text in UTF-8"),
    "syntax": N_("this is no TOML ({words})"),
    "no-municipality": N_('there is no municipality = "id", of the letters a-z, 0-9 and -'),
    "no-editions": N_("there is no [[edition]]"),
    "edition-undated": N_(
        'the edition has no date, at = "2026-01-01T00:00:00-04:00"; of the first it may be empty'
    ),
    "kind-missing": N_("there is no [edition.{kind}], or it is withdrawn"),
    "kind-unknown": N_("{record}: {kind} is no kind of record"),
    "kind-not-a-packs": N_("{record}: a pack has no records of the kind {kind}; they are saved in field files"),
    "fields-missing": N_('{record}: its fields belong here, as in {{ name = "Andamarca" }}'),
    "field-unknown": N_("{record} has no field {field}"),
    "word-unknown": N_("{record}: {field} cannot be {word}"),
    "refused": N_("{record} cannot be so: {words}"),
    "years-disordered": N_("{record}: its years are not each once and in order"),
    "years-overlap": N_("{record}: these years are of {plan} too: {years}"),
    "currency-unknown": N_("{record}: {currency} is no currency that is known here"),
    "reference-missing": N_("{record}: {field} names {id}, and there is no {kinds} of that id"),
    "zone-of-another-zoning": N_("{record}: zone {zone} is of another zoning"),
    "level-asks": N_("{record}: it is part of {above}, which is no level: it asks for something itself"),
    "level-circle": N_("{record}: it is part of {above}, from where the way up leads back to it"),
    "level-withdrawn": N_("{record}: it is part of {above}, which is withdrawn"),
    "id-taken": N_("{record}: a community has this id"),
    "name-taken": N_("{record}: {name} is the name of {other} too"),
    "alias-letters": N_("{record}: another spelling is called by its letters, {letters}"),
}


def fault_words(fault: PackFault, say: Callable[[str], str], shown: Callable[[Any], str]) -> str:
    """What is wrong. `shown`: a fact as a terminal takes it."""
    facts = {name: shown(fact) for name, fact in {"record": fault.record, **fault.facts}.items()}
    return say(_FAULTS[fault.code]).format_map(facts)
