"""Notice and undo what an answer changes in the libraries that a check relies on."""

import contextlib
import os
import sys
from collections.abc import Iterator

import numpy as np

__all__ = ["undo_patches"]

_MODULES = (
    "builtins",
    "math",
    "numpy",
    "numpy.linalg",
    "numpy.random",
    "numpy.testing",
    "torch",
    "torch.nn.functional",
    "torch.optim",
    "torch.testing",
)
_CLASSES = (("torch", "Tensor"),)  # an optimizer wraps its own `step` when it is made
_OWN = __name__.partition(".")[0]  # the package that this room lies in
_IGNORED = frozenset({"_", "__warningregistry__"})  # IPython and Python themselves write these


@contextlib.contextmanager
def undo_patches(found: list[str]) -> Iterator[None]:
    """Undo what is meanwhile assigned to NumPy, torch, the builtins and `helpers`, and name it in `found`.

    Attributes that a lazy import adds to a module are left alone. What was patched before is not seen: within one
    process, nothing can promise that.
    """
    before = [(name, owner, dict(vars(owner))) for name, owner in _watched()]
    try:
        yield
    finally:
        for name, owner, attributes in before:
            now = vars(owner)
            for attribute, value in attributes.items():
                if now.get(attribute, np) is not value and not _is_no_patch(owner, attribute):
                    found.append(f"{name}.{attribute}")
                    setattr(owner, attribute, value)
            for attribute in set(now) - set(attributes) if isinstance(owner, type) else ():
                found.append(f"{name}.{attribute}")
                delattr(owner, attribute)


def _is_no_patch(owner: object, attribute: str) -> bool:
    """Whether a library has itself put the new value there: torch wraps `SGD.step` when the first SGD is made."""
    if attribute in _IGNORED:
        return True
    code = getattr(vars(owner).get(attribute), "__code__", None)
    package = sys.modules[getattr(owner, "__module__", owner.__name__).partition(".")[0]]
    folder = os.path.dirname(getattr(package, "__file__", None) or "")
    return bool(code and folder) and code.co_filename.startswith(folder + os.sep)


def _watched() -> Iterator[tuple[str, object]]:
    for name in _MODULES:
        if sys.modules.get(name) is not None:
            yield name, sys.modules[name]
    for module, attribute in _CLASSES:
        if sys.modules.get(module) is not None:
            yield f"{module}.{attribute}", vars(sys.modules[module])[attribute]
    for name, module in list(sys.modules.items()):
        if module is not None and name.partition(".")[0] == _OWN:
            yield name, module
