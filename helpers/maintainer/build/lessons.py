"""Where the lessons lie: one text source and one built notebook each."""

from dataclasses import dataclass
from pathlib import Path

from helpers.course import PUBLISHED

from .fault import BuildFault

__all__ = ["LessonFiles", "find_lessons"]


@dataclass(frozen=True)
class LessonFiles:
    """The files of one lesson.

    Attributes:
        stem: the name that every file of the lesson shares, such as `"01_numpy"`.
        folder: the folder of the built notebooks; the sources lie in its `source` folder.
    """

    stem: str
    folder: Path = PUBLISHED

    @property
    def lesson(self) -> str:
        """The lesson's name in the catalogue: `"numpy"` for `"01_numpy"`."""
        return self.stem.partition("_")[2]

    @property
    def source(self) -> Path:
        return self.folder / "source" / f"{self.stem}.md"

    @property
    def notebook(self) -> Path:
        return self.folder / f"{self.stem}.ipynb"


def find_lessons(folder: Path = PUBLISHED, stems: list[str] | None = None) -> list[LessonFiles]:
    """Return the lessons that have a source, in course order.

    Args:
        folder: the folder of the notebooks.
        stems: only these lessons, each by its stem; None means all.

    Raises:
        BuildFault: a stem has no source, or a notebook has none.
    """
    found = [LessonFiles(path.stem, folder) for path in sorted((folder / "source").glob("*.md"))]
    known = [lesson.stem for lesson in found]
    for path in sorted(folder.glob("*.ipynb")):
        if path.stem not in known:
            raise BuildFault(f"{path.name} has no source: write source/{path.stem}.md or remove the notebook.")
    for stem in stems or []:
        if stem not in known:
            raise BuildFault(f"There is no lesson {stem!r}. The lessons are: {', '.join(known) or 'none yet'}.")
    return [lesson for lesson in found if not stems or lesson.stem in stems]
