"""What leaves of a municipality that was prepared anew says nothing of any other, and counts as by hand."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache

import pytest
from pypdf import PdfReader

from exports.formats import FORMATS, files
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from storage.file.pack import parse_pack
from storage.names.name_table import slug
from storage.packs.preparation.pack_text import pack_text
from storage.packs.preparation.setup_questions import completed
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from tests import achica
from tests.storage.packs.test_preparation import answers
from tests.storage.revisions_made import revision

OF_ANOTHER = re.compile(
    r"guaqui|\b2003\b|\bPDM\b|\bPOA\b|\bBs\b|\bOTB\b|Ingavi|APLEG|lecher|CIPCA|centavo", re.IGNORECASE
)
_OTHER_FORM = re.compile(r"S/ \d+\.\d{3}\b")
"""An amount in the form of another municipality: this one writes S/ 2,200."""
_COUNTED = re.compile(r't="s"><v>\d+</v>|\br="[A-Z]*\d+"')
"""The numbers of a workbook's texts and cells, which are nothing that it says."""
CLASSES = ("riego", "ganado", "agua", "escuela", "camino")
PRODUCTIVE = ("riego", "ganado")
CAPTURED = achica.YEARS[:3]


def class_of(n: int, year: int) -> str:
    return CLASSES[(3 * n + n // 4 + year) % 5]


def prepared(language: str) -> Survey:
    """With 120 demands, three years of each community's, and one of an association's. It is spoken from now on."""
    words.use(language)
    return _prepared(language)


@cache
def _prepared(_language: str) -> Survey:
    pack = parse_pack(pack_text(completed(answers()._replace(say=words._))), "")
    holders = [(slug(name), n) for n, name in enumerate(achica.COMMUNITIES)]
    demands = [
        revision(
            f"demand/{achica.M}/{holder}/{year}/1",
            {
                "text": f"Obra {n} del año",
                "class": class_of(n, year),
                "cost_cents": 100_00 * n,
                "funding": {"canon": 50_00},
                "families": 10 + n,
                "status": "budgeted" if year == CAPTURED[0] else "validated",
            },
        )
        for holder, n in [*holders, ("tejedoras-de-achica", 40)]
        for year in CAPTURED
    ]
    return Survey([*pack, *demands])


def text_of(name: str, data: bytes) -> str:
    """All that is read in a file: its text and its properties."""
    if name.endswith(".pdf"):
        read = PdfReader(io.BytesIO(data))
        xmp = read.xmp_metadata.stream.get_data().decode() if read.xmp_metadata else ""
        return "\n".join([str(read.metadata), xmp, *(page.extract_text() for page in read.pages)])
    if zipfile.is_zipfile(io.BytesIO(data)):
        packed = zipfile.ZipFile(io.BytesIO(data))
        parts = (packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
        return "\n".join(_COUNTED.sub("", part) for part in parts)
    return data.decode("utf-8-sig")


@pytest.mark.costly(3)
@pytest.mark.crossed
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("format_", FORMATS)
def test_no_file_says_anything_of_another_municipality(format_: str, language: str) -> None:
    made = [*files(prepared(language), [format_], Edition(words.speech(), private=True, people=True))]
    assert bool(made) == (format_ not in {"questions.pdf", "validation.pdf"}), "no dispute, no assembly"
    for file in made:
        said = text_of(file.name, b"".join(file.make()))
        assert not _OTHER_FORM.search(said), file.name
        assert not OF_ANOTHER.search(file.name), file.name
        assert (file.name, OF_ANOTHER.findall(said)) == (file.name, [])


def test_shares_are_as_counted_by_hand() -> None:
    survey = prepared("es")
    figures = indicators(survey)
    assert (figures.plan.slots, figures.plan.filled) == (160, 120)
    every = [(n, year) for n in range(40) for year in CAPTURED]
    productive = [(n, year) for n, year in every if class_of(n, year) in PRODUCTIVE]
    years = Counter(str(year) for _n, year in productive)
    assert {year: one.productive for year, one in figures.years.items()} == {
        str(year): years[str(year)] for year in achica.YEARS
    }
    assert figures.plan.share == round(100 * len(productive) / 120, 2)
    names = survey.named("zone")
    for at, zoning in enumerate(("piso-ecologico", "cuenca", "distrito")):
        counted = {names[id_]: (one.productive, one.filled) for id_, one in figures.zones[zoning].items()}
        filled = Counter(achica.zones_of(n)[at] for n, _year in every)
        by_hand = Counter(achica.zones_of(n)[at] for n, _year in productive)
        assert counted == {zone: (by_hand[zone], filled[zone]) for zone in filled if zone}
