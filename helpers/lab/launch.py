"""Opens JupyterLab on the learner's own copy of the lessons (`make lab`) or renews a part (`make reset`)."""

import argparse
import json
import os
import secrets
import sys
from pathlib import Path

from helpers import door
from helpers.course import OWN, PASSED, PUBLISHED, ROOT
from helpers.score.store import ProgressFile
from helpers.words.language import say

from .copies import (
    CopyFault,
    exercise_ids,
    make_copies,
    renew_lesson,
    restore_exercise,
    stems,
)

__all__ = ["SERVING", "THREADS", "arguments", "finished_lessons", "lesson_to_open", "main"]

SERVING = (
    "--FileContentsManager.pre_save_hook=helpers.lab.saving.drop_live_views",
    "--ServerApp.kernel_websocket_connection_class=helpers.lab.prompt_connection.PromptConnection",
)

# Run All shares the cores with the page that shows it. Two threads of a product that share a busy core wait for each
# other: NumPy's take fifty times as long then, so they get one thread; torch's ten times, unless a thread that waits
# gives its core away.
THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}


def main(given: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m helpers.lab", description=say(__doc__))
    fresh = say("a fresh copy of one lesson; the old one is kept")
    parser.add_argument("--reset-lesson", metavar=say("NUMBER"), help=fresh)
    parser.add_argument("--reset-exercise", metavar="ID", help=say("the empty answer cell of one exercise"))
    parser.epilog = say("All else is handed to JupyterLab, for example --port=9999 --ip=0.0.0.0")
    options, for_jupyter = parser.parse_known_args(given)
    try:
        if options.reset_exercise:
            print(restore_exercise(options.reset_exercise, PUBLISHED, OWN))
        elif options.reset_lesson:
            print(renew_lesson(options.reset_lesson, PUBLISHED, OWN))
        elif options.reset_lesson is not None or options.reset_exercise is not None:
            raise CopyFault(say("Say which: `make reset LESSON=1` or `make reset EXERCISE=numpy.dot`."))
        else:
            _open(for_jupyter)
    except CopyFault as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(say("Ended."))
    return 0


def arguments(stem: str, own: Path) -> list[str]:
    """Return JupyterLab's command line for opening one lesson.

    Args:
        stem: the lesson to open, such as `"01_numpy"`.
        own: the learner's folder, which JupyterLab shows as its root.
    """
    given = [
        f"--ServerApp.root_dir={own}",
        f"--ServerApp.default_url=/lab/tree/{stem}.ipynb",
        "--ServerApp.answer_yes=True",
        "--Application.log_level=ERROR",
        f"--LabApp.app_settings_dir={_settings(own)}",
        f"--LabApp.workspaces_dir={_workspaces(own)}",
        "--LanguageServerManager.autodetect=False",
        "--KernelManager.transport_encryption=auto",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *SERVING,
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        given.append("--allow-root")
    if not _has_display():
        given.append("--no-browser")
    return given


def lesson_to_open(own: Path, lessons: list[str], finished: list[str]) -> str:
    """Return the stem of the lesson that was open last, or of the first that is not finished.

    Args:
        own: the learner's folder, where JupyterLab keeps what was open.
        lessons: the stems in course order, at least one.
        finished: the stems of the lessons whose exercises are all passed.
    """
    unfinished = [stem for stem in lessons if stem not in finished] or lessons
    newest_first = sorted(_workspaces(own).glob("*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for workspace in newest_first:
        try:
            layout = json.loads(workspace.read_text("utf-8"))["data"]["layout-restorer:data"]
            stem = layout["main"]["current"].removeprefix("notebook:").removesuffix(".ipynb")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        if stem in unfinished:
            return stem
    return unfinished[0]


def finished_lessons(published: Path) -> list[str]:
    """Return the stems of the lessons whose exercises are all passed, as the progress file has it."""
    entries = ProgressFile().read()["exercises"]
    passed = {exercise_id for exercise_id, entry in entries.items() if entry["status"] == PASSED}
    return [stem for stem, ids in exercise_ids(published).items() if ids and passed.issuperset(ids)]


def _open(for_jupyter: list[str]) -> None:
    """Make the copies, start JupyterLab, say its address, and serve until Ctrl-C."""
    lessons = stems(PUBLISHED)
    if not lessons:
        raise CopyFault(say("{folder} holds no lesson. `make lessons` builds them.", folder=PUBLISHED))
    for sentence in make_copies(PUBLISHED, OWN):
        print(sentence)
    _write_settings(OWN)
    _prepare_environment()
    from jupyterlab.labapp import LabApp

    stem = lesson_to_open(OWN, lessons, finished_lessons(PUBLISHED))
    server = LabApp.initialize_server([*arguments(stem, OWN), *for_jupyter])
    # Said by the event loop, behind the callback that binds the port: from then on the address answers.
    server.io_loop.add_callback(_say_address, server, stem)
    server.start()


def _say_address(server, stem: str) -> None:
    token = server.identity_provider.token
    path = f"{server.base_url}lab/tree/{stem}.ipynb" + (f"?token={token}" if token else "")
    address = f"http://localhost:{server.port}{path}"
    print(say("Lesson {number} is at {address}", number=int(stem[:2]), address=address))
    print(say("Ctrl-C here ends it. Your notebooks and your score are kept."), flush=True)


def _prepare_environment() -> None:
    """Let kernels find `helpers`, and let no `python3` kernel but this Python's own answer to that name."""
    kernels = os.path.join(sys.prefix, "share", "jupyter")
    for name, first in (("PYTHONPATH", str(ROOT)), ("JUPYTER_PATH", kernels)):
        os.environ[name] = os.pathsep.join(filter(None, [first, os.environ.get(name)]))
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    for name, value in THREADS.items():
        os.environ.setdefault(name, value)
    os.environ[door.VARIABLE] = "make lab"
    # With a token of its own, the server leaves it to us to say the address.
    os.environ.setdefault("JUPYTER_TOKEN", secrets.token_hex(24))


def _write_settings(own: Path) -> None:
    """Keep JupyterLab from asking about news, and the whole lesson in the page: search and screen readers need it."""
    overrides = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},
    }
    _settings(own).mkdir(parents=True, exist_ok=True)
    (_settings(own) / "overrides.json").write_text(json.dumps(overrides, indent=1) + "\n", "utf-8")


def _settings(own: Path) -> Path:
    return own / ".jupyter" / "settings"


def _workspaces(own: Path) -> Path:
    return own / ".jupyter" / "workspaces"


def _has_display() -> bool:
    if os.environ.get("BROWSER") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
