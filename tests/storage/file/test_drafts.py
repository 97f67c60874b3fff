"""Drafts of several files on one laptop: what was kept last for a file and a form is what is offered there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import FieldFile
from storage.file.drafts import Draft, Drafts, own_revision
from storage.gather.merge import merge
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from tests.storage.revisions_made import SLOT

OTHER = SLOT.replace("andamarca", "arcata")
SHARED, OF_LAPTOP, OF_PLAN = "a" * 32, "b" * 32, "c" * 32
HOLDS = {"lap.json": {SHARED, OF_LAPTOP}, "plan.json": {SHARED, OF_LAPTOP, OF_PLAN}}
"""A plan that has all that a laptop's file has, as after a merge: what tells them apart is where they lie."""


def words(drafts: Drafts) -> dict[str, str]:
    return {draft.record: draft.fields["text"] for draft in drafts.all()}


ACTS = st.tuples(
    st.sampled_from(["type", "drop", "open", "put aside", "take up"]),
    st.sampled_from(sorted(HOLDS)),
    st.sampled_from([SLOT, OTHER]),
    st.sampled_from([(), (SHARED,), (SHARED, OF_LAPTOP)]),
    st.sampled_from(["", SHARED, OF_LAPTOP]),
)


@pytest.mark.costly(0)
@given(acts=st.lists(ACTS, max_size=14))
@settings(max_examples=150)
def test_what_was_kept_last_for_a_file_and_a_form_is_offered_there(
    acts: list[tuple[str, str, str, tuple[str, ...], str]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in HOLDS:
            (folder / file).touch()
        of = {file: Drafts(folder / file, folder / "home", has.__contains__) for file, has in HOLDS.items()}
        kept: dict[str, dict[str, str]] = {file: {} for file in HOLDS}
        aside: dict[str, list[tuple[str, str]]] = {file: [] for file in HOLDS}
        for number, (act, file, record, base, made) in enumerate(acts):
            if act == "type":
                of[file].keep(Draft(record, {"text": str(number)}, list(base), "", made))
                kept[file][record] = str(number)
            elif act == "drop":
                of[file].drop(record)
                kept[file].pop(record, None)
            elif act == "put aside":
                of[file].put_aside(record)
                if record in kept[file]:
                    aside[file].append((record, kept[file].pop(record)))
            elif act == "take up":
                for draft in of[file].all_put_aside()[:1]:
                    of[file].take_up(draft)
                    aside[file].remove((draft.record, draft.fields["text"]))
                    if draft.record in kept[file]:
                        aside[file].append((draft.record, kept[file][draft.record]))
                    kept[file][draft.record] = draft.fields["text"]
            else:
                of[file] = Drafts(folder / file, folder / "home", HOLDS[file].__contains__)
            assert {one: words(drafts) for one, drafts in of.items()} == kept
            left = {one: [(two.record, two.fields["text"]) for two in of[one].all_put_aside()] for one in of}
            assert {one: sorted(two) for one, two in left.items()} == {one: sorted(aside[one]) for one in aside}


@pytest.mark.costly(0)
@given(acts=st.lists(st.tuples(st.sampled_from(["type", "drop", "swap"]), st.booleans()), max_size=14))
@settings(max_examples=100)
def test_files_that_lie_at_one_path_in_turn_keep_theirs(acts: list[tuple[str, bool]]) -> None:
    """Each has a revision that was made here, and the other lacks it; both may be gathered later."""
    with TemporaryDirectory() as name:
        path, own, kept = Path(name) / "plan.json", OF_LAPTOP, dict[str, str]()
        for number, (act, begun) in enumerate(acts):
            drafts = Drafts(path, path.parent, {SHARED, own}.__contains__)
            if act == "type":
                drafts.keep(Draft(SLOT, {"text": str(number)}, [SHARED] if begun else [], "", own))
                kept[own] = str(number)
            elif act == "drop":
                drafts.drop(SLOT)
                kept.pop(own, None)
            else:
                own = OF_PLAN if own == OF_LAPTOP else OF_LAPTOP
            now = Drafts(path, path.parent, {SHARED, own}.__contains__)
            assert list(words(now).values()) == [text for file, text in kept.items() if file == own]
        both = Drafts(path, path.parent, {SHARED, OF_LAPTOP, OF_PLAN}.__contains__)
        found = []
        while draft := both.get(SLOT):  # one after the other, none of them lost unseen
            found.append(draft.fields["text"])
            both.drop(SLOT)
        assert sorted(found) == sorted(kept.values())


def test_what_is_typed_in_a_plan_and_in_the_file_that_it_gathered_stays_apart(
    own_home: Path, tmp_path: Path
) -> None:
    lap, plan = tmp_path / "lap.json", tmp_path / "plan.json"
    with FieldFile.create(lap, "guaqui", "Ana") as file:
        file.save(OTHER, {"text": "Posta", "status": "proposed"})
    merge(plan, [lap])
    for path in (plan, lap):
        with FieldFile.open(path) as file:
            drafts, of = Drafts(path, holds=file.holds), own_revision(file.survey, file.device)
            assert of
            assert drafts.get(SLOT) is None
            drafts.keep(Draft(SLOT, {"text": path.name}, [], "", of))
    for path in (plan, lap):
        with FieldFile.open(path) as file:
            drafts = Drafts(path, holds=file.holds)
            assert words(drafts) == {SLOT: path.name}
            drafts.drop(SLOT)
            assert drafts.all() == []


def test_what_every_laptop_has_tells_no_file(own_home: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "demands.csv"
    sheet.write_text("comunidad;gestion;demanda\nAndamarca;2003;Riego\n", "utf-8")
    path = tmp_path / "taller.json"

    def begun(saved: dict[str, str], device: str | None = None) -> FieldFile:
        file = FieldFile.create(path, "guaqui", device=device)
        file.add(take_rows(read_sheet(sheet).rows, file.survey).documents)
        file.save(OTHER, {"status": "proposed", **saved})
        return file

    with begun({"text": "Aulas"}) as file:
        of = own_revision(file.survey, file.device)
        assert file.survey.revisions(OTHER)[of].device == file.device
        Drafts(path, holds=file.holds).keep(Draft(SLOT, {"text": "Riego"}, [], "", of))
    path.unlink()
    with begun({"text": "Posta"}, device="laptop00") as file:
        assert own_revision(file.survey, "laptop01") == ""
        drafts = Drafts(path, holds=file.holds)
        assert drafts.all() == []
        drafts.keep(Draft(SLOT, {"text": "Otro"}, [], ""))
        assert words(drafts) == {SLOT: "Otro"}
    assert len(list(Drafts(path)._paths())) == 2  # nothing that is done there touches it


def test_a_draft_on_what_a_file_lacks_is_none_of_its(tmp_path: Path) -> None:
    Drafts(tmp_path / "plan.json", tmp_path).keep(Draft(SLOT, {"text": "Riego"}, [OF_PLAN], ""))
    assert Drafts(tmp_path / "plan.json", tmp_path, {SHARED}.__contains__).all() == []
    assert len(Drafts(tmp_path / "plan.json", tmp_path, {OF_PLAN}.__contains__).all()) == 1


@pytest.mark.parametrize(
    ("base", "of", "there"),
    [
        ([SHARED], OF_LAPTOP, True),  # a copy, and its file is where it was
        ([], OF_LAPTOP, False),  # nothing tells that the form is the same
        ([SHARED], "", False),  # what it was begun on, every laptop has
        ([SHARED], OF_PLAN, False),  # another file
    ],
)
def test_a_draft_crosses_to_no_other_file(tmp_path: Path, base: list[str], of: str, *, there: bool) -> None:
    first, second = tmp_path / "plan.json", tmp_path / "copy.json"
    Drafts(first, tmp_path).keep(Draft(SLOT, {"text": "Riego"}, base, "", of))
    if there:
        first.touch()
    drafts = Drafts(second, tmp_path, HOLDS["lap.json"].__contains__)
    assert (drafts.all(), drafts.get(SLOT)) == ([], None)
    drafts.keep(Draft(SLOT, {"text": "Otro"}, base, "", OF_LAPTOP))
    drafts.drop(SLOT)
    assert words(Drafts(first, tmp_path)) == {SLOT: "Riego"}


def test_a_draft_goes_along_with_a_moved_file_and_is_then_its_own(tmp_path: Path) -> None:
    first, moved = tmp_path / "plan.json", tmp_path / "stick" / "plan.json"
    typed = Draft(SLOT, {"text": "Riego"}, [SHARED], "", OF_LAPTOP)
    Drafts(first, tmp_path).keep(typed)
    drafts = Drafts(moved, tmp_path, HOLDS["lap.json"].__contains__)
    assert drafts.all() == [typed]
    drafts.keep(Draft(SLOT, {"text": "Riego de arriba"}, [SHARED], "", OF_LAPTOP))
    first.touch()  # another file, begun since by the same name
    assert words(drafts) == {SLOT: "Riego de arriba"}
    assert Drafts(first, tmp_path).all() == []
    drafts.drop(SLOT)
    assert drafts.all() == []


def test_what_is_handed_over_overwrites_nothing(tmp_path: Path) -> None:
    here, there = (Drafts(tmp_path / name, tmp_path) for name in ("plan.json", "copy.json"))
    there.keep(Draft(SLOT, {"text": "Antes"}, [], ""))
    here.keep(Draft(SLOT, {"text": "Riego"}, [], ""))
    here.hand_over(there)
    assert (words(here), words(there)) == ({}, {SLOT: "Riego"})
    there.drop(SLOT)
    assert words(there) == {SLOT: "Antes"}
