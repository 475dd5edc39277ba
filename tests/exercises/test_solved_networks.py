"""The three solved lessons train one network: their losses and gradients agree with the reference's."""

import numpy as np
import pytest
import torch
from threadpoolctl import threadpool_limits

from helpers.course import LESSON_NAMES
from helpers.exercises import find
from helpers.networks import initial_arrays, train_numpy
from tests.sweeps import first


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """One thread: products this small run slower on two threads that other tests are using."""
    with threadpool_limits(1):
        yield


def given(lesson, arrays):
    copies = [array.copy() for array in arrays]
    return copies if lesson == "numpy" else [torch.from_numpy(copy) for copy in copies]


@pytest.mark.parametrize("seed", first(1, range(20)))
def test_solved_lessons_agree_with_the_reference(seed):
    """Over 500 steps in float64 every loss agrees to 1e-8 relative or 1e-12 absolute, every first gradient to 1e-12.

    Both bounds come from rounding, which grows while the loss falls towards 1e-10.
    """
    arrays = initial_arrays(seed)
    losses, _, _ = train_numpy(*arrays, 1e-6, 500)
    moved = train_numpy(*arrays, 1.0, 1)[1:]
    for lesson in LESSON_NAMES:
        train = find(f"{lesson}.train").solution
        mine, _, _ = train(*given(lesson, arrays), 1e-6, 500)
        apart = np.abs(np.array([float(loss) for loss in mine]) - losses)
        assert np.all(apart <= np.maximum(1e-8 * np.abs(losses), 1e-12)), lesson
        for start, right, other in zip(arrays[2:], moved, train(*given(lesson, arrays), 1.0, 1)[1:]):
            assert np.abs(right - np.asarray(other)).max() <= 1e-12 * np.abs(start - right).max(), lesson
