"""What headings and words of a spreadsheet mean for the records of one kind.

A column is a part of the records' names (`holder`, `year`), a field of theirs, or of a part of one (`agreed.how`),
or what a field holds for one id or language (`funding:pdla`). It is headed by that, by what the table of kinds
calls it in some language, or by a word of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from ..kinds.field import Field, Kind
from ..kinds.lookup import KINDS
from ..kinds.part import HOLDER_ID, part_of
from ..kinds.terms.municipality import Municipality
from ..names.name_table import slug
from ..notation.currency import NO_SIGN, Currency, currency_of, money_words
from ..notation.own_words import own_word
from ..notation.word_lists import by_letters, listed, words_of
from ..plan.paper_marks import NO_PAPER, PaperMarks, paper_marks
from ..plan.survey import Survey
from .columns.heading_words import HeadingGroups, HeadingWords
from .own_lists import (
    is_own_list,
    key_columns,
    list_name,
    lists_of_kinds,
    may_be_of_a_kind,
    names_of_columns,
    own_list,
    repeated_columns,
)
from .table_parts.heading_names import unnumbered

DEMAND: Final = "demand"

Say = Callable[[str], str]
"""Says a label or a word of the table of kinds in a language."""

_WITH_KEY: Final = re.compile(r"\s*([^:(]+?)\s*(?:\([^)]*\)\s*)?:(.+)", re.DOTALL)
"""funding:pdla, Aporte (Bs): PDLA."""
_OWN_WORD: Final = re.compile(r"\{(\w+)\}")
_KEYED: Final = frozenset({"by_id", "by_language"})
_AMOUNTS: Final = frozenset({"cents", "by_id"})
_SAID: Final = frozenset({"word", "words"})
_BELOW: Final = frozenset({"part"})
_UNITS_BESIDE: Final = {"votes": "count", "chosen": "yes"}
_FOR_PROGRAMS: Final = 1
"""So many columns of a list of ours at most are of what is for programs alone, and read from none."""
_NOT_TYPED: Final = frozenset({"withdrawn", "moved_to"})
"""What nobody decides in a spreadsheet: that a record is taken back, and where it went."""


class ColumnMeaning(NamedTuple):
    """What stands in a column: a value of the last field of a path, of one key where that has a value for each.

    Without a path it is a part of the record's name, or what a row says beside its fields.
    """

    name: str
    path: tuple[Field, ...] = ()
    key: str = ""


class Meaning:
    """What stands in spreadsheets of one kind's records.

    Without a survey nothing is known of a municipality's own words and money. `says` are the languages in which
    our own lists may come. `told` are words that a person told: column -> a word's key -> what it means there.
    """

    def __init__(
        self,
        kind: str = DEMAND,
        survey: Survey | None = None,
        says: Sequence[Say] = (),
        told: Mapping[str, Mapping[str, str]] = {},
    ) -> None:
        self.kind: Kind = KINDS[kind]
        self.survey = survey
        self.told = told
        self._profile: Municipality | None = survey.profile if survey else None
        self.says: tuple[Say, ...] = (str, *says)
        self._words: dict[int, Mapping[str, str]] = {}
        self._columns: dict[str, str | None] = {}
        self._taken_for: dict[tuple[str, bool], str] = {}
        self._at: dict[str, ColumnMeaning] = {}
        self.currency: Currency = currency_of(survey.profile) if survey else Currency()
        self.paper: PaperMarks = paper_marks(survey) if survey else NO_PAPER

    def telling(self, told: Mapping[str, Mapping[str, str]]) -> Meaning:
        """The same, where a person told some words."""
        return Meaning(self.kind.name, self.survey, self.says[1:], told) if told else self

    @property
    def of_demands(self) -> bool:
        return self.kind.name == DEMAND

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The columns of the parts of a record's name."""
        return key_columns(self.kind)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The columns that say by an id what one of the keys says by a name."""
        return (HOLDER_ID,) if "HOLDER" in self.kind.parts and "id" not in self.keys else ()

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The columns of what a row says beside its record's name and fields: votes, chosen, zone."""
        return tuple(dict.fromkeys(self._beside.values()))

    @cached_property
    def _beside(self) -> dict[str, str]:
        return words_of("beside", self.kind.name)

    @property
    def _parts(self) -> dict[str, str]:
        """The columns of the parts of a name that are not its own id -> the part."""
        return {name: part for name, part in zip(self.keys, self.kind.parts, strict=True) if name != "id"}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """What a heading may be taken for, but for those of one id or language."""
        single = (name for name, path in self._paths.items() if path[-1].says.unit not in _KEYED)
        return (*self.keys, *self.ids, *single)

    @cached_property
    def _paths(self) -> dict[str, tuple[Field, ...]]:
        return {".".join(field.column for field in path): path for path in _paths_of(self.kind.fields)}

    @cached_property
    def _named(self) -> dict[str, str]:
        """Letters of a heading -> its column."""
        keys = dict.fromkeys((*self.keys, *self.ids))
        return by_letters(
            (
                *((name, name) for name in (*keys, *self._paths)),
                *((path[-1].name, name) for name, path in self._paths.items() if len(path) == 1),
                *((word, name) for name, path in self._paths.items() for word in path[-1].says.called),
                *((word, name) for word, name in words_of("keys").items() if name in keys),
                *((name, name) for name in self.beside),
                *self._beside.items(),
            )
        )

    @cached_property
    def _labelled(self) -> dict[str, str]:
        """Letters of what a column is called -> the column."""
        return by_letters(self._labels())

    def _labels(self) -> Iterator[tuple[str, str]]:
        """What fields are called in some languages, those of a part by its name before theirs."""
        for say in self.says:
            yield from ((say(part_of(part).label), name) for name, part in self._parts.items())
            for name, path in self._paths.items():
                yield " ".join(say(field.says.label) for field in path), name

    @cached_property
    def _likely(self) -> dict[str, str]:
        return words_of("likely", self.kind.name, profile=self._profile)

    @cached_property
    def heading_words(self) -> HeadingWords:
        """Reads the headings of strangers, by phrases that need not be all that a heading says."""
        called = ((word, name) for name, path in self._paths.items() for word in path[-1].says.called)
        keys = ((word, name) for word, name in words_of("keys").items() if name in self.keys)
        labels = self._labelled if not self.of_demands else {}
        named = (*keys, *called, *self._beside.items(), *self._likely.items(), *labels.items())
        strong = by_letters((word, name) for word, name in named if not self._is_keyed(name))
        weak, maybe = (words_of(name, self.kind.name, profile=self._profile) for name in ("weak", "maybe"))
        return HeadingWords(strong, weak, maybe, self.around, self._groups)

    def around(self, column: str) -> frozenset[str]:
        """What may stand around a phrase of a column: what says nothing anywhere, and beside such a value."""
        unit = self.unit(column)
        money = self.own_money if unit in _AMOUNTS else ()
        named = (word for name in ("any", column, unit) for word in listed("around", name))
        return frozenset((*named, *money))

    @cached_property
    def own_money(self) -> frozenset[str]:
        """What the municipality's currency is called; any, where it says none. What is in another is no cost."""
        own = self.currency
        words = {*filter(None, map(slug, (own.code, own.sign, *own.words)))}
        return frozenset(words or money_words() | {slug(say(NO_SIGN)) for say in self.says})

    @property
    def _groups(self) -> HeadingGroups:
        called = {kind: {slug(kind), *(slug(say(one.plural)) for say in self.says)} for kind, one in KINDS.items()}
        for word, kind in words_of("groups").items():
            called[kind].add(word)
        own = called.pop(self.kind.name)
        return HeadingGroups(frozenset(own), frozenset().union(*called.values()) - own, frozenset(self.keys))

    def unit(self, column: str) -> str:
        """What the values of a column are; of the number of something beside the fields a count, of others ""."""
        path = self.at(column).path
        return path[-1].says.unit if path else _UNITS_BESIDE.get(column, "")

    def column(self, heading: str) -> str | None:
        """The column that a heading names; None for one that names none."""
        if heading not in self._columns:  # every row asks
            self._columns[heading] = self._found(unnumbered(heading), self._named)
        return self._columns[heading]

    def _found(self, heading: str, table: Mapping[str, str]) -> str | None:
        found = table.get(slug(heading)) or self._amount(heading, table)
        if found is not None and not self._is_keyed(found):
            return found
        keyed = _WITH_KEY.fullmatch(heading)
        name = table.get(slug(keyed[1])) if keyed else None
        return f"{name}:{keyed[2].strip()}" if keyed and name and self._is_keyed(name) else None

    def _amount(self, heading: str, table: Mapping[str, str]) -> str | None:
        """The column of amounts that a heading names besides the money that they are in: Costo (Bs)."""
        found = table.get(self._without_money(heading))
        return found if found and self.unit(found) in _AMOUNTS else None

    def _without_money(self, heading: str) -> str:
        """The letters of a heading without the money at its end: Costo (Bs), Costo en Bs."""
        letters = slug(heading)
        while (shorter := self._money_at_end.sub("", letters)) != letters:
            letters = shorter
        return letters

    @cached_property
    def _money_at_end(self) -> re.Pattern[str]:
        """A currency may be called by several words: pesos fuertes."""
        words = sorted(self.own_money, key=len, reverse=True)
        return re.compile(rf"(?<=.)-(?:{'|'.join(map(re.escape, words))}|en)\Z")

    def says_itself(self, column: str) -> bool:
        """Whether a word as *pending* is something to say in a column: one of a list, and in notes."""
        path = self.at(column).path
        says = path[-1].says if path else None
        return says is not None and (says.unit in _SAID or (says.private and not says.of))

    def _filled(self, words: str) -> str:
        """Words with the municipality's own in them, where a language left that open."""
        return _OWN_WORD.sub(lambda found: own_word(self._profile, found[1]) or found[0], words)

    def _is_keyed(self, column: str) -> bool:
        path = self._paths.get(column)
        return path is not None and path[-1].says.unit in _KEYED

    def has_keys(self, column: str) -> bool:
        """Whether a column is one for each of some ids or languages: funding, of which funding:pdla is one."""
        return self._is_keyed(column)

    def heading(self, column: str) -> str:
        """What a column is called where its heading does not name it."""
        path = self._paths.get(column, ())
        keys = (word for word, name in words_of("keys").items() if name == column) if not path else ()
        return next(iter(path[-1].says.called if path else keys), column)

    def needed(self, columns: Sequence[str]) -> list[str]:
        """The columns without which nobody knows which record a row is about: its id, or what that is made of."""
        known = {"id", "n", "holder"} if HOLDER_ID in columns else {"id", "n"}
        parts = [one for one in self.keys if one not in known]
        return parts if "id" in columns or "id" not in self.keys else [*parts, *self._telling]

    @cached_property
    def _telling(self) -> list[str]:
        """The columns of which an id is made."""
        fields = {field.name: field for field in self.kind.fields}
        names = self.kind.key or (("name",) if "name" in fields else ())
        return [fields[one].column for one in names] or [one.column for one in self.kind.fields if one.required]

    def subject(self, columns: Sequence[str]) -> str:
        """Of some columns the one with whose or what each row is."""
        wanted = (*self.needed(()), *self.keys, *self.ids, *self._telling)
        return next(one for one in wanted if one in columns and one not in {"year", "n"})

    def own_list(self, headings: Sequence[str], mark: str = "") -> str:
        """The name of our list that bears this mark, else that begins with these headings; "" for none of ours."""
        if is_own_list(mark):
            return mark
        names = self._names_of_columns
        return (
            own_list(headings, names) or self._list_of_a_kind(headings) or own_list(headings, names, self._lists)
        )

    @cached_property
    def _names_of_columns(self) -> Mapping[str, str]:
        return names_of_columns(self._profile)

    def _list_of_a_kind(self, headings: Sequence[str]) -> str:
        """The name of the list of a kind with these headings: that of which the fewest columns are not there."""
        if not may_be_of_a_kind(headings, self.says):
            return ""
        apart: dict[str, tuple[int, int]] = {}
        for name, other in self._of_other_kinds.items():
            columns = [other.column(one) or other.likely(one, own=True) for one in headings]
            strange = sum(
                not column for column, one in zip(columns[:-1], headings, strict=False) if ":" not in one
            )
            if strange <= _FOR_PROGRAMS:
                apart[name] = (strange, len({*other.columns} - {*columns}))
        return list_name(min(apart, key=apart.__getitem__)) if apart else ""

    @cached_property
    def _of_other_kinds(self) -> Mapping[str, Meaning]:
        """What stands in lists of the other kinds, where nothing is known of a municipality."""
        return {name: Meaning(name, says=self.says[1:]) for name in KINDS if name != DEMAND}

    @cached_property
    def _lists(self) -> Mapping[tuple[str, ...], str]:
        return lists_of_kinds(self.says)

    def repeats(self, heading: str) -> bool:
        """Whether a column of a list of ours only repeats what stands in the plan, and is read from no list."""
        return slug(heading) in self._repeated

    @cached_property
    def _repeated(self) -> frozenset[str]:
        zonings = self.survey.zonings() if self.survey else ()
        fields = (one for one in self.kind.fields if one.says.unit == "data" or one.name in _NOT_TYPED)
        return repeated_columns(fields, ((one.id, one.fields.name) for one in zonings), self.says)

    def likely(self, heading: str, *, own: bool = False) -> str:
        """The column that a heading is taken for where none names it; "" for none.

        In a list of our `own` what the table of kinds calls it counts, too. In a stranger's list of demands
        *Código* or *Etapa* may be anything; that one is of another kind was told by a person.
        """
        asked = (heading, own)
        if asked not in self._taken_for:  # each line that may be one of headings asks
            self._taken_for[asked] = self._found_likely(heading, own=own)
        return self._taken_for[asked]

    def _found_likely(self, heading: str, *, own: bool) -> str:
        if found := self._likely.get(slug(heading)) or self._amount(heading, self._likely):
            return found
        return (self._found(heading, self._labelled) or "") if own or not self.of_demands else ""

    def at(self, column: str) -> ColumnMeaning:
        """What stands in a column. Raises KeyError where there is no such."""
        if column not in self._at:  # every cell asks
            self._at[column] = self._meant_at(column)
        return self._at[column]

    def _meant_at(self, column: str) -> ColumnMeaning:
        if column in (*self.keys, *self.ids, *self.beside):
            return ColumnMeaning(column)
        name, _sign, key = column.partition(":")
        return ColumnMeaning(column, self._paths[name], key)

    def is_amount(self, heading: str) -> bool:
        """Whether amounts stand under a heading."""
        column = self.column(heading)
        return self.says_amount(column) if column else False

    def says_amount(self, column: str) -> bool:
        """Whether amounts stand in a column; in none that is not of the kind's own."""
        path = self._paths.get(column.partition(":")[0]) or ()
        return bool(path) and path[-1].says.unit in _AMOUNTS

    def told_word(self, column: str, written: str) -> str:
        """What a word of a column means as a person told it; the word itself where nobody did."""
        told = self.told.get(column)
        return told.get(word_key(written), written) if told else written

    def word(self, field: Field, written: str) -> str | None:
        """A usual word of a field by itself, or by what it is called; None for another."""
        return self.words(field).get(slug(written))

    def words(self, field: Field) -> Mapping[str, str]:
        """Letters -> word."""
        known = self._words.get(id(field))
        if known is None:
            said = (
                (self._filled(say(called)), kept) for say in self.says for kept, called in field.says.words.items()
            )
            own = ((kept, kept) for kept in field.says.words)
            lexicon = words_of("words", self.kind.name, field.name, profile=self._profile)
            known = self._words[id(field)] = by_letters((*own, *lexicon.items(), *said))
        return known


def word_key(word: str) -> str:
    """What a word is told by: its letters, or itself where it has none."""
    return slug(word) or word


def _paths_of(fields: Iterable[Field], before: tuple[Field, ...] = ()) -> Iterator[tuple[Field, ...]]:
    """Every field that a column may have, those of a part in its place; what is for programs alone has none."""
    for field in fields:
        if field.says.unit in _BELOW:
            yield from _paths_of(field.parts, (*before, field))
        elif field.says.unit != "data" and (before or field.name not in _NOT_TYPED):
            yield (*before, field)


DEMANDS: Final = Meaning()
"""Of demands, where nothing is known of the municipality."""
