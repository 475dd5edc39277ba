"""Predictions of lesson 2, made before a cell is run."""

from ..exercise import Exercise, Mistake
from .opening_questions import is_float64

__all__ = ["DEVICE", "PROMOTION", "RANGE", "TRANSPOSE"]


def _is_promotion(value) -> bool:
    total, product = value
    return is_float64(total) and product.strip().casefold() == "error"


PROMOTION = Exercise(
    id="tensor.promotion",
    title="Predict two dtypes",
    points=1,
    minutes=2,
    kind="value",
    name="sum_and_product",
    solution=("float64", "error"),
    accepts=_is_promotion,
    comment="a is float32, b is float64: the dtypes of a + b and of a.mm(b), as two texts,\n"
    'each one "float32", "float64" or "error" for a line that raises: ("...", "...")',
    mistakes=(
        Mistake(
            "mm_promotes",
            ("float64", "float64"),
            "You expect that `mm` turns `a` into float64, as `+` does.",
            "`+` promotes to the wider dtype.",
            "`mm` does not: it wants one dtype on both sides, and says so with an error.",
            "Change your second entry.",
        ),
        Mistake(
            "both_narrow",
            ("float32", "float32"),
            "You expect that the narrower dtype wins.",
            "That would throw digits away without a word, so `+` takes the wider one.",
            "`mm` refuses to choose.",
            "Change both entries.",
        ),
        Mistake(
            "both_raise",
            ("error", "error"),
            "You expect that both raise.",
            "Element by element torch does choose a dtype, the wider of the two.",
            "Only the matrix product asks you to decide.",
            "Change your first entry.",
        ),
        Mistake(
            "left_wins",
            ("float32", "error"),
            "You expect that the sum has the dtype of `a`.",
            "Both orders give the same dtype: `a + b` and `b + a` are equal.",
            "The wider of the two is chosen, so no digit is lost.",
            "Change your first entry.",
        ),
        Mistake(
            "sum_raises",
            ("error", "float64"),
            "You expect that the sum raises and the product does not.",
            "Element by element torch chooses a dtype, the wider of the two.",
            "It is the matrix product that wants one dtype on both sides.",
            "Exchange what you wrote for the two.",
            recognise=lambda value: value[0].strip().casefold() == "error" != value[1].strip().casefold(),
        ),
        Mistake(
            "product_keeps_a",
            ("float64", "float32"),
            "You expect that `mm` gives the dtype of `a`.",
            "`mm` does not choose: it wants one dtype on both sides.",
            "A narrower result would throw digits away without a word.",
            "Change your second entry.",
        ),
        Mistake(
            "product_widens",
            ("float32", "float64"),
            "You expect the sum in float32 and the product in float64.",
            "Of two floats, `+` takes the wider dtype.",
            "`mm` takes none: it wants one dtype on both sides.",
            "Change both entries.",
        ),
    ),
    hints=(
        "Promotion means: torch picks one dtype for both, of two floats the wider. Not every operation promotes.",
        "`+` works element by element and promotes; `mm` calls a routine made for one dtype.",
        '`sum_and_product = ("float..", "error")`: fill in the width that loses nothing.',
    ),
    praise="You know where torch promotes a dtype and where it asks you to choose.",
)

DEVICE = Exercise(
    id="tensor.device",
    title="Find the line that needs the GPU",
    points=1,
    minutes=1,
    kind="value",
    name="first_line_to_raise",
    solution=3,
    comment="on a computer without a GPU: the number of the line that raises first, 0 if none does",
    mistakes=(
        Mistake(
            "building_it",
            1,
            "You expect line 1 to raise.",
            '`torch.device("cuda")` is a label. Building one touches no hardware.',
            "",
            "Look for the first line that needs memory on the device.",
        ),
        Mistake(
            "reading_it",
            2,
            "You expect line 2 to raise.",
            "It reads the label's own text, which is there on every computer.",
            "",
            "Look for the first line that needs memory on the device.",
        ),
        Mistake(
            "using_it",
            4,
            "You expect line 4 to raise.",
            "Line 4 is never reached.",
            "A Tensor needs memory on its device as soon as it is made.",
            "Look for the line that makes one.",
        ),
        Mistake(
            "never",
            0,
            "You expect no error.",
            "torch never moves work to the CPU behind your back.",
            "A Tensor is made where you say, or not at all.",
            "Look for the line that makes one.",
        ),
    ),
    hints=(
        "A device object is a label; memory is asked for later.",
        "Which line makes a Tensor, 64 by 1000 numbers, on that device?",
        "Lines 1 and 2 handle only the label. The next one fills memory.",
    ),
    praise="You know that building a device never fails and that the first Tensor on it can.",
)

