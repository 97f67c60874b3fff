"""The head of every page that leaves: its title, its styles, and the policy that lets in nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from ..colours import BEHIND_MARKS, PAPER
from ..wording.marks import Mark
from .markup import Html, element, opening_tag, style_sheet


def head(title: str, marks: Iterable[Mark] = ()) -> Html:
    """The policy lets in this page's own sheet of styles, known by its sum, and nothing else at all.

    `marks`: those that have a ground on this page.
    """
    rules = _rules(marks)
    digest = b64encode(sha256(rules.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        opening_tag("meta", charset="utf-8"),
        opening_tag("meta", http_equiv="Content-Security-Policy", content=policy),
        opening_tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        style_sheet(rules),
    )


def class_of(mark: Mark) -> str:
    """Of the styles: what a municipality calls a class may be what a style is called."""
    return f"is-{mark.key}"


def _rules(marks: Iterable[Mark]) -> str:
    coloured = ((mark, BEHIND_MARKS.of(mark)) for mark in marks)
    grounds = (f".{class_of(mark)} {{ background: {colour}; }}\n" for mark, colour in coloured if colour)
    return "".join((_colours(), Path(__file__).with_name("report.css").read_text("utf-8"), *grounds))


def _colours() -> str:
    """By their names, for the sheet of styles: `:root { --page: #FFFFFF; ... }`."""
    named = (f"--{name.replace('_', '-')}: {colour};" for name, colour in PAPER._asdict().items())
    return f":root {{ {' '.join(named)} }}\n"
