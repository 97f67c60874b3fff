"""The municipality: what it is called, where it lies, its money and its words."""

from typing import Annotated, Final

from msgspec import UNSET, Struct, UnsetType

from ...translatable import N_
from ..field import Kind, Line, Says, Withdrawn

PAPERS: Final = {"letter": N_("letter"), "legal-bo": N_("legal, 216 x 330 mm"), "a4": N_("A4")}


class Municipality(Struct):
    """Words and signs are those that screens and papers use; what is not said has a word of the language.

    An acta says what is `printed` and nothing else: there numbers and years are in the form of the language.
    """

    name: Annotated[Line, Says(N_("Name"), "line", printed=True)]
    province: Annotated[Line | UnsetType, Says(N_("Province"), "line", printed=True)] = UNSET
    department: Annotated[Line | UnsetType, Says(N_("Department"), "line", printed=True)] = UNSET
    country: Annotated[Line | UnsetType, Says(N_("Country"), "line")] = UNSET
    currency: Annotated[Line | UnsetType, Says(N_("Currency (three letters)"), "line", printed=True)] = UNSET
    currency_sign: Annotated[Line | UnsetType, Says(N_("Sign of the currency"), "line", printed=True)] = UNSET
    number_form: Annotated[Line | UnsetType, Says(N_("How numbers are written (as in 1.234,56)"), "line")] = UNSET
    plan_word: Annotated[Line | UnsetType, Says(N_("Word for the plan"), "line")] = UNSET
    year_word: Annotated[Line | UnsetType, Says(N_("Word for a year's plan"), "line")] = UNSET
    period_word: Annotated[Line | UnsetType, Says(N_("Word for a year"), "line")] = UNSET
    community_word: Annotated[Line | UnsetType, Says(N_("Word for a community"), "line")] = UNSET
    authority_word: Annotated[Line | UnsetType, Says(N_("Word for an authority"), "line")] = UNSET
    sector_word: Annotated[Line | UnsetType, Says(N_("Word for a sector"), "line")] = UNSET
    council_word: Annotated[Line | UnsetType, Says(N_("Word for the council"), "line")] = UNSET
    paper: Annotated[Line | UnsetType, Says(N_("Paper"), "word", words=PAPERS)] = UNSET
    withdrawn: Withdrawn = UNSET


KIND: Final = Kind("municipality", Municipality, (), N_("Municipality"), N_("Municipalities"))
