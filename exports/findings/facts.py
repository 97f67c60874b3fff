"""Facts in sentences: what is printed otherwise than it comes to, and where documents differ."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.facts.contradictions import contradictions
from storage.plan.facts.told_facts import told_facts
from storage.plan.survey import Survey
from storage.translatable import N_

from ..wording.fact_words import comes_to_words, said_in_document
from ..wording.values import Values


def fact_points(survey: Survey, values: Values) -> Iterator[str]:
    """A sentence for each; nothing of facts that agree."""
    told = told_facts(survey)
    for one in told:
        if one.printed and (words := comes_to_words(one, values.say)):
            yield f"{values.title(one.entry.record)}: {words}."
    for of in contradictions(told):
        said = values.line("; ".join(said_in_document(one, values.say) for one in of))
        yield values.say(N_("The documents do not say the same of: {name}. {said}.")).format(
            name=values.line(of[0].entry.fields.name), said=said
        )
