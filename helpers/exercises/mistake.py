"""A wrong answer that people really give, and what to say to it."""

import functools
from collections.abc import Callable
from typing import Any

from helpers.sandbox.source_code import function_from
from helpers.words.message import Message

from .change import Change, changed

__all__ = ["Mistake"]


class Mistake:
    """A wrong answer, as a change to the solution or, where it is a different program, as an answer of its own.

    Args:
        id: snake-case name, unique within its exercise (`mask_on_gradient`).
        changes: what turns the solution into this answer.
        saw, expected, cause, next: the four parts of the message; `cause` is empty where there is no evidence.
        answer: in place of `changes`: the wrong answer as `check` accepts it (a function, a value, an order).
        when: what else must hold of an `Observation`, beside behaving like `answer` on every case, for instance that
            the learner's code holds a certain text.
        recognise: for a mistake that behaviour on equal inputs cannot show (it draws at random, or is about how the
            answer is written). It gets the `Observation` of a function answer, or the value of a prediction,
            and says whether this mistake was made. Without it, an answer is this mistake when it behaves as
            `answer` does on every case.

    `source` is the text of the changed solution; None for an answer of its own.
    """

    def __init__(
        self,
        id: str,
        *changes: Change,
        saw: str,
        expected: str,
        next: str,
        cause: str = "",
        answer: Any = None,
        when: Callable[[Any], bool] | None = None,
        recognise: Callable[[Any], bool] | None = None,
    ):
        if changes and answer is not None:
            raise ValueError(f"{id}: a mistake is either changes to the solution or an answer of its own, not both.")
        self.id, self.changes, self.when, self.recognise = id, changes, when, recognise
        self.says = Message(saw, expected, cause, next)
        self._answer, self._exercise, self.source = answer, None, None

    def of(self, exercise) -> "Mistake":
        """Make this a mistake of `exercise`, whose solution its changes are about, and return it.

        Raises:
            ValueError: the text of a change does not stand exactly once in the solution.
        """
        self._exercise = exercise
        if self.changes:
            self.source = changed(f"{exercise.id}, {self.id}", exercise.solution_source, self.changes)
        return self

    @functools.cached_property
    def answer(self) -> Any:
        """The wrong answer, as `check` accepts it. A changed solution finds the names that the solution finds."""
        if not self.changes:
            return self._answer
        solution = self._exercise.solution
        label = f"{self._exercise.id} {self.id}"
        return function_from(self.source, solution.__name__, solution.__globals__, label)

    @property
    def message(self) -> str:
        """The message as plain text: the same words that the card shows."""
        return self.says.text

    def __repr__(self) -> str:
        return f"Mistake({self.id!r})"
