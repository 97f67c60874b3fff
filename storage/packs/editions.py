"""The editions of a municipality's pack: TOML -> the pack's revisions, the same bytes on every laptop.

A pack is a TOML file of editions, the oldest first. An edition has a date and, for each kind, its
records by the rest of their names:

    municipality = "guaqui"

    [[edition]]
    at = "2003-01-01T00:00:00-04:00"

    [edition.community]
    andamarca = { name = "Andamarca", sort = "rural" }

    [edition.member.typology]
    andamarca = { zone = "2" }

A later edition names only the fields that it changes: its revision has the pack's previous revision of that
record as parent and sets just those. Past editions stay, so that old files merge with new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import GuaquiError, PackError
from ..kinds.lookup import KINDS
from ..names.name_table import slug
from ..revisions.revision import PACK, Refusal, Revision, accept_value, revision_document

FOLDER = Path(__file__).parent / "municipalities"


class Editions(NamedTuple):
    """What a pack's text says: whose it is, its revisions, and the line that each record stands on."""

    municipality: str
    revisions: tuple[Revision, ...]
    lines: dict[str, int]


def municipalities() -> list[str]:
    """The municipalities that there is a pack for."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read_editions(text: str, file: str) -> Editions:
    """The revisions that a pack's text says; what they refer to is not looked at.

    Raises `pack-bad` with file, line and reason: a syntax error, a kind, field or value that a record may not
    have.
    """
    import tomllib  # only a new file needs a pack's text

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise bad_pack(file, int(at[1]) if at else text.count("\n") + 1, str(error)) from None
    municipality = data.get("municipality")
    editions = data.get("edition")
    if not isinstance(municipality, str) or slug(municipality) != municipality or not municipality:
        raise bad_pack(file, _Where(text).line("municipality"), "municipality = a name of a-z, 0-9 and -")
    if not isinstance(editions, list) or not editions:
        raise bad_pack(file, 1, "there is no [[edition]]")
    revisions, lines = _read(text, file, municipality, editions)
    return Editions(municipality, tuple(revisions), lines)


def _read(text: str, file: str, municipality: str, editions: list[Any]) -> tuple[list[Revision], dict[str, int]]:
    """The revisions of all editions, and the line that each record stands on, in the edition that said it last."""
    latest: dict[str, Revision] = {}
    revisions: list[Revision] = []
    places: dict[str, int] = {}
    where = _Where(text)
    for index, edition in enumerate(editions):
        if not isinstance(edition, dict) or not edition.get("at"):
            raise bad_pack(file, where.edition(index), "an edition has a date: at = ...")
        for record, kind, id_, fields in _records(municipality, edition):
            line = places[record] = where.record(index, kind, id_)
            if kind not in KINDS or not isinstance(fields, dict):
                raise bad_pack(file, line, f"{kind}: not a kind of record")
            if unknown := _unknown_words(kind, fields):
                raise bad_pack(file, line, f"{record}: {unknown}")
            revision = _revision(record, fields, latest.get(record), edition.get("at", ""))
            if isinstance(revision, Refusal):
                raise bad_pack(file, line, f"{record}: {revision.detail or revision.reason}")
            latest[record] = revision
            revisions.append(revision)
    return revisions, places


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


def _unknown_words(kind: str, fields: dict[str, Any]) -> str:
    """A field's name or a word that this version does not know: in a pack, which is ours, a slip of the pen."""
    known = {field.name: field.says for field in KINDS[kind].fields}
    for name, value in fields.items():
        if name not in known:
            return f"{name}: no such field"
        words = known[name].words
        if words and isinstance(value, str) and value not in words:
            return f"{name}: no such word: {value}"
    return ""


def _revision(record: str, fields: dict[str, Any], before: Revision | None, at: Any) -> Revision | Refusal:
    body = {**(before.body if before else {}), **fields}
    parents = (before.rev,) if before else ()
    return accept_value(
        revision_document(record, body, sets=set(fields), parents=parents, author="", device=PACK, at=at)
    )


class _Where:
    """Finds the line on which a record stands, for people to mend it. TOML readers do not keep lines."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def line(self, key: str) -> int:
        """That of a key above all editions."""
        return next((n for n, text in enumerate(self._lines, 1) if re.match(rf"\s*{re.escape(key)}\s*=", text)), 1)

    def edition(self, index: int) -> int:
        heads = [n for n, text in enumerate(self._lines, 1) if text.strip().startswith("[[edition]]")]
        return heads[index] if index < len(heads) else 1

    def record(self, index: int, kind: str, id_: tuple[str, ...]) -> int:
        """That of a record in an edition: its own table's head, else its key in one above, else the edition's."""
        path, section, seen = [kind, *id_], [""], -1
        for number, text in enumerate(self._lines, 1):
            if text.strip().startswith("[[edition]]"):
                seen, section = seen + 1, [""]
            elif header := re.match(r"\s*\[edition\.([^\]]+)\]", text):
                section = re.sub(r"[\s\"']", "", header[1]).split(".")
            key = re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", text)
            here = [*section, key[1]] if key else section
            if seen == index and path in (section, here):
                return number
        return self.edition(index)


def bad_pack(file: str, line: int, reason: str) -> GuaquiError:
    """A mistake in a pack, for whoever writes it."""
    return PackError("pack-bad", file=file, line=line, reason=reason)
