"""Whose actas are signed, and which of them on a paper of its own: that of an assembly that validates demands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from storage.plan.acta.of_assembly import is_assembly
from storage.plan.acta.printed import subjects
from storage.plan.survey import Survey

from ..wording.edition import Edition

Signed = Literal["", "validating", "others", "all"]
"""Of whom a paper has the actas: of assemblies that validate, of all others, of everybody; of nobody."""


def signed_subjects(survey: Survey, edition: Edition, *of: Signed) -> list[str]:
    """Those of an edition of whom any of some papers has the acta."""
    wanted: Collection[Signed] = {*of}
    whose = edition.subjects or subjects(survey)
    return [one for one in whose if "all" in wanted or signed_as(survey, one) in wanted]


def signed_as(survey: Survey, subject: str) -> Signed:
    """Among whose actas one is."""
    validates = {step.id for step in survey.steps() if step.fields.validates is True}
    return "validating" if is_assembly(subject) and subject.split("/")[2] in validates else "others"
