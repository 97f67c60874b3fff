"""guaqui check --acta says what the app's list of what is missing says, in the same words."""

from __future__ import annotations

import json

from ..conftest import Guaqui
from ..pilot import Laptop


def saved(laptop: Laptop) -> str:
    laptop.save(*(("arcata", year, {"text": f"Riego {year}"}) for year in (2003, 2004, 2005, 2006)))
    return str(laptop.file)


def test_it_is_said_in_words_and_needs_a_person(guaqui: Guaqui, laptop: Laptop) -> None:
    code, out, err = guaqui("--lang", "en", "check", saved(laptop), "--acta", "Arcata")
    assert (code, err) == (1, "")
    assert out.splitlines()[:4] == [
        "For the acta 3 things are missing · 4 of 7 done",
        "✗ the workshop: its day and who came",
        "✗ 2007 without a demand (or F5: not asked for, or later)",
        "✗ read aloud and accepted (after what stands above)",
    ]


def test_a_program_reads_it_too(guaqui: Guaqui, laptop: Laptop) -> None:
    code, out, _err = guaqui("check", saved(laptop), "--acta", "community/guaqui/arcata", "--json")
    found = json.loads(out)
    assert (code, found["holder"], found["done"], found["all"]) == (1, "arcata", 4, 7)
    assert [one["code"] for one in found["missing"]] == ["workshop-to-hold", "slot-empty", "not-read"]
    assert {one["code"] for one in found["later"]} == {"demand-lacks", "demand-unagreed"}


def test_who_is_on_no_list_has_no_acta(guaqui: Guaqui, laptop: Laptop) -> None:
    path = saved(laptop)
    code, _out, err = guaqui("--lang", "en", "check", path, "--acta", "Nowhere")
    assert code == 3
    assert "There is no record Nowhere" in err
    code, _out, _err = guaqui("check", path, "--acta", "Arcata", "--right", "x", "--reason", "y")
    assert code == 2
