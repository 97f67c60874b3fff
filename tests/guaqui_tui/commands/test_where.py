"""guaqui where: no place of a name is passed over, and none is made up."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from guaqui_tui.cli import run
from guaqui_tui.session import settings
from storage import FieldFile
from storage.file.drafts import Draft, Drafts
from storage.file.trust import know
from tests.storage.interruptible_acts import DEVICE
from tests.storage.kept_beside import home_in
from tests.storage.revisions_made import DEMAND, SLOT

NAME = "Eulogia Ñuñumani"
ANOTHER_WAY = "EULOGIA NUNUMANI"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The name as author, in a text, in a row of a workshop; and where it only seems to be."""
    path = tmp_path / "plan.json"
    with FieldFile.create(path, author=NAME, device=DEVICE) as field:
        field.save(SLOT, {**DEMAND, "notes": f"Lo pidió {ANOTHER_WAY}, sola"})
    with FieldFile.open(path, author="Rosa Mamani", device=DEVICE) as field:
        rows = [{"name": NAME, "office": "Secretaria"}]
        field.save("workshop/guaqui/taller/arcata/1", {"outcome": "held", "authorities": rows})
        field.save("demand/guaqui/arcata/2005/1", {**DEMAND, "text": "De Eulogia Ñuñumanita"})
    return path


def places(capsys: pytest.CaptureFixture[str], *named: Path) -> list[tuple[str, str, str]]:
    capsys.readouterr()
    assert run(["where", "--json", "--person", ANOTHER_WAY.lower(), *map(str, named)]) in {0, 1}
    said = json.loads(capsys.readouterr().out)
    return [(Path(one["path"]).name, one["where"], one["field"]) for one in said["places"]]


def test_each_field_of_a_plan_that_says_it_is_listed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = places(capsys, plan)
    assert set(found) == {
        ("plan.json", SLOT, "author"),
        ("plan.json", SLOT, "notes"),
        ("plan.json", "workshop/guaqui/taller/arcata/1", "authorities"),
    }


