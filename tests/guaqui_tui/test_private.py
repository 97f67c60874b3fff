"""The commands tell nothing private before they are asked, and the wall never."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports.wording.marks import Marks
from guaqui_tui.screens.assembly.lines import projected
from storage.file.pack import load_pack
from storage.kinds.lookup import KINDS
from storage.plan.acta.reading_aloud import slot_read_aloud
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.revisions.lines import whole_file
from storage.revisions.union import file_order
from tests.exports import samples
from tests.exports.full_plan import M, full_plan
from tests.exports.secret_words import ONE, PERSON, PRIVATE, planted, with_secrets
from tests.storage.revisions_made import child, revision

from .conftest import Guaqui


def kept(survey: Survey, path: Path) -> Path:
    path.write_bytes(b"".join(whole_file(file_order(survey.all_revisions()))))
    return path


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(planted(), tmp_path_factory.mktemp("planted") / "plan.json")


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_the_report_counts_hidden_demands_only_when_asked(
    plan: Path, guaqui: Guaqui, as_json: tuple[str, ...]
) -> None:
    told = guaqui("report", plan, *as_json)[1]
    assert PRIVATE not in told
    assert "hidden" not in told
    assert "APLEG 1" not in told
    assert "Privado" not in told
    asked = guaqui("report", plan, "--private", *as_json)[1]
    assert '"hidden"' in asked if as_json else "Privado: " in asked
    if as_json:
        assert {**json.loads(told), "hidden": json.loads(asked)["hidden"]} == json.loads(asked)


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize("kind", KINDS)
def test_the_history_tells_it_only_when_asked(
    plan: Path, guaqui: Guaqui, kind: str, as_json: tuple[str, ...]
) -> None:
    survey = planted()
    told = asked = ""
    for record in survey.records(kind):
        told += guaqui("history", plan, record, *as_json)[1].replace(record, "")
        asked += guaqui("history", plan, record, "--private", *as_json)[1].replace(record, "")
    assert PRIVATE not in told
    assert (PRIVATE in asked) == (kind in {"demand", "remark"})
    assert "carries" not in told
    assert "notes" not in told


@pytest.mark.parametrize("command", ["report", "check", "senders", "history"])
def test_what_is_told_is_the_same_whether_there_are_secrets_or_not(
    tmp_path: Path, guaqui: Guaqui, command: str
) -> None:
    """But for check: it says that something is to settle, for somebody has to, and nothing of what."""
    survey, path = full_plan(18), tmp_path / "plan.json"
    arguments = {"senders": ("report", "--senders"), "history": ("history",)}.get(command, (command,))
    for more in (), ("--json",):
        told = []
        for one in (survey, with_secrets(survey)):
            kept(one, path)
            record = (ONE,) if command == "history" else ()
            told.append(guaqui(arguments[0], path, *arguments[1:], *record, *more)[1])
        assert PRIVATE not in told[1]
        if command in {"report", "history"}:
            assert told[0] == told[1]


SECRETS = [(kind, field.name) for kind in KINDS for field in KINDS[kind].fields if field.says.private]


def disputed(path: Path, kind: str, secret: str) -> str:
    """A plan where two laptops differ in a private field and in a plain one. Returns a version of it."""
    record, body = samples.name(kind, "copajira"), samples.body(KINDS[kind])
    secrets = {field.name for field in KINDS[kind].fields if field.says.private}
    first = revision(record, {name: value for name, value in body.items() if name not in secrets})
    apart = [child([first], {secret: f"{PRIVATE}{n}", "families": n}, device=f"laptop0{n}") for n in (1, 2)]
    kept(Survey([*load_pack(M), first, *apart]), path)
    return apart[0].rev


@pytest.mark.crossed
@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize(("kind", "secret"), SECRETS)
def test_settling_tells_what_is_private_by_one_word(
    tmp_path: Path, guaqui: Guaqui, kind: str, secret: str, as_json: tuple[str, ...]
) -> None:
    record, path = samples.name(kind, "copajira"), tmp_path / "plan.json"
    label = next(field.says.label for field in KINDS[kind].fields if field.name == secret)
    for said in (
        ("--take", "{rev}"),
        ("families=1",),
        ("place=Lejos",),
        ("none=x",),
        (f"{secret}=",),
        (f"{secret}=", "place=Lejos"),
        ("families=many",),
        ("--take", "ffffffff"),
    ):
        rev = disputed(path, kind, secret)
        told = guaqui("--lang", "en", "settle", path, record, *(one.format(rev=rev) for one in said), *as_json)
        assert PRIVATE not in told[1] + told[2], said
        assert label not in told[1] + told[2], said
        if said != ("none=x",):  # that lists what a record of the kind can say
            assert f'"{secret}"' not in told[1], said
            assert f" {secret}" not in told[2], said
    rev = disputed(path, kind, secret)
    told = guaqui("--lang", "en", "settle", path, record, "families=1", *as_json)
    assert told[0] == 1
    assert as_json or "Still to settle: Private data" in told[1]
    rev = disputed(path, kind, secret)
    asked = guaqui("--lang", "en", "settle", path, record, "--take", rev, "--private", *as_json)[1]
    assert f'"{secret}"' in asked if as_json else f"{label}: {PRIVATE}1" in asked


def test_nothing_of_it_is_on_the_wall_or_read_aloud() -> None:
    survey = planted()
    slots, marks = Slots(survey), Marks(survey)
    for state in slots.of_all():
        shown = f"{projected(state, '', marks, survey)} {slot_read_aloud(state)}"
        assert PRIVATE not in shown
        assert PERSON not in shown
    state = Slots(with_secrets(survey)).at("andamarca", 2003)
    assert projected(state, "", marks, survey) == projected(Slots(survey).at("andamarca", 2003), "", marks, survey)
    assert survey.municipality == M
