"""The final loss over all learning rates at once.

The rates train one after the other, and one that reaches nan stops there. All 32 stacked into one array took no less
time: a stack of 32 times (64, 100) leaves the processor's nearest cache, in which one fits. What bounds a step is
calling NumPy a dozen times and passing over h, more than the arithmetic of the products.
"""

from collections.abc import Callable, Mapping

import numpy as np

from .shortcut import train_shortcut
from .trainer import prepared, shortcut_holds

__all__ = ["RATES", "sweep"]

RATES = tuple(float(f"{rate:.3g}") for rate in np.geomspace(1e-8, 1e-4, 32))


def sweep(
    state: Mapping[str, object], rates: tuple[float, ...] = RATES, wanted: Callable[[], bool] = lambda: True
) -> np.ndarray | None:
    """Return the last loss for each rate, every other option as in the state.

    Args:
        state: as for `train`; its own learning rate plays no part.
        rates: learning rates, no units.
        wanted: asked before each step; None is returned once it says no.

    Returns:
        float64 array, shape (len(rates),), inf or nan where the loss ended so. None also where only the plain loop
        holds, since that would take a minute.
    """
    if not shortcut_holds(state):
        return None
    start = prepared(state)
    finals = np.empty(len(rates))
    for place, rate in enumerate(rates):
        done = train_shortcut(start, rate, state["steps"], state.get("momentum", 0.0), wanted)
        if done is None:
            return None
        finals[place] = done[0][-1]
    return finals
