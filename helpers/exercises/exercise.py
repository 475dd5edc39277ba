"""What an exercise is: a right answer, how it is judged, the wrong ones people give, and what to say to each."""

import dataclasses
import functools
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from helpers.sandbox.task import Task
from helpers.words.message import Message

from .change import Change, body_offset, changed
from .hard import hard_calls
from .mistake import Mistake

__all__ = ["LETTERS", "Exercise", "Question", "Tolerance", "plain_text"]

LETTERS = "abcdef"  # name the reasons of a prediction


@dataclass(frozen=True)
class Tolerance:
    """How far a right answer may lie from the oracle: `relative` times the largest entry, plus `absolute`.

    The default allows sums of products taken in another order in float64: a few hundred roundings of 1e-16.
    """

    relative: float = 1e-9
    absolute: float = 1e-12
    reason: str = "the same sums taken in another order, in float64"


def plain_text(text: str) -> str:
    """Return a text without outer blanks and without regard to case."""
    return text.strip().casefold()


@dataclass(frozen=True)
class Question:
    """Another question that a prediction asks after a miss. Its fields are those of an `Exercise`."""

    comment: str
    solution: Any
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, str, str]
    solution_text: str = ""
    accepts: Callable[[Any], bool] | None = None
    choices: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    reads: Callable[[str], Any] = plain_text


