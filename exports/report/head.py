"""The head of every page that leaves: its title, its styles, and the policy that lets in nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from ..marks import COLOURS
from .markup import Html, element, opened, sheet


def head(title: str) -> Html:
    """The policy lets in this page's own sheet of styles, known by its sum, and nothing else at all."""
    rules = _rules()
    digest = b64encode(sha256(rules.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        opened("meta", charset="utf-8"),
        opened("meta", http_equiv="Content-Security-Policy", content=policy),
        opened("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        sheet(rules),
    )


def _rules() -> str:
    grounds = (f".{name} {{ background: {colour}; }}\n" for name, colour in COLOURS.items())
    return Path(__file__).with_name("report.css").read_text("utf-8") + "".join(grounds)
