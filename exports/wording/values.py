"""What fields are called and what their values say, in the reader's language.

What a value is says the table of kinds; how it is read depends on that alone, but for the few that are told in a
way of their own. A field of a newer version keeps its name, and its value is read as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from storage.kinds.field import EVERYBODY, Field, Kind, Says, Unit
from storage.kinds.lookup import KINDS, OFF_THE_LIST, kind_of
from storage.kinds.part import part_of
from storage.kinds.process.demand import slot_of
from storage.notation.currency import Currency, currency_of
from storage.notation.numbers import format_decimal
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.plan.views.readers import private_fields
from storage.plan.votes import proposals_with_words, vote_of
from storage.revisions.canonical import canonical
from storage.revisions.signature import first_letters
from storage.translatable import N_

from .speech import Speech
from .votes import compared_votes, how_many_votes, votes_to

_NUMBERED: Final = N_("{name} {n}")


def field_of(kind: str, path: str) -> Field | None:
    """The field of a kind by its name, or by a path into its parts: `agreed.how`; None where there is none."""
    fields: tuple[Field, ...] = KINDS[kind].fields if kind in KINDS else ()
    found: Field | None = None
    for name in path.split("."):
        found = next((one for one in fields if one.name == name), None)
        fields = found.parts if found else ()
    return found


@cache
def _there(kind: str, path: str) -> Field:
    found = field_of(kind, path)
    if found is None:
        raise KeyError(f"{kind}.{path}")
    return found


SCALE: Final = "scale"
"""Says how many of the last digits of the number beside it are decimals."""


def is_scaled(kind: str, name: str) -> bool:
    """Whether a field is a number with decimals, of which another field says how many."""
    field = field_of(kind, name)
    return field is not None and field.says.unit == "number" and field_of(kind, SCALE) is not None


def field_name(kind: str, path: str, say: Speech) -> str:
    """What a field is called; one that a newer version wrote keeps its name in the file."""
    field = field_of(kind, path)
    return say(field.says.label) if field else path


def field_unit(kind: str, path: str) -> str:
    """Of which unit a field is; empty of one that this program does not know."""
    field = field_of(kind, path)
    return field.says.unit if field else ""


def is_private(kind: str, name: str) -> bool:
    """Whether a field was said in confidence: it stands nowhere before somebody asks for it."""
    return name in private_fields(kind)


def fields_in_order(kind: str, names: Iterable[str]) -> list[str]:
    """Fields in the order in which they are declared; what is private comes last."""
    known = KINDS[kind].fields if kind in KINDS else ()
    rank = {field.name: number for number, field in enumerate(known)}
    return sorted(names, key=lambda name: (is_private(kind, name), rank.get(name, len(rank)), name))


def labels(kind: str, names: Iterable[str], say: Speech) -> list[str]:
    """What fields are called, in order; those that are private by one word."""
    names = fields_in_order(kind, names)
    said = [field_name(kind, name, say) for name in names if not is_private(kind, name)]
    return said if len(said) == len(names) else [*said, say(N_("Private data"))]


class Values:
    """Fields and values of the records of a survey, in one language. Make a new one after a change.

    Texts stand on one line each, for screens and commands; on paper and in files letter for letter, `as_typed`.
    `laptop`: how one is called, by its device.
    """

    def __init__(
        self,
        survey: Survey,
        say: Speech,
        *,
        as_typed: bool = False,
        laptop: Callable[[str], str] = first_letters,
    ) -> None:
        self.survey = survey
        self.say = say
        self.laptop = laptop
        self._as_typed = as_typed
        self._names: dict[tuple[str, str], str | None] = {}

    @property
    def currency(self) -> Currency:
        """In which amounts are written."""
        return currency_of(self.survey.profile)

    def line(self, text: str) -> str:
        """A text that somebody typed, as it is shown here."""
        return text if self._as_typed else clean_line(text)

    def label(self, kind: str, path: str) -> str:
        """What a field is called."""
        return field_name(kind, path, self.say)

    def text(self, kind: str, path: str, value: Any, beside: Mapping[str, Any] | None = None) -> str:
        """What a field's value says; nothing where it is None.

        `beside` are the record's fields in the version that has the value: of several proposals an agreement is
        told against the others.
        """
        field = field_of(kind, path)
        if field is None:
            return plain_text(value, self.line)
        telling = _telling(kind, path)
        if telling and value is not None:
            return telling(self, value, beside or {})
        return self.read(field, value)

    def read(self, field: Field, value: Any) -> str:
        return "" if value is None else _READ[field.says.unit](self, field, value)

    def amount(self, cents: int) -> str:
        """Bs 1.500,50, with the sign of the municipality's money."""
        return self.say.amount(cents)

    def named(self, kinds: Iterable[str], written: str) -> str:
        """The name of what an id, or a record's whole name, stands for; itself where nothing is there."""
        slot = slot_of(written)
        if slot is not None:
            many = self.survey.per_year_of(slot.holder)
            name = self.named(("community", "association"), slot.holder)
            return f"{_numbered(name, slot.n, many, self.say)} · {slot.year}"
        if kind_of(written) == "workshop":
            return self._workshop(written)
        id_ = written.rpartition("/")[2]
        for kind in (kind_of(written),) if "/" in written else kinds:
            if name := self.name(kind, id_):
                return name
        return self.line(written)

    def name(self, kind: str, id_: str) -> str:
        """What the record of a kind with this id is called; empty where there is none."""
        return self._name(kind, id_) or ""

    def _workshop(self, record: str) -> str:
        """Community workshop · Andamarca: the step, and of whom it was where not of all."""
        step, holder, n = (*record.split("/")[2:], "", EVERYBODY, "1")[:3]
        of = [] if holder == EVERYBODY else [self.named(("community", "association"), holder)]
        words = " · ".join([self.named(("step",), step), *of])
        return words if n == "1" else self.say(_NUMBERED).format(name=words, n=n)

    def title(self, record: str) -> str:
        """What a record is called: its name, else what it says first; and the parts of its name that say more."""
        kind, state = KINDS.get(kind_of(record)), self.survey.history(record)
        if kind is None or slot_of(record) or kind.name == "workshop":
            return self.named((), record)
        body = state.values if state else {}
        if kind.name == "laptop":
            return self._laptop_title(record, body)
        own = self._own_name(kind, body) or self._said_first(kind, body)
        words = " · ".join(part for part in (own, *self._parts(kind, record)) if part)
        return words or self.line(record)

    def _laptop_title(self, record: str, body: Mapping[str, Any]) -> str:
        """Its letters, with the name that it gave itself: anybody may take any."""
        letters = first_letters(record.rpartition("/")[2])
        name = self.line(str(body.get("name", "")))
        return f"{name} ({letters})" if name not in {"", letters} else letters

    def _own_name(self, kind: Kind, body: Mapping[str, Any]) -> str:
        """Its name, in the reader's language where that is said; with all that tells it apart."""
        if kind.key:
            return self._told_apart(kind, body)
        names = body.get("names", {}) if field_of(kind.name, "names") else {}
        return self.line(str(names.get(self.say.language) or body.get("name", "")))

    def _told_apart(self, kind: Kind, body: Mapping[str, Any]) -> str:
        """People · 2002 · INE · Population: its key from the name on, then what stands before that."""
        at = kind.key.index("name") if "name" in kind.key else 0
        order = (_there(kind.name, one) for one in (*kind.key[at:], *kind.key[:at]))
        return " · ".join(self.read(one, body[one.name]) for one in order if body.get(one.name))

    def _said_first(self, kind: Kind, body: Mapping[str, Any]) -> str:
        """Who: what, of a record that has no name and is called by a code."""
        if not any(part_of(one).made for one in kind.parts):
            return ""
        texts = [one for one in kind.fields if one.required and one.says.unit in {"line", "prose"}]
        return ": ".join(
            self.read(one, body[one.name]) for one in texts if one.name in body and not one.confidential
        )

    def _parts(self, kind: Kind, record: str) -> Iterator[str]:
        """What the parts of a record's name say, but for its own id."""
        for name, id_ in zip(kind.parts, record.split("/")[2:], strict=False):
            part = part_of(name)
            if not part.made and kind.name not in part.of:
                yield self.say(part.words[id_]) if id_ in part.words else self.named(part.of, id_)

    def names(self, kind: str) -> Mapping[str, str]:
        """Id -> name of the records of a kind; what is off the list is marked."""
        prefix = self.survey.with_id(kind, "")
        ids = (one.removeprefix(prefix) for one in self.survey.records(kind) if one.startswith(prefix))
        return {id_: name for id_ in ids if (name := self._name(kind, id_)) is not None}

    def _name(self, kind: str, id_: str) -> str | None:
        if (kind, id_) not in self._names:
            self._names[kind, id_] = self._worked_out(kind, id_)
        return self._names[kind, id_]

    def _worked_out(self, kind: str, id_: str) -> str | None:
        """The name of a record; an action's is as it is in the reader's language where it is said."""
        state = self.survey.history(self.survey.with_id(kind, id_))
        values = state.values if state else {}
        said = values.get("names") if kind == "action" else None
        in_language = said.get(self.say.language) if isinstance(said, dict) else None
        name = values.get("name") if in_language is None else in_language
        if name is None:
            return None
        if KINDS[kind].key:
            name = self._told_apart(KINDS[kind], values)
        off = self.say(OFF_THE_LIST)
        return self.line(str(name) if self.survey.is_listed(kind, id_) else off.format(name=name))


