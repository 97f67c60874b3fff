"""Whoever may write to a hub may write anything: it hides nothing, and nobody's word is taken for a count."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.errors import UnknownPackError
from storage.file.lock import own_turn
from storage.gather.admission import MergeOptions
from storage.gather.merge import merge
from storage.hub.address import hub_address
from storage.hub.hub import Hub
from storage.hub.pull import pull
from storage.revisions.lines import whole_file
from storage.revisions.revision import PACK, Revision
from tests.storage.revisions_made import revision

from .people import Hubs, pushed, revs_of

pytestmark = pytest.mark.outside
Say = Callable[..., tuple[int, str, str]]


def taken(hubs: Hubs, login: str, *lines: Revision) -> None:
    """What somebody brings without our program."""
    for one in lines:
        statement = f"SELECT guaqui.take('guaqui', '\\x{(b'{' + one.rest).hex()}')"
        hubs.cluster.do(statement, database=hubs.name, user=login)


def test_a_line_in_a_packs_name_hides_nothing(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    pushed(hubs.url, *laptops)
    merge(tmp_path / "merged.json", laptops)
    hubs.person("equipo", "facilitator", "guaqui")
    line = revision("cause/guaqui/x", {"name": "x"}, device=PACK)
    taken(hubs, "equipo", line)
    own = tmp_path / "own.json"
    own.write_bytes(laptops[0].read_bytes())
    for out in (tmp_path / "fresh.json", own):
        code, _out, err = say("hub", "pull", hubs.url, out)
        assert (code, out.read_bytes()) == (1, (tmp_path / "merged.json").read_bytes())
        assert f"{hubs.name}#pack has stays out: 1 versions in the name of" in err
        assert "guaqui hub pull with --accept-pack" in err
    said = json.loads(say("report", tmp_path / "merged.json", "--json")[1])
    for _turn in range(2):  # what pull leaves out is not counted, and that is told each time
        code, told, err = say("hub", "report", hubs.url, "--json")
        assert (code, json.loads(told)["municipalities"]["guaqui"]) == (1, said)
        assert "1 versions in the name of its list are nobody's" in err
    assert say("hub", "pull", hubs.url, own, "--accept-pack")[0] in {0, 1}
    assert revs_of([own]) == revs_of(laptops) | {line.rev}
    assert "nobody's" not in say("hub", "report", hubs.url, "--json")[2]


def test_a_whole_pack_that_is_not_known_is_told_as_one(hubs: Hubs, tmp_path: Path) -> None:
    """By its letters and with whose saves it came, though those come in without it."""
    said: list[tuple[str, dict[str, Any]]] = [
        ("municipality/achica", {"name": "Achica"}),
        ("plan/achica/2026-2027", {"name": "Plan", "years": [2026, 2027], "per_year": 1}),
        ("community/achica/arriba", {"name": "Arriba"}),
    ]
    pack = [revision(name, body, device=PACK) for name, body in said]
    saved = revision("demand/achica/arriba/2026/1", {"text": "Riego", "status": "proposed"})
    file, out = tmp_path / "achica.json", tmp_path / "out.json"
    file.write_bytes(b"".join(whole_file([*pack, saved])))
    with pytest.raises(UnknownPackError) as alone:
        merge(tmp_path / "merged.json", [file])
    assert alone.value.code == "pack-new"
    with Hub(hub_address(hubs.url)) as hub:
        hub.first.rows("SELECT guaqui.take('achica', %s)", [b"\n".join(b"{" + one.rest for one in (*pack, saved))])
        (left,) = pull(hub, out, MergeOptions(municipality="achica")).left_out
    facts = {name: said for name, said in alone.value.facts.items() if name != "path"}
    assert left.error.code == "hub-pack-new"
    assert {name: left.error.facts[name] for name in facts} == facts
    assert revs_of([out]) == {saved.rev}


def test_what_was_undone_keeps_nothing_else_out(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    plan = tmp_path / "plan.json"
    for one in laptops[:2]:
        assert say("merge", plan, one)[0] in {0, 1}
    Path(say("merge", plan, "--undo")[1].strip().splitlines()[-1]).replace(plan)
    pushed(hubs.url, *laptops)
    undone = revs_of(laptops[1:2]) - revs_of([plan])
    code, _out, err = say("hub", "pull", hubs.url, plan)
    assert (code, revs_of([plan])) == (1, revs_of(laptops) - undone)
    assert f"{hubs.name}#undone has stays out: {len(undone)} versions that were undone" in err
    assert "guaqui hub pull with --again" in err


def test_nobodys_word_is_taken_for_a_count(hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say) -> None:
    """Who may count counts, whatever others kept; who may not is told whose word it is."""
    pushed(hubs.url, *laptops)
    nation, reader = hubs.person("nora", "coordinator", "*"), hubs.person("raul", "reader", "*")
    hubs.person("rosa", "coordinator", "guaqui")
    true = say("hub", "report", nation, "--json")
    keep = """SELECT guaqui.keep_figures('guaqui', revisions, digest, rule, convert_to(regexp_replace(
        convert_from(report, 'UTF8'), '"missing":[0-9]+', '"missing":9999', 'g'), 'UTF8')) FROM guaqui.figures"""
    hubs.cluster.do(keep, database=hubs.name, user="rosa")
    _code, out, err = say("hub", "report", reader)
    assert ("9999" in out, "As rosa says to have counted it" in err) == (True, True)
    others = json.loads(say("hub", "report", reader, "--json")[1])["counted_by_others"]
    assert others["guaqui"]["counted_by"] == "rosa"
    say("hub", "export", reader, tmp_path / "out")
    with (tmp_path / "out" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        assert [row["counted_by"] for row in csv.DictReader(file)] == ["rosa"]
    assert say("hub", "report", nation, "--json") == true
    assert "9999" not in say("hub", "report", reader)[1]


NO_REPORTS = (
    b"{}",
    b"x",
    b'{"name":"","plan":{}},"batallas":{}',
    b'{"name":"","plan":{},"x":"\xff"}',
    b"[" * 99_999,
    b'{"name":"x","plan":{"productive":' + b"9" * 4_300 + b"}}",
    b'{"name":"x","plan":{"slots":9007199254740992,"filled":0}}',
    b'{"name":"x","plan":{"slots":-3,"filled":-3,"productive":-9,"share":300.0}}',
    b'{"name":"x","plan":{"slots":5,"filled":3,"productive":4,"share":133.33}}',
    b'{"name":"x","plan":{"slots":5,"filled":3,"productive":1,"share":99.0}}',
    b'{"name":"x","plan":{"slots":5,"filled":3,"share":-0.0}}',
    '{"name":"x","plan":{},"y":"\u009b2J"}'.encode(),
    b'{"name":"x","plan":{},"y":' + b"9" * 400 + b"}",
)


def test_what_is_no_report_is_left_out_and_named(hubs: Hubs, tmp_path: Path, say: Say) -> None:
    def keep(municipality: str, report: bytes) -> None:
        hubs.do(f"SELECT guaqui.keep_figures('{municipality}', 1, '\\x00', 'r', '\\x{report.hex()}')")

    reader = hubs.person("raul", "reader", "*")
    keep("achica", b'{"name":"Plan","plan":{"slots":5,"filled":3,"share":0.0}}')
    for one in NO_REPORTS:
        keep("guaqui", one)
        code, out, err = say("hub", "report", reader, "--json")
        assert (code, [*json.loads(out)["municipalities"]]) == (1, ["achica"]), one[:99]
        assert "What postgres kept as the figures of guaqui is no report" in err
    assert say("hub", "export", reader, tmp_path / "out")[0] == 1
    assert [*json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["municipalities"]] == ["achica"]


def test_of_a_municipality_that_nobody_names_nothing_is_done(hubs: Hubs) -> None:
    """NULL is no municipality of anybody's: what lets people in must not be unsure of it."""
    import psycopg

    hubs.person("equipo", "facilitator", "guaqui")
    hubs.person("rosa", "coordinator", "guaqui")
    for login, statement in (
        ("equipo", "SELECT guaqui.take(NULL, '')"),
        ("equipo", "SELECT guaqui.has_set(NULL, '')"),
        ("equipo", "SELECT guaqui.note_set(NULL, '')"),
        ("rosa", "SELECT guaqui.keep_figures(NULL, 1, '\\x00', 'r', '')"),
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            hubs.cluster.do(statement, database=hubs.name, user=login)


def test_words_that_were_refused_are_kept_on_a_fresh_laptop(
    hubs: Hubs, laptops: list[Path], tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = laptops[0].read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"author":"', b'"author":"X')
    (tmp_path / "bad.json").write_bytes(b"\n".join(lines))
    fresh = tmp_path / "config"
    monkeypatch.setattr("storage.hub.push.home", lambda: fresh / "guaqui")
    assert say("hub", "push", hubs.url, tmp_path / "bad.json")[0] == 1
    (kept,) = (fresh / "guaqui").glob("*quarantine*")
    assert b"X" in kept.read_bytes()
    assert [one.name for one in (fresh / "guaqui").iterdir()] == [kept.name]  # nor does its lock stay
    with monkeypatch.context() as patched, own_turn(fresh / "guaqui" / "hub.json.quarantine.json"):
        patched.setattr("storage.file.lock.WAIT_SECONDS", 0)
        assert say("hub", "push", hubs.url, tmp_path / "bad.json")[0] == 3  # another one is at it
    monkeypatch.setattr("storage.hub.push.home", lambda: tmp_path / "bad.json")
    code, _out, err = say("hub", "push", hubs.url, tmp_path / "bad.json")
    assert (code, len(err.strip().splitlines()), "Traceback" in err) == (3, 1, False)
