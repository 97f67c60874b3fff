"""How to reach every screen from a freshly opened board: one line for each, for whoever goes through them all."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import chdir, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from _pytest.mark import ParameterSet
from textual.screen import Screen

from guaqui_tui import screens
from storage import FieldFile
from storage.file.device import home
from storage.file.pack import load_pack, parse_pack
from storage.file.six_words import six_words
from storage.gather.merge import merge
from storage.gather.preview import preview_merge
from storage.kinds.process.demand import demand_name
from storage.names.name_table import slug
from storage.revisions.revision import revision_document
from storage.revisions.signature import SigningKey
from tests.storage.age_by_hand import encrypted_by_hand
from tests.storage.crafted_files import write
from tests.storage.file.test_beginning import GOOD

from .hub_by_hand import hub_by_hand
from .pilot import NOW, Hands, Laptop


class Place(NamedTuple):
    """What one sees after `keys`, and the class of the screen that shows it.

    `first` places come before there is a file, `locked` ones while another window holds it. Before `levelled` ones
    some communities are gathered in a level, which has had its workshop.
    `hub`: one answers as `hub_by_hand` says.
    `unknown_pack`: the file is of another municipality, whose pack this laptop does not know. `two`: beside it is
    `dos.json`, which is of two.
    Keys are Textual's names; letters stand for themselves.
    """

    name: str
    screen: str
    keys: tuple[str, ...] = ()
    first: bool = False
    locked: bool = False
    levelled: bool = False
    unknown_pack: bool = False
    two: bool = False
    hub: bool = False


HUB = ("f9", "down", "enter")
NAMES = (*["down"] * 3, "enter")
SETTLE = (*["down"] * 4, "enter")
CHECK = (*["down"] * 5, "enter")
SENDERS = ("end", "up", "up", "up", "enter")
LAPTOPS = ("end", "up", "up", "enter")
QUARANTINE = ("end", "up", "up", "up", "up", "enter")
"""From the coordinator's list to the names to decide, what is to settle, what is odd, who has sent what."""
TYPED = (
    "Demandas gestión 2006;;;",
    "N°;OTB;Pedido;Costo Bs;Cargo",
    "1;ARCATA;Riego;Bs. 35.000,00;Mallku",
    "2;Lacoyu Ñuño;Posta;;",
    "3;Sullcata;Sede;no se sabe;Mallku",
    ";TOTAL;;35000;",
)
"""A spreadsheet beside the file."""
_OPENS = "llama quinua totora"
"""The passphrase of what lies encrypted beside it."""
OTHER = SigningKey(bytes(31) + b"\7")
"""Of a laptop that nobody knows yet, and whose words are typed."""
WORDS = " ".join(slug(word)[:4] for word in six_words(OTHER.device))
LISTS = ("f10", "listed-plan_lists")
REGISTER = ("f10", "listed-register")
_ADDED = ("insert", "1", *"Andmarca", "f2", "f2", "f9")
_SPREADSHEET = ("f9", "down", "down", "enter", "ctrl+u", *"demandas.csv")
_SEVERAL = ("f9", "down", "down", "enter", "ctrl+u", *"poa.xlsx", "enter")
_ARRIVED = (*_SPREADSHEET, "enter", "f2", "escape", "end", "up")
_CARRIED = ("f10", "end", "up", "enter", "ctrl+u", *"stick", "down", "4", "f2")
_NAMED = ("enter", *"Ana", "enter")
"""Through the first two steps."""
_UNLOCKED = (*_NAMED, "1", *"../secreto.age", "enter")
_PREPARED = (*_NAMED, "3", *"achica", "enter")

_PUT_ASIDE = ("enter", *["up"] * 5, *" x", "escape", "enter", "delete", "escape")
"""A draft of the first demand."""

_OVER = ("home", "enter", *"7000", "f2", *"andamarca", "2", *"Urge")
"""In the year's plan: a ceiling that its last line is over."""

