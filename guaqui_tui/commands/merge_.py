"""guaqui merge: the union of field files, in a new one; what a merge changed, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from storage.errors import (
    GuaquiError,
    LeftByHandError,
    Notice,
    SeveralMunicipalitiesError,
    UnknownPackError,
    WithoutUnknownError,
)
from storage.file import device
from storage.file.own_saves import own_saves
from storage.file.trust import load_trust, standings_of
from storage.gather.admission import LeftOut, MergeOptions
from storage.gather.laptops import notices
from storage.gather.merge import Merged, merge
from storage.notation.text import printable
from storage.plan.name_doubts import KnownDoubts, NameDoubt
from storage.plan.standing import overruled

from ..language.error_messages import few, sentence
from ..language.gettext_ import _, use_terms
from ..wording.gather.plan_changes import CHANGES_THE_PLAN
from ..wording.gather.standings import merge_standing_lines
from ..wording.intake.arrivals import HEADINGS, ArrivalLine, arrival_lines, left_out_in_words
from . import ExitCode, done
from .common import FILE, Command, as_json_option, put_json, put_text, tell
from .standing_result import standing_result


@click.command(
    "merge",
    cls=Command,
    help=_("Gather field files into OUT. Folders are searched; an existing OUT is kept and added to."),
)
@click.argument("out", type=FILE, metavar=_("OUT"))
@click.argument("sources", nargs=-1, type=FILE, metavar=_("FILE..."))
@click.option("--dry-run", is_flag=True, help=_("Say what would come in, and write nothing."))
@click.option(
    "--without",
    multiple=True,
    type=FILE,
    metavar=_("FILE"),
    help=_("Leave out this file, or all that is in this folder or zip. Can be said several times."),
)
@click.option("--again", is_flag=True, help=_("Take in also what was undone."))
@click.option(
    "--accept-pack",
    is_flag=True,
    help=_("Take in also what is said in the municipality's list's name and is not known to be the list's."),
)
@click.option("--together", is_flag=True, help=_("Take in also what is of other municipalities."))
@click.option(
    "--municipality", default="", metavar="ID", help=_("Whose plan a new OUT is, where files are of several.")
)
@click.option(
    "--show",
    is_flag=False,
    flag_value=0,
    type=int,
    metavar=_("[N]"),
    help=_("Show what merge N of OUT changed; without N, the latest."),
)
@click.option(
    "--undo",
    "undone",
    is_flag=False,
    flag_value=0,
    type=int,
    metavar=_("[N]"),
    help=_("Give back OUT without what merge N brought, as a new file; without N, the latest."),
)
@click.option(
    "--laptop",
    default="",
    metavar=_("LAPTOP"),
    help=_("With --undo: take out only what this laptop saved, by its letters or the first of them."),
)
@as_json_option()
def command(
    out: Path,
    sources: tuple[Path, ...],
    dry_run: bool,
    without: tuple[Path, ...],
    again: bool,
    accept_pack: bool,
    together: bool,
    municipality: str,
    show: int | None,
    undone: int | None,
    laptop: str,
    as_json: bool,
) -> ExitCode:
    _refuse_usage([bool(sources), show is not None, undone is not None], together and municipality)
    if laptop and undone is None:
        raise click.UsageError(_("--laptop says what --undo takes out. Ask for that."))
    if show is not None:
        from .merge_changes import show_merge

        return show_merge(out, show or None, as_json=as_json)
    if undone is not None:
        from .merge_undo import give_back

        return give_back(out, undone or None, laptop, as_json=as_json)
    asked = MergeOptions(again, accept_pack, together, municipality)
    return _merge(out, list(sources), asked, without, dry_run=dry_run, as_json=as_json)


def _refuse_usage(asked: Sequence[bool], two_answers: object) -> None:
    if sum(asked) != 1:
        raise click.UsageError(_("Name files to gather, or ask for --show or for --undo."))
    if two_answers:
        raise click.UsageError(_("Say --together or --municipality, not both."))


def _merge(
    out: Path, sources: list[Path], asked: MergeOptions, without: Sequence[Path], *, dry_run: bool, as_json: bool
) -> ExitCode:
    now = device.now()
    told = _progress if not as_json else lambda *_: None
    try:
        merged = merge(out, sources, asked, but=without, dry_run=dry_run, at=now, tell=told)
    except (SeveralMunicipalitiesError, WithoutUnknownError) as error:
        raise click.UsageError(sentence(error)) from error  # it has to be asked for otherwise
    except GuaquiError as error:
        _say_why(error)
        raise
    use_terms(merged.survey)
    disputed = merged.survey.disputed()
    there = {revision.rev for revision in merged.seen.revisions}
    lost = own_saves(merged.survey.municipality).notice(out, there.__contains__)
    said = [*notices(merged.seen, now[:10]), *lost]
    standings = standings_of(merged.survey, load_trust())
    fresh = [revision for one in merged.seen.sources for revision in one.fresh]
    if as_json:
        put_json(_result(merged, disputed, said) | standing_result(fresh, merged.survey, standings))
    else:
        standing = merge_standing_lines(fresh, merged.survey, standings)
        _say(merged, disputed, said, standing, dry_run=dry_run)
    doubtful = any(_doubts(merged).values()) or overruled(merged.survey, fresh, standings)
    nobodys = standings.rows.nobodys(fresh)
    return done(needs_a_person=disputed or _waits(merged, said) or doubtful or nobodys)


def _waits(merged: Merged, said: Sequence[Notice]) -> bool:
    """Whether more than a dispute is to be looked at. What was left out by hand was; a wrong clock can wait."""
    stays_out = any(not isinstance(one.error, LeftByHandError) for one in merged.left_out)
    twice = any(one.code == "laptop-twice" for one in said)
    return bool(merged.quarantined or stays_out or merged.seen.strangers or merged.seen.plan_changes or twice)


def _doubts(merged: Merged) -> dict[str, list[NameDoubt]]:
    """By file the names that it brings which are not what they look like."""
    known = KnownDoubts(merged.survey)
    return {one.path: known.brought(one.fresh) for one in merged.seen.sources}


def _say_why(error: GuaquiError) -> None:
    """Where no file comes in, why each stays out."""
    for one in error.facts.get("left_out", ()):
        tell(left_out_in_words(one.error, _worded))


def _progress(path: str, done: int, all_: int) -> None:
    if all_ > 20 and done % 10 == 0:
        tell(_("Reading {done} of {all}: {path}").format(done=done + 1, all=all_, path=path))


def _result(merged: Merged, disputed: list[str], said: list[Notice]) -> dict[str, object]:
    doubts = _doubts(merged)
    inputs: list[dict[str, object]] = [
        {
            "path": printable(one.path),
            "new": one.new,
            "known": one.known,
            "quarantined": len(one.problems),
            "laptops": one.laptops,
            "disputed": merged.seen.disputed_by(one),
            **({} if one.reading.whole else {"damaged": True}),
            **({"look_alikes": names} if (names := [two.name for two in doubts.get(one.path, ())]) else {}),
            **_more(merged, one.path),
        }
        for one in merged.inputs
    ]
    return {
        **_nobodys(merged),
        "plan_changes": _plan_changes(merged),
        "out": printable(merged.out),
        "revisions": merged.revisions,
        "inputs": inputs + [_left_out(one) for one in merged.left_out],
        "quarantined": merged.quarantined,
        "disputed": disputed,
        **({"notices": [{"code": one.code, **one.facts} for one in said]} if said else {}),
    }


def _left_out(one: LeftOut) -> dict[str, object]:
    of = {"municipality": one.error.facts["municipality"]} if "municipality" in one.error.facts else {}
    counts = {"new": 0, "known": 0, "quarantined": 0}
    return {"path": printable(one.path), **counts, "left_out": one.error.code, **of}


def _more(merged: Merged, path: str) -> dict[str, object]:
    """How many of a file's versions are of other municipalities, where some are."""
    return {"other_municipalities": many} if (many := merged.seen.strangers.get(path)) else {}


