"""The editions of a municipality's pack: TOML -> the pack's revisions, the same bytes on every laptop.

A pack is a TOML file of editions, the oldest first. An edition has a date and, for each kind of what a
municipality decides (`TERMS`), its records by the rest of their names:

    municipality = "guaqui"

    [[edition]]
    at = "2003-01-01T00:00:00-04:00" # of the first one it may be empty

    [edition.community]
    andamarca = { name = "Andamarca", sort = "rural" }

    [edition.member.typology]
    andamarca = { zone = "2" }

A later edition names only the fields that it changes: its revision has the pack's previous revision of that
record as parent and sets just those; "" takes one away. Past editions stay, so that old files merge with new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..errors import GuaquiError, PackError
from ..kinds.lookup import KINDS, TERMS
from ..kinds.terms.community import KIND as COMMUNITY
from ..kinds.terms.community import is_level
from ..names.name_table import slug
from ..revisions.revision import PACK, Refusal, Revision, accept_value, is_moment, revision_document
from .pack_faults import PackFault, PackFaultCode
from .record_lines import RecordLines


class Editions(NamedTuple):
    """What a pack's text says: whose it is, its revisions, the line that each record stands on, what is wrong.

    Of a record that is wrong there is no revision, but its line.
    """

    municipality: str
    revisions: tuple[Revision, ...]
    lines: dict[str, int]
    faults: tuple[PackFault, ...] = ()


def read_editions(text: str, file: str) -> Editions:
    """The revisions that a pack's text says; what they refer to is not looked at.

    Raises `pack-bad` with file, line and reason (a `PackFault`): a syntax error, a kind, field or value that a
    record may not have.
    """
    said = editions_of(text)
    for fault in said.faults:
        raise bad_pack(file, fault)
    return said


def editions_of(text: str) -> Editions:
    """The same, with all that is wrong in it."""
    import tomllib  # only a new file needs a pack's text

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        return Editions("", (), {}, (PackFault(line, "syntax", facts={"words": str(error)}),))
    municipality, lines = data.get("municipality"), RecordLines(text)
    editions = data.get("edition")
    if not isinstance(municipality, str) or slug(municipality) != municipality or not municipality:
        return Editions("", (), {}, (PackFault(lines.key("municipality"), "no-municipality"),))
    if not isinstance(editions, list) or not editions:
        return Editions(municipality, (), {}, (PackFault(1, "no-editions"),))
    reader = _Reader(municipality, lines)
    for index, edition in enumerate(editions):
        reader.take(index, edition)
    return Editions(municipality, tuple(reader.revisions), reader.places, tuple(reader.faults))


class _Reader:
    """Takes edition after edition: the revisions, the line on which the last one said each record, the faults."""

    def __init__(self, municipality: str, lines: RecordLines) -> None:
        self.revisions: list[Revision] = []
        self.places: dict[str, int] = {}
        self.faults: list[PackFault] = []
        self._municipality = municipality
        self._lines = lines
        self._latest: dict[str, Revision] = {}
        self._refused: set[str] = set()
        """The kinds that no pack has, each told once."""

    def take(self, index: int, edition: Any) -> None:
        """Of a first edition the date may be empty: what was prepared anew is of no day."""
        at = edition.get("at") if isinstance(edition, dict) else None
        if not is_moment(at) and (at != "" or index):
            self.faults.append(PackFault(self._lines.edition(index), "edition-undated"))
            return
        for record, kind, id_, fields in _records(self._municipality, edition):
            line = self.places[record] = self._lines.record(index, kind, id_)
            if kind not in TERMS:
                self._refuse(kind, record, line)
                continue
            before = self._latest.get(record)
            read = _revision(record, kind, fields, before, at)
            if isinstance(read, Revision):
                self._latest[record] = read
                self.revisions.append(read)
            else:
                self.faults.append(read._replace(line=line, record=record))

    def _refuse(self, kind: str, record: str, line: int) -> None:
        if kind not in self._refused:
            self._refused.add(kind)
            code: PackFaultCode = "kind-not-a-packs" if kind in KINDS else "kind-unknown"
            self.faults.append(PackFault(line, code, record, {"kind": kind}))


def _records(municipality: str, edition: dict[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...], Any]]:
    """Each record's name, kind and id, part by part, and what stands there. A kind of nobody's has one part."""
    for kind, of_kind in edition.items():
        if kind != "at":
            depth = len(KINDS[kind].parts) if kind in KINDS else 1
            for id_, fields in _at_depth(of_kind, depth):
                yield "/".join((kind, municipality, *id_)), kind, id_, fields


def _at_depth(said: Any, depth: int) -> Iterator[tuple[tuple[str, ...], Any]]:
    if depth == 0 or not isinstance(said, dict):
        yield (), said
        return
    for name, inner in said.items():
        yield from (((name, *rest), fields) for rest, fields in _at_depth(inner, depth - 1))


def _revision(record: str, kind: str, fields: Any, before: Revision | None, at: Any) -> Revision | PackFault:
    """What an edition says of a record, after what the one before said; or what is wrong in it, on no line."""
    if not isinstance(fields, dict):
        return PackFault(0, "fields-missing")
    said = {**(before.body if before else {}), **fields}
    body = {name: value for name, value in said.items() if value != "" or not before}
    if unknown := _unknown_words(kind, fields, at_level=kind == COMMUNITY.name and is_level(body)):
        return unknown
    parents = (before.rev,) if before else ()
    read = accept_value(
        revision_document(record, body, sets=set(fields), parents=parents, author="", device=PACK, at=at)
    )
    if isinstance(read, Refusal):
        return PackFault(0, "refused", facts={"words": read.detail or read.reason})
    return read


def _unknown_words(kind: str, fields: dict[str, Any], *, at_level: bool) -> PackFault | None:
    """A field's name or a word that this version does not know: in a pack, which is ours, a slip of the pen.

    What a level is called (ayllu, district) is the municipality's own word.
    """
    known = {field.name: field.says for field in KINDS[kind].fields}
    for name, value in fields.items():
        if name not in known:
            return PackFault(0, "field-unknown", facts={"field": name})
        words = known[name].words
        if words and isinstance(value, str) and value and value not in words and not (at_level and name == "sort"):
            return PackFault(0, "word-unknown", facts={"field": name, "word": value})
    return None


def bad_pack(file: str, fault: PackFault) -> GuaquiError:
    """A mistake in a pack, for whoever writes it."""
    return PackError("pack-bad", file=file, line=fault.line, reason=fault)
