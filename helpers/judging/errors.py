"""What a Python, NumPy or torch error means here: a tag, guessed from the error's type and message."""

import re

from helpers.sandbox.observation import Raised

__all__ = ["meaning"]

# exception type, pattern of its message, tag: its words stand in `helpers.words.findings.ERRORS`; the first that fits
_MEANINGS = (
    (
        "ValueError",
        r"shapes .* not aligned|matmul: .* mismatch in its core dimension|mat1 and mat2 shapes cannot",
        "inner_sizes",
    ),
    (
        "RuntimeError",
        r"mat1 and mat2 shapes cannot be multiplied|size mismatch|inconsistent tensor size",
        "inner_sizes",
    ),
    ("ValueError", r"could not be broadcast|broadcastable|non-broadcastable output", "broadcast"),
    ("RuntimeError", r"must match the size of tensor b", "broadcast"),
    ("ValueError", r"truth value of an array", "truth_of_array"),
    ("RuntimeError", r"Boolean value of Tensor", "truth_of_tensor"),
    ("RuntimeError", r"same dtype|double != float|float != double|expected scalar type", "two_dtypes"),
    ("RuntimeError", r"a leaf Variable that requires grad", "leaf_recorded"),
    ("RuntimeError", r"second time", "graph_freed"),
    ("RuntimeError", r"does not require grad", "not_recorded"),
    ("RuntimeError", r"only for scalar outputs|grad can be implicitly created", "not_one_number"),
    ("RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad", "numpy_in_graph"),
    ("RuntimeError", r"Tensor with \d+ elements cannot be converted", "item_of_many"),
    ("RuntimeError", r"1D tensors expected", "dot_of_matrices"),
    ("RuntimeError", r"must be a matrix", "mm_of_other"),
    ("RuntimeError", r"same device", "two_devices"),
    ("NameError", r"", "unknown_name"),
    ("UnboundLocalError", r"", "used_before_given"),
    ("AttributeError", r"'NoneType' object has no attribute 'zero_'", "no_gradient_yet"),
    ("AttributeError", r"'(numpy\.float64|float|int)' object", "number_for_array"),
    ("TypeError", r"'(int|float)' object is not iterable", "loop_over_number"),
    ("AttributeError", r"'NoneType'", "none_above"),
    ("AttributeError", r"'ellipsis'", "blank"),
    ("AttributeError", r"", "no_such_attribute"),
    ("TypeError", r"'ellipsis'|ellipsis", "blank"),
    ("TypeError", r"must be Tensor, not (int|float)", "number_for_tensor"),
    ("TypeError", r"invalid combination of arguments", "other_arguments"),
    ("TypeError", r"'builtin_function_or_method' object", "method_without_brackets"),
    ("TypeError", r"missing \d+ required positional", "argument_left_out"),
    ("TypeError", r"not callable", "not_a_function"),
    ("TypeError", r"cannot be interpreted as an integer", "size_not_whole"),
    ("TypeError", r"unsupported operand", "unsupported_operand"),
    ("IndexError", r"", "index"),
    ("RecursionError", r"", "endless_recursion"),
    ("ZeroDivisionError", r"", "division_by_zero"),
)


def meaning(raised: Raised) -> str:
    """Return the tag of what an exception means, or "" where that is not known."""
    for kind, pattern, tag in _MEANINGS:
        if kind == raised.type and re.search(pattern, raised.message):
            return tag
    return ""
