"""`make lab` opens the right lesson, with the right kernel, and the Makefile finds a Python that runs."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from helpers.course import ROOT
from helpers.lab.launch import THREADS, arguments, finished_lessons, lesson_to_open, main
from helpers.score.store import ProgressFile
from tests.course_folder import build_course, cell_text, edit_cell
from tests.lab.kernels import run_in_new_kernel

LESSONS = ["01_numpy", "02_tensor"]
WITH_MAKE = pytest.mark.skipif(
    os.name == "nt" or not shutil.which("make"), reason="the Makefile needs make and a POSIX shell"
)


def remember(own, stem):
    """Write the workspace that JupyterLab writes while a lesson is in front."""
    folder = own / ".jupyter" / "workspaces"
    folder.mkdir(parents=True, exist_ok=True)
    layout = {"main": {"dock": {"widgets": [f"notebook:{stem}.ipynb"]}, "current": f"notebook:{stem}.ipynb"}}
    workspace = {"data": {"layout-restorer:data": layout}, "metadata": {"id": "default"}}
    (folder / "default-37a8.jupyterlab-workspace").write_text(json.dumps(workspace), "utf-8")


def test_the_first_start_opens_the_first_lesson(tmp_path):
    """Nothing was open and nothing is finished: lesson 1."""
    assert lesson_to_open(tmp_path, LESSONS, []) == "01_numpy"


def test_a_later_start_opens_the_lesson_that_was_open(tmp_path):
    """The lesson in front when JupyterLab was last used comes first."""
    remember(tmp_path, "02_tensor")
    assert lesson_to_open(tmp_path, LESSONS, []) == "02_tensor"


def test_a_finished_lesson_makes_way_for_the_next(tmp_path):
    """Whoever finished lesson 1 goes on with lesson 2, even if lesson 1 was open last."""
    remember(tmp_path, "01_numpy")
    assert lesson_to_open(tmp_path, LESSONS, ["01_numpy"]) == "02_tensor"


def test_a_finished_course_opens_what_was_open(tmp_path):
    """With everything passed, the lesson that was open last opens again."""
    remember(tmp_path, "02_tensor")
    assert lesson_to_open(tmp_path, LESSONS, LESSONS) == "02_tensor"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"data": {"layout-restorer:data": {"main": {"current": 3}}}}'])
def test_an_unreadable_workspace_is_passed_over(tmp_path, text):
    """What JupyterLab left behind can never keep the course from opening."""
    remember(tmp_path, "02_tensor")
    next((tmp_path / ".jupyter" / "workspaces").iterdir()).write_text(text, "utf-8")
    assert lesson_to_open(tmp_path, LESSONS, []) == "01_numpy"


def test_a_lesson_is_finished_when_all_its_exercises_are_passed(tmp_path, monkeypatch):
    """One exercise short is not finished; the last one finishes it."""
    monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(tmp_path / "progress.json"))
    build_course(tmp_path / "notebooks")
    for exercise_id, finished in (("numpy.dot", []), ("numpy.maximum", ["01_numpy"])):
        ProgressFile().record(exercise_id, status="passed", points=1, source="", mistake=None)
        assert finished_lessons(tmp_path / "notebooks") == finished


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux may a display be missing")
@pytest.mark.parametrize(("display", "opens"), [("", False), (":0", True)])
def test_without_a_display_no_browser_is_tried(tmp_path, monkeypatch, display, opens):
    """Without a display the address is printed and nothing else is tried."""
    for name in ("BROWSER", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert ("--no-browser" not in arguments("01_numpy", tmp_path)) == opens


@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_root_is_allowed_only_where_one_is_root(tmp_path, monkeypatch, user, allowed):
    """In a container one is root, and Jupyter has to be told that this is meant."""
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert ("--allow-root" in arguments("01_numpy", tmp_path)) == allowed


@pytest.fixture
def repository(tmp_path):
    """A course folder of its own: the real `helpers` beside two small lessons."""
    root = tmp_path / "the course"
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "helpers", root / "helpers", ignore=ignore)
    build_course(root / "notebooks")
    return root


@pytest.fixture
def surroundings(tmp_path):
    """An environment with a home of its own and a `python3` kernel in it that is another Python's."""
    foreign = tmp_path / "foreign"
    for folder in (foreign, tmp_path / "home" / ".local" / "share" / "jupyter"):
        kernel = folder / "kernels" / "python3"
        kernel.mkdir(parents=True)
        specification = {"argv": ["/foreign/python"], "display_name": "Foreign", "language": "python"}
        (kernel / "kernel.json").write_text(json.dumps(specification), "utf-8")
    ours = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "JUPYTER_TOKEN", "ONE_NETWORK_PROGRESS", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in {*ours, *THREADS}} | {
        "HOME": str(tmp_path / "home"),
        "USERPROFILE": str(tmp_path / "home"),
        "JUPYTER_PATH": str(foreign),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
        "PYTHONUNBUFFERED": "1",
    }


