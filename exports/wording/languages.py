"""What languages call themselves."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = {"es": "Español", "en": "English", "ay": "Aymar aru", "qu": "Runa Simi"}
