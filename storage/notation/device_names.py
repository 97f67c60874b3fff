"""Names that Windows takes for a device, whatever comes behind their first point: a file of that name is none."""

from __future__ import annotations

import re
from typing import Final

_DEVICE: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def is_device_name(name: str) -> bool:
    """Whether a file's name, with its ending or without, is a device's; spaces at the end are nothing there."""
    return _DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")) is not None
