"""The docstring below each field of a class, which Python discards."""

from __future__ import annotations

import ast
import inspect
import itertools


def docstrings(described: type) -> dict[str, str]:
    """The docstrings of the fields, each on one line, by name."""
    (tree,) = ast.parse(inspect.getsource(described)).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    return {
        field.target.id: " ".join(text.value.value.split())
        for field, text in itertools.pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
