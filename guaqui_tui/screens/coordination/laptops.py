"""The laptops of this file: this one's six words to read aloud, and whom this one knows or refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.file.own_saves import own_saves
from storage.file.six_words import device_of_words, six_words
from storage.file.trust import forget, know, refuse
from storage.kinds.process.demand import Slot
from storage.notation.text import clean_line
from storage.plan.laptop_list import ListedLaptop, differs_from_recommended, listed_laptops, recommendation
from storage.plan.standing import Trust
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...wording.laptops import called_laptop, saves_in_words
from ...wording.six_words import read_six_words
from ..frame import table_of_screens as screens
from ..frame.keyboard import PATIENCE, Keyboard
from ..frame.list_screen import ListScreen
from ..frame.long_task import BrokenOff, Work
from ..frame.questions.line_question import LineQuestion
from .laptops_lines import (
    found_laptop,
    laptop_columns,
    laptop_detail,
    laptop_line,
    laptops_summary,
    own_words_in_words,
)


class LaptopsScreen(ListScreen[Slot | None]):
    """Gives back no slot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.KNOW,
        keys.REFUSE,
        keys.FORGET_LAPTOP,
        keys.RECOMMEND,
        keys.BACK,
        keys.HELP,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Each laptop signs what it saves with a key of its own that never leaves it. Which person sits at it "
            "the key does not say; you know that once its person has read its six words to you."
        ),
        N_(
            "To make one known: its person opens this screen on that laptop and reads you the six words that "
            "stand at the top, face to face or by telephone. You press Enter here and type what you hear. The "
            "program finds which laptop of this file it is and asks who read them. Then let them type yours."
        ),
        N_(
            "The words of other laptops are never shown here: whoever could compare would say yes without "
            "hearing. A word that the list does not have was heard or typed wrong. Words of no laptop of this "
            "file: have them read again; if they are right, gather that laptop's file first."
        ),
        N_(
            "Known laptops stand with their person's name wherever it is said who saved something. It decides no "
            "value: what a laptop that is not known or is refused has saved counts as before, and is marked."
        ),
        N_(
            "Del refuses a laptop, for one that was stolen, say; Ctrl+P forgets what was decided here. What you "
            "know is kept on this laptop alone, and gathering files never changes it."
        ),
        N_(
            "F2 tells the others: it saves in the file which of its laptops you know and refuse. Nobody is "
            "known by that; those who know yours see it as a recommendation. It travels with the file and cannot "
            "be called back, so it is done only when you press the key."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._trust = Trust()
        self._listed: list[ListedLaptop] = []
        self._own_words: tuple[str, ...] = ()
        self._typed = ""
        """The words that were typed last, where they were no other laptop's."""
        self._asked = ("", "")
        """What was asked for once, of which laptop: a known one is lost only when that is said twice."""
        self._saves = (0, 0)
        """How many of this laptop's own saves are in this file, and how many it made."""
        self._work = Work(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action == "laptops" else super().check_action(action, parameters)

    async def begin(self) -> None:
        if device := self.session.device:
            self._own_words = await asyncio.to_thread(six_words, device)
        file = self.session.file
        self._saves = await self.session.run(own_saves(file.survey).counted, file.holds)
        await super().begin()

    def look(self) -> Sequence[str]:
        self._trust = self.session.standings.trust
        self._listed = listed_laptops(self.session.survey, self._trust)
        return [one.device for one in self._listed]

    def line(self, number: int, width: int) -> Content:
        return laptop_line(self._listed[number], self._trust, width)

    def found_by(self, number: int) -> str:
        return called_laptop(self._listed[number], self._trust)

    def columns(self, width: int) -> str:
        return laptop_columns(width)

    def heading(self) -> str:
        return _("Laptops")

    def about(self) -> str:
        otherwise = differs_from_recommended(self.session.survey, self._trust)
        summary = laptops_summary(self._listed, self._trust, recommends_otherwise=otherwise)
        parts = [own_words_in_words(self._own_words), summary, saves_in_words(*self._saves)]
        return "\n".join(filter(None, parts))

    def detail(self, number: int) -> str:
        return laptop_detail(self._listed[number], self._trust)

    def on_rows_moved(self) -> None:
        self._asked = ("", "")
        super().on_rows_moved()

    # To make one known

    def action_know(self) -> None:
        self.say()
        if not self._work.goes_on:
            self.open(screens.heard_words(self._typed), self._heard)

    def _heard(self, words: list[str] | None) -> None:
        self.show_top()
        if words:
            self._typed = " ".join(words)
            self._work.begin(self._search(words))
            self.while_keys_wait(self._work.wait(PATIENCE))

    async def _search(self, words: list[str]) -> None:
        """Beside the keyboard: each laptop's words take a tenth of a second. Esc breaks it off."""
        keyed = [one.device for one in self._listed if one.has_key]
        device = None
        with suppress(BrokenOff):
            device = await asyncio.to_thread(device_of_words, words, keyed, self._work.teller(self._looking))
        if device is None or self._work.broken_off or not self.is_current:
            self.say(_("Broken off. Nobody was made known."))
        else:
            self._found(device)

    def _looking(self, done: int, many: int) -> None:
        self.say(
            _("Looking for the laptop of these words: {done} of {many}. Esc breaks it off.").format(
                done=done, many=many
            )
        )

    def _found(self, device: str) -> None:
        self.say()
        one = next((one for one in self._listed if one.device == device), None)
        if device and device == self._trust.own:
            self.say(_("These are this laptop's own words. Have the other person read theirs."), wrong=True)
        elif one is None:
            self.say(_(NOBODYS_WORDS), wrong=True)
        else:
            self._typed = ""
            self._found_here(one)

    def _found_here(self, one: ListedLaptop) -> None:
        """It is one of the list; whose it is was heard before, or is asked now."""
        self.draw(one.device)
        if one.standing == "known":
            self.say(_("It is known already: {laptop}.").format(laptop=called_laptop(one, self._trust)))
        else:
            person = next(iter(one.authors), "")
            self.open(screens.whose_laptop(found_laptop(one), person), partial(self._named, one.device))

    def _named(self, device: str, person: str | None) -> None:
        if person is None:
            self.back_from(None)
            self.say(_("Nobody was made known."))
            return
        done = _("From now on it is known here as {person}'s. Now let them type the words of yours.")
        self.while_keys_wait(self._change(partial(know, device, person), device, done.format(person=person)))

    # To refuse or forget one, to tell the others

    @property
    def _here(self) -> ListedLaptop | None:
        """The laptop under the cursor, but for this one."""
        one = self._listed[self.at] if self._listed else None
        return None if one is None or one.device == self._trust.own else one

    def action_refuse(self) -> None:
        one = self._here
        if one is None:
            self.say(_("That is this laptop. Another one can be refused."))
        elif one.standing == "refused":
            self.say(_("It is refused already. Ctrl+P forgets that."))
        elif self._surely("refuse", one):
            done = _("Refused. What it saved stays and counts, and is marked; Ctrl+P takes that back.")
            self.while_keys_wait(self._change(partial(refuse, one.device), one.device, done))

    def action_forget(self) -> None:
        one = self._here
        if one is None or one.standing not in {"known", "refused"}:
            self.say(_("Nothing was decided here of that laptop."))
        elif self._surely("forget", one):
            done = _("Forgotten: it is neither known nor refused here.")
            self.while_keys_wait(self._change(partial(forget, one.device), one.device, done))

    def _surely(self, what: str, one: ListedLaptop) -> bool:
        """Whether it may be done now: what was heard word by word goes only when that is said twice."""
        if one.standing != "known" or self._asked == (what, one.device):
            return True
        self._asked = (what, one.device)
        self.say(
            _("It is known here; to know it again its words have to be read again. The same key again does it.")
        )
        return False

    async def _change(self, change: Callable[[], None], device: str, done: str) -> None:
        self._asked = ("", "")
        await self._do(self.session.change_trust(change), device, done)

    def action_recommend(self) -> None:
        self.say()
        if not self._trust.in_use:
            self.say(_("Nobody is known or refused here yet."))
            return
        change = recommendation(self.session.survey, self._trust, self.session.file.author)
        done = _(
            "Saved in the file: those who know this laptop see whom it knows and refuses. Nobody is known by it."
        )
        self.while_keys_wait(self._do(self.session.save_many([change]), "", done))

    async def _do(self, change: Coroutine[Any, Any, Any], device: str, done: str) -> None:
        try:
            await change
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
        else:
            self.draw(device)
            self.say(done)

    def action_back(self) -> None:
        if self._work.goes_on:
            self._work.break_off()
        else:
            self.hand_over(None)

    async def leave(self) -> bool:
        await self._work.end()
        return True


class HeardWords(LineQuestion[list[str]]):
    """Gives back the six words. None is shown that was not typed: whoever could read one would only say yes.

    `typed` are those of the last time, where they were no laptop's: one of them may be to mend.
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__(
            _("The six words of the other laptop"),
            read_six_words,
            _(
                "Its person reads them aloud from its own screen (Ctrl+P, Laptops), there or by telephone; you "
                "type them here. Four letters of each are enough, without accents. Take them from nobody else, "
                "and from no paper or message."
            ),
            typed,
        )


class WhoseLaptop(LineQuestion[str]):
    """Gives back whose a laptop is."""

    def __init__(self, what: str, person: str) -> None:
        super().__init__(_("Who read you the words? It is their laptop."), _read_person, what, person)


def _read_person(typed: str) -> str:
    if not any(map(str.isalnum, person := clean_line(typed))):
        raise ValueError(_("Write the name of who read you the words."))
    return person


NOBODYS_WORDS = N_(
    "These are the words of no laptop of this file. Have them read again; if they are right, gather that laptop's "
    "file first."
)
