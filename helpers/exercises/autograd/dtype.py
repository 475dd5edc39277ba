"""The prediction of torch's default dtype."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _dtype_name(value):
    return value.strip().casefold().rpartition(".")[2]


EXERCISE = Exercise(
    id="autograd.dtype",
    title="Name torch's dtype",
    points=1,
    minutes=1,
    kind="value",
    name="dtype_of_randn",
    comment='The dtype of torch.randn(2, 3), as a text in quotes, such as "int64" or "torch.int64".',
    solution="float32",
    accepts=lambda value: _dtype_name(value) in ("float32", "float"),
    mistakes=(
        Mistake(
            "numpy_default",
            answer="float64",
            saw='You predicted "float64".',
            expected="torch draws half as many bytes an entry.",
            cause="float64 is what NumPy draws; the two libraries have different defaults.",
            next="Run `torch.randn(2, 3).dtype` in a cell of your own, then answer again.",
            recognise=lambda value: _dtype_name(value) in ("float64", "double"),
        ),
        Mistake(
            "whole_numbers",
            answer="int64",
            saw="You predicted whole numbers.",
            expected="A draw from the normal distribution has a fractional part.",
            cause="int64 is the dtype of `torch.tensor([1, 2])`, made from Python's whole numbers.",
            next="Ask which floating-point dtype torch takes when you name none.",
            recognise=lambda value: _dtype_name(value).startswith("int") or _dtype_name(value) == "long",
        ),
        Mistake(
            "half_precision",
            answer="float16",
            saw='You predicted "float16".',
            expected="Without `dtype=`, torch draws in a wider type.",
            cause="Half precision has to be asked for by name.",
            next="Think of what the notes write as `dtype = torch.float`.",
            recognise=lambda value: _dtype_name(value) in ("float16", "half", "bfloat16"),
        ),
    ),
    hints=(
        "NumPy and torch differ in the dtype that they draw in when you name none.",
        "NumPy's default takes 8 bytes an entry, torch's takes 4.",
        '`torch.float` in the notes is another name for this dtype: 32 bits, so `"float..."`.',
    ),
    praise="You know why float64 has to be asked for in torch, as this lesson does throughout.",
)
