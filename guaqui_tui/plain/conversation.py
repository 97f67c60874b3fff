"""The whole of it: who types, which file, then community by community."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from storage import GuaquiError
from storage.plan.views.scopes import scopes_in

from ..garbage import resume_collection
from ..language import gettext_ as words
from ..language.error_messages import ONLY_READ
from ..language.gettext_ import _
from ..session import settings
from ..session.settings import Settings
from .beginning import opened
from .communities import choose_communities, heard_author
from .community import Leaving
from .console import InputEnded, LineConsole
from .open_plan import OpenPlan
from .picking import option_lines, picked
from .typed_lines import TypedLines, unfinished_on
from .without_keys import refusal_said
from .word_list import typed_for


def run_plain(path: Path | None, language: str | None) -> int:
    """Talk on the standard streams until whoever types is done; returns the exit code."""
    remembered = settings.load()
    words.use(language or remembered.language or words.language())
    resume_collection()
    raw: Any = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)  # what comes is not waited for to be more
    typed = TypedLines(lambda: raw.read(1 << 12), lambda: unfinished_on(sys.stdin.fileno()))
    typed.listen()
    return converse(LineConsole(typed, sys.stdout, echoes=sys.stdin.isatty()), path, remembered)


def converse(console: LineConsole, path: Path | None, remembered: Settings) -> int:
    """The conversation from its beginning to its end; returns the exit code."""
    try:
        words = _("Guaqui, line by line. “?” says what can be typed, “.” goes back, only “{save}” writes.")
        console.say(words.format(save=typed_for("save")))
        author = heard_author(console, remembered.author)
        file = opened(console, path, replace(remembered, author=author))
        if file is None:
            return 0
        return _with_file(console, OpenPlan(file), replace(remembered, author=author))
    except InputEnded as end:
        return end.code


def _with_file(console: LineConsole, plan: OpenPlan, remembered: Settings) -> int:
    code = 0
    plan.file.author = remembered.author
    try:
        _begin(console, plan, remembered)
        with suppress(Leaving):
            choose_communities(console, plan)
    except InputEnded as end:
        code = end.code
    _end(console, plan, remembered)
    return code


def _begin(console: LineConsole, plan: OpenPlan, remembered: Settings) -> None:
    """What is to be heard of the file; its second copy goes on; which of its plans it is about."""
    absolute = str(plan.file.path.absolute())
    if absolute == remembered.file and remembered.backup:
        with suppress(GuaquiError):  # one that is not there is waited for
            plan.file.back_up_to(Path(remembered.backup))
    console.say_all(map(refusal_said, plan.news()))
    if not plan.writable:
        console.say(_(ONLY_READ))
    if plan.shown.is_to_choose:
        _choose_plan(console, plan)


def _choose_plan(console: LineConsole, plan: OpenPlan) -> None:
    """Of a file of several municipalities one is shown."""
    scopes = {"/".join(one): one for one in scopes_in(plan.file.survey)}
    options = [(name, name) for name in scopes]
    console.say_all(option_lines(options, whole=True))
    while True:
        chosen = picked(options, console.hear(_("Which plan, by its number:")))
        if chosen.kept:
            plan.shown.choose(scopes[chosen.kept])
            words.use_terms(plan.survey)
            return
        console.say(chosen.why)


def _end(console: LineConsole, plan: OpenPlan, remembered: Settings) -> None:
    """Remember who typed where, let the file go, and say what stays to be saved."""
    path = str(plan.file.path.absolute())
    backup = remembered.backup if path == remembered.file else ""
    kept = replace(remembered, author=plan.file.author, file=path, backup=backup)
    with suppress(GuaquiError, InputEnded):
        if drafts := len(plan.drafts()):
            console.say(_("Typed and not saved, kept as drafts: {n}.").format(n=drafts))
    with suppress(GuaquiError):  # though nobody hears any more
        settings.store(kept)
    plan.close()
