"""What stands around any paper of a plan: whose it is, for whose eyes, and of which data it was made."""

from __future__ import annotations

from storage.plan.survey import Survey
from storage.plan.version import version_of
from storage.translatable import N_

from .document.paper import Frame
from .wording.edition import Edition
from .wording.speech import Speech

DRAFT = N_("DRAFT WITHOUT A CODE")


def frame_of(survey: Survey, edition: Edition, title: str, subject: str = "") -> Frame:
    """Of a paper without a code of its own: its foot says the version of the data, and their day."""
    say = edition.speech
    profile = survey.profile
    named = (survey.plan.name, profile.name, profile.province, profile.department)
    return Frame(
        place=" · ".join(one for one in named if isinstance(one, str) and one),
        title=title,
        subject=subject,
        foot=data_words(survey, say),
        pages=page_words(say),
        edition=say(N_("PRIVATE: only for the coordinator")) if edition.private else "",
    )


def data_words(survey: Survey, say: Speech) -> str:
    """Data of 14/07/2002 · version 4F2K9XAB. The day is that of the newest save, not of the computer."""
    version = version_of(survey)
    words = N_("Data of {day} · version {sign}") if version.day else N_("Version {sign} of the data")
    return say(words).format(day=say.day(version.day), sign=version.sign)


def page_words(say: Speech) -> str:
    """Still to be filled in: its `n` and its `all`."""
    return say(N_("page {n} of {all}"))
