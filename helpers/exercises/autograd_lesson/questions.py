"""Predictions of lesson 3: three questions on lesson 2, and two on what autograd does."""

from ..exercise import Exercise, Mistake

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
            "float64",
            'You predicted "float64".',
            "torch draws half as many bytes an entry.",
            "float64 is what NumPy draws; the two libraries have different defaults.",
            "Run `torch.randn(2, 3).dtype` in a cell of your own, then answer again.",
            recognise=lambda value: _dtype_name(value) in ("float64", "double"),
        ),
        Mistake(
            "whole_numbers",
            "int64",
            "You predicted whole numbers.",
            "A draw from the normal distribution has a fractional part.",
            "int64 is the dtype of `torch.tensor([1, 2])`, made from Python's whole numbers.",
            "Ask which floating-point dtype torch takes when you name none.",
            recognise=lambda value: _dtype_name(value).startswith("int") or _dtype_name(value) == "long",
        ),
        Mistake(
            "half_precision",
            "float16",
            'You predicted "float16".',
            "Without `dtype=`, torch draws in a wider type.",
            "Half precision has to be asked for by name.",
            "Think of what the notes write as `dtype = torch.float`.",
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
            0.0,
            "You predicted 0: the array as it was before.",
            "`t[0] = 5` is seen through `a` too.",
            "`torch.from_numpy` makes no copy: both names stand for one piece of memory.",
            "Which function of lesson 2 does copy? Then answer again.",
        ),
        Mistake(
            "whole_array",
            (5.0, 0.0, 0.0),
            "You wrote three numbers.",
            "The question asks for `a[0]` alone, which is one number.",
            "These are the entries of the whole array.",
            "Write its first entry.",
        ),
        Mistake(
            "error",
            "error",
            "You predicted an error.",
            "The line runs, and a number is in `a[0]`.",
            "A Tensor made from an array may be written to as long as the array may.",
            "Follow where the 5 is written to.",
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
            (1,),
            "You predicted (1,): a vector with one entry.",
            "`sum()` removes every axis, so no axis is left to have a size.",
            "The notes say (1,); that was true before torch 0.4.",
            "Count the axes that are left, and write that many sizes.",
        ),
        Mistake(
            "not_summed",
            (64, 10),
            "You predicted (64, 10).",
            "That is the shape before `sum()`.",
            "`pow(2)` keeps the shape; `sum()` without `dim` adds up all entries.",
            "Take both axes away.",
        ),
        Mistake(
            "one_axis_left",
            (64,),
            "You predicted that one axis is left.",
            "`sum()` without `dim` removes both axes.",
            "`sum(dim=1)` would leave the rows.",
            "Take the other axis away as well.",
            recognise=lambda value: value in ((64,), (10,)),
        ),
        Mistake(
            "axes_kept",
            (1, 1),
            "You predicted two axes.",
            "`sum()` without an argument removes both.",
            "`keepdim=True` would leave an axis of size 1 in the place of each.",
            "Count the axes that are left, and write that many sizes.",
            recognise=lambda value: value in ((1, 1), (64, 1), (1, 10)),
        ),
        Mistake(
            "axis_of_no_size",
            (0,),
            "You predicted (0,): one axis, of size 0.",
            "Such a Tensor holds no number at all; `loss` holds one.",
            "No axis is left, not even one without entries.",
            "Write a tuple with nothing in it.",
        ),
        Mistake(
            "flattened",
            (640,),
            "You predicted (640,): all squares in one row.",
            "They are added up, so one number is left.",
            "`flatten()` would leave the 640 squares; `sum()` adds them.",
            "Take that axis away as well.",
        ),
        Mistake(
            "a_number",
            1,
            "You wrote a number.",
            "A shape is a tuple with one size for each axis, also where there is no axis.",
            "The count of numbers in `loss` is 1; its shape is something else.",
            "Write a tuple, with as many sizes as there are axes left.",
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
            "abc",
            "You predicted that all three have a gradient.",
            "Gradients reach `b` and `c` on the way, but only one name keeps its own.",
            "`.grad` is kept for leaves: Tensors that no operation of the graph has made.",
            "Find the one that you made yourself.",
            recognise=lambda value: _letters(value) == {"a", "b", "c"},
        ),
        Mistake(
            "both_inputs",
            "ab",
            "You predicted `a` and `b`.",
            "One of these two was made by an operation, and its gradient is not kept.",
            "`b = a * 2` has a `grad_fn`: it is no leaf.",
            "Keep the one that has no `grad_fn`.",
            recognise=lambda value: _letters(value) == {"a", "b"},
        ),
        Mistake(
            "middle_only",
            "b",
            "You predicted `b` alone.",
            "`b` is a step on the way: its gradient is used and dropped.",
            "`b` was made by `a * 2`, so it is no leaf.",
            "Follow the gradient further back, to where the path ends.",
            recognise=lambda value: _letters(value) == {"b"},
        ),
        Mistake(
            "the_loss",
            "c",
            "Your answer has `c` in it, and not as one of three.",
            "`backward` starts at `c`; what it fills lies at the other end.",
            "`c.grad` would be the gradient of `c` with respect to itself.",
            "Follow the path from `c` back to where it ends.",
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
            2.0,
            "You predicted 2, the gradient of one pass.",
            "Three passes ran, and none of them removed what was there.",
            "`backward` adds to `.grad`; it does not write over it.",
            "Add up the three.",
        ),
        Mistake(
            "multiplied",
            8.0,
            "You predicted 8, which is 2 · 2 · 2.",
            "The three gradients are added.",
            "`backward` accumulates: `.grad` becomes `.grad` plus the new gradient.",
            "Replace the products by sums.",
        ),
        Mistake(
            "values_not_gradients",
            3.0,
            "You predicted 3, the sum of the three values `w.pow(2)`.",
            "`.grad` holds sums of gradients, not of values.",
            "Here the value is 1 · 1 and the gradient is twice `w`.",
            "Work out the gradient of one pass, then add.",
        ),
        Mistake(
            "two_passes",
            4.0,
            "You predicted 4, which is two passes of 2.",
            "`range(3)` gives 0, 1 and 2: three passes.",
            "One pass is missing in the sum.",
            "Count the passes once more.",
        ),
        Mistake(
            "zeroed",
            0.0,
            "You predicted 0.",
            "No line here sets the gradient to 0.",
            "Zeroing is a step of its own, which this loop leaves out.",
            "Work out the gradient of one pass, then add.",
        ),
        Mistake(
            "weight_itself",
            1.0,
            "You predicted 1.",
            "1 is the value of `w`, and of `w.pow(2)` too.",
            "`.grad` holds the slope, and the slope of w² is 2w.",
            "Work out the gradient of one pass, then add.",
        ),
    ),
    hints=(
        "Ask what `backward` does with a gradient that is there already.",
        "`w` has shape (), and so has `w.grad`: one number, the sum over the passes.",
        "The gradient of `w.pow(2)` at 1 is 2, and it is added once in each of 3 passes.",
    ),
    praise="You know that gradients add up until somebody sets them to zero.",
)
