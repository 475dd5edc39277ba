"""The picture of a tape, and of handwritten digits, by their words and texts."""

import torch

from helpers.networks.tape import record
from helpers.pictures.handwriting import draw_digits
from helpers.pictures.tape import draw_tape


def texts(picture) -> list[str]:
    (ax,) = picture.figure.axes
    return [text.get_text() for text in ax.texts]


def test_a_tape_has_a_row_for_each_step():
    """Operation, what it takes with names and shapes, numbers as they are; a Tensor without a name gets its step's."""
    w, tape = torch.ones(2, 3), []
    record(tape, "sum", (record(tape, "pow", (w, 2)),))
    picture = draw_tape(tape, {"w": w}, "a test")
    assert {"pow", "sum", "w (2, 3), 2", "output 0 (2, 3)", "output 1 ()"} <= set(texts(picture))
    assert picture.alt == (
        "The tape of a test, from its first step: pow takes w (2, 3), 2 and makes output 0 (2, 3); "
        "sum takes output 0 (2, 3) and makes output 1 ()."
    )


def test_each_digit_stands_with_its_label():
    """Twelve digits in two rows; what the network says stands beside the label where it is known."""
    images, labels = torch.zeros(12, 64, dtype=torch.int64), torch.arange(12) % 10
    picture = draw_digits(images, labels)
    assert len(picture.figure.axes[0].images) == 12
    assert texts(picture) == [str(k % 10) for k in range(12)]
    said = draw_digits(images[:2], labels[:2], torch.tensor([0, 7]))
    assert texts(said) == ["0, said 0", "1, said 7"]
    assert said.alt.endswith("0 read as 0, 1 read as 7.")
