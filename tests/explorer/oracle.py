"""The network trained step by step on (N, D_in) inputs, apart from the explorer's own trainers."""

import numpy as np

__all__ = ["START", "plain_run"]

# the state in which `explore()` opens
START = {
    "learning_rate": 1e-6,
    "hidden_units": 100,
    "batch_size": 64,
    "steps": 500,
    "weight_scale": 1.0,
    "seed": 0,
}


def plain_run(state: dict) -> tuple[np.ndarray, int, float]:
    """Return (losses, living units at the last step, sum of y squared) of a state, with nothing left out."""
    rng = np.random.default_rng(state["seed"])
    N, H = state["batch_size"], state["hidden_units"]
    x, y = rng.standard_normal((N, 1000)), rng.standard_normal((N, 10))
    w1, w2 = rng.standard_normal((1000, H)), rng.standard_normal((H, 10))
    x, y, w1, w2 = (
        array.astype(state.get("dtype", "float64"))
        for array in (x, y, state["weight_scale"] * w1, state["weight_scale"] * w2)
    )
    sums, velocities, losses = [0 * w1, 0 * w2], [0 * w1, 0 * w2], []
    with np.errstate(all="ignore"):
        for _ in range(state["steps"]):
            h = x @ w1
            h_relu = np.where(h > 0, h, np.where(np.isnan(h), h, 0)).astype(h.dtype)
            error = h_relu @ w2 - y
            losses.append(float((error * error).sum()))
            grad_h = np.where(h < 0, 0, (2 * error) @ w2.T).astype(h.dtype)
            gradients = [x.T @ grad_h, h_relu.T @ (2 * error)]
            if state.get("forget_to_zero"):
                sums = gradients = [total + new for total, new in zip(sums, gradients, strict=True)]
            if state.get("momentum"):
                velocities = gradients = [
                    (state["momentum"] * old + new).astype(h.dtype)
                    for old, new in zip(velocities, gradients, strict=True)
                ]
            w1 = (w1 - state["learning_rate"] * gradients[0]).astype(h.dtype)
            w2 = (w2 - state["learning_rate"] * gradients[1]).astype(h.dtype)
    return np.array(losses), int((h > 0).any(axis=0).sum()), float((y.astype(float) ** 2).sum())
