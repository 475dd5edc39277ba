"""Cards, tables, and what the progress file and `make lab` say, called up once.

Each surface is a function that returns its texts; those of a card are its plain text and its HTML.
"""

import errno
import inspect
import linecache
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch

from helpers import check, hint, progress, solution
from helpers.devices import choose
from helpers.exercises import find
from helpers.judging.finding import Finding
from helpers.judging.judge import judge
from helpers.lab.copies import CopyFault, make_copies, renew_lesson, restore_exercise
from helpers.networks import three_ways
from helpers.networks.gradient_check import compare_gradients
from helpers.networks.own import Network, own_autograd, own_forward, own_networks, reference
from helpers.networks.side_by_side import compare_networks
from helpers.sandbox.observation import Result
from helpers.sandbox.observe import observe
from helpers.score.store import ProgressFile
from helpers.words.findings import _KINDS as KINDS
from helpers.words.findings import ERRORS, in_words
from tests.course_folder import build_course
from tests.exercises.answers import from_source, stub_answer

__all__ = ["TOLD", "compared", "planted"]

SMALL = (6, 5, 4, 3)


def shown(card) -> list[str]:
    """Return what a lesson shows of an object: its plain text and its HTML."""
    return [repr(card), card._repr_html_()]


def answers() -> Iterator[tuple[str, object]]:
    """Yield (exercise id, answer): untouched, right, of a known mistake, and wrong in each way that has words."""
    relu, backward = find("numpy.maximum"), find("numpy.backward")
    for answer in (stub_answer(relu), relu.solution, relu.mistakes[0].answer, relu.solution(np.ones((2, 2))), int):
        yield "numpy.maximum", answer
    for body in BODIES:
        yield "numpy.maximum", from_source(f"def relu(h):\n    {body}", "relu")
    yield from (("numpy.maximum", answer) for answer in (lambda: 0, 3, "t1"))
    yield "numpy.mm", lambda a, b: np.zeros((1, 2))
    yield "numpy.backward", lambda *arrays: 3
    yield "numpy.backward", lambda x, y, w2, h, h_relu, y_pred: (np.zeros((1, 2)), np.zeros((3, 1)))
    yield "numpy.backward", lambda *arrays: (backward.solution(*arrays)[0], 0 * backward.solution(*arrays)[1])
    for draw in (
        lambda D_in, H: np.zeros((D_in, H)),
        lambda D_in, H: np.random.randn(H, D_in),
        lambda D_in, H: np.random.randn(D_in, H).astype("float32"),
        lambda D_in, H: np.random.randn(D_in, H) + 0.3,
        lambda D_in, H: 1.3 * np.random.randn(D_in, H),
        lambda D_in, H: np.random.laplace(0, 0.5**0.5, (D_in, H)),
    ):
        yield "numpy.randn", draw
    yield "tensor.dot", lambda a, b: None
    yield "tensor.dot", lambda a, b: float(a.dot(b)) + 1
    yield "tensor.randn", lambda D_in, H, device, dtype: torch.ones(D_in, H, device=device)
    yield "tensor.randn", lambda D_in, H, device, dtype: 3 + torch.randn(D_in, H, device=device, dtype=dtype)
    for draw in (
        lambda D_in, H, scale: torch.randn(D_in, H),
        lambda D_in, H, scale: np.zeros((D_in, H)),
        lambda D_in, H, scale: torch.randn(H, D_in),
        lambda D_in, H, scale: torch.randn(D_in, H, dtype=torch.float64),
        lambda D_in, H, scale: _leaf(scale + scale * torch.randn(D_in, H, dtype=torch.float64)),
        lambda D_in, H, scale: _leaf(3 * scale * torch.randn(D_in, H, dtype=torch.float64)),
        lambda D_in, H, scale: _leaf(scale * torch.sign(torch.randn(D_in, H, dtype=torch.float64))),
    ):
        yield "autograd.randn", draw
    for record in (
        lambda tape, operation, inputs: tape.append(("t1", inputs, w := getattr(torch, operation)(*inputs))) or w,
        lambda tape, operation, inputs: tape.append((operation, inputs)) or getattr(torch, operation)(*inputs),
        lambda tape, operation, inputs: tape.append((operation, (), w := getattr(torch, operation)(*inputs))) or w,
        lambda tape, operation, inputs: (
            tape.append((operation, inputs, w := getattr(torch, operation)(*inputs))) or 1 * w
        ),
        lambda tape, operation, inputs: tape.append((operation, inputs, inputs[0])) or inputs[0],
    ):
        yield "autograd.record", record
    yield "autograd.rule", lambda operation, inputs, grad: (grad, grad)
    yield "autograd.walk", lambda tape, wanted, rule: [0 * one for one in wanted]
    yield "autograd.forward", lambda x, w1, w2: x.mm(w1).clamp(min=0).mm(w2).detach()
    for exercise_id in ("numpy.shapes", "tensor.device", "autograd.accumulate", "autograd.order", "autograd.leaf"):
        yield from ((exercise_id, value) for value in ("t1", ..., 3, 12345.5, True, [1, 2], (1,)))


