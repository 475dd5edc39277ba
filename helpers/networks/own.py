"""The learner's own three networks, and their autograd, from the progress file; where one is missing, the reference."""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.course import LESSONS
from helpers.sandbox.source_code import run_source
from helpers.score.store import ProgressFile
from helpers.words.language import say, translated

from .tape import hand_back, record, walk
from .three_ways import train_autograd, train_numpy, train_tensor

__all__ = ["WAYS", "Network", "OwnAutograd", "own_autograd", "own_forward", "own_networks", "reference"]

_REFERENCES = {"numpy": train_numpy, "tensor": train_tensor, "autograd": train_autograd}
WAYS = {lesson.name: lesson.title for lesson in LESSONS}


@dataclass(frozen=True)
class Network:
    """One of the three ways to train the network.

    Args:
        way: `"numpy"`, `"tensor"` or `"autograd"`; the first takes arrays, the others Tensors.
        train: `train(x, y, w1, w2, learning_rate, steps)`, returns losses, w1, w2.
        is_own: whether the learner wrote it.
        reason: why the reference stands in; empty for the learner's own.
        called: what to call it in place of "yours" or "reference".
    """

    way: str
    train: Callable
    is_own: bool = False
    reason: str = ""
    called: str = ""

    @property
    def label(self) -> str:
        """How tables and pictures name it."""
        called = self.called or (say("yours") if self.is_own else say("reference"))
        return f"{translated(WAYS[self.way])} ({called})"


@dataclass(frozen=True)
class OwnAutograd:
    """The three parts of autograd by hand, each the learner's or the lesson's.

    Args:
        record, rule, walk: functions, as the exercises of these names ask for them.
        whose: which of them are the learner's, in words.
    """

    record: Callable
    rule: Callable
    walk: Callable
    whose: str


def own_autograd(file: ProgressFile | None = None) -> OwnAutograd:
    """Return record, rule and walk as the learner passed them; where one is missing, the lesson's, and say which.

    Args:
        file: the progress file; by default the learner's own. It is only read.
    """
    found = {"record": record, "rule": hand_back, "walk": walk}
    file, mine = file or ProgressFile(), []
    for name in found:
        text, names = file.entry(f"autograd.{name}")["passed_answer"], _names("autograd")
        if text and not _run(text, names, is_needed=True) and callable(names.get(name)):
            found[name] = names[name]
            mine.append(name)
    theirs = [name for name in found if name not in mine]
    if not theirs:
        whose = say("your record, rule and walk")
    elif not mine:
        whose = say("the lesson's record, rule and walk")
    else:
        whose = say("your {mine}; the lesson's {theirs}", mine=", ".join(mine), theirs=", ".join(theirs))
    return OwnAutograd(**found, whose=whose)


def own_networks(file: ProgressFile | None = None) -> list[Network]:
    """Return the three networks as the learner passed them in `<lesson>.train`, each or its reference.

    Args:
        file: the progress file; by default the learner's own. It is only read.
    """
    entries = (file or ProgressFile()).read()["exercises"]
    return [_own_network(way, entries) for way in WAYS]


def own_forward(file: ProgressFile | None = None) -> tuple[Callable, str]:
    """Return the forward pass of lesson 3 as the learner passed it, and a label; else the lesson's own, so labelled.

    Args:
        file: the progress file; by default the learner's own. It is only read.
    """
    text = (file or ProgressFile()).entry("autograd.forward")["passed_answer"]
    names = _names("autograd")
    if text and not _run(text, names, is_needed=True) and callable(names.get("forward")):
        return names["forward"], say("your forward pass")
    return lambda x, w1, w2: x.mm(w1).clamp(min=0).mm(w2), say("the lesson's forward pass")


def reference(way: str, reason: str = "") -> Network:
    """Return the network of `helpers.networks` for one way."""
    return Network(way, _REFERENCES[way], False, reason)


def _own_network(way: str, entries: dict) -> Network:
    text = (entries.get(f"{way}.train") or {}).get("passed_answer")
    if not text:
        return reference(way, say("{way}.train is not solved yet", way=way))
    names = _names(way)
    for exercise_id, entry in entries.items():
        # A learner's train may call their own forward or backward.
        if exercise_id.startswith(f"{way}.") and entry.get("passed_answer"):
            _run(entry["passed_answer"], names, is_needed=False)
    fault = _run(text, names, is_needed=True)
    if fault or not hasattr(names.get("train"), "__code__"):
        lost = say(
            "your {way}.train could not be read back ({fault})", way=way, fault=fault or say("it is no function")
        )
        return reference(way, lost)
    return Network(way, names["train"], True)


def _names(way: str) -> dict:
    import numpy as np

    names = {"np": np, "numpy": np, "__name__": f"{way}_answers"}
    if way != "numpy":
        import torch

        names["torch"] = torch
    return names


def _run(text: str, names: dict, is_needed: bool) -> str:
    """Run one answer's text in `names`; return what went wrong, which matters where it is needed."""
    try:
        run_source(text, names, "your answer")
    except Exception as error:
        return type(error).__name__ if is_needed else ""
    return ""
