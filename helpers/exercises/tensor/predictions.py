"""Predictions of lesson 2, made before a cell is run."""

from ..exercise import Exercise
from ..mistake import Mistake
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
            answer=("float64", "float64"),
            saw="You expect that `mm` turns `a` into float64, as `+` does.",
            expected="`+` promotes to the wider dtype.",
            cause="`mm` does not: it wants one dtype on both sides, and says so with an error.",
            next="Change your second entry.",
        ),
        Mistake(
            "both_narrow",
            answer=("float32", "float32"),
            saw="You expect that the narrower dtype wins.",
            expected="That would throw digits away without a word, so `+` takes the wider one.",
            cause="`mm` refuses to choose.",
            next="Change both entries.",
        ),
        Mistake(
            "both_raise",
            answer=("error", "error"),
            saw="You expect that both raise.",
            expected="Element by element torch does choose a dtype, the wider of the two.",
            cause="Only the matrix product asks you to decide.",
            next="Change your first entry.",
        ),
        Mistake(
            "left_wins",
            answer=("float32", "error"),
            saw="You expect that the sum has the dtype of `a`.",
            expected="Both orders give the same dtype: `a + b` and `b + a` are equal.",
            cause="The wider of the two is chosen, so no digit is lost.",
            next="Change your first entry.",
        ),
        Mistake(
            "sum_raises",
            answer=("error", "float64"),
            saw="You expect that the sum raises and the product does not.",
            expected="Element by element torch chooses a dtype, the wider of the two.",
            cause="It is the matrix product that wants one dtype on both sides.",
            next="Exchange what you wrote for the two.",
            recognise=lambda value: value[0].strip().casefold() == "error" != value[1].strip().casefold(),
        ),
        Mistake(
            "product_keeps_a",
            answer=("float64", "float32"),
            saw="You expect that `mm` gives the dtype of `a`.",
            expected="`mm` does not choose: it wants one dtype on both sides.",
            cause="A narrower result would throw digits away without a word.",
            next="Change your second entry.",
        ),
        Mistake(
            "product_widens",
            answer=("float32", "float64"),
            saw="You expect the sum in float32 and the product in float64.",
            expected="Of two floats, `+` takes the wider dtype.",
            cause="`mm` takes none: it wants one dtype on both sides.",
            next="Change both entries.",
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
            answer=1,
            saw="You expect line 1 to raise.",
            expected='`torch.device("cuda")` is a label. Building one touches no hardware.',
            next="Look for the first line that needs memory on the device.",
        ),
        Mistake(
            "reading_it",
            answer=2,
            saw="You expect line 2 to raise.",
            expected="It reads the label's own text, which is there on every computer.",
            next="Look for the first line that needs memory on the device.",
        ),
        Mistake(
            "using_it",
            answer=4,
            saw="You expect line 4 to raise.",
            expected="Line 4 is never reached.",
            cause="A Tensor needs memory on its device as soon as it is made.",
            next="Look for the line that makes one.",
        ),
        Mistake(
            "never",
            answer=0,
            saw="You expect no error.",
            expected="torch never moves work to the CPU behind your back.",
            cause="A Tensor is made where you say, or not at all.",
            next="Look for the line that makes one.",
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
            answer=(4, 1),
            saw="You predicted a column, (4, 1).",
            expected="`v` has one axis, and transposing swaps two.",
            cause="A transpose never adds an axis.",
            next="Count the axes of `v`, and keep that many.",
        ),
        Mistake(
            "row",
            answer=(1, 4),
            saw="You predicted a row, (1, 4).",
            expected="`v` has one axis, and transposing swaps two.",
            cause="A transpose never adds an axis.",
            next="Count the axes of `v`, and keep that many.",
        ),
        Mistake(
            "raises",
            answer="error",
            saw="You expect an error.",
            expected="`t()` takes Tensors with up to two axes.",
            cause="With one axis there is nothing to swap, and it says nothing about that.",
            next="Ask what is left of the shape.",
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
            answer=[0, 100, 200, 300, 400],
            saw="You listed the steps with `t % 100 == 0`.",
            expected="The notes ask for a remainder of 99.",
            cause="Counting starts at 0, so the hundredth step is the one with t = 99.",
            next="Move each number.",
        ),
        Mistake(
            "round_numbers",
            answer=[100, 200, 300, 400, 500],
            saw="You listed 100 and its multiples.",
            expected="100 leaves the remainder 0; the notes ask for a remainder of 99.",
            cause="Counting starts at 0, so the hundredth step is the one with t = 99.",
            next="Take the step before each of 100, 200, 300, 400, 500.",
            recognise=_from_a_hundred,
        ),
        Mistake(
            "without_the_last",
            answer=[99, 199, 299, 399],
            saw="You listed four steps.",
            expected="`range(500)` runs from 0 to 499, and 499 is in it.",
            cause="The stop, 500, is left out; the number before it is not.",
            next="Ask whether 499 leaves the remainder 99.",
        ),
        Mistake(
            "one_too_many",
            answer=[99, 199, 299, 399, 499, 599],
            saw="You listed 599.",
            expected="`range(500)` ends before 500.",
            next="Leave out what lies beyond the stop.",
        ),
        Mistake(
            "multiples_of_99",
            answer=[99, 198, 297, 396, 495],
            saw="You listed multiples of 99.",
            expected="From one printed step to the next it is 100 steps.",
            cause="198 leaves the remainder 98 when divided by 100.",
            next="Keep 99, and add 100 each time.",
        ),
    ),
    hints=(
        "`t % 100` is what remains when t is divided by 100.",
        "500 steps, one printed in each hundred: five numbers.",
        "The first is 99; each next one is 100 larger, and all lie below 500.",
    ),
    praise="You know which steps the notes print: the last one of each hundred.",
)