PLACES = (
    Place("first", "LanguageStep", first=True),
    Place("first-help", "Pages", ("f1",), first=True),
    Place("name", "NameStep", ("enter",), first=True),
    Place("name-wrong", "NameStep", ("enter", "enter"), first=True),
    Place("start", "StartMenu", _NAMED, first=True),
    Place("open", "OpenStep", (*_NAMED, "1"), first=True),
    Place("open-wrong", "OpenStep", (*_NAMED, "1", *"0.json", "enter"), first=True),
    Place("open-unlocked", "UnlockedStep", (*_UNLOCKED, *_OPENS, "enter"), first=True),
    Place("open-help", "Pages", (*_NAMED, "1", "f1"), first=True),
    Place("begin", "BeginStep", (*_NAMED, "2"), first=True),
    Place("begin-help", "Pages", (*_NAMED, "2", "f1"), first=True),
    Place(
        "which-municipality",
        "WhichMunicipality",
        (*_NAMED, "2", "up", *"../dos.json", "enter"),
        first=True,
        two=True,
    ),
    Place("new-file", "NewFileStep", (*_NAMED, "2", "enter"), first=True),
    Place("new-file-wrong", "NewFileStep", (*_NAMED, "2", "enter", "ctrl+u", "f2"), first=True),
    Place("preparation", "PreparationScreen", _PREPARED, first=True),
    Place("preparation-wrong", "PreparationScreen", (*_PREPARED, *["enter"] * 4, *"EUX"), first=True),
    Place("preparation-lines", "PreparationScreen", (*_PREPARED, *["enter"] * 15), first=True),
    Place("preparation-word", "PreparationScreen", (*_PREPARED, *["enter"] * 22), first=True),
    Place("preparation-help", "Pages", (*_PREPARED, "f1"), first=True),
    Place("prepared", "PreparedStep", (*_PREPARED, *["enter"] * 23), first=True),
    Place("prepared-help", "Pages", (*_PREPARED, *["enter"] * 23, "f1"), first=True),
    Place("demonstration", "DemonstrationStep", (*_NAMED, "4"), first=True),
    Place("board", "BoardScreen"),
    Place("board-end", "BoardScreen", ("ctrl+end",)),
    Place("board-find", "BoardScreen", ("z", "z")),
    Place("board-help", "Pages", ("f1",)),
    Place("drafts", "BoardScreen", ("down", "enter", *"Riego", "escape", "f7", "enter", *"x", "escape", "escape")),
    Place("drafts-put-aside", "DraftsPutAside", (*_PUT_ASIDE, "listed-app.drafts_put_aside")),
    Place("board-palette", "Palette", ("ctrl+p",)),
    Place("file", "SetupScreen", ("listed-app.file",)),
    Place("file-help", "Pages", ("listed-app.file", "f1")),
    Place("file-steps", "StartMenu", ("listed-app.file", "f6")),
    Place("board-filtered", "BoardScreen", ("ctrl+f", "6")),
    Place("view", "OrderQuestion", ("ctrl+f",)),
    Place("plans", "PlansScreen", ("listed-plans",)),
    Place("which-holder", "WhichHolder", ("insert",)),
    Place("add-community", "AddCommunity", ("insert", "1")),
    Place("add-community-wrong", "AddCommunity", ("insert", "1", "f2")),
    Place("add-association", "AddAssociation", ("insert", "2")),
    Place("add-association-wrong", "AddAssociation", ("insert", "2", "f2")),
    Place("demand", "DemandScreen", ("enter",)),
    Place("demand-action", "DemandScreen", ("enter", *["up"] * 3)),
    Place("demand-class", "DemandScreen", ("enter", *["up"] * 3, "tab")),
    Place("demand-wrong", "DemandScreen", ("down", "enter", "enter", "enter", "x", "enter", "y", "f2")),
    Place("demand-proposals", "DemandScreen", ("right", "right", "enter")),
    Place("demand-more", "DemandScreen", ("enter", "f6")),
    Place("demand-private", "DemandScreen", ("enter", "ctrl+k")),
    Place("add-action", "AddAction", ("enter", "enter", "insert")),
    Place("demand-help", "Pages", ("enter", "f1")),
    Place("demand-new", "DemandScreen", ("end", "enter")),
    Place("demand-disputed", "DemandScreen", ("down", "down", "enter")),
    Place("community", "CommunityScreen", ("f6",)),
    Place("community-open", "CommunityScreen", ("f6", "down", "down")),
    Place("community-other", "CommunityScreen", ("down", "f6")),
    Place("community-help", "Pages", ("f6", "f1")),
    Place("community-palette", "Palette", ("f6", "ctrl+p")),
    Place("missing", "MissingScreen", ("f6", "f3")),
    Place("missing-disputed", "MissingScreen", ("down", "down", "f6", "f3", "down", "space")),
    Place("missing-help", "Pages", ("f6", "f3", "f1")),
    Place("missing-decided", "NothingAsked", (*"patar", "f6", "f3", "down", "f5")),
    Place("why-right", "WhyRight", (*["down"] * 4, "f6", "f3", "f5")),
    Place("workshop", "WorkshopScreen", ("f6", "f7")),
    Place("workshop-wrong", "WorkshopScreen", ("down", "f6", "f7", "x", "enter", "enter", "y", "f2")),
    Place("workshop-help", "Pages", ("f6", "f7", "f1")),
    Place("aloud", "ReadAloudScreen", ("f6", "f7", "f7")),
    Place("aloud-help", "Pages", ("f6", "f7", "f7", "f1")),
    Place("assembly", "ProjectorScreen", ("f8",)),
    Place("assembly-open", "ProjectorScreen", ("right", "right", "f8")),
    Place("assembly-votes", "ProjectorScreen", ("right", "right", "f8", "4", "1", "down", "1", "2")),
    Place("assembly-chosen", "ProjectorScreen", ("right", "right", "f8", "4", "1", "f5")),
    Place("assembly-disputed", "ProjectorScreen", ("down", "down", "down", "f8")),
    Place("assembly-new", "ProjectorScreen", ("end", "f8")),
    Place("assembly-draft", "ProjectorScreen", ("end", "enter", "x", "escape", "f8")),
    Place("assembly-help", "Pages", ("f8", "f1")),
    Place("accounts", "AccountsScreen", ("f8", "f8")),
    Place("accounts-all", "AccountsScreen", ("f8", "f8", "f8")),
    Place("commitments-wall", "AccountsScreen", ("f8", "f8", "f6")),
    Place("accounts-help", "Pages", ("f8", "f8", "f1")),
    Place("community-undo", "CommunityScreen", ("f6", "ctrl+z")),
    Place("history", "HistoryScreen", ("f6", "ctrl+r")),
    Place("history-disputed", "HistoryScreen", ("down", "down", "f6", "ctrl+r")),
    Place("history-back", "HistoryScreen", ("f6", "ctrl+r", "f2")),
    Place("history-help", "Pages", ("f6", "ctrl+r", "f1")),
    Place("move", "MoveScreen", ("f6", "listed-move")),
    Place("move-chosen", "MoveScreen", ("f6", "listed-move", "4")),
    Place("move-wrong", "MoveScreen", ("f6", "listed-move", "f2")),
    Place("move-help", "Pages", ("f6", "listed-move", "f1")),
    Place("holder", "HolderScreen", ("f6", "f6")),
    Place("holder-association", "HolderScreen", ("ctrl+end", "f6", "f6")),
    Place("holder-wrong", "HolderScreen", ("f6", "f6", "ctrl+u", *"Arcata", "f2")),
    Place("association", "CommunityScreen", ("ctrl+end", "f6")),
    # before the next one, which settles it for whoever goes from place to place
    Place("another-of", "OtherChoice", ("f9", *SETTLE, *"pesca", "enter", "down", "down", "0")),
    Place("free-slot", "FreeSlot", ("ctrl+end", "f6", "end", "up", "enter", *["up"] * 3, "x", "f2")),
    Place("calendar", "CalendarScreen", ("f7",)),
    Place("calendar-sector", "CalendarScreen", ("f7", "a", "p", "l")),
    Place("calendar-help", "Pages", ("f7", "f1")),
    Place("calendar-form", "WorkshopScreen", ("f7", "a", "p", "l", "insert")),
    Place("validation", "ValidationScreen", ("listed-validation",)),
    Place("validation-next", "ValidationScreen", ("listed-validation", "1", "down", "2", "right")),
    Place(
        "validation-disputed", "ValidationScreen", ("listed-validation", "right", "right", "right", "down", "1")
    ),
    Place("validation-reason", "RulingQuestion", ("listed-validation", "3", "enter")),
    Place("validation-wrong", "RulingQuestion", ("listed-validation", "3", "enter", *["enter"] * 2, "x", "f2")),
    Place("validation-cause", "RulingQuestion", ("listed-validation", "3", "enter", "enter")),
    Place("validation-wall", "ValidationScreen", ("listed-validation", "down", "f8", "enter", *"41 12")),
    Place("validation-wall-zoning", "ValidationScreen", ("listed-validation", "f8", "up", "1", "up")),
    Place("validation-help", "Pages", ("listed-validation", "f1")),
    Place("year-plan", "YearPlanScreen", ("f4",)),
    Place("year-plan-ruled", "YearPlanScreen", ("f4", "1", *"Urge", "f2", "f2", "2")),
    Place("year-plan-states", "YearPlanScreen", ("f4", *"organ", "6", *"41000", "enter", "f2")),
    Place("year-plan-done", "StateOnTheWay", ("f4", *"organ", "6", *"41000")),
    Place("year-plan-stopped", "StateOnTheWay", ("f4", *"organ", "7")),
    Place("year-plan-money", "Pages", ("f4", "f6")),
    Place("year-plan-help", "Pages", ("f4", "f1")),
    Place("budget", "BudgetScreen", ("f4", "insert")),
    Place("budget-wrong", "BudgetScreen", ("f4", "insert", "enter", "x", "f2")),
    Place("budget-line", "BudgetScreen", ("f4", *"organ", "enter")),
    Place("year-ceiling", "RecordScreen", ("f4", "home", "enter")),
    Place("year-ceilings", "YearCeilingsScreen", ("f4", "home", "enter", *"7000", "f2", "home", "enter")),
    Place("hidden", "CarriedDemandsScreen", ("ctrl+k",)),
    Place("hidden-marked", "CarriedDemandsScreen", ("ctrl+k", "b", "2")),
    Place("hidden-help", "Pages", ("ctrl+k", "f1")),
    Place("papers", "PapersScreen", ("f10",)),
    Place("papers-help", "Pages", ("f10", "f1")),
    Place("preview", "PreviewScreen", ("f10", *"pdm", "f6")),
    Place("export", "ExportScreen", ("f10", "enter", "down")),
    Place("export-wrong", "ExportScreen", ("f10", "enter", "ctrl+u", "f2")),
    Place("acta", "ActaScreen", ("f6", "f10", "f10")),
    Place("acta-draft", "ActaScreen", ("down", "down", "down", "f6", "f10", "f10", "f2")),
    Place("carry", "CarryScreen", ("f10", "end", "up", "enter", "ctrl+u", "f2", "down")),
    Place("carry-passphrase", "NewPassphraseQuestion", (*_CARRIED, *"corta", "enter")),
    Place("verify", "VerifyScreen", ("f10", "end", "enter")),
    Place("verify-wrong", "VerifyScreen", ("f10", "end", "enter", *"K5T8 ZXRM", "enter")),
    Place("coordination", "CoordinationScreen", ("f9",)),
    Place("handover", "HandoverScreen", ("f9", *["down"] * 6, "enter")),
    Place("handover-help", "Pages", ("f9", *["down"] * 6, "enter", "f1")),
    Place("coordination-help", "Pages", ("f9", "f1")),
    Place("gather", "GatherScreen", ("f9", "enter", "ctrl+u")),
    Place("gather-wrong", "GatherScreen", ("f9", "enter", "ctrl+u", *"0.json", "enter")),
    Place("gather-passphrase", "PassphraseQuestion", ("f9", "enter", "enter")),
    Place("gather-help", "Pages", ("f9", "enter", "f1")),
    Place("hub", "HubScreen", HUB),
    Place("hub-wrong", "HubScreen", (*HUB, "enter")),
    Place("hub-asked", "HubScreen", (*HUB, *"postgresql:///hub", "enter"), hub=True),
    Place("hub-help", "Pages", (*HUB, "f1")),
    Place("fetch", "FetchScreen", (*HUB, *"postgresql:///hub", "enter", "f6"), hub=True),
    Place("fetch-help", "Pages", (*HUB, *"postgresql:///hub", "enter", "f6", "f1"), hub=True),
    Place("disputes", "DisputesScreen", ("f9", *SETTLE)),
    Place("disputes-asked", "DisputesScreen", ("f9", *SETTLE, "f5")),
    Place("settle", "SettleScreen", ("f9", *SETTLE, "enter")),
    Place("settle-decided", "SettleScreen", ("f9", *SETTLE, "enter", "down", "1")),
    Place("settle-wrong", "SettleScreen", ("f9", *SETTLE, "enter", "f2")),
    Place("settle-help", "Pages", ("f9", *SETTLE, "enter", "f1")),
    Place("another", "OtherValue", ("f9", *SETTLE, "enter", "down", "0")),
    Place("reason", "ReasonQuestion", ("f9", *SETTLE, "enter", "f6")),
    Place("check", "FindingsScreen", ("f9", *CHECK)),
    Place("check-unknown-pack", "FindingsScreen", ("enter", "f9", *CHECK), unknown_pack=True),
    Place("unknown-pack", "UnknownPackQuestion", ("enter", "f9", *CHECK, "f6"), unknown_pack=True),
    Place("check-right", "FindingsScreen", ("f9", *CHECK, "f5", "x", "f2", "end")),
    Place("check-help", "Pages", ("f9", *CHECK, "f1")),
    Place("check-kinds", "WhichKind", ("f9", *CHECK, "ctrl+f")),
    Place("check-one-kind", "FindingsScreen", ("f9", *CHECK, "ctrl+f", "2")),
    Place("quarantine", "QuarantineScreen", ("f9", *QUARANTINE)),
    Place("quarantine-private", "QuarantineScreen", ("f9", *QUARANTINE, "down", "f2", "ctrl+k")),
    Place("quarantine-help", "Pages", ("f9", *QUARANTINE, "f1")),
    Place("senders", "SendersScreen", ("f9", *SENDERS)),
    Place("senders-laptops", "SendersScreen", ("f9", *SENDERS, "ctrl+f")),
    Place("laptops", "LaptopsScreen", ("f9", *LAPTOPS)),
    Place("laptops-refused", "LaptopsScreen", ("f9", *LAPTOPS, "delete")),
    Place("laptops-help", "Pages", ("f9", *LAPTOPS, "f1")),
    Place("heard-words", "HeardWords", ("f9", *LAPTOPS, "enter")),
    Place("heard-wrong", "HeardWords", ("f9", *LAPTOPS, "enter", *"abeja", "enter")),
    Place("whose-laptop", "WhoseLaptop", ("f9", *LAPTOPS, "enter", *WORDS, "enter")),
    Place("arrivals", "ArrivalsScreen", (*_ARRIVED, "enter")),
    Place("arrivals-help", "Pages", (*_ARRIVED, "enter", "f1")),
    Place("merges", "MergesScreen", ("f9", "end", "enter")),
    Place("merge", "MergeScreen", ("f9", "end", "enter", "enter")),
    Place("merge-undo", "UndoMerge", ("f9", "end", "enter", "delete")),
    Place("names", "UnknownNamesScreen", ("f9", *NAMES)),
    Place("names-help", "Pages", ("f9", *NAMES, "f1")),
    Place("naming", "WhoseNameScreen", ("insert", "1", *"Andamrca", "f2", "f2", "f9", *NAMES, "enter", "1")),
    Place("naming-help", "Pages", ("insert", "1", *"Andamrca", "f2", "f2", "f9", *NAMES, "enter", "f1")),
    Place(
        "naming-own",
        "ReasonQuestion",
        (*_ADDED, *NAMES, "enter", "0", "f2", "1"),
    ),
    Place("naming-per-year", "PerYear", (*_ADDED, *NAMES, "enter", "0", "f2", "2")),
    Place("spreadsheet", "SpreadsheetScreen", (*_SPREADSHEET, "enter")),
    Place("spreadsheet-wrong", "SpreadsheetScreen", (*_SPREADSHEET, "enter", *"pedido", "enter", "4")),
    Place("spreadsheet-taken", "SpreadsheetScreen", (*_SPREADSHEET, "enter", "f2")),
    Place("spreadsheet-column", "WhatItIs", (*_SPREADSHEET, "enter", *"otb", "enter")),
    Place("spreadsheet-several", "SpreadsheetScreen", _SEVERAL),
    Place("spreadsheet-sheet", "WhatItIs", (*_SEVERAL, "enter")),
    Place("spreadsheet-all", "SpreadsheetScreen", (*_SEVERAL, "enter", "1")),
    Place("spreadsheet-headings", "WhatItIs", (*_SEVERAL, "2", "enter")),
    Place("spreadsheet-name", "WhatItIs", (*_SEVERAL, *"lacoyu", "enter")),
    Place("spreadsheet-verb", "WhichStep", (*_SEVERAL, "insert")),
    Place("spreadsheet-verb-help", "Pages", (*_SEVERAL, "insert", "f1")),
    Place("spreadsheet-factor", "WhichStep", (*_SEVERAL, "insert", "7", "1")),
    Place("spreadsheet-lines", "WhatStepNeeds", (*_SEVERAL, "insert", "pagedown", "1")),
    Place("spreadsheet-help", "Pages", ("f9", "down", "down", "enter", "f1")),
    Place("register", "RegisterScreen", REGISTER),
    Place("register-help", "Pages", (*REGISTER, "f1")),
    Place("assessments", "AssessmentsScreen", (*REGISTER, *"asv", "enter", "3", "down", "0")),
    Place("assessment-evidence", "StateQuestion", (*REGISTER, *"asv", "enter", "3", "enter")),
    Place("assessments-help", "Pages", (*REGISTER, *"asv", "enter", "f1")),
    Place("records", "RecordsScreen", (*REGISTER, "down", "enter")),
    Place("records-help", "Pages", (*REGISTER, "down", "enter", "f1")),
    Place("record", "RecordScreen", (*LISTS, "down", "down", "enter", "enter")),
    Place("record-wrong", "RecordScreen", (*REGISTER, "end", "up", "enter", "insert", "f2")),
    Place("record-help", "Pages", (*LISTS, "down", "down", "enter", "enter", "f1")),
    Place("plan-lists", "PlanListsScreen", LISTS),
    Place("plan-lists-help", "Pages", (*LISTS, "f1")),
    Place("plan-list", "RecordsScreen", (*LISTS, "down", "down", "enter")),
    Place("plan-list-off", "RecordsScreen", (*LISTS, *["down"] * 8, "enter", "delete", "f2", "ctrl+f", "end")),
    Place("plan-list-help", "Pages", (*LISTS, "down", "down", "enter", "f1")),
    Place("plan-effects", "EffectsQuestion", (*LISTS, "end", "up", "up", "enter", "delete", "f2")),
    Place("arrival-undo", "EffectsQuestion", (*_ARRIVED, "enter", "delete")),
    Place("year-plan-over", "EffectsQuestion", ("f4", *_OVER, "f2", "f2")),
    Place("zone-members", "ZoneMembersScreen", (*LISTS, *["down"] * 5, "enter")),
    Place("zone-members-help", "Pages", (*LISTS, *["down"] * 5, "enter", "f1")),
    Place("who", "AuthorQuestion", ("f10", "listed-who")),
    Place("who-new", "NewName", ("f10", "listed-who", "end", "enter")),
    Place(
        "elsewhere",
        "OtherPlaceScreen",
        ("enter", "f6", "listed-elsewhere"),
        locked=True,
    ),
    Place("draft", "DraftQuestion", ("end", "enter", "x", "escape", "enter")),
    Place("draft-help", "Pages", ("end", "enter", "x", "escape", "enter", "f1")),
    Place("board-level", "BoardScreen", ("up",), levelled=True),
    Place("level", "LevelScreen", ("up", "enter"), levelled=True),
    Place("level-help", "Pages", ("up", "enter", "f1"), levelled=True),
    Place("level-target", "WhichTarget", ("up", "enter", "1"), levelled=True),
    Place("level-cause", "WhichCause", ("up", "enter", "2"), levelled=True),
    Place("level-trace", "WhichTrace", ("up", "enter", "ctrl+f"), levelled=True),
    # after the others, for who goes from place to place: it is decided then
    Place("level-merged", "LevelScreen", ("up", "enter", "1", "1", "f2", "down"), levelled=True),
)

