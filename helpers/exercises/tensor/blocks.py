"""Exercises on the pieces of the network: the loss, and the mask on a clone."""

from ..exercise import Exercise
from ..mistake import Mistake
from .drawing import away_from_zero, normal, tensor

__all__ = ["CLONE", "SQUARE"]


def squared_error(y_pred, y):
    """Return the sum of the squared differences as a Python number. Leave the arguments as they are.

    y_pred, y: float64 Tensors, shape (N, D_out)
    returns: float
    """
    difference = y_pred - y  # (N, D_out)
    loss = difference.pow(2).sum()  # ()
    return loss.item()


def without_item(y_pred, y):
    return (y_pred - y).pow(2).sum()


def item_before_sum(y_pred, y):
    return (y_pred - y).pow(2).item()


def sums_first(y_pred, y):
    return (y_pred - y).sum().pow(2).item()


def mean(y_pred, y):
    return (y_pred - y).pow(2).mean().item()


def without_square(y_pred, y):
    return (y_pred - y).sum().item()


def absolute_values(y_pred, y):
    return (y_pred - y).abs().sum().item()


def square_root(y_pred, y):
    return (y_pred - y).pow(2).sum().sqrt().item()


def difference_of_squares(y_pred, y):
    return (y_pred.pow(2) - y.pow(2)).sum().item()


def exclusive_or(y_pred, y):
    return ((y_pred - y) ^ 2).sum().item()


def rows_only(y_pred, y):
    return (y_pred - y).pow(2).sum(dim=0)


def _sum_of_squares(y_pred, y):
    pairs = zip(y_pred.flatten().tolist(), y.flatten().tolist(), strict=True)
    return float(sum((a - b) * (a - b) for a, b in pairs))


SQUARE = Exercise(
    id="tensor.square",
    title="Compute the loss",
    points=2,
    minutes=4,
    solution=squared_error,
    blanks=(("difference =", "return loss"),),
    inputs=lambda rng: (normal(rng, 5, 3), normal(rng, 5, 3)),
    oracle=_sum_of_squares,
    mistakes=(
        Mistake(
            "without_item",
            answer=without_item,
            saw="The result is a Tensor of shape ().",
            expected="I expected a Python number.",
            cause="`sum()` gives a Tensor, even where one number is left.",
            next="Add `.item()`.",
        ),
        Mistake(
            "item_before_sum",
            answer=item_before_sum,
            saw="`.item()` raised, since its Tensor holds more than one number.",
            expected="I expected the sum first.",
            cause="`.item()` takes out the only number of a Tensor.",
            next="Write `.sum().item()`.",
        ),
        Mistake(
            "sums_first",
            answer=sums_first,
            saw="The differences are added up before they are squared.",
            expected="I expected each one squared first.",
            cause="Positive and negative differences cancel in the sum.",
            next="Put `pow(2)` before `sum()`.",
        ),
        Mistake(
            "mean_for_sum",
            answer=mean,
            saw="The result is N times D_out too small.",
            expected="I expected the sum.",
            cause="`mean` divides by the number of entries, and the learning rate of this course is made for the sum.",
            next="Use `sum()`.",
        ),
        Mistake(
            "without_square",
            answer=without_square,
            saw="The result is the plain sum of the differences.",
            expected="I expected their squares.",
            cause="Without squares, a large miss upwards cancels one downwards.",
            next="Add `.pow(2)`.",
        ),
        Mistake(
            "absolute_values",
            answer=absolute_values,
            saw="The result is the sum of the absolute differences.",
            expected="I expected squares.",
            cause="`abs` counts a miss of 3 as 3; the square counts it as 9.",
            next="Use `pow(2)`.",
        ),
        Mistake(
            "square_root",
            answer=square_root,
            saw="The result is the square root of what I expected.",
            expected="I expected the sum of the squares itself.",
            cause="The root gives the distance, which is what `norm` gives too.",
            next="Leave the root out.",
        ),
        Mistake(
            "difference_of_squares",
            answer=difference_of_squares,
            saw="Both Tensors are squared before one is subtracted.",
            expected="I expected the difference first, then its square.",
            cause="A difference of squares can be negative, and a loss cannot.",
            next="Write `(y_pred - y).pow(2)`.",
        ),
        Mistake(
            "exclusive_or",
            answer=exclusive_or,
            saw="`^` raised.",
            expected="I expected a power.",
            cause="In Python `^` compares bits. On whole numbers it gives wrong results without a word.",
            next="Write `.pow(2)` or `** 2`.",
        ),
        Mistake(
            "one_axis_only",
            answer=rows_only,
            saw="The result has one number for each column.",
            expected="I expected one number in all.",
            cause="`sum(dim=0)` removes only the first axis.",
            next="Leave the axis out, then take `.item()`.",
        ),
    ),
    hints=(
        "Difference, square, sum, and then out of the Tensor.",
        "(N, D_out) stays until the sum, which gives ().",
        "`(y_pred - y).pow(2).sum().item()`.",
    ),
    praise="You can reduce a Tensor to the Python number that the lesson prints.",
)


