"""All text that is shown, through gettext: English in the code, Spanish first on the screen.

One language at a time, for this process, and the words of one municipality: that of the file at hand. The
language is told to the environment as well, so that click, which asks gettext by itself, finds its own messages
in our catalogue.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.wording.speech import Speech

if TYPE_CHECKING:  # to say a version, or what is wrong with a command, takes no plan
    from storage.plan.survey import Survey

LOCALE: Final = Path(__file__).parents[1] / "locale"
DOMAIN: Final = "guaqui"
FIRST: Final = "es"


def _other_speeches() -> list[Speech]:
    return [speech_in(one) for one in languages() if one != language()]


class _State:
    speech = Speech(FIRST, others=_other_speeches)


def languages() -> list[str]:
    """The languages that there is a catalogue for, Spanish first."""
    found = sorted(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return sorted(found, key=lambda language: (language != FIRST, language))


def use(language: str) -> None:
    """Speak `language` from now on; one without a catalogue gives the words of the code, English."""
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
    _State.speech = _State.speech._replace(language=language, catalogue=catalogue)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def speech_in(language: str) -> Speech:
    """A language that is not the one in use, for what is read in it."""
    return Speech(language, gettext.translation(DOMAIN, LOCALE, [language], fallback=True))


def use_terms(survey: Survey | None) -> None:
    """Call plan, year's plan and money as the municipality of a file does; as the language does without one."""
    _State.speech = _State.speech._replace(terms={}) if survey is None else _State.speech.of(survey)


def speech() -> Speech:
    """The language in use, for what leaves."""
    return _State.speech


def language() -> str:
    return _State.speech.language


def _(text: str) -> str:
    """`text` in the language in use."""
    return _State.speech(text)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a text that goes with the number `n`."""
    return _State.speech.ngettext(one, many, n)
