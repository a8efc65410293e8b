"""The first thing every message is checked for: is somebody in danger, or being threatened?

Phrases, not a model: it must work offline and must not depend on a network. A hit means a short
human answer with help lines, no coaching, and the text is not stored.
"""

import re

_DANGER = re.compile(
    r"""
    \b(?:
        (?:can'?t|cannot|can\ not)\ (?:cope|go\ on|do\ this|take\ it)\ (?:any\ ?more|any\ longer)
      | do(?:n'?t|\ not)\ see\ the\ point\ of\ (?:anything|living|life|going\ on)
      | (?:kill|hurt|harm|cut)(?:ing)?\ my\ ?self
      | (?:want|wish|going|rather)\ (?:to\ (?:die|be\ dead|end\ it\ all|end\ my\ life)|i\ (?:was|were)\ dead)
      | end(?:ing)?\ (?:my\ (?:own\ )?life|it\ all)
      | suicid(?:e|al)
      | self[\ -]?harm
      | better\ off\ (?:dead|without\ me)
      | no\ reason\ to\ (?:live|go\ on)
      | (?:he|she|they|my\ \w+)\ (?:hits?|beats?|is\ hitting|is\ beating)\ (?:me|us)
      | threaten(?:s|ed)\ to\ (?:kill|hurt)\ (?:me|us)
      | threaten(?:s|ed|ing)\ (?:to\ (?:kill|hurt|harm)\ me|me\ with\ (?:violence|a\ (?:knife|gun|weapon)))
      | (?:sexually\ (?:assaulted|harassed)|groped|raped)
      | i'?m\ (?:being\ )?(?:abused|stalked)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def needs_a_human(text: str) -> bool:
    """True for self-harm, abuse or a threat, said about the person writing."""
    return _DANGER.search(text.replace("’", "'")) is not None
