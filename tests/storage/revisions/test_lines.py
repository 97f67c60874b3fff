"""The layout of a whole file."""

from __future__ import annotations

import pytest

from storage.file.pack import load_pack
from storage.revisions.lines import whole_file, whole_size
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision


@pytest.mark.parametrize("count", [0, 1, 2, 9, 10, 11, 99, 100, 101])
def test_how_long_a_file_will_be_is_known_before_it_is_made(count: int) -> None:
    """Lines of different lengths, and numbers of more and more digits."""
    of_pack = [*load_pack("guaqui")]
    made: list[Revision] = [*of_pack, revision(), child([revision()], {"withdrawn": True})] * 2
    some = made[:count]
    assert len(some) == count
    assert whole_size(some) == len(b"".join(whole_file(some)))
