"""The forward pass: the exercise, and the wrong passes that people write."""

from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .network_oracle import draw_network, forward_loops

__all__ = ["FORWARD", "forward"]


def forward(x, w1, w2):
    """Return the hidden numbers, the same behind the ReLU, and the predictions. Leave the arguments as they are.

    x: Tensor, shape (N, D_in); w1: Tensor, shape (D_in, H); w2: Tensor, shape (H, D_out)
    returns: h (N, H), h_relu (N, H), y_pred (N, D_out)
    """
    h = x.mm(w1)  # (N, H)
    h_relu = h.clamp(min=0)  # (N, H)
    y_pred = h_relu.mm(w2)  # (N, D_out)
    return h, h_relu, y_pred


def order_exchanged(x, w1, w2):
    h = w1.mm(x)
    h_relu = h.clamp(min=0)
    return h, h_relu, h_relu.mm(w2)


def star_for_mm(x, w1, w2):
    h = x * w1
    h_relu = h.clamp(min=0)
    return h, h_relu, h_relu * w2


def overwrites_h(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp_(min=0)
    return h, h_relu, h_relu.mm(w2)


def no_relu(x, w1, w2):
    h = x.mm(w1)
    return h, h, h.mm(w2)


def second_layer_from_h(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(min=0)
    return h, h_relu, h.mm(w2)


def keeps_the_negative(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(max=0)
    return h, h_relu, h_relu.mm(w2)


def with_ceiling(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(0, 1)
    return h, h_relu, h_relu.mm(w2)


def largest_and_place(x, w1, w2):
    h = x.mm(w1)
    h_relu = torch.max(h, 0)
    return h, h_relu, h_relu.mm(w2)


def largest_of_columns(x, w1, w2):
    h = x.mm(w1)
    h_relu = torch.max(h, 0).values
    return h, h_relu, h_relu.mm(w2)


def relu_on_the_output(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(min=0)
    return h, h_relu, h_relu.mm(w2).clamp(min=0)


def prediction_alone(x, w1, w2):
    return x.mm(w1).clamp(min=0).mm(w2)


FORWARD = Exercise(
    id="tensor.forward",
    title="Write the forward pass",
    points=2,
    minutes=5,
    solution=forward,
    blanks=(("h =", "y_pred ="),),
    inputs=lambda rng: tuple(part for number, part in enumerate(draw_network(rng)) if number != 1),
    oracle=forward_loops,
    returns=("h", "h_relu", "y_pred"),
    mistakes=(
        Mistake(
            "order_exchanged",
            answer=order_exchanged,
            saw="`w1.mm(x)` raised: the shapes do not meet.",
            expected="I expected (N, D_in) times (D_in, H).",
            cause="The last size of the left must be the first of the right.",
            next="Write `x.mm(w1)`.",
        ),
        Mistake(
            "star_for_mm",
            answer=star_for_mm,
            saw="`*` raised: the sizes differ.",
            expected="I expected a matrix product.",
            cause="`*` multiplies entry by entry.",
            next="Use `mm`, or `@`.",
        ),
        Mistake(
            "overwrites_h",
            answer=overwrites_h,
            saw="`h` has no negative number left.",
            expected="I expected `h` as it was before the ReLU.",
            cause="`clamp_` writes into `h`; the backward pass would find nothing to mask.",
            next="Use `clamp` without `_`.",
        ),
        Mistake(
            "second_layer_from_h",
            answer=second_layer_from_h,
            saw="`y_pred` is computed from `h`.",
            expected="I expected it from `h_relu`.",
            cause="The second layer reads what the ReLU lets through.",
            next="Write `h_relu.mm(w2)`.",
        ),
        Mistake(
            "no_relu",
            answer=no_relu,
            saw="`h_relu` equals `h`.",
            expected="I expected no negative number in `h_relu`.",
            cause="Without a ReLU, two layers are no more than one.",
            next="Clamp `h` at 0.",
        ),
        Mistake(
            "keeps_the_negative",
            answer=keeps_the_negative,
            saw="`h_relu` has no positive number.",
            expected="I expected the positive ones kept.",
            cause="`clamp(max=0)` is a ceiling at 0.",
            next="A floor is `clamp(min=0)`.",
        ),
        Mistake(
            "with_ceiling",
            answer=with_ceiling,
            saw="No number of `h_relu` is larger than 1.",
            expected="I expected positive numbers as they are.",
            cause="`clamp(0, 1)` has a ceiling too.",
            next="Use `clamp(min=0)`.",
        ),
        Mistake(
            "largest_and_place",
            answer=largest_and_place,
            saw="`torch.max(h, 0)` gave a pair, which has no `mm`.",
            expected="I expected `h` with 0 in place of the negative numbers.",
            cause="The 0 names an axis: each column's largest number comes back, and its place.",
            next="Write `h.clamp(min=0)`.",
        ),
        Mistake(
            "largest_of_columns",
            answer=largest_of_columns,
            saw="`mm` raised: `h_relu` has one axis.",
            expected="I expected `h_relu` in the shape of `h`.",
            cause="`torch.max(h, 0)` looks for the largest number of each column; it compares nothing with 0.",
            next="Write `h.clamp(min=0)`.",
        ),
        Mistake(
            "relu_on_the_output",
            answer=relu_on_the_output,
            saw="No prediction is negative.",
            expected="I expected the ReLU on the hidden numbers alone.",
            cause="The targets `y` are negative half of the time, and a clamped prediction cannot reach them.",
            next="Leave the second `clamp` out.",
        ),
        Mistake(
            "prediction_alone",
            answer=prediction_alone,
            saw="The result is `y_pred` alone.",
            expected="I expected three: `h, h_relu, y_pred`.",
            cause="The backward pass by hand needs all three.",
            next="Give each step a name and return them.",
        ),
    ),
    hints=(
        "A product, a ReLU, a product.",
        "(N, D_in) (D_in, H) gives (N, H); (N, H) (H, D_out) gives (N, D_out).",
        "`h = x.mm(w1)`, `h_relu = h.clamp(min=0)`, `y_pred = h_relu.mm(w2)`.",
    ),
    praise="You can run the network forward with Tensors on any device.",
)
