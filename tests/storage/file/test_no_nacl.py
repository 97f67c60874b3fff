"""Who reads, counts or merges what was checked before loads no library of signatures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from storage import FieldFile

ASKS = """
import sys
from pathlib import Path
from storage.file.reading import read_file
from storage.file.trust import load_trust
assert read_file(Path(sys.argv[1])).revisions
assert load_trust().own
assert not any(name.split(".")[0] == "nacl" for name in sys.modules)
"""


def test_what_was_saved_here_is_read_again_without_it(tmp_path: Path, own_home: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", author="Rosa") as field:
        field.save("demand/guaqui/andamarca/2003/1", {"text": "Riego", "status": "proposed"})
    subprocess.run([sys.executable, "-c", ASKS, str(tmp_path / "plan.json")], check=True)
