"""The three opening questions of lesson 2, on lesson 1."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["DTYPE", "MASK", "SHAPE", "is_float64"]

SHAPE = Exercise(
    id="tensor.shape",
    title="Give a gradient its shape",
    points=1,
    minutes=1,
    kind="value",
    name="grad_w1_shape",
    solution=(1000, 100),
    comment="x is (64, 1000), w1 is (1000, 100), grad_h is (64, 100): what is the shape of grad_w1?\n"
    "Write a tuple or a list, such as (2, 5).",
    mistakes=(
        Mistake(
            "exchanged",
            answer=(100, 1000),
            saw="You predicted (100, 1000).",
            expected="A gradient has the shape of what it belongs to, and `w1` is (1000, 100).",
            cause="The two sizes are exchanged.",
            next="Write the shapes under `x.T.dot(grad_h)`: (1000, 64) times (64, 100).",
        ),
        Mistake(
            "of_grad_h",
            answer=(64, 100),
            saw="You predicted (64, 100).",
            expected="That is the shape of `grad_h`, one number for each row and hidden unit.",
            cause="`grad_w1` has one number for each weight.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "of_x",
            answer=(64, 1000),
            saw="You predicted (64, 1000).",
            expected="That is the shape of the data `x`.",
            cause="The sum over the 64 rows is taken inside the product, so 64 is gone afterwards.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "of_grad_w2",
            answer=(100, 10),
            saw="You predicted (100, 10).",
            expected="That is the shape of `w2` and of `grad_w2`.",
            cause="The question asks for the first layer.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "of_the_left_factor",
            answer=(1000, 64),
            saw="You predicted (1000, 64).",
            expected="That is the shape of `x.T`, the left factor of the product.",
            cause="`x.T.dot(grad_h)` goes on: (1000, 64) times (64, 100), and the inner size vanishes.",
            next="Ask which shape `w1` has.",
        ),
        Mistake(
            "product_of_sizes",
            answer=100_000,
            saw="You wrote one number, the product of two sizes.",
            expected="A shape lists the sizes, one for each axis.",
            cause="`w1` has 100 000 entries; its shape says how they are arranged.",
            next="Write both sizes in brackets, with a comma.",
        ),
    ),
    hints=(
        "A gradient says how the loss changes with each number of an array.",
        "One number for each entry of `w1`: the shapes are equal.",
        "`grad_w1_shape = (1000, ...)`, and the second size is H.",
    ),
    praise="You know that a gradient always has the shape of the array it belongs to.",
)

MASK = Exercise(
    id="tensor.mask",
    title="Mask a gradient",
    points=1,
    minutes=1,
    kind="value",
    name="masked",
    solution=[0.0, -4.0, 0.0],
    comment="h is [-2, 3, -1] and grad_h_relu is [5, -4, 6]: write grad_h as three numbers, in a list or a tuple",
    mistakes=(
        Mistake(
            "mask_on_gradient",
            answer=[5.0, 0.0, 6.0],
            saw="You kept 5 and 6, and dropped -4.",
            expected="The sign of `h` decides, not that of the gradient, and a negative `h` stops it.",
            next="Go through `h`: where it is negative, the gradient becomes 0.",
        ),
        Mistake(
            "no_mask",
            answer=[5.0, -4.0, 6.0],
            saw="You kept all three gradients.",
            expected="Where `h` was negative, the ReLU gave 0 whatever `h` was, so the loss does not depend on it.",
            next="Set those places to 0.",
        ),
        Mistake(
            "of_relu",
            answer=[0.0, 3.0, 0.0],
            saw="You predicted [0, 3, 0].",
            expected="That is `h_relu`, the forward pass.",
            next="Apply the same mask to `grad_h_relu`.",
        ),
        Mistake(
            "times_h_relu",
            answer=[0.0, -12.0, 0.0],
            saw="You predicted -12 in the middle, which is 3 times -4.",
            expected="The slope of ReLU is 1 where `h` is positive, whatever its size.",
            next="Multiply the gradient by 1 or by 0, not by `h`.",
        ),
        Mistake(
            "sign_lost",
            answer=[0.0, 4.0, 0.0],
            saw="You predicted 4 in the middle.",
            expected="The right places are 0, and the middle one keeps its sign.",
            cause="ReLU acts on `h`. A gradient may be negative, and the mask leaves it as it is.",
            next="Copy the middle gradient as it stands.",
        ),
        Mistake(
            "times_sign",
            answer=[-5.0, -4.0, -6.0],
            saw="You turned the sign of a gradient where `h` is negative.",
            expected="There the gradient becomes 0.",
            cause="ReLU is flat below 0: its slope there is 0, not -1.",
            next="Multiply by 1 where `h` is positive, and by 0 elsewhere.",
        ),
        Mistake(
            "times_h",
            answer=[-10.0, -12.0, -6.0],
            saw="You multiplied each gradient by `h`.",
            expected="The slope of ReLU is 1 or 0, whatever the size of `h`.",
            next="Keep a gradient where `h` is positive, and write 0 elsewhere.",
        ),
        Mistake(
            "all_zero",
            answer=[0.0, 0.0, 0.0],
            saw="You set every gradient to 0.",
            expected="One number of `h` is positive, and there the gradient passes.",
            cause="A gradient may be negative: the mask asks for the sign of `h` alone.",
            next="Go through `h`: where it is positive, copy the gradient.",
        ),
    ),
    hints=(
        "ReLU lets a number through or stops it. Its gradient does the same.",
        "Three numbers in, three numbers out: each place is kept or set to 0.",
        "Only the middle entry of `h` is positive, so only the middle gradient survives.",
    ),
    praise="You know that the mask comes from the sign of `h` before the ReLU.",
)


def is_float64(value) -> bool:
    """Whether a text names float64, with or without its library."""
    return _plain_dtype(value) in ("float64", "double")


def _plain_dtype(text) -> str:
    return text.strip().casefold().rpartition(".")[2]


def _is_dtype(name: str):
    """Return a test whether a text names this dtype, with or without its library."""
    return lambda value: _plain_dtype(value) == name


DTYPE = Exercise(
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