def test_jupyterlab_starts_serves_and_ends(repository, surroundings):
    """It prints an address that works, runs this Python and no foreign kernel, and Ctrl-C ends it.

    Its kernels find the course, do not say what `make lab` adds, and have threads that leave a busy core to others.
    """
    command = [sys.executable, "-m", "helpers.lab", "--no-browser", "--ServerApp.port=0"]
    own_group = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if os.name != "nt":  # what runs in the background of a script ignores Ctrl-C, and so would its children
        own_group = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(
        command, cwd=repository, env=surroundings, text=True, stdout=subprocess.PIPE, **own_group
    ) as server:
        try:
            address = next(line for line in server.stdout if "http://" in line).split()[-1]
            base, token = re.fullmatch(r"(http://.*/)lab/tree/01_numpy\.ipynb\?token=(\w+)", address).groups()

            def ask(path):
                with urllib.request.urlopen(f"{base}{path}?token={token}", timeout=60) as answer:
                    return answer.read().decode()

            assert "JupyterLab" in ask("lab/tree/01_numpy.ipynb")
            listed = {entry["name"] for entry in json.loads(ask("api/contents"))["content"]}
            kernel = json.loads(ask("api/kernelspecs"))["kernelspecs"]["python3"]["spec"]["argv"][0]
            settings = json.loads(ask("lab/api/settings/@jupyterlab/apputils-extension:notification"))
            runtime, look = Path(surroundings["JUPYTER_RUNTIME_DIR"]), "import helpers; helpers.__file__"
            threads = f"import os; [os.environ.get(name) for name in {list(THREADS)}]"
            said, threads = run_in_new_kernel(base, token, runtime, "01_numpy.ipynb", [look, threads])
        finally:
            server.send_signal(signal.SIGINT if os.name != "nt" else signal.CTRL_BREAK_EVENT)
            try:
                status = server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()
                status = "still running after a minute"
    assert {"01_numpy.ipynb", "02_tensor.ipynb"} <= listed
    assert kernel != "/foreign/python"
    assert said == repr(str(repository / "helpers" / "__init__.py"))
    assert threads == repr(["1", "PASSIVE"])
    assert settings["schema"]["properties"]["fetchNews"]["default"] == "false"
    assert os.name == "nt" or status == 0


