"""What a passphrase has to be that something is encrypted by, in words."""

from __future__ import annotations

from storage.file.encrypted import SHORTEST

from ...language.gettext_ import _


def short_passphrase(said: str) -> str:
    """Why a passphrase is too short; empty where it is not."""
    if len(said) >= SHORTEST:
        return ""
    text = _("A passphrase has {n} characters or more: whoever finds a stick can try as many as they like.")
    return text.format(n=SHORTEST)


def unlike_passphrase(said: str, again: str) -> str:
    """Why what was typed twice is none; empty where both are the same."""
    return "" if said == again else _("These were not the same. Nothing was written.")
