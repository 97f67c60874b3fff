"""The language that the tests invent: each letter of our words is one of another script."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from guaqui_tui.language import gettext_ as words

INVENTED = "zz"
ABROAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщ") | str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ"
)


def in_letters_abroad(text: str) -> str:
    """`text` in the invented language; the places to fill in stay."""
    return "".join(
        part if part.startswith(("{", "%(")) else part.translate(ABROAD)
        for part in re.split(r"(\{[^}]*\}|%\(\w+\)s)", text)
    )


def invented_catalogue() -> bytes:
    """All texts in the invented language, compiled."""
    with (words.LOCALE / "es" / "LC_MESSAGES" / "guaqui.po").open("rb") as file:
        catalogue = read_po(file, locale="es")
    for message in catalogue:
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            said = tuple(map(in_letters_abroad, forms))
            message.string = said if len(said) > 1 else said[0]
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def make_locale(folder: Path) -> Path:
    """The catalogues that there are, and behind them that of the invented language."""
    for language in words.languages():
        shutil.copytree(words.LOCALE / language, folder / language, ignore=shutil.ignore_patterns("*.po"))
    compiled = folder / INVENTED / "LC_MESSAGES" / "guaqui.mo"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(invented_catalogue())
    return folder
