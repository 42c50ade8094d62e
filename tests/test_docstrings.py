"""Every example in a docstring runs and shows what it says."""

import doctest
import importlib
import pkgutil

import pytest

import journeymap

MODULES = sorted(module.name for module in pkgutil.walk_packages(journeymap.__path__, "journeymap."))


@pytest.mark.parametrize("name", ["journeymap", *MODULES])
def test_docstrings(name, root, monkeypatch):
    monkeypatch.chdir(root)
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0


def test_some_docstrings_hold_examples():
    finder = doctest.DocTestFinder()
    examples = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(examples) > 3
