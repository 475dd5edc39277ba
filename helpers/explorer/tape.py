"""The explorer of the tape: walk it backwards one step at a time, and see what has arrived where."""

import torch

from helpers.networks.tape import hand_back, record, record_network, walk_steps
from helpers.words.language import say, translated

from .content import Content, Flow, Step, Table
from .operation import OperationExplorer
from .options import Choice, Number
from .panel import Panel

__all__ = ["TapeExplorer", "explore_tape", "small_tape"]

_LONGEST = 6  # steps of either tape
_HANDED = {
    "mm": "mm hands back grad times the other factor, transposed.",
    "clamp": "clamp hands back grad where its input lies above 0, and 0 elsewhere.",
    "sub": "sub hands back grad to the first and -grad to the second.",
    "pow": "pow hands back grad times 2 times its input.",
    "sum": "sum hands back grad to every entry.",
}


def explore_tape(**options) -> Panel:
    """Return the explorer of a tape, walked backwards step by step. Options: walked, tape."""
    return Panel(TapeExplorer(), options)


def small_tape(which: str) -> tuple[list, dict]:
    """Return a tape on small whole numbers in float64, and its values by name.

    Args:
        which: `"network"`, the small network of lesson 1, or `"used twice"`, where two steps use h.
    """
    x, w, y = (torch.tensor(rows, dtype=torch.float64) for rows in ([[1, 2]], [[1, 1], [1, -1]], [[4]]))
    if which == "network":
        return record_network(record, x, y, w, torch.tensor([[2], [5]], dtype=torch.float64))
    tape: list = []
    h = record(tape, "mm", (x, w))
    p = record(tape, "mm", (h, w))
    difference = record(tape, "sub", (h, p))
    squares = record(tape, "pow", (difference, 2))
    loss = record(tape, "sum", (squares,))
    return tape, {"x": x, "w": w, "h": h, "p": p, "difference": difference, "squares": squares, "loss": loss}


class TapeExplorer(OperationExplorer):
    """The steps of a tape as a graph; on each edge a value, and below it the gradient once it has arrived."""

    function = "explore_tape"
    title = "Tape explorer"
    options = (
        Number("walked", "Steps walked", 0, "from the loss back", tuple(range(_LONGEST + 1)), 0, _LONGEST, whole=True),
        Choice("tape", "Tape", "network", "which computation", ("network", "used twice")),
    )

    def amend(self, state) -> tuple[dict, list[str]]:
        """Return the state with no more steps walked than the tape has."""
        length = len(small_tape(state["tape"])[0])
        if state["walked"] <= length:
            return dict(state), []
        return {**state, "walked": length}, [say("The tape has {count} steps.", count=length)]

    def content(self, state, result, kept=()) -> Content:
        """Return the graph after so many steps of the walk, what the last one did, and all numbers in a table."""
        tape, values = small_tape(state["tape"])
        names = {id(value): name for name, value in values.items()}
        loss = tape[-1][2]
        grads, last, parts, before = {id(loss): torch.ones_like(loss)}, None, (), {}
        walked = walk_steps(tape, hand_back)
        for _ in range(state["walked"]):
            before = grads
            last, parts, grads = next(walked)
        sentence = self._told(tape, names, last, parts, before, grads)
        rows = [(name, _short(value), _short(grads.get(id(value)))) for name, value in values.items()]
        table = Table(say("Values and gradients"), (say("name"), say("value"), say("gradient")), rows)
        return Content(sentence, tables=[table], flow=_flow(tape, names, grads, last))

    def _told(self, tape, names, last, parts, before, grads) -> str:
        if last is None:
            loss = tape[-1][2]
            begins = (
                "The walk begins with a gradient of 1 for the loss, {value}. Move the slider: each move walks one step."
            )
            return say(begins, value=f"{loss.item():g}")
        operation, inputs, output = tape[last]
        told = [
            say(
                "Step {place}, {operation}, made {output}, whose gradient is {grad}.",
                place=last,
                operation=operation,
                output=names[id(output)],
                grad=_short(before[id(output)]),
            ),
            translated(_HANDED[operation]),
        ]
        for value, part in zip(inputs, parts):
            if part is None:
                continue
            known = {"name": names[id(value)], "part": _short(part)}
            if id(value) in before:
                was, now = _short(before[id(value)]), _short(grads[id(value)])
                told.append(say("{name} has {was} already; {part} is added: {now}.", was=was, now=now, **known))
            else:
                told.append(say("{name} gets {part}.", **known))
        return " ".join(told)


def _short(tensor) -> str:
    """Return a small matrix in one line, such as `[3 -1]`, rows apart by semicolons; a dash for None."""
    if tensor is None:
        return "-"
    rows = tensor.tolist() if tensor.dim() == 2 else [[tensor.item()]]
    text = "; ".join(" ".join(f"{number + 0.0:g}" for number in row) for row in rows)
    return f"[{text}]" if tensor.numel() > 1 else text


def _flow(tape, names: dict, grads: dict, last: int | None) -> Flow:
    """Return the steps with what enters and what comes out, each with its gradient once it has arrived."""
    makers = {id(output): place for place, (_, _, output) in enumerate(tape)}

    def told(value) -> str:
        text = f"{names[id(value)]} {_short(value)}"
        return (
            say("{value}, gradient {grad}", value=text, grad=_short(grads[id(value)])) if id(value) in grads else text
        )

    steps, skips = [], []
    for place, (operation, inputs, output) in enumerate(tape):
        tensors = [value for value in inputs if isinstance(value, torch.Tensor)]
        skips += [(makers[id(value)], place) for value in tensors if makers.get(id(value), place) < place - 1]
        enters = [told(value) for value in tensors if id(value) not in makers]
        steps.append(Step(operation, enters, told(output), lit=place == last))
    return Flow(say("The tape, from top to bottom"), steps, skips)
