"""The forward pass of many networks at once."""

from ..change import Change
from ..exercise import Exercise
from ..lazy import torch
from ..mistake import Mistake
from .inputs import normal
from .oracles import forward_loops, tensor

__all__ = ["EXERCISE"]


def forward_many(x, w1, w2):
    """Return the predictions of B networks on the same data. Leave the arguments as they are.

    A loop with right numbers passes too.
    x: float64 Tensor, shape (B, N, D_in), the same data for each network
    w1: float64 Tensor, shape (B, D_in, H); w2: float64 Tensor, shape (B, H, D_out)
    returns: Tensor, shape (B, N, D_out)
    """
    h = torch.bmm(x, w1)  # (B, N, H)
    h_relu = h.clamp(min=0)  # (B, N, H)
    return torch.bmm(h_relu, w2)  # (B, N, D_out)


def _network_by_network(x, w1, w2):
    return tensor([forward_loops(*network)[2].tolist() for network in zip(x, w1, w2, strict=True)])


def _stacks(rng):
    x = normal(rng, 5, 4)
    return x.expand(3, 5, 4).clone(), normal(rng, 3, 4, 6), normal(rng, 3, 6, 2)


EXERCISE = Exercise(
    id="tensor.bmm",
    title="Run many networks at once",
    points=1,
    minutes=5,
    solution=forward_many,
    blanks=(("h =", "return torch.bmm"),),
    inputs=_stacks,
    oracle=_network_by_network,
    mistakes=(
        Mistake(
            "mm_on_stacks",
            Change("torch.bmm(x, w1)", "x.mm(w1)"),
            Change("torch.bmm(h_relu, w2)", "h_relu.mm(w2)"),
            saw="`mm` raised: it wants matrices.",
            expected="I expected one product for each of the B networks.",
            cause="`mm` takes two axes and never walks along a third.",
            next="Use `torch.bmm`, or `@`.",
        ),
        Mistake(
            "without_relu",
            Change("h.clamp(min=0)", "h"),
            saw="The result is the two products without a ReLU between them.",
            expected="I expected the hidden numbers cut off at 0.",
            cause="Without it, two layers are no more than one.",
            next="Put `.clamp(min=0)` between the products.",
        ),
        Mistake(
            "hidden_numbers_only",
            Change("torch.bmm(h_relu, w2)", "h_relu"),
            saw="The result has shape (B, N, H): the hidden numbers.",
            expected="I expected the predictions, (B, N, D_out).",
            cause="The second product, with `w2`, is missing.",
            next="Return `torch.bmm` of the hidden numbers and `w2`.",
        ),
        Mistake(
            "first_network_only",
            Change("torch.bmm(x, w1)", "x[0].mm(w1[0])"),
            Change("torch.bmm(h_relu, w2)", "h_relu.mm(w2[0])"),
            saw="The result has shape (N, D_out): one network.",
            expected="I expected all B of them, (B, N, D_out).",
            cause="An index `[0]` picks the first network.",
            next="Leave the index out and let `bmm` walk along the first axis.",
        ),
        Mistake(
            "first_weights_for_all",
            Change("torch.bmm(x, w1)", "x @ w1[0]"),
            Change("torch.bmm(h_relu, w2)", "h_relu @ w2[0]"),
            saw="All B networks use the first network's weights.",
            expected="I expected each to use its own.",
            cause="`w1[0]` and `w2[0]` are the weights of the first one, for every row of the stack.",
            next="Hand the whole stacks to `torch.bmm`, or in a loop over b use `w1[b]` and `w2[b]`.",
        ),
        Mistake(
            "summed_over_networks",
            Change("torch.bmm(h_relu, w2)", "torch.bmm(h_relu, w2).sum(dim=0)"),
            saw="The predictions of all networks are added up.",
            expected="I expected them side by side, (B, N, D_out).",
            cause="`sum(dim=0)` removes the first axis.",
            next="Return the second `bmm` as it is.",
        ),
        Mistake(
            "relu_at_the_end",
            Change("h.clamp(min=0)", "h"),
            Change("torch.bmm(h_relu, w2)", "torch.bmm(h_relu, w2).clamp(min=0)"),
            saw="No prediction is negative.",
            expected="I expected the ReLU between the layers, on the hidden numbers alone.",
            cause="`clamp` stands behind the second product.",
            next="Move it between the two.",
        ),
    ),
    hints=(
        "The same forward pass, with a product that walks along the first axis.",
        "(B, N, D_in) times (B, D_in, H) gives (B, N, H).",
        "`h = torch.bmm(x, w1)`, clamp it at 0, then `torch.bmm` with `w2`.",
    ),
    praise="You can run a whole stack of networks in two products.",
)
