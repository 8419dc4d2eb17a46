"""From a key to the painted page, in a real browser with the real server.

    python benchmarks/page.py [--keys 50] [--slow]

Letters in a nominee's name, 180 ms apart, in the samples of 2023 (761 lines) and 2025: the time from each key to the
task after the frame in which the first page that holds it is painted, how long a key waits until the page's script has
it, and how long the server takes. `--slow`: the browser slowed four times. Without a browser nothing is measured, and
it says so.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_docs.desk.live import live_there

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("ho-so-kien-giang-2023", "ho-so-kien-giang-2025")
LETTERS = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăâđêôơư"
APART = 180
WATCH = """() => {
    window.times = []; window.late = [];
    const keys = [], upTo = new Map();
    let counted = 0;
    document.addEventListener("input", (event) => {
        keys.push(event.timeStamp);
        window.late.push(performance.now() - event.timeStamp);
    }, true);
    const plain = window.fetch;
    window.fetch = async (...asked) => {
        const sent = keys.length, answer = await plain(...asked);
        if (String(asked[0]).endsWith("/sua")) upTo.set(String((await answer.clone().json()).revision), sent);
        return answer;
    };
    const painted = (drawn) => {
        const now = performance.now();
        for (const last = upTo.get(drawn) ?? 0; counted < last; counted += 1) window.times.push(now - keys[counted]);
    };
    const paper = document.querySelector("#khung-giay");
    new MutationObserver(() => {
        const drawn = paper.dataset.lan;
        requestAnimationFrame(() => setTimeout(() => painted(drawn)));
    }).observe(paper, { attributeFilter: ["data-lan"] });
}"""
SERVER = """() => performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/sua"))
    .map((one) => one.responseStart - one.requestStart)"""


def main() -> None:
    """A line for each sample."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keys", type=int, default=50)
    parser.add_argument("--slow", action="store_true")
    asked = parser.parse_args()
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    print(f"from a key to the painted page, load {os.getloadavg()[0]:.1f}{', slowed four times' if asked.slow else ''}")
    if browser is None or not live_there() or find_spec("playwright") is None:
        print("not measured: no browser, or nothing to draw pages with; scripts/page.sh fetches both where it can")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only where it is there

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        for sample in SAMPLES:
            folder = Path(name) / sample
            folder.mkdir()
            shutil.copy(ROOT / "samples" / f"{sample}.yaml", folder)
            made = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
            measure(made.new_page(viewport={"width": 1_280, "height": 900}), folder, sample, asked)
            made.close()


def measure(page: "Page", folder: Path, sample: str, asked: argparse.Namespace) -> None:
    """Type into the first nominee's name, the nominee's own report beside it."""
    command = [sys.executable, "-m", "ntm_docs", "web", str(folder), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        while not (found := re.search(r"(http://127\.0\.0\.1:\d+)(/vao/\S+)", process.stdout.readline())):
            pass
        page.goto(found[1] + found[2])
        page.get_by_role("link", name=f"{sample}.yaml").click()
        page.get_by_role("link", name="Điền vào biểu").click()
        page.locator("#khung-giay .giay section").first.wait_for(timeout=60_000)
        for _ in range(2):
            page.locator("details[data-muc][open] details[data-muc] > summary, details[data-muc] > summary").nth(
                _
            ).click()
            page.wait_for_timeout(2_000)
        if asked.slow:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        field = page.locator("details[data-muc] details[data-muc][open] input[data-cho*='tên']").first
        field.focus()
        field.press("End")
        page.evaluate(WATCH)
        for letter in (LETTERS * 2)[: asked.keys]:
            page.keyboard.insert_text(letter)
            page.wait_for_timeout(APART)
        page.wait_for_timeout(2_000)
        times, late, server = (sorted(page.evaluate(of)) for of in ("() => window.times", "() => window.late", SERVER))
        print(f"{sample}: {len(times)} of {asked.keys} keys on a page; {told(times)}; slowest {times[-1]:.0f} ms")
        print(f"  a key waits for the page's script: {told(late)}; server, with the wire: {told(server)}")
        process.terminate()


def told(times: list[float]) -> str:
    """`median 38 ms, 95 % 48 ms`."""
    return f"median {statistics.median(times):.0f} ms, 95 % {times[max(0, int(len(times) * 0.95) - 1)]:.0f} ms"


if __name__ == "__main__":
    main()
