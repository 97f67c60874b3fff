"""Where the municipality stands, element by element, year by year; and what it wants to be."""

from __future__ import annotations

from collections.abc import Sequence

from ..whole_story import Told
from . import words
from .keys import ENTER, F2, HOME, PAGE_DOWN, PAGE_UP, fields, pasted
from .secretary import Secretary


def judges(secretary: Secretary, told: Sequence[Told]) -> None:
    """All of a year at once: the one before the day's, then the one after it."""
    secretary.chooses("regis", "Register ·", "Assessments")
    secretary.does(f"assessments{ENTER}", "Assessments · 2003")
    for year, to_it in ((2002, PAGE_UP), (2004, PAGE_DOWN * 2)):
        secretary.does(to_it, f"Assessments · {year}")
        of_year = [one for one in told if one.record.endswith(f"/{year}")]
        for one in of_year:
            element, says = one.record.split("/")[2], one.says
            secretary.types(HOME, words.element(element).lower(), str(says["state"]))
            if "evidence" in says:
                secretary.does(ENTER, "Evidence", "State (0 to 4): ")
                secretary.does(pasted(says["evidence"]) + F2, "decided and not written")
        secretary.does(F2, f"{len(of_year)} written")
    secretary.goes_back("Register ·")
    secretary.goes_back()


def sees_ahead(secretary: Secretary, told: Told) -> None:
    """The vision stands with the plan itself, on the plan's lists."""
    secretary.chooses("lists of", "The plan's lists")
    secretary.does(f"plans{ENTER}", "Plans ·")
    secretary.does(ENTER, "Vision")
    secretary.does(fields(None, None, None, None, told.says["vision"]) + F2, "Plans ·", "Vision: ")
    secretary.goes_back("The plan's lists")
    secretary.goes_back()
