"""Predictions of lesson 3: three questions on lesson 2, and two on what autograd does."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["ACCUMULATE", "LEAF", "OPENING"]


def _dtype_name(value):
    return value.strip().casefold().rpartition(".")[2]


DTYPE = Exercise(
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

SHARED = Exercise(
    id="autograd.shared",
    title="Follow one buffer",
    points=1,
    minutes=1,
    kind="value",
    name="shared_value",
    comment="a = np.zeros(3); t = torch.from_numpy(a); t[0] = 5\nWhat is a[0] now? A number, such as 1.5.",
    solution=5.0,
    mistakes=(
        Mistake(
            "copied",
            answer=0.0,
            saw="You predicted 0: the array as it was before.",
            expected="`t[0] = 5` is seen through `a` too.",
            cause="`torch.from_numpy` makes no copy: both names stand for one piece of memory.",
            next="Which function of lesson 2 does copy? Then answer again.",
        ),
        Mistake(
            "whole_array",
            answer=(5.0, 0.0, 0.0),
            saw="You wrote three numbers.",
            expected="The question asks for `a[0]` alone, which is one number.",
            cause="These are the entries of the whole array.",
            next="Write its first entry.",
        ),
        Mistake(
            "error",
            answer="error",
            saw="You predicted an error.",
            expected="The line runs, and a number is in `a[0]`.",
            cause="A Tensor made from an array may be written to as long as the array may.",
            next="Follow where the 5 is written to.",
            recognise=lambda value: any(part in value.casefold() for part in ("err", "rais", "exception")),
        ),
    ),
    hints=(
        "Ask whether the Tensor has memory of its own.",
        "`from_numpy` shares, `torch.tensor` copies.",
        "What is written through `t` is read through `a`: the number is the one on the right of `t[0] =`.",
    ),
    praise="You see that two names can stand for one piece of memory, which matters when weights are updated in place.",
)

LOSS_SHAPE = Exercise(
    id="autograd.loss_shape",
    title="Give a loss its shape",
    points=1,
    minutes=1,
    kind="value",
    name="loss_shape",
    comment=(
        "y_pred and y have shape (64, 10) and loss = (y_pred - y).pow(2).sum()\n"
        "What is loss.shape? A tuple, such as (2, 3)."
    ),
    solution=(),
    accepts=lambda value: isinstance(value, tuple) and value == (),
    mistakes=(
        Mistake(
            "one_entry_vector",
            answer=(1,),
            saw="You predicted (1,): a vector with one entry.",
            expected="`sum()` removes every axis, so no axis is left to have a size.",
            cause="The notes say (1,); that was true before torch 0.4.",
            next="Count the axes that are left, and write that many sizes.",
        ),
        Mistake(
            "not_summed",
            answer=(64, 10),
            saw="You predicted (64, 10).",
            expected="That is the shape before `sum()`.",
            cause="`pow(2)` keeps the shape; `sum()` without `dim` adds up all entries.",
            next="Take both axes away.",
        ),
        Mistake(
            "one_axis_left",
            answer=(64,),
            saw="You predicted that one axis is left.",
            expected="`sum()` without `dim` removes both axes.",
            cause="`sum(dim=1)` would leave the rows.",
            next="Take the other axis away as well.",
            recognise=lambda value: value in ((64,), (10,)),
        ),
        Mistake(
            "axes_kept",
            answer=(1, 1),
            saw="You predicted two axes.",
            expected="`sum()` without an argument removes both.",
            cause="`keepdim=True` would leave an axis of size 1 in the place of each.",
            next="Count the axes that are left, and write that many sizes.",
            recognise=lambda value: value in ((1, 1), (64, 1), (1, 10)),
        ),
        Mistake(
            "axis_of_no_size",
            answer=(0,),
            saw="You predicted (0,): one axis, of size 0.",
            expected="Such a Tensor holds no number at all; `loss` holds one.",
            cause="No axis is left, not even one without entries.",
            next="Write a tuple with nothing in it.",
        ),
        Mistake(
            "flattened",
            answer=(640,),
            saw="You predicted (640,): all squares in one row.",
            expected="They are added up, so one number is left.",
            cause="`flatten()` would leave the 640 squares; `sum()` adds them.",
            next="Take that axis away as well.",
        ),
        Mistake(
            "a_number",
            answer=1,
            saw="You wrote a number.",
            expected="A shape is a tuple with one size for each axis, also where there is no axis.",
            cause="The count of numbers in `loss` is 1; its shape is something else.",
            next="Write a tuple, with as many sizes as there are axes left.",
            recognise=lambda value: isinstance(value, int | float),
        ),
    ),
    hints=(
        "The shape has one size for each axis.",
        "`sum()` without an argument removes every axis.",
        "With no axis left the tuple is empty: two brackets with nothing between them.",
    ),
    praise="You know that a loss has shape (): one number and no axis, which is what `backward()` starts from.",
)

OPENING = (DTYPE, SHARED, LOSS_SHAPE)


def _letters(value):
    """Return the letters a, b, c of an answer such as "a and b" or ("a", "b") as a set."""
    parts = value if isinstance(value, tuple) else (value,)
    words = " ".join(parts).casefold().replace(".grad", " ").replace("and", " ").replace(",", " ").split()
    return {letter for word in words for letter in word}


LEAF = Exercise(
    id="autograd.leaf",
    title="Say who gets a gradient",
    points=1,
    minutes=2,
    kind="value",
    name="has_gradient",
    comment=(
        "a = torch.ones(3, requires_grad=True); b = a * 2; c = b.sum(); c.backward()\n"
        'Which of a, b and c have a .grad afterwards? The letters as a text in quotes, such as "abc".'
    ),
    solution="a",
    accepts=lambda value: _letters(value) == {"a"},
    mistakes=(
        Mistake(
            "all_three",
            answer="abc",
            saw="You predicted that all three have a gradient.",
            expected="Gradients reach `b` and `c` on the way, but only one name keeps its own.",
            cause="`.grad` is kept for leaves: Tensors that no operation of the graph has made.",
            next="Find the one that you made yourself.",
            recognise=lambda value: _letters(value) == {"a", "b", "c"},
        ),
        Mistake(
            "both_inputs",
            answer="ab",
            saw="You predicted `a` and `b`.",
            expected="One of these two was made by an operation, and its gradient is not kept.",
            cause="`b = a * 2` has a `grad_fn`: it is no leaf.",
            next="Keep the one that has no `grad_fn`.",
            recognise=lambda value: _letters(value) == {"a", "b"},
        ),
        Mistake(
            "middle_only",
            answer="b",
            saw="You predicted `b` alone.",
            expected="`b` is a step on the way: its gradient is used and dropped.",
            cause="`b` was made by `a * 2`, so it is no leaf.",
            next="Follow the gradient further back, to where the path ends.",
            recognise=lambda value: _letters(value) == {"b"},
        ),
        Mistake(
            "the_loss",
            answer="c",
            saw="Your answer has `c` in it, and not as one of three.",
            expected="`backward` starts at `c`; what it fills lies at the other end.",
            cause="`c.grad` would be the gradient of `c` with respect to itself.",
            next="Follow the path from `c` back to where it ends.",
            recognise=lambda value: "c" in _letters(value) and _letters(value) < {"a", "b", "c"},
        ),
    ),
    hints=(
        "Ask of each Tensor who made it: you, or an operation of the graph.",
        "A Tensor with a `grad_fn` was made by an operation; one without is a leaf.",
        "`b` comes from `a * 2` and `c` from `b.sum()`. The one that is left is the leaf.",
    ),
    praise="You can tell a leaf from a step on the way, and know which of them keeps a gradient.",
)

ACCUMULATE = Exercise(
    id="autograd.accumulate",
    title="Predict three passes",
    points=1,
    minutes=2,
    kind="value",
    name="gradient_after_three",
    comment=(
        "w = torch.tensor(1.0, requires_grad=True)\n"
        "for t in range(3): w.pow(2).backward()\n"
        "Which number does w.grad hold afterwards? The number alone, such as 1.5."
    ),
    solution=6.0,
    mistakes=(
        Mistake(
            "last_only",
            answer=2.0,
            saw="You predicted 2, the gradient of one pass.",
            expected="Three passes ran, and none of them removed what was there.",
            cause="`backward` adds to `.grad`; it does not write over it.",
            next="Add up the three.",
        ),
        Mistake(
            "multiplied",
            answer=8.0,
            saw="You predicted 8, which is 2 · 2 · 2.",
            expected="The three gradients are added.",
            cause="`backward` accumulates: `.grad` becomes `.grad` plus the new gradient.",
            next="Replace the products by sums.",
        ),
        Mistake(
            "values_not_gradients",
            answer=3.0,
            saw="You predicted 3, the sum of the three values `w.pow(2)`.",
            expected="`.grad` holds sums of gradients, not of values.",
            cause="Here the value is 1 · 1 and the gradient is twice `w`.",
            next="Work out the gradient of one pass, then add.",
        ),
        Mistake(
            "two_passes",
            answer=4.0,
            saw="You predicted 4, which is two passes of 2.",
            expected="`range(3)` gives 0, 1 and 2: three passes.",
            cause="One pass is missing in the sum.",
            next="Count the passes once more.",
        ),
        Mistake(
            "zeroed",
            answer=0.0,
            saw="You predicted 0.",
            expected="No line here sets the gradient to 0.",
            cause="Zeroing is a step of its own, which this loop leaves out.",
            next="Work out the gradient of one pass, then add.",
        ),
        Mistake(
            "weight_itself",
            answer=1.0,
            saw="You predicted 1.",
            expected="1 is the value of `w`, and of `w.pow(2)` too.",
            cause="`.grad` holds the slope, and the slope of w² is 2w.",
            next="Work out the gradient of one pass, then add.",
        ),
    ),
    hints=(
        "Ask what `backward` does with a gradient that is there already.",
        "`w` has shape (), and so has `w.grad`: one number, the sum over the passes.",
        "The gradient of `w.pow(2)` at 1 is 2, and it is added once in each of 3 passes.",
    ),
    praise="You know that gradients add up until somebody sets them to zero.",
)
