"""Progress survives killed writers and several writers at once."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from helpers.course import ROOT
from helpers.score.store import ProgressFile

WRITER = Path(__file__).with_name("writer.py")

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork; see the kill of a process")


def start(*arguments):
    command = [sys.executable, WRITER, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def report(*arguments):
    output, errors = start(*arguments).communicate(timeout=120)
    assert output, errors.decode()
    return json.loads(output.splitlines()[-1])


def attempts(path):
    return sum(entry["attempts"] for entry in ProgressFile(path).read()["exercises"].values())


@needs_fork
def test_no_attempt_said_to_be_safe_is_lost_over_150_kills(tmp_path):
    """Writers killed at random moments leave a whole file that holds every attempt they reported as safe."""
    found = report("kill", tmp_path / "progress.json", 150, 11)
    assert (found["kills"], found["lost"]) == (150, 0)
    assert found["safe"] >= 150


@needs_fork
def test_a_kill_at_any_step_leaves_a_whole_file(tmp_path):
    """A kill before or after each open, flush, rename and replace loses nothing, a foreign file included."""
    found = report("steps", tmp_path / "progress.json")
    assert found["kills"] >= 16
    assert (found["not whole"], found["lost"]) == ([], [])


@needs_fork
def test_the_kills_see_a_writer_that_writes_in_place(tmp_path):
    """The test above can fail: a store that writes over the old file is caught at its open and its flush."""
    found = report("steps", tmp_path / "progress.json", "in_place")
    assert {"after open 1", "before fsync 1", "after fsync 1"} <= set(found["not whole"])
    assert "after open 1, foreign" in found["lost"]


def test_a_killed_process_leaves_its_file_and_lock_usable(tmp_path):
    """After a kill from helpers.course import ROOT
    from outside, on any system, what was said to be safe is there and the next record works."""
    path = tmp_path / "progress.json"
    for _ in range(2):
        before = attempts(path)
        writer = start("record", path, "kill", 10_000)
        said = [writer.stdout.readline() for _ in range(3)]
        writer.kill()
        said += writer.communicate(timeout=60)[0].splitlines()
        assert attempts(path) - before >= len([line for line in said if line.strip().isdigit()]) >= 3
    assert ProgressFile(path).record("numpy.dot", status="passed", points=3).ok


def two_processes(path, *plant):
    writers = [start("record", path, name, 100, *plant) for name in ("one", "two")]
    outputs = [writer.communicate(timeout=120)[0] for writer in writers]
    return sum(line.strip().isdigit() for output in outputs for line in output.splitlines())


def test_two_processes_at_once_lose_nothing(tmp_path):
    """Two processes that record 100 attempts each at once leave 200 attempts."""
    path = tmp_path / "progress.json"
    assert two_processes(path) == 200
    assert attempts(path) == 200
    assert sorted(os.listdir(tmp_path)) == ["progress.json", "progress.json.lock"]


def test_two_processes_without_a_lock_are_seen(tmp_path):
    """The test above can fail: without the lock, attempts go missing."""
    path = tmp_path / "progress.json"
    assert two_processes(path, "no_lock") + attempts(path) < 400


def test_threads_of_one_kernel_lose_nothing(tmp_path):
    """Four threads that record 25 attempts each leave 100 attempts."""
    file = ProgressFile(tmp_path / "progress.json")

    def work(name):
        for _ in range(25):
            file.record(name, status="not yet right", points=0)

    threads = [threading.Thread(target=work, args=(f"numpy.{name}",)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {name: entry["attempts"] for name, entry in file.read()["exercises"].items()} == {
        f"numpy.{name}": 25 for name in "abcd"
    }
