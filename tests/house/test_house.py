"""The house keeps its own rules: sizes, names, words, and nothing about machines or hosts."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "carefront"
PYTHON = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
LIMITS = {".py": 250, ".html": 120, ".css": 300, ".js": 100}
BANNED_NAMES = frozenset(
    (
        "utils",
        "helpers",
        "common",
        "misc",
        "manager",
        "managers",
        "service",
        "services",
        "data",
        "info",
        "process",
        "handle",
    )
)
BANNED_WORDS = re.compile(r"\b(overdue|failed|failure|violation|invalid|are you sure)\b", re.IGNORECASE)
# Where people or the product speak to a reader: gettext calls and templates.
SPOKEN = re.compile(r"""(?:\b_|gettext|ngettext|gettext_lazy|pgettext)\(\s*f?(['"])(.+?)\1""")


def tracked() -> list[Path]:
    """Answer the files of the project, or of this folder where there is no repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_files_are_small() -> None:
    long = [
        (str(path.relative_to(ROOT)), lines)
        for path in SOURCE.rglob("*.*")
        if path.suffix in LIMITS and "vendor" not in path.parts and "migrations" not in path.parts
        for lines in [len(path.read_text(encoding="utf-8").splitlines())]
        if lines > LIMITS[path.suffix]
    ]
    assert not long


def test_functions_are_short() -> None:
    long = [
        (path.name, node.name, node.end_lineno - node.lineno + 1)
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno
        # What counts is the body: arguments one a line and the docstring are for the reader.
        and node.end_lineno - node.body[0].lineno + 1 - _docstring_lines(node) > 40
    ]
    assert not long


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    spoken = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return (first.end_lineno or 0) - first.lineno + 1 if spoken else 0


def test_names_say_what_a_thing_is() -> None:
    assert not [path for path in SOURCE.rglob("*") if path.stem in BANNED_NAMES]


def test_rules_commands_queries_and_roads_are_explained() -> None:
    silent = [
        (str(path.relative_to(SOURCE)), node.name)
        for path in PYTHON
        if path.parts[len(SOURCE.parts)] == "core" or {"commands", "queries"} & set(path.parts) or path.stem == "access"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if "management" not in path.parts
        if not ast.get_docstring(node)
    ]
    assert not silent


def test_commands_are_durable_and_take_actor_and_moment_by_name() -> None:
    loose = []
    for path in PYTHON:
        if "commands" not in path.parts:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(_is(one, "command") for one in node.decorator_list):
                names = {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
                if "now" not in names and not node.name.startswith("_"):
                    loose.append((path.name, node.name))
    assert not loose


def _is(decorator: ast.expr, name: str) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id == name


def test_rules_ask_no_clock() -> None:
    clocks = re.compile(r"\b(datetime\.now|date\.today|timezone\.now|time\.time|utcnow)\(")
    asking = [
        str(path.relative_to(SOURCE))
        for path in PYTHON
        if path.parts[len(SOURCE.parts)] == "core" or ("commands" in path.parts and "lobby" not in path.parts)
        if clocks.search(path.read_text(encoding="utf-8"))
    ]
    assert not asking


@pytest.mark.parametrize("path", [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")], ids=lambda path: path.name)
def test_pages_and_letters_speak_kindly(path: Path) -> None:
    text = re.sub(r"\{[#%{].*?[#%}]\}|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not BANNED_WORDS.search(text)


def test_sentences_in_code_speak_kindly() -> None:
    harsh = [
        (path.name, match.group(2))
        for path in PYTHON
        for match in SPOKEN.finditer(path.read_text(encoding="utf-8"))
        if BANNED_WORDS.search(match.group(2)) or match.group(2).rstrip().endswith("!")
    ]
    assert not harsh


def test_nothing_is_said_of_machines_and_registries() -> None:
    machine = re.compile(r"(^|[^\w.])/(work|root|farm)/[A-Za-z.]")
    # Written in halves, so that this file does not name them either.
    named = [
        one + two for one, two in (("py", "pi.org"), ("python", "hosted.org"), ("npm", "js.org"), ("npm", "js.com"))
    ]
    hosts = re.compile("|".join(map(re.escape, named)))
    told = []
    for path in tracked():
        if path.suffix in {".png", ".woff2", ".ico", ".gz"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if machine.search(text) or hosts.search(text):
            told.append(str(path.relative_to(ROOT)))
    assert not told


def test_nothing_overrides_save_or_listens_to_signals() -> None:
    hidden = re.compile(r"def save\(self|(post|pre)_(save|delete)\.connect|@receiver|ModelForm\b")
    assert not [
        str(path) for path in PYTHON if hidden.search(path.read_text(encoding="utf-8")) and path.name != "signing.py"
    ]
