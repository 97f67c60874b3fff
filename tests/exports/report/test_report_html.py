"""The report for the council, read by a parser that is not ours."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from exports.formats.html import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds.lookup import kind_of
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ..formats.test_formats import HOSTILE
from ..full_plan import full_plan

TERMS = {"class", "zoning", "zone", "member", "step", "funder", "programme"}
VOID = {"meta"}
ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "h1",
    "h2",
    "p",
    "ul",
    "li",
    "b",
    "figure",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "svg",
    "desc",
    "text",
    "rect",
}
PLAIN = {"lang", "class", "charset", "content", "name", "http-equiv", "scope"}
DRAWN = {"role", "viewbox", "width", "height", "x", "y", "fill", "stroke"}


class Page(HTMLParser):
    """The elements of a page, its attributes, and its text; what is not nested rightly is a fault."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.rows: list[list[str]] = []
        self.described: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            return
        self.texts.append(data)
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data
        if self.open and self.open[-1] == "desc":
            self.described.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def written(survey: Survey, language: str = "en", **edition: Any) -> str:
    words.use(language)
    (file,) = files(survey, Edition(words.speech(), **edition))
    assert file.name.endswith({"es": "informe.html", "en": "report.html"}[language])
    return b"".join(file.make()).decode()


def read(survey: Survey, language: str = "en", **edition: Any) -> Page:
    return Page(written(survey, language, **edition))


def plan_of(**changed: Any) -> list[Revision]:
    pack = load_pack("guaqui")
    plan = next(one for one in pack if one.record == "plan/guaqui/2003-2007")
    return [*pack, child([plan], changed)]


def hostile() -> Survey:
    """Every kind of hostile text in every place where people type."""
    made = []
    for number, text in enumerate(HOSTILE):
        holder = f"more-{number}"
        made.append(revision(f"community/guaqui/{holder}", {"name": f"{text} c{number}"}))
        made.append(revision(f"member/guaqui/admin/{holder}", {"zone": "a"}))
        body: dict[str, Any] = {"text": f"{text} d{number}", "class": "social", "status": "rejected"}
        body |= {"status_reason": f"{text} r{number}", "funding": {"pdla": 500}}
        made.append(revision(f"demand/guaqui/{holder}/2003/1", body))
        options = [{"text": f"{text} o{number}", "votes": 3}]
        made.append(revision(f"demand/guaqui/{holder}/2004/1", {"status": "open", "options": options}))
        held: dict[str, Any] = {
            "outcome": "suspended",
            "reason": f"{text} w{number}",
            "place": f"{text} p{number}",
        }
        held |= {"facilitator": f"{text} f{number}", "authorities": [{"name": f"{text} a{number}"}]}
        made.append(revision(f"workshop/guaqui/community/{holder}/1", held))
    name = "".join(HOSTILE)
    for kind, id_ in (("funder", "pdla"), ("zone", "a"), ("zoning", "admin"), ("class", "social")):
        its = next(one for one in load_pack("guaqui") if one.record == f"{kind}/guaqui/{id_}")
        made.append(child([its], {"name": f"{name} {kind}"}))
    return Survey([*plan_of(name=name), *made])


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("edition", [{}, {"private": True, "people": True}])
def test_a_page_is_made_of_known_elements_and_nothing_that_acts_or_asks(language: str, edition: Any) -> None:
    page = read(hostile(), language, **edition)
    assert set(page.elements) <= ELEMENTS
    assert {name for name, _value in page.attributes} <= PLAIN | DRAWN
    assert ("lang", language) in page.attributes
    assert not re.search(r"url\(|@import|expression", written(hostile(), language).split("</style>")[0])


def test_the_policy_lets_in_the_pages_own_styles_alone() -> None:
    page = written(full_plan(18))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert style
    assert policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#x27;", "'").split("; ")[:2] == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
    ]


def test_what_people_typed_comes_back_letter_for_letter() -> None:
    page = read(hostile(), people=True)
    for number, text in enumerate(HOSTILE):
        for mark in "cdrwpfa":
            assert f"{text} {mark}{number}" in page.text, (text, mark)
        assert f"{text} o{number}" in page.text
    assert "".join(HOSTILE) in page.texts
    for kind in ("funder", "zone", "zoning", "class"):
        assert f"{''.join(HOSTILE)} {kind}" in page.text


