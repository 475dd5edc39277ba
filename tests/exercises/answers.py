"""Answers to try on every exercise: the stub as a learner has it, right answers written differently, wrong ones."""

import importlib

import numpy as np

from helpers.cards.verdict import told
from helpers.course import LESSON_NAMES
from helpers.exercises import Exercise, catalogue
from helpers.judging.judge import Judgement, judge
from helpers.sandbox.observe import observe
from helpers.sandbox.source_code import run_source

__all__ = ["equivalents", "exercises", "fresh_seeds", "from_source", "judged", "questions", "said", "stub_answer"]


def exercises() -> list[Exercise]:
    return catalogue()


def questions() -> dict[str, Exercise]:
    """Each exercise as each of its questions asks it, by its id and, after the first, the question's number."""
    return {
        f"{exercise.id}-{number}" if number > 1 else exercise.id: question
        for exercise in catalogue()
        for number, question in enumerate(exercise.questions, start=1)
    }


def equivalents(exercise: Exercise) -> tuple:
    """Right answers to an exercise, written differently from its solution."""
    module = importlib.import_module(f"tests.exercises.equivalents_{exercise.lesson}")
    return module.EQUIVALENTS.get(exercise.id, ())


def lessons_with_exercises() -> list[str]:
    return [lesson for lesson in LESSON_NAMES if any(exercise.lesson == lesson for exercise in catalogue())]


def fresh_seeds(count: int) -> list[int]:
    """Seeds that no run has used before: what holds must hold for every draw."""
    return [int(seed) for seed in np.random.SeedSequence().generate_state(count)]


def from_source(source: str, name: str):
    """Return what a notebook cell with this source binds to `name`, its text kept as Jupyter keeps it."""
    names = {"np": np}
    if "torch" in source:
        import torch

        names["torch"] = torch
    run_source(source, names, "cell")
    return names[name]


def stub_answer(exercise: Exercise):
    return from_source(exercise.stub, exercise.name)


def judged(exercise: Exercise, answer, seed: int) -> Judgement:
    task = exercise.task(seed)
    return judge(exercise, task, observe(task, answer))


def said(exercise: Exercise, judgement: Judgement) -> str:
    """Return what a learner reads of a judgement; nothing where the answer passed or is not started."""
    message = told(exercise, judgement)
    return message.text if message else ""