def _leaf(tensor):
    return tensor.detach().requires_grad_()


BODIES = (
    "return h.T",
    "return h + 1",
    "return None",
    "return [h, h]",
    "return 0.5",
    "return 't1'",
    "return slice(2)",
    "return h.astype('float32') * (h > 0)",
    "return np.maximum(h, zero)",
    "return max(h, 0)",
    "return h @ h",
    "raise KeyError",
    "mask = h > 0\n    return ...",
    "h[h < 0] = 0\n    return h",
    "np.allclose = len\n    return h",
    "return np.random.standard_normal(h.shape)",
)


def cards(_: Path) -> Iterator[str]:
    """The verdict on each answer, an unknown id, hints in turn, and solutions."""
    for exercise_id, answer in [*answers(), ("numpy.maxmum", None), (3, None)]:
        yield from shown(check(exercise_id, answer))
    for card in (hint("numpy.dot"), hint("numpy.dot"), hint("numpy.dot", 9), hint("numpy.dt")):
        yield from shown(card)
    for exercise_id in ("numpy.maximum", "numpy.dot", "numpy.dt"):
        yield solution(exercise_id)._repr_html_()  # as plain text, code stands in it unmarked
    yield solution("tensor.dot", show=True)._repr_html_()


def findings(_: Path) -> Iterator[str]:
    """Each kind of finding and each meaning of an error, in the four parts in which a card gets them."""
    found = [*RARE, *(Finding("raised", {**RAISED, "meaning": meaning}) for meaning in ERRORS)]
    for exercise_id, answer in answers():
        exercise = find(exercise_id)
        task = exercise.task(seed=1)
        finding = judge(exercise, task, observe(task, answer)).finding
        found += [finding] if finding is not None and finding.kind != "raised" else []  # an error's text is Python's
    assert {finding.kind for finding in found} == set(KINDS)
    for message in map(in_words, found):
        yield from (message.saw, message.expected, message.cause, message.next)


RAISED = {"function": "f1", "type": "KeyError", "text": "", "line_number": 2, "line": "h = x @ w1"}
RARE = (
    Finding("changed_argument", {"function": "f1", "library": "numpy", "name": "h"}),
    Finding("changed_argument", {"function": "f1", "library": "torch", "name": "h"}),
    Finding("unchanged_argument", {"function": "f1", "name": "h"}, call=(("N", 3),)),
    Finding("cut_off", {"function": "f1", "part": "loss", "lost": ("w1", "w2")}),
    Finding("cut_off", {"function": "f1", "part": "", "lost": ()}),
    Finding("exchanged", {"first": "a", "second": "b", "got": ((2, 3), (3, 2)), "expected": ((3, 2), (2, 3))}),
    Finding("length", {"function": "f1", "part": "", "got": 2, "expected": 3}),
    Finding("not_repeatable", {"function": "f1"}),
    Finding("odd_entry", {"function": "f1", "part": "losses", "got": Result("nothing", "NoneType")}),
    Finding("odd_entry", {"function": "f1", "part": "", "got": Result("other", "C1")}),
    Finding("prediction_of_another_word", {"got": "t1", "words": ("w1", "w2")}),
    Finding("not_itself", {"function": "f1", "part": "", "got": (), "expected": ("inputs[0]",)}),
    Finding("not_itself", {"function": "f1", "part": "tape[1][2]", "got": ("inputs[0]",), "expected": ()}),
    Finding("timed_out", {"function": "f1"}),
    Finding("wrong_text", {"function": "f1", "part": "tape[0][0]", "got": "w1", "expected": "w2"}),
    Finding("wrong_number", {"function": "f1", "part": "", "got": 1.5, "expected": 2.5, "right": ("a", "b")}),
    Finding("wrong_number", {"function": "f1", "part": "loss", "got": 1.5, "expected": 2.5, "right": ("a",)}),
)


def progress_card(folder: Path) -> Iterator[str]:
    """Progress before the first answer, after two, when all is done, after a reset, over a damaged file."""
    file = ProgressFile(folder / "of_card.json")
    yield from shown(progress(file=file))
    file.record("numpy.randn", status="passed", points=2, source="x")
    file.record("numpy.dot", status="not yet right", points=0, source="x")
    yield from shown(progress(file=file))
    for name in ("numpy.randn", "numpy", "numpy.dto"):
        yield from shown(progress(name, file=file))
    yield from shown(progress(exercises=[], file=file))
    yield from shown(progress(exercises=[find("numpy.dot")], file=ProgressFile(_damaged(folder, "of_card_damaged"))))


def gradient_tables(_: Path) -> Iterator[str]:
    """The gradient check of a right, an unfinished, a wrong and an impossible backward pass."""
    backward = find("numpy.backward")
    answers = [backward.solution, stub_answer(backward), *(mistake.answer for mistake in backward.mistakes), 3]
    for answer in answers:
        yield from shown(compare_gradients(answer))


