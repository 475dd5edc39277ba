"""A prediction: the first line that needs a GPU."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="tensor.device",
    title="Find the line that needs the GPU",
    points=1,
    minutes=1,
    kind="value",
    name="first_line_to_raise",
    solution=3,
    comment="on a computer without a GPU: the number of the line that raises first, 0 if none does",
    mistakes=(
        Mistake(
            "building_it",
            answer=1,
            saw="You expect line 1 to raise.",
            expected='`torch.device("cuda")` is a label. Building one touches no hardware.',
            next="Look for the first line that needs memory on the device.",
        ),
        Mistake(
            "reading_it",
            answer=2,
            saw="You expect line 2 to raise.",
            expected="It reads the label's own text, which is there on every computer.",
            next="Look for the first line that needs memory on the device.",
        ),
        Mistake(
            "using_it",
            answer=4,
            saw="You expect line 4 to raise.",
            expected="Line 4 is never reached.",
            cause="A Tensor needs memory on its device as soon as it is made.",
            next="Look for the line that makes one.",
        ),
        Mistake(
            "never",
            answer=0,
            saw="You expect no error.",
            expected="torch never moves work to the CPU behind your back.",
            cause="A Tensor is made where you say, or not at all.",
            next="Look for the line that makes one.",
        ),
    ),
    hints=(
        "A device object is a label; memory is asked for later.",
        "Which line makes a Tensor, 64 by 1000 numbers, on that device?",
        "Lines 1 and 2 handle only the label. The next one fills memory.",
    ),
    praise="You know that naming a device that is not there raises no error, and that the first Tensor on it does.",
)
