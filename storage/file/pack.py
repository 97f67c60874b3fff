"""What a new field file begins with: a shipped pack, one that somebody wrote, or the plan of another file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from ..errors import InputError, NotFoundError, SeveralMunicipalitiesError
from ..kinds.lookup import TERMS, kind_of
from ..names.name_table import slug
from ..packs.editions import bad_pack, editions_of
from ..packs.file_municipality import municipalities_of
from ..packs.pack_faults import PackFault
from ..packs.shipped import FOLDER, municipalities
from ..plan.pack_check import pack_faults
from ..plan.survey import Survey
from ..plan.views.scopes import surveys_of
from ..refusals import from_os
from ..revisions.lines import begins_like_a_field_file
from ..revisions.record_names import municipality_of
from ..revisions.revision import PACK, Revision
from .bounded_files import head_of, read_bounded
from .disk import real, replace_file
from .path_parts import PART, path_and_part
from .reading import read_file
from .unknown_pack import accepted_if_done

_MAX_PACK: Final = 8 << 20
"""Bytes of a pack: one of 10,000 communities in five zonings has fewer."""


_READABLE: Final = 0o644
"""A pack names nobody: whoever uses the laptop may read it."""


@cache
def load_pack(municipality: str) -> tuple[Revision, ...]:
    """The revisions of a shipped pack. Raises `municipality-unknown` or `pack-bad`."""
    if municipality not in municipalities():
        raise InputError("municipality-unknown", municipality=municipality, known=municipalities())
    path = FOLDER / f"{municipality}.toml"
    return parse_pack(path.read_text("utf-8"), path.name)


@contextmanager
def begun_from(source: str | Path) -> Iterator[tuple[Revision, ...]]:
    """What a new file begins with, of a source: the id of a shipped pack, a TOML's path, or a field file's.

    A field file of several municipalities is named with one of them, by id or name: `plan.json#laja`.

    If the file is made, what is said in a pack's name there is known on this installation. Raises what
    `pack_of` raises.
    """
    revisions = pack_of(source)
    if str(source) in municipalities():
        yield revisions
        return
    with accepted_if_done(one for one in revisions if one.device == PACK):
        yield revisions


def pack_of(source: str | Path) -> tuple[Revision, ...]:
    """The revisions that a source says; nothing is known by that.

    Of a field file those of its municipality's records that the municipality decides, with all their revisions as
    they are. Raises `municipality-unknown`, `pack-bad`, `not-found`, what `read_file` raises, and of a field file
    `plan-missing`, `plans-several` where it is of several and none is named, `municipality-not-here`.
    """
    return load_pack(str(source)) if str(source) in municipalities() else _read(str(source))


def _read(source: str) -> tuple[Revision, ...]:
    path, municipality = path_and_part(source)
    if begins_like_a_field_file(head_of(real(path))):
        return _plan_of(path, municipality)
    return parse_pack(read_pack_text(Path(source)), source)


def _plan_of(path: Path, municipality: str) -> tuple[Revision, ...]:
    revisions = read_file(path).revisions
    every = municipalities_of(revisions)
    if len(every) > 1 and not municipality:
        example = f"{path}{PART}{every[0]}"
        raise SeveralMunicipalitiesError("plans-several", path=str(path), municipalities=every, example=example)
    survey = surveys_of(Survey(revisions), municipality)[0]
    own = survey.municipality
    if not survey.plans():
        raise InputError("plan-missing", path=str(path))
    return tuple(one for one in revisions if kind_of(one.record) in TERMS and municipality_of(one.record) == own)


def read_pack_text(path: Path) -> str:
    """A pack's text. Raises `municipality-unknown` or `not-found`, `pack-bad` for what is no text, `too-big`."""
    try:
        return read_bounded(real(path), _MAX_PACK).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise bad_pack(str(path), PackFault(line, "no-text")) from None
    except FileNotFoundError:
        if slug(str(path)) == str(path):  # it may be meant as an id
            raise InputError("municipality-unknown", municipality=str(path), known=municipalities()) from None
        raise NotFoundError("not-found", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error


def parse_pack(text: str, file: str) -> tuple[Revision, ...]:
    """The revisions that a pack's text says. Raises `pack-bad` with file, line and reason: its first fault."""
    said = editions_of(text)
    for fault in pack_faults(said):
        raise bad_pack(file, fault)
    return said.revisions


def put_pack(path: Path, text: str) -> None:
    """Write a pack's text, whole or not at all. Raises what the disk refuses."""
    try:
        replace_file(path, [text.encode()], _READABLE)
    except OSError as error:
        raise from_os(error, path) from error
