"""guaqui demo: the whole way once, with invented data."""

from __future__ import annotations

import tempfile
from pathlib import Path
from stat import S_IMODE

import click

from exports.formats import FORMATS, files
from exports.outgoing import put_all
from exports.wording.edition import Edition
from storage.errors import FileError, from_os
from storage.file.bounded_files import read_bounded
from storage.file.disk import replace_file
from storage.limits import MAX_FILE_BYTES
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY

from ..demo.build import build
from ..language.gettext_ import _, speech
from . import ExitCode
from .common import FILE, Command, opened_to_read, put_text, tell
from .report_ import show


@click.command(
    "demo",
    cls=Command,
    help=_("Go the whole way once in DIR, from three laptops to the plan, with invented data."),
)
@click.argument("folder", type=FILE, metavar=_("DIR"))
def command(folder: Path) -> ExitCode:
    tell(_("Everything in {path} is invented; only its counts are those of Guaqui's report.").format(path=folder))
    with tempfile.TemporaryDirectory(prefix="guaqui-demo-") as scratch:
        made = Path(scratch)
        plan, disputed = build(made)
        put_all(files(plan.survey, FORMATS, Edition(speech())), made / "export")
        paths = _put(made, folder)
    for one in plan.inputs:
        text = _("{path}: {new} new, {known} known, {quarantined} set aside.")
        tell(text.format(path=Path(one.path).name, new=one.new, known=one.known, quarantined=len(one.problems)))
    tell(_("disputed.json: {n} to settle.").format(n=len(disputed.survey.disputed())))
    with opened_to_read(folder / "plan.json") as opened:
        show([seen_by(opened.survey, ANYBODY)])
    for path in paths:
        put_text(str(path))
    tell(_("Open it with: guaqui {path}").format(path=folder / "plan.json"))
    return ExitCode.DONE


def _put(made: Path, folder: Path) -> list[Path]:
    """Copy the files to where they were asked for. One that is there and was changed is never overwritten."""
    files = [path for path in sorted(made.rglob("*")) if path.is_file() and path.suffix != ".lock"]
    pairs = [(path, folder / path.relative_to(made)) for path in files if not path.name.startswith("apart-")]
    try:
        for source, target in pairs:
            if target.exists() and (
                target.is_dir() or read_bounded(target, MAX_FILE_BYTES) != source.read_bytes()
            ):
                raise FileError("exists", path=str(target))
        for source, target in pairs:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, [source.read_bytes()], S_IMODE(source.stat().st_mode))
    except OSError as error:
        raise from_os(error, error.filename or folder) from error
    return [target for _source, target in pairs]
