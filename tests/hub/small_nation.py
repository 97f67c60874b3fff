"""Some small municipalities besides the demonstration's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from storage.revisions.lines import whole_file
from tests.storage.revisions_made import revision


def write_small_nation(folder: Path, names: Iterable[str], **itself: str) -> list[Path]:
    """A file for each, of a plan with two communities and one demand. `itself`: what each says besides."""
    folder.mkdir()
    paths = []
    for name in names:
        made = [
            revision(f"municipality/{name}", {"name": name.title(), **itself}),
            revision(f"plan/{name}/2026-2027", {"name": f"Plan de {name}", "years": [2026, 2027], "per_year": 1}),
            revision(f"class/{name}/productive", {"name": "Productiva", "productive": True}),
            *(revision(f"community/{name}/{one}", {"name": one.title()}) for one in ("arriba", "abajo")),
            revision(
                f"demand/{name}/arriba/2026/1", {"text": "Riego", "class": "productive", "status": "proposed"}
            ),
        ]
        paths.append(folder / f"{name}.json")
        paths[-1].write_bytes(b"".join(whole_file(made)))
    return paths
