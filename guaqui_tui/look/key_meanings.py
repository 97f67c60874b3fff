"""What each key means, said once for the whole app: a screen may give a key finer words, never another meaning."""

from __future__ import annotations

from typing import Final, NamedTuple

from storage.translatable import N_


class KeyMeaning(NamedTuple):
    """`keys` are Textual's names, those that mean the same; the footer shows them as `display`."""

    keys: str
    display: str
    words: str


HELPS: Final = KeyMeaning("f1,ctrl+g", "F1", N_("Help"))
WRITES: Final = KeyMeaning("f2,ctrl+s", "F2", N_("Write what stands here: nothing else does"))
MISSES: Final = KeyMeaning("f3,ctrl+o", "F3", N_("What is missing, faults first"))
YEARS: Final = KeyMeaning("f4,ctrl+d", "F4", N_("The year's plan"))
THIS_ONE: Final = KeyMeaning("f5,ctrl+e", "F5", N_("This one: it is chosen, it is right"))
MORE_OF_IT: Final = KeyMeaning("f6,ctrl+t", "F6", N_("More of what stands here"))
WORKSHOPS: Final = KeyMeaning("f7,ctrl+l", "F7", N_("Workshops, and reading aloud"))
WALL: Final = KeyMeaning("f8,ctrl+b", "F8", N_("Large, for a projector"))
COORDINATES: Final = KeyMeaning("f9,ctrl+n", "F9", N_("Coordinate"))
PRINTS: Final = KeyMeaning("f10,ctrl+w", "F10", N_("Papers"))
LISTS_ALL: Final = KeyMeaning("ctrl+p,f12", "Ctrl+P", N_("All that can be done here"))
FINDS: Final = KeyMeaning("ctrl+f", "Ctrl+F", N_("Find, filter, sort"))
HIDES: Final = KeyMeaning("ctrl+k", "Ctrl+K", N_("What is private"))
RECALLS: Final = KeyMeaning("ctrl+r", "Ctrl+R", N_("History"))
UNDOES: Final = KeyMeaning("ctrl+z", "Ctrl+Z", N_("Take back: the typing in a field, else the last act"))
REDOES: Final = KeyMeaning("ctrl+y", "Ctrl+Y", N_("Again what was taken back"))
QUITS: Final = KeyMeaning("ctrl+q", "Ctrl+Q", N_("Quit"))
OPENS: Final = KeyMeaning("enter", "Enter", N_("Open, pick, go on"))
GOES_BACK: Final = KeyMeaning("escape", "Esc", N_("Back"))
ADDS: Final = KeyMeaning("insert,plus", N_("Ins"), N_("Add"))
REMOVES: Final = KeyMeaning("delete", N_("Del"), N_("Away with it"))
TURNS: Final = KeyMeaning("pageup,pagedown", N_("PgUp PgDn"), N_("A page, or a year, before or after"))
