"""How the rules of this room are written down: alternatives one below the other."""


def any_of(*alternatives: str) -> str:
    """A pattern for any of the alternatives, the first that fits."""
    return "(?:" + "|".join(alternatives) + ")"
