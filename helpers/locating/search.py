"""Find the smallest change of the learner's own code that makes every case right. A change that does is a proof."""

import ast
import itertools
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType

import numpy as np

from helpers.course import PASSED
from helpers.exercises import Exercise
from helpers.judging import results
from helpers.judging.judge import judge
from helpers.sandbox.calling import called
from helpers.sandbox.observation import Observation
from helpers.sandbox.observe import observe
from helpers.sandbox.source_code import function_from
from helpers.sandbox.task import Task

from . import parting, slips
from .aside import run_aside, twin
from .renaming import mapped, names_by_value, traced
from .trees import Edit, count, edited, function_of, same, slots, statements

__all__ = ["BUDGET", "Fault", "locate"]

BUDGET = 0.5  # seconds that a search may take
_PROMISING = 6  # changes that mend a part, tried together with a second one
_FOR_A_SECOND = 0.3  # the share of the time that is kept for a second change
_FOR_ANOTHER = 0.1  # seconds to look for a change elsewhere that would do as well
_OTHER_DRAW = 20_261_125  # the seed of the draw on which a change must hold as well


@dataclass(frozen=True)
class Fault:
    """Where an answer is wrong: with this place mended, every case is right.

    Args:
        kind: what is wrong there, a key of `helpers.words.faults`.
        line_number: counted from 1 in the answer's text.
        line: that line, as the learner wrote it.
        part: the part of it that is wrong; empty where that is the whole line.
        remains: whether a second place is wrong too.
    """

    kind: str
    line_number: int
    line: str
    part: str = ""
    remains: bool = False


def locate(exercise: Exercise, task: Task, answer, observation: Observation, budget: float = BUDGET) -> Fault | None:
    """Return where a refused answer is wrong, or None where no small change of it makes it right.

    The learner's code runs many times, as in a check: quiet, with patches undone, random numbers as before.

    Args:
        exercise: its oracle says what is right.
        task: the calls that the answer was refused on.
        answer: the function.
        observation: what it did there.
        budget: seconds.
    """
    function = function_of(observation.source)
    if (
        exercise.oracle is None
        or function is None
        or observation.timed_out
        or observation.problem
        or observation.patched
    ):
        return None
    if type(answer) is not FunctionType or answer.__closure__ or answer.__name__ != function.name:
        return None
    search = _Search(exercise, task, answer, observation.source, budget)
    run_aside(2 * budget, search.run)
    return search.found


