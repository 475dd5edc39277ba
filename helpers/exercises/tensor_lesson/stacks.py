"""The exercise on bmm: the forward pass of many networks at once."""

from ..exercise import Exercise, Mistake
from ..lazy import torch
from .drawing import normal, tensor
from .network_oracle import forward_loops

__all__ = ["BMM"]


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


def mm_on_stacks(x, w1, w2):
    return x.mm(w1).clamp(min=0).mm(w2)


def without_relu(x, w1, w2):
    return torch.bmm(torch.bmm(x, w1), w2)


def first_network_only(x, w1, w2):
    return x[0].mm(w1[0]).clamp(min=0).mm(w2[0])


def first_weights_for_all(x, w1, w2):
    return (x @ w1[0]).clamp(min=0) @ w2[0]


def summed_over_networks(x, w1, w2):
    return torch.bmm(torch.bmm(x, w1).clamp(min=0), w2).sum(dim=0)


def relu_at_the_end(x, w1, w2):
    return torch.bmm(torch.bmm(x, w1), w2).clamp(min=0)


def hidden_numbers_only(x, w1, w2):
    return torch.bmm(x, w1).clamp(min=0)


def _network_by_network(x, w1, w2):
    return tensor([forward_loops(*network)[2].tolist() for network in zip(x, w1, w2, strict=True)])


def _stacks(rng):
    x = normal(rng, 5, 4)
    return x.expand(3, 5, 4).clone(), normal(rng, 3, 4, 6), normal(rng, 3, 6, 2)


BMM = Exercise(
    id="tensor.bmm",
    title="Run many networks at once",
    points=2,
    minutes=5,
    solution=forward_many,
    blanks=(("h =", "return torch.bmm"),),
    inputs=_stacks,
    oracle=_network_by_network,
    mistakes=(
        Mistake(
            "mm_on_stacks",
            mm_on_stacks,
            "`mm` raised: it wants matrices.",
            "I expected one product for each of the B networks.",
            "`mm` takes two axes and never walks along a third.",
            "Use `torch.bmm`, or `@`.",
        ),
        Mistake(
            "without_relu",
            without_relu,
            "The result is the two products without a ReLU between them.",
            "I expected the hidden numbers cut off at 0.",
            "Without it, two layers are no more than one.",
            "Put `.clamp(min=0)` between the products.",
        ),
        Mistake(
            "hidden_numbers_only",
            hidden_numbers_only,
            "The result has shape (B, N, H): the hidden numbers.",
            "I expected the predictions, (B, N, D_out).",
            "The second product, with `w2`, is missing.",
            "Return `torch.bmm` of the hidden numbers and `w2`.",
        ),
        Mistake(
            "first_network_only",
            first_network_only,
            "The result has shape (N, D_out): one network.",
            "I expected all B of them, (B, N, D_out).",
            "An index `[0]` picks the first network.",
            "Leave the index out and let `bmm` walk along the first axis.",
        ),
        Mistake(
            "first_weights_for_all",
            first_weights_for_all,
            "All B networks use the first network's weights.",
            "I expected each to use its own.",
            "`w1[0]` and `w2[0]` are the weights of the first one, for every row of the stack.",
            "Hand the whole stacks to `torch.bmm`, or in a loop over b use `w1[b]` and `w2[b]`.",
        ),
        Mistake(
            "summed_over_networks",
            summed_over_networks,
            "The predictions of all networks are added up.",
            "I expected them side by side, (B, N, D_out).",
            "`sum(dim=0)` removes the first axis.",
            "Return the second `bmm` as it is.",
        ),
        Mistake(
            "relu_at_the_end",
            relu_at_the_end,
            "No prediction is negative.",
            "I expected the ReLU between the layers, on the hidden numbers alone.",
            "`clamp` stands behind the second product.",
            "Move it between the two.",
        ),
    ),
    hints=(
        "The same forward pass, with a product that walks along the first axis.",
        "(B, N, D_in) times (B, D_in, H) gives (B, N, H).",
        "`h = torch.bmm(x, w1)`, clamp it at 0, then `torch.bmm` with `w2`.",
    ),
    praise="You can run a whole stack of networks in two products.",
)
