"""The parts that every document for word processors has: what is in it, its styles, its foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from ..colours import PAPER
from .docx_markup import Xml, paragraph, tag, text_run, value

HEAD: Final = PAPER.table_head
COMPUTED: Final = PAPER.computed
TAB: Final = Xml("<w:r><w:tab/></w:r>")

_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS: Final = "application/vnd.openxmlformats-package.relationships+xml"
_MM: Final = 1440 / 25.4
"""A millimetre in the twentieths of a point that sizes are given in."""
_MARGIN: Final = str(round(20 * _MM))
_FONT: Final = "DejaVu Sans Condensed"


class _Style(NamedTuple):
    """A paragraph's: sizes in points. `level`: of a heading, which stays with what follows. `edges`: where lines
    are drawn. `label`: how wide the column of its label is, which a tab ends; `left`: where all of it begins;
    `right`: a tab ends there, at the right edge.
    """

    id: str
    size: float
    strong: bool = False
    before: float = 0
    after: float = 2
    level: int = 0
    edges: tuple[str, ...] = ()
    label: int = 0
    left: int = 0
    right: int = 0


_BOX: Final = "top", "left", "bottom", "right"
_LABEL: Final = 1700
"""In twentieths of a point."""
_STYLES: Final = (
    _Style("Title", 16, strong=True),
    _Style("Subtitle", 14, strong=True, after=6),
    _Style("Heading1", 13, strong=True, before=12, after=4, level=1),
    _Style("Heading2", 11.5, strong=True, before=8, after=3, level=2),
    _Style("Place", 10, after=4),
    _Style("Caution", 12, strong=True, before=4, after=6, edges=_BOX),
    _Style("Draft", 18, strong=True, before=4, after=8, edges=_BOX),
    _Style("Figure", 40, strong=True, before=6),
    _Style("Point", 10.5, after=3, label=_LABEL),
    _Style("Detail", 10, left=_LABEL),
    _Style("Line", 14, before=8, edges=("bottom", "between")),
    _Style("Foot", 10, edges=("top",), right=9900),
    _Style("Cell", 9, before=1, after=1),
)


def fixed(language: str) -> dict[str, str]:
    """By name the parts that do not depend on what the document says; what is in the zip comes first."""
    return {
        "[Content_Types].xml": _contents(),
        "_rels/.rels": _relations(
            (f"{_LINKS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{_LINKS}/styles", "styles.xml"),
            (f"{_LINKS}/footer", "footer1.xml"),
        ),
        "word/styles.xml": _styles(language),
    }


def document(body: Iterable[Xml], page: tuple[float, float]) -> str:
    """`page`: its width and height in mm."""
    wide, high = (str(round(side * _MM)) for side in page)
    turned = {"w:orient": "landscape"} if page[0] > page[1] else {}
    sides = {f"w:{side}": _MARGIN for side in ("top", "right", "bottom", "left")}
    section = tag(
        "w:sectPr",
        tag("w:footerReference", **{"w:type": "default", "r:id": "rId2"}),
        tag("w:pgSz", **{"w:w": wide, "w:h": high, **turned}),
        tag("w:pgMar", **sides, **{"w:header": "567", "w:footer": "567", "w:gutter": "0"}),
    )
    said = tag("w:body", *body, section)
    return _DECLARED + tag("w:document", said, **{"xmlns:w": _WORD, "xmlns:r": _LINKS})


def footer(words: str, around: list[str], place: str) -> str:
    """`around`: the words before the number of the page, before how many there are, and behind. `place`: whose
    plan it is, on every page.
    """
    before, between, behind = around
    fields = text_run(before), _field("PAGE"), text_run(between), _field("NUMPAGES"), text_run(behind)
    said = paragraph(text_run(words, strong=True), TAB, *fields, style="Foot")
    whose = paragraph(place, style="Foot")
    return _DECLARED + tag("w:ftr", said, whose, **{"xmlns:w": _WORD})


def properties(title: str) -> str:
    """The title, and no day: it would be the computer's."""
    said = text_run(title).partition('preserve">')[2].partition("</w:t>")[0]
    of = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"{_DECLARED}<cp:coreProperties {of}><dc:title>{said}</dc:title></cp:coreProperties>"


def _field(name: str) -> Xml:
    return tag("w:fldSimple", text_run("1"), **{"w:instr": name})


def _contents() -> str:
    parts = {
        "/word/document.xml": f"{_MAIN}.document.main+xml",
        "/word/styles.xml": f"{_MAIN}.styles+xml",
        "/word/footer1.xml": f"{_MAIN}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    said = [
        tag("Default", Extension="rels", ContentType=_RELATIONS),
        *(tag("Override", PartName=name, ContentType=sort) for name, sort in parts.items()),
    ]
    return _DECLARED + tag("Types", *said, xmlns=f"{_PACKAGE}/content-types")


def _relations(*of: tuple[str, str]) -> str:
    links = (
        tag("Relationship", Id=f"rId{number}", Type=sort, Target=target)
        for number, (sort, target) in enumerate(of, 1)
    )
    return _DECLARED + tag("Relationships", *links, xmlns=f"{_PACKAGE}/relationships")


def _styles(language: str) -> str:
    font = tag("w:rFonts", **{"w:ascii": _FONT, "w:hAnsi": _FONT, "w:cs": _FONT})
    usual = tag("w:rPr", font, value("w:sz", "21"), value("w:lang", language))
    space = tag("w:pPr", tag("w:spacing", **{"w:after": "60"}))
    defaults = tag("w:docDefaults", tag("w:rPrDefault", usual), tag("w:pPrDefault", space))
    normal = Xml('<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>')
    said = defaults, normal, *map(_style, _STYLES), _grid()
    return _DECLARED + tag("w:styles", *said, **{"xmlns:w": _WORD})


def _style(of: _Style) -> Xml:
    """Its properties in the order that the schema has."""
    name = f"heading {of.level}" if of.level else of.id
    says = [
        *([tag("w:keepNext")] if of.level else []),
        *([tag("w:pBdr", *(_edge(side, 8, 3) for side in of.edges))] if of.edges else []),
        *([tag("w:tabs", _tab(of.right))] if of.right else []),
        tag("w:spacing", **{"w:before": str(round(20 * of.before)), "w:after": str(round(20 * of.after))}),
        *([tag("w:ind", **{"w:left": str(of.label), "w:hanging": str(of.label)})] if of.label else []),
        *([tag("w:ind", **{"w:left": str(of.left)})] if of.left else []),
        *([value("w:outlineLvl", str(of.level - 1))] if of.level else []),
    ]
    size = (*([tag("w:b")] if of.strong else []), value("w:sz", str(round(2 * of.size))))
    parts = (
        value("w:name", name),
        value("w:basedOn", "Normal"),
        tag("w:pPr", *says),
        tag("w:rPr", *size),
    )
    return tag("w:style", *parts, **{"w:type": "paragraph", "w:styleId": of.id})


def _tab(at: int) -> Xml:
    return tag("w:tab", **{"w:val": "right", "w:pos": str(at)})


def _edge(side: str, width: int, space: int) -> Xml:
    says = {"w:val": "single", "w:sz": str(width), "w:space": str(space)}
    return tag(f"w:{side}", **says)


def _grid() -> Xml:
    edges = (_edge(side, 4, 0) for side in (*_BOX, "insideH", "insideV"))
    lines = tag("w:tblPr", tag("w:tblBorders", *edges))
    return tag("w:style", value("w:name", "Table Grid"), lines, **{"w:type": "table", "w:styleId": "Grid"})
