"""The three reference networks agree, in every loss and in every first gradient."""

import numpy as np
import pytest
import torch
from threadpoolctl import threadpool_limits

from helpers.networks import initial_arrays, train_autograd, train_numpy, train_tensor
from tests.sweeps import first

SEEDS = range(20)


def tensors(arrays, dtype=torch.float64):
    return [torch.from_numpy(array.copy()).to(dtype) for array in arrays]


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """One thread: products this small run slower on two threads that other tests are using."""
    with threadpool_limits(1):
        yield


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_all_losses_agree_in_float64(seed):
    """Over 500 steps every loss agrees to 1e-8 relative or 1e-12 absolute, whichever is looser.

    Both come from rounding: it grows by a factor of a million while the loss falls from 1e7 towards 1e-10.
    """
    arrays = initial_arrays(seed)
    losses, _, _ = train_numpy(*arrays)
    for train in (train_tensor, train_autograd):
        others, _, _ = train(*tensors(arrays))
        apart = np.abs(np.array(others) - losses)
        assert np.all(apart <= np.maximum(1e-8 * np.abs(losses), 1e-12)), train.__name__


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_first_gradients_agree(seed):
    """A step at rate 1 moves each weight by its gradient: these agree to 1e-12 of the largest entry."""
    arrays = initial_arrays(seed)
    moved = train_numpy(*arrays, learning_rate=1.0, steps=1)[1:]
    for train in (train_tensor, train_autograd):
        others = train(*tensors(arrays), learning_rate=1.0, steps=1)[1:]
        for start, mine, theirs in zip(arrays[2:], moved, others):
            gradient = start - mine
            assert np.abs(gradient - (start - theirs.numpy())).max() <= 1e-12 * np.abs(gradient).max()


@pytest.mark.parametrize("seed", first(1, SEEDS))
def test_float32_agrees_over_100_steps(seed):
    """In float32 the losses agree with float64 to 1e-4 over the first 100 steps; later digits mean nothing."""
    arrays = initial_arrays(seed)
    losses, _, _ = train_numpy(*arrays, steps=100)
    narrow, _, _ = train_numpy(*(array.astype(np.float32) for array in arrays), steps=100)
    runs = [narrow] + [train(*tensors(arrays, torch.float32), steps=100)[0] for train in (train_tensor, train_autograd)]
    for others in runs:
        assert np.max(np.abs(np.array(others) - losses) / losses) < 1e-4


@pytest.mark.parametrize("train", [train_numpy, train_tensor, train_autograd])
def test_the_arguments_stay_as_they_are(train):
    """No network writes into the arrays or Tensors that it is given, and none leaves a graph on its result."""
    arrays = initial_arrays(0, (6, 5, 4, 3))
    given = [array.copy() for array in arrays] if train is train_numpy else tensors(arrays)
    losses, w1, w2 = train(*given, learning_rate=1e-3, steps=3)
    for before, after in zip(arrays, given):
        np.testing.assert_array_equal(before, np.asarray(after))
    assert all(isinstance(loss, float) for loss in losses)
    assert not getattr(w1, "requires_grad", False)
    assert not getattr(w2, "requires_grad", False)


def test_arrays_are_drawn_in_order():
    """x, y, w1, w2 come from one generator in this order, in float64, with the notes' sizes."""
    rng = np.random.default_rng(7)
    for array, shape in zip(initial_arrays(7), ((64, 1000), (64, 10), (1000, 100), (100, 10)), strict=True):
        assert array.dtype == np.float64
        np.testing.assert_array_equal(array, rng.standard_normal(shape))


def test_first_gradients_are_slopes():
    """The gradients that the first step uses are the slopes of the loss, measured by central differences."""
    x, y, w1, w2 = initial_arrays(5, (6, 5, 4, 3))
    _, moved_1, moved_2 = train_numpy(x, y, w1, w2, learning_rate=1.0, steps=1)
    step = 1e-6
    for start, moved, place in ((w1, moved_1, 0), (w2, moved_2, 1)):
        for index in np.ndindex(start.shape):
            losses = []
            for sign in (1, -1):
                weights = [w1.copy(), w2.copy()]
                weights[place][index] += sign * step
                losses.append(np.square(np.maximum(x @ weights[0], 0) @ weights[1] - y).sum())
            assert (start - moved)[index] == pytest.approx((losses[0] - losses[1]) / (2 * step), rel=1e-5, abs=1e-5)
