"""Lessons that a learner copied before the modules moved go on working."""

import importlib

import pytest

from helpers.former import MOVED

# the imports of the three lessons as they were handed out before
IMPORTS = """
from helpers import check, hint, progress, solution
from helpers.comparison import compare_networks
from helpers.device import choose
from helpers.device_timing import sweep
from helpers.explorer import explore, explore_clamp, explore_maximum, explore_product, explore_randn
from helpers.gradient_check import compare_gradients
from helpers.many_networks import train_many
from helpers.networks import initial_arrays, train_autograd, train_numpy, train_tensor
from helpers.own_networks import Network, own_forward, own_networks
from helpers.pictures import arrays, curves, devices, digits, distributions, gradients, graph, memory, network
from helpers.pictures import side_by_side, slopes, tensors
"""


@pytest.mark.parametrize("line", IMPORTS.strip().splitlines())
def test_an_import_of_an_older_lesson_works(line):
    """Each name is found where it was."""
    names = {}
    exec(line, names)
    assert all(names[name.strip()] is not None for name in line.partition(" import ")[2].split(","))


def test_the_old_names_are_the_new_things():
    """An older name is not a copy: what a lesson compares by type stays comparable."""
    from helpers.devices.timing import time_products

    assert importlib.import_module("helpers.device_timing").sweep is time_products
    for old, (new, _) in MOVED.items():
        module, moved = importlib.import_module(old), importlib.import_module(new)
        assert all(getattr(module, name) is getattr(moved, name) for name in moved.__all__)


def test_no_other_name_is_made_up():
    """What never was there is not found."""
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("helpers.attic")
