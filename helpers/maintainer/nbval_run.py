"""Run nbval over notebooks in a process of its own and tell which cells came out red."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from helpers.course import ROOT
from helpers.maintainer.build.make import read_notebook
from helpers.maintainer.build.source import code_cells

__all__ = ["NbvalRun", "run_nbval"]


@dataclass(frozen=True)
class NbvalRun:
    """What nbval said of one notebook.

    Attributes:
        passed: ids of the cells whose outputs are the stored ones.
        failed: the message for each red cell, by its id.
        skipped: the reason for each skipped cell, by its id.
        text: what pytest printed.
    """

    passed: tuple[str, ...]
    failed: dict[str, str]
    skipped: dict[str, str]
    text: str


def run_nbval(notebook: Path, environment: Mapping[str, str] | None = None, arguments: Sequence[str] = ()) -> NbvalRun:
    """Run the course's own nbval settings over one notebook, which may lie anywhere.

    Args:
        notebook: an `.ipynb` file.
        environment: variables on top of this process's own.
        arguments: further arguments for pytest.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), str(notebook)]
        command += [
            "--color=no",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            f"--junitxml={report}",
            *arguments,
        ]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**own, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        if not report.exists():
            raise RuntimeError(f"pytest made no report:\n{done.stdout}\n{done.stderr}")
        cases = list(ElementTree.parse(report).iter("testcase"))
    ids = [cell.id for cell in code_cells(read_notebook(notebook))]
    named = [(ids[int(case.get("name").removeprefix("Cell "))], case) for case in cases]
    return NbvalRun(
        passed=tuple(identity for identity, case in named if not len(case)),
        failed={identity: part.text for identity, case in named for part in case.iter("failure")},
        skipped={identity: part.get("message") for identity, case in named for part in case.iter("skipped")},
        text=done.stdout,
    )
