"""A JupyterLab as `make lab` starts it, on a copy of its own, and a Chromium that looks at it."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from helpers.course import PUBLISHED, ROOT
from helpers.maintainer.build.make import read_notebook, write_notebook
from tests.browser.lesson_page import LessonPage

SCREENSHOTS = ROOT / "tests" / "output" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)

# Sections of lesson 1 that make a short lesson: imports, pictures, an exercise and the score.
PART = "part_numpy"
SECTIONS = ("lesson-1", "a-small-network", "maximum", "your-score")

START = """
import sys
from pathlib import Path
from helpers.lab import launch
launch.OWN = Path(sys.argv[1])
sys.exit(launch.main(["--no-browser", "--port=0", "--ServerApp.port_retries=0"]))
"""


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome; without one a skip with its reason, and a failure where CI is set."""
    found = next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.exists, PLACES), None)
    if found is None:
        reason = f"no Chromium or Chrome here (looked for {', '.join(NAMES)})"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return found


@pytest.fixture
def lab_address(tmp_path_factory):
    """The address of a JupyterLab of this test's own, lessons and progress apart from a learner's."""
    folder = tmp_path_factory.mktemp("lab")
    environment = os.environ | {
        "ONE_NETWORK_PROGRESS": str(folder / "progress.json"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-u", "-c", START, str(folder / "lessons")]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment, cwd=folder)
    try:
        for line in server.stdout:
            address = re.search(r"http://\S+", line)
            if address:
                break
        else:
            pytest.fail(f"JupyterLab did not start: {(folder / 'log').read_text()[-2000:]}")
        _write_part(folder / "lessons")
        yield address[0]
    finally:
        server.terminate()
        server.wait(20)


def _write_part(folder):
    """Write the short lesson beside the learner's copies."""
    lesson = read_notebook(PUBLISHED / "01_numpy.ipynb")
    lesson.cells = [cell for cell in lesson.cells if cell.id.startswith(SECTIONS)]
    write_notebook(lesson, folder / f"{PART}.ipynb")


@pytest.fixture
def browser_page(driver, chromium, tmp_path_factory):
    """A page of a Chromium with an empty profile."""
    context = driver.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=chromium,
        headless=False,
        viewport={"width": 1280, "height": 900},
        args=[
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    )
    context.set_default_timeout(30_000)
    yield context.pages[0]
    context.close()


@pytest.fixture
def lesson(browser_page, lab_address, request):
    """A function that opens a lesson by its stem; a screenshot of the page is kept where the test fails."""
    pages = []

    def open_lesson(stem: str) -> LessonPage:
        # A workspace of its own: no other lesson is opened again beside it.
        place = f"lab/workspaces/{stem}/tree/{stem}.ipynb"
        pages.append(LessonPage(browser_page, re.sub(r"lab/tree/[^?]*", place, lab_address)))
        return pages[-1]

    yield open_lesson
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    if pages:
        browser_page.screenshot(path=SCREENSHOTS / f"{re.sub(r'[^A-Za-z0-9_]+', '_', request.node.name)}.png")
