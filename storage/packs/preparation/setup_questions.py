"""What is asked of whoever prepares a new municipality: one list, for options, a terminal and screens alike.

Each question has an answer ready, made of the answers so far. One that is a guess is for a person to see: where
nobody is asked it is taken, and named. The same answers give the same pack however they came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from ...errors import SetupError
from ...kinds.field import EVERYBODY
from ...kinds.terms.municipality import PAPERS
from ...names.look_alikes import strange_letters
from ...names.name_table import slug
from ...notation.currency import known_currencies, usual_numbers
from ...notation.numbers import signs_as_in
from ...translatable import N_
from .answer_texts import column_at, named_items, per_year_of
from .answers import Answers, Lines
from .list_columns import OfferedColumn, column_of_names, is_called_a_level, offered_columns, telling_columns
from .pack_records import prepared_associations, prepared_plans, prepared_programmes, prepared_steps
from .territory import roles_of, territory_of

AnswerUnit = Literal["line", "lines", "table", "column", "word"]
"""How an answer is typed: a text, one a line, the path of a list, a heading of the list, one of some words."""


class SetupQuestion(NamedTuple):
    """`label` and `hint` are msgids. `stands`: the answer that stands where none is given.

    `guess`: one that is ready besides, for a person to see: it may be meant otherwise. `check` raises
    `SetupError` where the answers up to this one do not fit. `needed`: no pack is made without an answer. `of`:
    the list without which it is not asked.
    """

    id: str
    label: str
    unit: AnswerUnit = "line"
    hint: str = ""
    stands: Callable[[Answers], Lines] = lambda _answers: ()
    guess: Callable[[Answers], Lines] = lambda _answers: ()
    check: Callable[[Answers], object] = lambda _answers: None
    needed: bool = False
    of: str = ""

    @property
    def names_columns(self) -> bool:
        """Whether its answers are columns of a list, as many as one wants."""
        return self.unit == "lines" and bool(self.of)

    def is_for(self, answers: Answers) -> bool:
        """Whether it is asked, by the lists that were named."""
        return not self.of or bool(answers.table(self.of).path)

    def flaw(self, answers: Answers) -> SetupError | None:
        """Why its answer does not fit; None where it does. What is not answered yet stands as it is ready."""
        try:
            if self.needed and not answers.text(self.id):
                raise SetupError("setup-empty", question=self.id)
            self.check(completed(answers))
        except SetupError as error:
            return error
        return None


def _suggested(question: str) -> Callable[[Answers], Lines]:
    return lambda answers: (answers.suggested[question],) if question in answers.suggested else ()


def _id(answers: Answers) -> Lines:
    letters = slug(answers.text("name"))
    return (letters,) if letters else ()


def _check_name(answers: Answers) -> None:
    name = answers.text("name")
    if strange := strange_letters(name):
        raise SetupError("setup-name-strange", name=name, letter=strange[0].letter)


def _check_id(answers: Answers) -> None:
    id_ = answers.text("id")
    if not id_ or slug(id_) != id_ or len(id_) > _LONGEST_ID:
        raise SetupError("setup-id-bad", text=id_)


def _check_currency(answers: Answers) -> None:
    if (code := answers.text("currency")) and code not in known_currencies():
        raise SetupError("setup-currency-unknown", text=code, known=list(known_currencies()))


def _numbers(answers: Answers) -> Lines:
    """As the country of the currency does."""
    usual = usual_numbers(answers.text("currency"))
    return (usual,) if usual else ()


def _check_numbers(answers: Answers) -> None:
    if (form := answers.text("numbers")) and signs_as_in(form) is None:
        raise SetupError("setup-numbers-bad", text=form)


def _check_paper(answers: Answers) -> None:
    if answers.text("paper") not in PAPERS:
        raise SetupError("setup-paper-unknown", text=answers.text("paper"), known=list(PAPERS))


def _name_column(answers: Answers) -> Lines:
    table = answers.table("from")
    at = column_of_names(table, "community", answers.text("community-word"))
    return () if at is None else (table.headings[at],)


def _likely_names(answers: Answers) -> Lines:
    """Of a text that is no list nothing is guessed."""
    table = answers.table("from")
    return tuple(table.headings[at] for at in telling_columns(table)[:1]) if table.regular else ()


def columns_left(answers: Answers) -> list[OfferedColumn]:
    """The columns of the list of communities that may still be levels or zonings."""
    return offered_columns(answers.table("from"), roles_of(answers).used)


def _levels(answers: Answers) -> Lines:
    """Those that are called levels, as far as they stand above one another: each community is in one of each."""
    found: Lines = ()
    for one in columns_left(answers):
        more = (*found, one.heading)
        if is_called_a_level(one.heading) and BY_ID["level"].flaw(answers.with_text("level", more)) is None:
            found = more
    return found


def _zonings(answers: Answers) -> Lines:
    return tuple(one.heading for one in columns_left(answers) if not is_called_a_level(one.heading))


def _classes(answers: Answers) -> Lines:
    return tuple(f"{id_}={answers.say(name)}{mark}" for id_, name, mark in _CLASSES)


def _funders(answers: Answers) -> Lines:
    names = {"municipality": answers.say(_MUNICIPALITY), "community": _word_for_a_community(answers)}
    return tuple(f"{id_}={name[:1].upper()}{name[1:]}" for id_, name in names.items())


def _word_for_a_community(answers: Answers) -> str:
    return answers.text("community-word") or answers.say(_COMMUNITY)


def _steps(answers: Answers) -> Lines:
    """The communities' workshop by the municipality's word; the associations' only where there are any."""
    found = [one for one in _STEPS if one[2] != "association" or answers.table("associations").path]
    word = _word_for_a_community(answers)
    names = (answers.say(name).format(word=word) for _id, name, _of, _mark in found)
    return tuple(
        f"{id_}={name[:1].upper()}{name[1:]}@{of}{mark}"
        for name, (id_, _name, of, mark) in zip(names, found, strict=True)
    )


