"""The file side of merging: write the union of what was looked at, quarantine the rest, keep the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..errors import GuaquiError, Notice
from ..file.beside.sweep import sweep_plan
from ..file.bounded_files import read_bounded
from ..file.disk import free_name, pieces_of, refuse_read_only, replace_file, sha256_of
from ..file.left_files import remember_left
from ..file.lock import only_writer
from ..file.spares import remove_spares
from ..file.unknown_pack import accepted_if_done, unknown_pack_versions
from ..limits import MAX_FILE_BYTES
from ..notation.text import printable
from ..plan.survey import Survey
from ..refusals import from_os
from ..revisions.lines import refuse_too_big, whole_file, whole_size
from ..revisions.revision import Revision
from ..revisions.union import MergeInput
from .admission import ALL_KNOWN, LeftOut, MergeOptions
from .laptops import notices
from .merge_reports import MergeReport, ReportInput, ReportLeftOut, ReportNotice, kept_if_done
from .preview import MergePreview, Tell, anew, preview_merge
from .quarantine import keep_quarantined, quarantine_path, quarantined

_AT_ONCE: Final = 500
"""Lines: to tell them one by one takes longer than to make them."""


class Merged(NamedTuple):
    """What a merge gives. `wrote`: whether OUT changed."""

    seen: MergePreview
    wrote: bool
    quarantine: str
    """The file that holds what was refused, empty where nothing was."""
    report: str
    """The file that tells of this merge, empty where none does."""
    spare: str = ""
    """The spare copy that had to stay, for nobody knows whether OUT lasts; empty where it could go."""

    @property
    def out(self) -> str:
        return str(self.seen.out)

    @property
    def revisions(self) -> int:
        return len(self.seen.revisions)

    @property
    def inputs(self) -> list[MergeInput]:
        return self.seen.inputs

    @property
    def left_out(self) -> list[LeftOut]:
        return self.seen.left_out

    @property
    def survey(self) -> Survey:
        """The present state of the union."""
        return self.seen.survey

    @property
    def quarantined(self) -> int:
        return sum(len(brought.problems) for brought in self.inputs)


def merge(
    out: Path,
    sources: Sequence[Path],
    asked: MergeOptions = ALL_KNOWN,
    *,
    but: Iterable[Path] = (),
    dry_run: bool = False,
    at: str = "",
    tell: Tell = lambda _path, _done, _all: None,
) -> Merged:
    """Write the union of the files to `out`; where it exists it is the first of them.

    The same set of revisions gives the same bytes. A file that cannot be believed stays out whole, and the
    rest is merged. Raises `GuaquiError`, and then nothing was changed: what `preview_merge` and `write_merge`
    raise.
    """
    seen = preview_merge(out, sources, asked, but=but, tell=tell)
    if dry_run:
        quarantine = quarantine_path(out) if any(one.problems for one in seen.inputs) else ""
        return Merged(seen, wrote=False, quarantine=str(quarantine), report="")
    return write_merge(seen, at=at)


def write_merge(seen: MergePreview, *, at: str = "") -> Merged:
    """Write what was looked at. Where OUT changed since, it is what OUT is now that the rest is added to.

    With `at`, the clock's time for people to read, a report is kept beside OUT. Raises `GuaquiError`, and then
    nothing was changed: `busy`, OUT's own faults, `too-big` of a union that nobody could open any more, and what
    the disk refused.
    """
    try:
        refuse_read_only(seen.out)
    except OSError as error:
        raise from_os(error, seen.out) from error
    with only_writer(seen.out):
        return write_union(seen, at=at)


def write_union(seen: MergePreview, *, at: str = "") -> Merged:
    """What `write_merge` does, for whoever holds OUT's lock already."""
    try:
        sweep_plan(seen.out)
        now = anew(seen)
        # First: where it cannot be kept, nothing is changed.
        with accepted_if_done(_told(seen)) if seen.asked.accept_pack else nullcontext():
            return _write_all(now, at)
    except OSError as error:
        raise from_os(error, seen.out) from error


def _told(seen: MergePreview) -> list[Revision]:
    """What is new in the files in a pack's name. Of what stood in OUT already nobody was told, or accepted it."""
    return unknown_pack_versions(one for brought in seen.sources for one in brought.fresh)


def _write_all(seen: MergePreview, at: str) -> Merged:
    problems = [one for brought in seen.inputs for one in quarantined(brought.path, brought.problems)]
    kept = quarantine_path(seen.out) if problems else None
    # Before anything is kept: it may be more than can be opened.
    refuse_too_big(len(seen.revisions), whole_size(seen.revisions), str(seen.out))
    if kept:
        keep_quarantined(kept, problems)
    is_there = seen.out.exists()
    if is_there and _stands_there(seen):
        return Merged(seen, wrote=False, quarantine=str(kept or ""), report="")
    was_whole = seen.before is None or seen.before.whole
    digest = sha256()
    with kept_if_done(seen.out, _report(seen, at) if at else None) as report:
        if is_there and not was_whole:
            replace_file(free_name(seen.out, "damaged"), [read_bounded(seen.out, MAX_FILE_BYTES)])
        spare = replace_file(seen.out, _told_to(digest.update, whole_file(seen.revisions)))
    remember_left(seen.out, digest.digest())
    remove_spares(seen.out, (one.rev for one in seen.revisions), lasting=spare, was_whole=was_whole)
    return Merged(seen, wrote=True, quarantine=str(kept or ""), report=str(report or ""), spare=str(spare or ""))


def _stands_there(seen: MergePreview) -> bool:
    """Whether OUT has the very bytes of the union already. Where one more comes in, it cannot."""
    if seen.before is not None and len(seen.before.revisions) != len(seen.revisions):
        return False
    return sha256_of(pieces_of(seen.out)) == sha256_of(whole_file(seen.revisions))


def _told_to(hear: Callable[[bytes], None], chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces, each told as it passes: they are not made twice."""
    while piece := b"".join(islice(chunks, _AT_ONCE)):
        hear(piece)
        yield piece


def _report(seen: MergePreview, at: str) -> MergeReport:
    return MergeReport(
        at=at,
        before=sorted(one.rev for one in (seen.before.revisions if seen.before else ())),
        inputs=[
            ReportInput(
                path=printable(one.path),
                laptops=one.laptops,
                new=sorted(revision.rev for revision in one.fresh),
                known=one.known,
                quarantined=len(one.problems),
                whole=one.reading.whole,
                disputed=seen.disputed_by(one),
                strangers=seen.strangers.get(one.path, {}),
            )
            for one in seen.sources
        ],
        left_out=[ReportLeftOut(printable(one.path), one.error.code, _facts(one.error)) for one in seen.left_out],
        to_see=[ReportNotice(one.facts["laptop"], one.code, _facts(one)) for one in notices(seen, at[:10])],
    )


def _facts(of: GuaquiError | Notice) -> dict[str, Any]:
    """What its words need, as JSON can hold it: a file's name may be anything."""
    return {name: _kept(said) for name, said in of.facts.items()}


def _kept(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _kept(one) for name, one in said.items()}
    return [_kept(one) for one in said] if isinstance(said, list) else printable(str(said))
