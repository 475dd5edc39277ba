"""The forward pass."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch  # noqa: F401 - two of the changes name it
from ..mistake import Mistake
from .inputs import draw_network
from .oracles import forward_loops

__all__ = ["EXERCISE"]


def forward(x, w1, w2):
    """Return the hidden numbers, the same behind the ReLU, and the predictions. Leave the arguments as they are.

    x: float64 Tensor, shape (N, D_in); w1, w2: float64 Tensors, shapes (D_in, H) and (H, D_out)
    returns: h (N, H), h_relu (N, H), y_pred (N, D_out)
    """
    h = x.mm(w1)  # (N, H)
    h_relu = h.clamp(min=0)  # (N, H)
    y_pred = h_relu.mm(w2)  # (N, D_out)
    return h, h_relu, y_pred


EXERCISE = Exercise(
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
            Change("x.mm(w1)", "w1.mm(x)"),
            saw="`w1.mm(x)` raised: the shapes do not meet.",
            expected="I expected (N, D_in) times (D_in, H).",
            cause="The last size of the left must be the first of the right.",
            next="Write `x.mm(w1)`.",
        ),
        Mistake(
            "star_for_mm",
            Change("x.mm(w1)", "x * w1"),
            Change("h_relu.mm(w2)", "h_relu * w2"),
            saw="`*` raised: the sizes differ.",
            expected="I expected a matrix product.",
            cause="`*` multiplies entry by entry.",
            next="Use `mm`, or `@`.",
        ),
        Mistake(
            "overwrites_h",
            Change("clamp", "clamp_"),
            saw="`h` has no negative number left.",
            expected="I expected `h` as it was before the ReLU.",
            cause="`clamp_` writes into `h`; the backward pass would find nothing to mask.",
            next="Use `clamp` without `_`.",
        ),
        Mistake(
            "second_layer_from_h",
            Change("h_relu.mm(w2)", "h.mm(w2)"),
            saw="`y_pred` is computed from `h`.",
            expected="I expected it from `h_relu`.",
            cause="The second layer reads what the ReLU lets through.",
            next="Write `h_relu.mm(w2)`.",
        ),
        Mistake(
            "no_relu",
            Change("h.clamp(min=0)", "h"),
            saw="`h_relu` equals `h`.",
            expected="I expected no negative number in `h_relu`.",
            cause="Without a ReLU, two layers are no more than one.",
            next="Clamp `h` at 0.",
        ),
        Mistake(
            "keeps_the_negative",
            Change("min=0", "max=0"),
            saw="`h_relu` has no positive number.",
            expected="I expected the positive ones kept.",
            cause="`clamp(max=0)` is a ceiling at 0.",
            next="A floor is `clamp(min=0)`.",
        ),
        Mistake(
            "with_ceiling",
            Change("min=0", "0, 1"),
            saw="No number of `h_relu` is larger than 1.",
            expected="I expected positive numbers as they are.",
            cause="`clamp(0, 1)` has a ceiling too.",
            next="Use `clamp(min=0)`.",
        ),
        Mistake(
            "largest_and_place",
            Change("h.clamp(min=0)", "torch.max(h, 0)"),
            saw="`torch.max(h, 0)` gave a pair, which has no `mm`.",
            expected="I expected `h` with 0 in place of the negative numbers.",
            cause="The 0 names an axis: each column's largest number comes back, and its place.",
            next="Write `h.clamp(min=0)`.",
        ),
        Mistake(
            "largest_of_columns",
            Change("h.clamp(min=0)", "torch.max(h, 0).values"),
            saw="`mm` raised: `h_relu` has one axis.",
            expected="I expected `h_relu` in the shape of `h`.",
            cause="`torch.max(h, 0)` looks for the largest number of each column; it compares nothing with 0.",
            next="Write `h.clamp(min=0)`.",
        ),
        Mistake(
            "relu_on_the_output",
            Change("h_relu.mm(w2)", "h_relu.mm(w2).clamp(min=0)"),
            saw="No prediction is negative.",
            expected="I expected the ReLU on the hidden numbers alone.",
            cause="The targets `y` are negative half of the time, and a clamped prediction cannot reach them.",
            next="Leave the second `clamp` out.",
        ),
        Mistake(
            "prediction_alone",
            Change("h, h_relu, y_pred", "y_pred"),
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
