"""What is to be seen at a fact: what it comes to, and what other documents say of the same."""

from __future__ import annotations

from exports.wording.fact_words import comes_to_words, number_in_words, said_in_document
from storage.kinds.process.fact import Derived
from storage.plan.facts.contradictions import contradictions
from storage.plan.facts.told_facts import told_facts, what_follows
from storage.plan.survey import Survey
from storage.symbols import DOUBTFUL

from ..language.gettext_ import _, speech


def beside_facts(survey: Survey) -> dict[str, list[str]]:
    """By record what is to be seen at each fact, in words; nothing of those at which nothing is."""
    told, found = told_facts(survey), dict[str, list[str]]()
    for one in told:
        if words := comes_to_words(one, speech()):
            sign = f"{DOUBTFUL} " if one.printed else ""
            found.setdefault(one.entry.record, []).append(f"{sign}{words}")
    for of in contradictions(told):
        for one in of:
            others = "; ".join(said_in_document(other, speech()) for other in of if other is not one)
            words = _("other documents: {others}").format(others=others)
            found.setdefault(one.entry.record, []).append(f"{DOUBTFUL} {words}")
    return found


def following_words(derived: object, scale: object, survey: Survey) -> str:
    """Comes to 29,3: what figures that were typed come to; nothing where nothing does."""
    if not isinstance(derived, Derived):
        return ""
    found = what_follows(derived, scale if isinstance(scale, int) else None, survey)
    return _("comes to {comes_to}").format(comes_to=number_in_words(found, speech())) if found else ""