def test_a_reset_from_the_command_line_renews_the_copy(repository, surroundings):
    """Both resets work as `make` calls them, and what cannot be done is a sentence and not a traceback."""

    def lab(*given):
        command = [sys.executable, "-m", "helpers.lab", *given]
        done = subprocess.run(command, cwd=repository, env=surroundings, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    assert lab("--reset-lesson=1", "--reset-exercise=")[0] == 0
    copy = repository / "my_lessons" / "01_numpy.ipynb"
    edit_cell(copy, "dot-1", "dot = 1")
    status, said = lab("--reset-lesson=", "--reset-exercise=numpy.dot")
    assert (status, "is empty again" in said) == (0, True)
    assert "return ..." in cell_text(copy, "dot-1")
    status, said = lab("--reset-lesson=", "--reset-exercise=")
    assert status == 1
    assert said.strip() == "Say which: `make reset LESSON=1` or `make reset EXERCISE=numpy.dot`."


def test_a_course_without_lessons_says_what_makes_them(tmp_path, monkeypatch, capsys):
    """Before the lessons are built, the message names the command that builds them."""
    monkeypatch.setattr("helpers.lab.launch.PUBLISHED", tmp_path)
    assert main([]) == 1
    assert "`make lessons` builds them" in capsys.readouterr().err


@pytest.fixture
def makefile(tmp_path):
    """Runs make in a folder with the real Makefile, where the only Pythons are those that a test puts on the path."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in ("sh", "touch", "mkdir", "ln", "make"):
        (programs / tool).symlink_to(shutil.which(tool))

    def program(name, text):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        (programs / name).chmod(0o755)

    def make(*given):
        command = [programs / "make", *(given or [".venv/learner.stamp"]), "PIP_INSTALL=say installing"]
        environment = {"PATH": str(programs)}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)

    program("say", 'echo "$@"')
    return program, make, tmp_path


NEW_ENOUGH = f"""
if [ "$1" = -m ]; then
    mkdir -p .venv/bin; ln -sf "{sys.executable}" .venv/bin/python
else
    exec "{sys.executable}" "$@"
fi
"""
A_SHIM = 'echo "pyenv: command not found" >&2; exit 127'
TOO_OLD = "exit 1"


@WITH_MAKE
def test_a_shim_that_does_not_run_is_skipped(makefile):
    """The first name that runs and is new enough is taken; a shim and an old Python are passed over."""
    program, make, _ = makefile
    program("python3", A_SHIM)
    program("python", TOO_OLD)
    program("python3.12", NEW_ENOUGH)
    done = make()
    assert (done.returncode, done.stderr) == (0, "")
    assert "Setting up .venv with python3.12." in done.stdout


@WITH_MAKE
def test_without_a_new_enough_python_one_sentence_says_so(makefile):
    """The message says what is needed and where to get it, and nothing is made."""
    program, make, folder = makefile
    program("python3", TOO_OLD)
    done = make()
    assert done.returncode != 0
    assert done.stderr.startswith("No Python 3.11 or newer that can make a virtual environment was found")
    assert not (folder / ".venv").exists()


@WITH_MAKE
def test_a_second_start_installs_nothing_until_the_lists_change(makefile):
    """The stamp keeps a second start off the network; a changed list of packages installs anew."""
    program, make, folder = makefile
    program("python3", NEW_ENOUGH)
    assert "installing" in make().stdout
    assert "installing" not in make().stdout
    stamp = (folder / ".venv" / "learner.stamp").stat().st_mtime
    os.utime(folder / "constraints.txt", (stamp + 10, stamp + 10))
    again = make().stdout
    assert "installing" in again
    assert "Setting up" not in again


@WITH_MAKE
def test_an_environment_whose_python_has_gone_is_made_anew(makefile):
    """After an upgrade took the old Python away, the next start mends it."""
    program, make, folder = makefile
    program("python3", NEW_ENOUGH)
    make()
    (folder / ".venv" / "bin" / "python").unlink()
    assert "Setting up .venv with python3." in make().stdout


@WITH_MAKE
def test_an_interpreter_that_is_named_gets_nothing_installed(makefile):
    """`make test PYTHON=…` asks what is missing there and leaves it at that."""
    program, make, folder = makefile
    program("theirs", 'echo "asked: $*"; exit 1')
    done = make("test", "PYTHON=theirs")
    assert done.returncode != 0
    assert done.stdout == "asked: helpers/lab/environment.py test\n"
    assert not (folder / ".venv").exists()
