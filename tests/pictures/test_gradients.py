"""Pictures of gradients, by the numbers that stand in their grids."""

import numpy as np
import pytest
import torch

from helpers.pictures import gradients

RNG = np.random.default_rng(8)
A, B, GRAD = (RNG.standard_normal((3, 4)) for _ in range(3))


def numbers(ax) -> list[float]:
    """Return the numbers written in one grid, row by row."""
    return [float(text.get_text()) for text in ax.texts]


def panels(picture):
    return dict(zip([ax.get_title() for ax in picture.figure.axes], picture.figure.axes))


def shown(array) -> list[float]:
    return [float(f"{value:.1f}") for value in np.ravel(array)]


def test_maximum_shows_what_autograd_hands_back():
    """The two last grids hold the gradients that torch finds."""
    a, b = (torch.from_numpy(array.copy()).requires_grad_() for array in (A, B))
    torch.maximum(a, b).backward(torch.from_numpy(GRAD))
    grids = panels(gradients.maximum_gradient(A, B, GRAD))
    assert numbers(grids["a"]) == shown(A)
    assert numbers(grids["grad_a"]) == shown(a.grad)
    assert numbers(grids["grad_b"]) == shown(b.grad)


def test_mm_shows_what_autograd_hands_back():
    """The last grid is the gradient that torch finds for the left factor."""
    b = RNG.standard_normal((2, 4))
    left = torch.from_numpy(RNG.standard_normal((3, 2))).requires_grad_()
    left.mm(torch.from_numpy(b)).backward(torch.from_numpy(GRAD))
    picture = gradients.mm_gradient(GRAD, b, 1, 0)
    assert numbers(picture.figure.axes[2]) == shown(left.grad)
    assert f"{left.grad[1, 0]:.1f}" in picture.alt


def test_clamp_shows_what_autograd_hands_back():
    """The last grid is the gradient that torch finds, and the words count the entries that pass."""
    h = torch.from_numpy(A.copy()).requires_grad_()
    h.clamp(-0.5, 0.5).backward(torch.from_numpy(GRAD))
    picture = gradients.clamp_gradient(A, -0.5, 0.5, GRAD)
    assert numbers(picture.figure.axes[2]) == shown(h.grad)
    assert f"{int((h.grad != 0).sum())} entries" in picture.alt


def test_dot_shows_four_vectors():
    """The grids hold the vectors and the gradients that are passed in, and the words list the gradients."""
    a, b = A[0], B[0]
    picture = gradients.dot_gradient(a, b, b, a)
    assert [numbers(ax) for ax in picture.figure.axes] == [shown(a), shown(b), shown(b), shown(a)]
    assert ", ".join(f"{value:.1f}" for value in b) in picture.alt


def test_scaled_draw_shows_the_product():
    """The second grid is the first times the scale."""
    picture = gradients.scaled_draw(A, 0.1)
    assert numbers(picture.figure.axes[1]) == [float(f"{value:.2f}") for value in 0.1 * A.ravel()]


@pytest.mark.parametrize(
    "picture",
    [
        gradients.maximum_gradient(A, B, GRAD),
        gradients.mm_gradient(GRAD, B, 0, 0),
        gradients.clamp_gradient(A, -0.5, 0.5, GRAD),
        gradients.dot_gradient(A[0], B[0], B[0], A[0]),
        gradients.scaled_draw(A, 0.1),
    ],
    ids=["maximum", "mm", "clamp", "dot", "randn"],
)
def test_every_grid_has_a_title_an_axis_label_and_words(picture):
    """Each grid says what it is, and the picture has alt text of at least a sentence."""
    for ax in picture.figure.axes:
        assert ax.get_title()
        assert "no units" in ax.get_xlabel()
    assert len(picture.alt.split()) > 8