def test_so_is_what_lies_beside_it_and_what_the_laptop_keeps(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.json.quarantine.json").write_text(f'[\n{{"raw":"{NAME}"}}\n]\n', "utf-8")
    (tmp_path / "plan.json.merges").mkdir()
    (tmp_path / "plan.json.merges" / "0001.json").write_text(f'{{"path":"/media/{ANOTHER_WAY}/plan.json"}}')
    (tmp_path / ".plan.json.spare").write_bytes(plan.read_bytes())
    with home_in(tmp_path):
        settings.store(settings.Settings(author=NAME))
        know("k7m2q6xw" * 6 + "k7m2", NAME)
        Drafts(plan).keep(Draft(SLOT, {"text": f"Riego para {NAME}"}, [], ""))
        found = {name for name, _where, _field in places(capsys, plan)}
    drafts = {f"{SLOT.replace('/', '~')}+1.json"}
    beside = {"plan.json", ".plan.json.spare", "plan.json.quarantine.json", "0001.json"}
    assert found == beside | {"settings.json", "trust.json"} | drafts


def test_so_are_papers_in_whatever_letters_they_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.csv").write_bytes(f"nombre\n{NAME}\n".encode("cp1252"))
    (papers / "b.csv").write_bytes(f"x\n{NAME}\n".encode("utf-16"))
    with ZipFile(papers / "c.xlsx", "w") as book:
        book.writestr("xl/sharedStrings.xml", f"<t>{NAME}</t>")
    (papers / f"acta de {NAME}.txt").write_text("")
    (papers / "d.html").write_text("Eulogia\nÑuñumani", "utf-8")
    found = places(capsys, papers)
    assert [name for name, _where, _field in found] == ["a.csv", f"acta de {NAME}.txt", "b.csv", "c.xlsx"]


def zipped(members: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as there:
        for name, data in members.items():
            there.writestr(name, data)
    return held.getvalue()


SAID = f"Vinieron:\n{NAME}\nJuan"


@pytest.mark.parametrize(
    "data",
    [
        f"<svg><text>{NAME}</text></svg>",
        f"<td>{NAME.replace(' ', '&nbsp;').replace('Ñ', '&Ntilde;')}</td>",
        f"<td>{NAME.replace(' ', '</td><td>')}</td>",
        f"<p>{NAME.replace('Ñu', 'Ñ<b>u')}</p>",
        json.dumps({"notes": SAID}),
        json.dumps({"notes": SAID}, ensure_ascii=False),
        json.dumps({"notes": SAID})[:-2],
        json.dumps([{"raw": json.dumps({"rev": 1, "notes": SAID})}]),
        json.dumps({NAME: 1}),
        zipped({"correo.zip": zipped({"b.xlsx": zipped({"xl/s.xml": f"<t>{NAME}</t>".encode()})})}),
        zipped({f"acta de {NAME}.txt": b""}),
    ],
)
def test_so_is_a_name_however_a_file_spells_it(
    data: str | bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "papel").write_bytes(data if isinstance(data, bytes) else data.encode())
    assert {name for name, _where, _field in places(capsys, tmp_path / "x")} == {"papel"}


def test_so_is_what_a_plan_refused_or_lost_and_what_its_records_are_called(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with FieldFile.open(plan, author="Rosa Mamani", device=DEVICE) as field:
        field.save("institution/guaqui/eulogia-nunumani", {"name": "E. N."})
    assert ("plan.json", "institution/guaqui/eulogia-nunumani", "") in places(capsys, plan)
    whole = plan.read_bytes()
    plan.write_bytes(whole.replace(b", sola", b", toda"))
    assert ("plan.json", "notes") not in {(name, field) for name, _where, field in places(capsys, plan)}
    refused = [where for _name, where, field in places(capsys, plan) if not field]
    assert len(refused) == 2, "the record's name, and the line that was refused"
    (tmp_path / "torn").mkdir()
    torn = tmp_path / "torn" / "p.json"
    torn.write_bytes(whole[: whole.index(b", sola")])
    with FieldFile.open(torn, author="Rosa Mamani", device=DEVICE):
        pass
    assert "p.damaged-1.json" in {name for name, _where, _field in places(capsys, torn)}


def locked(data: bytes) -> bytes:
    """The same zip, as one of which each member has a password."""
    at = data.index(b"PK\1\2") + 8
    return data[:6] + bytes([data[6] | 1]) + data[7:at] + bytes([data[at] | 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (zipped({"acta.pdf": b"%PDF-1.4"}), ["x.bin/acta.pdf"]),
        (locked(zipped({"p.txt": NAME.encode()})), ["x.bin/p.txt"]),
        (zipped({"p.txt": NAME.encode() * 99})[:-9], ["x.bin"]),
        (zipped({"a.zip": zipped({"p.txt": b"x" * 999})[:-9]}), ["x.bin/a.zip"]),
        (b"\x89PNG", ["x.bin"]),
        (b"x\0y", ["x.bin"]),
    ],
)
def test_all_that_is_passed_over_is_listed(
    data: bytes, named: list[str], tmp_path: Path, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_home.mkdir()
    (own_home / "checked").write_bytes(bytes(range(256)))  # numbers of ours, in which no name stands
    (tmp_path / "x.bin").write_bytes(data)
    assert run(["where", "--json", "--person", NAME, str(tmp_path / "x.bin")]) == 1
    assert json.loads(capsys.readouterr().out)["closed"] == [f"{tmp_path}/{one}" for one in named]


def test_what_cannot_be_looked_into_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "acta.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "plan.json.age").write_bytes(b"age-encryption.org/v1\n")
    assert run(["--lang", "en", "where", "--person", NAME, str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "acta.pdf" in said
    assert "plan.json.age" in said


def test_many_papers_of_a_folder_are_one_line_and_what_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").mkdir()
    for n in range(1, 10):
        (tmp_path / "papers" / f"{n}.pdf").write_bytes(b"%PDF-1.4")
    assert run(["--lang", "en", "where", "--person", NAME, str(tmp_path / "papers")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "It stands in none of them.",
        f"Not looked into, look at it yourself: {tmp_path / 'papers'}: 1.pdf, 2.pdf, 3.pdf, 4.pdf, and 5 more",
    ]
    assert run(["--lang", "en", "where", "--person", NAME, str(tmp_path / "nothing.json")]) == 3
    assert "nothing.json is not there" in capsys.readouterr().err


def test_a_name_without_letters_is_asked_for_again(tmp_path: Path) -> None:
    assert run(["where", "--person", "…", str(tmp_path)]) == 2
