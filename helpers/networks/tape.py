"""Autograd by hand, as lesson 3 builds it: a tape, a rule for each operation, a walk backwards."""

from collections.abc import Iterator

from helpers.sandbox.given import Rule

__all__ = ["hand_back", "record", "record_network", "walk", "walk_steps"]

hand_back = Rule()  # hand_back(operation, inputs, grad): one item for each input, None for a number


def record(tape: list, operation: str, inputs: tuple):
    """Compute one operation, write it on the tape and return its output.

    Args:
        tape: steps (operation, inputs, output); gets one more.
        operation: the name of a function of torch: `"mm"`, `"clamp"`, `"sub"`, `"pow"` or `"sum"`.
        inputs: the Tensors and numbers that the function is called with.
    """
    import torch

    output = getattr(torch, operation)(*inputs)
    tape.append((operation, inputs, output))
    return output


def record_network(record, x, y, w1, w2) -> tuple[list, dict]:
    """Compute the network's loss on a tape, and return the tape and its values by name.

    Args:
        record: the function that computes and writes a step.
        x, y, w1, w2: Tensors, shapes (N, D_in), (N, D_out), (D_in, H), (H, D_out).
    """
    tape: list = []
    h = record(tape, "mm", (x, w1))
    h_relu = record(tape, "clamp", (h, 0))
    y_pred = record(tape, "mm", (h_relu, w2))
    difference = record(tape, "sub", (y_pred, y))
    squares = record(tape, "pow", (difference, 2))
    loss = record(tape, "sum", (squares,))
    made = {"h": h, "h_relu": h_relu, "y_pred": y_pred, "difference": difference, "squares": squares, "loss": loss}
    return tape, {"x": x, "w1": w1, "w2": w2, "y": y} | made


def walk_steps(tape: list, rule) -> Iterator[tuple[int, tuple, dict]]:
    """Walk the tape backwards; after each step yield its place, what it handed back, and the gradients by id so far.

    Args:
        tape: steps (operation, inputs, output); the last output is the loss.
        rule: as `hand_back`.
    """
    loss = tape[-1][2]
    grads = {id(loss): loss.new_ones(loss.shape)}
    for place, (operation, inputs, output) in reversed(list(enumerate(tape))):
        parts = rule(operation, inputs, grads[id(output)])
        for value, part in zip(inputs, parts):
            if part is not None:
                grads[id(value)] = grads.get(id(value), 0) + part
        yield place, parts, dict(grads)


def walk(tape: list, wanted: tuple, rule) -> list:
    """Return the gradient of the tape's last output with respect to each Tensor in `wanted`."""
    *_, (_, _, grads) = walk_steps(tape, rule)
    return [grads[id(value)] for value in wanted]