_LONGEST_ID: Final = 60
_YEARS: Final = 5
_SMALL_WORDS: Final = frozenset({"de", "del", "el", "la", "las", "los", "y"})
_WORD: Final = N_("nothing: that of the language")
_NO_LIST: Final = N_("a file; nothing: none yet")
_CLASSES: Final = (("productive", N_("Productive"), "*"), ("other", N_("Other"), ""))
"""Of a municipality that does not say its own: the share counts the first."""
_MUNICIPALITY: Final = N_("Municipality")
_COMMUNITY: Final = N_("community")
_STEPS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("opening", N_("Opening assembly"), EVERYBODY, ""),
    ("community", N_("{word} workshop"), "community", ""),
    ("association", N_("Association workshop"), "association", ""),
    ("validation", N_("Validation assembly"), EVERYBODY, "*"),
)

QUESTIONS: Final[tuple[SetupQuestion, ...]] = (
    SetupQuestion(
        "name",
        N_("Name of the municipality"),
        guess=_suggested("name"),
        check=_check_name,
        needed=True,
    ),
    SetupQuestion(
        "id", N_("Its id"), hint=N_("a-z, 0-9 and -; it stands in every record"), stands=_id, check=_check_id
    ),
    SetupQuestion("country", N_("Country")),
    SetupQuestion("department", N_("Department")),
    SetupQuestion("province", N_("Province")),
    SetupQuestion("currency", N_("Currency"), hint=N_("three letters, as in PEN"), check=_check_currency),
    SetupQuestion("sign", N_("Sign of the currency"), hint=N_("nothing: the usual one")),
    SetupQuestion(
        "numbers",
        N_("How numbers are written"),
        hint=N_("1.234,56 or 1,234.56; nothing: as the language does"),
        stands=_numbers,
        check=_check_numbers,
    ),
    SetupQuestion("plan-word", N_("Word for the plan"), hint=N_("nothing: plan")),
    SetupQuestion("year-word", N_("Word for a year's plan"), hint=N_("nothing: yearly plan")),
    SetupQuestion("period-word", N_("Word for a year"), hint=_WORD),
    SetupQuestion("community-word", N_("Word for a community"), hint=N_("nothing: community")),
    SetupQuestion("sector-word", N_("Word for a sector"), hint=_WORD),
    SetupQuestion("council-word", N_("Word for the council"), hint=_WORD),
    SetupQuestion("authority-word", N_("Word for an authority"), hint=_WORD),
    SetupQuestion(
        "per-year",
        N_("Demands a year of each community"),
        stands=lambda _answers: ("1",),
        check=lambda answers: per_year_of(answers.text("per-year")),
    ),
    SetupQuestion(
        "years",
        N_("Years of the plan"),
        "lines",
        hint=N_("first-last, as in 2026-2029; one for each plan"),
        guess=_suggested("years"),
        check=prepared_plans,
        needed=True,
    ),
    SetupQuestion(
        "from",
        N_("List of communities"),
        "table",
        hint=N_("a file: csv, xlsx, ods or geojson; nothing: they are added later"),
        check=territory_of,
    ),
    SetupQuestion(
        "name-column",
        N_("Column of their names"),
        "column",
        stands=_name_column,
        guess=_likely_names,
        check=lambda answers: column_at(answers.text("name-column"), answers.table("from")),
        needed=True,
        of="from",
    ),
    SetupQuestion(
        "level",
        N_("Columns of levels above communities"),
        "lines",
        hint=N_("COLUMN, or COLUMN=NAME by what a level is called, as ayllu or district; the nearest first"),
        guess=_levels,
        check=territory_of,
        of="from",
    ),
    SetupQuestion(
        "zoning",
        N_("Columns of zones"),
        "lines",
        hint=N_("COLUMN, or COLUMN=NAME by what the zoning is called"),
        guess=_zonings,
        check=territory_of,
        of="from",
    ),
    SetupQuestion(
        "class",
        N_("Classes of demands"),
        "lines",
        hint=N_("NAME, or ID=NAME; a * behind those that are productive"),
        stands=_classes,
        check=lambda answers: named_items(answers.lines("class")),
    ),
    SetupQuestion(
        "funder",
        N_("Who pays"),
        "lines",
        hint=N_("NAME, or ID=NAME"),
        stands=_funders,
        check=lambda answers: named_items(answers.lines("funder")),
    ),
    SetupQuestion("programmes", N_("List of programmes"), "table", hint=_NO_LIST, check=prepared_programmes),
    SetupQuestion(
        "associations",
        N_("List of associations"),
        "table",
        hint=_NO_LIST,
        check=lambda answers: prepared_associations(answers, territory_of(answers)),
    ),
    SetupQuestion(
        "step",
        N_("Steps of the process"),
        "lines",
        hint=N_("NAME, or ID=NAME@WHO: all, community or association; a * where demands are validated"),
        stands=_steps,
        check=prepared_steps,
    ),
    SetupQuestion(
        "paper",
        N_("Paper"),
        "word",
        stands=lambda _answers: ("letter",),
        check=_check_paper,
    ),
)
BY_ID: Final = {one.id: one for one in QUESTIONS}


