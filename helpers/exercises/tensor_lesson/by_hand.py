"""Lesson 2 asks for gradients by hand: how a check sees that autograd did the work, and what it says."""

import ast

__all__ = ["BY_HAND", "uses_autograd"]


def uses_autograd(seen):
    """Whether the answer calls `.backward()`, reads `.grad`, or asks for gradients: by its names, not its comments."""
    names = {node.attr for node in ast.walk(ast.parse(seen.source)) if isinstance(node, ast.Attribute)}
    return bool(names & {"backward", "autograd", "grad", "requires_grad_", "requires_grad"})


BY_HAND = {
    "saw": "Your answer asks autograd for the gradients.",
    "expected": "I expected them worked out by hand, with `mm` and `t()`.",
    "cause": "Lesson 3 hands this work to autograd, and you will see there what it takes over.",
    "next": "Follow the chain from `y_pred` back to `w1`, one line for each arrow.",
}
