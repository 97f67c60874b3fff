"""The survey of a plan for phones, as values: its questions and what can be chosen, from the table of kinds.

It asks whose the demands are, and of each what is asked for. A question is called as the column that
`guaqui import` reads its answers from; nothing private is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from storage.kinds.field import Field, Unit
from storage.kinds.part import part_of
from storage.kinds.process.demand import IN_A_PLAN, KIND
from storage.kinds.ruling import RULED
from storage.plan.survey import Survey
from storage.translatable import N_

from ..wording.values import Values
from ..wording.words import COLUMNS
from .field_limits import limits_of

Words = Callable[[Values], str]
"""What is said in one language."""

HOLDER: Final = "holder"
DEMANDS: Final = "demands"
"""The repeat of demands."""
_ALSO: Final = frozenset({"decided_on"})
"""What is asked beside that which describes a demand."""
_FIRST: Final = "status"
"""Whether anything is asked for comes before what."""
_DECIDED_LATER: Final = frozenset({*RULED, *IN_A_PLAN})
"""The statuses that no community gives to its own demand."""
_USUAL: Final = "proposed"
_IS_ASKED: Final = "${status} != 'none'"
_PER_YEAR: Final = "per_year"
_ITEMS: Final = "root/item"
"""Where a form's choices stand in the instance that XForms makes of their list."""
_OF_HOLDER: Final = f"instance('{HOLDER}')/{_ITEMS}[name=${{{HOLDER}}}]/{_PER_YEAR}"
"""How many demands a year the holder may have, as a form says it."""


class FormChoice(NamedTuple):
    """One that can be chosen of a list. `more`: what else the form knows of it."""

    list_: str
    name: str
    label: Words
    more: Mapping[str, int] = {}


class FormQuestion(NamedTuple):
    """A line of the survey: a question, or where a group or a repeat begins or ends.

    `choices` is the list that is chosen from. What is required, relevant and allowed is said as forms do.
    """

    type_: str
    name: str = ""
    label: Words | None = None
    choices: str = ""
    required: str = ""
    relevant: str = ""
    constraint: str = ""
    message: Words | None = None
    appearance: str = ""
    default: str = ""
    calculation: str = ""


class SurveyForm(NamedTuple):
    """The questions in their order, and what can be chosen."""

    questions: list[FormQuestion]
    choices: list[FormChoice]


def survey_form(survey: Survey) -> SurveyForm:
    """The form of a plan. What could only be chosen from an empty list is not asked."""
    lists = _Lists(survey)
    years = lists.of_years()
    questions = [
        *(FormQuestion(name, name) for name in ("start", "end", "deviceid")),
        FormQuestion("calculate", "municipality", calculation=f"'{survey.municipality}'"),
        FormQuestion("select_one", HOLDER, _column(HOLDER), lists.of_holders(), "yes", appearance="autocomplete"),
        FormQuestion("begin_repeat", DEMANDS, _said(KIND.plural)),
        FormQuestion("select_one", "year", _said(part_of("YEAR").label), years, "yes", default=_only(survey)),
        _number_of_demand(),
        *(question for field in _fields_asked() for question in _of_demand(field, lists)),
        FormQuestion("end_repeat"),
    ]
    return SurveyForm(questions, lists.choices)


def _only(survey: Survey) -> str:
    """The year of a plan that has no other."""
    years = survey.plan.years
    return str(years[0]) if len(years) == 1 else ""


def _fields_asked() -> Iterable[Field]:
    """What describes a demand, but for what is private or names another demand."""
    names = KIND.describes | _ALSO
    asked = [one for one in KIND.fields if one.name in names and not one.says.private and not one.whole_name]
    return sorted(asked, key=lambda one: one.name != _FIRST)


def _number_of_demand() -> FormQuestion:
    """Which of the demands of a year it is, asked of whoever has several."""
    return FormQuestion(
        "integer",
        "n",
        _column("n"),
        relevant=f"{_OF_HOLDER} > 1",
        constraint=f". >= 1 and . <= {_OF_HOLDER}",
        message=_said(N_("It cannot be more than they have demands a year.")),
    )


