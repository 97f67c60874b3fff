"""The tour of the app: a step is done once its screen is reached, by whatever keys."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.translatable import N_

from ..language.gettext_ import _


class TourStep(NamedTuple):
    """What to do, marked for translation, and the class of the screen that one comes to by it."""

    words: str
    comes_to: str


STEPS: Final = (
    TourStep(
        N_(
            "The board: communities down, years across, below them the productive share of each year. Go to a "
            "year with the arrows and press Enter."
        ),
        "DemandScreen",
    ),
    TourStep(
        N_("A demand. Change a word of it; F2 saves, Escape goes back and keeps what was typed as a draft."),
        "BoardScreen",
    ),
    TourStep(N_("F6 opens the community, where its workshop happens."), "CommunityScreen"),
    TourStep(
        N_("Its years one under another. Ctrl+R shows the history of a demand: who, when, what."), "HistoryScreen"
    ),
    TourStep(
        N_("Every version stays and can be brought back. Escape goes back; F7 twice reads all years aloud."),
        "ReadAloudScreen",
    ),
    TourStep(
        N_(
            "A number opens the one that is wrong, Enter notes that they were accepted. F1 explains every screen, "
            "Ctrl+P lists all that can be done, Ctrl+Z takes back a save. Escape ends the tour."
        ),
        "CommunityScreen",
    ),
)


class Tour(NamedTuple):
    """Where the tour is, from 0."""

    step: int = 0

    @property
    def words(self) -> str:
        """What to do now, in the language in use."""
        said = _(STEPS[self.step].words)
        return _("Tour {n} of {all}. {words}").format(n=self.step + 1, all=len(STEPS), words=said)

    def seen(self, screen: str) -> Tour | None:
        """The tour after a screen was seen; None where that was the end of it."""
        if STEPS[self.step].comes_to != screen:
            return self
        return Tour(self.step + 1) if self.step + 1 < len(STEPS) else None
