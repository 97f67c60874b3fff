"""Bodies made from the table of kinds: in every field a value that its unit and its type may have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, get_args, get_type_hints

import msgspec
from msgspec import Struct

from storage.file.pack import load_pack
from storage.kinds.field import Field, Kind, Unit
from storage.kinds.lookup import KINDS, kind_of

M = "guaqui"
HOLDER = "copajira"
_OWN = {"association": "producers"}
"""Of an association that has a community's id there is nothing."""
_PART_OF_A_NAME = {"YEAR": "2007", "N": "1", "STEP": "encounter"}


def name(kind: str, id_: str = "") -> str:
    """A record of a kind: what its name has of holders and ids is `id_`, else one that no other kind has."""
    id_ = id_ or _OWN.get(kind, HOLDER)
    return "/".join([kind, M, *(_PART_OF_A_NAME.get(part, id_) for part in KINDS[kind].parts)])


def body(kind: Kind, word: str = "dicho", number: int = 3) -> dict[str, Any]:
    """Every field of a kind but `withdrawn`."""
    said = _all(kind.fields, kind.body, word, number)
    said.pop("withdrawn", None)
    return said


def value(struct: type[Struct], field: Field, word: str, number: int = 3) -> Any:
    """One that the field of a Struct may have. Where it can hold a text it holds `word`, else `number`."""
    of = struct_of(struct, field)
    if field.parts and of is not None:
        part = _all(field.parts, of, word, number)
        return part if field.says.unit == "part" else [part]
    hint = _hints(struct)[field.attribute]
    return next(one for one in _MADE[field.says.unit](field, word, number) if _fits(one, hint))


def planted_value(struct: type[Struct], field: Field, word: str, number: int) -> Any:
    """One that tells of itself: it holds `word` wherever it can, in place of what is usual too."""
    usual = field._replace(says=field.says._replace(words={}, of=()))
    return value(struct, usual, word, number)


def _all(fields: tuple[Field, ...], struct: type[Struct], word: str, number: int) -> dict[str, Any]:
    return {one.name: value(struct, one, word, number) for one in fields}


def struct_of(struct: type[Struct], field: Field) -> type[Struct] | None:
    """The Struct of a part, or of each of its rows."""
    hint = _hints(struct)[field.attribute]
    return next((one for one in _types(hint) if isinstance(one, type) and issubclass(one, Struct)), None)


@cache
def _hints(struct: type[Struct]) -> dict[str, Any]:
    return get_type_hints(struct, include_extras=True)


def _types(hint: Any) -> Iterator[Any]:
    yield hint
    for one in getattr(hint, "__args__", ()):
        yield from _types(one)


def _fits(candidate: Any, hint: Any) -> bool:
    try:
        msgspec.convert(candidate, hint)
    except msgspec.ValidationError:
        return False
    return True


def _ids(field: Field, word: str, _number: int) -> Iterator[str]:
    """An id of the kinds that it may be of, or the name of such a record: of the pack, else of one made here."""
    for kind in field.says.of:
        record = _first_of_pack(kind) or name(kind)
        yield record.rpartition("/")[2]
        yield record
    yield word
    yield name("community")


@cache
def _first_of_pack(kind: str) -> str:
    return min((one.record for one in load_pack(M) if kind_of(one.record) == kind), default="")


def _words(field: Field, word: str, _number: int) -> list[str]:
    return [*field.says.words, word][:1]


_MADE: Final[dict[Unit, Callable[[Field, str, int], Any]]] = {
    "line": lambda _of, word, _n: (word, word[:1]),
    "prose": lambda _of, word, _n: (word,),
    "count": lambda _of, _word, n: (n, 1),
    "number": lambda _of, _word, n: (n, 1),
    "cents": lambda _of, _word, n: (n,),
    "day": lambda _of, _word, _n: ("2002-07-14",),
    "when": lambda _of, _word, _n: ("2002-07",),
    "time": lambda _of, _word, _n: ("09:30",),
    "word": _words,
    "words": lambda of, word, n: (_words(of, word, n), [2003]),
    "ref": _ids,
    "refs": lambda of, word, n: ([one] for one in _ids(of, word, n)),
    "yes": lambda _of, _word, _n: (True,),
    "by_id": lambda of, word, n: ({one: n} for one in _ids(of, word, n)),
    "by_language": lambda _of, word, _n: ({"ay": word},),
    "data": lambda _of, word, _n: ([M, HOLDER, [word]], [word], word, {"acta": [word]}),
    "part": lambda _of, _word, _n: (),
    "rows": lambda _of, _word, _n: (),
}
assert set(_MADE) == set(get_args(Unit))
