"""The layout of a field file: bytes -> revisions, and back.

    {"field": {"1": {"format": 1}}, "revisions": {
    "1": {"rev":"3f0c...", the rest of the canonical JSON},
    "2": {"rev":"a911...", ...}
    }}

Each line verifies by itself. So a file that was torn by a power cut still gives back every line that was
written whole, and a file that another program wrote anew is read by parsing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from ..errors import FileError, NotAFieldFileError
from ..limits import FORMAT, MAX_FILE_BYTES, MAX_REVISIONS
from ..notation.text import printable
from .canonical import plain_decoder
from .quick import Known, QuickLines
from .revision import Refusal, Revision, accept_bytes, accept_value

HEADER = b'{"field": {"1": {"format": 1}}, "revisions": {'
TAIL = b"\n}}\n"

_LINE = re.compile(rb'(,?\n)"([1-9][0-9]{0,17})": \{"rev":"([0-9a-f]{32})",')
"""How each line begins, with the end of the one before it."""
_BEGINNING = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"(field|revisions)"\s*:\s*\{')
_SPACE = re.compile(r"[ \t\n\r]*")
_NOTHING = re.compile(rb"[\0 \t\r\n]*")

# For files that do not parse.
_ENTRY = re.compile(r'(?:"([0-9]{1,20})"|"[^"\\\n]{1,40}")[ \t\n\r]*:[ \t\n\r]*(?=\{)')
_CLAIMED = re.compile(r'"field"\s*:\s*\{\s*"[0-9]+"\s*:\s*\{[^{}]*"format"\s*:\s*([0-9]{1,9})')
_HEADER_TEXT = HEADER.decode()
_BETWEEN = ", \r\t\0}"
_PATIENCE = 8
"""How many times its own length may be read of a file in which things that may be entries stand in one another."""
_DEEP = 10_000
"""What it counts for to meet something nested too deep."""


class Problem(NamedTuple):
    """Something in a file that is no revision: where it stands, why it was refused, and all of it."""

    where: str
    reason: str
    detail: str
    raw: str


class FileReading(NamedTuple):
    """What the bytes of a file hold.

    `revisions`: the accepted ones, each once, as they stand. `next_number`: free for the next line.
    `problems`: the rest. `whole`: the file parses. `ours`: a line can be appended as the layout stands.
    `along`: what came from the same place, and comes in or stays out by itself.
    """

    revisions: list[Revision]
    problems: list[Problem]
    next_number: int
    whole: bool
    ours: bool
    format: int = FORMAT
    along: Sequence[Revision] = ()


_BESIDE_REST: Final = len(b',\n"": {"rev":"",') + 32
"""What a line has besides its number and what was hashed: its id of 32 letters, and what stands around them."""


def revision_line(number: int, revision: Revision) -> bytes:
    return b'"%d": {"rev":"%s",%s' % (number, revision.rev.encode(), revision.rest)


def continuation(number: int, revisions: Iterable[Revision], *, first: bool) -> bytes:
    """What stands in place of the last `TAIL` once `revisions` are appended, numbered from `number`."""
    lines = [revision_line(number + i, revision) for i, revision in enumerate(revisions)]
    return (b"\n" if first else b",\n") + b",\n".join(lines) + TAIL


def whole_file(revisions: Iterable[Revision], path: str = "") -> Iterator[bytes]:
    """The bytes of a file that holds `revisions` in this order, numbered from 1.

    Raises `too-big` of `path` before the first that nobody could read any more: then the old file stays.
    """
    yield HEADER
    separator, size = b"\n", len(HEADER) + len(TAIL)
    for number, revision in enumerate(revisions, 1):
        line = separator + revision_line(number, revision)
        size += len(line)
        refuse_too_big(number, size, path)
        yield line
        separator = b",\n"
    yield TAIL


def whole_size(revisions: Sequence[Revision]) -> int:
    """How many bytes `whole_file` gives of some revisions."""
    count = len(revisions)
    digits = sum(count - 10**n + 1 for n in range(len(str(count)))) if count else 0
    lines = sum(len(one.rest) for one in revisions) + count * _BESIDE_REST + digits
    return len(HEADER) + lines + len(TAIL) - (1 if count else 0)  # the first has no comma before it


def refuse_too_big(revisions: int, size: int, path: str = "") -> None:
    """Raise `too-big` of a file with so many revisions and bytes: it is not read, so it is not written either."""
    if size > MAX_FILE_BYTES or revisions > MAX_REVISIONS:
        raise FileError("too-big", path=path, bytes=size, revisions=revisions)


def read_revisions(
    data: bytes, checked: Collection[str] = (), known: Known | None = None, *, judged: bool = False
) -> FileReading:
    """Read a field file.

    `checked` are ids whose signatures are known to fit; `known` and `judged` as in `QuickLines`.

    Raises `GuaquiError`: `empty-file` (nothing in it, or only NUL), `too-big`, and `not-a-field-file` where
    nothing in it can be believed.
    """
    if _NOTHING.fullmatch(data):
        raise NotAFieldFileError("empty-file", bytes=len(data))
    refuse_too_big(0, len(data))
    quick = QuickLines(data, checked, {} if known is None else known, judged=judged)
    reading = _read_lines(data, checked, quick) or _read_json(data, checked) or _salvage(data, checked)
    refuse_too_big(len(reading.revisions), len(data))
    return reading


def begins_like_a_field_file(head: bytes) -> bool:
    """Whether the first bytes of a file say that it is one, whatever it is called."""
    return _BEGINNING.match(head) is not None


def _read_lines(data: bytes, checked: Collection[str], quick: QuickLines) -> FileReading | None:
    """The quick way: our own layout with nothing wrong in it."""
    if not data.startswith(HEADER) or not data.endswith(TAIL):
        return None
    found: dict[str, Revision] = {}
    last, at, end = 0, len(HEADER), len(data) - len(TAIL)
    while at < end:
        begins = _LINE.match(data, at, end)
        if begins is None:
            return None
        between, digits, id_ = begins.groups()
        number, rev, first = int(digits), id_.decode(), last == 0
        next_line = data.find(b"\n", begins.end(), end)
        at = end if next_line < 0 else next_line - 1  # before the comma
        rest = data[begins.end() : at]
        if number <= last or first is (between == b",\n"):  # a number twice would hide one from plain TinyDB
            return None
        revision = quick.revision(rest, rev) or accept_bytes(b"{" + rest, rev, checked)
        if isinstance(revision, Refusal):
            return None
        last = number
        found.setdefault(rev, revision)
    return FileReading(list(found.values()), [], last + 1, whole=True, ours=True)


class _Span(NamedTuple):
    """Where in a text an accepted revision stands."""

    start: int
    end: int
    revision: Revision


def _salvage(data: bytes, checked: Collection[str]) -> FileReading:
    """What verifies in bytes that do not parse, wherever it stands: torn, flipped, or two files in one."""
    text = data.decode("utf-8-sig", "surrogateescape")
    if newer := _newer(text.partition('"rev"')[0]):
        return FileReading([], [], 1, whole=False, ours=False, format=newer)
    spans = list(_spans_of_lines(text, checked))
    patience = _PATIENCE * len(text)
    for start, end in _gaps(spans, len(text)):
        more, patience = _spans_between(text, start, end, patience, checked)
        spans += more
    spans.sort(key=lambda span: span.start)
    found: dict[str, Revision] = {}
    for span in spans:
        found.setdefault(span.revision.rev, span.revision)
    problems: list[Problem] = []
    line_number, counted = 1, 0
    for start, end in _gaps(spans, len(text)):
        line_number += text.count("\n", counted, start)
        counted = start
        problems += _damaged(text[start:end], line_number)
    if not found:
        raise NotAFieldFileError("not-a-field-file", other_json=_is_json(data))
    return FileReading(list(found.values()), problems, len(found) + 1, whole=False, ours=False)


def _gaps(spans: Iterable[_Span], length: int) -> list[tuple[int, int]]:
    """What stands before, between and behind some spans in order."""
    spans = list(spans)
    starts = [0, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), length]
    return list(zip(starts, ends, strict=True))


def _spans_of_lines(text: str, checked: Collection[str]) -> Iterator[_Span]:
    """The revisions that begin a line and end on it. Whatever else there is, these are found."""
    start = 0
    for piece in text.split("\n"):
        if match := _ENTRY.match(piece, len(piece) - len(piece.lstrip(" \t"))):
            revision, end = _accepted_at(piece, match.end(), checked)
            if revision:
                yield _Span(start + _beginning(match), start + end, revision)
        start += len(piece) + 1


def _spans_between(
    text: str, start: int, end: int, patience: int, checked: Collection[str]
) -> tuple[list[_Span], int]:
    """The revisions elsewhere in a part of a text: behind another one on its line, or over many lines.

    `patience` is how many characters may be read for it, and what is left of it is returned: things that may
    be entries can stand in one another, each to be read to its end.
    """
    part = _Uncounted(text[start:end])
    spans = []
    at = 0
    while patience > 0 and (match := _ENTRY.search(part, at)):
        revision, read_to = _accepted_at(part, match.end(), checked)
        patience -= read_to - match.end()
        at = read_to if revision else match.end()
        if revision:
            spans.append(_Span(start + _beginning(match), start + read_to, revision))
    return spans, patience


def _beginning(entry: re.Match[str]) -> int:
    """Where an entry begins: its number says nothing, but any other key may be what is left of something."""
    return entry.start() if entry[1] else entry.end()


def _newer(head: str) -> int:
    """The format that a damaged file claims at its beginning, 0 where it claims none that is newer."""
    match = _CLAIMED.search(head)
    claimed = int(match[1]) if match else 0
    return claimed if claimed > FORMAT else 0


class _Uncounted(str):
    """A text in which an error of the standard decoder does not count all lines before it, each time anew."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0

    def rfind(self, *_: object) -> int:
        return -1


