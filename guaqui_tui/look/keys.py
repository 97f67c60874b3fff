"""Every key in one place. Descriptions are marked here and translated when they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding

from storage.translatable import N_

from ..language.gettext_ import _

if TYPE_CHECKING:
    from textual.screen import Screen


def _key(keys: str, action: str, words: str, display: str, *, shown: bool = True) -> Binding:
    """A key that works wherever the cursor stands; it is shown in the footer unless `shown_keys` is false."""
    return Binding(keys, action, words, show=shown, key_display=display, priority=True)


def _soft(keys: str, action: str, words: str = "", display: str = "", *, shown: bool = True) -> Binding:
    """A key that the field with the cursor may take for itself; without words it is not shown."""
    return Binding(keys, action, words, show=shown and bool(words), key_display=display)


HELP: Final = _key("f1,ctrl+g", "app.help", N_("Help"), "F1")
QUIT: Final = _key("ctrl+q", "app.quit", N_("Quit"), "Ctrl+Q", shown=False)
PALETTE: Final = _key("ctrl+p,f12", "app.palette", N_("All that can be done here"), "Ctrl+P", shown=False)
LANGUAGE: Final = _key("f16", "app.language", N_("Change the language"), "", shown=False)
BACK: Final = _key("escape", "back", N_("Back"), "Esc")
BOARD: Final = _key("escape", "back", N_("Board"), "Esc")
STEPS: Final = _key("f6,ctrl+t", "steps", N_("Open, begin, prepare"), "F6")
MAKE: Final = _key("f2,ctrl+s", "make", N_("Make it"), "F2")
TO_THE_END: Final = _key("f3,ctrl+o", "to_the_end", N_("To the end"), "F3")
SAVE: Final = _key("f2,ctrl+s", "save", N_("Save"), "F2")
FILE: Final = _key("f3,ctrl+o", "app.file", N_("File"), "F3", shown=False)
ELSEWHERE: Final = _key("f3,ctrl+o", "elsewhere", N_("Go on in another place"), "F3", shown=False)
REGISTER: Final = _key(
    "f23", "register", N_("Register: what is noted beside demands and the plan's lists"), "", shown=False
)
PLAN_LISTS: Final = _key(
    "f13", "plan_lists", N_("Lists of the plan: years, classes, zones, communities, words"), "", shown=False
)
LAPTOPS: Final = _key("f24", "laptops", N_("Laptops: whom this one knows, and its six words"), "", shown=False)
WHO: Final = _key("f22", "who", N_("Who types now"), "", shown=False)
REPEAT: Final = _key("f4,ctrl+d", "repeat", N_("Repeat"), "F4")
CHOOSE: Final = _key("f5,ctrl+e", "choose", N_("Choose it"), "F5")
OPEN: Final = _key("enter", "open", N_("Demand"), "Enter")
COMMUNITY: Final = _key("f6,ctrl+t", "community", N_("Community"), "F6")
CALENDAR: Final = _key("f7,ctrl+l", "calendar", N_("Calendar of the workshops"), "F7", shown=False)
PAPERS: Final = _key("f10,ctrl+w", "papers", N_("Papers"), "F10")
ACTA: Final = _key("f10,ctrl+w", "acta", N_("Acta"), "F10", shown=False)
PRINT: Final = _key("f10,ctrl+w", "print", N_("As PDF"), "F10")
COPIED: Final = _key("f5,ctrl+e", "copied", N_("It was copied by hand"), "F5")
COORDINATION: Final = _key("f9,ctrl+n", "coordination", N_("Coordinate"), "F9")
GATHER: Final = _key("f2,ctrl+s", "gather", N_("Take them in"), "F2")
TAKE_AGAIN: Final = _key("f5,ctrl+e", "take_again", N_("With what was undone"), "F5")
SEE_PACK: Final = _key("f7,ctrl+l", "see_pack", N_("The list"), "F7")
ACCEPT_PACK: Final = _key("f7,ctrl+l", "accept_pack", N_("Accept the unknown list"), "F7")
LEAVE_OUT: Final = _soft("delete", "leave_out", N_("Leave out, or not"), N_("Del"))
WHAT_IS_ASIDE: Final = _soft("enter", "what_is_aside", N_("What was set aside"), "Enter")
WHOLE_LINE: Final = _key("enter", "whole_line", N_("The whole line"), "Enter")
WHAT_CHANGED: Final = _key("f6,ctrl+t", "what_changed", N_("What changed"), "F6")
BY_WHICH: Final = _key("f5,ctrl+e", "by_which", N_("By laptop or community"), "F5")
FILES: Final = _key("f6,ctrl+t", "files", N_("Files"), "F6")
SETTLE: Final = _key("enter", "settle", N_("Side by side"), "Enter")
TAKE: Final = _soft("f20", "take(0)", N_("Take a version"), "1-9")
ANOTHER: Final = _key("f6,ctrl+t", "another", N_("Another"), "F6")
WHY: Final = _key("f7,ctrl+l", "why", N_("Reason"), "F7")
ASK: Final = _key("f5,ctrl+e", "ask", N_("Ask them"), "F5")
LEAVE_OPEN: Final = _key("delete", "leave_open", N_("Leave it open"), N_("Del"), shown=False)
RIGHT: Final = _key("f5,ctrl+e", "right", N_("This is right"), "F5")
TAKE_OUT: Final = _key("delete", "take_out", N_("Take it out of the plan"), N_("Del"), shown=False)
ONLY: Final = _key("ctrl+f", "only", N_("One kind"), "Ctrl+F")
UNDO_MERGE: Final = _key("delete", "undo_merge", N_("Undo it"), N_("Del"))
TAKE_BACK: Final = _key("delete", "take_back", N_("Take it back"), N_("Del"))
KNOW: Final = _key("enter", "know", N_("Type six words"), "Enter")
REFUSE: Final = _key("delete", "refuse", N_("Refuse"), N_("Del"))
FORGET_LAPTOP: Final = _key("f5,ctrl+e", "forget", N_("Forget"), "F5")
RECOMMEND: Final = _key("f6,ctrl+t", "recommend", N_("Tell the others"), "F6", shown=False)
GO_TO: Final = _key("enter", "go_to", N_("Open"), "Enter")
DECIDE: Final = _key("enter", "decide", N_("That is it"), "Enter")
PICK_NEAR: Final = _soft("f21", "pick(1)", N_("Go to it"), "0-9")
AS_DECIDED: Final = _key("f5,ctrl+e", "as_decided", N_("As was decided"), "F5")
LOOK_UP: Final = _key("enter", "look_up", N_("Check it"), "Enter")
WRITE: Final = _key("f2,ctrl+s", "write", N_("Write them"), "F2")
SHOW_FOLDER: Final = _key("f5,ctrl+e", "show_folder", N_("Open the folder"), "F5", shown=False)
TAKE_IN: Final = _key("f2,ctrl+s", "take_in", N_("Take it in"), "F2")
WHAT_IT_IS: Final = _soft("enter", "change", N_("Change"), "Enter")
TO_NAMES: Final = _key("f6,ctrl+t", "to_names", N_("Names"), "F6")
SHOW_REJECTED: Final = _key("f5,ctrl+e", "show_rejected", N_("What did not fit"), "F5", shown=False)
ADD_STEP: Final = _soft("insert,plus", "add_step", N_("Step"), N_("Ins"))
UNDO_ANSWER: Final = _soft("ctrl+z", "undo_answer", N_("Take the last answer back"), "Ctrl+Z", shown=False)
AS_PROPOSED: Final = _soft("delete", "as_proposed", N_("As it was"), N_("Del"))
CONVENED: Final = _key("enter", "convened", N_("Day and outcome"), "Enter")
CONVENE_AGAIN: Final = _key("f9,ctrl+n", "again", N_("Convene again"), "F9")
WORKSHOP: Final = _key("f6,ctrl+t", "workshop", N_("Workshop"), "F6")
PROPOSALS: Final = _key("f6,ctrl+t", "proposals", N_("Proposals"), "F6")
MORE: Final = _key("f6,ctrl+t", "more", N_("More"), "F6")
MAIN: Final = _key("f6,ctrl+t", "main", N_("Demand"), "F6")
PRIVATE: Final = _key("ctrl+k", "private", N_("Private: whose demand it carries, notes"), "Ctrl+K", shown=False)
ALOUD: Final = _key("f7,ctrl+l", "aloud", N_("Read out"), "F7")
ASSEMBLY: Final = _key("f8,ctrl+b", "assembly", N_("Assembly"), "F8")
YEAR_BEFORE: Final = _key("pageup", "year(-1)", N_("Year before"), N_("PgUp"), shown=False)
YEAR_AFTER: Final = _key("pagedown", "year(1)", N_("Year after"), N_("PgDn"))
ADD: Final = _soft("insert,plus", "add", N_("New community or association"), N_("Ins"), shown=False)
ADD_RECORD: Final = _soft("insert,plus", "add", N_("Add"), N_("Ins"))
TAKE_OFF: Final = _soft("delete", "take_off", N_("Take off the list"), N_("Del"))
PUT_BACK: Final = _key("f5,ctrl+e", "put_back", N_("Put it back"), "F5", shown=False)
OFF_LIST: Final = _key("ctrl+f", "off_list", N_("What is off the list"), "Ctrl+F", shown=False)
LINE_UP: Final = _soft("less_than_sign", "shift(-1)", N_("Further up"), "<", shown=False)
LINE_DOWN: Final = _soft("greater_than_sign", "shift(1)", N_("Further down"), ">", shown=False)
PRIVATE_FIELDS: Final = _key("ctrl+k", "private", N_("What is private"), "Ctrl+K", shown=False)
ABOUT: Final = _key("f9,ctrl+n", "holder", N_("Name, zones, members"), "F9", shown=False)
ADD_ACTION: Final = _key("f9,ctrl+n", "add", N_("Add an action"), "F9", shown=False)
VIEW: Final = _key("ctrl+f", "view", N_("Sort, filter"), "Ctrl+F", shown=False)
PLANS: Final = _key("f15", "plans", N_("Another plan or municipality of this file"), "", shown=False)
SHOW_PLAN: Final = _key("enter", "show_plan", N_("Show it"), "Enter")
VALIDATION: Final = _key("f5,ctrl+e", "validation", N_("Validate"), "F5", shown=False)
YEAR_PLAN: Final = _key(
    "f4,ctrl+d", "year_plan", N_("The year's plan: {plan_word}, {year_word}, budget"), "F4", shown=False
)
INTO_PLAN: Final = _soft("1", "rule('planned')", N_("Into the {plan_word}"), "1")
INTO_YEAR: Final = _soft("2", "rule('budgeted')", N_("Into the {year_word}"), "2")
OUT_OF_PLAN: Final = _soft("3", "rule('rejected')", N_("Out"), "3")
ADD_LINE: Final = _key("f9,ctrl+n", "add_line", N_("Budget line"), "F9")
REMOVE_LINE: Final = _soft("delete", "remove_line", N_("Remove the budget line"), N_("Del"), shown=False)
OPEN_LINE: Final = _key("enter", "open_line", N_("Open"), "Enter", shown=False)
PROGRAMMES: Final = _key("f6,ctrl+t", "programmes", N_("Money by subprogramme"), "F6", shown=False)
HIDDEN: Final = _key("ctrl+k", "hidden", N_("Private: hidden demands"), "Ctrl+K", shown=False)
LEVEL: Final = _key("f6,ctrl+t", "level", N_("What its communities ask for"), "F6", shown=False)
MERGE_INTO: Final = _soft("1", "merge_into", N_("Merge"), "1")
DROP_DEMAND: Final = _soft("2", "drop_demand", N_("Drop"), "2")
CARRIES: Final = _soft("f18", "carries(0)", N_("Whose it carries"), "0-9")
VALIDATE: Final = _soft("v", "rule('validated')", N_("Validated"), "V")
OBSERVE: Final = _soft("o", "rule('observed')", N_("Observed"), "O")
REJECT: Final = _soft("r", "rule('rejected')", N_("Rejected"), "R")
BESIDE_IT: Final = _key("enter", "beside", N_("Reason and votes"), "Enter", shown=False)
SITTING: Final = _key("f6,ctrl+t", "sitting", N_("This workshop: its day and who came"), "F6", shown=False)
NEIGHBOURS: Final = _soft("f19", "turn(1)", N_("The next one, the one before"), "→ ←", shown=False)
HOLDER_AFTER: Final = _soft("right", "turn(1)")
HOLDER_BEFORE: Final = _soft("left", "turn(-1)")
SHOW_ALL: Final = _key("escape", "show_all", N_("Show all"), "Esc", shown=False)
UNDO: Final = _key("ctrl+z", "undo", N_("Undo"), "Ctrl+Z", shown=False)
UNDO_TYPING: Final = _key("ctrl+z", "app.undo_typing", N_("Take back what was typed"), "Ctrl+Z", shown=False)
REDO_TYPING: Final = _key("ctrl+y", "app.redo_typing", N_("Type it again"), "Ctrl+Y", shown=False)
HISTORY: Final = _key("ctrl+r", "history", N_("History"), "Ctrl+R", shown=False)
MOVE: Final = _key("f25", "move", N_("Move or swap years"), "", shown=False)
BRING_BACK: Final = _key("enter", "bring_back", N_("Bring it back"), "Enter")
TOUR: Final = _key("f17", "app.tour", N_("A tour of the app"), "", shown=False)
ACCEPT: Final = _key("enter", "accept", N_("Read and accepted"), "Enter")
MEND: Final = _soft("f20", "mend", N_("Mend it"), "1-9")
FIND: Final = _soft("slash", "find", N_("Find"), "A-Z", shown=False)
NEXT_FIELD: Final = _soft("down", "next_field", N_("Next"), "Enter")
PREVIOUS_FIELD: Final = _soft("up", "previous_field")
FORM: Final = (NEXT_FIELD, PREVIOUS_FIELD, SAVE, BACK, HELP)
"""What each form of one record has."""
GO_ON: Final = _key("enter", "go_on", N_("Go on"), "Enter")
CLOSE: Final = _key("enter,escape,f1", "back", N_("Go on"), "Enter")
MISSING: Final = _key("f3,ctrl+o", "missing", N_("What is missing"), "F3")
TAKE_DRAFT: Final = _key("enter", "take", N_("Take it up"), "Enter")
TAKE_PLACE: Final = _key("enter", "take", N_("Put it there"), "Enter")
DROP_DRAFT: Final = _key("delete", "drop", N_("Forget it"), N_("Del"))
MARK: Final = _soft("space", "mark", N_("Take or leave"), N_("Space"))
LATER: Final = _key("escape", "back", N_("Later"), "Esc")


def not_shown(binding: Binding) -> Binding:
    """The same key where the footer has no room for it."""
    return replace(binding, show=False)


def shown_bindings(screen: Screen[Any]) -> Iterator[Binding]:
    """What a screen's footer shows, in the order of its class."""
    for binding in type(screen).BINDINGS:
        if isinstance(binding, Binding) and binding.show and screen.check_action(binding.action, ()):
            yield binding


