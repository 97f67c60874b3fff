"""What the help says of the form of a demand."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

from ..frame.help_text import ENOUGH

ADVICE: Final = (
    N_(
        "Write what is asked for. Enter goes to its votes, to who proposed it and to the next line; from empty "
        "votes or an empty line on to the action."
    ),
    N_(
        "What is asked for is the proposal marked ★: F5 marks the one under the cursor; in the free line the one "
        "that leads, and goes on to the action."
    ),
    N_(
        "In lists a number picks and goes on by itself; so do the first letters and Enter. Almost all may stay "
        "empty."
    ),
    N_(
        "F2 saves from anywhere, and the next empty year follows. Escape goes back: what was typed stays as a "
        "draft."
    ),
    N_("If nothing is asked for, or it is put off: Up from the first field is the status."),
    ENOUGH,
    N_("What is decided opens at the first thing that it lacks; Up comes to its words."),
    N_(
        "Tab goes to every field; Enter passes over what is said already: the class of the action, a decision "
        "that the votes say, who pays where all is paid. Down goes to the line below and Up to the one above, in "
        "the same column where there is one."
    ),
    N_(
        "A list may stay empty; PgDn shows the next ones. Without a class of its own a demand has the class of "
        "its action. Ins adds an action that the list lacks."
    ),
    N_("Why nothing is asked for, or later, is asked below the status: the acta prints it, and it is read aloud."),
    N_(
        "Down comes to another row without votes. Ctrl+Z takes the mark back. Nothing that was typed is ever "
        "replaced."
    ),
    N_(
        "Right at the end of a field comes to the one beside it, Left at its beginning goes back. Of one "
        "proposal the votes may be for, against and abstained, such as 41 12 3; of several each has its own."
    ),
    N_(
        "The status says how far a demand has come: proposed is what the community decided; validated, observed "
        "or rejected is what the municipal workshop says of it; then it goes into the plan and the year's plan. "
        "That it was read aloud and accepted changes nothing of it, nor need you."
    ),
    N_("F6: more of the demand, as the words in Aymara, a year it is a phase of, or the date of a decision."),
    N_(
        "Ctrl+P lists all that can be done: to repeat in a field what the year before says there, too. The right "
        "arrow takes the words that are only suggested."
    ),
    N_("F3 goes to the next field in which something is wrong; where none is, it shows what is missing."),
)