def _nobodys(merged: Merged) -> dict[str, object]:
    """By file, what is said in the list's name and is nobody's; first of all, where there is any."""
    said = [
        {"path": printable(path), "changes": changes, "accepted": path in merged.seen.accepted}
        for path, changes in _of_nobody(merged)
    ]
    return {"nobodys": said} if said else {}


def _of_nobody(merged: Merged) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """What is nobody's, by file: of those that stay out, and of those that were accepted."""
    for one in merged.left_out:
        if isinstance(one.error, UnknownPackError):
            yield one.path, one.error.facts["changes"]
    yield from merged.seen.accepted.items()


def _plan_changes(merged: Merged) -> list[str]:
    """The records in which the plan itself is changed, or would be by what stays out as nobody's."""
    nobodys = {record for _path, changes in _of_nobody(merged) for record in changes}
    return sorted(nobodys | {one.record for one in merged.seen.plan_changes})


def _say(
    merged: Merged, disputed: list[str], said: list[Notice], standing: Iterable[str], *, dry_run: bool
) -> None:
    table = arrival_lines(merged.seen, merged.inputs, _worded)
    _say_of_plan(table)
    for line in standing:
        tell(line)
    _say_of_files(table, dry_run=dry_run)
    for notice in said:
        tell(sentence(notice))
    if merged.quarantine and not dry_run:
        words = _("What was set aside is in {path}. Look at it in the app: F9, what was set aside.")
        tell(words.format(path=merged.quarantine))
    if disputed:
        tell(_("To settle: {n}").format(n=len(disputed)))
        for record in disputed:
            tell(f"  {record}")
    if dry_run:
        tell(_("Nothing was written."))
    else:
        _say_written(merged)