class _Search:
    """One search. `found` is set when a place is proved."""

    def __init__(self, exercise: Exercise, task: Task, answer: FunctionType, source: str, budget: float):
        self.found: Fault | None = None
        self._end = time.thread_time() + budget
        self._end_of_first = self._end - budget * _FOR_A_SECOND
        self._exercise, self._task, self._source = exercise, task, source
        self._answer = twin(answer)
        self._globals = self._answer.__globals__
        self._function = function_of(source)
        self._half = count(self._function) / 2
        self._is_one_statement = len(list(statements(self._function))) == 1
        self._calls = sorted(task.calls, key=_cost)
        if exercise.simplest:
            self._calls = [task.calls[-1], *(call for call in self._calls if call is not task.calls[-1])]
        self._aligned: list[Edit] = []
        self._wanted: dict[int, object] = {}
        self._seen: set[tuple] = set()
        self._compiled()  # as it is
        self._loaded = _names(self._function, ast.Load)
        self._overwritten = _overwritten(self._function)

    def run(self) -> None:
        base = self._agreement(self._answer)
        passing: list[Edit] = []
        better: list[tuple[float, Edit]] = []
        smallest = 10**9
        for edit in self._edits():
            if time.thread_time() > self._end_of_first:
                break
            if edit.size > smallest:
                continue
            with edited(edit.sets):
                right, agreement = self._tried()
                if right and not self._leaves_unused() and self._is_right_elsewhere():
                    passing.append(edit)
                    smallest = edit.size
                    self._end_of_first = min(self._end_of_first, time.thread_time() + _FOR_ANOTHER)
            if not passing and agreement > base and not self._is_returned(edit.part):
                better.append((agreement, edit))
        self.found = self._fault(passing)
        if passing or self._is_one_statement:
            return
        if pair := self._pair():
            self.found = self._fault([min(pair, key=lambda edit: edit.statement.lineno)], remains=True)
            return
        better.sort(key=lambda pair: (-pair[0], pair[1].size))
        for _, first in better[:_PROMISING]:
            with edited(first.sets):
                found = self._second(first)
            if found:
                self.found = self._fault([first], remains=True)
                return

    def _pair(self) -> tuple[Edit, Edit] | None:
        """Return two changes, each towards the solution's own line, that together make everything right."""
        for first, second in itertools.combinations(self._aligned, 2):
            if time.thread_time() > self._end:
                return None
            if first.statement is second.statement:
                continue
            with edited(first.sets + second.sets):
                right, _ = self._tried()
                if right and not self._leaves_unused() and self._is_right_elsewhere():
                    return first, second
        return None

    def _second(self, first: Edit) -> bool:
        """Whether one more change elsewhere makes everything right."""
        for edit in self._edits():
            if time.thread_time() > self._end:
                return False
            if edit.statement is first.statement or self._is_returned(edit.part):
                continue
            with edited(edit.sets):
                right, _ = self._tried()
                if right and not self._leaves_unused() and self._is_right_elsewhere():
                    return True
        return False

    def _edits(self) -> Iterator[Edit]:
        """Yield single changes, the likely ones first."""
        right_function = function_of(self._exercise.solution_source)
        record = traced(self._exercise.solution, self._calls[0])
        mine = traced(self._answer, self._calls[0])
        arguments = [one.arg for one in right_function.args.args]
        own_arguments = [one.arg for one in self._function.args.args]
        names = names_by_value(record, mine, dict(zip(arguments, own_arguments)))
        right = [mapped(statement, names) for *_, statement in statements(right_function)]
        right_values = {value for _, _, value in record}
        doubtful = {line for _, line, value in mine if value not in right_values}
        scope = list(dict.fromkeys([*own_arguments, *sorted(_names(self._function, ast.Store))]))
        free = {*arguments, *_names(right_function, ast.Store)}
        places = sorted(slots(self._function), key=lambda slot: slot.statement.lineno not in doubtful)
        own = [statement for *_, statement in statements(self._function)]
        self._aligned = self._aligned or list(self._small(parting.put_back(own, right)))
        yield from self._aligned
        pairs = _known_pairs(self._exercise)
        for slot in places:
            yield from self._small(parting.backwards(slot, pairs, free))
        yield from parting.missing(self._function, right)
        yield from slips.of_statements(self._function)
        for slot in places:
            yield from self._small(slips.of_expressions(slot, scope))
        yield from slips.of_order(self._function)
        parts = _distinct(node for s in right for node in ast.walk(s) if isinstance(node, ast.expr))
        stands = {ast.dump(statement) for statement in right}
        for slot in places:
            if ast.dump(slot.statement) not in stands:
                yield from self._small(parting.grafts(slot, parts, int(self._half)))

    def _small(self, edits: Iterator[Edit]) -> Iterator[Edit]:
        """Leave out what exchanges half of the function: to put the solution in its place proves nothing."""
        for edit in edits:
            new = sum(count(value) for *_, value in edit.sets if isinstance(value, ast.AST))
            if edit.size == 1 or (new < self._half and not self._is_returned(edit.part)):
                yield edit

    def _is_returned(self, part: ast.AST | None) -> bool:
        """Whether a part is all that the function returns."""
        return any(s.value is part for *_, s in statements(self._function) if isinstance(s, ast.Return))

    def _tried(self) -> tuple[bool, float]:
        """Return whether the tree as it stands is right on every case, and how much of the first case is right."""
        answer = self._compiled()
        if answer is None:
            return False, 0.0
        for number in range(len(self._calls)):
            outcome = self._outcome(answer, number)
            if not results.holds(self._exercise, self._want(number), outcome):
                first = number == 0
                return False, results.agreement(self._exercise, self._want(0), outcome) if first else 1.0
        return True, 1.0

    def _compiled(self) -> Callable | None:
        """Return the function that the tree as it stands is, or None where it is none or one tried before."""
        if any(map(_puts_into_itself, ast.walk(self._function))):
            return None
        bound: dict[str, object] = {}
        try:
            exec(compile(ast.Module([self._function], []), "<changed answer>", "exec"), self._globals, bound)
        except (SyntaxError, ValueError, TypeError, SystemError):  # not every tree is a program
            return None
        answer = bound[self._function.name]
        code = answer.__code__
        known = code.co_code, code.co_names, code.co_varnames, repr(code.co_consts)
        return None if known in self._seen else self._seen.add(known) or answer

    def _outcome(self, answer: Callable, number: int):
        return called(answer, self._task.arguments, self._calls[number], self._task.reads_back, brief=True)

    def _want(self, number: int):
        if number not in self._wanted:
            self._wanted[number] = results.expected(self._exercise, self._calls[number])
        return self._wanted[number]

    def _agreement(self, answer: Callable) -> float:
        return results.agreement(self._exercise, self._want(0), self._outcome(answer, 0))

    def _leaves_unused(self) -> bool:
        """Whether a value that was used is given in the changed tree to a name that nothing reads before the next."""
        stored, loaded = _names(self._function, ast.Store), _names(self._function, ast.Load)
        return bool((stored & self._loaded) - loaded) or _overwritten(self._function) > self._overwritten

    def _is_right_elsewhere(self) -> bool:
        """Whether the changed tree passes the whole check on another draw."""
        text = ast.unparse(ast.fix_missing_locations(self._function))
        task = self._exercise.task(_OTHER_DRAW)
        answer = function_from(text, self._function.name, dict(self._globals), "changed answer")
        return judge(self._exercise, task, observe(task, answer)).status == PASSED

    def _fault(self, passing: list[Edit], remains: bool = False) -> Fault | None:
        """Return the place that the smallest changes have in common, or None where they disagree."""
        if not passing:
            return None
        least = min(edit.size for edit in passing)
        best = [edit for edit in passing if edit.size == least]
        if len({edit.place for edit in best}) > 1:
            return None
        parts = {self._text(edit.part) for edit in best}
        part = next((one for one in parts if one and all(other in one for other in parts)), "")
        if self._is_one_statement and (not part or part == self._text(self._function.body[0].value)):
            return None
        kinds = [edit.kind for edit in best if self._text(edit.part) == part and edit.kind != "expression"]
        kind = kinds[0] if kinds else "expression"
        number = best[0].statement.lineno
        line = self._source.splitlines()[number - 1].strip()
        return Fault(kind, number, line, "" if part == line else part, remains)

    def _text(self, node: ast.AST | None) -> str:
        if node is None:
            return ""
        return " ".join((ast.get_source_segment(self._source, node) or "").split())


