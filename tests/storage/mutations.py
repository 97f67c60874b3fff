"""Field files with something done to them, each from a number, and a second verifier of them."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from storage.file.pack import load_pack
from storage.revisions.lines import HEADER, TAIL, whole_file
from storage.revisions.revision import Revision
from tests.storage.revisions_made import DEMAND, child, document, plain_canonical, rev_of, revision

Mutation = Callable[[random.Random, bytes], bytes]


@cache
def fields(laptop: int) -> tuple[Revision, ...]:
    """What one of two laptops holds: the pack, and a dozen lines with every sort of value."""
    made: list[Revision] = []
    for n in range(6):
        slot = f"demand/guaqui/andamarca/{2003 + n % 5}/{1 + n // 5}"
        body = {**DEMAND, "text": f"Riego en K'ulli {n}", "families": n, "notes": f"q’añu, ñandú\n{laptop} 🐄"}
        first = revision(slot, body, device=f"laptop0{laptop}")
        after = {"cost_cents": 1000 + n, "funding": {"pdla": 1, "hipc": 0}, "weather": [1, {"mm": 1}, None, True]}
        made += [first, child([first], after, author=f"Equipo {laptop}", device=f"laptop0{laptop}")]
    return (*load_pack("guaqui"), *made)


@cache
def good(laptop: int) -> bytes:
    return b"".join(whole_file(fields(laptop)))


@cache
def genuine() -> dict[str, Revision]:
    return {one.rev: one for laptop in (1, 2) for one in fields(laptop)}


class _Pairs(list[tuple[str, Any]]):
    """An object as it is written, doubled keys too."""


class _MisspelledError(ValueError):
    """A number that no revision may hold, or a doubled key."""


_BAD = object()
_decoder = json.JSONDecoder(
    object_pairs_hook=_Pairs,
    parse_int=lambda digits: _BAD if digits == "-0" or len(digits) > 17 else int(digits),
    parse_float=lambda _: _BAD,
    parse_constant=lambda _: _BAD,
)


def _plain(value: Any) -> Any:
    if isinstance(value, _Pairs):
        plain = {key: _plain(item) for key, item in value}
        if len(plain) < len(value):
            raise _MisspelledError
        return plain
    if value is _BAD:
        raise _MisspelledError
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _verified(value: Any) -> str | None:
    try:
        fields = _plain(value)
        rev = fields.pop("rev")
        return str(rev) if rev_of(fields) == rev else None
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return None


@lru_cache(4000)
def verified(text: str) -> str | None:
    """The id of the revision that an object's text is, if it hashes to it. By the standard library alone."""
    try:
        return _verified(_decoder.decode(text))
    except (ValueError, RecursionError):
        return None


_LINE = re.compile(r'[ \t]*"[0-9]+": (\{.*\})[ \t]*,?[ \t\r]*')


def must_come_in(data: bytes) -> set[str]:
    """The ids that must come in: of all entries of a file that parses, else of all lines that verify."""
    try:
        whole = _decoder.decode(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        whole = None
    tables = [of for name, of in whole if name == "revisions"] if isinstance(whole, _Pairs) else []
    if tables and all(isinstance(of, _Pairs) for of in tables):
        found = [_verified(entry) for of in tables for _, entry in of]
    else:
        lines = data.decode("utf-8-sig", "surrogateescape").split("\n")
        found = [verified(match[1]) for text in lines if (match := _LINE.fullmatch(text))]
    return {rev for rev in found if rev} & genuine().keys()


def _at(draw: random.Random, data: bytes) -> int:
    return draw.randrange(max(1, len(data)))


def _on_lines(change: Callable[[random.Random, list[bytes]], None]) -> Mutation:
    def mutation(draw: random.Random, data: bytes) -> bytes:
        lines = data.split(b"\n")
        if len(lines) > 3:
            change(draw, lines)
        return b"\n".join(lines)

    return mutation


def _on_a_line(change: Callable[[random.Random, bytes], bytes]) -> Mutation:
    def on_one(draw: random.Random, lines: list[bytes]) -> None:
        at = draw.randrange(len(lines))
        lines[at] = change(draw, lines[at])

    return _on_lines(on_one)


def _replaced(pattern: bytes, *by: bytes) -> Mutation:
    def mutation(draw: random.Random, data: bytes) -> bytes:
        found = list(re.finditer(pattern, data))
        if not found:
            return data
        match = draw.choice(found)
        return data[: match.start()] + match.expand(draw.choice(by)) + data[match.end() :]

    return mutation


def _parsed(write: Callable[[Any], str]) -> Mutation:
    def mutation(_: random.Random, data: bytes) -> bytes:
        try:
            return write(json.loads(data)).encode("utf-8", "surrogatepass")
        except (ValueError, RecursionError):
            return data

    return mutation


def _flipped(draw: random.Random, data: bytes) -> bytes:
    at = _at(draw, data)
    return data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :] if data else data


