"""The hub that a command is about."""

from __future__ import annotations

from typing import Any

import click

from storage.hub.address import hub_address
from storage.hub.hub import Hub


def url_argument() -> Any:
    """Where the hub is, as PostgreSQL's own programs take it."""
    return click.argument("url", metavar="URL")


def named_hub(url: str) -> Hub:
    """The hub of a URL. Raises what `hub_address` raises."""
    return Hub(hub_address(url))
