"""The layout of a field file: bytes -> revisions, and back.

    {"field": {"1": {"format": 1}}, "revisions": {
    "1": {"rev":"3f0c...", the rest of the canonical JSON},
    "2": {"rev":"a911...", ...}
    }}

Each line verifies by itself. So a file that was torn by a power cut still gives back every line that was
written whole, and a file that another program wrote anew is read by parsing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from .canonical import plain_decoder
from .errors import GuaquiError
from .limits import FORMAT, MAX_FILE_BYTES, MAX_REVISIONS
from .revision import Refusal, Revision, accept_bytes, accept_value

HEADER = b'{"field": {"1": {"format": 1}}, "revisions": {'
TAIL = b"\n}}\n"

_LINE = re.compile(rb'"([1-9][0-9]{0,17})": \{"rev":"([0-9a-f]{32})",(.*\})')
_SPACE = re.compile(r"[ \t\n\r]*")


class Problem(NamedTuple):
    """Something in a file that is no revision: where it stands, why it was refused, and all of it."""

    where: str
    reason: str
    detail: str
    raw: str


class Reading(NamedTuple):
    """What the bytes of a file hold.

    `revisions`: the accepted ones, each once, as they stand. `next_number`: free for the next line.
    `problems`: the rest. `whole`: the file parses. `ours`: a line can be appended as the layout stands.
    """

    revisions: list[Revision]
    problems: list[Problem]
    next_number: int
    whole: bool
    ours: bool
    format: int = FORMAT


def line(number: int, revision: Revision) -> bytes:
    return b'"%d": {"rev":"%s",%s' % (number, revision.rev.encode(), revision.rest)


def continuation(number: int, revisions: Iterable[Revision], *, first: bool) -> bytes:
    """What stands in place of the last `TAIL` once `revisions` are appended, numbered from `number`."""
    lines = [line(number + i, revision) for i, revision in enumerate(revisions)]
    return (b"\n" if first else b",\n") + b",\n".join(lines) + TAIL


def whole_file(revisions: Iterable[Revision]) -> Iterator[bytes]:
    """The bytes of a file that holds `revisions` in this order, numbered from 1."""
    yield HEADER
    separator = b"\n"
    for number, revision in enumerate(revisions, 1):
        yield separator + line(number, revision)
        separator = b",\n"
    yield TAIL


def read(data: bytes) -> Reading:
    """Read a field file.

    Raises `GuaquiError`: `empty-file` (nothing in it, or only NUL), `too-big`, and `not-a-field-file` where
    nothing in it can be believed.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise GuaquiError("empty-file", bytes=len(data))
    if len(data) > MAX_FILE_BYTES:
        raise GuaquiError("too-big", bytes=len(data))
    reading = _read_lines(data) or _read_json(data) or _salvage(data)
    if len(reading.revisions) > MAX_REVISIONS:
        raise GuaquiError("too-big", revisions=len(reading.revisions))
    return reading


def _verify(text: bytes) -> tuple[int, Revision] | None:
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    revision = accept_bytes(b"{" + match[3], match[2].decode())
    return (int(match[1]), revision) if isinstance(revision, Revision) else None


def _read_lines(data: bytes) -> Reading | None:
    """The quick way: our own layout with nothing wrong in it."""
    if not data.startswith(HEADER) or not data.endswith(TAIL):
        return None
    body = data[len(HEADER) : -len(TAIL)]
    found: dict[str, Revision] = {}
    last = 0
    if body:
        if not body.startswith(b"\n"):
            return None
        for text in body[1:].split(b",\n"):
            verified = _verify(text)
            if verified is None:
                return None
            number, revision = verified
            if number <= last:  # a number that stands twice would hide a revision from plain TinyDB
                return None
            last = number
            found.setdefault(revision.rev, revision)
    return Reading(list(found.values()), [], last + 1, whole=True, ours=True)


