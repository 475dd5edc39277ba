"""Write into a slice: a prediction."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


EXERCISE = Exercise(
    id="numpy.slices",
    title="Write into a slice",
    points=1,
    minutes=1,
    kind="value",
    name="entry_after",
    solution=99,
    comment="a = np.array([0, 10, 20, 30, 40])\nb = a[1:3]\nb[0] = 99\nWhat does a[1] hold now? Write a number.",
    mistakes=(
        Mistake(
            "slice_as_copy",
            answer=10,
            saw="You predicted 10: as if `b` had numbers of its own.",
            expected="I expected the new number to show in `a`.",
            cause="A slice of a Python list copies. A slice of a NumPy array is a view onto the same memory.",
            next="Find which entry of `a` is called `b[0]`.",
        ),
        Mistake(
            "counts_from_one",
            answer=0,
            saw="You predicted 0, the entry at index 0.",
            expected="I expected the entry at index 1.",
            cause="NumPy counts places from 0, so `a[1]` is the second entry.",
            next="Write the indices 0 to 4 under the five numbers.",
        ),
        Mistake(
            "text_for_number",
            answer="an error",
            saw="You wrote a text.",
            expected="I expected a number: all three lines run.",
            cause="Writing into a slice is allowed, and NumPy does not warn.",
            next="Decide whether `b` has its own numbers or looks at those of `a`.",
            recognise=lambda value: isinstance(value, str),
        ),
        Mistake(
            "whole_array",
            answer=[0, 99, 20, 30, 40],
            saw="You wrote several numbers.",
            expected="I expected the one number that `a[1]` holds.",
            next="Pick the second of the five entries.",
            recognise=lambda value: len(value) in (2, 5),
        ),
        Mistake(
            "third_entry",
            answer=20,
            saw="You predicted 20.",
            expected="I expected what stands in the second place of `a`.",
            cause="20 is the third entry of `a`, at index 2, and no line writes there.",
            next="Ask which place of `a` is called `b[0]`.",
        ),
    ),
    hints=(
        "Ask who owns the memory. Taking a slice copies no numbers in NumPy.",
        "`a[1:3]` starts at index 1. So `b[0]` and `a[1]` are two names for one place.",
        "What is written to `b[0]` is what `a[1]` holds: 99.",
    ),
    praise="You know that a slice is a view: two names, one memory. It matters when you mask a gradient below.",
    further=(
        Question(
            comment="a = np.array([5, 6, 7, 8])\nb = a[2:].copy()\nb[0] = 50\nWhat does a[2] hold now? Write a number.",
            solution=7,
            mistakes=(
                Mistake(
                    "copy_as_slice",
                    answer=50,
                    saw="You predicted 50: as if `b` looked at the numbers of `a`.",
                    expected="I expected `a` to stay as it was.",
                    cause="`.copy()` gives `b` memory of its own before anything is written.",
                    next="Read off `a[2]` from the first line.",
                ),
                Mistake(
                    "counts_from_one",
                    answer=6,
                    saw="You predicted 6, the entry at index 1.",
                    expected="I expected the entry at index 2.",
                    cause="NumPy counts places from 0.",
                    next="Write the indices 0 to 3 under the four numbers.",
                ),
                Mistake(
                    "text_for_number",
                    answer="an error",
                    saw="You wrote a text.",
                    expected="I expected a number: all three lines run.",
                    next="Decide whose memory the third line writes into.",
                    recognise=lambda value: isinstance(value, str),
                ),
                Mistake(
                    "last_entry",
                    answer=8,
                    saw="You predicted 8, the last entry of `a`.",
                    expected="I expected the one at index 2.",
                    next="Write the indices 0 to 3 under the four numbers.",
                ),
            ),
            hints=(
                "Ask who owns the memory that is written into.",
                "`a[2:]` alone is a view; `.copy()` makes new memory of its numbers.",
                "`a` is never written to, so `a[2]` is still 7.",
            ),
        ),
        Question(
            comment="a = np.array([1, 2, 3, 4])\nb = a[:3]\na[2] = 30\nWhat does b[2] hold now? Write a number.",
            solution=30,
            mistakes=(
                Mistake(
                    "slice_as_copy",
                    answer=3,
                    saw="You predicted 3: as if `b` had kept the old numbers.",
                    expected="I expected `b` to show what `a` holds now.",
                    cause="A slice of an array is a view: it looks at the same memory, whichever name is written to.",
                    next="Find which entry of `a` is called `b[2]`.",
                ),
                Mistake(
                    "counts_from_one",
                    answer=2,
                    saw="You predicted 2, the entry at index 1.",
                    expected="I expected the entry at index 2.",
                    cause="NumPy counts places from 0.",
                    next="Write the indices 0 to 2 under the entries of `b`.",
                ),
                Mistake(
                    "stop_included",
                    answer=4,
                    saw="You predicted 4, the last entry of `a`.",
                    expected="I expected the last entry of `b`.",
                    cause="`a[:3]` ends before index 3.",
                    next="Write down the three entries of `b`.",
                ),
            ),
            hints=(
                "A view shows what its memory holds at the moment that you look.",
                "`b` looks at the places 0, 1 and 2 of `a`.",
                "`b[2]` and `a[2]` are one place, and 30 was written there: 30.",
            ),
        ),
    ),
)
