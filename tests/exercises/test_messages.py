"""Every message of the catalogue stands once in full in `messages.txt`, so that a change of words is seen and read.

`python -m tests.exercises.test_messages` writes the file anew.
"""

import difflib
from pathlib import Path

from tests.exercises.answers import questions

MESSAGES = Path(__file__).with_name("messages.txt")


def whole_text() -> str:
    """Each mistake of the course with its message, a paragraph each."""
    return "\n".join(
        f"{name} {mistake.id}\n  {mistake.message}\n"
        for name, question in questions().items()
        for mistake in question.mistakes
    )


def test_each_message_is_the_one_that_was_read():
    """What a learner is told is what stands in the file, word for word."""
    stored = MESSAGES.read_text("utf-8").splitlines()
    change = list(difflib.unified_diff(stored, whole_text().splitlines(), "messages.txt", "catalogue", lineterm=""))
    assert not change, "\n".join([*change[:20], "Read the change; then: python -m tests.exercises.test_messages"])


def test_no_two_mistakes_of_an_exercise_say_the_same():
    """Each mistake has words of its own."""
    for name, question in questions().items():
        messages = [mistake.message for mistake in question.mistakes]
        assert len(set(messages)) == len(messages), name


if __name__ == "__main__":
    MESSAGES.write_text(whole_text(), "utf-8")