def _spliced(draw: random.Random, data: bytes) -> bytes:
    other = good(2)
    return data[: _at(draw, data)] + other[_at(draw, other) :]


def _mixed(draw: random.Random, lines: list[bytes]) -> None:
    for text in good(2).split(b"\n")[1:-2]:
        lines.insert(draw.randrange(1, len(lines)), text)


def _doubled(draw: random.Random, lines: list[bytes]) -> None:
    lines.insert(draw.randrange(len(lines)), draw.choice(lines))


def _removed(draw: random.Random, lines: list[bytes]) -> None:
    del lines[draw.randrange(len(lines))]


def _joined(draw: random.Random, lines: list[bytes]) -> None:
    at = draw.randrange(len(lines) - 1)
    lines[at : at + 2] = [lines[at] + draw.choice([b" ", b"", b"\0", b"x"]) + lines[at + 1]]


def _shuffled(draw: random.Random, lines: list[bytes]) -> None:
    lines[1:-3] = draw.sample(lines[1:-3], len(lines[1:-3]))


def _under_one_number(draw: random.Random, lines: list[bytes]) -> None:
    number = draw.choice([b"1", b"0", b"007", b"99999999999999999999", b"-1", b"x", b"\xc2\xb2"])
    for at in range(1, len(lines) - 2, draw.randint(1, 9)):
        lines[at] = re.sub(rb'^"\d+"', b'"' + number + b'"', lines[at])


FLAWED: list[dict[str, Any]] = [
    {"author": "Equipo\x1b[2J"},
    {"author": "Nun\u0303umani"},
    {"author": "\u202eodnum"},
    {"body": {**DEMAND, "weight": 1.0}, "sets": [*sorted(DEMAND), "weight"]},
    {"body": {**DEMAND, "weight": 2**53}, "sets": [*sorted(DEMAND), "weight"]},
    {"body": {**DEMAND, "año": 1}, "sets": [*sorted(DEMAND), "año"]},
    {"body": {**DEMAND, "withdrawn": False}, "sets": [*sorted(DEMAND), "withdrawn"]},
    {"parents": ["b" * 32, "a" * 32]},
    {"parents": ["A" * 32]},
    {"sets": ["text"]},
    {"record": "demand/guaqui/andamarca/2004/01"},
    {"device": "K7M2Q9XW"},
    {"at": "2002-07-14"},
]


def _forged(draw: random.Random, data: bytes) -> bytes:
    """A line whose id is right and which is no revision all the same."""
    made = document(**draw.choice(FLAWED))
    text = plain_canonical({name: value for name, value in made.items() if name != "rev"})
    return data.removesuffix(TAIL) + b',\n"%d": {"rev":"%s",' % (
        draw.choice([7, 900]),
        made["rev"].encode(),
    ) + text[1:] + TAIL  # fmt: skip


def _nested(draw: random.Random, data: bytes) -> bytes:
    deep = draw.choice([33, 900, 20_000])
    mark = draw.choice([b"[", b'{"a":', b'"1": {'])
    return data[: (at := _at(draw, data))] + mark * deep + data[at:]


def _block(draw: random.Random, data: bytes) -> bytes:
    at, length = _at(draw, data), draw.choice([1, 512, 4096])
    return data[:at] + draw.choice([b"\0", b"\xff", b" ", b"\n"]) * length + data[at + length :]


def _escaped(draw: random.Random, text: bytes) -> bytes:
    at = text.find(draw.choice([b'"author":"', b'"text":"', b'"name":"', b'"record":"']))
    at = text.find(b':"', at) + 2 if at >= 0 else 0
    return text[:at] + b"\\u%04x" % text[at] + text[at + 1 :] if at else text


