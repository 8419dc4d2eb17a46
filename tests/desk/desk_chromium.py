"""A real browser at the real desk, for its tests."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_docs.desk.live import live_there

pytest.importorskip("django", reason="the extra [desk] is not installed")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

_NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((path for path in map(shutil.which, _NAMES) if path), None)
AXE = [path for path in (Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js",) if path.is_file()]

# Rows from the board into the cell with the focus.
PASTE = """text => {
    const board = new DataTransfer();
    board.setData("text/plain", text);
    const all = { clipboardData: board, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", all));
}"""

NEEDS = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no browser: scripts/page.sh installs chromium where it can"),
    pytest.mark.skipif(
        not live_there(), reason="what the page is drawn with is missing: scripts/page.sh fetches it from npm"
    ),
]


class Page:
    """A page of the desk; what the browser complains about is kept."""

    def __init__(self, inner: Any, base: str) -> None:
        self.inner, self.base = inner, base
        self.complaints: list[str] = []
        inner.set_default_timeout(240_000)  # a machine with much else to do
        inner.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        inner.on("pageerror", lambda error: self.complaints.append(str(error)))

    def field(self, path: str) -> Any:
        return self.inner.locator(f"[data-cho={json.dumps(path, ensure_ascii=False)}]")

    def saved(self) -> None:
        """Wait until what was typed is in the file."""
        self.inner.wait_for_timeout(1_300)
        with self.inner.expect_response(lambda answer: answer.url.endswith("/sua") and answer.ok, timeout=120_000):
            self.inner.locator("#trang-in-h").evaluate("one => window.dispatchEvent(new Event('pagehide'))")

    def drawn(self, text: str) -> None:
        """Wait until the page beside the form holds a text."""
        self.inner.locator("#khung-giay .giay", has_text=text).wait_for(timeout=120_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ban")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[tuple[str, str]]:
    """The real server: its address, and the path with the token."""
    command_ = [sys.executable, "-m", "ntm_docs", "web", str(folder), "--no-open"]
    register = f"sqlite:///{folder.parent}/so-cua-ban.sqlite3"
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "NTM_DOCS_DATABASE": register}
    with subprocess.Popen(command_, stdout=subprocess.PIPE, env=environment, encoding="utf-8") as process:
        assert process.stdout is not None
        while not (found := re.search(r"(http://127\.0\.0\.1:\d+)(/vao/\S+)", process.stdout.readline())):
            assert process.poll() is None
        yield found[1], found[2]
        process.terminate()


@pytest.fixture(scope="module")
def browser(served: tuple[str, str]) -> Iterator[Any]:
    """A browser that came in by the one-time address."""
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        context = made.new_context(viewport={"width": 1_280, "height": 900}, locale="vi")
        first = context.new_page()
        first.goto("".join(served))
        assert first.url == f"{served[0]}/"
        first.close()
        yield context
        made.close()


@pytest.fixture
def page(browser: Any, served: tuple[str, str]) -> Iterator[Page]:
    """A page; at its end the browser has had nothing to complain about."""
    made = Page(browser.new_page(), served[0])
    yield made
    complaints = [one for one in made.complaints if "status of 4" not in one]
    made.inner.close()
    assert complaints == []


def faults(page: Page) -> list[str]:
    """What axe-core finds, and whether the page is wider than its window."""
    page.inner.evaluate(AXE[0].read_text(encoding="utf-8"))
    found = page.inner.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    wide = page.inner.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
    told = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    return told + (["the page is wider than its window"] if wide else [])


def hostile(data: bytes) -> bytes:
    """A paper with a link that is script, and a part of HTML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                bad = b'<w:p><w:hyperlink r:id="rIdX"><w:r><w:t>X</w:t></w:r></w:hyperlink></w:p>'
                bad += b'<w:altChunk r:id="rIdY"/>'
                text = text.replace(b"<w:body>", b"<w:body>" + bad, 1)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                script = "javascript:document.title=&apos;HACK&apos;"
                more = (
                    f'<Relationship Id="rIdX" Type="{kind}/hyperlink" Target="{script}" TargetMode="External"/>'
                    f'<Relationship Id="rIdY" Type="{kind}/aFChunk" Target="x.html"/>'
                )
                text = text.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            target.writestr(name, text)
        target.writestr("word/x.html", "<script>parent.document.title='HACK'</script>")
    return made.getvalue()
