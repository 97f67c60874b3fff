"""What a programme is called where the lines of a year's plan stand by programmes."""

from __future__ import annotations

from storage.kinds.terms.programme import Programme

from ..wording.values import Values


def programme_with_code(values: Values, id_: str) -> str:
    """3.1 Irrigation: its code before its name, where it has one."""
    survey = values.survey
    entry = survey.entry(survey.with_id("programme", id_), Programme)
    code = entry.fields.code if entry else ""
    return " ".join(filter(None, (code if isinstance(code, str) else "", values.named(("programme",), id_))))