def _in_nfd(_: random.Random, text: bytes) -> bytes:
    return unicodedata.normalize("NFD", text.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


MUTATIONS: dict[str, Mutation] = {
    "a bit": _flipped,
    "some bits": lambda draw, data: _flipped(draw, _flipped(draw, _flipped(draw, data))),
    "the end cut": lambda draw, data: data[: _at(draw, data)],
    "the beginning cut": lambda draw, data: data[_at(draw, data) :],
    "a hole": lambda draw, data: data[: (at := _at(draw, data))] + data[at + draw.randint(1, 900) :],
    "a block": _block,
    "noise": lambda draw, data: data[: (at := _at(draw, data))] + draw.randbytes(9) + data[at:],
    "a line doubled": _on_lines(_doubled),
    "a line removed": _on_lines(_removed),
    "two lines joined": _on_lines(_joined),
    "lines shuffled": _on_lines(_shuffled),
    "a line broken": _on_a_line(lambda draw, text: text[: (at := _at(draw, text))] + b"\n" + text[at:]),
    "spliced": _spliced,
    "mixed": _on_lines(_mixed),
    "two files": lambda draw, data: data + draw.choice([b"", b"\n", b",\n"]) + good(2),
    "a word swapped": _replaced(rb"Riego|irrigation|proposed|Equipo", b"Posta", b"", b"social"),
    "a number": _replaced(
        rb":(\d+)([,}])", rb":\g<1>.0\2", rb":\1e0\2", rb":-\1\2", rb":0\1\2", b":%s\\2" % (b"1" * 5000)
    ),
    "-0": _replaced(rb":0([,}])", rb":-0\1", rb":0.0\1"),
    "a great number": _replaced(rb":(\d+)([,}])", b":9007199254740993\\2", b":1e999\\2", b":NaN\\2"),
    "an escape": _on_a_line(_escaped),
    "NFD": _on_a_line(_in_nfd),
    "all NFD": _in_nfd,
    "CRLF": lambda _, data: data.replace(b"\n", b"\r\n"),
    "BOM": lambda _, data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda _, data: data.decode("utf-8", "replace").encode("utf-16"),
    "Latin-1": lambda _, data: data.decode("utf-8", "replace").encode("latin-1", "replace"),
    "nested": _nested,
    "a key doubled": _replaced(rb'"(author|rev|text|at)": ?"', rb'"\1":"x","\1":"'),
    "a table renamed": _replaced(
        rb'"(revisions|field)": ', b'"_default": ', b'"field": ', b'"revisions": ', b'"x": '
    ),
    "a table more": lambda draw, data: (
        data.removesuffix(TAIL)
        + draw.choice([b'\n}, "notes": {"1": {"milk": 2}}}\n', b'\n}, "revisions": {\n"1": {}\n}}\n'])
    ),
    "under one number": _on_lines(_under_one_number),
    "another format": _replaced(
        rb'"format": 1', b'"format": 0', b'"format": 2', b'"format": "1"', b'"format": 1.0'
    ),
    "no header": lambda _, data: data.removeprefix(HEADER),
    "indented": _parsed(lambda value: json.dumps(value, indent=2)),
    "sorted": _parsed(lambda value: json.dumps(value, sort_keys=True)),
    "unescaped": _parsed(lambda value: json.dumps(value, ensure_ascii=False)),
    "by plain TinyDB": _parsed(json.dumps),
    "forged": _forged,
    "an id": _replaced(rb'"rev": ?"[0-9a-f]', b'"rev":"0', b'"rev":"F', b'"rev":"'),
    "a parent": _replaced(rb'"parents":\["[0-9a-f]', b'"parents":["0', b'"parents":["F'),
    "space": _replaced(rb'([:,])"', rb'\1 "', b'\\1\t"'),
}


def mutated(seed: int) -> tuple[str, bytes]:
    """A file with one to three things done to it, and what they were. The same seed gives the same bytes."""
    draw = random.Random(seed)
    data = good(1)
    done = []
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        name = draw.choice(list(MUTATIONS))
        data = MUTATIONS[name](draw, data)
        done.append(name)
    return f"{seed}: {', '.join(done)}", data
