"""A stand-in for torch that imports it at first use, so that lesson 1 opens where torch is not installed."""

import importlib

__all__ = ["torch"]


class _LazyModule:
    def __init__(self, name: str):
        self._name = name

    def __getattr__(self, attribute: str):
        return getattr(importlib.import_module(self._name), attribute)


torch = _LazyModule("torch")
