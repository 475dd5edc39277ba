"""What every bench needs: a call timed, a child's last line, its peak memory, and one printed line a comparison."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from helpers.course import ROOT
from helpers.maintainer.build.kernel import kernel_environment

__all__ = ["head", "in_child", "line", "peak_memory", "seconds"]

_HEAD = ("what", "takes", "the plain way", "takes", "ratio")


def head() -> None:
    """Print the names of the columns of `line`."""
    print("{:42}{:>10}  {:38}{:>10}{:>8}".format(*_HEAD))


def line(what: str, value: float, plain: str, plain_value: float, unit: str = "s") -> None:
    """Print a figure beside that of the plain way, and the ratio between them."""
    shown, plain_shown = (f"{number:.3g} {unit}" for number in (value, plain_value))
    print(f"{what:42}{shown:>10}  {plain:38}{plain_shown:>10}{value / plain_value:8.2f}", flush=True)


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes, in seconds of wall time."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def in_child(code: str) -> str:
    """Run code in a fresh Python with one BLAS thread and return the last line that it prints."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = kernel_environment(Path(scratch)) | {"MPLBACKEND": "agg"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()[-1]


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB.

    On Linux `ru_maxrss` would also count the process that started this one.
    """
    if sys.platform == "win32":
        import psutil

        return psutil.Process().memory_info().peak_wset / 1e6
    if sys.platform == "linux":
        with open("/proc/self/status") as status:
            return next(float(row.split()[1]) / 1e3 for row in status if row.startswith("VmHWM"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