def _of_demand(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
    """The questions of a field of the demand itself: what stands in a group is asked where the group is."""
    for at, question in enumerate(_of_field(field, lists)):
        if field.name == _FIRST:
            yield question._replace(required="yes", default=_USUAL)
        elif at:
            yield question
        else:
            required = f"${{status}} = '{_USUAL}'" if field.name == "text" else ""
            yield question._replace(required=required, relevant=_IS_ASKED)


class _Lists:
    """The lists that questions choose from, each made when the first of them does."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._made: dict[str, list[FormChoice]] = {}

    @property
    def choices(self) -> list[FormChoice]:
        return [one for choices in self._made.values() for one in choices]

    def of_holders(self) -> str:
        """Who asks for something itself, communities before associations."""
        holders = ((one, self._most(one.id)) for one in self.survey.holders_listed())
        return self._put(
            HOLDER,
            (
                FormChoice(HOLDER, one.id, _named(one.record.partition("/")[0], one.id), {_PER_YEAR: most})
                for one, most in holders
                if most
            ),
        )

    def _most(self, holder: str) -> int:
        return max(self.survey.slots_by_year(holder).values(), default=0)

    def of_years(self) -> str:
        years = map(str, self.survey.plan.years)
        return self._put("year", (FormChoice("year", year, _plain(year)) for year in years))

    def of_words(self, field: Field) -> str:
        words = {word: label for word, label in field.says.words.items() if word not in _DECIDED_LATER}
        return self._put(field.name, (FormChoice(field.name, word, _said(one)) for word, one in words.items()))

    def of_kinds(self, field: Field) -> str:
        """What stands on the lists of the kinds that a field names; "" where nothing does."""
        found = ((kind, one.id) for kind in field.says.of for one in self.survey.listed(kind))
        return self._put(field.name, (FormChoice(field.name, id_, _named(kind, id_)) for kind, id_ in found))

    def _put(self, name: str, choices: Iterable[FormChoice]) -> str:
        made = self._made.setdefault(name, list(choices))
        return name if made else ""


def _column(name: str) -> Words:
    return _said(COLUMNS[name])


def _said(label: str) -> Words:
    return lambda values: values.say(label)


def _plain(text: str) -> Words:
    return lambda _values: text


def _named(kind: str, id_: str) -> Words:
    return lambda values: values.named((kind,), id_)


def _label(field: Field, *, money: bool = False) -> Words:
    """What a field is called, with the money that its amounts are in."""
    return lambda values: values.say(field.says.label) + (f" ({values.say.sign})" if money else "")


def _of_field(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
    return IN_FORMS[field.says.unit](field, lists)


def _text(field: Field, _lists: _Lists) -> Iterator[FormQuestion]:
    most = limits_of(field).letters
    question = FormQuestion("text", field.column, _label(field))
    if most is None:
        yield question
    else:
        message = N_("At most {most} letters.")
        yield question._replace(
            constraint=f"string-length(.) <= {most}", message=lambda values: values.say(message).format(most=most)
        )


def _prose(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
    yield from (one._replace(appearance="multiline") for one in _text(field, lists))


def _number(type_: str, *, money: bool = False) -> _Asks:
    def asked(field: Field, _lists: _Lists) -> Iterator[FormQuestion]:
        least, most, _letters = limits_of(field)
        told = [*([f". >= {least}"] if least is not None else []), *([f". <= {most}"] if most is not None else [])]
        message = _said(N_("A number, zero or more.")) if told == [". >= 0"] else None
        label = _label(field, money=money)
        yield FormQuestion(type_, field.column, label, constraint=" and ".join(told), message=message)

    return asked


def _plainly(type_: str) -> _Asks:
    def asked(field: Field, _lists: _Lists) -> Iterator[FormQuestion]:
        yield FormQuestion(type_, field.column, _label(field))

    return asked


def _word(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
    if field.says.words:
        yield FormQuestion("select_one", field.column, _label(field), lists.of_words(field))
    else:
        yield from _text(field, lists)


def _ref(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
    if choices := lists.of_kinds(field):
        yield FormQuestion("select_one", field.column, _label(field), choices, appearance="autocomplete")


def _group(begin: str, end: str) -> _Asks:
    def asked(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
        yield FormQuestion(begin, field.column, _label(field))
        for part in field.parts:
            yield from _of_field(part, lists)
        yield FormQuestion(end)

    return asked


def _by_id(field: Field, lists: _Lists) -> Iterator[FormQuestion]:
    """An amount for each of what is on the lists of its kinds."""
    found = [(kind, one.id) for kind in field.says.of for one in lists.survey.listed(kind)]
    if found:
        yield FormQuestion("begin_group", field.column, _label(field, money=True))
        for kind, id_ in found:
            name = id_ if id_[0].isalpha() else f"_{id_}"
            message = _said(N_("A number, zero or more."))
            yield FormQuestion("decimal", name, _named(kind, id_), constraint=". >= 0", message=message)
        yield FormQuestion("end_group")


def _not_asked(_field: Field, _lists: _Lists) -> Iterator[FormQuestion]:
    yield from ()


_Asks = Callable[[Field, _Lists], Iterator[FormQuestion]]

IN_FORMS: Final[dict[Unit, _Asks]] = {
    "line": _text,
    "prose": _prose,
    "count": _number("integer"),
    "number": _number("integer"),
    "cents": _number("decimal", money=True),
    "day": _plainly("date"),
    "when": _text,
    "time": _plainly("time"),
    "word": _word,
    "words": _not_asked,
    "ref": _ref,
    "refs": _not_asked,
    "yes": _not_asked,
    "part": _group("begin_group", "end_group"),
    "rows": _group("begin_repeat", "end_repeat"),
    "by_id": _by_id,
    "by_language": _not_asked,
    "data": _not_asked,
}
"""What is asked of a field, by its unit. Of what no demand says nothing is: several ids, yes or no, languages."""
