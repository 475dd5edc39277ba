"""Exercises on products: dot, mv, and mm with out=."""

from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .drawing import normal, tensor

__all__ = ["DOT", "MM"]


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


def dot_for_all(x, v, w):
    return torch.dot(x[0], v), torch.dot(x, v), torch.dot(x, w)


def mm_with_a_vector(x, v, w):
    return torch.dot(x[0], v), x.mm(v), x.mm(w)


def star_for_the_vector(x, v, w):
    return torch.dot(x[0], v), x * v, x.mm(w)


def star_for_the_number(x, v, w):
    return x[0] * v, x.mv(v), x.mm(w)


def order_exchanged(x, v, w):
    return torch.dot(x[0], v), x.mv(v), w.mm(x)


def python_number(x, v, w):
    return torch.dot(x[0], v).item(), x.mv(v), x.mm(w)


def keeps_a_column(x, v, w):
    return torch.dot(x[0], v), x.mm(v[:, None]), x.mm(w)


def column_for_row(x, v, w):
    return torch.dot(x[:, 0], v), x.mv(v), x.mm(w)


def _loops(x, v, w):
    x, v, w = x.tolist(), v.tolist(), w.tolist()
    vector = [sum(a * b for a, b in zip(row, v, strict=True)) for row in x]
    matrix = [[sum(row[d] * w[d][j] for d in range(len(w))) for j in range(len(w[0]))] for row in x]
    return tensor(vector[0]), tensor(vector), tensor(matrix)


