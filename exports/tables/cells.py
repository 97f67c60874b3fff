"""The columns that a field of the table of kinds has in a list, by its unit, and what stands in them.

A column's name is the field's; that of a part's field has the part's before it: `agreed.how`; amounts by ids and
texts by languages have the id or the language behind it: `funding:pdla`. Amounts stand in whole units of money, so
that their names are without `_cents`. `guaqui import` knows the columns by these names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from storage.kinds.field import Field, Unit
from storage.kinds.lookup import KINDS
from storage.notation.value_lists import joined, joined_rows
from storage.plan.survey import Survey
from storage.revisions.canonical import canonical

from ..wording.values import Values
from ..wording.words import COLUMNS

Path = tuple[Field, ...]
"""A field, and before it the one that it is a part of."""
Body = Mapping[str, Any]


class Cell(NamedTuple):
    """A value of a list that is read otherwise than its column: by programs as `exact`, by people in words."""

    exact: str
    words: Callable[[Values], str]


class Column(NamedTuple):
    """A column of a table.

    `money`: its numbers are centavos; `percent`: hundredths of a percent. `fields`: the field whose values it has,
    none where it is the list's own; `key`: the id or language that it is of. `about`: the record that it tells of,
    where that is another than its row's. Of a list's own, `label` is what it is called where `COLUMNS` has not it,
    `usual` what some of its values are called; `of`: the kinds whose ids stand there else. `exact_only`: none but
    programs read it.
    """

    name: str
    money: bool = False
    percent: bool = False
    fields: Path = ()
    key: str = ""
    of: tuple[str, ...] = ()
    about: str = ""
    label: str = ""
    usual: Mapping[str, str] = {}
    exact_only: bool = False

    @property
    def hundredths(self) -> bool:
        """Whether its whole numbers are hundredths of what people read: 3889 is 38.89."""
        return self.money or self.percent

    def value(self, body: Body) -> Any:
        """What a record says in it: as it is kept, None where it says nothing."""
        said: Any = body
        for field in self.fields:
            said = said.get(field.name) if isinstance(said, dict) else None
        if self.key:
            said = said.get(self.key) if isinstance(said, dict) else None
        return said

    def heading(self, values: Values) -> str:
        """What people call it."""
        parts = [values.named((), self.about)] if self.about else []
        parts += [values.say(field.says.label) for field in self.fields]
        if not parts:
            parts = [values.say(self.label or COLUMNS.get(self.name, self.name))]
        if self.money:
            parts[-1] += f" ({values.say.sign})"
        key = [values.named(self.fields[-1].says.of, self.key)] if self.key else []
        return ": ".join((*parts, *key))

    def exact(self, value: Any) -> str:
        """A cell for programs: ids, words and days as they are kept, amounts with a point."""
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, Cell):
            return value.exact or ""
        if self.hundredths:
            return _hundredths(value)
        return _exact(self.fields[-1], value) if self._has_all_of_it else _plain(value)

    def words(self, values: Values, value: Any) -> str:
        """A cell for people, but for amounts and shares: formats write them as numbers."""
        if isinstance(value, Cell):
            return value.words(values)
        if value is None:
            return ""
        if self._has_all_of_it:
            return IN_LISTS[self.fields[-1].says.unit].words(values, self.fields[-1], value)
        if value in self.usual:
            return values.say(self.usual[value])
        return values.named(self.of, value) if self.of else _plain(value)

    @property
    def _has_all_of_it(self) -> bool:
        """Whether all that a field says stands in it."""
        return bool(self.fields) and not self.key


def columns_of(survey: Survey, kind: str, bodies: Iterable[Body], fields: Iterable[str]) -> list[Column]:
    """The columns of some fields of a kind, in their order, as far as the survey's readers may see them.

    Of amounts by ids each id of the list has one, and any other that a body names.
    """
    declared = {one.name: one for one in KINDS[kind].fields}
    paths = [(declared[name],) for name in fields]
    return [*_of_all(paths, survey, list(bodies))]


def column_of(kind: str, *names: str) -> Column:
    """That of one field of a kind, or of a part: one that has a single column."""
    fields, path = KINDS[kind].fields, list[Field]()
    for name in names:
        path.append(next(one for one in fields if one.name == name))
        fields = path[-1].parts
    return _one(tuple(path))


def column_named(kind: str, name: str) -> Column:
    """The column of a kind's list that has a name; one of the list's own where no field is called so."""
    said, _sign, key = name.partition(":")
    fields, path = KINDS[kind].fields, list[Field]()
    for part in said.split("."):
        found = next((one for one in fields if part in {one.name, one.column}), None)
        if found is None:
            return Column(name)
        path.append(found)
        fields = found.parts
    column = _one(tuple(path))
    return column._replace(name=name, key=key, money=column.money or path[-1].says.unit == "by_id")


def _of_all(paths: Iterable[Path], survey: Survey, bodies: list[Body]) -> Iterator[Column]:
    for path in paths:
        if survey.readers.may_see(path[-1].says):
            yield from IN_LISTS[path[-1].says.unit].columns(path, survey, bodies)


def _name(path: Path) -> str:
    return ".".join(field.column for field in path)


def _one(path: Path) -> Column:
    return Column(_name(path), money=path[-1].says.unit == "cents", fields=path)


def _alone(path: Path, _survey: Survey, _bodies: list[Body]) -> Iterator[Column]:
    yield _one(path)


def _parts(path: Path, survey: Survey, bodies: list[Body]) -> Iterator[Column]:
    return _of_all([(*path, part) for part in path[-1].parts], survey, bodies)


def _by_id(path: Path, survey: Survey, bodies: list[Body]) -> Iterator[Column]:
    ids = [state.record.rpartition("/")[2] for kind in path[-1].says.of for state in survey.standing(kind)]
    for id_ in dict.fromkeys((*ids, *_keys(path, bodies))):
        yield Column(f"{_name(path)}:{id_}", money=True, fields=path, key=id_)


def _by_language(path: Path, _survey: Survey, bodies: list[Body]) -> Iterator[Column]:
    for language in _keys(path, bodies):
        yield Column(f"{_name(path)}:{language}", fields=path, key=language)


def _keys(path: Path, bodies: list[Body]) -> list[str]:
    """What some bodies name in a field of amounts or texts by something."""
    said = (_one(path).value(body) for body in bodies)
    return sorted({key for one in said if isinstance(one, Mapping) for key in one})


def _exact(field: Field, said: Any) -> str:
    return IN_LISTS[field.says.unit].exact(field, said)


def _as_it_is(_field: Field, said: Any) -> str:
    return _plain(said)


def _hundredths(said: int) -> str:
    return f"{said // 100}.{said % 100:02d}"


def _plain(said: Any) -> str:
    return said if isinstance(said, str) else canonical(said).decode()


def _listed(_field: Field, said: Iterable[Any]) -> str:
    return joined(map(_plain, said))


def _rows(field: Field, said: Iterable[Body]) -> str:
    return _rows_by(_exact, field, said)


def _rows_by(read: Callable[[Field, Any], str], field: Field, said: Iterable[Body]) -> str:
    rows = ([read(one, row[one.name]) if one.name in row else None for one in field.parts] for row in said)
    return joined_rows(rows)


def _in_words(of: Values, field: Field, said: Any) -> str:
    return of.read(field, said)


def _listed_in_words(of: Values, field: Field, said: Iterable[Any]) -> str:
    return joined((_listed_name(of, field, one) for one in said), ", ")


def _listed_name(of: Values, field: Field, said: Any) -> str:
    """What is named; where more than its name tells it apart its id behind that, by which it is found again."""
    name = of.read(field, [said])
    return f"{name} ({said})" if any(KINDS[kind].key for kind in field.says.of) and name != said else name


def _rows_in_words(of: Values, field: Field, said: Iterable[Body]) -> str:
    return _rows_by(of.read, field, said)


def _of_any_kind(of: Values, field: Field, said: Any) -> str:
    """A record of any kind is called by its title, and behind that by the name by which it is found again."""
    if field.says.of:
        return of.read(field, said)
    title = of.title(said)
    return said if title == said else f"{title} ({said})"


class InLists(NamedTuple):
    """Which columns a field has, and how a value of it is read: by programs, and by people."""

    columns: Callable[[Path, Survey, list[Body]], Iterator[Column]] = _alone
    exact: Callable[[Field, Any], str] = _as_it_is
    words: Callable[[Values, Field, Any], str] = _in_words


IN_LISTS: Final[dict[Unit, InLists]] = {
    "line": InLists(),
    "prose": InLists(),
    "count": InLists(),
    "number": InLists(),
    "cents": InLists(exact=lambda _field, said: _hundredths(said)),
    "day": InLists(),
    "when": InLists(),
    "time": InLists(),
    "word": InLists(),
    "words": InLists(exact=_listed, words=_listed_in_words),
    "ref": InLists(words=_of_any_kind),
    "refs": InLists(exact=_listed, words=_listed_in_words),
    "yes": InLists(),
    "part": InLists(columns=_parts),
    "rows": InLists(exact=_rows, words=_rows_in_words),
    "by_id": InLists(columns=_by_id),
    "by_language": InLists(columns=_by_language),
    "data": InLists(),
}
"""A field in lists, by its unit."""