_pairs: dict[str, list[tuple[ast.AST, ast.AST]]] = {}  # by exercise: they are always the same


def _known_pairs(exercise: Exercise) -> list[tuple[ast.AST, ast.AST]]:
    """Return where the known mistakes of an exercise part from its solution: (wrong, right) expressions."""
    if exercise.id not in _pairs:
        solution = function_of(exercise.solution_source)
        wrong = (function_of(mistake.source) for mistake in exercise.mistakes if mistake.changes)
        _pairs[exercise.id] = [pair for tree in wrong if tree for pair in parting.known_pairs(solution, tree)]
    return _pairs[exercise.id]


def _overwritten(function: ast.FunctionDef) -> int:
    """How often a name is given a value, and in the same block another before anything reads it."""
    found = 0
    for node in ast.walk(function):
        waiting: set[str] = set()
        for statement in getattr(node, "body", None) if isinstance(getattr(node, "body", None), list) else ():
            waiting -= _names(statement, ast.Load)
            given = statement.targets if isinstance(statement, ast.Assign) else []
            names = {target.id for target in given if isinstance(target, ast.Name)}
            found += len(waiting & names)
            waiting = (waiting - _names(statement, ast.Store)) | names
    return found


def _names(function: ast.FunctionDef, context: type) -> set[str]:
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def _distinct(nodes) -> list[ast.expr]:
    found = {ast.dump(node): node for node in nodes if isinstance(getattr(node, "ctx", ast.Load()), ast.Load)}
    return sorted(found.values(), key=count)


def _puts_into_itself(node: ast.AST) -> bool:
    """Whether a list is put into itself: no limit reaches NumPy while it looks for the end of such a list."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("append", "extend", "insert")
        and any(same(node.func.value, one) for one in node.args)
    )


def _cost(call: tuple) -> int:
    """How large the arguments of a call are, in entries."""
    return sum(_cost(one) if isinstance(one, list | tuple) else math.prod(np.shape(one)) for one in call)
