"""What the help says of the board."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

from ..frame.help_text import ENOUGH, EVERYWHERE

ADVICE: Final = (
    N_("Type the first letters of a community, and F6 opens it: there its whole workshop is noted."),
    N_(
        "Each community has a line, each year a column; Enter opens the demand under the cursor. The number "
        "beside a community says how much is missing before its acta: F3 shows what, and leads there."
    ),
    N_(
        "F2 saves, Escape goes back. The last line says what the keys do here, and Ctrl+P has all that can be "
        "done."
    ),
    ENOUGH,
    N_(
        "At the top right stand who types and, from the first save on, the four letters by which this computer's "
        "versions are known: others see them beside what was saved on it."
    ),
    N_(
        "Letters jump to the community's first year that is missing; accents do not matter. Where there are "
        "associations, they stand below. After a new demand the next empty year follows."
    ),
    N_(
        "Where communities are gathered in levels, each level has a line with its sums; Enter on it opens its "
        "workshop."
    ),
    N_("F8 shows the demand under the cursor large, for a projector while the assembly decides."),
    N_("Del withdraws the demand under the cursor, after it said what goes; Ctrl+Z brings it back."),
    N_(
        "Ctrl+F sorts the communities by zone, name, workshop date or how much is missing, or shows only some of "
        "them; Escape shows all again. Ins or + adds a community that is not on the list."
    ),
    N_(
        "Under each year stands its productive share: demands of productive classes, of all that are decided. "
        "Associations are not counted in it. At the bottom stands how much is decided, of all: ○ is how many of "
        "those ask for nothing."
    ),
    N_(
        "F7 is the calendar of the workshops; F6 on the line of the municipal one opens it, to validate. F4 "
        "is the plan of the year under the cursor: the {plan_word}, its {year_word}, the lines of its budget."
    ),
    N_(
        "F10 makes the papers: the actas that are signed, the matrix, the report; and tells from the code on "
        "an acta what changed since."
    ),
    N_("F9 is for whoever coordinates: gather the laptops' files, settle what disagrees, see who sent what."),
    N_("Ctrl+P has all that can be done here, such as another file, who types, the language."),
    *EVERYWHERE,
)
