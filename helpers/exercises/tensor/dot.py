"""Products of two vectors, of a matrix and a vector, and of two matrices."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal
from .oracles import product, tensor

__all__ = ["EXERCISE"]


def three_products(x, v, w):
    """Return three products: first row with vector, matrix with vector, matrix with matrix.

    `@` passes too. Leave the arguments as they are.
    x: float64 Tensor, shape (N, D); v: float64 Tensor, shape (D,); w: float64 Tensor, shape (D, H)
    returns: three Tensors of shapes (), (N,) and (N, H)
    """
    number = torch.dot(x[0], v)  # ()
    vector = x.mv(v)  # (N,)
    matrix = x.mm(w)  # (N, H)
    return number, vector, matrix


def _loops(x, v, w):
    x, v, w = x.tolist(), v.tolist(), w.tolist()
    vector = [sum(a * b for a, b in zip(row, v, strict=True)) for row in x]
    return tensor(vector[0]), tensor(vector), tensor(product(x, w))


EXERCISE = Exercise(
    id="tensor.dot",
    title="Pick three products",
    points=2,
    minutes=5,
    solution=three_products,
    blanks=(("number =", "matrix ="),),
    inputs=lambda rng: (normal(rng, 4, 3), normal(rng, 3), normal(rng, 3, 5)),
    oracle=_loops,
    returns=("number", "vector", "matrix"),
    mistakes=(
        Mistake(
            "dot_for_all",
            Change("x.mv(v)", "torch.dot(x, v)"),
            Change("x.mm(w)", "torch.dot(x, w)"),
            saw="`torch.dot` raised: 1D tensors expected.",
            expected="I expected `dot` for two vectors only.",
            cause="NumPy's `dot` multiplies matrices too; torch's multiplies two vectors and refuses all else.",
            next="Use `mv` for matrix with vector and `mm` for two matrices.",
        ),
        Mistake(
            "mm_with_a_vector",
            Change("x.mv(v)", "x.mm(v)"),
            saw="`mm` raised: mat2 must be a matrix.",
            expected="I expected shape (N,) for the product of `x` with the vector `v`.",
            cause="`mm` takes two matrices, and `v` has one axis.",
            next="Use `x.mv(v)`, or `x @ v`.",
        ),
        Mistake(
            "star_for_the_vector",
            Change("x.mv(v)", "x * v"),
            saw="`vector` has the shape of `x`, (N, D).",
            expected="I expected one number for each row, (N,).",
            cause="`x * v` multiplies element by element, and broadcasting stretches `v` over all rows without a word.",
            next="A product that also sums is `x.mv(v)`.",
        ),
        Mistake(
            "star_for_the_number",
            Change("torch.dot(x[0], v)", "x[0] * v"),
            saw="`number` has shape (D,).",
            expected="I expected one number, shape ().",
            cause="`x[0] * v` multiplies the entries and does not add them up.",
            next="Use `torch.dot(x[0], v)`.",
        ),
        Mistake(
            "order_exchanged",
            Change("x.mm(w)", "w.mm(x)"),
            saw="`w.mm(x)` raised, since the shapes do not meet.",
            expected="I expected (N, D) times (D, H).",
            cause="The last size of the left must be the first of the right.",
            next="Write `x.mm(w)`.",
        ),
        Mistake(
            "python_number",
            Change("torch.dot(x[0], v)", "torch.dot(x[0], v).item()"),
            saw="`number` is a Python float.",
            expected="I expected a Tensor of shape ().",
            cause="`.item()` takes the number out of its Tensor, and off its device.",
            next="Leave `.item()` out here.",
        ),
        Mistake(
            "keeps_a_column",
            Change("x.mv(v)", "x.mm(v[:, None])"),
            saw="`vector` is a column of shape (N, 1).",
            expected="I expected shape (N,).",
            cause="`v[:, None]` adds an axis, and `mm` keeps it.",
            next="Use `x.mv(v)`, or drop the axis again with `[:, 0]`.",
        ),
        Mistake(
            "column_for_row",
            Change("x[0]", "x[:, 0]"),
            saw="`torch.dot` raised: its two vectors have different lengths, N and D.",
            expected="I expected the first row of `x`, which has D entries, as `v` has.",
            cause="`x[:, 0]` is the first column.",
            next="Write `x[0]`.",
        ),
    ),
    hints=(
        "torch has a name for each case: two vectors, a matrix and a vector, two matrices.",
        "(D,) with (D,) gives (); (N, D) with (D,) gives (N,); (N, D) with (D, H) gives (N, H).",
        "`torch.dot(x[0], v)`, `x.mv(v)` and `x.mm(w)`.",
    ),
    praise="You know the three names for a product in torch, and that `@` covers all of them.",
)
