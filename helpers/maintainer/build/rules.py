"""What must hold between a lesson's source and the catalogue of exercises before anything is executed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from nbformat import NotebookNode

from .fault import BuildFault
from .source import checked, code_cells, exercise_id, tags

__all__ = ["NOT_COMPARED", "TAGS", "enforce"]

TAGS = ("exercise", "check", "gpu", "predict", "raises-exception", "nbval-ignore-output")
NOT_COMPARED = "# not compared: "


def enforce(lesson: str, notebook: NotebookNode, exercises: Sequence) -> None:
    """Raise unless every rule holds for a lesson as `read_source` returns it.

    Args:
        lesson: the lesson's name in the catalogue, such as `"numpy"`.
        notebook: the lesson with its exercise marks still in it.
        exercises: the whole catalogue; each entry has `.id`, `.lesson` and `.name`.

    Raises:
        BuildFault: one line for each rule that is broken, naming the cell and the mend.
    """
    broken = [*_catalogue(exercises), *_tags(notebook), *_exercises(lesson, notebook, exercises)]
    if broken:
        raise BuildFault("\n".join(f"lesson {lesson}: {line}" for line in broken))


def _catalogue(exercises: Sequence) -> Iterator[str]:
    for identity, times in Counter(exercise.id for exercise in exercises).items():
        if times > 1:
            yield f"{times} exercises have the id {identity}; rename all but one in helpers/exercises."


def _tags(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for tag in tags(cell):
            if tag not in TAGS:
                yield f"cell {cell.id} has the tag {tag!r}; allowed are {', '.join(TAGS)}."
        if cell.cell_type != "code":
            if tags(cell):
                yield f"cell {cell.id} is text and has tags; only code cells have them."
            continue
        if not cell.source.strip():
            yield f"cell {cell.id} is an empty code cell; remove it."
        if "nbval-ignore-output" in tags(cell) and NOT_COMPARED not in cell.source:
            yield f"cell {cell.id} is not compared by nbval; say why in a comment line '{NOT_COMPARED}...'."
        if "exercise" in tags(cell) and not exercise_id(cell):
            yield f"cell {cell.id} has the tag exercise; it must hold the single line '# exercise: <id>'."
        if "check" in tags(cell) and not checked(cell):
            yield f'cell {cell.id} has the tag check; it must hold the single line check("<id>", <name>).'


def _exercises(lesson: str, notebook: NotebookNode, exercises: Sequence) -> Iterator[str]:
    known = {exercise.id: exercise for exercise in exercises}
    cells = code_cells(notebook)
    found = [(exercise_id(cell), cell, after) for cell, after in zip(cells, [*cells[1:], None], strict=True)]
    found = [(identity, cell, after) for identity, cell, after in found if identity]
    for identity, cell, after in found:
        for missing in {"exercise", "raises-exception"} - set(tags(cell)):
            yield f"cell {cell.id} holds the exercise {identity}; give it the tag {missing}."
        if identity not in known:
            yield f"cell {cell.id} holds {identity}, which is not in the catalogue; add it or correct the id."
        elif known[identity].lesson != lesson:
            yield f"cell {cell.id} holds {identity}, an exercise of lesson {known[identity].lesson}."
        else:
            yield from _check_cell(known[identity], cell, after)
    for identity, times in Counter(identity for identity, _, _ in found).items():
        if times > 1:
            yield f"{times} cells hold the exercise {identity}; keep one."
    yield from _checks_without_exercise(cells)
    yield from _order(found, [exercise.id for exercise in exercises if exercise.lesson == lesson])


def _check_cell(exercise, cell: NotebookNode, after: NotebookNode | None) -> Iterator[str]:
    right = f'check("{exercise.id}", {exercise.name})'
    if after is None or checked(after) != (exercise.id, exercise.name):
        stands = f"the next code cell is {after.source.splitlines()[0]!r}" if after else "no code cell follows"
        yield f"cell {cell.id} holds the exercise {exercise.id} and {stands}; write {right} there."
    else:
        for missing in {"check", "raises-exception"} - set(tags(after)):
            yield f"cell {after.id} checks {exercise.id}; give it the tag {missing}."


def _checks_without_exercise(cells: list[NotebookNode]) -> Iterator[str]:
    for before, cell in zip([None, *cells], cells, strict=False):
        if "check" in tags(cell) and (before is None or not exercise_id(before)):
            yield f"cell {cell.id} has the tag check and no exercise cell stands before it."


def _order(found: list, catalogue_order: list[str]) -> Iterator[str]:
    here = [identity for identity, _, _ in found]
    for identity in catalogue_order:
        if identity not in here:
            yield f"{identity} is only in the catalogue; write its cell here: '# exercise: {identity}'."
    shared = [identity for identity in catalogue_order if identity in here]
    if Counter(here) == Counter(shared) and here != shared:
        first = next(mine for mine, theirs in zip(here, shared, strict=True) if mine != theirs)
        yield f"the exercise {first} stands at another place in the catalogue; give both the same order."
