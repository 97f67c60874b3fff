"""guaqui demo: the whole way once, with invented data."""

from __future__ import annotations

from pathlib import Path

import click

from exports.formats import FORMATS, files
from exports.leaving.paper_folder import PaperFolder
from exports.wording.edition import Edition
from storage.gather.merge import Merged
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY

from ..demo.files import put_field_files
from ..language.gettext_ import _, speech
from . import ExitCode
from .common import Command, folder_argument, opened_to_read, put_text, tell
from .report_ import show


@click.command(
    "demo",
    cls=Command,
    help=_("Go the whole way once in DIR, from three laptops to the plan, with invented data."),
)
@folder_argument()
def command(folder: Path) -> ExitCode:
    tell(_("Everything in {path} is invented; only its counts are those of Guaqui's report.").format(path=folder))
    plan, disputed, paths = put_field_files(folder, _export)
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


def _export(plan: Merged, made: Path) -> None:
    edition = Edition(speech())
    with PaperFolder(made / "export", edition) as out:
        for file in files(plan.survey, FORMATS, edition):
            out.put(file)
        out.finish()
