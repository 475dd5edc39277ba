"""Modules under the names that they had before, so that a learner's own copies of the lessons go on working."""

import importlib
import importlib.abc
import importlib.machinery
import sys
import types

__all__ = ["MOVED", "find_moved_modules"]

# name in an older lesson: where it is now, and what its names are called there where they differ
MOVED = {
    "helpers.comparison": ("helpers.networks.side_by_side", {}),
    "helpers.device": ("helpers.devices.choice", {}),
    "helpers.device_timing": ("helpers.devices.timing", {"sweep": "time_products"}),
    "helpers.gradient_check": ("helpers.networks.gradient_check", {}),
    "helpers.many_networks": ("helpers.networks.many", {}),
    "helpers.own_networks": ("helpers.networks.own", {}),
}


def find_moved_modules() -> None:
    """Let `import` find the modules of `MOVED`; they are loaded when an older lesson asks for them."""
    if not any(isinstance(finder, _MovedModules) for finder in sys.meta_path):
        sys.meta_path.append(_MovedModules())


class _MovedModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self) if name in MOVED else None

    def exec_module(self, module: types.ModuleType) -> None:
        place, renamed = MOVED[module.__name__]
        now = importlib.import_module(place)
        vars(module).update({name: getattr(now, name) for name in now.__all__})
        vars(module).update({old: getattr(now, new) for old, new in renamed.items()})