ONE_OF_EACH = [
    place
    for number, place in enumerate(PLACES)
    if place.screen in {"DemandScreen", "Pages"}
    or place.screen not in {before.screen for before in PLACES[:number]}
]
"""Each screen once, every page and state of the demand's form, and all help."""


def seen_first(places: Sequence[Place]) -> list[ParameterSet]:
    """Places for tests to go to: of each screen the first, the others with --full."""
    first = {place.screen: place for place in reversed(places)}
    marks = {place.name: () if first[place.screen] is place else pytest.mark.long for place in places}
    return [pytest.param(place, id=place.name, marks=marks[place.name]) for place in places]


_FURNISHED: dict[str, bytes] = {}
"""By name what `furnish` leaves in a laptop's folder, which stands in it as `_HERE`."""
_HERE = b"{the laptop's folder}"


def write_workbook(path: Path) -> None:
    """Two sheets like what was typed, of a year each."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for year in ("2006", "2007"):
        sheet = book.create_sheet(year)
        for line in TYPED[1:]:
            sheet.append(line.split(";"))
    book.save(path)


def furnish(laptop: Laptop) -> None:
    """A file with something of everything that a slot may hold, and a workshop; beside it a spreadsheet.

    Made once by each process that tests; other laptops get the same bytes, where they have nothing yet.
    """
    folder = laptop.folder
    if laptop.file.exists() or home() != folder / "installed":
        _make_furnished(laptop)
    elif _FURNISHED:
        for name, data in _FURNISHED.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data.replace(_HERE, bytes(folder)))
    else:
        before = {*folder.rglob("*")}
        _make_furnished(laptop)
        files = [file for file in folder.rglob("*") if file.is_file() and file not in before]
        there = {str(file.relative_to(folder)): file.read_bytes() for file in files}
        _FURNISHED.update((name, data.replace(bytes(folder), _HERE)) for name, data in there.items())


def _make_furnished(laptop: Laptop) -> None:
    (laptop.folder / "demandas.csv").write_text("\n".join(TYPED), "utf-8")
    write_workbook(laptop.folder / "poa.xlsx")
    laptop.save(
        ("andamarca", 2003, {"text": "Construcción de establos", "action": "stables", "cost_cents": 3500000}),
        ("andamarca", 2004, {"text": "Riego en K'ulli", "families": 45, "agreed": {"how": "vote", "for": 41}}),
        ("andamarca", 2005, {"status": "open", "options": [{"text": "Posta"}, {"text": "Aulas"}]}),
        ("andamarca", 2006, {"status": "none"}),
        ("belen-pituta-a", 2003, {"text": "Feria lechera", "action": "fair", "agreed": {"how": "consensus"}}),
        ("belen-pituta-a", 2004, {"text": "Posta sanitaria", "action": "health-post"}),
        ("belen-pituta-a", 2005, {"text": "Sede", "class": "infrastructure"}),
        ("belen-pituta-a", 2006, {"text": "Algo por definir"}),
        ("belen-pituta-a", 2007, {"status": "postponed"}),
    )
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        for text, action in (("Establos", "stables"), ("Forraje", "irrigation")):
            field.save(demand_name("guaqui", "belen-pituta-b", 2003), {"text": text, "status": "proposed"}, ())
            body = {"text": text, "status": "proposed", "action": action}
            field.save(demand_name("guaqui", "fishermen-b", 2007), body, ())
        came = {"women": 34, "men": 51, "place": "Kala", "authorities": [{"name": "Juana", "office": "Tesorera"}]}
        field.save(
            "workshop/guaqui/sector/apleg/1",
            {"outcome": "suspended", "called_on": "2002-08-03", "reason": "Problemas internos"},
        )
        field.save("workshop/guaqui/sector/apleg/2", {"outcome": "absent", "called_on": "2002-08-17"})
        field.save("workshop/guaqui/community/arcata/1", {"outcome": "called", "called_on": "2002-07-20"})
        line = {"name": "Organizaciones económicas (OECAs)", "cost_cents": 4000000, "status": "budgeted"}
        field.save("budget/guaqui/2003/oecas", {**line, "ruling": {"on": "2003-01-10"}})
        field.save(
            "workshop/guaqui/community/andamarca/1",
            {"outcome": "held", "held_on": "2002-07-14", "quorum": "declared", **came},
        )
        told = {"person": "Rosa Mamani"}
        record = f"laptop/guaqui/{OTHER.device}"
        how: dict[str, Any] = {"author": "Rosa Mamani", "device": OTHER, "at": NOW}
        field.add([revision_document(record, told, sets={*told}, parents=(), **how)])
    other = laptop.folder / "other.json"
    other.unlink(missing_ok=True)
    with FieldFile.create(other, "guaqui", "Equipo Dos", device="20030001", now=lambda: NOW) as field:
        field.save("alias/guaqui/kassa", {"name": "Kassa", "target": "community/guaqui/kassa-santa-rosa"})
    (laptop.folder / "secreto.age").write_bytes(encrypted_by_hand(other.read_bytes(), _OPENS))
    changed = field_changed_outside(laptop.folder / "stick" / "plan.json")
    merge(laptop.file, [changed])  # without a report: its paths are as long as the folder is deep
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        field.gather(preview_merge(laptop.file, [other]))


def gather_in_a_level(laptop: Laptop) -> None:
    """Two communities in an ayllu; nothing where they are in it."""
    with FieldFile.open(laptop.file, "Equipo Dos", now=lambda: NOW) as field:
        if field.survey.own("ayllu"):
            return
        field.save("community/guaqui/ayllu", {"name": "Ayllu Qullana", "per_year": 0})
        for holder in ("andamarca", "belen-pituta-a"):
            own = field.survey.own(holder)
            assert own is not None
            field.save(own.record, {**own.values, "part_of": "ayllu"})
        field.save("workshop/guaqui/community/ayllu/1", {"outcome": "held", "held_on": "2002-08-25"})


def field_of_another(path: Path, device: str, saves: dict[str, dict[str, Any]]) -> Path:
    """Another laptop's file."""
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    with FieldFile.create(path, "guaqui", "Equipo Dos", device=device, now=lambda: NOW) as field:
        for record, body in saves.items():
            state = field.survey.history(record)
            field.save(record, {**(state.values if state else {}), **body})
    path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
    return path


