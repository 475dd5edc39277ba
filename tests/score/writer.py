"""Writers of a progress file for the tests to kill. Run as a script, away from pytest's own threads.

    python progress_writer.py record PATH NAME COUNT [PLANT]   records COUNT attempts, says each number once it is safe
    python progress_writer.py kill PATH KILLS SEED [PLANT]     kills that many writers at random moments (POSIX)
    python progress_writer.py steps PATH [PLANT]               kills a writer before and after each step (POSIX)

PLANT names a fault that the tests must see: `in_place` writes over the old file, `no_lock` locks nothing.
The last line of output is a JSON report.
"""

import builtins
import contextlib
import functools
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import filelock  # noqa: F401  a child that first had to import it would mostly be killed at that

from helpers.score import store
from helpers.score.store import ProgressFile

STEPS = (("open", builtins), ("fsync", os), ("rename", os), ("replace", os))


def plant(name: str) -> None:
    """Put a fault into the store."""
    if name == "in_place":

        def write_in_place(path, content, *, keep_old_as=None):
            with open(path, "wb") as file:
                file.write(content[:40])
                file.flush()
                os.fsync(file.fileno())
                file.write(content[40:])

        store.write_whole = write_in_place
    elif name == "no_lock":
        store.locked = lambda path, seconds: contextlib.nullcontext()
    elif name:
        raise ValueError(f"plant is {name!r}; allowed are 'in_place' and 'no_lock'.")


def record(path: str, name: str, number: int) -> bool:
    saved = ProgressFile(path).record(
        f"numpy.{name}{number % 5}", status="passed", points=number % 4, source=f"answer {number}\n" * 20
    )
    return saved.ok


def attempts(path: str) -> int:
    """Count the attempts in the file; a file that is not whole raises."""
    try:
        exercises = store.decode(Path(path).read_bytes())
    except FileNotFoundError:
        return 0
    return sum(entry["attempts"] for entry in exercises.values())


def kill_at_random(path: str, kills: int, seed: int) -> dict:
    """Kill writers, one after the other, and compare what each said was safe with what the file holds."""
    moments = random.Random(seed)
    lost = safe = 0
    for _ in range(kills):
        before = attempts(path)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            for number in range(10_000):
                if record(path, "kill", number):
                    os.write(writer, b".")
            os._exit(0)
        os.close(writer)
        said = os.read(reader, 1)
        time.sleep(moments.uniform(0, 0.008))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reader, 4096):
            said += more
        os.close(reader)
        safe += len(said)
        # One more than was said may be there: written, and killed before it could say so.
        lost += attempts(path) - before - len(said) not in (0, 1)
    return {"kills": kills, "safe": safe, "lost": lost, "attempts": attempts(path)}


def kill_at_each_step(path: str) -> dict:
    """Kill a writer before and after each call that touches the file, and look at what is left.

    It is done twice: with a progress file of ours in place, and with a foreign one that the writer sets aside.
    """
    report = {"kills": 0, "not whole": [], "lost": []}
    for foreign in (False, True):
        for step, module in STEPS:
            for moment in ("before", "after"):
                for call in range(1, 4):
                    where = f"{moment} {step} {call}{', foreign' if foreign else ''}"
                    _kill_at_one_step(
                        path, foreign, functools.partial(_die_at, module, step, moment, call), where, report
                    )
    return report


def _kill_at_one_step(path: str, foreign: bool, arm, where: str, report: dict) -> None:
    if foreign:
        Path(path).write_text(where)
        before = 0
    else:
        Path(path).unlink(missing_ok=True)
        record(path, "step", 0)
        before = 1
    child = os.fork()
    if not child:
        arm()
        record(path, "step", 1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        return
    report["kills"] += 1
    texts = [file.read_text() for file in Path(path).parent.glob("*.json")]
    if foreign and where not in texts:
        report["lost"].append(where)
    if foreign and Path(path).exists() and Path(path).read_text() == where:
        return
    try:
        if attempts(path) not in (before, before + 1):
            report["lost"].append(where)
    except ValueError:
        report["not whole"].append(where)


def _die_at(module, step: str, moment: str, call: int) -> None:
    """Make the numbered call of one step the last thing that this process does."""
    real, calls = getattr(module, step), []

    def dying(*arguments, **options):
        calls.append(step)
        if len(calls) == call and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **options)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(module, step, dying)


def main(task: str, path: str, *rest: str) -> None:
    arguments = {"record": 2, "kill": 2, "steps": 0}[task]
    plant("".join(rest[arguments:]))
    if task == "record":
        name, count = rest[0], int(rest[1])
        for number in range(count):
            if record(path, name, number):
                print(number, flush=True)
        report = {}
    elif task == "kill":
        report = kill_at_random(path, int(rest[0]), int(rest[1]))
    else:
        report = kill_at_each_step(path)
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
