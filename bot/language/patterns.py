"""How the rules of this room are written down: alternatives one below the other."""


def any_of(*alternatives: str) -> str:
    """A pattern for any of the alternatives, the first that fits."""
    return "(?:" + "|".join(alternatives) + ")"


NOT = any_of(
    "not",
    r"(?:ai|am|are|ca|could|dare|did|do|does|had|has|have|is|may|might|must|need|ought|sha|should|was|were|wo|"
    r"would)n't",
)
""" "not", and every word it is drawn together with."""
