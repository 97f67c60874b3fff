"""The survey of a plan as an XLSForm: a workbook from which programs for phones make a form (xlsform.org).

Its three sheets and their columns are called as that standard has them, whatever language the reader's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from xlsxwriter import Workbook

from storage.plan.survey import Survey

from ..tables.survey_form import HOLDER, FormChoice, FormQuestion, SurveyForm, Words, survey_form
from ..wording.edition import Edition
from ..wording.languages import LANGUAGES
from ..wording.values import Values
from .container import workbook_bytes
from .fitting import cut
from .text_cells import write_text

_DIGITS: Final = 10
"""Of a form's version."""
_WIDE: Final = 26

_Row = dict[str, str]
_Sheets = dict[str, list[_Row]]


def xlsform(survey: Survey, edition: Edition) -> bytes:
    """The form in every language that there is; the edition's own is that in which it opens."""
    speeches = [edition.speech, *edition.speech.others()]
    ordered = sorted(speeches, key=lambda one: _place(one.language))
    form = _Form({_called(one.language): Values(survey, one.of(survey), as_typed=True) for one in ordered})
    sheets = form.sheets(survey_form(survey))
    sheets["settings"] = [_settings(survey, _called(edition.speech.language), sheets)]
    return workbook_bytes(survey.plan.name, lambda book: _write(book, sheets))


def _place(language: str) -> tuple[int, str]:
    known = list(LANGUAGES)
    return known.index(language) if language in known else len(known), language


def _called(language: str) -> str:
    """Español (es)."""
    return f"{LANGUAGES.get(language, language)} ({language})"


class _Form:
    """Says questions and choices in some languages."""

    def __init__(self, values: Mapping[str, Values]) -> None:
        self._values = values

    def sheets(self, form: SurveyForm) -> _Sheets:
        questions, choices = map(self._question, form.questions), map(self._choice, form.choices)
        return {"survey": list(questions), "choices": list(choices)}

    def _question(self, of: FormQuestion) -> _Row:
        return {
            "type": f"{of.type_} {of.choices}".rstrip(),
            "name": of.name,
            **self._in_each("label", of.label),
            "required": of.required,
            "relevant": of.relevant,
            "constraint": of.constraint,
            **self._in_each("constraint_message", of.message),
            "appearance": of.appearance,
            "default": of.default,
            "calculation": of.calculation,
        }

    def _choice(self, of: FormChoice) -> _Row:
        more = {name: str(value) for name, value in of.more.items()}
        return {"list_name": of.list_, "name": of.name, **self._in_each("label", of.label), **more}

    def _in_each(self, column: str, words: Words | None) -> _Row:
        return {f"{column}::{name}": _plain(words(of)) if words else "" for name, of in self._values.items()}


def _plain(text: str) -> str:
    """A text in which nothing is taken for the answer to a question."""
    return cut(text.replace("${", "$ {"))


def _settings(survey: Survey, language: str, sheets: _Sheets) -> _Row:
    """A form is another version where anything in it is another."""
    return {
        "form_title": _plain(survey.plan.name),
        "form_id": "-".join((survey.municipality, survey.plan_record.rpartition("/")[2])).rstrip("-"),
        "version": str(int(sha256(repr(sheets).encode()).hexdigest(), 16))[:_DIGITS],
        "default_language": language,
        "instance_name": f"jr:choice-name(${{{HOLDER}}}, '${{{HOLDER}}}')",
    }


def _write(book: Workbook, sheets: _Sheets) -> None:
    heading, text = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        columns = _columns(rows)
        sheet.set_column(0, len(columns), _WIDE)
        for row, cells in enumerate([columns, *([one.get(column, "") for column in columns] for one in rows)]):
            for at, cell in enumerate(cells):
                if cell:
                    write_text(sheet, row, at, cell, text if row else heading)
        sheet.freeze_panes(1, 0)


def _columns(rows: Iterable[_Row]) -> Sequence[str]:
    """Those in which anything stands."""
    return list(dict.fromkeys(name for row in rows for name, cell in row.items() if cell))
