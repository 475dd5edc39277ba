"""Train the network that an explorer's state describes, by the exact shortcut where it holds.

The shortcut holds on the CPU in float32 and float64, whatever the sizes and rates. Half precision, another device and
gradients that are never zeroed take the plain loop of torch. `Run.way` says which one ran. No run is kept and
every step is taken; one thing is left out: after the first nan, which is for ever, the losses are filled with nan.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from helpers.networks.three_ways import initial_arrays
from helpers.words.language import say

from .plain import train_plain
from .shortcut import Prepared, prepare, train_shortcut

__all__ = ["Run", "draw", "prepared", "shortcut_holds", "train"]

_D_IN, _D_OUT = 1000, 10


@dataclass(frozen=True, eq=False)
class Run:
    """What one training gave.

    losses: float array, shape (steps,), the loss before each update, no units.
    living: how many of the hidden units were positive on at least one row at the last step.
    hidden: how many hidden units there are.
    zero_loss: the loss of predicting 0 everywhere, the sum of y squared.
    way: which trainer ran, in words.
    """

    losses: np.ndarray
    living: int
    hidden: int
    zero_loss: float
    way: str

    @property
    def final(self) -> float:
        """The last loss."""
        return float(self.losses[-1])

    @property
    def not_finite(self) -> int | None:
        """The first step whose loss is inf or nan, counted from 0; None if all are finite."""
        finite = np.isfinite(self.losses)
        return None if finite.all() else int(np.argmin(finite))


def draw(state: Mapping[str, object]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return x, y, w1, w2 in float64 from the state's seed, sizes and weight scale, drawn in this order."""
    sizes = (state["batch_size"], _D_IN, state["hidden_units"], _D_OUT)
    x, y, w1, w2 = initial_arrays(state["seed"], sizes)
    scale = state["weight_scale"]
    return x, y, w1 * scale, w2 * scale


def prepared(state: Mapping[str, object]) -> Prepared:
    """Return what the shortcut starts from: the state's draws and their two large products.

    They depend on neither learning rate, momentum nor steps, so those of the last states are kept.
    """
    sizes = (state["batch_size"], state["hidden_units"])
    return _prepared(*sizes, state["weight_scale"], state["seed"], state.get("dtype", "float64"))


@lru_cache(maxsize=4)
def _prepared(batch_size: int, hidden_units: int, weight_scale: float, seed: int, dtype: str) -> Prepared:
    state = {"batch_size": batch_size, "hidden_units": hidden_units, "weight_scale": weight_scale, "seed": seed}
    return prepare(*(array.astype(dtype, copy=False) for array in draw(state)))


def shortcut_holds(state: Mapping[str, object]) -> bool:
    """Return whether following x @ w1 gives the plain loop's curve: on the CPU, in full precision, gradients zeroed."""
    full = state.get("dtype", "float64") in ("float32", "float64")
    return full and state.get("device", "cpu") == "cpu" and not state.get("forget_to_zero", False)


def train(state: Mapping[str, object], wanted: Callable[[], bool] = lambda: True) -> Run | None:
    """Train the network of this state from its first step; None if it is not wanted any more.

    Args:
        state: learning_rate, hidden_units, batch_size, steps, weight_scale, seed; dtype, device, momentum and
            forget_to_zero where the lesson has them.
        wanted: asked before each step.
    """
    dtype, device = state.get("dtype", "float64"), state.get("device", "cpu")
    how = (state["learning_rate"], state["steps"], state.get("momentum", 0.0))
    if shortcut_holds(state):
        start = prepared(state)
        y = start.y
        done = train_shortcut(start, *how, wanted)
        way = say("exact shortcut in NumPy, {dtype}", dtype=dtype)
    else:
        arrays = draw(state)
        y = arrays[1]
        done = train_plain(arrays, *how, state.get("forget_to_zero", False), dtype, device, wanted)
        words = "plain loop in torch, {dtype}" if device == "cpu" else "plain loop in torch, {dtype}, {device}"
        way = say(words, dtype=dtype, device=device)
    if done is None:
        return None
    losses, living = done
    zero_loss = math.fsum(np.square(y, dtype=np.float64).ravel())
    return Run(losses.astype(np.float64), living, state["hidden_units"], zero_loss, way)
