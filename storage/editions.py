"""The editions of a municipality's pack: TOML -> the pack's revisions, the same bytes on every laptop.

A pack is a TOML file of editions, the oldest first. An edition has a date and, for each kind, records by id:

    municipality = "guaqui"

    [[edition]]
    at = "2003-01-01T00:00:00-04:00"

    [edition.community]
    andamarca = { name = "Andamarca", kind = "rural" }

A later edition names only the fields that it changes: its revision has the pack's previous revision of that
record as parent and sets just those. Past editions stay, so that old files merge with new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs

from .errors import GuaquiError
from .names import slug
from .records import CLASSES, KINDS
from .revision import PACK, Refusal, Revision, accept_value, draft

FOLDER = Path(__file__).with_name("packs")


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
            raise bad_pack(file, where.line("", index), "an edition has a date: at = ...")
        for record, kind, id_, fields in _records(municipality, edition):
            line = places[record] = where.line(id_ or "", index, kind, id_)
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


def _records(municipality: str, edition: dict[str, Any]) -> Iterator[tuple[str, str, str | None, Any]]:
    for kind, of_kind in edition.items():
        if kind == "at":
            continue
        if kind == "plan" or not isinstance(of_kind, dict):
            yield f"{kind}/{municipality}", kind, None, of_kind
            continue
        for id_, fields in of_kind.items():
            yield f"{kind}/{municipality}/{id_}", kind, id_, fields


_WORDS = {("action", "class"): CLASSES, ("zone", "zoning"): ("admin", "typology")}
"""Words that a newer version may add to; in a pack, which is ours, one that is not here is a mistake."""


def _unknown_words(kind: str, fields: dict[str, Any]) -> str:
    """A field's name or a word that this version does not know, and so a slip of the pen."""
    known = {field.encode_name for field in structs.fields(KINDS[kind].fields)}
    for name, value in fields.items():
        if name not in known:
            return f"{name}: no such field"
        if isinstance(value, str) and value not in _WORDS.get((kind, name), (value,)):
            return f"{name}: no such word: {value}"
    return ""


def _revision(record: str, fields: dict[str, Any], before: Revision | None, at: Any) -> Revision | Refusal:
    body = {**(before.body if before else {}), **fields}
    parents = (before.rev,) if before else ()
    return accept_value(draft(record, body, sets=set(fields), parents=parents, author="", device=PACK, at=at))


class _Where:
    """Finds the line on which a record stands, for people to mend it. TOML readers do not keep lines."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def line(self, key: str, edition: int = -1, kind: str = "", id_: str | None = None) -> int:
        seen, section = -1, ""
        best = 1
        for number, text in enumerate(self._lines, 1):
            if text.strip().startswith("[[edition]]"):
                seen, section = seen + 1, ""
            elif header := re.match(r"\s*\[edition\.([^\]]+)\]", text):
                section = header[1].replace(" ", "").replace('"', "")
            if seen != edition:
                continue
            if section == (f"{kind}.{id_}" if id_ else kind):
                best = number if best == 1 or id_ is not None else best
                if id_ is not None:
                    return number
            if section == kind and id_ and re.match(rf'\s*"?{re.escape(id_)}"?\s*=', text):
                return number
            if edition < 0 and re.match(rf"\s*{re.escape(key)}\s*=", text):
                return number
        return best


def bad_pack(file: str, line: int, reason: str) -> GuaquiError:
    """A mistake in a pack, for whoever writes it."""
    return GuaquiError("pack-bad", file=file, line=line, reason=reason)
