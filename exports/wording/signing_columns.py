"""The heads of the five columns in which people sign a paper."""

from __future__ import annotations

from storage.translatable import N_

from .speech import Speech


def signing_columns(say: Speech, who: str = N_("Name")) -> tuple[str, str, str, str, str]:
    """`who`: what stands over their names, to be translated."""
    papers = say(N_("Identity document")), say(N_("Signature or fingerprint")), say(N_("Stamp"))
    return say(who), say(N_("Office")), *papers
