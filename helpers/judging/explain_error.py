"""Say what a Python, NumPy or torch error means here."""

import re

from helpers.exercises import Exercise
from helpers.sandbox.observation import Raised
from helpers.words.message import Message as Finding

__all__ = ["explain"]

# (exception type or "", pattern of its message, likely cause, next step)
_MEANINGS = (
    (
        "ValueError",
        r"shapes .* not aligned|matmul: .* mismatch in its core dimension|mat1 and mat2 shapes cannot",
        "In a matrix product the inner sizes must be equal.",
        "Write the shape under each name: the last size of the left must be the first of the right.",
    ),
    (
        "RuntimeError",
        r"mat1 and mat2 shapes cannot be multiplied|size mismatch|inconsistent tensor size",
        "In a matrix product the inner sizes must be equal.",
        "Write the shape under each name: the last size of the left must be the first of the right.",
    ),
    (
        "ValueError",
        r"could not be broadcast|broadcastable|non-broadcastable output",
        "With `*`, `+` and `-`, entry by entry, two sizes must be equal, or one of them 1.",
        "Print both shapes. If a matrix product is meant, write `dot`, `mm` or `@`.",
    ),
    (
        "RuntimeError",
        r"must match the size of tensor b",
        "With `*`, `+` and `-`, entry by entry, two sizes must be equal, or one of them 1.",
        "Print both shapes. If a matrix product is meant, write `dot`, `mm` or `@`.",
    ),
    (
        "ValueError",
        r"truth value of an array",
        "Python's `max`, `if`, `and` and `or` ask an array for one yes or no.",
        "Use the NumPy function that works element by element.",
    ),
    (
        "RuntimeError",
        r"Boolean value of Tensor",
        "Python's `max`, `if`, `and` and `or` ask a Tensor for one yes or no.",
        "Use the torch function that works element by element.",
    ),
    (
        "RuntimeError",
        r"same dtype|double != float|float != double|expected scalar type",
        "One operand is float64 (double), the other float32 (float).",
        "Give both one dtype: `.to(dtype)`, or `dtype=` where you make the Tensor.",
    ),
    (
        "RuntimeError",
        r"a leaf Variable that requires grad",
        "The update of a weight is itself being recorded by autograd.",
        "Put the update inside `with torch.no_grad():`.",
    ),
    (
        "RuntimeError",
        r"second time",
        "`backward` frees the graph once it has walked it.",
        "Run the forward pass again before each `backward()`.",
    ),
    (
        "RuntimeError",
        r"does not require grad",
        "This result is not attached to a graph, so there is nothing to walk back.",
        "Check that the weights require gradients and the forward pass stands outside `no_grad`.",
    ),
    (
        "RuntimeError",
        r"only for scalar outputs|grad can be implicitly created",
        "`backward` starts from one number.",
        "Reduce to one number first, with `.sum()`.",
    ),
    (
        "RuntimeError",
        r"Can't call numpy\(\) on Tensor that requires grad",
        "A Tensor inside the graph cannot become an array.",
        "Write `.detach().numpy()`.",
    ),
    (
        "RuntimeError",
        r"Tensor with \d+ elements cannot be converted",
        "`.item()` reads a Tensor that holds one number.",
        "Reduce first, with `.sum()` for example.",
    ),
    (
        "RuntimeError",
        r"1D tensors expected",
        "torch's `dot` multiplies two vectors only.",
        "For matrices use `mm` or `@`.",
    ),
    (
        "RuntimeError",
        r"must be a matrix",
        "`mm` multiplies two matrices, with two axes each.",
        "Print both shapes above this line; for other than two axes there is `@`.",
    ),
    (
        "RuntimeError",
        r"same device",
        "One Tensor lies on another device.",
        "Make all with `device=device`, or move with `.to(device)`.",
    ),
    ("NameError", r"", "Python knows no such name here.", "Look for a misspelling, or run the cell that defines it."),
    (
        "UnboundLocalError",
        r"",
        "The name is used before this function gives it a value.",
        "Move the line that computes it above this one.",
    ),
    (
        "AttributeError",
        r"'NoneType' object has no attribute 'zero_'",
        "`.grad` is None: no `backward` has filled it yet, or `w = w - ...` made a new Tensor that has none.",
        "Update with `-=` inside `no_grad`, and zero after the update.",
    ),
    (
        "AttributeError",
        r"'(numpy\.float64|float|int)' object",
        "This is one number, where an array was meant.",
        "Look for a `.sum()` too many in the lines above.",
    ),
    (
        "TypeError",
        r"'(int|float)' object is not iterable",
        "A number cannot be looped over.",
        "Write `range(...)` around it to count up to it.",
    ),
    (
        "AttributeError",
        r"'NoneType'",
        "Something above returned None.",
        "Look at what the line before returns; `.grad` is None before `backward`.",
    ),
    ("AttributeError", r"'ellipsis'", "A `...` is still in its place.", "Write your code there."),
    (
        "AttributeError",
        r"",
        "This kind of object has no such attribute; NumPy and torch use different names.",
        "Compare the spelling with the worked example.",
    ),
    ("TypeError", r"'ellipsis'|ellipsis", "A `...` is still in its place.", "Write your code there."),
    (
        "TypeError",
        r"must be Tensor, not (int|float)",
        "This function of torch wants a Tensor where NumPy's takes a number.",
        "Make one, for example with `torch.zeros_like`, or use `clamp` for a bound.",
    ),
    (
        "TypeError",
        r"invalid combination of arguments",
        "An argument stands where this function takes another kind.",
        "Pass the Tensors or sizes first, and `device=`, `dtype=`, `min=` or `out=` by name.",
    ),
    (
        "TypeError",
        r"'builtin_function_or_method' object",
        "A method without its brackets is the method itself, not its result.",
        "Add the brackets: `.clone()`, `.sum()`.",
    ),
    (
        "TypeError",
        r"missing \d+ required positional",
        "A call leaves out an argument.",
        "Compare the call with the function's definition.",
    ),
    (
        "TypeError",
        r"not callable",
        "Round brackets stand behind something that is no function.",
        "Attributes such as `.T` and `.shape` take no brackets.",
    ),
    (
        "TypeError",
        r"cannot be interpreted as an integer",
        "A size must be a whole number.",
        "Look at what is passed as the shape.",
    ),
    (
        "TypeError",
        r"unsupported operand",
        "The two sides of the operator do not fit together.",
        "Print both sides and their types.",
    ),
    (
        "IndexError",
        r"",
        "An index is larger than the array, or there are too many indices.",
        "Print the array's shape above this line.",
    ),
    (
        "RecursionError",
        r"",
        "The function calls itself without an end.",
        "Look for a call of the function inside itself.",
    ),
    ("ZeroDivisionError", r"", "Something is divided by 0.", "Print the divisor above this line."),
)


def explain(exercise: Exercise, raised: Raised) -> Finding:
    """Return what to say of an exception: type and message as Python gives them, the own line, its meaning."""
    where = f" in line {raised.line_number}, `{raised.line}`" if raised.line else ""
    message = raised.message.strip().splitlines()[0][:160] if raised.message.strip() else "no message"
    cause, step = _meaning(raised)
    return Finding(
        f"`{exercise.name}` raised {raised.type}{where}: {message}",
        "I expected a result.",
        cause,
        step,
    )


def _meaning(raised: Raised) -> tuple[str, str]:
    for kind, pattern, cause, step in _MEANINGS:
        if kind == raised.type and re.search(pattern, raised.message):
            return cause, step
    return "", "Run this line in a cell of its own, and print each name in it."
