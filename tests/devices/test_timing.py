"""The timing of a device, tried on the CPU against itself: no time is asserted, only what is made of times."""

import pytest
import torch

from helpers.devices.choice import DeviceChoice
from helpers.devices.timing import first_size_that_pays, time_products

CPU = DeviceChoice(torch.device("cpu"), "a test.", True, "this CPU")


def test_a_sweep_has_a_time_for_each_size():
    """Each of the three ways is measured at each size, and the device's name is kept."""
    measured = time_products(CPU, sizes=(4, 8), repeats=1)
    assert measured.sizes == (4, 8)
    assert measured.device_name == "this CPU"
    for seconds in (measured.cpu, measured.device, measured.with_transfer):
        assert len(seconds) == 2
        assert all(0 < value < 1 for value in seconds)


def test_every_measured_piece_of_work_is_waited_for(monkeypatch):
    """The clock is read only after the device was waited for: its work runs beside Python."""
    waited = []
    monkeypatch.setattr("helpers.devices.timing.synchronize", waited.append)
    time_products(CPU, sizes=(4,), repeats=3)
    assert len(waited) == 3 * (2 + 3)


@pytest.mark.parametrize(
    ("cpu", "device", "expected"),
    [
        ((1, 2, 9, 70), (3, 3, 3, 4), 64),
        ((1, 2, 3, 4), (3, 3, 3, 4), None),
        ((9, 9, 9, 9), (1, 1, 1, 1), 16),
        ((9, 1, 9, 9), (1, 3, 1, 1), 64),
        ((1, 1, 1, 9), (3, 3, 3, 3), 128),
    ],
)
def test_the_size_that_pays_is_the_first_from_which_it_always_does(cpu, device, expected):
    """A single small size that happens to be faster is not the crossover."""
    assert first_size_that_pays((16, 32, 64, 128), cpu, device) == expected
