"""What F1 says over the plan of a year."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

ADVICE: Final = (
    N_(
        "The {year_word} of one year stands here, by subprogramme and phase, and below it what is not in it. "
        "Right and Left go to the other years."
    ),
    N_(
        "Enter on the first line sets the year's ceiling. While there is one, each line that is not in says "
        "whether it fits; where it is over, which line is enough to take out."
    ),
    N_("1 puts the demand under the cursor into the {plan_word}, 2 into the {year_word} of this year."),
    N_(
        "What the assembly did not validate, or has no class, cost or contributions, goes in only with a "
        "reason. 9 puts all in that lacks nothing. Nothing is written yet: F2 writes it all as one act."
    ),
    N_(
        "3 takes it out, a step at a time, and asks why: what is decided here and not written first, then "
        "from the {year_word}, then from the {plan_word}. What stands in no plan it does not refuse: that is the "
        "municipal workshop's, Ctrl+P. Ctrl+P has moving it to another year too. The same number again adds a "
        "reason."
    ),
    N_(
        "4 to 8 say what became of a line of the {year_word}: not begun, under way, done, stopped, not done. "
        "Done asks what was spent, stopped and not done ask the cause; Enter takes it. The same number again "
        "shows all that there is to say: since when, what shows it."
    ),
    N_("0 and then one of these says it of all lines of the {year_word} of which nothing is said yet."),
    N_("Ins adds a line of the budget that is no demand, such as money for producers' organisations."),
    N_("Enter opens the line. F6 shows all of the money. Letters find a name. Ctrl+Z takes back."),
)
