"""The apostrophes people leave out when they type: "i cant", "whats", "theyve".

Only where the word without one is no word, or one that is hardly meant ("wont"): "were", "well", "ill" and "id"
stay as they are.
"""

import re

_LEFT_OUT = re.compile(
    r"(?<!')\b(?:(?P<verb>ai|are|ca|could|did|do|does|had|has|have|is|should|was|were|wo|would)nt"
    r"|(?P<who>i(?=m|ve)|you(?=re|ve|ll)|they(?=re|ve|ll|d)|we(?=ve)"
    r"|(?:he|how|it|she|that|there|what|when|where|who)(?=s))(?P<rest>m|re|ve|ll|d|s))\b(?!')",
    re.IGNORECASE,
)


def with_apostrophes(text: str) -> str:
    """The text with its apostrophes straight, and those put back that were left out."""
    return _LEFT_OUT.sub(_put_back, text.replace("’", "'").replace("‘", "'"))


def _put_back(found: re.Match[str]) -> str:
    return f"{found['verb']}n't" if found["verb"] else f"{found['who']}'{found['rest']}"
