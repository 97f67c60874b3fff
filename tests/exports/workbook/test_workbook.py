"""The workbook, read back by another reader and held against the plan cell by cell."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from exports.formats.xlsx import files
from exports.tables.cells import Column
from exports.tables.registers import CALLED, COUNTED
from exports.wording.edition import Edition
from exports.wording.marks import Marks
from exports.wording.speech import Speech
from exports.wording.values import Values
from exports.workbook.fitting import CUT, cut, line_count, sheet_name
from storage.file.pack import load_pack
from storage.plan.indicators import indicators
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.views.readers import Readers
from storage.revisions.revision import Revision
from tests.exports.tables_made import tables_of
from tests.storage.revisions_made import child, revision

from ..formulas import Book
from ..full_plan import full_plan

SEEDS = (2, 6)

HOSTILE = [
    '=HYPERLINK("http://x","y")', "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://x.org", "mailto:a@b.c",
    "internal:'Matriz'!A1", "external:c:\\x.xlsx", "_x0041_", "_x000D_", "<b>&amp;</b>", "&G&P&[Picture]",
    "'=1", "007", "1e5", "TRUE", "#N/A", "two\nlines", "\n", " edges ", "שלום עולם", "مرحبا", "🧑🏽‍🌾🐄",
    "q’aqa ñ", "[@click=app.quit]x", "]]>", "<r>&</r>", "<r><t>x</t></r>",
    "<r></r></si><si></r>", "a\u2028b", "x" * 500,
]  # fmt: skip
LONG = ["n" * 32_767, "n" * 32_768, "n" * 9_000 + "🐄" * 12_000, "word " * 10_000]
"""Longer than a cell, and no longer than a version may be: letters of two units that are cut among them, too."""
HOLDERS = [one.record.rpartition("/")[2] for one in load_pack("guaqui") if one.record.startswith("community/")]
STATUSES = ["proposed", "validated", "observed", "rejected", "planned", "budgeted", "postponed"]
IN_THE_FIGURES = {"shares", "zone_shares", "class_costs", "validation", *COUNTED}


@cache
def generated(seed: int) -> Survey:
    """A plan of hostile texts: any status, class, stage and cost, joint demands, disputes, budget lines."""
    dice = random.Random(seed)
    made: list[Revision] = []
    for holder in [*HOLDERS, "apleg"]:
        for year in range(2003, 2008):
            if dice.random() < 0.2:
                continue
            first = revision(f"demand/guaqui/{holder}/{year}/1", _body(dice, year))
            made.append(first)
            if dice.random() < 0.1:
                made += [
                    child([first], {"text": dice.choice(HOSTILE), "notes": "a"}),
                    child([first], {"text": "Otro"}),
                ]
    for number, text in enumerate(HOSTILE):
        body = {"name": text, "status": dice.choice(STATUSES), "cost_cents": dice.randrange(10**9)}
        made.append(revision(f"budget/guaqui/{2003 + number % 6}/line-{number}", body))
    made.append(revision("community/guaqui/zzz", {"name": '=cmd|" /C calc"!A0'}))
    return Survey([*load_pack("guaqui"), *made])


def _body(dice: random.Random, year: int) -> dict[str, Any]:
    body: dict[str, Any] = {"text": dice.choice(HOSTILE), "status": dice.choice(STATUSES)}
    body["cost_cents"] = dice.randrange(10**8)
    body["funding"] = {source: dice.randrange(10**7) for source in dice.sample(["pdla", "municipality", "=x"], 2)}
    for name, values in (
        ("action", ["stables", "irrigation", "school", "=unknown"]),
        ("class", ["social", "economic-promotion", "spiritual"]),
        ("phase", ["study", "work", "other"]),
        ("joint_with", [f"demand/guaqui/{dice.choice(HOLDERS)}/{year}/1"]),
        ("notes", [*HOSTILE, *LONG]),
        ("carries", ["apleg"]),
        ("options", [[{"text": text, "votes": 3} for text in HOSTILE[:30]]]),
    ):
        if dice.random() < 0.4:
            body[name] = dice.choice(values)
    return body


def workbook(survey: Survey, *, private: bool = False) -> bytes:
    (file,) = files(survey, Edition(Speech(), private=private))
    return b"".join(file.make())


@cache
def book_of(seed: int, *, private: bool = False) -> Book:
    """Of a generated plan, made once: it is only read."""
    return Book(workbook(generated(seed), private=private))


@cache
def usual_book() -> Book:
    return Book(workbook(full_plan(18)))


def as_read(column: Column, value: Any, values: Values) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value / 100 if column.money else value
    return cut(column.words(values, value)).replace("\r", "\n") or None


@pytest.mark.costly(3)
def test_every_list_reads_back_equal_to_its_table(seed: int) -> None:
    survey = generated(seed)
    private = bool(seed % 2)
    book, values = book_of(seed, private=private), Values(survey, Speech().of(survey), as_typed=True)
    for table in tables_of(survey, Readers(private)):
        if table.name in IN_THE_FIGURES | {"year_plan"}:
            continue
        read, shown = book.rows(CALLED[table.name]), table.for_people()
        assert read[0] == [column.heading(values) for column in shown.columns]
        assert len(read) == 1 + len(shown.rows)
        for row, wanted in zip(read[1:], shown.rows, strict=True):
            said = [as_read(*both, values) for both in zip(shown.columns, wanted, strict=True)]
            assert row == said


@pytest.mark.costly(3)
def test_the_matrix_shows_every_slot_and_sums_what_the_report_sums(seed: int) -> None:
    survey = generated(seed)
    rows, figures = book_of(seed).rows("Matrix"), indicators(survey)
    states, marks = list(Slots(survey).of_communities()), Marks(survey)
    labelled = {row[0]: row for row in rows if row[0]}
    for number, community in enumerate(survey.communities()):
        row = labelled[community.fields.name]
        for text, state in zip(row[2:7], states[number * 5 : number * 5 + 5], strict=True):
            mark = marks.counted(state)
            assert text.startswith(f"{mark.symbol} {state.text or mark.words(Speech())}")
    assert labelled["Productive"][2:7] == [of.productive for of in figures.years.values()]
    assert labelled["Decided"][2:7] == [of.filled for of in figures.years.values()]
    assert labelled["Share as cut"][2:7] == [of.share_cut for of in figures.years.values()]
    assert labelled["Cost of all (Bs)"][12] == figures.money.cost_cents / 100
    apart = [labelled[f"{whose} cost (Bs)"][7:13] for whose in ("Communities'", "Associations'")]
    assert labelled["Cost of all (Bs)"][7:13] == pytest.approx([sum(both) for both in zip(*apart, strict=True)])


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    "book_made",
    [
        lambda: book_of(1, private=True),
        lambda: book_of(2, private=True),
        lambda: Book(workbook(full_plan(20), private=True)),
        lambda: Book(workbook(Survey(), private=True)),
    ],
    ids=["1", "2", "full", "none"],
)
def test_every_formula_gives_the_result_that_it_carries(book_made: Callable[[], Book]) -> None:
    """And there is no formula of any other kind: none came out of people's texts."""
    book = book_made()
    for sheet, cell in book.formulas():
        reckoned, carried = book.reckoned(sheet, cell.value), book.result(sheet, cell.coordinate)
        assert carried == (None if reckoned is None else pytest.approx(reckoned, abs=0.0051)), (sheet, cell)


