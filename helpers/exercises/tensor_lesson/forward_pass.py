"""The forward pass: the exercise, and the wrong passes that people write."""

from ..exercise import Exercise, Mistake
from ..lazy import torch
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
            order_exchanged,
            "`w1.mm(x)` raised: the shapes do not meet.",
            "I expected (N, D_in) times (D_in, H).",
            "The last size of the left must be the first of the right.",
            "Write `x.mm(w1)`.",
        ),
        Mistake(
            "star_for_mm",
            star_for_mm,
            "`*` raised: the sizes differ.",
            "I expected a matrix product.",
            "`*` multiplies entry by entry.",
            "Use `mm`, or `@`.",
        ),
        Mistake(
            "overwrites_h",
            overwrites_h,
            "`h` has no negative number left.",
            "I expected `h` as it was before the ReLU.",
            "`clamp_` writes into `h`; the backward pass would find nothing to mask.",
            "Use `clamp` without `_`.",
        ),
        Mistake(
            "second_layer_from_h",
            second_layer_from_h,
            "`y_pred` is computed from `h`.",
            "I expected it from `h_relu`.",
            "The second layer reads what the ReLU lets through.",
            "Write `h_relu.mm(w2)`.",
        ),
        Mistake(
            "no_relu",
            no_relu,
            "`h_relu` equals `h`.",
            "I expected no negative number in `h_relu`.",
            "Without a ReLU, two layers are no more than one.",
            "Clamp `h` at 0.",
        ),
        Mistake(
            "keeps_the_negative",
            keeps_the_negative,
            "`h_relu` has no positive number.",
            "I expected the positive ones kept.",
            "`clamp(max=0)` is a ceiling at 0.",
            "A floor is `clamp(min=0)`.",
        ),
        Mistake(
            "with_ceiling",
            with_ceiling,
            "No number of `h_relu` is larger than 1.",
            "I expected positive numbers as they are.",
            "`clamp(0, 1)` has a ceiling too.",
            "Use `clamp(min=0)`.",
        ),
        Mistake(
            "largest_and_place",
            largest_and_place,
            "`torch.max(h, 0)` gave a pair, which has no `mm`.",
            "I expected `h` with 0 in place of the negative numbers.",
            "The 0 names an axis: each column's largest number comes back, and its place.",
            "Write `h.clamp(min=0)`.",
        ),
        Mistake(
            "largest_of_columns",
            largest_of_columns,
            "`mm` raised: `h_relu` has one axis.",
            "I expected `h_relu` in the shape of `h`.",
            "`torch.max(h, 0)` looks for the largest number of each column; it compares nothing with 0.",
            "Write `h.clamp(min=0)`.",
        ),
        Mistake(
            "relu_on_the_output",
            relu_on_the_output,
            "No prediction is negative.",
            "I expected the ReLU on the hidden numbers alone.",
            "The targets `y` are negative half of the time, and a clamped prediction cannot reach them.",
            "Leave the second `clamp` out.",
        ),
        Mistake(
            "prediction_alone",
            prediction_alone,
            "The result is `y_pred` alone.",
            "I expected three: `h, h_relu, y_pred`.",
            "The backward pass by hand needs all three.",
            "Give each step a name and return them.",
        ),
    ),
    hints=(
        "A product, a ReLU, a product.",
        "(N, D_in) (D_in, H) gives (N, H); (N, H) (H, D_out) gives (N, D_out).",
        "`h = x.mm(w1)`, `h_relu = h.clamp(min=0)`, `y_pred = h_relu.mm(w2)`.",
    ),
    praise="You can run the network forward with Tensors on any device.",
)
