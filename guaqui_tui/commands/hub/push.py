"""guaqui hub push: what field files hold goes to the hub."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from storage.errors import GuaquiError
from storage.gather.admission import LeftOut, MergeOptions
from storage.gather.passphrases import Passphrases
from storage.hub.push import Pushed, PushedFile, push
from storage.notation.text import printable

from ...language.gettext_ import _, ngettext
from ...wording.gather.gathered_files import reasons_left_out
from ...wording.values import field_labels
from .. import ExitCode, done
from ..common import FILE, Command, accept_pack_option, as_json_option, put_json, put_text, tell
from ..passphrase import asked_passphrase
from ..progress_line import progress_line
from .hub_url import named_hub, url_argument


@click.command(
    "push",
    cls=Command,
    help=_(
        "Send what field files hold to the hub. Folders are searched; what is there is not sent again, and after "
        "a cut it goes on where it was."
    ),
)
@url_argument()
@click.argument("sources", nargs=-1, required=True, type=FILE, metavar=_("FILE..."))
@accept_pack_option()
@as_json_option()
def command(url: str, sources: tuple[Path, ...], accept_pack: bool, as_json: bool) -> ExitCode:
    asked = MergeOptions(accept_pack=accept_pack, passphrases=Passphrases(asked_passphrase))
    try:
        with named_hub(url) as hub, progress_line() as say:
            pushed = push(hub, list(sources), asked, lambda n, of: say(_("{n} of {of} sent").format(n=n, of=of)))
    except GuaquiError as error:
        for words in reasons_left_out(error.facts.get("left_out", ()), _worded).values():
            tell(words)
        raise
    if as_json:
        put_json(_result(pushed))
    else:
        _say(pushed)
    wait = any(one.strangers or one.refused for one in pushed.files)
    return done(needs_a_person=wait or pushed.left_out)


def _worded(changes: Mapping[str, Any]) -> dict[str, list[str]]:
    return {record: field_labels(record, fields) for record, fields in changes.items()}


def _result(pushed: Pushed) -> dict[str, Any]:
    return {
        "files": [{**_file(one), "path": printable(one.path)} for one in pushed.files],
        "left_out": [_left_out(one) for one in pushed.left_out],
        "sent": pushed.sent,
        "new": pushed.fresh,
    }


def _left_out(one: LeftOut) -> dict[str, str]:
    name = one.error.facts.get("municipality")
    of = {"municipality": name} if name else {}
    return {"path": printable(one.path), "left_out": one.error.code, **of}


def _file(one: PushedFile) -> dict[str, Any]:
    others = {"other_municipalities": one.strangers} if one.strangers else {}
    return {"revisions": one.revisions, "known": one.known, "quarantined": one.refused, **others}


def _say(pushed: Pushed) -> None:
    for words in reasons_left_out(pushed.left_out, _worded).values():
        tell(words)
    for one in pushed.files:
        tell(_line(one))
        for name, n in one.strangers.items():
            words = _("  of {municipality} {n} versions stay out: you have no right to it on this hub")
            tell(words.format(municipality=name, n=n))
        if one.refused:
            tell(_("  {n} entries cannot be believed and stay out").format(n=one.refused))
    if pushed.quarantine:
        tell(_("What was set aside is kept in {path}.").format(path=pushed.quarantine))
    put_text(ngettext("{n} version was sent.", "{n} versions were sent.", pushed.sent).format(n=pushed.sent))
    if pushed.sent and pushed.fresh is not None:
        words = ngettext("{n} of it was new there.", "{n} of them were new there.", pushed.fresh)
        put_text(words.format(n=pushed.fresh))


def _line(one: PushedFile) -> str:
    n = sum(one.revisions.values())
    if one.known:
        return _("{path}: all {n} versions were there.").format(path=one.path, n=n)
    return _("{path}: all {n} versions are there now.").format(path=one.path, n=n)