def test_each_years_sheet_has_its_lines_and_sums(seed: int) -> None:
    survey = generated(seed)
    book, plans = book_of(seed), indicators(survey).year_plans
    funders = survey.named("funder")
    assert set(plans) == {str(year) for year in range(2003, 2009)}
    for year, plan in plans.items():
        rows = book.rows(year)
        heads = rows[3]
        total = next(row for row in rows if row[0] == "Sum of the year")
        sums = dict(zip(heads[7:], total[7:], strict=True))
        assert sums["Cost (Bs)"] == plan.money.cost_cents / 100
        assert sums["Without a source (Bs)"] == plan.money.missing_cents / 100
        for source, cents in plan.money.asked.items():
            assert sums[f"Contributions (Bs): {funders.get(source, source)}"] == cents / 100
        programmes = [
            row[heads.index("Cost (Bs)")] for row in rows if str(row[0]).startswith("Sum of the subprogramme")
        ]
        assert sorted(programmes) == sorted(of.cost_cents / 100 for of in plan.subprogrammes.values())
        told = [row for row in rows[4:] if row[6]]
        assert len(told) == plan.planned + plan.budgeted + plan.lines


@pytest.mark.costly(0)
def test_shares_in_money_stand_among_the_figures_as_percents() -> None:
    figures = indicators(generated(3))
    rows = book_of(3).rows("Figures")
    years = [row for row in rows if isinstance(row[0], int)][len(figures.years) :]
    assert [(row[0], row[5], row[7]) for row in years] == [
        (
            int(year),
            money.productive_cents / 100,
            None if money.share is None else round(money.share * 100) / 10_000,
        )
        for year, money in figures.shares_in_money.items()
    ]
    parts = [row for row in rows if row[1] == "without a subprogramme"]
    assert [row[5] for row in parts] == [figures.money_shares.programmes[""].cents / 100]