def _say_written(merged: Merged) -> None:
    if merged.spare:
        tell(sentence(Notice("not-flushed", {"path": merged.out, "spare": merged.spare})))
    if merged.report:
        tell(_("What this merge changed: guaqui merge {path} --show").format(path=merged.out))
    put_text(_("{path}: {n} versions.").format(path=merged.out, n=merged.revisions))


def _say_of_plan(table: Sequence[ArrivalLine]) -> None:
    """What changes the plan itself, before all else: what is nobody's, then what anybody changes in its lists."""
    nobodys = [one.remark for one in table if one.nobodys]
    lists = [f"{one.name}: {said}" for one in table for said in one.plan]
    for said in (*nobodys, *few(lists)):
        tell(f"{_(CHANGES_THE_PLAN)}: {said}")


def _say_of_files(table: Sequence[ArrivalLine], *, dry_run: bool) -> None:
    """Who brought what, then what else there is to say of a file."""
    _show_inputs([one for one in table if not one.stays_out], dry_run=dry_run)
    for one in table:
        if one.remark and not one.nobodys:
            tell(one.remark)
        if one.aside:
            tell(f"{one.name}: {one.aside}")


def _worded(changes: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Records by their names, their fields as people call them; what is private by one word."""
    from ..wording.values import field_labels

    return {record: field_labels(record, fields) for record, fields in changes.items()}


def _show_inputs(said: Sequence[ArrivalLine], *, dry_run: bool) -> None:
    """Who brought what. It is the result of a look, and a message beside what a merge writes."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(Text(_("File")), overflow="fold", min_width=20)
    table.add_column(Text(_("Laptop")), overflow="fold", max_width=12)
    table.add_column(Text(_("Who types")), overflow="fold", max_width=9)
    for heading in HEADINGS:
        table.add_column(Text(_(heading)), justify="right", max_width=9)
    for one in said:
        table.add_row(*map(Text, (one.name, one.whose, one.people, *map(str, one.counts))))
    Console(stderr=not dry_run, width=80, highlight=False, markup=False, emoji=False).print(table)
