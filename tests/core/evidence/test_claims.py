"""Nothing that comes out of evidence claims what counts cannot bear."""

import ast
import importlib
import pkgutil
import re
from enum import EnumMeta
from pathlib import Path

from carefront.core import evidence

FOLDER = Path(evidence.__file__).parent
NEVER = re.compile(
    r"avoid|trait|predict|signific|percentile|rank(?!ed)|score|grade|anonym|caus|lazy|unreliable|"
    r"risk|streak|best|worst|improve|declin|fail|rating",
    re.IGNORECASE,
)


def modules() -> list[object]:
    return [importlib.import_module(f"{evidence.__name__}.{one.name}") for one in pkgutil.iter_modules([str(FOLDER)])]


def test_no_code_that_is_handed_out_makes_a_forbidden_claim() -> None:
    codes = [
        member.value
        for module in modules()
        for thing in vars(module).values()
        if isinstance(thing, EnumMeta) and thing.__module__.startswith(evidence.__name__)
        for member in thing
    ]
    assert len(codes) > 20
    assert not [code for code in codes if NEVER.search(str(code))]


def test_no_field_or_function_is_named_by_one() -> None:
    names = [
        node.name if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else node.target.id
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        or (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name))
    ]
    assert not [name for name in names if NEVER.search(name)]


def test_no_sentence_is_said() -> None:
    """Codes and numbers come out; words for people belong to the doors."""
    for path in FOLDER.glob("*.py"):
        assert "gettext" not in path.read_text(encoding="utf-8")