@pytest.mark.costly(0)
def test_the_figures_are_the_reports() -> None:
    survey = generated(3)
    figures = indicators(survey)
    rows = book_of(3).rows("Figures")
    by_year = {row[0]: row for row in reversed(rows) if isinstance(row[0], int)}
    for year, of in figures.years.items():
        row = by_year[int(year)]
        assert row[1:4] == [of.slots, of.filled, of.productive]
        assert round(row[9] * 100, 2) == of.share
        assert row[10] == of.share_cut
    whole = next(row for row in rows if row[0] == "Plan")
    assert whole[1:9] == [
        figures.plan.slots, figures.plan.filled, figures.plan.productive, figures.plan.disputed,
        figures.plan.unclassed, figures.plan.none, figures.plan.postponed, figures.plan.missing,
    ]  # fmt: skip
    zones = {row[1]: row for row in rows if row[0] in {"Zona", "Tipología"}}
    assert len(zones) == len(figures.zones["admin"]) + len(figures.zones["typology"]) == 7
    assert zones["Zona A"][2:5] == [
        getattr(figures.zones["admin"]["a"], name) for name in ("slots", "filled", "productive")
    ]
    mean = next(row for row in rows if str(row[0]).startswith("Mean of the cut shares"))
    assert mean[10] == figures.plan.share_cut_mean


@pytest.mark.costly(0)
def test_no_text_is_a_link_and_nothing_points_out_of_the_book() -> None:
    data = workbook(generated(0), private=True)
    book = Book(data)
    assert not [cell for _sheet, cell in book.cells() if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        parts = {name: members.read(name).decode() for name in members.namelist()}
    assert not [name for name in parts if "external" in name or "vba" in name or name.startswith("/")]
    assert not [name for name, part in parts.items() if 'TargetMode="External"' in part or "<hyperlink" in part]


def test_what_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    for text in LONG[1:]:
        held = cut(text)
        assert held.endswith(CUT)
        assert text.startswith(held.removesuffix(CUT))
        assert 32_760 < len(held.encode("utf-16-le")) // 2 <= 32_767
    assert cut(LONG[0]) == LONG[0]


@pytest.mark.parametrize(
    ("text", "width", "many"),
    [("", 5, 1), ("one two", 7, 1), ("one two", 6, 2), ("a" * 11, 5, 3), ("x\n\ny", 5, 3), ("a " + "b" * 9, 5, 3)],
)
def test_lines_are_counted_as_a_column_breaks_them(text: str, width: int, many: int) -> None:
    assert line_count(text, width) == many


def test_names_of_sheets_are_allowed_and_no_two_alike() -> None:
    taken: set[str] = set()
    for wanted in ["a" * 40, "A" * 31, "a" * 31, "[]:*?/\\", "'", "", "History", "history", "2003", "2003", "'x'"]:
        name = sheet_name(wanted, taken)
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
        assert name.lower() not in taken | {"history"}
        taken.add(name.lower())


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    "changes",
    [
        {"years": [2003]},
        {"years": [2003, 2003]},
        {"per_year": 3},
        *({"name": name} for name in ("&" * 400, "&G" * 90, "a\ufffeb\uffff", "🐄" * 400, "a\nb")),
        *(
            pytest.param({"name": name}, marks=pytest.mark.long if at % 4 else ())
            for at, name in enumerate(HOSTILE)
        ),
    ],
    ids=lambda changes: str(changes)[:30].encode("ascii", "replace").decode(),
)
def test_odd_plans_have_a_workbook_too(changes: dict[str, Any]) -> None:
    plan = next(one for one in load_pack("guaqui") if one.record == "plan/guaqui/2003-2007")
    survey = Survey([*load_pack("guaqui"), child([plan], changes)])
    book = Book(workbook(survey))
    told = re.sub("_xFFF[EF]_", lambda found: chr(int(found[0][2:6], 16)), book.rows("Matrix")[0][0] or "")
    assert told == survey.plan.name or not survey.plan.name.strip()
    for sheet in book.written:
        assert "Page " in sheet.oddFooter.right.text
        assert sheet.page_setup.orientation == "landscape"


