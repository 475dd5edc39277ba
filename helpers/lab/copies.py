"""The learner's own copies of the lessons: made once, never overwritten, renewed one at a time.

A copy remembers in its metadata which version of the lesson it was made from, so that a newer lesson is
announced while the copy stays as it is.
"""

import difflib
import hashlib
import itertools
import json
import re
from pathlib import Path

from helpers.score.whole_file import dated_name, write_whole
from helpers.words.language import say

__all__ = ["CopyFault", "exercise_ids", "make_copies", "renew_lesson", "restore_exercise", "stems"]

METADATA_KEY = "one_network"


class CopyFault(Exception):
    """Something asked for cannot be done; the message says what to do instead."""


def stems(published: Path) -> list[str]:
    """Return the lessons' stems in course order: `["01_numpy", ...]`."""
    return sorted(path.stem for path in published.glob("[0-9][0-9]_*.ipynb"))


def exercise_ids(published: Path) -> dict[str, list[str]]:
    """Return the ids of each lesson's exercises in order: `{"01_numpy": ["numpy.randn", ...]}`."""
    ids = {stem: [] for stem in stems(published)}
    for exercise_id, (stem, _) in _exercise_cells(published).items():
        ids[stem].append(exercise_id)
    return ids


def make_copies(published: Path, own: Path) -> list[str]:
    """Copy each lesson that has no copy yet; return a sentence for each thing that the learner should know.

    Args:
        published: the folder of the built notebooks.
        own: the learner's folder, made where it is missing. What lies there is never changed.
    """
    own.mkdir(parents=True, exist_ok=True)
    said = []
    for stem in stems(published):
        copy = own / f"{stem}.ipynb"
        number = int(stem[:2])
        if not copy.exists():
            _copy(published / f"{stem}.ipynb", copy)
            continue
        try:
            made_from = _read(copy)["metadata"].get(METADATA_KEY, {}).get("version")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            unread = (
                "{copy} cannot be read as a notebook. `make reset LESSON={number}` keeps it under a dated name and "
                "gives you a fresh one."
            )
            said.append(say(unread, copy=copy, number=number))
            continue
        if made_from not in (None, _version(_read(published / f"{stem}.ipynb"))):
            newer = (
                "Lesson {number} has a newer version. Yours stays as it is; `make reset LESSON={number}` gives you the "
                "new one and keeps yours under a dated name."
            )
            said.append(say(newer, number=number))
    return said


def renew_lesson(name: str, published: Path, own: Path) -> str:
    """Put a fresh copy in place of the learner's, which is kept under a dated name.

    Args:
        name: `"1"`, `"01"`, `"numpy"` or `"01_numpy"`.
        published: the folder of the built notebooks.
        own: the learner's folder.

    Returns: a sentence saying what was done and where the old copy lies.

    Raises:
        CopyFault: where there is no such lesson.
    """
    stem = _find_stem(name, stems(published))
    own.mkdir(parents=True, exist_ok=True)
    copy = own / f"{stem}.ipynb"
    kept = dated_name(copy, "kept") if copy.exists() else None
    _copy(published / f"{stem}.ipynb", copy, kept)
    told = [say("Lesson {number} is fresh: {copy}.", number=int(stem[:2]), copy=copy)]
    told += [say("Your old one is {kept}.", kept=kept)] if kept else []
    return " ".join([*told, say("Your score stays."), say(_RELOAD)])


