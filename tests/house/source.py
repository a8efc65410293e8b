"""The project's own files, as the house tests read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("handlers", "integrations", "bot", "storage", "prompts", "blockcheck", "sandbox")
NOT_OURS = {"var", "build", "dist", "__pycache__"}
HIDDEN_BUT_OURS = {".ci", ".env.example", ".gitignore"}


def program_files(*rooms: str) -> list[Path]:
    """Every module of the program, or of the rooms named, in order of path; tests are not among them."""
    modules = [path for room in rooms or ROOMS for path in (ROOT / room).rglob("*.py")]
    return sorted(modules if rooms else [ROOT / "app.py", ROOT / "sideline.py", *modules])


def all_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file a clone would hold."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in HIDDEN_BUT_OURS
        if hidden or path.name in NOT_OURS or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from all_files(path)
        else:
            yield path


def parsed(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, line: int | None = None) -> str:
    """Where something is, as an editor can open it."""
    inside = path.relative_to(ROOT)
    return f"{inside}:{line}" if line else str(inside)
