"""The command line: its language, and what reaches a person when something fails."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

from storage.errors import GuaquiError
from storage.file.left_behind import clear_home
from storage.notation.text import printable
from storage.translatable import N_

from . import __version__
from .commands import ExitCode
from .commands.app_request import AppRequest, app_request
from .garbage import resume_collection
from .language import gettext_ as words
from .language.gettext_ import _
from .start import NoTerminal, open_app


def language_of(arguments: Sequence[str]) -> str:
    """The language that is asked for: --lang, else GUAQUI_LANG, else what the app was set to, else Spanish."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    if asked := os.environ.get("GUAQUI_LANG"):
        return asked
    from .session.settings import load

    return load().language or words.FIRST


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Only what a person can use is printed."""
    try:
        return _run(arguments)
    except OSError as error:
        if error.errno == errno.EPIPE:  # `guaqui report FILE | head`: whoever read has gone
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for the flush at exit
            return ExitCode.DONE
        return _unforeseen(error)
    except Exception as error:  # noqa: BLE001 - the last wall: it goes to a file whole, and to a person in words
        return _unforeseen(error)


def _run(arguments: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may lack a symbol; that must not end the work
            stream.reconfigure(errors="replace")
    clear_home()
    words.use(language_of(arguments))
    words.use_terms(None)
    try:
        asked_for = app_request(arguments) or _by_the_library(arguments)
        code = open_app(asked_for) if isinstance(asked_for, AppRequest) else asked_for
    except KeyboardInterrupt:
        _say(_("Stopped. Nothing was changed."))
        return ExitCode.NOT_DONE
    except NoTerminal:
        _say(_(NO_TERMINAL))
        return ExitCode.WRONG_USAGE
    except GuaquiError as error:
        from .language.error_messages import sentence

        _say(sentence(error))
        return ExitCode.NOT_DONE
    return ExitCode.DONE if code is None else code


def _by_the_library(arguments: Sequence[str]) -> int | AppRequest | None:
    """Anything but the plain wish for the app: that opens at once, and this takes a library to understand."""
    from .commands.group import invoke

    resume_collection()
    return invoke(arguments, __version__)


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


NO_TERMINAL = N_(
    "The app needs a terminal: a window with a keyboard where it can draw. Open one and write guaqui there; "
    "without one guaqui --plain asks the same line by line, and there are the commands: guaqui --help."
)
FAULT = N_(
    "Something unforeseen happened ({kind}). What was saved is safe. "
    "Please send the file {path} to whoever keeps this program."
)


def _for_its_user(path: str, flags: int) -> int:
    """What went wrong may be told with what somebody typed."""
    return os.open(path, flags, 0o600)


def _unforeseen(error: Exception) -> int:
    from storage.file.device import home

    path = home() / "errors.log"
    with suppress(OSError):  # where nothing can be written, the sentence must still come
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "a", encoding="utf-8", opener=_for_its_user) as log:
            traceback.print_exception(error, file=log)
    _say(_(FAULT).format(kind=type(error).__name__, path=printable(str(path))))
    return ExitCode.NOT_DONE
