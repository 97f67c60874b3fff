"""guaqui merge: the union of field files, in a new one."""

from __future__ import annotations

from pathlib import Path

import click

from storage.gather import Merged, merge
from storage.text import printable

from ..messages import sentence
from ..words import _
from .common import FILE, Command, as_json_option, put, put_json, tell


@click.command(
    "merge",
    cls=Command,
    help=_("Gather field files into OUT. Folders are searched; an existing OUT is kept and added to."),
)
@click.argument("out", type=FILE, metavar=_("OUT"))
@click.argument("sources", nargs=-1, required=True, type=FILE, metavar=_("FILE..."))
@click.option("--dry-run", is_flag=True, help=_("Say what would come in, and write nothing."))
@as_json_option()
def command(out: Path, sources: tuple[Path, ...], dry_run: bool, as_json: bool) -> int:
    merged = merge(out, list(sources), dry_run=dry_run, tell=_progress if not as_json else lambda *_: None)
    disputed = merged.survey.disputed()
    if as_json:
        put_json(_result(merged, disputed))
    else:
        _say(merged, disputed, dry_run=dry_run)
    return 1 if merged.quarantined or merged.left_out or disputed else 0


def _progress(path: str, done: int, all_: int) -> None:
    if all_ > 20 and done % 10 == 0:
        tell(_("Reading {done} of {all}: {path}").format(done=done + 1, all=all_, path=path))


def _result(merged: Merged, disputed: list[str]) -> dict[str, object]:
    inputs: list[dict[str, object]] = [
        {"path": printable(one.path), "new": one.new, "known": one.known, "quarantined": len(one.problems)}
        for one in merged.inputs
    ]
    inputs += [
        {"path": printable(one.path), "new": 0, "known": 0, "quarantined": 0, "left_out": one.error.code}
        for one in merged.left_out
    ]
    return {
        "out": printable(merged.out),
        "revisions": merged.revisions,
        "inputs": inputs,
        "quarantined": merged.quarantined,
        "disputed": disputed,
    }


def _say(merged: Merged, disputed: list[str], *, dry_run: bool) -> None:
    for one in merged.inputs:
        text = _("{path}: {new} new, {known} known, {quarantined} set aside.")
        tell(text.format(path=one.path, new=one.new, known=one.known, quarantined=len(one.problems)))
    for left in merged.left_out:
        tell(_("Left out: {sentence}").format(sentence=sentence(left.error)))
    if merged.quarantine and not dry_run:
        tell(_("What was set aside is in {path}, with the reason of each.").format(path=merged.quarantine))
    if disputed:
        tell(_("To settle: {n}").format(n=len(disputed)))
        for record in disputed:
            tell(f"  {record}")
    if dry_run:
        tell(_("Nothing was written."))
    else:
        put(_("{path}: {n} versions.").format(path=merged.out, n=merged.revisions))
