"""A prediction: the first line that needs a GPU."""

from ..exercise import Exercise, Question
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
    further=(
        Question(
            comment="on a computer without a GPU: the number of the line that raises first, 0 if none does\n"
            "1  x = torch.ones(2, 3)\n"
            '2  gpu = torch.device("cuda")\n'
            "3  print(x.shape)\n"
            "4  w = torch.ones(3, 4)\n"
            "5  y = torch.zeros(2, 4, device=gpu)",
            solution=5,
            mistakes=(
                Mistake(
                    "building_it",
                    answer=2,
                    saw="You expect line 2 to raise.",
                    expected="A device object is a label. Building one touches no hardware.",
                    next="Look for the first line that needs memory on that device.",
                ),
                Mistake(
                    "first_tensor",
                    answer=1,
                    saw="You expect line 1 to raise.",
                    expected="It names no device, so the Tensor is made in the CPU's memory.",
                    next="Look for the line that makes one elsewhere.",
                ),
                Mistake(
                    "on_the_cpu",
                    answer=4,
                    saw="You expect line 4 to raise.",
                    expected="It names no device, so the Tensor is made in the CPU's memory.",
                    cause="A label that was built moves nothing by itself.",
                    next="Look for the line that uses the label.",
                ),
                Mistake(
                    "never",
                    answer=0,
                    saw="You expect no error.",
                    expected="torch never moves work to the CPU behind your back.",
                    cause="One of these Tensors is made on the GPU, or not at all.",
                    next="Look for the line that makes it.",
                ),
            ),
            hints=(
                "A device object is a label; memory is asked for later.",
                "Three lines make a Tensor. Which of them says where?",
                "`x` and `w` name no device and lie in the CPU's memory; `y` does name one.",
            ),
        ),
        Question(
            comment="on a computer without a GPU: the number of the line that raises first, 0 if none does\n"
            '1  device = torch.device("cpu")\n'
            "2  x = torch.ones(2, 3, device=device)\n"
            "3  x = 2.0 * x\n"
            '4  device = torch.device("cuda")\n'
            "5  print(x.shape)\n"
            "6  w = torch.ones(3, 4, device=device)\n"
            "7  print(w.shape)",
            solution=6,
            mistakes=(
                Mistake(
                    "label_of_the_cpu",
                    answer=1,
                    saw="You expect line 1 to raise.",
                    expected="A device object is a label, and the CPU is there on every computer.",
                    next="Look for the first line that needs memory on the GPU.",
                ),
                Mistake(
                    "on_the_cpu",
                    answer=2,
                    saw="You expect line 2 to raise.",
                    expected="There `device` is still the label of the CPU.",
                    cause="Lines run one after the other, and line 4 comes later.",
                    next="Look for the first line that needs memory on the GPU.",
                ),
                Mistake(
                    "building_it",
                    answer=4,
                    saw="You expect line 4 to raise.",
                    expected="It binds `device` to another label, and touches no hardware.",
                    next="Look for the first line that needs memory on the GPU.",
                ),
                Mistake(
                    "using_it",
                    answer=7,
                    saw="You expect line 7 to raise.",
                    expected="Line 7 is never reached.",
                    cause="A Tensor needs memory on its device as soon as it is made.",
                    next="Look for the line that makes one there.",
                ),
                Mistake(
                    "never",
                    answer=0,
                    saw="You expect no error.",
                    expected="torch never moves work to the CPU behind your back.",
                    cause="One of these Tensors is made on the GPU, or not at all.",
                    next="Follow the name `device` from line to line.",
                ),
            ),
            hints=(
                "A device object is a label, and a name can be bound to another one.",
                "Which label does `device` stand for when `x` is made, and which when `w` is?",
                "`x` is made while `device` is the CPU; `w` is made after line 4.",
            ),
        ),
    ),
)
