"""What was refused can be read as far as it goes, and what a person reads as right is saved like anything else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import FieldFile
from storage.file.pack import load_pack
from storage.gather.merge import merge
from storage.gather.quarantine import (
    Quarantined,
    changed_by,
    in_quarantine,
    proposal,
    quarantine_path,
    quarantined,
    said_in,
)
from storage.plan.survey import Survey
from storage.revisions.history import REMOVED
from storage.revisions.lines import read_revisions, revision_line, whole_file
from tests.storage.crafted_files import AT, honest, plan, write
from tests.storage.revisions_made import DEMAND, SLOT, child, revision

PACK = load_pack("guaqui")
BASE = revision(SLOT, {**DEMAND, "text": "Riego", "families": 12, "place": "Alto"})
LATER = child([BASE], {"text": "Posta", "families": None}, device="laptop01", author="Rosa Mamani")


def refused(raw: str) -> Quarantined:
    return Quarantined("a.json", "line 7", "hash", "", raw)


def line_of(one: Any, **changed: Any) -> str:
    document = {**one.document(), **changed}
    return json.dumps(document, ensure_ascii=False)


def test_what_it_says_is_read_of_a_line_that_was_changed() -> None:
    said = said_in(refused(line_of(LATER, body={**LATER.body, "text": "Museo"})))
    assert said is not None
    assert (said.record, said.body["text"], said.author, said.device) == (SLOT, "Museo", "Rosa Mamani", "laptop01")
    assert said.sets == set(LATER.sets)
    numbered = said_in(refused(revision_line(7, LATER).decode()))
    assert numbered is not None
    assert (numbered.record, numbered.body) == (SLOT, LATER.body)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"record": 3, "body": {}}',
        '{"record": "demand/x", "body": {}}',
        "\0\0",
        "{{{{",
    ],
)
def test_of_what_is_no_record_nothing_is_read(raw: str) -> None:
    assert said_in(refused(raw)) is None


def test_only_what_it_decides_is_changed_and_what_others_said_since_stays() -> None:
    since = child([BASE], {"place": "Bajo"}, device="laptop02")
    survey = Survey([*PACK, BASE, since])
    said = said_in(refused(line_of(LATER)))
    assert said is not None
    body = proposal(said, survey)
    assert body is not None
    assert (body["text"], body["place"], "families" in body) == ("Posta", "Bajo", False)
    assert changed_by(said, body, survey) == {"text", "families"}


def test_what_the_plan_says_already_changes_nothing() -> None:
    survey = Survey([*PACK, BASE, LATER])
    said = said_in(refused(line_of(LATER)))
    assert said is not None
    body = proposal(said, survey)
    assert body is not None
    assert changed_by(said, body, survey) == set()


def test_what_no_record_may_say_cannot_come_in() -> None:
    survey = Survey([*PACK, BASE])
    for changed in (
        {"body": {**LATER.body, "families": -3}},
        {"record": "demand/guaqui/andamarca/20/1"},
        {"record": "demand/laja/andamarca/2004/1"},
        {"record": "acta/guaqui/andamarca/x", "body": {"printed": []}, "sets": ["printed"]},
    ):
        said = said_in(refused(line_of(LATER, **changed)))
        assert said is not None
        assert proposal(said, survey) is None, changed


def test_a_field_that_cannot_be_read_is_not_taken_for_removed() -> None:
    raw = line_of(LATER).replace('"text": "Posta"', '"text": 1.5')
    said = said_in(refused(raw))
    assert said is not None
    body = proposal(said, Survey([*PACK, BASE]))
    assert body is not None
    assert body["text"] == "Riego"


@settings(max_examples=200)
@given(st.data())
def test_whatever_it_is_nothing_but_a_record_comes_of_it(data: st.DataObject) -> None:
    """Any part of a line replaced by anything: what can be taken in is a body that its record may have."""
    raw = line_of(LATER)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 30)))
    raw = raw[:start] + data.draw(st.text(max_size=12)) + raw[end:]
    survey = Survey([*PACK, BASE])
    said = said_in(refused(raw))
    body = proposal(said, survey) if said else None
    if said is None or body is None:
        return
    document = revision(said.record, body)
    assert document.record == said.record
    state = survey.history(said.record)
    before = state.values if state else {}
    assert changed_by(said, body, survey) == {
        name for name in body.keys() | before.keys() if body.get(name, REMOVED) != before.get(name, REMOVED)
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40), families=st.none() | st.integers(0, 500))
def test_it_is_saved_as_anything_else_is(
    tmp_path_factory: pytest.TempPathFactory, text: str, families: int | None
) -> None:
    folder = tmp_path_factory.mktemp("aside")
    path = write(folder / "plan.json", [*PACK, BASE])
    body: dict[str, Any] = {"action": "irrigation", "text": f"a{text}", "status": "proposed"}
    body |= {} if families is None else {"families": families}
    said = said_in(refused(line_of(LATER, body=body)))
    assert said is not None
    with FieldFile.open(path, "Coordina", device="laptop00", now=lambda: AT) as field:
        wanted = proposal(said, field.survey)
        assert wanted is not None
        saved = field.save(SLOT, wanted, field.survey.heads(SLOT))
        state = field.survey.history(SLOT)
    assert state is not None
    assert (saved.author, saved.device, saved.parents) == ("Coordina", "laptop00", (BASE.rev,))
    assert {name: state.values.get(name) for name in said.sets} == {name: wanted.get(name) for name in said.sets}
    assert state.values["place"] == "Alto"


# Where it is kept


def test_what_was_refused_is_found_beside_the_plan_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    out = plan(tmp_path / "plan.json")
    assert in_quarantine(out) == []
    honest(tmp_path / "a.json", out)
    for name in ("a.json", "b.json"):
        path = tmp_path / name
        path.write_bytes((tmp_path / "a.json").read_bytes().replace(b"Establos", b"Establo"))
        merge(out, [path], at=AT)
    (kept,) = in_quarantine(out)
    assert ("Establo" in kept.raw, kept.reason) == (True, "hash")
    assert len(json.loads(quarantine_path(out).read_bytes())) == 2
    quarantine_path(out).write_bytes(b"torn [")
    assert in_quarantine(out) == []
    assert quarantine_path(out).read_bytes() == b"torn ["


def test_of_a_torn_file_what_is_left_is_shown(tmp_path: Path) -> None:
    data = b"".join(whole_file([*PACK, BASE, LATER]))
    for cut in (120, 300):
        entries = quarantined(str(tmp_path), read_revisions(data[:-cut]).problems)
        assert [one.reason for one in entries] == ["damaged"]
        assert said_in(entries[0]) is None
    (entry,) = quarantined(str(tmp_path), read_revisions(data[: data.rindex(b',"sets"')]).problems)
    said = said_in(entry)
    assert said is not None
    assert (said.record, said.body, said.sets) == (SLOT, LATER.body, frozenset(LATER.body))


def test_in_a_torn_file_another_line_that_was_changed_is_read(tmp_path: Path) -> None:
    """What stands between whole lines is kept without the braces at its end."""
    data = b"".join(whole_file([*PACK, BASE, LATER])).replace(b'"Posta"', b'"Museo"')
    for torn in (data[:-4], data.replace(b"}}\n", b"")):
        entries = quarantined(str(tmp_path), read_revisions(torn).problems)
        assert [(said.record, said.body["text"]) for one in entries if (said := said_in(one))] == [(SLOT, "Museo")]
