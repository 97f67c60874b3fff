"""What stands beside some papers in a folder: what each of its files is, and for whom."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Final

from storage.translatable import N_

from ..wording.edition import Edition

README: Final = N_("README.txt")


def audience(edition: Edition) -> str:
    """For whom a file of an edition is; empty where it is for everybody."""
    said = (
        (edition.private, N_("Only for whoever coordinates: with what is private. Not to be handed on.")),
        (edition.people, N_("With persons' names: only for whoever has to know who they are.")),
    )
    return " ".join(edition.speech(words) for there, words in said if there)


def read_me(told: Mapping[str, str], edition: Edition) -> bytes:
    """`told`: by the files' names what each is. As a text that every editor of Windows shows."""
    say = edition.speech
    head = say(N_("What each file of this folder is. What says nothing else is for everybody."))
    lines = [head, ""]
    for name, words in sorted(told.items()):
        lines += [name, f"    {words}"]
    return BOM_UTF8 + "".join(f"{line}\r\n" for line in lines).encode()
