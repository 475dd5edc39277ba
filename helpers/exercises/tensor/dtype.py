"""An opening question: the dtype in which NumPy draws, and why."""

from ..dtype_names import dtype_name
from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _is_kind(kind: str):
    """Return a test whether a prediction names a dtype of this kind, of whatever width."""
    return lambda value: dtype_name(value[0]).startswith(kind)


EXERCISE = Exercise(
    id="tensor.dtype",
    title="Name NumPy's dtype",
    points=1,
    minutes=1,
    kind="value",
    name="numpy_dtype",
    solution=("float64", "b"),
    reads=dtype_name,
    comment="the dtype of np.random.default_rng(0).standard_normal(3)\n"
    'Write the word and the letter of its reason, such as ("int8", "a").',
    reasons=(
        "the width of a float is that of the computer's processor",
        "NumPy has one default width for floats, and nothing here asks for another",
        "the draws have no bounds, and a narrower float would end too early",
    ),
    mistakes=(
        Mistake(
            "float32",
            answer=("float32", "b"),
            saw='You predicted "float32".',
            expected="NumPy draws and stores floats with 64 bits unless you ask for something else.",
            cause="torch's default is float32, and this lesson is about that difference.",
            next="Remember the larger of the two.",
        ),
        Mistake(
            "no_width",
            answer=("float", "b"),
            saw='You predicted "float".',
            expected="A dtype names its width in bits too.",
            cause="Python's `float` has the same width as NumPy's default; torch's `torch.float` has another.",
            next="Add the number of bits.",
        ),
        Mistake(
            "integers",
            answer=("int64", "b"),
            saw='You predicted "int64".',
            expected="Draws from a normal distribution have digits behind the point.",
            cause="int64 is NumPy's default for whole numbers.",
            next="Name the floating type of the same width.",
        ),
        Mistake(
            "by_the_processor",
            answer=("float64", "a"),
            saw="The word is right. Your reason speaks of the processor.",
            expected="I expected one that holds on every computer.",
            cause="torch makes floats of 32 bits by default, on the very same processor.",
            next="Ask who chooses a width where you name none.",
        ),
        Mistake(
            "by_the_bounds",
            answer=("float64", "c"),
            saw="The word is right. Your reason speaks of the numbers that are drawn.",
            expected="I expected one that does not depend on them.",
            cause="These are small numbers, and torch draws from the same bell curve in float32.",
            next="Ask who chooses a width where you name none.",
        ),
    ),
    hints=(
        "A dtype says what kind of number an array holds, and in how many bits.",
        "NumPy's floats take 8 bytes each, where you ask for nothing else.",
        '8 bytes are 64 bits: `numpy_dtype = ("float...", "b")` with the number of bits.',
    ),
    praise="You know that NumPy computes in float64 unless told otherwise.",
    further=(
        Question(
            comment="the dtype of np.array([3, -1, 2])\n"
            'Write the word and the letter of its reason, such as ("int8", "a").',
            reasons=(
                "the minus sign asks for a wider type than 3 and 2 do",
                "NumPy takes the fewest bits in which all the numbers fit",
                "the numbers are whole, and NumPy has one default width for these",
            ),
            solution=("int64", "c"),
            reads=dtype_name,
            mistakes=(
                Mistake(
                    "floats",
                    answer=("float64", "c"),
                    saw="You predicted a type of floats.",
                    expected="No number of the list has a point, so NumPy keeps them whole.",
                    cause="float64 is NumPy's default for numbers with a point.",
                    next="Name the type of whole numbers that has as many bits.",
                    recognise=_is_kind("float"),
                ),
                Mistake(
                    "fewest_bits",
                    answer=("int8", "b"),
                    saw='You predicted "int8".',
                    expected="NumPy does not look for the narrowest type that would do.",
                    cause="Its default for whole numbers is as wide as the one for floats.",
                    next="Name the same kind of number with more bits.",
                ),
                Mistake(
                    "half_the_width",
                    answer=("int32", "c"),
                    saw='You predicted "int32".',
                    expected="NumPy's default for whole numbers is as wide as the one for floats.",
                    next="Name the same kind of number with more bits.",
                ),
                Mistake(
                    "no_width",
                    answer=("int", "c"),
                    saw='You predicted "int".',
                    expected="A dtype names its width in bits too.",
                    cause="NumPy's default for whole numbers is as wide as the one for floats.",
                    next="Add the number of bits.",
                ),
                Mistake(
                    "by_the_sign",
                    answer=("int64", "a"),
                    saw="The word is right. Your reason speaks of the minus sign.",
                    expected="I expected one that holds for [3, 1, 2] too.",
                    cause="That array has the same dtype.",
                    next="Ask who chooses a width where you name none.",
                ),
                Mistake(
                    "by_the_size",
                    answer=("int64", "b"),
                    saw="The word is right. Your reason speaks against it.",
                    expected="I expected one that says why there are so many bits.",
                    cause="These numbers would fit into 8 bits.",
                    next="Ask who chooses a width where you name none.",
                ),
            ),
            hints=(
                "A dtype says what kind of number an array holds, and in how many bits.",
                "No number here has a point, and NumPy's whole numbers take 8 bytes each.",
                '8 bytes are 64 bits: `numpy_dtype = ("int...", "c")` with the number of bits.',
            ),
        ),
        Question(
            comment="h is np.array([-2.0, 3.0]): the dtype of h < 0\n"
            'Write the word and the letter of its reason, such as ("int8", "a").',
            reasons=(
                "each entry of the result answers a question about h, and is no number",
                "the 0 is a whole number, and a comparison takes the dtype of its right side",
                "one entry of h lies below 0; with none, h < 0 would have the dtype of h",
            ),
            solution=("bool", "a"),
            reads=dtype_name,
            mistakes=(
                Mistake(
                    "floats",
                    answer=("float64", "c"),
                    saw="You predicted a type of floats.",
                    expected="`h` holds floats, and `h < 0` asks something about each of them.",
                    cause="Print `h < 0`, and you see no number.",
                    next="Name the type of True and False.",
                    recognise=_is_kind("float"),
                ),
                Mistake(
                    "integers",
                    answer=("int64", "b"),
                    saw="You predicted a type of whole numbers.",
                    expected="Each entry is True or False, and nothing is counted yet.",
                    cause="Only where you add them up does True count as 1.",
                    next="Name the type of True and False.",
                    recognise=_is_kind("int"),
                ),
                Mistake(
                    "as_text",
                    answer=("str", "a"),
                    saw='You predicted "str".',
                    expected="True and False are no texts: they stand without quotes.",
                    next="Name the type that Python gives them.",
                ),
                Mistake(
                    "by_the_entries",
                    answer=("bool", "c"),
                    saw="The word is right. Your reason speaks of the entries of `h`.",
                    expected="I expected one that holds whatever they are.",
                    cause="With no entry below 0 the result is False everywhere, and its dtype is the same.",
                    next="Ask what each entry of the result says.",
                ),
                Mistake(
                    "by_the_right_side",
                    answer=("bool", "b"),
                    saw="The word is right. Your reason speaks against it.",
                    expected="I expected one that says why the result holds no number.",
                    cause="The dtype of a whole number is another than the one that you wrote.",
                    next="Ask what each entry of the result says.",
                ),
            ),
            hints=(
                "A comparison of an array asks something about each entry.",
                "The mask of lesson 1 holds True or False for each entry, and no number.",
                'Python calls the type of True by four letters: `numpy_dtype = ("b...", "a")`.',
            ),
        ),
    ),
)