def field_changed_outside(path: Path) -> Path:
    """One of which somebody changed two lines in an editor."""
    said = {"status": "proposed"}
    saves = {
        demand_name("guaqui", "arcata", 2004): {**said, "text": "Forraje"},
        demand_name("guaqui", "sullcata", 2005): {**said, "text": "Sede", "notes": "Aulas"},
    }
    field_of_another(path, "20030002", saves)
    path.write_bytes(path.read_bytes().replace(b'"Forraje"', b'"Establos"').replace(b'"Sede"', b'"Posta"'))
    return path


def visit(laptop: Laptop, place: Place, see: Callable[[Hands], Awaitable[None]], **remembered: Any) -> None:
    """Go to a place with a laptop on which nothing was typed yet, and look around there."""

    async def use(hands: Hands) -> None:
        await hands.press(*place.keys)
        await hands.rest()
        assert type(hands.app.screen).__name__ == place.screen, hands.screen
        await see(hands)

    if place.levelled:
        gather_in_a_level(laptop)
    start = {"author": "", "file": ""} if place.first else {}
    if place.two:
        write(Path.home().parent / "dos.json", [*load_pack("guaqui"), *parse_pack(GOOD, "")])
    if place.unknown_pack:
        start = {"file": str(write(laptop.file.with_name("laja.json"), parse_pack(GOOD, "")))}
    beside = FieldFile.open(laptop.file) if place.locked else chdir(Path.home()) if place.first else nullcontext()
    with beside, hub_by_hand(laptop.folder / "other.json") if place.hub else nullcontext():
        laptop.use(use, **{**start, **remembered})


def screen_classes() -> Iterator[type[Screen[Any]]]:
    """Every screen of ours that is shown as it is, not only inherited from."""
    found: set[type[Screen[Any]]] = set()
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        loaded = importlib.import_module(module.name)
        for _name, one in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(one, Screen) and one.__module__ == loaded.__name__:
                found.add(one)
    parents = {parent for one in found for parent in one.__mro__[1:]}
    yield from sorted(found - parents, key=lambda one: one.__name__)
