"""A lesson works in a Jupyter that `make lab` did not start, whatever folder it is started in, and says so once."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from importlib.metadata import distributions, version
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import nbformat
import pytest
from nbclient import NotebookClient

from helpers import door
from helpers.course import LESSONS, PUBLISHED, ROOT
from tests.lab.kernels import run_in_new_kernel

SENTENCE = (
    "This lesson works as it is; `make lab` (without make: `python -m helpers.lab`) would open a copy of your own in "
    "my_lessons/, which no update changes, and its sliders answer sooner."
)
UNTOUCHED = "○ Not started"
STEMS = [lesson.stem for lesson in LESSONS]


def installed_from() -> Path | None:
    """Return the folder that the course was installed from with `pip install -e`, or None."""
    for found in distributions(name="one-network-three-ways"):  # a build leaves one here too, which is not installed
        if told := found.read_text("direct_url.json"):
            return Path(url2pathname(urlparse(json.loads(told)["url"]).path))
    return None


@pytest.fixture
def elsewhere(tmp_path):
    """A folder apart from the course with the published lessons in it."""
    folder = tmp_path / "another folder"
    folder.mkdir()
    for stem in STEMS:
        shutil.copy(PUBLISHED / f"{stem}.ipynb", folder)
    return folder


@pytest.fixture
def surroundings(tmp_path):
    """The environment of somebody who knows nothing of `make lab`, with a home of its own."""
    ours = ("ONE_NETWORK_", "PYTHONPATH", "JUPYTER", "PYTEST_")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    private = {name: str(tmp_path / name) for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    path = {} if installed_from() == ROOT else {"PYTHONPATH": str(ROOT)}
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    progress = {"ONE_NETWORK_PROGRESS": str(tmp_path / "progress.json"), "IPYTHONDIR": str(tmp_path / "ipython")}
    return variables | private | path | threads | progress


def code_of(lesson: Path) -> list[str]:
    return [cell.source for cell in nbformat.read(lesson, as_version=4).cells if cell.cell_type == "code"]


def beginning(lesson: Path) -> list[str]:
    """The imports, twice, and the first exercise with its check, untouched."""
    cells = code_of(lesson)
    check = next(number for number, cell in enumerate(cells) if cell.startswith("check("))
    return [cells[0], cells[0], cells[check - 1], cells[check]]


def reachable(runtime):
    """The address and token that a server wrote into its runtime folder, once it answers; it writes before it does."""
    try:
        told = json.loads(next(runtime.glob("jpserver-*.json")).read_text("utf-8"))
        with urllib.request.urlopen(f"{told['url']}api?token={told['token']}", timeout=60):
            return told["url"], told["token"]
    except (StopIteration, ValueError, OSError):
        return None


@contextmanager
def serving(command, folder, surroundings):
    """A Jupyter server's address, token and runtime folder, while the block runs."""
    runtime = Path(surroundings["JUPYTER_RUNTIME_DIR"])
    quiet = ("--no-browser", "--allow-root", "--port=0", "--ServerApp.port_retries=0")
    log = folder.parent / "log"
    with log.open("w") as lines:
        server = subprocess.Popen(
            [*command, *quiet], cwd=folder, env=surroundings, stdout=lines, stderr=subprocess.STDOUT
        )
    try:
        while not (found := reachable(runtime)):
            assert server.poll() is None, log.read_text("utf-8")
            time.sleep(0.1)
        yield *found, runtime
    finally:
        server.terminate()
        server.wait(60)


def run_by_server(command, lesson, cells, surroundings, page):
    """Return what each cell says in a kernel of the server that `command` starts in the lesson's folder."""
    with serving(command, lesson.parent, surroundings) as (base, token, runtime):
        with urllib.request.urlopen(f"{base}{page}/{lesson.name}?token={token}", timeout=60) as answer:
            assert answer.status == 200
        return run_in_new_kernel(base, token, runtime, lesson.name, cells)


def run_by_nbclient(lesson, cells, surroundings):
    """Return what each cell says, executed by nbclient in the lesson's folder."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", allow_errors=True)
    client.resources["metadata"] = {"path": str(lesson.parent)}
    client.execute(env=surroundings)
    return ["\n".join(filter(None, map(text_of, cell.outputs))).strip() for cell in notebook.cells]


def text_of(output):
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return output.text if output.output_type == "stream" else output.data.get("text/plain", "")


@pytest.fixture
def notebook_7(tmp_path, surroundings):
    """The command that starts Notebook 7, which a learner's environment lacks; it goes into a folder of its own."""
    if not importlib.util.find_spec("notebook"):
        minor = version("jupyterlab").split(".")[1]  # Notebook 7.N is made of JupyterLab 4.N
        there = tmp_path / "notebook"
        install = ["install", "--quiet", "--no-deps", f"--target={there}", f"notebook==7.{minor}.*"]
        done = subprocess.run([sys.executable, "-m", "pip", *install], capture_output=True, text=True)
        if done.returncode:
            reason = f"Notebook 7 could not be installed: {done.stderr[-500:]}"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        path = [str(there), surroundings.get("PYTHONPATH")]
        surroundings["PYTHONPATH"] = os.pathsep.join(filter(None, path))
        surroundings["JUPYTER_PATH"] = str(there / "share" / "jupyter")
    return [sys.executable, "-m", "notebook"]


