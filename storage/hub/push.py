"""Pushing field files to a hub: each is read and accepted as a merge does it, and sent in batches.

A batch is one transaction: what was acknowledged is there for good, and pushing again goes on behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from msgspec import Struct

from ..errors import GuaquiError, HubError, HubRightsError, MergeError, NotFoundError
from ..file.device import home
from ..file.disk import make_folder
from ..file.lock import own_turn
from ..gather.admission import LeftOut, MergeOptions, Readings, admitted
from ..gather.quarantine import Quarantined, keep_quarantined, quarantine_path, quarantined
from ..gather.sources import find_files, readings_of
from ..packs.file_municipality import municipalities_of
from ..refusals import from_os
from ..revisions.lines import FileReading, Problem
from ..revisions.quick import Known
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .connection import HubConnection
from .hub import Hub
from .pushed_files import KnownSet, SetsOfFile, digest_of_file, pushed_before, remember_pushed
from .sets import ids_in_order, set_digest

T = TypeVar("T")
BATCH_BYTES: Final = 2 << 20
BATCH_LINES: Final = 2_000
Tell = Callable[[int, int], None]
"""Told how many revisions are acknowledged, and how many there are to send."""


class PushedFile(Struct):
    """What was found in one file."""

    path: str
    revisions: dict[str, int]
    """How many of each municipality go to the hub, or are there."""
    known: bool
    """All of it was there before; nothing was sent."""
    strangers: dict[str, int] = {}
    """How many of each municipality stay out: the file is not of it, and whoever pushes has no right to it."""
    refused: int = 0
    """Entries that are no revisions."""


class Pushed(Struct):
    """What a push did. `fresh`: how many of the sent were new; None where whoever pushes is not told that."""

    files: list[PushedFile] = []
    left_out: list[LeftOut] = []
    sent: int = 0
    fresh: int | None = 0
    quarantine: str = ""
    """The file that holds what was refused, empty where nothing was."""


class _Pile(Struct):
    """A file's revisions of one municipality."""

    municipality: str
    revisions: list[Revision]
    known: bool = False
    """All of it is on the hub."""


class _Look(Struct):
    """A file that was read: what of it goes to the hub."""

    file: PushedFile
    digest: str
    """Empty where it is not to be remembered what the whole file holds."""
    piles: list[_Pile]
    problems: list[Problem]


def push(hub: Hub, sources: Sequence[Path], asked: MergeOptions, tell: Tell = lambda _done, _all: None) -> Pushed:
    """Bring what some files hold to the hub: of `asked.municipality` alone, where it is not empty.

    A file of a municipality that whoever pushes has no right to stays out, and the others go there. Raises
    `GuaquiError`, before anything is sent: `not-found`, `no-files`, `hub-rights-file` and `hub-rights` where no
    other is left, `busy` and what the disk refused where what is no revision is kept, what reaching the hub
    raises. `hub-sending-cut` while it is sent: `acknowledged` of `count` are there for good.
    """
    done = Pushed()
    looks = _unknown(hub, sources, asked, done)
    problems = [one for look in looks for one in quarantined(look.file.path, look.problems)]
    if problems:
        done.quarantine = _keep(problems)
    looks = [look for look in looks if _may_send(hub, look, done)]
    if not (looks or done.files):
        raise _no_right(hub, done.left_out)
    _send_all(hub, looks, done, tell)
    whole = [look for look in looks if look.digest and not (look.problems or look.file.strangers)]
    remember_pushed({look.digest: {pile.municipality: _known_set(pile) for pile in look.piles} for look in whole})
    done.files += [look.file for look in looks]
    return done


def _keep(problems: Iterable[Quarantined]) -> str:
    """Keep what was refused; in which file. Raises `busy`, and what the disk refused."""
    path = quarantine_path(home() / "hub.json")
    try:
        make_folder(path.parent)
        with own_turn(path):
            keep_quarantined(path, problems)
    except OSError as error:
        raise from_os(error, path) from error
    return str(path)


def _unknown(hub: Hub, sources: Sequence[Path], asked: MergeOptions, done: Pushed) -> list[_Look]:
    """The files that have to be read; those that were pushed before and are as they were are told of."""
    known: Known = {}
    readings: Readings = []
    digests: dict[str, str] = {}
    before = pushed_before()
    for path, in_folder in _found(sources):
        digest = digest_of_file(path)
        sets = before.get(digest)
        if sets is not None and _has_all(hub, sets := _of_asked(sets, asked)):
            done.files.append(
                PushedFile(str(path), {name: one.revisions for name, one in sets.items()}, known=True)
            )
            continue
        for name, reading in readings_of(path, known, asked.passphrases):
            if isinstance(reading, FileReading):
                readings.append((name, reading))
                digests[name] = digest if name == str(path) else ""
            elif isinstance(reading, NotFoundError):
                raise reading
            elif not (reading.facts.get("other_json") and (in_folder or name != str(path))):
                done.left_out.append(LeftOut(name, reading))
    inside = admitted(Path(), None, readings, asked._replace(together=True))
    done.left_out += inside.left_out
    if not (inside.readings or done.files):
        raise _nothing(done.left_out, sources)
    return [_look(name, reading, digests[name], asked) for name, reading in inside.readings]


def _has_all(hub: Hub, sets: SetsOfFile) -> bool:
    """Where somebody has no right to one it is not known: once the file was read it is seen what that means."""
    try:
        return all(_has(hub, name, bytes.fromhex(one.digest)) for name, one in sets.items())
    except HubRightsError:
        return False