def _accepted_at(text: str, at: int, checked: Collection[str]) -> tuple[Revision | None, int]:
    """The revision that the object at `at` is, if it is one, and how far it was read."""
    try:
        value, end = plain_decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        return None, error.pos
    except RecursionError:
        return None, at + _DEEP
    accepted = accept_value(value, checked)
    return (accepted if isinstance(accepted, Revision) else None), end


def _damaged(text: str, position: int) -> Iterator[Problem]:
    """What stands between revisions, line by line, but for what belongs there."""
    for line_number, piece in enumerate(text.split("\n"), position):
        shown = piece.strip(_BETWEEN).removeprefix(_HEADER_TEXT).strip(_BETWEEN)
        if shown and not _HEADER_TEXT.startswith(shown):
            raw = shown.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
            yield Problem(f"line {line_number}", "damaged", "", raw)


def _is_json(data: bytes) -> bool:
    try:
        plain_decoder.decode(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def _read_json(data: bytes, checked: Collection[str]) -> FileReading | None:
    """The thorough way: any JSON with our tables in it, as plain TinyDB or an editor may have left it."""
    try:
        tables, entries = _entries(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    format_ = next(
        (e.value.get("format") for e in entries if e.table == "field" and isinstance(e.value, dict)), None
    )
    if type(format_) is int and format_ > FORMAT:
        return FileReading([], [], 1, whole=True, ours=False, format=format_)
    if "revisions" not in tables or type(format_) is not int or format_ < 1:
        return None
    laid_out = data.startswith(HEADER) and data.endswith(TAIL) and tables == ["field", "revisions"]
    return _judge(entries, checked, ours=laid_out)


class _Entry(NamedTuple):
    table: str
    number: str
    value: Any
    raw: str


def _judge(entries: list[_Entry], checked: Collection[str], *, ours: bool) -> FileReading:
    found: dict[str, Revision] = {}
    problems = []
    numbers: list[int] = []
    for entry in entries:
        if entry.table == "field":
            continue
        if entry.table != "revisions":  # a table of somebody else's: not written anew, so it has to be told
            problems.append(Problem(f"{entry.table}/{entry.number}", "table", "", entry.raw))
            continue
        if entry.number.isascii() and entry.number.isdigit() and len(entry.number) < 19:
            numbers.append(int(entry.number))
        else:
            ours = False
        accepted = accept_value(entry.value, checked)
        if isinstance(accepted, Refusal):
            problems.append(Problem(printable(entry.number), accepted.reason, accepted.detail, entry.raw))
        else:
            found.setdefault(accepted.rev, accepted)
    ours = ours and len(set(numbers)) == len(numbers)
    return FileReading(list(found.values()), problems, max(numbers, default=0) + 1, whole=True, ours=ours)


def _entries(text: str) -> tuple[list[str], list[_Entry]]:
    """The tables of a TinyDB file and their entries, doubled ones too, each entry with its own text.

    Raises ValueError where the text is no such file.
    """
    tables: list[str] = []
    entries: list[_Entry] = []

    def table(name: str, at: int) -> int:
        tables.append(name)
        return _object(text, at, entry)

    def entry(number: str, at: int) -> int:
        value, end = plain_decoder.raw_decode(text, at)
        entries.append(_Entry(tables[-1], number, value, text[at:end]))
        return end

    if _skip(text, _object(text, _skip(text, 0), table)) != len(text):
        raise ValueError(text)
    return tables, entries


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