def restore_exercise(exercise_id: str, published: Path, own: Path) -> str:
    """Put the empty answer cell of one exercise back into the learner's notebook, which is kept before.

    Args:
        exercise_id: such as `"numpy.dot"`.
        published: the folder of the built notebooks.
        own: the learner's folder.

    Returns: a sentence saying what was done and where the notebook as it was lies.

    Raises:
        CopyFault: where no lesson has such an exercise, or the learner's notebook lacks its cell.
    """
    found = _exercise_cells(published)
    if exercise_id not in found:
        near = difflib.get_close_matches(exercise_id, found, n=3, cutoff=0.4) or list(found)[:3]
        unknown = "There is no exercise {exercise!r}. The nearest are {near}."
        raise CopyFault(say(unknown, exercise=exercise_id, near=", ".join(near)))
    stem, fresh = found[exercise_id]
    copy = own / f"{stem}.ipynb"
    if not copy.exists():
        raise CopyFault(say("{copy} is not there yet. `make lab` makes it.", copy=copy))
    notebook = _read(copy)
    cells = [cell for cell in notebook["cells"] if cell.get("id") == fresh["id"]]
    if not cells:
        gone = (
            "The cell of {exercise} is no longer in {copy}. "
            "`make reset LESSON={number}` gives you a fresh lesson and keeps yours."
        )
        raise CopyFault(say(gone, exercise=exercise_id, copy=copy, number=int(stem[:2])))
    for cell in cells:
        cell.update(source=fresh["source"], outputs=[], execution_count=None)
    kept = dated_name(copy, "kept")
    _write(copy, notebook, kept)
    emptied = "The answer cell of {exercise} is empty again in {copy}. As it was: {kept}."
    return f"{say(emptied, exercise=exercise_id, copy=copy, kept=kept)} {say(_RELOAD)}"


_RELOAD = "If the lesson is open in JupyterLab, choose File > Reload Notebook from Disk."


def _find_stem(name: str, known: list[str]) -> str:
    for stem in known:
        number, _, lesson = stem.partition("_")
        if name.removesuffix(".ipynb") in (stem, lesson, number, number.lstrip("0")):
            return stem
    unknown = "There is no lesson {lesson!r}. The lessons are {known}."
    raise CopyFault(say(unknown, lesson=name, known=", ".join(known)))


def _exercise_cells(published: Path) -> dict[str, tuple[str, dict]]:
    """Return `{exercise id: (lesson's stem, its answer cell)}`: the code cell before each check."""
    found = {}
    for stem in stems(published):
        code = [cell for cell in _read(published / f"{stem}.ipynb")["cells"] if cell["cell_type"] == "code"]
        for answer, check in itertools.pairwise(code):
            called = re.search(r"""\bcheck\(\s*["']([\w.]+)["']""", "".join(check["source"]))
            if called and "exercise" in answer["metadata"].get("tags", []):
                found[called[1]] = (stem, answer)
    return found


def _version(notebook: dict) -> str:
    """Return what changes when the lesson does: a digest of its cells' text, not of their outputs."""
    text = [[cell["cell_type"], cell.get("id"), "".join(cell["source"])] for cell in notebook["cells"]]
    return hashlib.sha256(json.dumps(text).encode()).hexdigest()[:16]


def _copy(lesson: Path, copy: Path, kept: Path | None = None) -> None:
    notebook = _read(lesson)
    notebook["metadata"][METADATA_KEY] = {"version": _version(notebook)}
    _keep_predictions_open(notebook)
    _write(copy, notebook, kept)
    _trust(copy)


def _keep_predictions_open(notebook: dict) -> None:
    """Clear the outputs of each code cell whose tag says that the learner is asked to predict them."""
    for cell in notebook["cells"]:
        if "predict" in cell["metadata"].get("tags", []):
            cell.update(outputs=[], execution_count=None)


def _read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def _write(path: Path, notebook: dict, kept: Path | None = None) -> None:
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    write_whole(path, text.encode("utf-8"), keep_old_as=kept)


def _trust(path: Path) -> None:
    """Trust a copy, whose outputs are the course's own, so that its verdict cards keep their form."""
    # An untrusted notebook works too, with plainer cards: nothing here may keep a lesson from opening.
    try:
        import nbformat
        from nbformat.sign import NotebookNotary

        NotebookNotary().sign(nbformat.read(path, as_version=4))
    except Exception:
        return