def display_of(binding: Binding) -> str:
    """A key as the footer says it, in the language in use."""
    return _(binding.key_display or binding.key)


def shown_keys(screen: Screen[Any]) -> Iterator[tuple[str, str]]:
    """Keys and words of a screen's footer, in the language in use."""
    for binding in shown_bindings(screen):
        yield display_of(binding), _(binding.description)


_OURS: Final = f"{__package__.partition('.')[0]}."


def all_of(screen: Screen[Any]) -> Iterator[Binding]:
    """Everything of ours that can be done on a screen, its own first, each action once."""
    done = set()
    for owner in (*type(screen).__mro__, *type(screen.app).__mro__):
        for binding in vars(owner).get("BINDINGS", ()) if owner.__module__.startswith(_OURS) else ():
            if not isinstance(binding, Binding) or not binding.description or binding.action in done:
                continue
            done.add(binding.action)
            if screen.check_action(binding.action, ()):
                yield binding


def key_and_action(binding: Binding) -> str:
    """Ctrl+Z Undo: a key that the footer has no room for, in the language in use."""
    return f"{spelled(binding, all_of_them=False)} {_(binding.description)}"


def spelled(binding: Binding, *, all_of_them: bool = True) -> str:
    """F2 / Ctrl+S: every key of a binding as it is read; empty for one that only the list of actions has."""
    keys = [] if not binding.key_display else [_(binding.key_display)]
    for key in binding.key.split(",") if all_of_them else ():
        read = "+".join(part.capitalize() for part in key.split("+"))
        if read.startswith("Ctrl+") and read not in keys and keys:
            keys.append(read)
    return " / ".join(keys)
