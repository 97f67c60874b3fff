"""The facts as whoever reads figures by their names has them."""

from __future__ import annotations

from msgspec import Struct

from ..survey import Survey
from .contradictions import contradictions
from .exact_number import ExactNumber
from .told_facts import Follows, told_facts


class FactFigure(Struct, kw_only=True):
    """A fact by its id. Numbers are texts, exact: "31.4"; None where there is none.

    `comes_to`: what those come to that it follows from; `follows`: whether that is what is printed: `yes`, `cut`,
    `no`, empty where there is no telling. `differs`: the facts of other documents that say otherwise, by id.
    `reference`: to compare the plan's own figures with.
    """

    id: str
    topic: str
    name: str
    on: str
    document: str
    printed: str | None
    unit: str
    comes_to: str | None
    follows: Follows
    sources: list[str]
    differs: list[str]
    reference: bool


def fact_figures(survey: Survey) -> list[FactFigure]:
    """By topic, name, day and document."""
    told = told_facts(survey)
    differing = {
        one.entry.id: [other.entry.id for other in of if other is not one]
        for of in contradictions(told)
        for one in of
    }
    return [
        FactFigure(
            id=one.entry.id,
            topic=one.entry.fields.topic,
            name=one.entry.fields.name,
            on=_text(one.entry.fields.on),
            document=_text(one.entry.fields.document),
            printed=_plain(one.printed),
            unit=_text(one.entry.fields.unit),
            comes_to=_plain(one.comes_to),
            follows=one.follows,
            sources=[*one.sources],
            differs=differing.get(one.entry.id, []),
            reference=one.is_reference,
        )
        for one in told
    ]


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def _plain(number: ExactNumber | None) -> str | None:
    return number.plain if number else None
