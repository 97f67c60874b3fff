"""What the help says of the form of a demand."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

ADVICE: Final = (
    N_(
        "In a proposal's words Enter goes to its votes, from filled votes to who proposed it and then to the next "
        "line; in empty votes, and in the empty words of the last line, it goes on to the action."
    ),
    N_(
        "Elsewhere Enter goes to the next field, as Tab does everywhere; Down to the line below and Up to the one "
        "above, in the same column where there is one. At the last field Enter and Down say so, and Tab goes "
        "round to the first. Enter passes over what is said already: the class of the action, a decision that the "
        "votes say, who pays where all is paid."
    ),
    N_("F2 or Ctrl+S saves from anywhere. After a new demand the community's next empty year follows."),
    N_(
        "Lists take a number, which goes on to the next field by itself, or the first letters and Enter; they "
        "may stay empty; PgDn shows the next ones. Without a class of its own a demand has the class of its "
        "action. Ins adds an action that the list lacks."
    ),
    N_(
        "If the community decided not to ask, or puts it off: Up from the first field is the last one, the "
        "status; choose it there. Why is asked for below it: the acta prints it, and it is read aloud."
    ),
    N_(
        "The words typed are proposal 1. Down comes to another row: write there what else was proposed, and "
        "to the right its votes and who proposed it. What is asked for is the one marked ★; F5 marks the "
        "one under the cursor, and Ctrl+Z takes the mark back. Nothing that was typed is ever replaced."
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
        "What the year before says in a field is repeated with Ctrl+P. The right arrow "
        "takes the words that are only suggested."
    ),
    N_("F3 goes to the next field in which something is wrong; where none is, it shows what is missing."),
    N_("Escape goes back. What was typed stays as a draft and is offered the next time."),
)