def comparisons(folder: Path) -> Iterator[str]:
    """The three networks where they agree, where one parts, where one fails, and none of the learner's own."""
    for old, new in (("", ""), ("grad_h[h < 0] = 0", "pass"), ("2.0 * (y", "3.0 * (y"), ("np.maximum", "np.minimum")):
        trio = [planted("numpy", old, new), reference("tensor"), reference("autograd")]
        yield from shown(compared(trio))
    yield from shown(compared([Network("tensor", lambda *_: 1 / 0, True)]))
    yield from shown(compared([planted("autograd", "w2.grad.zero_()", "pass")]))
    file = ProgressFile(folder / "of_networks.json")
    file.record("numpy.train", status="passed", points=1, source="def train(:")
    yield from shown(compared(own_networks(file)))
    yield own_forward(file)[1]
    for name in ("record", "rule", "walk"):
        yield own_autograd(file).whose
        file.record(f"autograd.{name}", status="passed", points=1, source=find(f"autograd.{name}").solution_source)
    yield own_autograd(file).whose


def compared(networks, steps: int = 8):
    """Return the comparison of networks on small arrays."""
    return compare_networks(networks, *three_ways.initial_arrays(4, SMALL), learning_rate=1e-3, steps=steps)


def planted(way: str, old: str, new: str) -> Network:
    """Return the reference of one way with a piece of its text replaced, as if a learner had written it."""
    text = inspect.getsource(getattr(three_ways, f"train_{way}")).replace(old, new)
    filename = f"<planted {way} {old}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    names = {"np": np, "torch": torch}
    exec(compile(text, filename, "exec"), names)
    return Network(way, names[f"train_{way}"], is_own=True)


def stores(folder: Path) -> Iterator[str]:
    """What the progress file says: nothing wrong, a reset, damage of each kind, a full disk, a forbidden place."""
    file = ProgressFile(folder / "of_store.json")
    for _ in range(2):
        file.record("numpy.dot", status="passed", points=3, source="x")
        yield file.reset("numpy.dot").message
        yield file.reset("numpy.dot").message
        yield file.reset(lesson="numpy").message
    for keywords in ({"lesson": "numpy"}, {}):
        file.record("numpy.dot", status="passed", points=3, source="x" * 200_000)
        yield file.reset(**keywords).message
    yield file.reset().message
    for number, content in enumerate(DAMAGED):
        damaged = ProgressFile(_damaged(folder, f"damaged_{number}", content))
        yield damaged.look().notice
        yield damaged.reset("numpy.dot").message
        yield damaged.record("numpy.dot", status="passed", points=3).message
    (folder / "folder.json").mkdir()
    yield ProgressFile(folder / "folder.json").look().notice
    yield from _unwritable(folder)


DAMAGED = (
    b"",
    b"\xff\xfe{\x00}\x00",
    b"[" * 100_000,
    b'{"cells": []}',
    b'{"schema": 2, "exercises": {}}',
    b'{"schema": 0, "exercises": {}}',
    b'{"schema": 1, "exercises": {"numpy.dot": 3}}',
    b'{"schema": 1, "exercises": {"numpy.dot": {"k1": 3}}}',
)


def _damaged(folder: Path, name: str, content: bytes = b"{") -> Path:
    path = folder / f"{name}.json"
    path.write_bytes(content)
    return path


def _unwritable(folder: Path) -> Iterator[str]:
    file = ProgressFile(folder / "unwritable.json")
    fsync = os.fsync
    for number in (errno.ENOSPC, errno.EACCES):

        def fail(*_, number=number):
            raise OSError(number, os.strerror(number))

        os.fsync = fail
        try:
            yield file.record("numpy.dot", status="passed", points=3).message
            yield file.look().notice
            yield file.reset("numpy.dot").message
        finally:
            os.fsync = fsync
    yield file.record("numpy.dot", status="passed", points=3).message
    (folder / "pipe").mkdir()
    yield ProgressFile(folder / "pipe").record("numpy.dot", status="passed", points=3).message


def copies(folder: Path) -> Iterator[str]:
    """What `make lab` and `make reset` print."""
    published, own = folder / "notebooks", folder / "own"
    build_course(published)
    yield from faults(lambda: restore_exercise("numpy.dot", published, own))
    make_copies(published, own)
    build_course(published, sentence="Multiply two matrices.")
    (own / "02_tensor.ipynb").write_bytes(b"{")
    yield from make_copies(published, own)
    yield renew_lesson("1", published, own)
    (own / "02_tensor.ipynb").unlink()
    yield renew_lesson("2", published, own)
    yield restore_exercise("numpy.dot", published, own)
    (own / "01_numpy.ipynb").write_text((own / "01_numpy.ipynb").read_text("utf-8").replace('"dot-1"', '"gone"'))
    for call in (
        lambda: restore_exercise("numpy.dot", published, own),
        lambda: restore_exercise("numpy.dt", published, own),
        lambda: renew_lesson("9", published, own),
    ):
        yield from faults(call)


def faults(call: Callable) -> Iterator[str]:
    try:
        call()
    except CopyFault as fault:
        yield str(fault)


def chosen_device(_: Path) -> Iterator[str]:
    """Why which device is used."""
    yield str(choose())


TOLD = (cards, findings, progress_card, gradient_tables, comparisons, stores, copies, chosen_device)
