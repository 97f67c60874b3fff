"""Every key in one place, by what it means. Descriptions are marked here and translated when they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding

from storage.translatable import N_

from ..language.gettext_ import _
from . import key_meanings as means
from .key_meanings import KeyMeaning

if TYPE_CHECKING:
    from textual.screen import Screen

ONLY_LISTED: Final = "listed-"
"""How the key of what has none begins: no keyboard sends it, and the list of actions (Ctrl+P) does."""


def _key(meaning: KeyMeaning, action: str, words: str, *, shown: bool = True, short: str = "") -> Binding:
    """A key that works wherever the cursor stands; it is shown in the footer unless `shown` is false, there by
    `short` words, where it has such. What Textual has for tooltips holds these.
    """
    return Binding(
        meaning.keys, action, words, show=shown, key_display=meaning.display, priority=True, tooltip=short
    )


def _soft(
    keys: str, action: str, words: str = "", display: str = "", *, shown: bool = True, short: str = ""
) -> Binding:
    """A key that the field with the cursor may take for itself; without words it is not shown."""
    return Binding(keys, action, words, show=shown and bool(words), key_display=display, tooltip=short)


def _listed(action: str, words: str, display: str = "", *, shown: bool = True) -> Binding:
    """What has no key: the list of actions has it (Ctrl+P), and the place where it is needed says so.

    With a `display` the screen takes several keys for it itself, and the footer says them once.
    """
    return Binding(f"{ONLY_LISTED}{action}", action, words, show=shown and bool(display), key_display=display)


HELP: Final = _key(means.HELPS, "app.help", N_("Help"))
QUIT: Final = _key(means.QUITS, "app.quit", N_("Quit (close, leave)"), shown=False)
PALETTE: Final = _key(means.LISTS_ALL, "app.palette", N_("All that can be done here"), shown=False)
LANGUAGE: Final = _listed("app.language", N_("Change the language"))
BACK: Final = _key(means.GOES_BACK, "back", N_("Back"))
BOARD: Final = _key(means.GOES_BACK, "back", N_("Board"))
STEPS: Final = _key(means.MORE_OF_IT, "steps", N_("Open, begin, prepare"))
MAKE: Final = _key(means.WRITES, "make", N_("Make it"))
TO_THE_END: Final = _key(means.MISSES, "to_the_end", N_("To the end"))
SAVE: Final = _key(means.WRITES, "save", N_("Save"))
SECOND_COPY: Final = _listed("app.second_copy", N_("Second copy on a stick"))
FILE: Final = _listed("app.file", N_("Open another file, or begin one"))
ELSEWHERE: Final = _listed("elsewhere", N_("Go on in another place"))
REGISTER: Final = _listed("register", N_("Register: what is noted beside demands and the plan's lists"))
PLAN_LISTS: Final = _listed("plan_lists", N_("Lists of the plan: years, classes, zones, communities, words"))
HANDOVER: Final = _listed("handover", N_("Handover: what whoever takes over has to know"))
LAPTOPS: Final = _listed("laptops", N_("Laptops: whom this one knows, and its six words"))
WHO: Final = _listed("who", N_("Who types now"))
REPEAT: Final = _listed("repeat", N_("Repeat what the one before says in this field"))
CHOOSE: Final = _key(means.THIS_ONE, "choose", N_("Mark ★"))
OPEN: Final = _key(means.OPENS, "open", N_("Demand"))
COMMUNITY: Final = _key(means.MORE_OF_IT, "community", N_("Community"))
CALENDAR: Final = _key(means.WORKSHOPS, "calendar", N_("Calendar of the workshops"), shown=False)
PAPERS: Final = _key(means.PRINTS, "papers", N_("Papers"))
ACTA: Final = _key(means.PRINTS, "acta", N_("Acta"), shown=False)
ACTA_AS_IT_IS: Final = _key(means.PRINTS, "acta_as_it_is", N_("Acta as it is"))
PRINT: Final = _key(means.PRINTS, "print", N_("As PDF"))
COPIED: Final = _key(means.WRITES, "copied", N_("It was copied by hand"))
COORDINATION: Final = _key(means.COORDINATES, "coordination", N_("Coordinate"))
GATHER: Final = _key(means.WRITES, "gather", N_("Take them in"))
TAKE_AGAIN: Final = _listed("take_again", N_("Look again, with what was undone"))
SEE_PACK: Final = _key(means.MORE_OF_IT, "see_pack", N_("The list"))
ACCEPT_PACK: Final = _key(means.THIS_ONE, "accept_pack", N_("Accept the unknown list"))
LEAVE_OUT: Final = _soft("delete", "leave_out", N_("Leave out, or not"), N_("Del"))
WHAT_IS_ASIDE: Final = _soft("enter", "what_is_aside", N_("What was set aside"), "Enter")
OPEN_ENCRYPTED: Final = _soft("enter", "open_encrypted", N_("Its passphrase"), "Enter")
SEND: Final = _key(means.WRITES, "send", N_("Send what is new here"), short=N_("Send"))
WHAT_IT_BRINGS: Final = _key(means.MORE_OF_IT, "what_it_brings", N_("What is new there"))
WHOLE_LINE: Final = _key(means.OPENS, "whole_line", N_("The whole line"))
WHAT_CHANGED: Final = _key(means.MORE_OF_IT, "what_changed", N_("What changed"))
BY_WHICH: Final = _key(means.FINDS, "by_which", N_("By laptop or community"))
FILES: Final = _key(means.MORE_OF_IT, "files", N_("Files"))
SETTLE: Final = _key(means.OPENS, "settle", N_("Side by side"))
TAKE: Final = _listed("take(0)", N_("Take a version"), "1-9")
ANOTHER: Final = _soft("0", "another", N_("Another"), "0")
WHY: Final = _key(means.MORE_OF_IT, "why", N_("Reason"))
ASK: Final = _key(means.THIS_ONE, "ask", N_("Ask them"))
LEAVE_OPEN: Final = _key(means.REMOVES, "leave_open", N_("Leave it open"), shown=False)
RIGHT: Final = _key(means.THIS_ONE, "right", N_("This is right"))
TAKE_OUT: Final = _key(means.REMOVES, "take_out", N_("Take it out of the plan"), shown=False)
ONLY: Final = _key(means.FINDS, "only", N_("One kind"))
UNDO_MERGE: Final = _key(means.REMOVES, "undo_merge", N_("Undo it"))
TAKE_BACK: Final = _key(means.REMOVES, "take_back", N_("Take it back"))
KNOW: Final = _key(means.OPENS, "know", N_("Type six words"))
REFUSE: Final = _key(means.REMOVES, "refuse", N_("Refuse"))
FORGET_LAPTOP: Final = _listed("forget", N_("Forget what was decided of a laptop"))
RECOMMEND: Final = _key(means.WRITES, "recommend", N_("Tell the others"), shown=False)
GO_TO: Final = _key(means.OPENS, "go_to", N_("Open"))
DECIDE: Final = _key(means.WRITES, "decide", N_("That is it"))
PICK_NEAR: Final = _listed("pick(1)", N_("Go to it"), "0-9")
AS_DECIDED: Final = _key(means.WRITES, "as_decided", N_("As was decided"))
LOOK_UP: Final = _key(means.OPENS, "look_up", N_("Check it"))
WRITE: Final = _key(means.WRITES, "write", N_("Write them"))
PRINT_WRITTEN: Final = _key(means.PRINTS, "print_written", N_("Print"))
LOOK_AT_PAPER: Final = _key(means.MORE_OF_IT, "look_at_paper", N_("Look at it"))
SHOW_FOLDER: Final = _listed("show_folder", N_("Open what was written: the file, or the folder of several"))
TAKE_IN: Final = _key(means.WRITES, "take_in", N_("Take it in"))
WHAT_IT_IS: Final = _soft("enter", "change", N_("Change"), "Enter")
TO_NAMES: Final = _key(means.MORE_OF_IT, "to_names", N_("Names"))
SHOW_REJECTED: Final = _key(means.MISSES, "show_rejected", N_("What did not fit"), shown=False)
ADD_STEP: Final = _soft("insert,plus", "add_step", N_("Step"), N_("Ins"))
UNDO_ANSWER: Final = _soft("ctrl+z", "undo_answer", N_("Take the last answer back"), "Ctrl+Z", shown=False)
AS_PROPOSED: Final = _soft("delete", "as_proposed", N_("As it was"), N_("Del"))
CONVENED: Final = _key(means.OPENS, "convened", N_("Day and outcome"), short=N_("Note it"))
CONVENE_AGAIN: Final = _key(means.ADDS, "again", N_("Convene again"), short=N_("Anew"))
WORKSHOP: Final = _key(means.WORKSHOPS, "workshop", N_("Workshop"))
MORE: Final = _key(means.MORE_OF_IT, "more", N_("More"))
MAIN: Final = _key(means.MORE_OF_IT, "main", N_("Demand"))
PRIVATE: Final = _key(means.HIDES, "private", N_("Private: whose demand it carries, notes"), shown=False)
WORKSHOP_AND_READING: Final = _key(means.WORKSHOPS, "workshop", N_("Workshop, read out"))
ALOUD: Final = _key(means.WORKSHOPS, "aloud", N_("Read out"))
ASSEMBLY: Final = _key(means.WALL, "assembly", N_("Assembly"))
ACCOUNTS: Final = _key(means.WALL, "accounts", N_("Accounts: what became of what was asked for"), shown=False)
COMMITMENTS: Final = _key(means.MORE_OF_IT, "commitments", N_("Commitments"))
COMMITMENTS_ON_WALL: Final = _key(means.WALL, "on_wall", N_("On the wall"), shown=False)
ACCOUNTS_PAPER: Final = _listed("accounts_paper", N_("Accounts on paper: what became of what it asked for (PDF)"))
ACCOUNTS_OF_ALL: Final = _key(means.WALL, "accounts", N_("All, or one"))
YEAR_BEFORE: Final = _key(
    means.TURNS._replace(keys="pageup", display=N_("PgUp")), "year(-1)", N_("Year before"), shown=False
)
YEAR_AFTER: Final = _key(means.TURNS._replace(keys="pagedown", display=N_("PgDn")), "year(1)", N_("Year after"))
ADD: Final = _soft("insert,plus", "add", N_("New community or association"), N_("Ins"), shown=False)
ADD_RECORD: Final = _soft("insert,plus", "add", N_("Add"), N_("Ins"))
TAKE_OFF: Final = _soft("delete", "take_off", N_("Take off the list"), N_("Del"))
PUT_BACK: Final = _listed("put_back", N_("Put it back on the list"))
OFF_LIST: Final = _key(means.FINDS, "off_list", N_("What is off the list"), shown=False)
LINE_UP: Final = _soft("less_than_sign", "shift(-1)", N_("Further up"), "<", shown=False)
LINE_DOWN: Final = _soft("greater_than_sign", "shift(1)", N_("Further down"), ">", shown=False)
PRIVATE_FIELDS: Final = _key(means.HIDES, "private", N_("What is private"), shown=False)
ABOUT: Final = _key(means.MORE_OF_IT, "holder", N_("Name, zones, members"), shown=False)
ADD_ZONE: Final = _soft("insert,plus", "add_zone", N_("Add a zone"), N_("Ins"), shown=False)
ADD_ACTION: Final = _soft("insert", "add", N_("Add an action"), N_("Ins"), shown=False)
VIEW: Final = _key(means.FINDS, "view", N_("Sort, filter"), shown=False)
PLANS: Final = _listed("plans", N_("Another plan or municipality of this file"))
SHOW_PLAN: Final = _key(means.OPENS, "show_plan", N_("Show it"))
VALIDATION: Final = _listed("validation", N_("Validate: the municipal workshop"))
YEAR_PLAN: Final = _key(
    means.YEARS, "year_plan", N_("The year's plan: {plan_word}, {year_word}, budget"), shown=False
)
INTO_PLAN: Final = _soft("1", "into('planned')", N_("Into the {plan_word}"), "1", short=N_("To {plan_word}"))
INTO_YEAR: Final = _soft("2", "into('budgeted')", N_("Into the {year_word}"), "2", short=N_("To {year_word}"))
OUT_OF_PLAN: Final = _soft("3", "into('rejected')", N_("Out"), "3")
INTO_ALL: Final = _soft("9", "into_all", N_("All that lack nothing"), "9", short=N_("All of them"))
ALL_BECAME: Final = _soft("0", "all_became", N_("The same state for all of them"), "0", shown=False)
BECAME: Final = _listed("became('')", N_("State"), "0 4-8")
NOT_BEGUN: Final = _soft("4", "became('not-begun')", N_("Not begun"), "4", shown=False)
UNDER_WAY: Final = _soft("5", "became('under-way')", N_("Under way"), "5", shown=False)
DONE: Final = _soft("6", "became('done')", N_("Done: what was spent"), "6", shown=False)
STOPPED: Final = _soft("7", "became('stopped')", N_("Stopped: why"), "7", shown=False)
NOT_DONE: Final = _soft("8", "became('not-done')", N_("Not done: why"), "8", shown=False)
STATES_OF_LINE: Final = (NOT_BEGUN, UNDER_WAY, DONE, STOPPED, NOT_DONE)
"""What became of a line of the year's plan."""
ADD_LINE: Final = _soft("insert,plus", "add_line", N_("New line"), N_("Ins"), short=N_("Line"))
REMOVE_LINE: Final = _soft("delete", "remove_line", N_("Remove the budget line"), N_("Del"), shown=False)
OPEN_LINE: Final = _key(means.OPENS, "open_line", N_("Open"), shown=False)
PROGRAMMES: Final = _key(means.MORE_OF_IT, "programmes", N_("Money by subprogramme"), shown=False)
HIDDEN: Final = _key(means.HIDES, "hidden", N_("Private: hidden demands"), shown=False)
LEVEL: Final = _key(means.MORE_OF_IT, "level", N_("What its communities ask for"), short=N_("See it"))
MERGE_INTO: Final = _soft("1", "merge_into", N_("Merge"), "1")
DROP_DEMAND: Final = _soft("2", "drop_demand", N_("Drop"), "2")
CARRIES: Final = _listed("carries(0)", N_("Whose it carries"), "0-9")
STATE: Final = _listed("mark_state(0)", N_("State"), "0-9", shown=False)
EVIDENCE: Final = _key(means.OPENS, "evidence", N_("Evidence"))
ALL_RECORDS: Final = _key(means.MORE_OF_IT, "all_records", N_("One by one"))
VALIDATE: Final = _soft("1", "rule('validated')", N_("Validated"), "1", short=N_("Validate"))
OBSERVE: Final = _soft("2", "rule('observed')", N_("Observed"), "2", short=N_("Observe"))
REJECT: Final = _soft("3", "rule('rejected')", N_("Rejected"), "3", short=N_("Reject"))
VALIDATE_ALL: Final = _soft("9", "rule_all", N_("All that are left"), "9", short=N_("All of them"))
LEFT_OPEN: Final = _soft("0", "left_open", N_("Leave it open again"), "0", short=N_("Leave"))
BESIDE_IT: Final = _key(means.OPENS, "beside", N_("Reason and votes"), shown=False)
SITTING: Final = _key(means.WORKSHOPS, "sitting", N_("This workshop: its day and who came"), shown=False)
NEIGHBOURS: Final = _listed("turn(1)", N_("The next one, the one before"), "→ ←", shown=False)
HOLDER_AFTER: Final = _soft("right", "turn(1)")
HOLDER_BEFORE: Final = _soft("left", "turn(-1)")
SHOW_ALL: Final = _key(means.GOES_BACK, "show_all", N_("Show all"), shown=False)
UNDO: Final = _key(means.UNDOES, "undo", N_("Undo"), shown=False)
REDO: Final = _key(means.REDOES, "redo", N_("Do it again"), shown=False)
UNDO_TYPING: Final = _key(means.UNDOES, "app.undo_typing", N_("Take back what was typed"), shown=False)
REDO_TYPING: Final = _key(means.REDOES, "app.redo_typing", N_("Type it again"), shown=False)
HISTORY: Final = _key(means.RECALLS, "history", N_("History"), shown=False)
NOT_ASKED: Final = _listed("not_asked", N_("Do not ask for it, or later: its state"))
WITHDRAW: Final = _key(
    means.REMOVES, "withdraw", N_("Withdraw the demand (take out, remove, delete)"), shown=False
)
"""With the words by which it is looked for: who typed a demand by mistake does not think of withdrawing."""
MOVE: Final = _listed("move", N_("Move it to another year, or swap two"))
BRING_BACK: Final = _key(means.WRITES, "bring_back", N_("Bring it back"))
THEME: Final = _listed("app.theme", N_("Colours: dark, light, high contrast"))
PICTURE: Final = _listed("app.picture", N_("A picture of this screen, as a file"))
TOUR: Final = _listed("app.tour", N_("A tour of the app"))
ACCEPT: Final = _key(means.WRITES, "accept", N_("Read and accepted"))
MEND: Final = _listed("mend", N_("Mend it"), "1-9")
FIND: Final = _soft("slash", "find", N_("Find"), "A-Z", shown=False)
NEXT_FIELD: Final = _soft("down", "next_field", N_("Next"), "Enter")
NEXT_OF_MANY: Final = _soft("down", "next_field", N_("Next"), "Enter", shown=False)
"""The same, on a form whose other keys fill the last line."""
PREVIOUS_FIELD: Final = _soft("up", "previous_field")
FORM: Final = (NEXT_FIELD, PREVIOUS_FIELD, SAVE, BACK, HELP)
"""What each form of one record has."""
MORE_TO_SAY: Final = _soft("down", "next_field", N_("More to say"), "Tab")
GO_ON: Final = _key(means.OPENS, "go_on", N_("Go on"))
CLOSE: Final = _key(means.OPENS, "close", N_("Go on"))
CLOSE_HELP: Final = _key(means.HELPS, "close_help", N_("Go on"), shown=False)
MISSING: Final = _key(means.MISSES, "missing", N_("What is missing"))
MISSING_OF_ALL: Final = _key(
    means.MISSES, "of_all", N_("What is missing in all of the municipality, or here"), short=N_("All of them")
)
HELP_HERE: Final = _soft("question_mark", "app.help")
TAKE_DRAFT: Final = _key(means.OPENS, "take_up", N_("Take it up"))
TAKE_THIS_DRAFT: Final = _key(means.THIS_ONE, "take_this", N_("Take it up"), shown=False)
TAKE_PLACE: Final = _key(means.WRITES, "put_there", N_("Put it there"))
PUT_ASIDE: Final = _key(means.REMOVES, "put_aside", N_("Put it aside"))
DRAFTS_PUT_ASIDE: Final = _listed("app.drafts_put_aside", N_("Drafts that were put aside"))
LEAVE_FIELD: Final = _soft("left", "take_field(False)", N_("Take or leave"), "→ ←")
TAKE_FIELD: Final = _soft("right", "take_field(True)")
MARK: Final = _soft("space", "mark", N_("Take or leave"), N_("Space"), short=N_("Mark it"))
LATER: Final = _key(means.GOES_BACK, "back", N_("Later"))

