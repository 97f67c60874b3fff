"""The records of a new pack -> its text, TOML. The same records give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ...translatable import N_
from .answers import Answers, Say
from .pack_records import PackRecords, pack_records

_BARE: Final = re.compile("[A-Za-z0-9_-]+")
_ESCAPED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_NEVER: Final = N_(
    "Never change an edition that laptops have used: add another [[edition]] below, with what changes."
)
_TABLES: Final = frozenset({"municipality", "plan"})
"""The kinds whose records are read better with a field a line."""


def pack_text(answers: Answers) -> str:
    """The text of the pack that was answered for. Raises `SetupError`."""
    return text_of(answers.text("id"), pack_records(answers), answers.say)


def text_of(municipality: str, records: PackRecords, say: Say = str) -> str:
    """A pack of one edition without a day. In bodies stand texts, whole numbers, yes or no, lists and tables."""
    parts = [f'# {say(_NEVER)}\n\nmunicipality = {_value(municipality)}\n\n[[edition]]\nat = ""\n']
    parts += (part for kind, bodies in records.items() if bodies for part in _of_kind(kind, bodies))
    return "\n".join(parts)


def _of_kind(kind: str, bodies: dict[tuple[str, ...], dict[str, Any]]) -> Iterator[str]:
    if kind in _TABLES:
        for id_, body in bodies.items():
            fields = "".join(f"{_key(name)} = {_value(value)}\n" for name, value in body.items())
            yield f"[{_path('edition', kind, *id_)}]\n{fields}"
        return
    groups: dict[tuple[str, ...], list[str]] = {}
    for id_, body in bodies.items():
        groups.setdefault(id_[:-1], []).append(f"{_key(id_[-1])} = {_value(body)}\n")
    for group, lines in groups.items():
        yield f"[{_path('edition', kind, *group)}]\n{''.join(lines)}"


def _path(*parts: str) -> str:
    return ".".join(map(_key, parts))


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{ {', '.join(f'{_key(name)} = {_value(one)}' for name, one in value.items())} }}"
        case _:
            return f'"{"".join(map(_escaped, value))}"'


def _escaped(sign: str) -> str:
    if sign < " " or "\x7f" <= sign <= "\x9f":
        return _ESCAPED.get(sign, f"\\u{ord(sign):04x}")
    return _ESCAPED.get(sign, sign)
