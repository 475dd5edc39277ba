"""Turn a lesson's source into its notebook, or into a solved or wrongly answered one."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from . import answers
from .differences import MovedOutput, first_difference, moved_outputs
from .fault import BuildFault
from .gpu_cells import keep_outputs, missing_device, needs_device
from .kernel import execute
from .lessons import LessonFiles
from .rules import enforce
from .source import code_cells, fill, read_source, tags
from .tidy import doubts, tidy

__all__ = ["Built", "assemble", "build", "difference", "read_notebook", "run_with_answers", "write_notebook"]


@dataclass
class Built:
    """What one build did.

    Attributes:
        notebook: the executed lesson.
        moved: cells that print something else than in the notebook before.
        raised: exercise and check cells that raised, each as `"<cell id> raised <error>"`.
        cleared: ids of `gpu` cells left without an output, for want of a device.
        kept: ids of `gpu` cells whose stored output was kept.
        statuses: the status of each check, by the exercise's id.
    """

    notebook: NotebookNode
    moved: list[MovedOutput] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    cleared: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)


def assemble(lesson: LessonFiles, exercises: Sequence, text_of: Callable[[str], str] | None = None) -> NotebookNode:
    """Return the lesson from its source, every rule enforced and every exercise filled, not executed.

    Args:
        lesson: the lesson's files.
        exercises: the whole catalogue.
        text_of: gives the text of an exercise cell from its id; the stub by default.

    Raises:
        BuildFault: a rule is broken.
    """
    notebook = read_source(lesson.source)
    enforce(lesson.lesson, notebook, exercises)
    fill(notebook, text_of or answers.untouched(exercises))
    return notebook


def build(lesson: LessonFiles, exercises: Sequence) -> Built:
    """Execute the lesson and return it tidied; nothing is written.

    Raises:
        BuildFault: a rule is broken, a cell without the tag raises-exception raised, or a compared cell
            prints what no other run would.
    """
    notebook = assemble(lesson, exercises)
    stored = read_notebook(lesson.notebook) if lesson.notebook.exists() else None
    skipped, cleared = frozenset(), []
    if any(needs_device(cell) for cell in notebook.cells) and missing_device():
        skipped, cleared = keep_outputs(notebook, stored)
    statuses = execute(notebook, lesson.folder, skipped=skipped)
    tidy(notebook)
    if doubtful := doubts(notebook):
        raise BuildFault("\n".join(f"lesson {lesson.lesson}: {line}" for line in doubtful))
    nbformat.validate(notebook)
    return Built(
        notebook,
        moved=moved_outputs(stored, notebook) if stored else [],
        raised=_raised(notebook),
        cleared=cleared,
        kept=sorted(skipped - set(cleared)),
        statuses=statuses,
    )


def _raised(notebook: NotebookNode) -> list[str]:
    return [
        f"{cell.id} raised {output.ename}: {output.evalue}"
        for cell in code_cells(notebook)
        for output in cell.outputs
        if output.output_type == "error" and {"exercise", "check"} & set(tags(cell))
    ]


def run_with_answers(
    lesson: LessonFiles,
    exercises: Sequence,
    text_of: Callable[[str], str],
    environment: Mapping[str, str] | None = None,
) -> Built:
    """Execute the lesson with answers in its exercise cells, without its `gpu` cells where no device is.

    Args:
        lesson: the lesson's files.
        exercises: the whole catalogue.
        text_of: one of `helpers.maintainer.build.answers`.
        environment: further variables for the kernel, such as the number of threads.

    Raises:
        BuildFault: Run All does not reach the end.
    """
    notebook = assemble(lesson, exercises, text_of)
    skipped = frozenset()
    if any(needs_device(cell) for cell in notebook.cells) and missing_device():
        skipped, _ = keep_outputs(notebook, None)
    statuses = execute(notebook, lesson.folder, skipped=skipped, environment=environment)
    tidy(notebook)
    return Built(notebook, raised=_raised(notebook), statuses=statuses)


def difference(lesson: LessonFiles, exercises: Sequence) -> str | None:
    """Return what parts the committed notebook from its source, with the command that mends it, or None."""
    if not lesson.notebook.exists():
        found = "the notebook has never been built"
    else:
        found = first_difference(read_notebook(lesson.notebook), assemble(lesson, exercises))
    return found and f"{lesson.notebook.name}: {found}.\nEdit {lesson.source.name} and run: make lessons"


def read_notebook(path: Path) -> NotebookNode:
    """Return a stored notebook.

    Raises:
        BuildFault: the file holds no notebook.
    """
    try:
        return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except Exception as error:
        raise BuildFault(f"{path.name} cannot be read as a notebook ({error}). Mend: make lessons") from error


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook in one step, the same bytes for the same cells on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(".ipynb.new")
    waiting.write_text(nbformat.writes(notebook, version=4).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    os.replace(waiting, path)
