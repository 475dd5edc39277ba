"""The prediction of the dtype that torch takes when none is named."""

from ..dtype_names import dtype_name
from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _torch_name(text):
    """Return the dtype's own name; torch calls float32 `float` as well."""
    name = dtype_name(text)
    return "float32" if name == "float" else name


def _begins(*starts):
    """Return a test whether a prediction names a dtype that begins with one of these."""
    return lambda value: _torch_name(value[0]).startswith(starts)


EXERCISE = Exercise(
    id="autograd.dtype",
    title="Name torch's dtype",
    points=1,
    minutes=1,
    kind="value",
    name="dtype_of_randn",
    comment=(
        "What is the dtype of torch.randn(2, 3)?\n"
        'Write the word and the letter of its reason, such as ("int8", "c") or ("torch.int8", "c").'
    ),
    reasons=(
        "no dtype is named, and torch then draws as NumPy does",
        "no dtype is named, so torch takes the default of its own",
        "the line dtype = torch.float in the program above has set it",
    ),
    solution=("float32", "b"),
    reads=_torch_name,
    mistakes=(
        Mistake(
            "numpy_default",
            answer=("float64", "a"),
            saw='You predicted "float64".',
            expected="torch draws half as many bytes an entry.",
            cause="float64 is what NumPy draws; the two libraries have different defaults.",
            next="Run `torch.randn(2, 3).dtype` in a cell of your own, then answer again.",
        ),
        Mistake(
            "whole_numbers",
            answer=("int64", "b"),
            saw="You predicted whole numbers.",
            expected="A draw from the normal distribution has a fractional part.",
            cause="A dtype of whole numbers has no digits behind the point.",
            next="Ask which floating-point dtype torch takes when you name none.",
            recognise=_begins("int"),
        ),
        Mistake(
            "half_precision",
            answer=("float16", "b"),
            saw="You predicted a float of 16 bits.",
            expected="Without `dtype=`, torch draws in a wider type.",
            cause="Half precision has to be asked for by name.",
            next="Think of what the notes write as `dtype = torch.float`.",
            recognise=_begins("float16", "bfloat16"),
        ),
        Mistake(
            "as_numpy_draws",
            answer=("float32", "a"),
            saw="The word is right. Your reason speaks against it.",
            expected="I expected one that leads to this word.",
            cause="NumPy draws in float64.",
            next="Ask whose default it is.",
        ),
        Mistake(
            "set_by_a_name",
            answer=("float32", "c"),
            saw="The word is right. The line in your reason does not reach this call.",
            expected="I expected one that holds without that line too.",
            cause="`dtype = torch.float` gives a dtype a name; `randn` uses it only when `dtype=dtype` is passed.",
            next="Ask what `randn` does when nothing is passed.",
        ),
    ),
    hints=(
        "NumPy and torch differ in the dtype that they draw in when you name none.",
        "NumPy's default takes 8 bytes an entry, torch's takes 4.",
        '`torch.float` in the notes is another name for this dtype: 32 bits, so `("float...", "b")`.',
    ),
    praise="You know why float64 has to be asked for in torch, as this lesson does throughout.",
    further=(
        Question(
            comment=(
                "What is the dtype of torch.randn(3) + torch.from_numpy(np.ones(3))?\n"
                'Write the word and the letter of its reason, such as ("int8", "b").'
            ),
            reasons=(
                "what torch computes has torch's default dtype",
                "the right-hand side of + decides",
                "of two floats the wider is taken",
            ),
            solution=("float64", "c"),
            reads=_torch_name,
            mistakes=(
                Mistake(
                    "torch_default",
                    answer=("float32", "a"),
                    saw='You predicted "float32".',
                    expected="One of the two operands is wider, and the sum is not narrower than either.",
                    cause="`from_numpy` keeps the dtype of the array; the default counts for what torch draws itself.",
                    next="Write down the dtype of each operand first.",
                ),
                Mistake(
                    "refused",
                    answer=("error", "a"),
                    saw="You predicted an error.",
                    expected="The sum runs: `+` picks one dtype for both sides.",
                    cause="`mm` refuses two dtypes, as lesson 2 showed; `+` promotes.",
                    next="Ask which of the two dtypes is picked.",
                    recognise=_begins("err", "rais", "exception"),
                ),
                Mistake(
                    "whole_numbers",
                    answer=("int64", "b"),
                    saw="You predicted whole numbers.",
                    expected="Both sides hold floats.",
                    cause="`np.ones` makes floats unless you ask for something else.",
                    next="Write down the dtype of each operand first.",
                    recognise=_begins("int"),
                ),
                Mistake(
                    "right_side_decides",
                    answer=("float64", "b"),
                    saw="The word is right. Your reason does not hold in general.",
                    expected="I expected one that holds for either order.",
                    cause="With the two sides exchanged, the sum has the same dtype.",
                    next="Compare the two dtypes, not their places.",
                ),
                Mistake(
                    "default_everywhere",
                    answer=("float64", "a"),
                    saw="The word is right. Your reason speaks against it.",
                    expected="I expected one that leads to this word.",
                    cause="torch's default is float32.",
                    next="Ask how `+` picks one dtype for two.",
                ),
            ),
            hints=(
                "Find the dtype of each operand, then ask which one promotion picks.",
                "`torch.randn` draws 32 bits an entry; `np.ones` makes 64, and `from_numpy` keeps them.",
                'The wider of float32 and float64 is taken: `("float64", "c")`.',
            ),
        ),
        Question(
            comment=(
                "What is the dtype of torch.tensor([4, 7, 9])?\n"
                'Write the word and the letter of its reason, such as ("int8", "b").'
            ),
            reasons=(
                "every number in the list is whole, and torch keeps them whole",
                "torch.tensor makes whole numbers of every list",
                "no dtype is named, so torch takes its default for floats",
            ),
            solution=("int64", "a"),
            reads=_torch_name,
            mistakes=(
                Mistake(
                    "float_default",
                    answer=("float32", "c"),
                    saw='You predicted "float32".',
                    expected="None of these numbers has a point, and torch makes no floats of them.",
                    cause="float32 is torch's default for numbers with a point.",
                    next="Ask which kind of number stands in the list.",
                ),
                Mistake(
                    "numpy_default",
                    answer=("float64", "b"),
                    saw='You predicted "float64".',
                    expected="None of these numbers has a point, and torch makes no floats of them.",
                    cause="float64 is NumPy's default for numbers with a point, and NumPy has no part in this line.",
                    next="Ask which kind of number stands in the list.",
                ),
                Mistake(
                    "another_width",
                    answer=("int32", "a"),
                    saw="You predicted whole numbers of another width.",
                    expected="I expected the width that torch takes for a list of whole numbers.",
                    cause="It does not depend on how small they are; and `torch.int`, without a number, means 32 bits.",
                    next="Look up `torch.tensor([1, 2]).dtype` in lesson 2.",
                    recognise=lambda value: _begins("int", "uint", "short")(value) and _torch_name(value[0]) != "int64",
                ),
                Mistake(
                    "default_for_floats",
                    answer=("int64", "c"),
                    saw="The word is right. Your reason speaks against it.",
                    expected="I expected one that leads to this word.",
                    cause="torch's default for floats is float32.",
                    next="Ask which kind of number stands in the list.",
                ),
                Mistake(
                    "every_list",
                    answer=("int64", "b"),
                    saw="The word is right. Your reason does not hold for every list.",
                    expected="I expected one that holds for this list, and lets others differ.",
                    cause="`torch.tensor([1.5, 2.0])` holds floats.",
                    next="Ask what makes this list differ from that one.",
                ),
            ),
            hints=(
                "`torch.tensor` looks at the numbers that it is given.",
                "4, 7 and 9 have no point. torch keeps such numbers whole, in 8 bytes each.",
                'Whole numbers of 64 bits: `("int64", "a")`.',
            ),
        ),
    ),
)
