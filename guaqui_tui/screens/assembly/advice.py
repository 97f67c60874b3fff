"""What the help of the validation says."""

from __future__ import annotations

from typing import Final

from storage.translatable import N_

ADVICE: Final = (
    N_("All that the assembly decides stands here. Letters find a community; Right and Left go to the next."),
    N_(
        "1 validates the demand or zoning under the cursor, 2 observes it, 3 rejects it, 0 leaves it open "
        "again; 9 validates all demands that are left, 9 again the zonings. F2 writes it all as one act."
    ),
    N_("Enter adds the reason and the votes to what is decided; both may stay empty."),
    N_(
        "F8 shows it large for the assembly, and takes it back. There Enter counts the votes, 41 12, and "
        "Enter again is done with them. Reasons are added afterwards, off the wall."
    ),
    N_(
        "F7 notes this workshop: its day and who came. Every decision says the day and the workshop. "
        "F10 is its acta: to print, or to copy by hand, and to sign."
    ),
    N_(
        "Ctrl+Z takes back what was decided last, and after F2 the whole act. What was written is decided "
        "again by its number. Ctrl+R shows its history."
    ),
)
