"""What keeps an encrypted file or a zip shut, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

ENCRYPTION_ERRORS: Final[dict[Code, str]] = {
    "encrypted-damaged": N_("{path} is encrypted, and damaged: it opens no more. Ask for another copy."),
    "encrypted-to-key": N_(
        "{path} is encrypted to somebody's key, which no passphrase opens. Whoever has the key opens it with age."
    ),
    "passphrase-missing": N_(
        "{path} is encrypted. Its passphrase opens it: the app asks for it where it is opened or gathered "
        "(F9), and so does guaqui merge. Ask whoever made it."
    ),
    "passphrase-slow": N_(
        "{path} was encrypted so that this laptop would need minutes for its passphrase. Open it on the laptop "
        "that made it, and carry it again from there."
    ),
    "passphrase-wrong": N_("That is not the passphrase of {path}. Gather it again, and type it once more."),
    "zip-unreadable": N_("{path} cannot be read as a zip ({words}). Unpack it yourself, or ask for another copy."),
}
