"""Many networks trained at once are the same networks as one by one."""

import pytest
import torch

from helpers.networks.many import train_many
from helpers.networks.three_ways import initial_arrays, train_tensor

RATES = torch.tensor([0.0, 1e-5, 1e-4, 3e-4, 1.0], dtype=torch.float64)


def _tensors(seed=0):
    return tuple(torch.tensor(array) for array in initial_arrays(seed, sizes=(6, 8, 5, 3)))


def test_each_network_trains_as_it_would_alone():
    """Each column of losses is the plain loop's with that learning rate, to the rounding of float64."""
    losses = train_many(*_tensors(), RATES[:4], steps=20)
    assert losses.shape == (20, 4)
    for number, rate in enumerate(RATES[:4].tolist()):
        alone = train_tensor(*_tensors(), learning_rate=rate, steps=20)[0]
        assert torch.allclose(losses[:, number], torch.tensor(alone, dtype=torch.float64), rtol=1e-9)


def test_a_network_that_diverges_disturbs_no_other():
    """With one rate far too large, the others' losses stay what they were."""
    together, without = train_many(*_tensors(), RATES, 30), train_many(*_tensors(), RATES[:4], 30)
    assert not torch.isfinite(together[-1, -1])
    assert torch.allclose(together[:, :4], without, rtol=1e-9)


def test_the_arguments_stay():
    """Neither data nor starting weights are changed."""
    tensors = _tensors()
    train_many(*tensors, RATES, steps=3)
    assert all(torch.equal(mine, theirs) for mine, theirs in zip(tensors, _tensors(), strict=True))


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_the_losses_have_the_dtype_of_the_data(dtype):
    """What is put in as float32 comes out as float32."""
    tensors = (part.to(dtype) for part in _tensors())
    assert train_many(*tensors, RATES.to(dtype), steps=2).dtype == dtype