def suggested_answers(stem: str, year: int) -> dict[str, str]:
    """Ready answers that are guesses: a name after that of the file (`san-pedro-de-achica`), if any; the years."""
    words = re.split("[-_ ]+", stem)
    name = " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in words)
    named = {"name": name} if name else {}
    return {**named, "years": f"{year}-{year + _YEARS - 1}"}


def ready(question: SetupQuestion, answers: Answers) -> Lines:
    """The answer that is ready for a person to see; none where an answer before does not fit."""
    try:
        return question.stands(answers) or question.guess(answers)
    except SetupError:
        return ()


class ReadyAnswers(NamedTuple):
    """Answers that nobody gave: those that stand, and those that are guessed."""

    standing: Mapping[str, Lines]
    guessed: Mapping[str, Lines]


def taken_as_ready(answers: Answers) -> tuple[Answers, ReadyAnswers]:
    """The answers with what is ready to the other questions: what somebody says who takes each as it is.

    A guess that does not fit is none.
    """
    standing: dict[str, Lines] = {}
    guessed: dict[str, Lines] = {}
    for question in QUESTIONS:
        if question.id in answers.texts or not question.is_for(answers):
            continue
        stands = question.stands(answers)
        guess = () if stands else _fitting_guess(question, answers)
        answers = answers.with_text(question.id, stands or guess)
        standing |= {question.id: stands} if stands else {}
        guessed |= {question.id: guess} if guess else {}
    return answers, ReadyAnswers(standing, guessed)


def _fitting_guess(question: SetupQuestion, answers: Answers) -> Lines:
    guess = ready(question, answers)
    return () if question.flaw(answers.with_text(question.id, guess)) else guess


def completed(answers: Answers) -> Answers:
    """The answers with what stands where nobody is asked."""
    for question in QUESTIONS:
        if question.id not in answers.texts and question.is_for(answers):
            answers = answers.with_text(question.id, question.stands(answers))
    return answers


def missing_answers(answers: Answers) -> list[str]:
    """The questions that need an answer and have none."""
    whole = completed(answers)
    return [one.id for one in QUESTIONS if one.needed and one.is_for(whole) and not whole.text(one.id)]


def check_answers(answers: Answers) -> None:
    """Raises the `SetupError` of the first answer that does not fit; of those alone that were given."""
    for question in QUESTIONS:
        if question.id in answers.texts and question.is_for(answers) and (flaw := question.flaw(answers)):
            raise flaw
