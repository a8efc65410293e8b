"""What went wrong, in one line that holds no statement, no row and no password."""

from storage.errors import StorageError


def cannot_open(error: BaseException) -> str:
    """Why the database cannot be opened, and what to do."""
    if isinstance(error, StorageError):
        return f"the database cannot be opened: {error}"
    return f"the database cannot be opened ({reason_of(error)}): check DATABASE_URL"


def reason_of(error: BaseException) -> str:
    """The kind of an unforeseen error, and the database driver's own first line if it is one of its."""
    original = getattr(error, "orig", None)
    if original is None and isinstance(error, OSError):
        original = error
    lines = str(original or "").splitlines()
    kind = type(original or error).__name__
    return f"{kind}: {lines[0]}" if lines else kind
