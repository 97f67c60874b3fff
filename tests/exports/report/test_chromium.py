"""The report in a browser that people have: it shows all text as text, asks nobody for anything, and prints."""

from __future__ import annotations

import re
import socket
import subprocess
import threading
from html import unescape
from pathlib import Path

import pytest

from exports.formats.html import files
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage.plan.survey import Survey

from ..formats.test_formats import HOSTILE
from ..full_plan import full_plan
from .test_report_html import hostile

pytestmark = pytest.mark.outside

QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-extensions",
]


def browse(page: Path, *asked: str) -> str:
    profile = page.with_suffix(".profile")
    command = ["chromium", *QUIET, f"--user-data-dir={profile}", *asked, page.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout


def write(survey: Survey, folder: Path, *, people: bool = False) -> Path:
    (file,) = files(survey, Edition(Speech(), people=people))
    path = folder / file.name
    path.write_bytes(b"".join(file.make()))
    return path


class Listener:
    """A server on this machine that notes whether anybody asks it for anything."""

    def __init__(self) -> None:
        self.asked = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _from = self._socket.accept()
            self.asked += 1
            connection.close()


def test_a_browser_shows_what_people_typed_as_text(tmp_path: Path) -> None:
    shown = browse(write(hostile(), tmp_path, people=True), "--dump-dom")
    assert not re.search(r"<(a|script|img|iframe|link|form)\b", shown)
    said = unescape(re.sub(r"<[^>]*>", "", shown))
    for number, text in enumerate(HOSTILE):
        for mark in "cdrwpfao":
            assert f"{text} {mark}{number}" in said


def test_nothing_is_asked_of_anybody_even_where_markup_came_in(tmp_path: Path) -> None:
    """The policy holds behind the escaping: a page into which a picture was put by hand asks for nothing."""
    listener = Listener()
    page = write(hostile(), tmp_path)
    picture = f'<img src="http://127.0.0.1:{listener.port}/x"><script>document.title="run"</script></main>'
    page.write_text(page.read_text("utf-8").replace("</main>", picture), "utf-8")
    assert "<title>run" not in browse(page, "--dump-dom")
    assert listener.asked == 0
    bare = tmp_path / "bare.html"
    bare.write_text(re.sub(r"<meta http-equiv[^>]*>", "", page.read_text("utf-8")), "utf-8")
    assert "<title>run" in browse(bare, "--dump-dom")
    assert listener.asked, "without the policy the same page does ask: this test can fail"


@pytest.mark.parametrize("communities", [32, 34, 43])
def test_it_prints_with_every_row_whole_and_every_text_there(tmp_path: Path, communities: int) -> None:
    survey = full_plan(communities)
    page = write(survey, tmp_path)
    pdf = tmp_path / "report.pdf"
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    read = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    said = "".join(read.split())
    for one in survey.communities():
        assert "".join(one.fields.name.split()) in said or len(one.fields.name) > 40  # those are on several lines
    pages = read.split("\f")
    assert len(pages) > 5
    for number, text in enumerate(pages):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines and number < len(pages) - 1:
            assert lines[-1] not in HEADINGS, "a heading stands alone at the foot of a page"


HEADINGS = {
    "Findings",
    "The productive share by year",
    "The productive share by zone",
    "The matrix of the plan",
    "Coverage",
    "Validation",
    "Versions to settle",
}