def masked_gradient(grad_h_relu, h):
    """Return the gradient behind the ReLU: 0 where h is negative, the given gradient elsewhere.

    grad_h_relu, h: float64 Tensors, shape (N, H); leave both as they are; no number of h is exactly 0
    returns: float64 Tensor, shape (N, H)
    """
    grad_h = grad_h_relu.clone()  # (N, H)
    grad_h[h < 0] = 0
    return grad_h


def without_clone(grad_h_relu, h):
    grad_h = grad_h_relu
    grad_h[h < 0] = 0
    return grad_h


def numpys_copy(grad_h_relu, h):
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    return grad_h


def no_mask(grad_h_relu, h):
    return grad_h_relu.clone()


def mask_on_gradient(grad_h_relu, h):
    grad_h = grad_h_relu.clone()
    grad_h[grad_h < 0] = 0
    return grad_h


def mask_the_wrong_way(grad_h_relu, h):
    grad_h = grad_h_relu.clone()
    grad_h[h > 0] = 0
    return grad_h


def times_h_relu(grad_h_relu, h):
    return grad_h_relu * h.clamp(min=0)


def clone_of_h(grad_h_relu, h):
    grad_h = h.clone()
    grad_h[h < 0] = 0
    return grad_h


def _masked(grad_h_relu, h):
    pairs = zip(grad_h_relu.tolist(), h.tolist(), strict=True)
    return tensor([[g if v > 0 else 0.0 for g, v in zip(*rows, strict=True)] for rows in pairs])


CLONE = Exercise(
    id="tensor.clone",
    title="Mask a clone",
    points=2,
    minutes=4,
    solution=masked_gradient,
    blanks=(("grad_h =", "grad_h[h"),),
    inputs=lambda rng: (away_from_zero(rng, 4, 6), away_from_zero(rng, 4, 6).flip(1)),
    oracle=_masked,
    mistakes=(
        Mistake(
            "without_clone",
            answer=without_clone,
            saw="The result is right, and `grad_h_relu` was changed too.",
            expected="I expected the arguments to stay.",
            cause="`grad_h = grad_h_relu` gives the same memory a second name.",
            next="Copy it first: `grad_h_relu.clone()`.",
        ),
        Mistake(
            "numpys_copy",
            answer=numpys_copy,
            saw="`.copy()` raised: a Tensor has no such method.",
            expected="I expected torch's name for a copy.",
            cause="NumPy says `copy`, torch says `clone`.",
            next="Write `grad_h_relu.clone()`.",
        ),
        Mistake(
            "no_mask",
            answer=no_mask,
            saw="The gradient came back unchanged.",
            expected="I expected 0 wherever `h` is negative.",
            cause="Gradient flows through places where the ReLU was closed.",
            next="Assign 0 to `grad_h[h < 0]`.",
        ),
        Mistake(
            "mask_on_gradient",
            answer=mask_on_gradient,
            saw="All negative gradients became 0.",
            expected="I expected 0 where `h` is negative.",
            cause="The mask looks at the sign of the gradient.",
            next="Compare `h` with 0.",
        ),
        Mistake(
            "mask_the_wrong_way",
            answer=mask_the_wrong_way,
            saw="The gradient is 0 where `h` is positive.",
            expected="I expected the opposite.",
            cause="The ReLU is open where `h` is positive, and gradient flows there.",
            next="Turn the comparison round: `h < 0`.",
        ),
        Mistake(
            "times_h_relu",
            answer=times_h_relu,
            saw="The gradient is multiplied by `h_relu`.",
            expected="I expected it kept as it is where `h` is positive.",
            cause="The slope of ReLU is 1 there, not `h`.",
            next="Multiply by `(h > 0)`, or assign 0 to the rest.",
        ),
        Mistake(
            "clone_of_h",
            answer=clone_of_h,
            saw="The result is the ReLU of `h`.",
            expected="I expected numbers of `grad_h_relu`.",
            cause="`h` was cloned; it only decides where the zeros go.",
            next="Clone `grad_h_relu`.",
        ),
    ),
    hints=(
        "Copy first, then write into the copy.",
        "`grad_h_relu`, `h` and `h < 0` all have shape (N, H).",
        "`grad_h = grad_h_relu.clone()`, then `grad_h[h < 0] = 0`.",
    ),
    praise="You know that `clone` gives new memory and that the mask comes from `h`.",
)