def _numbered(name: str, n: int, many: int, say: Speech) -> str:
    return say(_NUMBERED).format(name=name, n=n) if many > 1 else name


def plain_text(value: Any, line: Callable[[str], str] = clean_line) -> str:
    """A value as it is, where nothing is known of its field. `line`: how a text is shown."""
    if isinstance(value, Mapping):
        sign = "; " if any(isinstance(one, list) for one in value.values()) else ", "
        return sign.join(f"{line(str(name))}: {plain_text(one, line)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(plain_text(one, line) for one in value)
    return line(value if isinstance(value, str) else canonical(value).decode())


def _word(of: Values, says: Says, value: Any) -> str:
    known = says.words.get(value) if isinstance(value, str) else None
    return of.say(known) if known else plain_text(value, of.line)


def _part(of: Values, field: Field, value: Mapping[str, Any]) -> str:
    """A part's values, each with what it is called but for the first."""
    said = [(one, of.read(one, value[one.name])) for one in field.parts if one.name in value]
    return ", ".join(
        words if not n else f"{of.say(one.says.label)}: {words}" for n, (one, words) in enumerate(said)
    )


def _row(of: Values, field: Field, value: Mapping[str, Any]) -> str:
    return ", ".join(of.read(one, value[one.name]) for one in field.parts if one.name in value)


def _data(of: Values, field: Field, value: Any) -> str:
    """What is kept for programs; laptops as they are called: nobody reads whole keys."""
    if field.says.person:
        return of.say(N_("kept, to be held against the paper"))
    if field.says.laptops and isinstance(value, list):
        return ", ".join(of.laptop(one) for one in value if isinstance(one, str))
    return plain_text(value, of.line)


_READ: Final[dict[Unit, Callable[[Values, Field, Any], str]]] = {
    "line": lambda of, _field, value: plain_text(value, of.line),
    "prose": lambda of, _field, value: plain_text(value, of.line),
    "count": lambda _of, _field, value: str(value),
    "number": lambda _of, _field, value: str(value),
    "cents": lambda of, _field, value: of.amount(value),
    "day": lambda of, _field, value: of.say.day(str(value)),
    "when": lambda of, _field, value: of.say.when(value),
    "time": lambda _of, _field, value: value,
    "word": lambda of, field, value: _word(of, field.says, value),
    "words": lambda of, field, value: ", ".join(_word(of, field.says, one) for one in value),
    "ref": lambda of, field, value: of.named(field.says.of, value),
    "refs": lambda of, field, value: ", ".join(of.named(field.says.of, one) for one in value),
    "yes": lambda of, _field, value: of.say(N_("yes") if value else N_("no")),
    "part": _part,
    "rows": lambda of, field, value: "; ".join(_row(of, field, one) for one in value),
    "by_id": lambda of, field, value: ", ".join(
        f"{of.named(field.says.of, id_)} {of.amount(cents)}" for id_, cents in value.items()
    ),
    "by_language": lambda of, _field, value: ", ".join(
        f"{language}: {plain_text(text, of.line)}" for language, text in value.items()
    ),
    "data": _data,
}
"""How a value is read, by its unit."""


def _agreed(of: Values, value: Mapping[str, Any], beside: Mapping[str, Any]) -> str:
    """By vote, with 26 votes; the other had 24."""
    vote = vote_of({**beside, "agreed": value})
    how = of.read(_there("demand", "agreed.how"), value.get("how"))
    parts = [how, compared_votes(vote, of.say)] if vote.rivals else [how, *votes_to(vote, of.say)]
    return ", ".join(part for part in parts if part)


def _options(of: Values, value: Iterable[Mapping[str, Any]], _beside: Mapping[str, Any]) -> str:
    """1 Irrigation (26 votes, women); 2 A school."""
    said = []
    for number, option in enumerate(proposals_with_words(value), 1):
        about = []
        if "votes" in option:
            about.append(how_many_votes(option["votes"], of.say))
        if by := option.get("proposed_by"):
            about.append(of.read(_there("demand", "options.proposed_by"), by))
        more = f" ({', '.join(about)})" if about else ""
        said.append(f"{number} {of.line(str(option.get('text', '')))}{more}")
    return "; ".join(said)


def _ruling(of: Values, value: Mapping[str, Any], _beside: Mapping[str, Any]) -> str:
    """15/09/2002 · votes 41-12-3 · Second municipal workshop."""
    parts = [of.say.day(str(value["on"]))] if "on" in value else []
    counted = [str(value[name]) for name in ("for", "against", "abstained") if name in value]
    if counted:
        parts.append(of.say(N_("votes {votes}")).format(votes="-".join(counted)))
    if "workshop" in value:
        parts.append(of.named(("workshop",), value["workshop"]))
    return " · ".join(parts)


def _scaled(_of: Values, value: Any, beside: Mapping[str, Any]) -> str:
    """451.293,50."""
    return format_decimal(value, beside.get(SCALE, 0))


_Telling = Callable[[Values, Any, Mapping[str, Any]], str]
_TOLD: Final[dict[tuple[str, str], _Telling]] = {
    ("arrival", "rows"): lambda _of, value, _beside: str(len(value)),
    ("demand", "agreed"): _agreed,
    ("demand", "options"): _options,
}
"""Fields that are told otherwise than their unit is, beside rulings and what is scaled."""


@cache
def _telling(kind: str, path: str) -> _Telling | None:
    """How a field is told that is told otherwise than its unit is; None of all others.

    Asked for when it is needed: looking at every kind takes a tenth of what the program takes to begin.
    """
    if path == "ruling" and field_of(kind, path):
        return _ruling
    return _scaled if is_scaled(kind, path) else _TOLD.get((kind, path))