def _of_asked(found: Mapping[str, T], asked: MergeOptions) -> dict[str, T]:
    """By municipality, of all or of the one that is asked for."""
    return {name: one for name, one in found.items() if asked.municipality in {"", name}}


def _found(sources: Sequence[Path]) -> list[tuple[Path, bool]]:
    try:
        return find_files(sources, ())
    except OSError as error:
        raise from_os(error, error.filename or sources[0]) from error


def _nothing(left_out: list[LeftOut], sources: Sequence[Path]) -> GuaquiError:
    if len(left_out) == 1:
        return left_out[0].error
    return MergeError("no-files", paths=list(map(str, sources)), left_out=left_out)


def _look(path: str, reading: FileReading, digest: str, asked: MergeOptions) -> _Look:
    found: dict[str, list[Revision]] = {}
    for one in reading.revisions:
        found.setdefault(municipality_of(one.record), []).append(one)
    piles = _of_asked(found, asked)
    counted = {name: len(its) for name, its in sorted(piles.items())}
    file = PushedFile(path, counted, known=False, refused=len(reading.problems))
    whole = len(piles) == len(found)
    return _Look(file, digest if whole else "", [_Pile(name, piles[name]) for name in counted], reading.problems)


def _known_set(pile: _Pile) -> KnownSet:
    return KnownSet(set_digest(one.rev for one in pile.revisions).hex(), len(pile.revisions))


def _no_right(hub: Hub, left_out: list[LeftOut]) -> GuaquiError:
    """Every file stays out, some of them for want of a right."""
    if len(left_out) == 1:
        return left_out[0].error
    return HubRightsError("hub-rights", where=hub.address.shown, left_out=left_out)


def _may_send(hub: Hub, look: _Look, done: Pushed) -> bool:
    """Whether whoever pushes has a right to a file; else it stays out, and why is told."""
    try:
        _ask(hub, look)
    except HubRightsError as error:
        done.left_out.append(LeftOut(look.file.path, error))
        return False
    return True


def _ask(hub: Hub, look: _Look) -> None:
    """Find out of a file what is on the hub, and drop what whoever pushes has no right to.

    Raises `hub-rights-file` where the file itself is of such a municipality.
    """
    own = municipalities_of(one for pile in look.piles for one in pile.revisions)
    for pile in list(look.piles):
        try:
            pile.known = _has(hub, pile.municipality, set_digest(one.rev for one in pile.revisions))
        except HubRightsError as error:
            if pile.municipality in own:
                facts = {**error.facts, "path": look.file.path, "municipality": pile.municipality}
                raise HubRightsError("hub-rights-file", **facts) from error
            look.file.strangers[pile.municipality] = look.file.revisions.pop(pile.municipality)
            look.piles.remove(pile)
    look.file.known = all(pile.known for pile in look.piles)


def _has(hub: Hub, municipality: str, digest: bytes) -> bool:
    def ask(home: HubConnection) -> bool:
        return bool(home.value("SELECT guaqui.has_set(%s, %s)", [municipality, digest]))

    return hub.with_home_of(municipality, ask)


def _send_all(hub: Hub, looks: Sequence[_Look], done: Pushed, tell: Tell) -> None:
    """Send what is not there, and note each file's sets."""
    piles = [pile for look in looks for pile in look.piles if not pile.known]
    sent = {one.rev for look in looks for pile in look.piles if pile.known for one in pile.revisions}
    count = len({one.rev for pile in piles for one in pile.revisions} - sent)
    try:
        for pile in piles:
            noted = False
            for batch in batches(one for one in pile.revisions if one.rev not in sent):
                noted = len(batch) == len(pile.revisions)
                _take(hub, pile.municipality, batch, done, whole=noted)
                tell(done.sent, count)
            sent.update(one.rev for one in pile.revisions)
            if not noted:
                _note(hub, pile)
    except (HubError, KeyboardInterrupt) as error:
        facts = error.facts if isinstance(error, HubError) else {}
        raise HubError(
            "hub-sending-cut",
            where=facts.get("where", hub.address.shown),
            words=facts.get("words", ""),
            acknowledged=done.sent,
            count=count,
        ) from error


def _take(hub: Hub, municipality: str, batch: list[bytes], done: Pushed, *, whole: bool) -> None:
    lines = b"\n".join(batch)

    def give(home: HubConnection) -> int | None:
        fresh: int | None = home.value("SELECT guaqui.take(%s, %s, %s)", [municipality, lines, whole])
        return fresh

    fresh = hub.with_home_of(municipality, give)
    done.sent += len(batch)
    done.fresh = None if fresh is None or done.fresh is None else done.fresh + fresh


def _note(hub: Hub, pile: _Pile) -> None:
    ids = ids_in_order(one.rev for one in pile.revisions)
    given = [pile.municipality, ids]
    hub.with_home_of(pile.municipality, lambda home: home.rows("SELECT guaqui.note_set(%s, %s)", given))


def batches(revisions: Iterable[Revision]) -> Iterator[list[bytes]]:
    """The lines of some revisions, by their ids, in parts that are sent at once."""
    batch: list[bytes] = []
    size = 0
    for one in sorted(revisions, key=lambda one: one.rev):
        batch.append(b"{" + one.rest)
        size += len(one.rest)
        if size >= BATCH_BYTES or len(batch) >= BATCH_LINES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