@dataclass(frozen=True)
class Exercise:
    """One graded exercise.

    Args:
        id: `"<lesson>.<name>"`, for example `"numpy.maximum"`.
        title: what the learner does, in a few words.
        points: points for a right answer.
        minutes: how long it takes a learner, in minutes.
        kind: `"function"`, `"value"` (a prediction) or `"order"` (a Parsons problem).
        name: the Python name that the learner defines. A function's own name by default.
        solution: the right answer, as `check` accepts it.
        blanks: for a function: each text of its source that the stub replaces with `...`. A pair `(first, last)`
            stands for the block from the line that starts with `first` to the line that starts with `last`.
        solution_text: for a value or an order: the right-hand side in the solved lesson; `repr(solution)` by default.
        comment: for a value or an order: comment lines above the assignment in the stub and the solved lesson.
        inputs: for a function: draws the arguments of one case from a `numpy.random.Generator`. All sizes differ.
        oracle: for a function: the expected result, computed another way. Its types, dtypes and shapes are
            what is asked for: an array (ndarray or Tensor), a float or int (any scalar), a list (any
            one-dimensional sequence), a tuple of these.
        returns: for a function that returns a tuple: the names of its parts.
        examine: instead of `oracle`, for results that cannot be compared entry by entry: gets the list of
            argument tuples and the list of result arrays over all cases and returns a `Message` or `None`.
        accepts: for a value: whether a value is right. By default equality with the solution.
        choices: for a value: the words that the comment offers to choose from.
        reasons: for a value: reasons to choose from, named a, b, c and so on below the comment. The solution is then
            a tuple whose last item is the letter of the right one.
        reads: for a value: what a text stands for; two texts that are read alike are one answer. By default the text
            without outer blanks and without regard to case.
        further: for a value: the questions asked after a miss, one by one; the exercise itself is the first.
        cases: how many cases are drawn.
        tolerance: see `Tolerance`.
        edge_cases: for a function: returns argument tuples that are always tried beside the drawn ones.
        simplest: for a function: draws one more case, on which several mistakes at once are told apart, such as a
            training of one step.
        may_change: names of the arguments that the answer may or must write into.
        must_change: names of the arguments that the answer must write into.
        flags: Tensor properties that are part of the answer: `"requires_grad"`, `"is_leaf"`, `"grad_fn"`, `"reaches"`.
        repeatable: whether equal inputs must give equal results.
        notes: what is observed beside results, for a mistake that recognises it: `"delegation"`, whether autograd or
            an optimizer ran.
        reads_back: names of arguments that count as results too, as they are after the call. The oracle then returns
            a tuple, the result first, and `returns` names its parts.
        related: whether arguments depend on each other (`h_relu` on `h`), so that none can be cut or scaled by itself.
        spared: which of the calls of `hard.py` the task does not include.
        mistakes: the most specific first: of two that fit, the first speaks.
        hints: three levels: concept, shape, line.
        praise: one sentence said when the answer is right: what the learner now knows.
    """

    id: str
    title: str
    points: int
    minutes: int
    solution: Any
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, str, str]
    praise: str
    kind: str = "function"
    name: str = ""
    blanks: tuple[str | tuple[str, str], ...] = ()
    solution_text: str = ""
    comment: str = ""
    inputs: Callable[..., tuple] | None = None
    oracle: Callable[..., Any] | None = None
    returns: tuple[str, ...] = ()
    examine: Callable[..., Message | None] | None = None
    accepts: Callable[[Any], bool] | None = None
    choices: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    reads: Callable[[str], Any] = plain_text
    further: tuple[Question, ...] = ()
    cases: int = 3
    tolerance: Tolerance = field(default_factory=Tolerance)
    edge_cases: Callable[[], list[tuple]] | None = None
    simplest: Callable[..., tuple] | None = None
    may_change: tuple[str, ...] = ()
    must_change: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    repeatable: bool = True
    notes: tuple[str, ...] = ()
    reads_back: tuple[str, ...] = ()
    related: bool = False
    spared: tuple[str, ...] = ()

    def __post_init__(self):
        if not self.name:
            object.__setattr__(self, "name", self.solution.__name__)
        if self.kind not in ("function", "value", "order"):
            raise ValueError(f"{self.id}: kind is {self.kind!r}; allowed are 'function', 'value' and 'order'.")
        for mistake in self.mistakes:
            mistake.of(self)

    @property
    def lesson(self) -> str:
        """The lesson's name: the part of the id before the dot."""
        return self.id.partition(".")[0]

    @functools.cached_property
    def solution_source(self) -> str:
        """The text of the exercise cell in the solved lesson."""
        if self.kind == "function":
            return textwrap.dedent(inspect.getsource(self.solution)).rstrip()
        return self._assignment(self.solution_text or repr(self.solution))

    @functools.cached_property
    def stub(self) -> str:
        """The text of the exercise cell as the learner first sees it."""
        if self.kind != "function":
            return self._assignment("...")
        texts = tuple(Change(blank, "...") for blank in self.blanks if isinstance(blank, str))
        text = changed(f"{self.id} blanks", self.solution_source, texts) if texts else self.solution_source
        for blank in self.blanks:
            text = text if isinstance(blank, str) else _leave_lines_blank(self.id, text, *blank)
        return text

    @functools.cached_property
    def questions(self) -> tuple["Exercise", ...]:
        """The exercise as each of its questions asks it, this one first; of a function, this one alone."""
        return (self, *(dataclasses.replace(self, further=(), **vars(question)) for question in self.further))

    def asked_last(self, count: int) -> "Exercise":
        """Return the last of the first `count` questions, or the last of all."""
        return self.questions[:count][-1]

    @functools.cached_property
    def arguments(self) -> tuple[str, ...]:
        """The names of the function's arguments, in order."""
        return tuple(inspect.signature(self.solution).parameters) if self.kind == "function" else ()

    def task(self, seed: int) -> Task:
        """Return what an observer needs to try an answer; the same seed draws the same calls.

        Args:
            seed: what the calls are drawn from, not negative.
        """
        if self.kind != "function":
            return Task(self.id, self.kind)
        calls = [self.inputs(np.random.default_rng([seed, case])) for case in range(self.cases)]
        calls += [] if self.related or not self.oracle else list(hard_calls(calls, self.spared))
        calls += self.edge_cases() if self.edge_cases else []
        calls += [self.simplest(np.random.default_rng([seed, self.cases]))] if self.simplest else []
        return Task(self.id, self.kind, self.arguments, tuple(map(tuple, calls)), self.notes, self.reads_back)

    def _assignment(self, right_side: str) -> str:
        reasons = [f"{letter}  {reason}" for letter, reason in zip(LETTERS, self.reasons)]
        comment = "".join(f"# {line}\n" for line in [*self.comment.splitlines(), *reasons])
        return f"{comment}{self.name} = {right_side}"


def _leave_lines_blank(exercise_id: str, text: str, first: str, last: str) -> str:
    """Return `text` with one blank in place of the lines from the one that starts with `first` to that with `last`."""
    body_at = body_offset(text)
    lines = text[body_at:].splitlines()
    begin, end = (_line_starting(exercise_id, lines, start) for start in (first, last))
    indent = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
    return text[:body_at] + "\n".join([*lines[:begin], f"{indent}...", *lines[end + 1 :]])


def _line_starting(exercise_id: str, lines: list[str], start: str) -> int:
    found = [number for number, line in enumerate(lines) if line.lstrip().startswith(start)]
    if len(found) != 1:
        raise ValueError(f"{exercise_id}: {len(found)} lines start with {start!r}; exactly one must.")
    return found[0]
