"""An opening question: the dtype in which NumPy draws."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE", "is_float64"]


def is_float64(value) -> bool:
    """Whether a text names float64, with or without its library."""
    return _plain_dtype(value) in ("float64", "double")


def _plain_dtype(text) -> str:
    return text.strip().casefold().rpartition(".")[2]


def _is_dtype(name: str):
    """Return a test whether a text names this dtype, with or without its library."""
    return lambda value: _plain_dtype(value) == name


EXERCISE = Exercise(
    id="tensor.dtype",
    title="Name NumPy's dtype",
    points=1,
    minutes=1,
    kind="value",
    name="numpy_dtype",
    solution="float64",
    accepts=is_float64,
    comment='the dtype of np.random.default_rng(0).standard_normal(3), as a text such as "int8"',
    mistakes=(
        Mistake(
            "float32",
            answer="float32",
            saw='You predicted "float32".',
            expected="NumPy draws and stores floats with 64 bits unless you ask for something else.",
            cause="torch's default is float32, and this lesson is about that difference.",
            next="Remember the larger of the two.",
            recognise=_is_dtype("float32"),
        ),
        Mistake(
            "no_width",
            answer="float",
            saw='You predicted "float".',
            expected="A dtype names its width in bits too.",
            cause="Python's `float` has the same width as NumPy's default; torch's `torch.float` has another.",
            next="Add the number of bits.",
            recognise=_is_dtype("float"),
        ),
        Mistake(
            "integers",
            answer="int64",
            saw='You predicted "int64".',
            expected="Draws from a normal distribution have digits behind the point.",
            cause="int64 is NumPy's default for whole numbers.",
            next="Name the floating type of the same width.",
            recognise=_is_dtype("int64"),
        ),
    ),
    hints=(
        "A dtype says what kind of number an array holds, and in how many bits.",
        "NumPy's floats take 8 bytes each.",
        '8 bytes are 64 bits: `numpy_dtype = "float..."` with the number of bits.',
    ),
    praise="You know that NumPy computes in float64 unless told otherwise.",
)
