"""Pulling a municipality out of a hub, into a field file: by the rules of a merge, and by its writer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from ..errors import GuaquiError, HubError, SeveralMunicipalitiesError
from ..file.checked_ids import checked_ids
from ..file.disk import can_be_read
from ..file.reading import read_file
from ..file.set_aside import set_aside
from ..file.unknown_pack import unknown_pack_versions
from ..gather.admission import MergeOptions, Readings
from ..gather.merge import Merged, write_merge
from ..gather.preview import MergePreview, preview_readings
from ..packs.file_municipality import municipalities_of
from ..revisions.canonical import rev_of
from ..revisions.lines import FileReading, Problem
from ..revisions.quick import Known, QuickLines
from ..revisions.revision import Refusal, Revision, accept_bytes
from ..revisions.signature import has_key
from .hub import Hub, municipalities_at

LINES: Final = "SELECT bytes FROM guaqui.revision WHERE municipality = %s"
Tell = Callable[[int], None]
"""Told now and then how many revisions came."""
_EACH: Final = 1_000
_OF_PACK: Final = "#pack"
_UNDONE: Final = "#undone"
"""Behind a hub's name, of what is said in a pack's name and is nobody's, and of what an undo took out of OUT."""


def pull(hub: Hub, out: Path, asked: MergeOptions, tell: Tell = lambda _done: None, *, at: str = "") -> Merged:
    """Write a municipality's revisions to `out`: a new file, or what is there and more.

    The same bytes as merging all files that were pushed. `asked.municipality`: which; where it is empty that of
    OUT, or the only one that is there. Raises `GuaquiError`, and nothing was changed:
    `hub-municipalities-several`, `hub-municipality-none` where nothing of it is there for whoever pulls, what
    `preview_readings` and `write_merge` raise, what reaching the hub raises.
    """
    return write_merge(preview_pull(hub, out, asked, tell), at=at)


def preview_pull(hub: Hub, out: Path, asked: MergeOptions, tell: Tell = lambda _done: None) -> MergePreview:
    """What a pull would bring. Nothing is written."""
    municipality = asked.municipality or _only_one(hub, out)

    def read(known: Known) -> Readings:
        there = {*known}  # before what is read joins it
        home = hub.home_of(municipality)
        reading = read_lines(_told(home.stream(LINES, [municipality], ["bytea"]), tell), known)
        if not (reading.revisions or reading.problems):
            raise HubError("hub-municipality-none", where=home.where, municipality=municipality)
        return _parts(home.where, reading, set_aside(out) - there, there)

    return preview_readings(out, read, asked._replace(municipality=municipality, of_hub=True))


def _parts(where: str, reading: FileReading, undone: Collection[str], there: Collection[str]) -> Readings:
    """What came, by what may keep it out: parts that are judged each by itself, so that none hides another.

    Of files it is the whole file that stays out, for somebody made it. What is on a hub has no one maker.
    `there`: the ids of what OUT has.
    """
    nobodys = {one.rev for one in unknown_pack_versions(reading.revisions, there)}
    parts: dict[str, list[Revision]] = {}
    for one in reading.revisions:
        name = (_OF_PACK if one.rev in nobodys else "") + (_UNDONE if one.rev in undone else "")
        parts.setdefault(name, []).append(one)
    rest = parts.pop("", [])
    first = [(where, reading._replace(revisions=rest))] if rest or reading.problems else []
    apart = reading._replace(problems=[], along=rest)
    return [*first, *((where + name, apart._replace(revisions=parts[name])) for name in sorted(parts))]


def read_lines(lines: Iterable[bytes], known: Known) -> FileReading:
    """What some lines hold, as the hub has them. Each is judged alone: none can hide another.

    `known` as in `QuickLines`.
    """
    checked = checked_ids()
    quick = QuickLines(None, checked, known)
    found: list[Revision] = []
    problems: list[Problem] = []
    for line in lines:
        rev = rev_of(line)
        one = quick.revision(line[1:], rev) or accept_bytes(line, rev, checked)
        if isinstance(one, Refusal):
            raw = line.decode("utf-8", "backslashreplace")
            problems.append(Problem(rev, one.reason, one.detail, raw))
        else:
            found.append(one)
    checked.add(one.rev for one in found if has_key(one.device))
    return FileReading(found, problems, len(found) + 1, whole=True, ours=False)


def _told(rows: Iterable[tuple[bytes]], tell: Tell) -> Iterator[bytes]:
    for number, (line,) in enumerate(rows, 1):
        if number % _EACH == 0:
            tell(number)
        yield line


def _only_one(hub: Hub, out: Path) -> str:
    """Whose plan is meant where nobody says it. Raises `hub-municipalities-several`, `hub-nothing`."""
    if can_be_read(out):
        found = municipalities_of(read_file(out).revisions)
    else:
        away: list[GuaquiError] = []
        found = sorted({name for one in hub.shards(away) for name, *_ in municipalities_at(one)})
        if away and not found:
            raise away[0]
    if not found:
        raise HubError("hub-nothing", where=hub.address.shown)
    if len(found) > 1:
        raise SeveralMunicipalitiesError("hub-municipalities-several", municipalities=found, example=found[0])
    return found[0]
