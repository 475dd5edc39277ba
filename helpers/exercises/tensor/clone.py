"""The mask of the ReLU on a clone of the gradient."""

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import away_from_zero
from .oracles import tensor

__all__ = ["EXERCISE"]


def masked_gradient(grad_h_relu, h):
    """Return the gradient behind the ReLU: 0 where h is negative, the given gradient elsewhere.

    grad_h_relu, h: float64 Tensors, shape (N, H); leave both as they are; no number of h is exactly 0
    returns: float64 Tensor, shape (N, H)
    """
    grad_h = grad_h_relu.clone()  # (N, H)
    grad_h[h < 0] = 0
    return grad_h


def _masked(grad_h_relu, h):
    pairs = zip(grad_h_relu.tolist(), h.tolist(), strict=True)
    return tensor([[g if v > 0 else 0.0 for g, v in zip(*rows, strict=True)] for rows in pairs])


EXERCISE = Exercise(
    id="tensor.clone",
    title="Mask a clone",
    points=2,
    minutes=4,
    solution=masked_gradient,
    blanks=(("grad_h =", "return"),),
    inputs=lambda rng: (away_from_zero(rng, 4, 6), away_from_zero(rng, 4, 6).flip(1)),
    oracle=_masked,
    mistakes=(
        Mistake(
            "without_clone",
            Change(".clone()", ""),
            saw="The result is right, and `grad_h_relu` was changed too.",
            expected="I expected the arguments to stay.",
            cause="`grad_h = grad_h_relu` gives the same memory a second name.",
            next="Copy it first: `grad_h_relu.clone()`.",
        ),
        Mistake(
            "numpys_copy",
            Change("clone", "copy"),
            saw="`.copy()` raised: a Tensor has no such method.",
            expected="I expected torch's name for a copy.",
            cause="NumPy says `copy`, torch says `clone`.",
            next="Write `grad_h_relu.clone()`.",
        ),
        Mistake(
            "no_mask",
            Change("grad_h[h < 0] = 0", ""),
            saw="The gradient came back unchanged.",
            expected="I expected 0 wherever `h` is negative.",
            cause="Gradient flows through places where the ReLU was closed.",
            next="Assign 0 to `grad_h[h < 0]`.",
        ),
        Mistake(
            "mask_on_gradient",
            Change("h < 0", "grad_h < 0"),
            saw="All negative gradients became 0.",
            expected="I expected 0 where `h` is negative.",
            cause="The mask looks at the sign of the gradient.",
            next="Compare `h` with 0.",
        ),
        Mistake(
            "mask_the_wrong_way",
            Change("h < 0", "h > 0"),
            saw="The gradient is 0 where `h` is positive.",
            expected="I expected the opposite.",
            cause="The ReLU is open where `h` is positive, and gradient flows there.",
            next="Turn the comparison round: `h < 0`.",
        ),
        Mistake(
            "times_h_relu",
            Change("grad_h[h < 0] = 0", "grad_h *= h.clamp(min=0)"),
            saw="The gradient is multiplied by `h_relu`.",
            expected="I expected it kept as it is where `h` is positive.",
            cause="The slope of ReLU is 1 there, not `h`.",
            next="Multiply by `(h > 0)`, or assign 0 to the rest.",
        ),
        Mistake(
            "clone_of_h",
            Change("grad_h_relu", "h"),
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
