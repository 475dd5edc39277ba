"""A tiny lesson with two exercises and a catalogue of its own: the build is tested apart from the course."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from helpers.maintainer.build.lessons import LessonFiles

TINY = """
(a-tiny-lesson)=
# A tiny lesson

It has two exercises.

```{code-cell} ipython3
class Verdict:
    def __init__(self, status):
        self.status = status

    def __repr__(self):
        return f"verdict: {self.status}"


def check(identity, answer):
    right = {"tiny.double": lambda: answer(2) == 4, "tiny.guess": lambda: answer == 3}
    untouched = answer is ... or callable(answer) and answer(2) is ...
    return Verdict("not started" if untouched else "passed" if right[identity]() else "not yet right")
```

(double)=
## Double: twice as much

```{code-cell} ipython3
print("two", end=" ")
print("times two")
4.0
```

(double-exercise)=
### Exercise: double it

```{code-cell} ipython3
:tags: [exercise, raises-exception]

# exercise: tiny.double
```

```{code-cell} ipython3
:tags: [check, raises-exception]

check("tiny.double", double)
```

(guess)=
## Guess

```{code-cell} ipython3
:tags: [exercise, raises-exception]

# exercise: tiny.guess
```

```{code-cell} ipython3
:tags: [check, raises-exception]

check("tiny.guess", my_guess)
```
"""


def add(number):
    return number + 1


@dataclass
class TinyExercise:
    id: str
    name: str
    kind: str
    stub: str
    solution_source: str
    mistakes: tuple = field(default_factory=tuple)

    @property
    def lesson(self):
        return self.id.partition(".")[0]


@pytest.fixture
def exercises():
    """The catalogue of the tiny lesson."""
    return [
        TinyExercise(
            "tiny.double",
            "double",
            "function",
            "def double(number):\n    return ...",
            "def double(number):\n    return 2 * number",
            (SimpleNamespace(id="adds_one", answer=add),),
        ),
        TinyExercise(
            "tiny.guess",
            "my_guess",
            "value",
            "my_guess = ...",
            "my_guess = 3",
            (SimpleNamespace(id="four", answer=4),),
        ),
    ]


@pytest.fixture
def tiny(tmp_path):
    """The files of the tiny lesson, in a folder of its own, never built."""
    (tmp_path / "notebooks" / "source").mkdir(parents=True)
    lesson = LessonFiles("09_tiny", tmp_path / "notebooks")
    lesson.source.write_text(TINY, encoding="utf-8")
    return lesson


@pytest.fixture
def edit(tiny):
    """Replace a text that stands once in the tiny lesson's source."""

    def replace(old, new):
        text = tiny.source.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        tiny.source.write_text(text.replace(old, new), encoding="utf-8")

    return replace
