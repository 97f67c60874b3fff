"""Of an acta there is a picture, as a telephone takes it: its code is read sign by sign, and verified."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from exports.document.paper import Frame, Paper
from exports.document.pdf import pdf
from exports.document.pieces import Text
from exports.formats.actas import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage.plan.acta.code import ALPHABET, code_of
from storage.plan.acta.printed import printed
from storage.plan.acta.verify import Actas, acta_record
from storage.plan.survey import Survey
from tests.storage.revisions_made import revision

from ...storage.plan.acta.test_acta import PLAN

pytestmark = pytest.mark.outside

DOTS = 300
"""An inch: a page has 2,550 across, fewer than a telephone's picture of it."""
Sign = tuple[tuple[bool, ...], ...]
"""Column by column which of its points are dark."""


def signs_at_the_foot(data: bytes, folder: Path) -> list[Sign]:
    """What stands on the last line of the first page, parted where a column has no ink, in grey."""
    paper, picture = folder / "acta.pdf", folder / "acta"
    paper.write_bytes(data)
    at = ["-x", "0", "-y", str(int(262.5 / 25.4 * DOTS)), "-W", str(6 * DOTS), "-H", str(int(7 / 25.4 * DOTS))]
    asked = [
        "pdftoppm",
        "-gray",
        "-r",
        str(DOTS),
        "-f",
        "1",
        "-l",
        "1",
        "-singlefile",
        *at,
        str(paper),
        str(picture),
    ]
    subprocess.run(asked, check=True)
    _magic, size, _most, points = picture.with_suffix(".pgm").read_bytes().split(b"\n", 3)
    wide, high = map(int, size.split())
    columns = [tuple(points[row * wide + at] < 110 for row in range(high)) for at in range(wide)]
    found: list[list[tuple[bool, ...]]] = [[]]
    for column in columns:
        if any(column):
            found[-1].append(column)
        elif found[-1]:
            found.append([])
    return [tuple(one) for one in found if one]


def difference(one: Sign, other: Sign) -> int:
    many = max(len(one), len(other))
    blank = (False,) * len(one[0])
    wide = [(*of, *[blank] * (many - len(of))) for of in (one, other)]
    return sum(a != b for pair in zip(*wide, strict=True) for a, b in zip(*pair, strict=True))


def learned(folder: Path) -> dict[str, Sign]:
    """How each sign of codes looks at the foot of a paper."""
    found: dict[str, Sign] = {}
    for half in (ALPHABET[:16], ALPHABET[16:]):
        frame = Frame("", "", "", "-".join(half[at : at + 4] for at in range(0, 16, 4)), "")
        drawn = signs_at_the_foot(pdf([Paper(frame, (Text("."),))], "letter"), folder)
        signs = [one for at, one in enumerate(drawn) if at % 5 != 4]
        assert len(signs) == 16, "signs run into each other"
        found |= dict(zip(half, signs, strict=True))
    return found


def test_the_code_is_read_from_a_picture_and_tells_whose_acta_it_is(tmp_path: Path) -> None:
    known, survey = learned(tmp_path), Survey(PLAN)
    (file,) = files(survey, Edition(Speech(), subjects=("andamarca",)))
    dashed = signs_at_the_foot(b"".join(file.make()), tmp_path)[-19:]
    signs = [one for at, one in enumerate(dashed) if at % 5 != 4]
    read = "".join(min(known, key=lambda sign: difference(known[sign], one)) for one in signs)
    code = code_of(data := printed(survey, "andamarca"))
    survey.add([revision(acta_record(survey, "andamarca", code), {"printed": data})])
    assert Actas(survey).verify(read).holder == "andamarca"


def test_no_two_signs_look_alike_in_it(tmp_path: Path) -> None:
    known = learned(tmp_path)
    apart = {(one, other): difference(known[one], known[other]) for one in known for other in known if one < other}
    assert min(apart.values()) >= 30, min(apart, key=lambda pair: apart[pair])