def test_the_sentences_and_the_tables_say_what_the_figures_say() -> None:
    survey = full_plan(40)
    figures, page = indicators(survey), read(survey)
    plan = figures.plan
    share = f"{plan.low:.2f}% to {plan.high:.2f}%" if plan.range else f"{plan.share:.2f}%"
    assert page.texts.index(share) < page.texts.index(str(plan.filled)), "the number stands before any table"
    assert f"productive: {plan.productive} of {plan.filled} demands decided" in page.text
    assert f"{plan.missing} demands of {plan.slots} are missing." in page.texts
    for year, of in figures.years.items():
        row = next(row for row in page.rows if row[0] == year)
        assert row[1:4] == [str(of.productive), str(of.filled), f"{of.share:.2f}%"]
        assert row[-1] == f"{of.share_cut}%"
    assert ["Women", str(figures.attendance.women)] in page.rows
    assert ["Men", str(figures.attendance.men)] in page.rows
    # The matrix: as many demands of communities by class as the figures count.
    names = {one.fields.name for one in survey.communities()}
    matrix = [cell for row in page.rows if row[0].split("\n")[0] in names and len(row) == 6 for cell in row[1:]]
    for word, id_ in (("▲", "production-support"), ("▬", "infrastructure"), ("■", "social")):
        assert sum(cell.startswith(word) for cell in matrix) == figures.classes[id_].demands


def test_each_chart_says_its_bars_in_words() -> None:
    page = read(full_plan(18))
    charts = page.elements.count("svg")
    assert charts >= 6
    assert len(page.described) == charts == page.elements.count("desc")
    assert page.attributes.count(("role", "img")) == charts
    year, of = next(iter(indicators(full_plan(18)).years.items()))
    assert f"{year}: {of.productive} of {of.filled}: {of.share:.2f}%" in page.described[0]


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", ["es", "en"])
def test_persons_and_private_words_are_there_only_when_asked_for(language: str) -> None:
    survey = full_plan(18)
    survey.add(
        [revision("demand/guaqui/apleg/2004/1", {"text": "Tanque", "status": "proposed", "notes": "Callado"})]
    )
    heads = survey.revisions("demand/guaqui/arcata/2004/1").values()
    survey.add([child(list(heads), {"carries": "fishermen-a", "notes": "Dicho aparte"})])
    open_ = read(survey, language).text
    for name in ("Juan Mamani", "Rosa Quispe", "Pedro Condori", "Ana Choque"):
        assert name not in open_
        assert name in read(survey, language, people=True).text
    hidden = {"en": "Hidden demands", "es": "encubiert"}[language]
    assert hidden not in open_.split("\n", 1)[1]
    assert hidden in read(survey, language, private=True).text
    for page in (open_, read(survey, language, private=True, people=True).text):
        assert "Dicho aparte" not in page
        assert "Callado" not in page


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    "survey",
    [
        Survey(load_pack("guaqui")),
        Survey([one for one in load_pack("guaqui") if one.record == "plan/guaqui/2003-2007"]),
        Survey([one for one in load_pack("guaqui") if kind_of(one.record) != "plan"]),
        Survey(plan_of(years=[2003], per_year=2)),
        Survey([one for one in load_pack("guaqui") if kind_of(one.record) not in TERMS]),
    ],
    ids=["no demands", "no communities", "no plan", "two a year", "no terms"],
)
def test_a_plan_with_little_in_it_is_a_page_too(survey: Survey, language: str) -> None:
    page = read(survey, language, private=True, people=True)
    assert "{" not in page.text.replace("{symbol}", "")
    assert "None" not in page.text
    assert page.elements.count("h2") == 15


def test_the_same_plan_gives_the_same_bytes_piece_by_piece() -> None:
    survey = full_plan(60)
    again = Survey([one for revisions in survey.all_revisions().values() for one in reversed(revisions.values())])
    (file,) = files(survey, Edition(Speech()))
    (other,) = files(again, Edition(Speech()))
    pieces = list(file.make())
    assert b"".join(pieces) == b"".join(other.make())
    assert max(map(len, pieces)) < 20_000, "a page is made in pieces, so that it can be broken off"
