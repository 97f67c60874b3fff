"""The screens of a hub, by what each is opened: a part of `table_of_screens.py`."""

from __future__ import annotations

from .opening import Opening


def hub() -> Opening[None]:
    return Opening("gather.hub", "HubScreen")


def fetch(address: str) -> Opening[None]:
    """What fetching the municipality that is shown would bring from the hub at an address."""
    return Opening("gather.fetch", "FetchScreen", (address,))
