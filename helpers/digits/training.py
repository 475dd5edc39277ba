"""The network of the course, with biases, learning digits in batches: lesson 3's training step on real data."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from .data import HELD_BACK, MOST_INK

__all__ = ["DigitReader", "share_right", "split", "train_digits"]


@dataclass(frozen=True, eq=False)
class DigitReader:
    """A trained network; calling it with images gives its scores.

    Args:
        w1, b1, w2, b2: float32 Tensors, shapes (64, H), (H,), (H, 10), (10,).
        relu: whether what is negative in the middle becomes 0.
    """

    w1: torch.Tensor
    b1: torch.Tensor
    w2: torch.Tensor
    b2: torch.Tensor
    relu: bool = True

    def __call__(self, images):
        """Return the scores, float32, shape (N, 10), of images, shape (N, 64), from 0 to 16."""
        h = (images / MOST_INK).mm(self.w1) + self.b1
        return (h.clamp(min=0) if self.relu else h).mm(self.w2) + self.b2


def split(count: int, seed: int):
    """Return (seen, unseen): int64 Tensors, the mixed places of what is trained on and of the 397 held back."""
    mixed = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    return mixed[:-HELD_BACK], mixed[-HELD_BACK:]


def share_right(scores, labels) -> float:
    """Return the share, from 0 to 1, of rows whose largest score stands at the label.

    Args:
        scores: shape (N, 10). labels: whole numbers, shape (N,).
    """
    return float((scores.argmax(dim=1) == labels).double().mean())


def train_digits(
    images, labels, seed=0, learning_rate=0.002, epochs=30, batch=64, H=100, relu=True, mask=True
) -> tuple[DigitReader, list[float]]:
    """Train on all the images that are given. Returns the trained network and the loss of each epoch.

    Args:
        images: int64 Tensor, shape (N, 64), from 0 to 16, on any device. labels: int64 Tensor, shape (N,).
        seed: what the weights and the order of the images are drawn from, on the CPU.
        learning_rate: no unit. epochs: how often each image is used.
        batch: how many images a step takes. H: hidden units.
        relu: whether there is one.
        mask: whether ReLU's mask is used on the way back; without it every gradient passes.
    """
    with _one_thread():
        return _train(images, labels, seed, learning_rate, epochs, batch, H, relu, mask)


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Compute on one thread: products this small gain nothing from more, which wait for each other on busy cores."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _train(images, labels, seed, learning_rate, epochs, batch, H, relu, mask) -> tuple[DigitReader, list[float]]:
    generator = torch.Generator().manual_seed(seed)
    device = images.device
    x, y = images / MOST_INK, torch.eye(10, device=device)[labels]
    w1 = (0.1 * torch.randn(64, H, generator=generator)).to(device).requires_grad_()
    w2 = (0.1 * torch.randn(H, 10, generator=generator)).to(device).requires_grad_()
    b1, b2 = (torch.zeros(size, device=device, requires_grad=True) for size in (H, 10))
    weights, losses = (w1, b1, w2, b2), []
    for _ in range(epochs):
        total = 0.0
        for rows in torch.randperm(len(x), generator=generator).to(device).split(batch):
            # Forward
            h = x[rows].mm(w1) + b1
            h_relu = h.clamp(min=0) if relu else h
            if not mask:
                h_relu = h + (h_relu - h).detach()  # the values of ReLU, the slope of a straight line
            y_pred = h_relu.mm(w2) + b2
            # Loss
            loss = (y_pred - y[rows]).pow(2).sum()
            total += loss.detach()
            # Backward
            loss.backward()
            with torch.no_grad():
                for w in weights:
                    # Update
                    w -= learning_rate * w.grad
                    # Zero
                    w.grad.zero_()
        losses.append(float(total))
    return DigitReader(*(w.detach() for w in weights), relu), losses
