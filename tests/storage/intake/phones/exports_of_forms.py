"""Answers to our survey as ODK Central and KoboToolbox export them, made from the form's own names."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import xlsxwriter

from exports.tables.survey_form import FormQuestion, survey_form
from storage.plan.survey import Survey

Answers = Mapping[str, Any]
"""A submission or a row of a repeat: a group in it is a mapping, a repeat a list of rows."""

FORM: Final = "guaqui-2003-2007"


class Submission(NamedTuple):
    """`review`: what a person said of it; `older`: which one it is an edit of, where it has another id."""

    id: str
    answers: Answers
    review: str = ""
    older: str = ""


class Table(NamedTuple):
    """The answers of a form or of one of its repeats: the names of its questions, with groups before them."""

    path: tuple[str, ...]
    questions: list[tuple[str, ...]]


def tables_of(survey: Survey) -> list[Table]:
    """The tables of a form, that of submissions first."""
    return [*_tables((), iter(survey_form(survey).questions))]


def _tables(path: tuple[str, ...], questions: Iterator[FormQuestion]) -> Iterator[Table]:
    own, below = Table(path, []), list[Table]()
    groups: list[str] = []
    for question in questions:
        match question.type_:
            case "begin_group":
                groups.append(question.name)
            case "end_group":
                groups.pop()
            case "begin_repeat":
                below += _tables((*path, *groups, question.name), questions)
            case "end_repeat":
                break
            case _:
                own.questions.append((*groups, question.name))
    yield own
    yield from below


def _answer(row: Answers, names: Sequence[str]) -> Any:
    found: Any = row
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _rows(row: Answers, path: Sequence[str], key: str) -> Iterator[tuple[Answers, str, str]]:
    """The rows of a repeat, each with its key and its parent's."""
    first, *rest = path
    for n, one in enumerate(row.get(first, []), 1):
        own = f"{key}/{first}[{n}]"
        if rest:
            yield from _rows(one, rest, own)
        else:
            yield one, own, key


def odk_zip(folder: Path, survey: Survey, submissions: Sequence[Submission], *, prefixed: bool = True) -> Path:
    """ODK Central's zip: a csv of submissions, and of each repeat. `prefixed`: with the repeat's name before."""
    path = folder / f"{FORM}.csv.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for table in tables_of(survey):
            name = "-".join((FORM, *table.path))
            packed.writestr(f"{name}.csv", _odk_csv(table, submissions, prefixed=prefixed))
    return path


def _odk_csv(table: Table, submissions: Sequence[Submission], *, prefixed: bool) -> str:
    before = table.path[-1:] if prefixed else ()
    heads = ["-".join((*before, *names)) for names in table.questions]
    text = io.StringIO()
    write = csv.writer(text).writerow
    if table.path:
        write([*heads, "PARENT_KEY", "KEY"])
        for one in submissions:
            for row, key, parent in _rows(one.answers, table.path, one.id):
                write([*(_answer(row, names) for names in table.questions), parent, key])
        return text.getvalue()
    about = [
        "meta-instanceID",
        "meta-deprecatedID",
        "KEY",
        "SubmitterID",
        "SubmitterName",
        "Status",
        "ReviewState",
    ]
    write(["SubmissionDate", *heads, *about, "Edits", "FormVersion"])
    for one in submissions:
        said = [_answer(one.answers, names) for names in table.questions]
        notes = [one.id, one.older, one.id, "5", "M", "", one.review, "0", "1"]
        write(["2002-07-14T10:22:31.000Z", *said, *notes])
    return text.getvalue()


def kobo_xlsx(folder: Path, survey: Survey, submissions: Sequence[Submission]) -> Path:
    """KoboToolbox's workbook: a sheet for the submissions, one for each repeat, rows numbered over all of them."""
    path = folder / "kobo.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        indexes: dict[str, int] = {}
        for table in tables_of(survey):
            name = table.path[-1] if table.path else FORM
            for at, row in enumerate(_kobo_rows(table, submissions, indexes)):
                sheet = book.add_worksheet(name[:31]) if not at else book.get_worksheet_by_name(name[:31])
                sheet.write_row(at, 0, row)
    return path


def _kobo_rows(table: Table, submissions: Sequence[Submission], indexes: dict[str, int]) -> Iterator[list[Any]]:
    heads = ["/".join((*table.path, *names)) for names in table.questions]
    if not table.path:
        yield [
            *heads,
            "_id",
            "_uuid",
            "_submission_time",
            "_validation_status",
            "_status",
            "__version__",
            "_index",
        ]
        for n, one in enumerate(submissions, 1):
            indexes[one.id] = n
            said = [_answer(one.answers, names) for names in table.questions]
            uuid = one.id.removeprefix("uuid:")
            yield [*said, 70 + n, uuid, "2002-07-14T10:22:31", one.review, "submitted_via_web", "v1", n]
        return
    parent_table = table.path[-2] if len(table.path) > 1 else FORM
    about = ["_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"]
    yield [*heads, *about, "_submission__validation_status"]
    n = 0
    for at, one in enumerate(submissions, 1):
        for row, key, parent in _rows(one.answers, table.path, one.id):
            n += 1
            indexes[key] = n
            said = [_answer(row, names) for names in table.questions]
            uuid = one.id.removeprefix("uuid:")
            yield [*said, n, parent_table, indexes[parent], 70 + at, uuid, one.review]


def kobo_json(folder: Path, survey: Survey, submissions: Sequence[Submission]) -> Path:
    """KoboToolbox's answers as its programs hand them on."""
    path = folder / "kobo.json"
    results = []
    for n, one in enumerate(submissions, 1):
        uuid = one.id.removeprefix("uuid:")
        about: dict[str, Any] = {"_id": 70 + n, "formhub/uuid": "f0", "meta/instanceID": one.id, "_uuid": uuid}
        if one.older:
            about["meta/deprecatedID"] = one.older
        if one.review:
            about["_validation_status"] = {"uid": one.review, "label": "x"}
        results.append(
            {**dict(_flat(one.answers, "")), **about, "_attachments": [], "_status": "submitted_via_web"}
        )
    path.write_text(json.dumps({"count": len(results), "results": results}), "utf-8")
    return path


def _flat(row: Answers, before: str) -> Iterator[tuple[str, Any]]:
    """A row with its groups before the names; all that is said is text there."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}/")
        elif isinstance(value, list):
            yield f"{before}{name}", [dict(_flat(one, f"{before}{name}/")) for one in value]
        else:
            yield f"{before}{name}", str(value)
