"""guaqui merge: the union of field files, in a new one; what a merge changed, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from storage.errors import (
    GuaquiError,
    Notice,
    SeveralMunicipalitiesError,
    WithoutUnknownError,
)
from storage.file import device
from storage.file.own_saves import own_saves
from storage.file.trust import load_trust
from storage.gather.admission import LeftOut, MergeOptions
from storage.gather.concern_table import CONCERNS, Concern
from storage.gather.concerns import MergeConcerns, concerns_of
from storage.gather.laptops import notices
from storage.gather.merge import Merged, merge
from storage.gather.passphrases import Passphrases
from storage.notation.text import printable
from storage.plan.standing import Standings
from storage.plan.survey import Survey

from ..language.error_messages import sentence
from ..language.gettext_ import _, use_terms
from ..language.sentence_facts import few
from ..language.shell_words import shell_word
from ..wording.gather.gathered_files import (
    HEADINGS,
    FileLine,
    Gathering,
    file_lines,
    reading_step,
    reasons_left_out,
)
from ..wording.gather.merges import changes_in_words
from ..wording.gather.plan_changes import CHANGES_THE_PLAN
from ..wording.gather.standings import merge_standing_lines
from ..wording.laptops import notice_in_words
from ..wording.record_titles import record_title
from . import ExitCode, done
from .common import FILE, Command, accept_pack_option, as_json_option, put_json, put_text, tell
from .merging.standing_result import standing_result
from .passphrase import asked_passphrase
from .progress_line import progress_line


class _Latest(Enum):
    """The merge that is meant where its number is left out."""

    LATEST = ""


class _MergeNumber(click.ParamType[int | _Latest]):
    """The number of a merge, or the latest."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | _Latest:
        return value if isinstance(value, _Latest) else click.INT.convert(value, param, ctx)


