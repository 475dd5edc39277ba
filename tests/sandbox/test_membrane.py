"""What observes knows no exercise, and what judges has no observer: each works where the other cannot be imported."""

import shutil
import subprocess
import sys

from helpers.course import ROOT
from helpers.exercises import find
from helpers.sandbox.observation import Observation
from helpers.sandbox.wire import pack, unpack

OBSERVES_ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
sys.modules["helpers"] = None  # nothing of the course but the room itself can be imported
import numpy as np
from sandbox.observe import observe
from sandbox.task import Task
from sandbox.wire import pack, unpack

def relu(h):
    return np.maximum(h, 0)

task = unpack(sys.stdin.buffer.read(), Task)
sys.stdout.buffer.write(pack(observe(task, relu)))
"""

JUDGES_ALONE = """
import sys, types
package = types.ModuleType("helpers")
package.__path__ = [sys.argv[1] + "/helpers"]
sys.modules["helpers"] = package  # its own __init__ would import the check, and with it the observer
for module in ("observe", "patches", "delegation"):
    sys.modules["helpers.sandbox." + module] = None
from helpers.exercises import find
from helpers.judging.judge import judge
from helpers.sandbox.observation import Observation
from helpers.sandbox.wire import unpack

exercise = find("numpy.maximum")
print(judge(exercise, exercise.task(7), unpack(sys.stdin.buffer.read(), Observation)).status)
"""


def run(program: str, folder, given: bytes) -> bytes:
    command = [sys.executable, "-I", "-c", program, str(folder)]
    return subprocess.run(command, input=given, capture_output=True, check=True, cwd=folder).stdout


def test_an_observation_made_elsewhere_is_judged_here(tmp_path):
    """The sandbox alone, shipped to a folder of its own, tries an answer; a judge without an observer passes it."""
    shutil.copytree(ROOT / "helpers" / "sandbox", tmp_path / "sandbox")
    packed = run(OBSERVES_ALONE, tmp_path, pack(find("numpy.maximum").task(7)))
    assert len(unpack(packed, Observation).outcomes) == len(find("numpy.maximum").task(7).calls)
    assert run(JUDGES_ALONE, ROOT, packed) == b"passed\n"