def test_more_demands_a_year_have_columns_of_their_own() -> None:
    plan = next(one for one in load_pack("guaqui") if one.record == "plan/guaqui/2003-2007")
    made = [
        revision(
            f"demand/guaqui/arcata/2004/{n}",
            {"text": f"Pedido {n}", "status": "proposed", "action": "stables", "cost_cents": n},
        )
        for n in (1, 2)
    ]
    survey = Survey([*load_pack("guaqui"), child([plan], {"per_year": 2}), *made])
    rows = Book(workbook(survey)).rows("Matrix")
    assert rows[3][2:6] == ["2003 (1)", "2003 (2)", "2004 (1)", "2004 (2)"]
    arcata = next(row for row in rows if row[0] == "Arcata")
    assert ["Pedido 1" in arcata[4], "Pedido 2" in arcata[5]] == [True, True]
    assert [arcata[12 + at] for at in (2, 3, 10)] == [0.01, 0.02, 0.03]
    productive = next(row for row in rows if row[0] == "Productive")
    assert productive[2:6] == [0, None, 2, None]


@pytest.mark.costly(0)
def test_a_cell_says_how_many_proposals_wait_for_a_choice() -> None:
    rows = usual_book().rows("Matrix")
    assert "… proposals, no choice yet\n30 proposals" in {text for row in rows for text in row[2:7]}


@pytest.mark.costly(0)
def test_sheets_are_set_for_screens_and_paper() -> None:
    book = usual_book().written
    assert book.sheetnames[:9] == ["Matrix", "Data", "Read me", "Figures", "2003", "2004", "2005", "2006", "2007"]
    matrix = book["Matrix"]
    assert (matrix.freeze_panes, matrix.print_title_rows) == ("B5", "$1:$4")
    assert (matrix.page_setup.fitToWidth or 1, matrix.page_setup.fitToHeight) == (1, 0)
    assert matrix.sheet_properties.pageSetUpPr.fitToPage
    assert book["Demands"].page_setup.fitToWidth in {None, 1}
    assert re.fullmatch(r"'Demands'!\$A\$1:\$[A-Z]\$\d+", str(book["Demands"].print_area))
    hidden = {n for of in matrix.column_dimensions.values() if of.hidden for n in range(of.min, of.max + 1)}
    shown = [n for n in range(1, 14) if n not in hidden]
    assert len(shown) == 8, "a page shows eight columns that can be read"
    assert len(book["Figures"]._charts) == 1
    about = [[cell.value for cell in row] for row in book["Read me"].iter_rows()]
    assert {name for name, _what in about} >= set(book.sheetnames) - {"Read me"}


@pytest.mark.costly(0)
def test_hidden_demands_are_in_the_private_edition_alone() -> None:
    heads = {private: book_of(1, private=private).rows("Demands")[0] for private in (True, False)}
    assert ["Carries" in heads[True], "Carries" in heads[False]] == [True, False]
    told = {cell.value for _sheet, cell in book_of(1).cells()}
    assert not any("rivate edition" in str(text) for text in told)


def test_the_container_has_nothing_of_a_machine_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(full_plan(18)))) as made:
        for member in made.infolist():
            assert member.compress_type == zipfile.ZIP_STORED
            assert (member.date_time, member.create_system) == ((1980, 1, 1, 0, 0, 0), 0)


