"""The prediction of what one buffer with two names holds."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _is_error(value):
    return any(part in value.casefold() for part in ("err", "rais", "exception"))


EXERCISE = Exercise(
    id="autograd.shared",
    title="Follow one buffer",
    points=1,
    minutes=1,
    kind="value",
    name="shared_value",
    comment="a = np.zeros(3); t = torch.from_numpy(a); t[0] = 5\nWhat is a[0] now? A number, such as 1.5.",
    solution=5.0,
    mistakes=(
        Mistake(
            "copied",
            answer=0.0,
            saw="You predicted 0: the array as it was before.",
            expected="`t[0] = 5` is seen through `a` too.",
            cause="`torch.from_numpy` makes no copy: both names stand for one piece of memory.",
            next="Which function of lesson 2 does copy? Then answer again.",
        ),
        Mistake(
            "whole_array",
            answer=(5.0, 0.0, 0.0),
            saw="You wrote three numbers.",
            expected="The question asks for `a[0]` alone, which is one number.",
            cause="These are the entries of the whole array.",
            next="Write its first entry.",
        ),
        Mistake(
            "error",
            answer="error",
            saw="You predicted an error.",
            expected="The line runs, and a number is in `a[0]`.",
            cause="A Tensor made from an array may be written to as long as the array may.",
            next="Follow where the 5 is written to.",
            recognise=_is_error,
        ),
    ),
    hints=(
        "Ask whether the Tensor has memory of its own.",
        "`from_numpy` shares, `torch.tensor` copies.",
        "What is written through `t` is read through `a`: the number is the one on the right of `t[0] =`.",
    ),
    praise="You see that two names can stand for one piece of memory, which matters when weights are updated in place.",
    further=(
        Question(
            comment="a = np.ones(3); t = torch.tensor(a); t += 7\nWhat is a[0] + t[0] now? A number, such as 1.5.",
            solution=9.0,
            mistakes=(
                Mistake(
                    "not_copied",
                    answer=16.0,
                    saw="You predicted 16, which is 8 + 8.",
                    expected="Only one of the two names sees the 7.",
                    cause="`torch.tensor` copies: `t` has memory of its own.",
                    next="Work out `a[0]` and `t[0]` one at a time.",
                ),
                Mistake(
                    "nothing_written",
                    answer=2.0,
                    saw="You predicted 2, which is 1 + 1.",
                    expected="The 7 is added somewhere.",
                    cause="`t += 7` works in place: it writes into the memory of `t`.",
                    next="Write down `t[0]` after that line.",
                ),
                Mistake(
                    "tensor_alone",
                    answer=8.0,
                    saw="You predicted 8.",
                    expected="The question asks for the sum of two entries.",
                    cause="8 is one of the two entries.",
                    next="Add the other one.",
                ),
                Mistake(
                    "error",
                    answer="error",
                    saw="You predicted an error.",
                    expected="The line runs, and gives a number.",
                    cause="torch adds an entry of an array to one of a Tensor.",
                    next="Work out `a[0]` and `t[0]` one at a time.",
                    recognise=_is_error,
                ),
            ),
            hints=(
                "Ask whether the Tensor has memory of its own.",
                "`from_numpy` shares, `torch.tensor` copies.",
                "The 7 goes into `t` alone: `a[0]` is still 1, and `t[0]` is 8.",
            ),
        ),
        Question(
            comment="t = torch.ones(3); a = t.numpy(); a[1] = 4; t *= 3\nWhat is a[1] now? A number, such as 1.5.",
            solution=12.0,
            mistakes=(
                Mistake(
                    "copied",
                    answer=4.0,
                    saw="You predicted 4: the entry as `a[1] = 4` left it.",
                    expected="`t *= 3` is seen through `a` too.",
                    cause="`.numpy()` makes no copy: both names stand for one piece of memory.",
                    next="Follow this one entry through both changes.",
                ),
                Mistake(
                    "four_not_seen",
                    answer=3.0,
                    saw="You predicted 3, which is 1 · 3.",
                    expected="The entry was no longer 1 when it was multiplied.",
                    cause="`a[1] = 4` runs first, and writes into the memory that `t` has too.",
                    next="Follow this one entry through both changes.",
                ),
                Mistake(
                    "whole_array",
                    answer=(3.0, 12.0, 3.0),
                    saw="You wrote three numbers.",
                    expected="The question asks for `a[1]` alone, which is one number.",
                    cause="An index picks one entry of the array.",
                    next="Write the entry at index 1.",
                    recognise=lambda value: len(value) == 3 and not isinstance(value, str),
                ),
                Mistake(
                    "error",
                    answer="error",
                    saw="You predicted an error.",
                    expected="The line runs, and a number is in `a[1]`.",
                    cause="An array that `.numpy()` gives may be written to, and so may its Tensor.",
                    next="Follow this one entry through both changes.",
                    recognise=_is_error,
                ),
            ),
            hints=(
                "Ask whether the array has memory of its own.",
                "`.numpy()` shares, `.numpy().copy()` would copy.",
                "Both changes meet in one entry: it becomes 4, and then three times that.",
            ),
        ),
    ),
)