def assert_works_and_says_so_once(said):
    assert [text.count(SENTENCE) for text in said] == [1, *[0] * (len(said) - 1)]
    assert said[:3] == [SENTENCE, "", ""]
    assert said[3].startswith(UNTOUCHED)


def assert_reaches_the_end(said):
    """The lesson's import works, the sentence stands there alone, and each check gives its verdict."""
    assert said[0] == SENTENCE
    assert not [text for text in said if "ModuleNotFoundError" in text or "ImportError" in text]
    assert sum(UNTOUCHED in text for text in said) >= 10
    assert SENTENCE not in "".join(said[1:])


def test_by_nbclient_from_another_folder(elsewhere, surroundings):
    """Executed by nbclient, the lesson imports the course, says the sentence once, and checks."""
    lesson = elsewhere / "01_numpy.ipynb"
    assert_works_and_says_so_once(run_by_nbclient(lesson, beginning(lesson), surroundings))


def test_in_a_plain_jupyterlab_from_another_folder(elsewhere, surroundings):
    """`jupyter lab`, started in another folder, serves the lesson, whose kernel imports the course and checks."""
    lesson = elsewhere / "01_numpy.ipynb"
    command = [sys.executable, "-m", "jupyterlab"]
    assert_works_and_says_so_once(run_by_server(command, lesson, beginning(lesson), surroundings, "lab/tree"))


@pytest.mark.sweep
def test_in_notebook_7_from_another_folder(elsewhere, surroundings, notebook_7):
    """`jupyter notebook`, started in another folder, serves the lesson, whose kernel imports the course and checks."""
    lesson = elsewhere / "01_numpy.ipynb"
    assert_works_and_says_so_once(run_by_server(notebook_7, lesson, beginning(lesson), surroundings, "notebooks"))


@pytest.mark.sweep
def test_a_whole_lesson_in_notebook_7(elsewhere, surroundings, notebook_7):
    """Every cell of lesson 1 runs in `jupyter notebook`, started in another folder."""
    lesson = elsewhere / "01_numpy.ipynb"
    assert_reaches_the_end(run_by_server(notebook_7, lesson, code_of(lesson), surroundings, "notebooks"))


@pytest.mark.sweep
def test_a_whole_lesson_in_a_plain_jupyterlab(elsewhere, surroundings):
    """Every cell of lesson 2 runs in `jupyter lab`, started in another folder."""
    lesson, command = elsewhere / "02_tensor.ipynb", [sys.executable, "-m", "jupyterlab"]
    assert_reaches_the_end(run_by_server(command, lesson, code_of(lesson), surroundings, "lab/tree"))


@pytest.mark.sweep
def test_a_whole_lesson_by_nbclient(elsewhere, surroundings):
    """Every cell of lesson 3 runs by nbclient in another folder."""
    lesson = elsewhere / "03_autograd.ipynb"
    assert_reaches_the_end(run_by_nbclient(lesson, code_of(lesson), surroundings))


def test_the_variable_silences_the_sentence(elsewhere, surroundings):
    """Whoever starts kernels for others, or compares outputs, sets one variable and hears nothing."""
    lesson = elsewhere / "01_numpy.ipynb"
    assert run_by_nbclient(lesson, beginning(lesson)[:1], surroundings | {door.VARIABLE: "a hub"}) == [""]


def test_a_python_without_a_kernel_says_nothing(tmp_path, surroundings):
    """A script that imports the course prints nothing, with IPython loaded or without."""
    path = {"PYTHONPATH": str(ROOT)}
    for script in ("import helpers", "import IPython, helpers"):
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, env=surroundings | path, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(installed_from() != ROOT, reason="the course is not installed in this Python with pip install -e")
def test_the_installed_course_is_found_from_any_folder(tmp_path, surroundings):
    """What `pip install -e .` leaves behind is enough: no PYTHONPATH, no folder of the course."""
    assert "PYTHONPATH" not in surroundings
    done = subprocess.run(
        [sys.executable, "-c", "import helpers; print(helpers.__file__)"],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
    )
    assert Path(done.stdout.strip()).parent == ROOT / "helpers"
