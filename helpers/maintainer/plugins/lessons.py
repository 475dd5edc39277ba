"""A pytest plugin for the lessons under nbval: own progress file, and `gpu` cells only where a device is.

`pyproject.toml` loads it with `-p helpers.maintainer.plugins.lessons`: no run of pytest touches a learner's progress.
"""

import os

import pytest

from helpers import door
from helpers.course import ROOT
from helpers.maintainer.build.gpu_cells import missing_device
from helpers.maintainer.build.threads import thread_variables

__all__ = ["pytest_collection_modifyitems", "pytest_configure", "pytest_runtest_call", "pytest_runtest_setup"]

_FORCED = "ONE_NETWORK_GPU"


def pytest_configure(config):
    config.addinivalue_line("markers", f"gpu: needs a CUDA device; skipped without one unless {_FORCED}=1 or -m gpu")


def _is_cell(item) -> bool:
    return hasattr(item, "cell") and hasattr(item.cell, "metadata")


def _needs_device(item) -> bool:
    return _is_cell(item) and "gpu" in item.cell.metadata.get("tags", [])


def _selected(config) -> bool:
    return config.getoption("markexpr", "").strip() == "gpu"


def _forced(config) -> bool:
    return _selected(config) or os.environ.get(_FORCED) == "1"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark the `gpu` cells; skip them, with the reason, where no device is and none was asked for."""
    gpu_items = [item for item in items if _needs_device(item)]
    for item in gpu_items:
        item.add_marker("gpu")
    if not gpu_items:
        return
    if _selected(config):
        _select_what_comes_before(items)
    if _forced(config):
        return
    if missing := missing_device():
        for item in gpu_items:
            item.add_marker(pytest.mark.skip(reason=f"needs a CUDA device: {missing}"))


def _select_what_comes_before(items):
    """Mark the cells before a notebook's last `gpu` cell: `-m gpu` runs what the `gpu` cells build on."""
    needed = set()
    for item in reversed(items):
        if _needs_device(item):
            needed.add(item.parent)
        elif _is_cell(item) and item.parent in needed:
            item.add_marker("gpu")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item):
    """Start each notebook's kernel with an empty progress file of its own, on this copy of `helpers`.

    It has one thread unless the environment asks for more: several workers share the cores, and threads that wait for
    each other make a training take many times as long.
    """
    if not _is_cell(item) or item.parent.kernel is not None:
        return (yield)
    scratch = item.config._tmp_path_factory.mktemp("notebook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONE_NETWORK_PROGRESS", str(scratch / "progress.json"))
        for name, one in thread_variables(1).items():
            patch.setenv(name, os.environ.get(name, one))
        patch.setenv("IPYTHONDIR", str(scratch / "ipython"))
        patch.setenv(door.VARIABLE, "nbval")
        paths = [os.environ.get("PYTHONPATH"), str(ROOT)]
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item):
    """Fail a `gpu` cell that was asked for where no device is, saying what is missing."""
    if _needs_device(item) and (missing := missing_device()):
        pytest.fail(
            f"this cell needs a CUDA device, and {missing}. Without {_FORCED}=1 it is skipped.",
            pytrace=False,
        )
