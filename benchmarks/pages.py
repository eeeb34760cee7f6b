"""How long the speaker waits for a page: the first one, and each change on a full library.

    uv run python benchmarks/pages.py [--count N]

Chromium before the real server, over N run-throughs of 20 minutes (100). The first page: from the
moment `rehearsal app` prints its address until its heading is drawn and the server rests. A change:
from the click in the navigation until the other page's heading is drawn and the server rests; each
page is opened once before, as it is in one evening's use, and then three times.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from library import fill, talk
from playwright.sync_api import Page, sync_playwright

from tests.app.browser import QUIET_FLAGS, chromium, free_port

ROUNDS = 3
SETTLED = """async (name) => {
  const begun = performance.now();
  const link = [...document.querySelectorAll('header a, [data-testid="stSidebarNav"] a')]
    .find((a) => a.textContent.trim() === name);
  link.click();
  const resting = () => document.querySelector('[data-testid="stApp"]')
    .dataset.testScriptState === 'notRunning';
  const there = () => link.getAttribute('aria-current') === 'page'
    || location.pathname === new URL(link.href).pathname;
  let since = 0;
  while (performance.now() - begun < 60000) {
    await new Promise((resume) => requestAnimationFrame(resume));
    const heading = document.querySelector('[data-testid="stMain"] :is(h1, h2)');
    const stale = document.querySelector('[data-testid="stMain"] [data-stale="true"]');
    if (there() && resting() && heading && !stale) {
      since = since || performance.now();
      if (performance.now() - since > 100) return since - begun;
    } else since = 0;
  }
  throw new Error(`${name} never came to rest`);
}"""


@contextmanager
def served(home: Path) -> Iterator[tuple[str, float]]:
    """Start the app; yield its address and the moment at which it was printed."""
    address = f"http://127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "rehearsal.cli", "app", "--port", address.rpartition(":")[2]],
        env=os.environ | {"REHEARSAL_HOME": str(home), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if "http" in line:
                break
        yield address, time.perf_counter()
    finally:
        process.kill()
        process.wait()


def first_page(page: Page, address: str, printed: float) -> float:
    """Open the app and return how long after its address was printed it stood there."""
    page.goto(address, wait_until="commit")
    page.locator('[data-testid="stMain"] :is(h1, h2)').first.wait_for(timeout=60_000)
    page.wait_for_function(
        "document.querySelector('[data-testid=\"stApp\"]').dataset.testScriptState === 'notRunning'"
    )
    return time.perf_counter() - printed


def changes(page: Page) -> dict[str, tuple[float, list[float]]]:
    """Return for each page how long it took for the first time, and the times after that."""
    names = [
        name.strip()
        for name in page.locator('header a, [data-testid="stSidebarNav"] a').all_inner_texts()
    ]
    first = {name: page.evaluate(SETTLED, name) for name in [*names[1:], names[0]]}
    again: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in [*names[1:], names[0]]:
            again[name].append(page.evaluate(SETTLED, name))
    return {name: (first[name], again[name]) for name in names}


def main() -> None:
    """Print the times beside what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, metavar="N")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as pw:
        os.environ["REHEARSAL_HOME"] = folder
        fill(Path(folder), talk(), count)
        browser = pw.chromium.launch(executable_path=chromium(), args=QUIET_FLAGS)
        firsts = []
        for _ in range(ROUNDS):
            with served(Path(folder)) as (address, printed):
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                firsts.append(first_page(page, address, printed))
                measured = changes(page) if len(firsts) == ROUNDS else {}
                page.close()
        browser.close()
    print(f"first page: {statistics.median(firsts):.2f} s (at most 2 s)")
    for name, (first, again) in measured.items():
        print(
            f"{name}: {statistics.median(again):.0f} ms (at most 300 ms);"
            f" the first time {first:.0f} ms"
        )


if __name__ == "__main__":
    main()