TRANSPOSE = Exercise(
    id="tensor.transpose",
    title="Transpose a vector",
    points=1,
    minutes=1,
    kind="value",
    name="transposed_shape",
    solution=(4,),
    comment='v has shape (4,): the shape of v.t() as a tuple or a list, or "error"',
    mistakes=(
        Mistake(
            "column",
            (4, 1),
            "You predicted a column, (4, 1).",
            "`v` has one axis, and transposing swaps two.",
            "A transpose never adds an axis.",
            "Count the axes of `v`, and keep that many.",
        ),
        Mistake(
            "row",
            (1, 4),
            "You predicted a row, (1, 4).",
            "`v` has one axis, and transposing swaps two.",
            "A transpose never adds an axis.",
            "Count the axes of `v`, and keep that many.",
        ),
        Mistake(
            "raises",
            "error",
            "You expect an error.",
            "`t()` takes Tensors with up to two axes.",
            "With one axis there is nothing to swap, and it says nothing about that.",
            "Ask what is left of the shape.",
        ),
    ),
    hints=(
        "To transpose is to swap two axes.",
        "(4,) is a shape with one axis.",
        "With nothing to swap, the shape stays: a tuple with one number, written `(n,)`.",
    ),
    praise="You know that a transpose leaves a vector as it is, without a word.",
)


def _from_a_hundred(value) -> bool:
    return len(value) > 1 and all(step == 100 * (place + 1) for place, step in enumerate(value))


RANGE = Exercise(
    id="tensor.range",
    title="Say which steps are printed",
    points=1,
    minutes=2,
    kind="value",
    name="printed_steps",
    solution=[99, 199, 299, 399, 499],
    comment="the values of t in range(500) with t % 100 == 99, as a list or a tuple",
    mistakes=(
        Mistake(
            "from_zero",
            [0, 100, 200, 300, 400],
            "You listed the steps with `t % 100 == 0`.",
            "The notes ask for a remainder of 99.",
            "Counting starts at 0, so the hundredth step is the one with t = 99.",
            "Move each number.",
        ),
        Mistake(
            "round_numbers",
            [100, 200, 300, 400, 500],
            "You listed 100 and its multiples.",
            "100 leaves the remainder 0; the notes ask for a remainder of 99.",
            "Counting starts at 0, so the hundredth step is the one with t = 99.",
            "Take the step before each of 100, 200, 300, 400, 500.",
            recognise=_from_a_hundred,
        ),
        Mistake(
            "without_the_last",
            [99, 199, 299, 399],
            "You listed four steps.",
            "`range(500)` runs from 0 to 499, and 499 is in it.",
            "The stop, 500, is left out; the number before it is not.",
            "Ask whether 499 leaves the remainder 99.",
        ),
        Mistake(
            "one_too_many",
            [99, 199, 299, 399, 499, 599],
            "You listed 599.",
            "`range(500)` ends before 500.",
            "",
            "Leave out what lies beyond the stop.",
        ),
        Mistake(
            "multiples_of_99",
            [99, 198, 297, 396, 495],
            "You listed multiples of 99.",
            "From one printed step to the next it is 100 steps.",
            "198 leaves the remainder 98 when divided by 100.",
            "Keep 99, and add 100 each time.",
        ),
    ),
    hints=(
        "`t % 100` is what remains when t is divided by 100.",
        "500 steps, one printed in each hundred: five numbers.",
        "The first is 99; each next one is 100 larger, and all lie below 500.",
    ),
    praise="You know which steps the notes print: the last one of each hundred.",
)
