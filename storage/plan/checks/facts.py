"""Pure rules: printed figures that do not follow from their sources, documents that differ, impossible places."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.contradictions import contradictions
from ..facts.degrees import impossible_degrees
from ..facts.told_facts import told_facts
from .found import Finding, Sight

_CODES = {"no": "fact-other", "cut": "fact-cut"}


def derived(sight: Sight) -> Iterator[Finding]:
    """Figures that are printed otherwise than they come to: nothing is changed, both are shown."""
    for one in told_facts(sight.survey):
        if one.follows in _CODES and one.printed and one.comes_to:
            facts = {"printed": one.printed.plain, "comes_to": one.comes_to.plain}
            yield Finding(_CODES[one.follows], one.entry.record, "value", facts, facts)


def contradicted(sight: Sight) -> Iterator[Finding]:
    """What documents say otherwise of one thing and day, at the first of them."""
    for of in contradictions(told_facts(sight.survey)):
        said = [[*one.said] for one in of]
        yield Finding("fact-documents", of[0].entry.record, "document", {"said": said}, {"said": said})


def places(sight: Sight) -> Iterator[Finding]:
    """Degrees, minutes and seconds that no place on the earth has."""
    for one in sight.listed("fact"):
        text = one.fields.text
        for written in impossible_degrees(text) if isinstance(text, str) else ():
            yield Finding("fact-place", one.record, "text", {"written": written}, {"written": written})
