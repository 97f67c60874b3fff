"""What does not fit of a new municipality's answers, in words."""

from __future__ import annotations

from typing import Final

from storage.errors import Code
from storage.translatable import N_

SETUP_ERRORS: Final[dict[Code, str]] = {
    "setup-cell-bad": N_("{path}, line {line}: under {column} this cannot stand: {text}. Mend it there."),
    "setup-column-unknown": N_("{path} has no column {text}. It has: {headings}."),
    "setup-count-bad": N_("{text} is no number of demands a year. Write 1 to {most}."),
    "setup-currency-unknown": N_("{text} is no currency that is known here. Write one of: {known}."),
    "setup-empty": N_("Something has to stand here: write it."),
    "setup-id-bad": N_("{text} is no id. Write letters a-z, digits and -, at most 60."),
    "setup-level-of-itself": N_(
        "{path}, line {line}: what is above {name} is part of {name} itself. Mend it there."
    ),
    "setup-level-several": N_("{path}, line {line}: {name} is part of several: {levels}. Mend it there."),
    "setup-name-empty": N_("{path}, line {line}: the name is missing. Write it, or delete the line."),
    "setup-name-letters": N_(
        "{path}, line {line}: the name has no letters of ours, a to z: {name}. Mend it there."
    ),
    "setup-name-of-community": N_(
        "{path}, line {line}: {name} is the name of a community too. Give the association another."
    ),
    "setup-name-strange": N_("{name} has a letter that is none of ours: {letter}. Delete it and type it again."),
    "setup-name-twice": N_("{name} stands twice. Leave one of them, or give the other another name and id."),
    "setup-name-twice-in-list": N_(
        "{path}, line {line}: {name} is the name on line {first} too. Leave one of them, or tell them apart."
    ),
    "setup-no-rows": N_("{path} has no rows with names. Name a list that has a heading over each column."),
    "setup-pair-bad": N_(
        "{text} is no name with its id. Write NAME, or ID=NAME; an id has letters a-z, digits and -."
    ),
    "setup-numbers-bad": N_("{text} does not say how numbers are written. Write 1.234,56 or 1,234.56."),
    "setup-paper-unknown": N_("{text} is no paper that is known here. Write one of: {known}."),
    "setup-part-unknown": N_("{path}, line {line}: there is no {name} on the list to be part of. Mend it there."),
    "setup-several-tables": N_("{path} has several tables: {names}. Name one of them, as in {example}."),
    "setup-step-bad": N_("{text} does not say who is convened. Write one of these behind the @: {known}."),
    "setup-years-bad": N_("{text} is no span of years. Write first-last, as in 2026-2029; at most 60 years."),
    "setup-years-twice": N_("{text}: these years are another plan's already: {years}. Write each year once."),
}
