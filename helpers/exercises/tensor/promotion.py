"""A prediction: which dtype two operations give where float32 meets float64."""

from ..exercise import Exercise
from ..mistake import Mistake
from .dtype import is_float64

__all__ = ["EXERCISE"]


def _is_promotion(value) -> bool:
    total, product = value
    return is_float64(total) and product.strip().casefold() == "error"


EXERCISE = Exercise(
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