def _salvage(data: bytes) -> Reading:
    """What verifies in bytes that do not parse: line by line, whatever a torn write left behind a line."""
    found: dict[str, Revision] = {}
    problems = []
    for position, text in enumerate(data.split(b"\n"), 1):
        verified = _verify(_first_object(text))
        if verified is not None:
            found.setdefault(verified[1].rev, verified[1])
        elif (shown := text.strip(b", \r\t\0}")) and not HEADER.startswith(shown[: len(HEADER)]):
            raw = shown.decode("utf-8", "backslashreplace")
            problems.append(Problem(f"line {position}", "damaged", "", raw))
    if not found:
        raise GuaquiError("not-a-field-file", other_json=_is_json(data))
    return Reading(list(found.values()), problems, len(found) + 1, whole=False, ours=False)


def _is_json(data: bytes) -> bool:
    try:
        plain_decoder.decode(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def _first_object(text: bytes) -> bytes:
    """A line up to the end of its object: what stands behind it is a comma, or not ours."""
    line_text = text.decode("utf-8", "surrogateescape")
    try:
        _, end = plain_decoder.raw_decode(line_text, line_text.index("{"))
    except (ValueError, RecursionError):
        return text
    return line_text[:end].encode("utf-8", "surrogateescape")


def _read_json(data: bytes) -> Reading | None:
    """The thorough way: any JSON with our tables in it, as plain TinyDB or an editor may have left it."""
    try:
        entries = _entries(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    tables = {entry.table for entry in entries}
    format_ = next(
        (e.value.get("format") for e in entries if e.table == "field" and isinstance(e.value, dict)), None
    )
    if "revisions" not in tables or type(format_) is not int or format_ < 1:
        raise GuaquiError("not-a-field-file", other_json=True)
    if format_ > FORMAT:
        return Reading([], [], 1, whole=True, ours=False, format=format_)
    return _judge(entries, ours=data.startswith(HEADER) and data.endswith(TAIL))


class _Entry(NamedTuple):
    table: str
    number: str
    value: Any
    raw: str


def _judge(entries: list[_Entry], *, ours: bool) -> Reading:
    found: dict[str, Revision] = {}
    problems = []
    numbers: list[int] = []
    for entry in entries:
        if entry.table != "revisions" or not entry.number:
            continue
        if entry.number.isascii() and entry.number.isdigit() and len(entry.number) < 19:
            numbers.append(int(entry.number))
        else:
            ours = False
        accepted = accept_value(entry.value)
        if isinstance(accepted, Refusal):
            problems.append(Problem(entry.number, accepted.reason, accepted.detail, entry.raw))
        else:
            found.setdefault(accepted.rev, accepted)
    ours = ours and len(set(numbers)) == len(numbers)
    return Reading(list(found.values()), problems, max(numbers, default=0) + 1, whole=True, ours=ours)


def _entries(text: str) -> list[_Entry]:
    """Every entry of every table of a TinyDB file, doubled ones too, each with its own text.

    A table without entries gives one with an empty number. Raises ValueError where the text is no such file.
    """
    entries: list[_Entry] = []

    def table(name: str, at: int) -> int:
        before = len(entries)

        def entry(number: str, at: int) -> int:
            value, end = plain_decoder.raw_decode(text, at)
            entries.append(_Entry(name, number, value, text[at:end]))
            return end

        end = _object(text, at, entry)
        if len(entries) == before:
            entries.append(_Entry(name, "", None, ""))
        return end

    if _skip(text, _object(text, _skip(text, 0), table)) != len(text):
        raise ValueError(text)
    return entries


def _object(text: str, at: int, member: Callable[[str, int], int]) -> int:
    """Read the object at `at`; `member` is told each key and where its value begins, and says where it ends.

    The end of the object is returned. The values are read by the standard decoder; this walk is here because
    that decoder says neither a value's own text nor that a key stood twice.
    """
    _expect(text, at, "{")
    at = _skip(text, at + 1)
    if text[at : at + 1] == "}":
        return at + 1
    while True:
        key, at = plain_decoder.raw_decode(text, at)
        at = _skip(text, at)
        _expect(text, at, ":")
        at = _skip(text, member(str(key), _skip(text, at + 1)))
        if text[at : at + 1] == "}":
            return at + 1
        _expect(text, at, ",")
        at = _skip(text, at + 1)
        _expect(text, at, '"')


def _expect(text: str, at: int, mark: str) -> None:
    if text[at : at + 1] != mark:
        raise ValueError(at)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
