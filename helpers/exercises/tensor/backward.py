"""The backward pass by hand."""

from helpers.sandbox.task import DELEGATION

from ..by_hand import with_autograd
from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import draw_after_forward, narrow_after_forward
from .oracles import backward_loops

__all__ = ["EXERCISE"]


def backward(x, y, w2, h, h_relu, y_pred):
    """Return the gradients of the loss with respect to both weights, worked out by hand, without autograd.

    No number of h is exactly 0, so `h < 0` and `h <= 0` are both right. Leave the arguments as they are.
    x (N, D_in), y (N, D_out), w2 (H, D_out), h (N, H), h_relu (N, H), y_pred (N, D_out): Tensors
    returns: grad_w1 (D_in, H), grad_w2 (H, D_out)
    """
    grad_y_pred = 2.0 * (y_pred - y)  # (N, D_out)
    grad_w2 = h_relu.t().mm(grad_y_pred)  # (H, N) (N, D_out) -> (H, D_out)
    grad_h_relu = grad_y_pred.mm(w2.t())  # (N, D_out) (D_out, H) -> (N, H)
    grad_h = grad_h_relu.clone()  # (N, H)
    grad_h[h < 0] = 0
    grad_w1 = x.t().mm(grad_h)  # (D_in, N) (N, H) -> (D_in, H)
    return grad_w1, grad_w2


def by_autograd(x, y, w2, h, h_relu, y_pred):
    w2 = w2.clone().requires_grad_()
    h = h.clone().requires_grad_()
    (h.clamp(min=0).mm(w2) - y).pow(2).sum().backward()
    return x.t().mm(h.grad), w2.grad


EXERCISE = Exercise(
    id="tensor.backward",
    title="Write the backward pass",
    points=3,
    minutes=10,
    solution=backward,
    blanks=(("grad_y_pred =", "grad_w1 ="),),
    inputs=draw_after_forward,
    edge_cases=narrow_after_forward,
    oracle=backward_loops,
    returns=("grad_w1", "grad_w2"),
    notes=(DELEGATION,),
    related=True,
    mistakes=(
        Mistake(
            "by_autograd",
            answer=by_autograd,
            saw="Your answer asks autograd for the gradients.",
            expected="I expected them worked out by hand, with `mm` and `t()`.",
            cause="Lesson 3 hands this work to autograd, and you will see there what it takes over.",
            next="Follow the chain from `y_pred` back to `w1`, one line for each arrow.",
            recognise=with_autograd,
        ),
        Mistake(
            "without_two",
            Change("2.0 * (y_pred - y)", "y_pred - y"),
            saw="A gradient is half of what I expected.",
            expected="I expected the derivative of a square, 2 times the difference.",
            cause="The factor 2 is missing in `grad_y_pred`.",
            next="Write `2.0 * (y_pred - y)`.",
        ),
        Mistake(
            "wrong_sign",
            Change("y_pred - y", "y - y_pred"),
            saw="A gradient has the wrong sign.",
            expected="I expected `y_pred - y`, since the loss grows where the prediction is too high.",
            cause="The difference is turned round.",
            next="Exchange the two.",
        ),
        Mistake(
            "mean_gradient",
            Change("2.0 * (y_pred - y)", "2.0 * (y_pred - y) / y.numel()"),
            saw="A gradient is N times D_out too small.",
            expected="I expected the gradient of the sum.",
            cause="Dividing by the number of entries belongs to the mean, which needs a larger learning rate.",
            next="Leave the division out.",
        ),
        Mistake(
            "without_mask",
            Change("grad_h[h < 0] = 0", ""),
            saw="`grad_w1` holds gradient from places where `h` is negative.",
            expected="I expected none from there.",
            cause="The mask is missing, or never matches: `h_relu < 0` is true nowhere. "
            "Such a network trains all the same.",
            next="Clone `grad_h_relu` as `grad_h`, set `grad_h[h < 0] = 0`, and use `grad_h` in `grad_w1`.",
        ),
        Mistake(
            "mask_on_gradient",
            Change("h < 0", "grad_h < 0"),
            saw="In `grad_w1` all negative gradients of the hidden numbers were cut off.",
            expected="I expected 0 where `h` is negative.",
            cause="The mask looks at the gradient's own sign.",
            next="Compare `h` with 0.",
        ),
        Mistake(
            "mask_the_wrong_way",
            Change("h < 0", "h > 0"),
            saw="`grad_w1` holds only gradient from places where `h` is negative.",
            expected="I expected only the others.",
            cause="The comparison is turned round.",
            next="Write `grad_h[h < 0] = 0`.",
        ),
        Mistake(
            "times_h_relu",
            Change("grad_h[h < 0] = 0", "grad_h *= h_relu"),
            saw="`grad_w1` is weighted with `h_relu`.",
            expected="I expected a factor of 1 or 0.",
            cause="The slope of ReLU is 1 where `h` is positive, whatever its size.",
            next="Multiply by `(h > 0)`, or assign 0 to the rest.",
        ),
        Mistake(
            "h_for_h_relu",
            Change("h_relu.t()", "h.t()"),
            saw="`grad_w2` is computed from `h`.",
            expected="I expected it from `h_relu`, which `w2` was multiplied with.",
            cause="Negative numbers of `h` never reached `w2`.",
            next="Write `h_relu.t().mm(grad_y_pred)`.",
        ),
        Mistake(
            "w2_not_transposed",
            Change("w2.t()", "w2"),
            saw="`grad_y_pred.mm(w2)` raised: the shapes do not meet.",
            expected="I expected (N, D_out) times (D_out, H).",
            cause="`w2` is (H, D_out); going back needs its transpose.",
            next="Write `w2.t()`.",
        ),
        Mistake(
            "results_exchanged",
            Change("grad_w1, grad_w2", "grad_w2, grad_w1"),
            saw="The two gradients are exchanged.",
            expected="I expected `grad_w1` first.",
            next="Turn the last line round: `return grad_w1, grad_w2`.",
        ),
        Mistake(
            "results_transposed",
            Change("x.t().mm(grad_h)", "grad_h.t().mm(x)"),
            Change("h_relu.t().mm(grad_y_pred)", "grad_y_pred.t().mm(h_relu)"),
            saw="A gradient is transposed.",
            expected="I expected the shapes of `w1` and `w2`.",
            cause="A gradient has the shape of its weight.",
            next="Put the transpose on the left factor: `x.t().mm(grad_h)`.",
        ),
    ),
    hints=(
        "Walk back from the loss: to `y_pred`, to `w2` and `h_relu`, through the mask to `h`, to `w1`.",
        "(H, N) (N, D_out) gives `grad_w2`; (N, D_out) (D_out, H) gives `grad_h_relu`; "
        "(D_in, N) (N, H) gives `grad_w1`.",
        "`grad_w2 = h_relu.t().mm(grad_y_pred)`; `grad_h_relu = grad_y_pred.mm(w2.t())`; mask a clone; "
        "`grad_w1 = x.t().mm(grad_h)`.",
    ),
    praise="You can work out every gradient of a two-layer network with `mm` and `t()`.",
)
