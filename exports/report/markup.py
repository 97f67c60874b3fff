"""A page by its elements. Text comes in by `text` alone, and stays text, whatever it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple


class Html(str):
    """A piece of a page. Only this file makes it; any other `str` is somebody's text."""

    __slots__ = ()


def text(said: str) -> Html:
    """A text as a page shows it; a piece of a page goes through as it is."""
    return said if isinstance(said, Html) else Html(escape(said))


def opening_tag(name: str, /, **attributes: str) -> Html:
    """`class_` is the attribute class, `stroke_width` is stroke-width; an empty one is left out."""
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value)
    said = "".join(f' {key}="{escape(value)}"' for key, value in named)
    return Html(f"<{name}{said}>")


def closing_tag(name: str) -> Html:
    return Html(f"</{name}>")


def element(name: str, /, *content: str, **attributes: str) -> Html:
    return Html("".join((opening_tag(name, **attributes), *map(text, content), closing_tag(name))))


class Head(NamedTuple):
    """A column's heading, and whether its cells are figures."""

    word: str
    figures: bool = False


def table(caption: str, heads: Sequence[Head], rows: Iterable[Sequence[str]], class_: str = "") -> Iterator[Html]:
    """A table, row by row; the first of a row is its name. Nothing where there is no row.

    A cell is a text, or a `td` that is made already. The caption may be empty, under a heading that says it.
    """
    begun = False
    for name, *cells in rows:
        if not begun:
            yield opening_tag("table", class_=class_)
            yield element("caption", caption) if caption else Html()
            headings = [element("th", head.word, scope="col", class_=_class(head)) for head in heads]
            yield element("thead", element("tr", *headings))
            yield opening_tag("tbody")
            begun = True
        shown = [_cell(head, cell) for head, cell in zip(heads[1:], cells, strict=True)]
        yield element("tr", element("th", name, scope="row"), *shown)
    if begun:
        yield closing_tag("tbody")
        yield closing_tag("table")


def _cell(head: Head, cell: str) -> Html:
    return cell if isinstance(cell, Html) else element("td", cell, class_=_class(head))


def _class(head: Head) -> str:
    return "figures" if head.figures else ""


def figure(title: str, *bodies: Iterable[Html]) -> Iterator[Html]:
    """A chart with the table of its figures under one title; the table is the chart in words."""
    yield opening_tag("figure")
    yield element("figcaption", title)
    for body in bodies:
        yield from body
    yield closing_tag("figure")


def items(said: Iterable[str]) -> Html:
    """A list of texts."""
    return element("ul", *(element("li", one) for one in said))


DOCTYPE: Final = Html("<!DOCTYPE html>\n")


def style_sheet(rules: str) -> Html:
    """A sheet of styles of ours."""
    return element("style", Html(rules))
