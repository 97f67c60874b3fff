"""What stands in a form's fields."""

from __future__ import annotations

Typed = dict[str, str]
"""By field, as it is kept in a draft: the id of what was chosen from a list, else the letters."""
