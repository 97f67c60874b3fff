"""A field is said once, in the table of kinds; elsewhere only where a file has a layout of its own.

What is looked for, beside the kinds: a field's name with an underscore, as a literal; and a key that is read from
something, or put into it, and is a field's name. Passed are the keys of a revision's own envelope, and what most
kinds have (`name`, `withdrawn`): whoever treats all records alike may say that. The list only shrinks: a file that
no longer needs its place in it is to be taken off.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

import msgspec

from storage.kinds.field import Field
from storage.kinds.lookup import KINDS
from storage.revisions.revision import RevisionFields

ROOT = Path(__file__).parents[2]
PACKAGES = ("guaqui_tui", "exports", "storage")
SAID_IN = ROOT / "storage" / "kinds"
READS = {"get", "pop", "setdefault"}

LAYOUTS: dict[str, tuple[str, ...]] = {
    "what a municipality's words and money are: texts are filled in with them": (
        "exports/wording/speech.py",
        "guaqui_tui/screens/community/which_holder.py",
        "storage/notation/own_words.py",
    ),
    "a new municipality: of which fields its questions and lists are": (
        "storage/packs/preparation/pack_records.py",
        "storage/packs/preparation/territory.py",
    ),
    "the demonstration's invented data": ("guaqui_tui/demo/build.py",),
    "the demand's pages, its proposals, and what stands beside them": (
        "guaqui_tui/screens/board/slot_panel_lines.py",
        "guaqui_tui/screens/demand/screen.py",
        "guaqui_tui/forms/demand.py",
        "guaqui_tui/forms/demand_lists.py",
        "guaqui_tui/forms/subjects/passed_over.py",
        "guaqui_tui/forms/proposals.py",
        "guaqui_tui/screens/demand/demand_table.py",
        "guaqui_tui/screens/demand/table_words.py",
        "guaqui_tui/forms/subjects/slot_subject.py",
    ),
    "forms that put some fields first, or ask for them alone": (
        "guaqui_tui/screens/community/add_association.py",
        "guaqui_tui/forms/budget.py",
        "guaqui_tui/forms/holder.py",
        "guaqui_tui/forms/subjects/workshop_subject.py",
        "guaqui_tui/screens/workshop/screen.py",
        "guaqui_tui/forms/workshop.py",
    ),
    "the wall, and what is read aloud": (
        "guaqui_tui/screens/assembly/projector.py",
        "storage/plan/acta/reading_aloud.py",
        "storage/plan/missing/before_acta.py",
        "guaqui_tui/wording/missing/before_acta.py",
    ),
    "one field that a key sets, clears or shows by itself": (
        "guaqui_tui/screens/community/lines.py",
        "guaqui_tui/forms/list_order.py",
        "guaqui_tui/forms/displaced_demand.py",
        "guaqui_tui/screens/coordination/carried_demands.py",
        "guaqui_tui/wording/move_demand.py",
        "guaqui_tui/forms/rulings.py",
        "guaqui_tui/screens/settling/settle.py",
        "guaqui_tui/forms/deciding/settle_draft.py",
        "guaqui_tui/wording/undo.py",
        "guaqui_tui/screens/year_plan/screen.py",
        "guaqui_tui/screens/year_plan/lines.py",
    ),
    "the acta's sentences, and what on it is proved": (
        "exports/acta/demands.py",
        "exports/acta/acta_words.py",
        "exports/acta/of_assembly.py",
        "exports/acta/of_holder.py",
        "exports/acta/printed_records.py",
        "exports/acta/level_demands.py",
        "exports/acta/opening.py",
        "exports/acta/proposals.py",
        "exports/acta/signers.py",
        "storage/plan/acta/of_assembly.py",
        "storage/plan/acta/of_holder.py",
        "storage/plan/acta/verify.py",
    ),
    "lists and chapters that name their columns": (
        "exports/plan_draft/demands.py",
        "exports/plan_draft/money.py",
        "exports/plan_draft/municipality.py",
        "exports/plan_draft/process.py",
        "exports/tables/flat_demands.py",
        "exports/tables/list_columns.py",
        "exports/tables/registers.py",
        "exports/tables/survey_form.py",
        "exports/tables/table_schema.py",
        "exports/report/meetings.py",
        "exports/report/payments.py",
        "exports/report/rulings.py",
        "exports/report/coverage.py",
        "exports/tables/summaries.py",
        "exports/wording/words.py",
    ),
    "what decides counting, comparing, or what is odd": (
        "storage/plan/decisions.py",
        "storage/plan/disputes.py",
        "storage/plan/acta/recorded.py",
        "storage/plan/checks/money.py",
        "storage/plan/checks/remarks.py",
        "storage/plan/checks/workshops.py",
        "storage/plan/productive.py",
        "storage/plan/slot_states.py",
        "storage/plan/checks/undecided.py",
        "exports/wording/values.py",
        "storage/plan/votes.py",
        "storage/plan/levels/tree.py",
        "storage/plan/levels/traces.py",
        "storage/plan/checks/levels.py",
    ),
    "what refers to other records, and is moved or hidden with them": (
        "storage/plan/views/reader_view.py",
        "storage/plan/joining.py",
        "storage/plan/moved_demands.py",
        "storage/plan/pack_check.py",
        "storage/revisions/record_names.py",
        "storage/plan/survey.py",
    ),
    "rows of spreadsheets: what stands in a demand's place, our own lists that come back, a workbook's own keys": (
        "storage/intake/compare.py",
        "storage/intake/demands.py",
        "storage/intake/cell_reader.py",
        "storage/intake/columns/zone_cells.py",
        "storage/intake/column_meanings.py",
        "guaqui_tui/forms/intake/new_step.py",
        "storage/intake/landing/corrections.py",
        "storage/intake/landing/proposals.py",
        "storage/intake/landing/same_rows.py",
        "storage/intake/landing/slots.py",
        "storage/intake/own_lists.py",
        "storage/intake/openers/xlsx.py",
    ),
}
"""Why a file names fields, and which files do."""


def named(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield field.name
        yield from named(field.parts)


OF_A_REVISION = {field.encode_name for field in msgspec.structs.fields(RevisionFields)} | {"rev"}
HOW_OFTEN = Counter(name for kind in KINDS.values() for name in {one.name for one in kind.fields})
OF_MOST = {name for name, n in HOW_OFTEN.items() if 2 * n > len(KINDS)}
FIELDS = {name for kind in KINDS.values() for name in named(kind.fields)} - OF_A_REVISION - OF_MOST


def said(source: str) -> Iterator[tuple[int, str]]:
    """The lines of a file that say a field's name, each with it."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        read = node if is_text(node) and "_" in str(node.value) else key_of(node)
        if read is not None and read.value in FIELDS:
            yield read.lineno, str(read.value)


