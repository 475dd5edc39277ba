"""Handwritten digits, and a network that learns to read them with lesson 3's training step."""

from .data import load_digits
from .training import DigitReader, share_right, split, train_digits

__all__ = ["DigitReader", "load_digits", "share_right", "split", "train_digits"]