DOT = Exercise(
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
            answer=dot_for_all,
            saw="`torch.dot` raised: 1D tensors expected.",
            expected="I expected `dot` for two vectors only.",
            cause="NumPy's `dot` multiplies matrices too; torch's multiplies two vectors and refuses all else.",
            next="Use `mv` for matrix with vector and `mm` for two matrices.",
        ),
        Mistake(
            "mm_with_a_vector",
            answer=mm_with_a_vector,
            saw="`mm` raised: mat2 must be a matrix.",
            expected="I expected shape (N,) for the product of `x` with the vector `v`.",
            cause="`mm` takes two matrices, and `v` has one axis.",
            next="Use `x.mv(v)`, or `x @ v`.",
        ),
        Mistake(
            "star_for_the_vector",
            answer=star_for_the_vector,
            saw="`vector` has the shape of `x`, (N, D).",
            expected="I expected one number for each row, (N,).",
            cause="`x * v` multiplies element by element, and broadcasting stretches `v` over all rows without a word.",
            next="A product that also sums is `x.mv(v)`.",
        ),
        Mistake(
            "star_for_the_number",
            answer=star_for_the_number,
            saw="`number` has shape (D,).",
            expected="I expected one number, shape ().",
            cause="`x[0] * v` multiplies the entries and does not add them up.",
            next="Use `torch.dot(x[0], v)`.",
        ),
        Mistake(
            "order_exchanged",
            answer=order_exchanged,
            saw="`w.mm(x)` raised, since the shapes do not meet.",
            expected="I expected (N, D) times (D, H).",
            cause="The last size of the left must be the first of the right.",
            next="Write `x.mm(w)`.",
        ),
        Mistake(
            "python_number",
            answer=python_number,
            saw="`number` is a Python float.",
            expected="I expected a Tensor of shape ().",
            cause="`.item()` takes the number out of its Tensor, and off its device.",
            next="Leave `.item()` out here.",
        ),
        Mistake(
            "keeps_a_column",
            answer=keeps_a_column,
            saw="`vector` is a column of shape (N, 1).",
            expected="I expected shape (N,).",
            cause="`v[:, None]` adds an axis, and `mm` keeps it.",
            next="Use `x.mv(v)`, or drop the axis again with `[:, 0]`.",
        ),
        Mistake(
            "column_for_row",
            answer=column_for_row,
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


def project_into(x, w1, h):
    """Write the matrix product of x and w1 into h, which is there already, and return h.

    Any way that writes into h is right, `h[:] = ...` too. Leave x and w1 as they are.
    x: float64 Tensor, shape (N, D_in); w1: float64 Tensor, shape (D_in, H)
    h: float64 Tensor, shape (N, H), written into
    returns: h itself, shape (N, H)
    """
    torch.mm(x, w1, out=h)
    return h


def new_tensor(x, w1, h):
    return torch.mm(x, w1)


def adds_to_what_is_there(x, w1, h):
    h += x.mm(w1)
    return h


def returns_nothing(x, w1, h):
    torch.mm(x, w1, out=h)


def out_in_the_method(x, w1, h):
    return x.mm(w1, out=h)


def element_by_element(x, w1, h):
    return torch.mul(x, w1, out=h)


def returns_a_copy(x, w1, h):
    torch.mm(x, w1, out=h)
    return h.clone()


def _product(x, w1, h):
    return _loops(x, w1[:, 0], w1)[2]


def _leaves_h_alone(seen):
    """Whether the right product came back while the argument `h` kept its old numbers."""
    return bool(seen.outcomes) and all(o.result is not None and "h" not in o.changed for o in seen.outcomes)


def _shares_nothing_with_h(seen):
    """Whether the numbers are in `h`, and what came back is another Tensor."""
    return all("h" in o.changed and o.result.device and "h" not in o.result.shares for o in seen.outcomes)


MM = Exercise(
    id="tensor.mm",
    title="Multiply into memory that is there",
    points=2,
    minutes=4,
    solution=project_into,
    blanks=(("torch.mm(", "return h"),),
    inputs=lambda rng: (normal(rng, 4, 6), normal(rng, 6, 3), normal(rng, 4, 3)),
    oracle=_product,
    may_change=("h",),
    mistakes=(
        Mistake(
            "new_tensor",
            answer=new_tensor,
            saw="`h` still holds its old numbers after the call.",
            expected="I expected the product in `h` itself.",
            cause="`h = ...` and `return torch.mm(x, w1)` make a new Tensor and leave the old memory alone.",
            next="Hand `h` over: `torch.mm(x, w1, out=h)`.",
            recognise=_leaves_h_alone,
        ),
        Mistake(
            "returns_a_copy",
            answer=returns_a_copy,
            saw="`h` holds the product, and you returned another Tensor.",
            expected="I expected `h` itself.",
            cause="A copy takes new memory, which `out=h` was there to save.",
            next="Return `h`.",
            recognise=_shares_nothing_with_h,
        ),
        Mistake(
            "adds_to_what_is_there",
            answer=adds_to_what_is_there,
            saw="The result is the product plus the old numbers of `h`.",
            expected="I expected the product alone.",
            cause="`+=` adds to what is there.",
            next="`out=h` overwrites: use `torch.mm(x, w1, out=h)`.",
        ),
        Mistake(
            "returns_nothing",
            answer=returns_nothing,
            saw="`h` holds the product, and the function returned None.",
            expected="I expected `h` back.",
            cause="A function without `return` gives None.",
            next="End with `return h`.",
        ),
        Mistake(
            "out_in_the_method",
            answer=out_in_the_method,
            saw="`x.mm(w1, out=h)` raised a TypeError.",
            expected="I expected the function `torch.mm`.",
            cause="Methods of a Tensor take no `out=`; the functions of `torch` do.",
            next="Write `torch.mm(x, w1, out=h)`.",
        ),
        Mistake(
            "element_by_element",
            answer=element_by_element,
            saw="`torch.mul` raised, since the sizes differ.",
            expected="I expected the matrix product.",
            cause="`mul` and `*` multiply element by element; `mm` multiplies rows with columns.",
            next="Change `mul` to `mm`.",
        ),
    ),
    hints=(
        "Most functions of torch can write their result into a Tensor that you hand over.",
        "(N, D_in) times (D_in, H) fits into `h`, which is (N, H).",
        "`torch.mm(x, w1, out=h)`, then `return h`.",
    ),
    praise="You can reuse memory with `out=`, and you know that a new name is not a new content.",
)
