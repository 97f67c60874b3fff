"""guaqui hub pull: a municipality comes out of the hub, into a field file."""

from __future__ import annotations

from pathlib import Path

import click

from storage.errors import SeveralMunicipalitiesError
from storage.file import device
from storage.gather.admission import MergeOptions
from storage.hub.pull import pull

from ...language.error_messages import sentence
from ...language.gettext_ import _
from .. import ExitCode
from ..common import FILE, Command, accept_pack_option, as_json_option
from ..merge_ import put_merged
from ..progress_line import progress_line
from .hub_url import named_hub, url_argument


@click.command(
    "pull",
    cls=Command,
    help=_(
        "Bring a municipality from the hub into FILE, a new one or one that is there, by the rules of a merge."
    ),
)
@url_argument()
@click.argument("file", type=FILE, metavar=_("FILE"))
@click.option("--municipality", default="", metavar="ID", help=_("Which, where you may read several."))
@click.option("--again", is_flag=True, help=_("Take in also what was undone."))
@accept_pack_option()
@as_json_option()
def command(url: str, file: Path, municipality: str, again: bool, accept_pack: bool, as_json: bool) -> ExitCode:
    asked = MergeOptions(again=again, accept_pack=accept_pack, municipality=municipality)
    now = device.now()
    try:
        with named_hub(url) as hub, progress_line() as say:
            merged = pull(hub, file, asked, lambda n: say(_("{n} versions came").format(n=n)), at=now)
    except SeveralMunicipalitiesError as error:
        raise click.UsageError(sentence(error)) from error
    return put_merged(merged, now, dry_run=False, as_json=as_json)
