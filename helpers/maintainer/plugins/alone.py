"""A pytest plugin: a test marked `alone` has the cores for itself while several workers run.

Two threads of a matrix product that share their cores with another worker wait for each other: measured on two cores,
a training of 0.5 s takes 22 s.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

__all__ = ["held_locks", "pytest_configure", "pytest_runtest_protocol"]


def pytest_configure(config):
    config.addinivalue_line("markers", "alone: no test of another worker runs beside it")


@contextmanager
def held_locks(folder: Path, worker: str, workers: int, alone: bool) -> Iterator[None]:
    """Hold the worker's own lock, or for a test that is alone the locks of all, always taken in one order.

    Args:
        folder: where the locks of this run lie.
        worker: this worker, `"gw0"` for the first.
        workers: how many there are.
        alone: whether no other worker may run a test meanwhile.
    """
    names = [f"gw{number}" for number in range(workers)] if alone else [worker]
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(FileLock(folder / f"{name}.lock"))
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Run a test under its locks where pytest-xdist runs several workers."""
    worker = getattr(item.config, "workerinput", None)
    if worker is None:
        return (yield)
    folder = item.config._tmp_path_factory.getbasetemp().parent / "alone"
    folder.mkdir(exist_ok=True)
    alone = item.get_closest_marker("alone") is not None
    with held_locks(folder, worker["workerid"], worker["workercount"], alone):
        return (yield)