@click.command(
    "merge",
    cls=Command,
    help=_(
        "Gather field files into OUT. Folders are searched; an existing OUT is kept and added to. Where any is "
        "encrypted, its passphrase is asked for."
    ),
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
@accept_pack_option()
@click.option("--together", is_flag=True, help=_("Take in also what is of other municipalities."))
@click.option(
    "--municipality", default="", metavar="ID", help=_("Whose plan a new OUT is, where files are of several.")
)
@click.option(
    "--show",
    is_flag=False,
    flag_value=_Latest.LATEST,
    type=_MergeNumber(),
    metavar=_("[N]"),
    help=_("Show what merge N of OUT changed; without N, the latest."),
)
@click.option(
    "--undo",
    "undone",
    is_flag=False,
    flag_value=_Latest.LATEST,
    type=_MergeNumber(),
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
    show: int | _Latest | None,
    undone: int | _Latest | None,
    laptop: str,
    as_json: bool,
) -> ExitCode:
    _refuse_usage([bool(sources), show is not None, undone is not None], together and municipality)
    if laptop and undone is None:
        raise click.UsageError(_("--laptop says what --undo takes out. Ask for that."))
    if show is not None:
        from .merging.merge_changes import show_merge

        return show_merge(out, _number_of(show), as_json=as_json)
    if undone is not None:
        from .merging.merge_undo import give_back

        return give_back(out, _number_of(undone), laptop, as_json=as_json)
    asked = MergeOptions(again, accept_pack, together, municipality, passphrases=Passphrases(asked_passphrase))
    return _merge(out, list(sources), asked, without, dry_run=dry_run, as_json=as_json)


def _number_of(asked: int | _Latest) -> int | None:
    """The number that was written; None for the latest."""
    return None if isinstance(asked, _Latest) else asked


def _refuse_usage(asked: Sequence[bool], two_answers: object) -> None:
    if sum(asked) != 1:
        raise click.UsageError(_("Name files to gather, or ask for --show or for --undo."))
    if two_answers:
        raise click.UsageError(_("Say --together or --municipality, not both."))


def _merge(
    out: Path, sources: list[Path], asked: MergeOptions, without: Sequence[Path], *, dry_run: bool, as_json: bool
) -> ExitCode:
    now = device.now()
    try:
        with progress_line() as say:
            step = partial(_say_step, say)
            merged = merge(out, sources, asked, but=without, dry_run=dry_run, at=now, tell=step)
    except (SeveralMunicipalitiesError, WithoutUnknownError) as error:
        raise click.UsageError(sentence(error)) from error  # it has to be asked for otherwise
    except GuaquiError as error:
        _say_why(error)
        raise
    return put_merged(merged, now, dry_run=dry_run, as_json=as_json)


def put_merged(merged: Merged, now: str, *, dry_run: bool, as_json: bool) -> ExitCode:
    """Say what a merge did, or would do, and what of it waits for a person; returns the exit code."""
    use_terms(merged.survey)
    out = merged.seen.out
    standings = Standings(merged.survey, load_trust())
    there = cache(lambda: {revision.rev for revision in merged.seen.revisions})  # only who saved here is asked
    lost = own_saves(merged.survey).notice(out, lambda rev: rev in there())
    found = concerns_of(merged.seen, standings, [*notices(merged.seen, now[:10]), *lost])
    if as_json:
        put_json(_result(merged, found) | standing_result(merged.seen.fresh, found, standings))
    else:
        _say(merged, found, standings, dry_run=dry_run)
    return done(needs_a_person=found.wait)


def _say_step(say: Callable[[str], None], path: str, done: int, of: int) -> None:
    say(reading_step(path, done, of))


def _say_why(error: GuaquiError) -> None:
    """Where no file comes in, why each stays out."""
    for words in reasons_left_out(error.facts.get("left_out", ()), _worded).values():
        tell(words)


def _result(merged: Merged, found: MergeConcerns) -> dict[str, object]:
    inputs: list[dict[str, object]] = [
        {
            "path": printable(one.path),
            "new": one.new,
            "known": one.known,
            "quarantined": len(one.problems),
            "laptops": one.laptops,
            "disputed": merged.seen.disputed_by(one),
            **({} if one.reading.whole else {"damaged": True}),
            **({"look_alikes": [two.name for two in names]} if (names := found.look_alikes.get(one.path)) else {}),
            **({"other_municipalities": many} if (many := found.other_municipality.get(one.path)) else {}),
        }
        for one in merged.inputs
    ]
    said = found.notices
    return {
        **_nobodys(found),
        "plan_changes": _plan_changes(found),
        "out": printable(merged.out),
        "revisions": merged.revisions,
        "inputs": inputs + [_left_out(one) for one in merged.left_out],
        "quarantined": merged.quarantined,
        "disputed": found.disputed,
        **({"notices": [{"code": one.code, **one.facts} for one in said]} if said else {}),
    }


def _left_out(one: LeftOut) -> dict[str, object]:
    of = {"municipality": one.error.facts["municipality"]} if "municipality" in one.error.facts else {}
    counts = {"new": 0, "known": 0, "quarantined": 0}
    return {"path": printable(one.path), **counts, "left_out": one.error.code, **of}


def _nobodys(found: MergeConcerns) -> dict[str, object]:
    """By file, what is said in the list's name and is nobody's; first of all, where there is any."""
    said = [
        {"path": printable(path), "changes": changes, "accepted": path in found.accepted_pack}
        for path, changes in _of_nobody(found)
    ]
    return {"nobodys": said} if said else {}


def _of_nobody(found: MergeConcerns) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """What is nobody's, by file: of those that stay out, and of those that were accepted."""
    yield from ((one.path, one.error.facts["changes"]) for one in found.unknown_pack)
    yield from found.accepted_pack.items()


def _plan_changes(found: MergeConcerns) -> list[str]:
    """The records in which the plan itself is changed, or would be by what stays out as nobody's."""
    nobodys = {record for _path, changes in _of_nobody(found) for record in changes}
    return sorted(nobodys | {one.record for one in found.plan_changes})


def _say(merged: Merged, found: MergeConcerns, standings: Standings, *, dry_run: bool) -> None:
    """Who brought what; above it what moves figures, below it what else there is, each kind in its order."""
    of = Gathering(
        merged.seen, found, standings, partial(changes_in_words, survey=merged.survey), _called_in(merged.survey)
    )
    table = file_lines(of, merged.inputs)
    of_plan = _of_plan_itself(merged, found, standings)

    def tell_all(*, above: bool) -> None:
        for kind in (kind for kind, rule in CONCERNS.items() if rule.above == above):
            for line in of_plan[kind] if kind in of_plan else _of_files(kind, table):
                tell(line)

    tell_all(above=True)
    _show_inputs([one for one in table if not one.stays_out], dry_run=dry_run)
    tell_all(above=False)
    if merged.quarantine and not dry_run:
        words = _("What was set aside is in {path}. Look at it in the app: F9, what was set aside.")
        tell(words.format(path=merged.quarantine))
    if dry_run:
        tell(_("Nothing was written."))
    else:
        _say_written(merged)


def _say_written(merged: Merged) -> None:
    if merged.spare:
        tell(sentence(Notice("not-flushed", {"path": merged.out, "spare": merged.spare})))
    if merged.report:
        tell(_("What this merge changed: guaqui merge {path} --show").format(path=shell_word(merged.out)))
    put_text(_("{path}: {n} versions.").format(path=merged.out, n=merged.revisions))


def _of_plan_itself(merged: Merged, found: MergeConcerns, standings: Standings) -> dict[Concern, Sequence[str]]:
    """What is said once, and not file by file."""
    called = _called_in(merged.survey)
    settle = [
        _("To settle: {n}").format(n=len(found.disputed)),
        *(f"  {called(record)}" for record in found.disputed),
    ]
    return {
        "overruled": merge_standing_lines(merged.seen.fresh, found.overruled, merged.survey, standings),
        "laptop_twice": [notice_in_words(one, standings.trust) for one in found.laptop_twice],
        "wrong_clock": [notice_in_words(one, standings.trust) for one in found.wrong_clock],
        "own_saves_missing": [notice_in_words(one, standings.trust) for one in found.own_saves_missing],
        "disputed": settle if found.disputed else [],
    }


def _of_files(kind: Concern, table: Iterable[FileLine]) -> list[str]:
    """What is said of a kind, file by file; of what changes the plan's lists the first of all."""
    named = kind in {"plan_changes", "set_aside"}
    lines = [f"{one.name}: {said}" if named else said for one in table for said in one.said.get(kind, ())]
    if kind == "plan_changes":
        lines = few(lines)
    return [f"{_(CHANGES_THE_PLAN)}: {line}" for line in lines] if CONCERNS[kind].above else lines


def _called_in(survey: Survey) -> Callable[[str], str]:
    """What its user calls a record."""
    return partial(record_title, survey=survey)


def _worded(changes: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Records of no plan at hand; their fields as people call them, what is private by one word."""
    from ..wording.values import field_labels

    return {record: field_labels(record, fields) for record, fields in changes.items()}


def _show_inputs(said: Sequence[FileLine], *, dry_run: bool) -> None:
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