EVERYWHERE: Final = (UNDO, REDO, HELP_HERE, WHO, PLAN_LISTS, REGISTER, LAPTOPS, HANDOVER)
"""What each screen has."""


def _may_be_done(screen: Screen[Any], action: str) -> bool:
    """Whether an action does something there now; the app knows that of its own."""
    owner, name = (screen.app, action.removeprefix("app.")) if action.startswith("app.") else (screen, action)
    return bool(owner.check_action(name, ()))


def in_footer(binding: Binding, *, shown: bool) -> Binding:
    """The same key where the footer has no room for it, or where it is needed there."""
    return replace(binding, show=shown)


def shown_bindings(screen: Screen[Any]) -> Iterator[Binding]:
    """What a screen's footer shows, in the order of its class, but for what it has no use for where it stands."""
    off = getattr(screen, "off_bar", ())
    for binding in type(screen).BINDINGS:
        if not isinstance(binding, Binding) or not binding.show or binding.action in off:
            continue
        if _may_be_done(screen, binding.action):
            yield binding


def words_on_bar(binding: Binding) -> str:
    """What a key does, as the footer says it, in the language in use."""
    return _(binding.tooltip or binding.description)


def display_of(binding: Binding) -> str:
    """A key as the footer says it, in the language in use."""
    return _(binding.key_display or binding.key)


_OURS: Final = f"{__package__.partition('.')[0]}."


def all_of(screen: Screen[Any]) -> Iterator[Binding]:
    """Everything of ours that can be done on a screen, its own first, each action once.

    Of a question its own alone: it is answered before another language or a tour comes.
    """
    done, of_app = set(), () if screen.is_modal else type(screen.app).__mro__
    for owner in (*type(screen).__mro__, *of_app):
        for binding in vars(owner).get("BINDINGS", ()) if owner.__module__.startswith(_OURS) else ():
            if not isinstance(binding, Binding) or not binding.description or binding.action in done:
                continue
            done.add(binding.action)
            if _may_be_done(screen, binding.action):
                yield binding


def of_every_screen(screen: Screen[Any]) -> Iterator[Binding]:
    """What can be done everywhere: it is the app's, or stands in `EVERYWHERE`."""
    yield from EVERYWHERE
    for owner in type(screen.app).__mro__:
        yield from (one for one in vars(owner).get("BINDINGS", ()) if isinstance(one, Binding))


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
