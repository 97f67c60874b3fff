"""A picture of the screen as a file: what somebody shows who asks about it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from storage.file.disk import free_name, make_folder, replace_file
from storage.refusals import from_os

from ..language.gettext_ import _

TITLE: Final = "Guaqui"


def pictures_folder(file: Path | None) -> Path:
    """Beside a field file, by its name; without one, where its user's own files are."""
    pictures = _("pictures")
    return file.absolute().with_name(f"{file.stem}-{pictures}") if file else Path.home() / f"guaqui-{pictures}"


def write_picture(drawn: str, folder: Path) -> Path:
    """Put it there under a name of its own; raises `GuaquiError` for what the disk refuses."""
    try:
        make_folder(folder)
        path = free_name(folder / "guaqui.svg", _("picture"))
        replace_file(path, [drawn.encode()])
    except OSError as error:
        raise from_os(error, folder) from error
    return path