def test_what_is_asked_for_jointly_stands_once_in_matrix_and_plan() -> None:
    names = [f"demand/guaqui/{holder}/2004/1" for holder in ("andamarca", "arcata")]
    body = {"text": "Camino", "action": "road", "status": "planned", "cost_cents": 900, "funding": {"pdla": 300}}
    survey = Survey(
        [*load_pack("guaqui"), revision(names[0], {**body, "joint_with": names[1]}), revision(names[1], body)]
    )
    book = Book(workbook(survey))
    rows = book.rows("Matrix")
    assert [next(row for row in rows if row[0] == name)[8] for name in ("Andamarca", "Arcata")] == [9, 0]
    heads = book.rows("2004")[3]
    lines_ = [dict(zip(heads, row, strict=True)) for row in book.rows("2004") if row[4] == "Camino"]
    paid = {f"Contributions (Bs): {name}" for name in survey.named("funder").values()}
    assert paid < set(heads)
    assert [line["Cost (Bs)"] for line in lines_] == [9, 0]
    assert [line["Without a source (Bs)"] for line in lines_] == [6, 0]
    assert [[line[name] for name in paid if line[name]] for line in lines_] == [[3], []]
    assert lines_[0]["Contributions (Bs): PDLA"] == 3


def test_what_is_to_settle_is_told_in_words() -> None:
    first = revision(
        "demand/guaqui/arcata/2003/1", {"text": "Riego", "action": "irrigation", "status": "proposed"}
    )
    one = child([first], {"action": "road", "cost_cents": 3_500_050})
    other = child([first], {"action": "unknown", "cost_cents": 1_00})
    rows = Book(workbook(Survey([*load_pack("guaqui"), first, one, other]))).rows("To settle")
    assert {(row[1], row[2]) for row in rows[1:]} == {
        ("Action", "Local road"), ("Action", "unknown"), ("Cost", "Bs 35.000,50"), ("Cost", "Bs 1"),
    }  # fmt: skip


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    "text",
    [
        "_x005F_x0041_",
        "_x0041_x0042_x0043_",
        "_x0041__x0042_",
        "_x000D_",
        "_x41_",
        "<r>_x0041_x0042_</r>",
        "a\uffffb",
    ],
)
def test_a_text_like_an_escape_is_that_text(text: str) -> None:
    """Read as the standard says: each `_xHHHH_` from the left is a letter. The other reader does not go so far."""
    survey = Survey([*load_pack("guaqui"), revision("community/guaqui/zzz", {"name": text})])
    with zipfile.ZipFile(io.BytesIO(workbook(survey))) as made:
        strings = ET.fromstring(made.read("xl/sharedStrings.xml"))  # noqa: S314 - it is our own
    said = {"".join(map(_unescaped, one.iter(f"{{{SHEETS}}}t"))) for one in strings}
    assert text in said


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _unescaped(run: ET.Element) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), run.text or "")


def test_the_data_have_every_place_in_a_row_and_count_what_the_report_counts(seed: int) -> None:
    survey = generated(seed)
    heads, *rows = book_of(seed).rows("Data")
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    figures = indicators(survey)
    of_communities = [one for one in told if one["Id of whose it is"] in {c.id for c in survey.communities()}]
    assert len(of_communities) == figures.plan.slots
    assert sum(one["How it stands"] == "decided" for one in of_communities) == figures.plan.filled
    assert sum(one["Counts as productive"] or 0 for one in of_communities) == figures.plan.productive
    assert sum(one["Productive or not: to settle"] or 0 for one in of_communities) == figures.plan.disputed
    assert sum(round(100 * (one["Cost in the sums (Bs)"] or 0)) for one in told) == figures.money.cost_cents
    assert len({one["Record"] for one in told}) == len(told)
    assert all("\n" not in str(one["Id of the class"]) for one in told)


def test_the_rows_of_a_zone_stand_under_it_with_what_they_cost() -> None:
    survey = full_plan(18)
    rows, zone_of = usual_book().rows("Matrix"), survey.members("admin")
    names = [row[0] for row in rows]
    first, after = names.index("Zona B"), names.index("In no zone")
    wanted = [
        one.fields.name for one in survey.communities() if one.id in zone_of and zone_of[one.id].fields.zone == "b"
    ]
    assert names[first + 1 : after] == wanted
    assert rows[first][12] == sum(row[12] for row in rows[first + 1 : after])