def is_text(node: ast.AST | None) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def key_of(node: ast.AST) -> ast.Constant | None:
    """The key that is read from something, or put into it, by its name: `body["text"]`, `body.get("text")`."""
    found: ast.expr | None = None
    if isinstance(node, ast.Subscript):
        found = node.slice
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS:
        found = next(iter(node.args), None)
    return found if is_text(found) else None


@cache
def saying() -> dict[str, list[tuple[int, str]]]:
    files = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    found = {path: list(said(path.read_text("utf-8"))) for path in files if not path.is_relative_to(SAID_IN)}
    return {path.relative_to(ROOT).as_posix(): lines for path, lines in found.items() if lines}


def test_a_field_is_named_only_where_a_file_has_a_layout_of_its_own() -> None:
    listed = {file for files in LAYOUTS.values() for file in files}
    unlisted = {file: lines for file, lines in saying().items() if file not in listed}
    assert not unlisted, "\n".join(f"{file}: {lines}" for file, lines in unlisted.items())


def test_a_file_that_names_no_field_any_more_is_off_the_list() -> None:
    listed = [file for files in LAYOUTS.values() for file in files]
    assert len(listed) == len(set(listed))
    assert sorted(set(listed) - saying().keys()) == []


def test_the_eye_sees_fields() -> None:
    source = (
        "x = body['text']\ny = body.get('families')\nz = ('cost_cents', 'cost', 'name')\n'''status_reason'''\n"
    )
    assert sorted(said(source)) == [(1, "text"), (2, "families"), (3, "cost_cents")]
