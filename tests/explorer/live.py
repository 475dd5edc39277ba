"""A JupyterLab with notebooks of its own and a Chromium that works an explorer in it; tests and bench share it."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, Playwright, expect

from helpers import door
from helpers.course import ROOT
from helpers.lab.launch import SERVING
from tests.browser.lesson_page import WATCH_PROMPT

__all__ = ["ExplorerPage", "running_browser", "running_lab"]

expect.set_options(timeout=60_000)  # for a busy machine

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-precise-memory-info",
    "--js-flags=--expose-gc",
)


@contextmanager
def running_lab(folder: Path) -> Iterator[str]:
    """Give the address of a JupyterLab that serves the notebooks of a folder, without token; it ends with the block."""
    private = folder / ".private"
    (private / "lab-settings").mkdir(parents=True)
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}
    (private / "lab-settings" / "overrides.json").write_text(json.dumps(quiet), "utf-8")
    environment = os.environ | {
        "ONE_NETWORK_PROGRESS": str(private / "progress.json"),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "IPYTHONDIR": str(private / "ipython"),
        door.VARIABLE: "tests",
        "PYTHONPATH": str(ROOT),
    }
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0", "--ServerApp.port_retries=0",
        "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
        f"--LabApp.app_settings_dir={private / 'lab-settings'}",
        *SERVING,
    ]  # fmt: skip
    log = private / "log"
    # no pipe is shared with the server: a test worker that ends would wait for it
    with log.open("wb") as sink:
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, env=environment, cwd=folder
        )
    try:
        yield _address(server, log)
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _address(server: subprocess.Popen, log: Path) -> str:
    """Return the address that a starting server writes into its log; a failure quotes the log."""
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        if found := re.search(r"http://(?:localhost|127\.0\.0\.1):\d+", log.read_text("utf-8", "replace")):
            return found[0]
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


@contextmanager
def running_browser(playwright: Playwright, executable: str, profile: Path) -> Iterator[Page]:
    """Give a page, 1280 by 800, of a Chromium with an empty profile; it ends with the block."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=executable,
        headless=False,
        viewport={"width": 1280, "height": 800},
        args=list(ARGUMENTS),
    )
    context.set_default_timeout(20_000)
    yield context.pages[0]
    context.close()


class ExplorerPage:
    """A notebook of given cells, opened and run to its end."""

    def __init__(self, page: Page, address: str, folder: Path, name: str, cells: list[str]):
        notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
        self.page = page
        self.place = f"/{name}.ipynb"
        self.cells = tuple(cells)
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(f"{address}/lab/tree{self.place}?reset")
        self.run_all()

    def holds(self, cells: tuple[str, ...]) -> bool:
        """Whether the page still shows this notebook, and in it these cells and no other."""
        here = self.page.url.partition("?")[0].endswith(self.place)
        return here and cells == self.cells and self.page.locator(".jp-CodeCell").count() == len(cells)

    def run_all(self) -> None:
        """Run every cell, which puts new explorers into the place of those that were worked; work on the first."""
        page = self.page
        self.number = 0
        self.wait_for_idle()
        page.locator(".jp-InputPrompt").first.evaluate(WATCH_PROMPT)
        page.locator(".lm-MenuBar-item", has_text=re.compile("^Run$")).click()
        page.locator(".lm-Menu:visible .lm-Menu-itemLabel", has_text=re.compile("^Run All Cells")).first.click()
        page.wait_for_function("() => window.promptChanged")
        self.wait_for_idle()
        if page.locator(".explorer").count():
            self.settle()

    def wait_for_idle(self) -> None:
        """Wait until the kernel is idle and no cell waits for its turn."""
        self.page.get_by_text(re.compile(r"\| Idle")).first.wait_for(timeout=60_000)
        expect(self.page.locator(".jp-InputPrompt", has_text="[*]")).to_have_count(0, timeout=60_000)

    @property
    def panel(self) -> Locator:
        """The explorer that is worked on."""
        return self.page.locator(".explorer").nth(self.number)

    def work_on(self, number: int) -> None:
        """Turn to another explorer on the page; they count from 0."""
        self.number = number
        self.panel.scroll_into_view_if_needed()

    def slider(self, option: str) -> Locator:
        return self.panel.locator(f'[data-option="{option}"] input[type="range"]')

    def field(self, option: str) -> Locator:
        return self.panel.locator(f'[data-option="{option}"] input[type="text"]')

    def settle(self) -> None:
        """Wait until the panel shows the answer to the last thing it sent."""
        self.page.wait_for_function(SETTLED, arg=self.number)

    def choose(self, **values: object) -> None:
        """Type a value into each option's field, as with the keyboard, and wait for the picture."""
        for option, value in values.items():
            self.field(option).fill(str(value))
            self.field(option).press("Enter")
        self.settle()

    @property
    def status(self) -> str:
        return self.panel.get_by_role("status").inner_text()

    @property
    def call(self) -> str:
        return self.panel.locator(".explorer-call").inner_text()

    def run_row(self, name: str = "this run") -> list[str]:
        """The cells of one run in the panel's table."""
        row = self.panel.locator("tr", has=self.page.locator("th", has_text=re.compile(f"^{name}$")))
        return row.locator("td").all_inner_texts()

    def theme(self, name: str) -> None:
        """Choose `"JupyterLab Light"` or `"JupyterLab Dark"`."""
        self.page.locator(".lm-MenuBar-item", has_text=re.compile("^Settings$")).click()
        for label in ("Theme", name):
            self.page.locator(".lm-Menu:visible .lm-Menu-itemLabel", has_text=re.compile(f"^{label}$")).click()
        self.page.locator(f'body[data-jp-theme-name="{name}"]').wait_for(state="attached")


SETTLED = """number => {
    const panel = document.querySelectorAll('.explorer')[number];
    return panel && panel.dataset.shown !== undefined && panel.dataset.shown === panel.dataset.sent;
}"""
