"""What the shipped packs have is known without reading their texts; and of which municipality a file is."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage import FieldFile
from storage.file.pack import load_pack
from storage.packs.editions import read_editions
from storage.packs.file_municipality import first_municipality, municipalities_of
from storage.packs.shipped import FOLDER, ids_of, municipalities, shipped
from storage.plan.survey import Survey
from storage.plan.views import file_records
from storage.revisions.revision import Revision
from tests.storage.crafted_files import NAMELESS
from tests.storage.revisions_made import child, revision

PACK = load_pack("guaqui")
OWN = [
    revision("plan/otro/2003-2007", {"name": "Otro", "years": [2003], "per_year": 1}),
    *(revision(f"community/otro/c{n}", {"name": f"C {n}"}) for n in range(100)),
]
"""A file that was begun without a shipped pack."""


def listed_ids(text: str) -> str:
    """What stands in the file beside a pack's text: a digest of both, and the ids."""
    ids = sorted(one.rev for one in read_editions(text, "").revisions)
    digest = hashlib.sha256("\n".join((text, *ids)).encode()).hexdigest()
    return "".join(f"{line}\n" for line in (digest, *ids))


@pytest.mark.parametrize("name", municipalities())
def test_the_list_beside_a_pack_is_of_its_text(name: str) -> None:
    """`GUAQUI_GOLDENS=write` makes it anew."""
    pack = FOLDER / f"{name}.toml"
    ids = pack.with_suffix(".ids")
    if os.environ.get("GUAQUI_GOLDENS") == "write":
        ids.write_text(listed_ids(pack.read_text("utf-8")), "ascii", newline="\n")
    assert ids.read_text("ascii") == listed_ids(pack.read_text("utf-8"))
    assert ids_of(pack) == {one.rev for one in load_pack(name)} <= shipped()


def test_a_file_is_opened_without_reading_any_pack_s_text(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        field.save("demand/guaqui/arcata/2003/1", {"text": "Riego", "status": "proposed"})
    program = (
        "import sys; from storage import FieldFile; f = FieldFile.open(sys.argv[1]);"
        "print('tomllib' in sys.modules, len(f.notices), f.survey.municipality); f.close()"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "plan.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "0", "guaqui"]


@pytest.mark.parametrize("kept", [None, "", "0", "ñ", "cut", "more", "other"])
def test_a_list_that_is_not_of_the_text_is_not_believed(tmp_path: Path, kept: str | None) -> None:
    shutil.copy(FOLDER / "guaqui.toml", tmp_path)
    pack, ids = tmp_path / "guaqui.toml", tmp_path / "guaqui.ids"
    whole = listed_ids(pack.read_text("utf-8"))
    said = {"cut": whole[:-33], "more": f"{whole}{'0' * 32}\n"}
    if kept == "other":
        pack.write_text(pack.read_text("utf-8").replace("Andamarca", "Andamarka"), "utf-8")
    if kept is not None:
        ids.write_text(whole if kept == "other" else said.get(kept, kept), "utf-8")
    expected = {one.rev for one in read_editions(pack.read_text("utf-8"), "").revisions}
    assert ids_of(pack) == expected
    assert (expected == {one.rev for one in PACK}) == (kept != "other")


@pytest.mark.parametrize("seed", range(5))
def test_no_part_of_a_shipped_pack_takes_a_file_over(seed: int) -> None:
    chance = random.Random(seed)
    plan = next(one for one in PACK if one.record.startswith("plan/"))
    later = child([plan], {"name": "Otro"}, **NAMELESS)
    part = chance.sample(PACK, 20)
    for more in ([plan], [plan, later], [plan, *part]):
        for revisions in ([*OWN, *more], [*more, *OWN]):
            assert first_municipality(revisions) == Survey(revisions).municipality == "otro"


@pytest.mark.parametrize("lost", [0, 1, 20])
def test_nothing_takes_a_file_over_that_was_begun_from_a_shipped_pack(lost: int) -> None:
    """Also where a line of it was damaged."""
    there = [*random.Random(lost).sample(PACK, len(PACK) - lost)]
    if not any(one.record.startswith("plan/") for one in there):
        there += [one for one in PACK if one.record.startswith("plan/")]
    for revisions in ([*there, *OWN], [*OWN, *there]):
        assert first_municipality(revisions) == Survey(revisions).municipality == "guaqui"


@pytest.mark.parametrize("seed", range(10))
def test_a_file_s_municipality_is_of_its_set_however_it_came(seed: int) -> None:
    chance = random.Random(seed)
    few = [
        revision("plan/laja/2003-2007", {"name": "L", "years": [2003], "per_year": 1}),
        revision("demand/laja/c/2003/1"),
    ]
    every: list[Revision] = [*PACK, *OWN[: chance.randrange(100)], *few, child([OWN[0]], {"name": "Otra"})]
    chance.shuffle(every)
    growing = Survey()
    for at in range(0, len(every), 7):
        growing.add(every[at : at + 7])
        growing.add([])
        assert growing.municipality == Survey(every[: at + 7]).municipality


def test_it_is_asked_again_only_when_something_came_that_can_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(revisions: object) -> str:
        asked.append(1)
        return "guaqui"

    monkeypatch.setattr(file_records, "first_municipality", counted)
    slot = revision("demand/guaqui/arcata/2003/1")
    there = Survey([*PACK, *OWN, slot])
    for more in ([], [child([slot], {"text": "Posta"})], [], [slot]):
        there.add(more)
        assert there.municipality == "guaqui"
    assert len(asked) == 1
    there.add([revision("demand/guaqui/arcata/2004/1")])
    assert (there.municipality, len(asked)) == ("guaqui", 1), "how much there is decides nothing"
    there.add([child([OWN[0]], {"name": "Otra"})])
    assert (there.municipality, len(asked)) == ("guaqui", 2)


@pytest.mark.parametrize("many", [0, 1, 500])
def test_how_much_there_is_of_each_decides_nothing(many: int) -> None:
    two = [
        revision(f"{kind}/{name}{more}", {"name": name, **body})
        for name in ("ab", "cd")
        for kind, more, body in (("municipality", "", {}), ("plan", "/p", {"years": [2003], "per_year": 1}))
    ]
    filling = [revision(f"community/cd/c{n}", {"name": f"C {n}"}) for n in range(many)]
    assert municipalities_of([*two, *filling]) == ["ab", "cd"]
    assert municipalities_of([*two, *filling, *PACK]) == ["guaqui", "ab", "cd"]
    assert municipalities_of([*two, *filling, *PACK[: len(PACK) // 3]]) == ["ab", "cd"], "it is only named"
