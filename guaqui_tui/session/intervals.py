"""All intervals of the app, in seconds: how long things take and are waited for."""

from __future__ import annotations

from typing import Final

DRAFT_SECONDS: Final = 0.6
"""After the first letter that is not on the disk it is kept; with the write itself it stays below one second."""

SEARCH_SECONDS: Final = 2.0
"""So long after its last letter a search by letters goes on."""

TOAST_SECONDS: Final = 6.0
"""So long a message stands at least, where nobody presses a key."""

DOUBLED_SECONDS: Final = 0.5
"""So long after a key that writes the same key is held down, or was pressed twice by one who meant once."""

ONE_MOVEMENT_SECONDS: Final = 0.6
"""So soon after the number of an option an Enter is the end of it: one movement of the hand."""

BACKUP_SECONDS: Final = 60.0
"""How long the second copy is listened for after a save."""

LAST_SECONDS: Final = 10.0
"""How long all that is typed is waited for where the app is told to end."""

GRACE_SECONDS: Final = 5.0
"""So long the app has to end by itself where the system told it to."""

GIVEN_UP_SECONDS: Final = 1.5
"""So long a hub may take to say how far it came when it is told to stop; then nobody waits for it."""

QUIET_SECONDS: Final = 0.7
"""So long nobody typed before the screens behind the board are made ready."""

COUNT_SECONDS: Final = 0.3
"""So long nothing moved on the board before what is missing of whom is seen is counted."""

COLLECT_SECONDS: Final = 1.0
"""After so long the first screen stands, and what is there will stay."""
