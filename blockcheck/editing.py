"""Changed copies of nested values; the original is never touched."""

from typing import Any

from blockcheck.words import Path


def found_at(value: Any, path: Path) -> Any:
    """What lies at the end of a path."""
    for step in path:
        value = value[step]
    return value


def replaced(value: Any, path: Path, new: Any) -> Any:
    """A copy with something else at the end of a path of at least one step."""
    copy, holder = _open(value, path)
    holder[path[-1]] = new
    return copy


def without(value: Any, path: Path) -> Any:
    """A copy that lacks the property or item at the end of a path of at least one step."""
    copy, holder = _open(value, path)
    del holder[path[-1]]
    return copy


def _open(value: Any, path: Path) -> tuple[Any, Any]:
    """A copy whose containers along the path may be changed, and the innermost of them."""
    copy = holder = _shallow(value)
    for step in path[:-1]:
        holder[step] = _shallow(holder[step])
        holder = holder[step]
    return copy, holder


def _shallow(container: Any) -> Any:
    return dict(container) if isinstance(container, dict) else list(container)
