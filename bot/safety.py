"""The first thing every message is checked for: is somebody in danger, or being threatened?

Phrases, not a model: it must work offline and must not depend on a network. A hit means a short
human answer with help lines, no coaching, and the text is not stored. Where a sentence can be read
both ways it counts as danger, unless the other reading is how sales people talk ("killing me",
"hit me with a discount"). English only.

What weighs on somebody without being danger gets no plan for its surface either, where no card speaks to it.
"""

import re

from bot.language.apostrophes import with_apostrophes

_PERSON = (
    r"(?:he|she|they|my (?:\w+ )?(?:husband|wife|partner|boyfriend|girlfriend|ex|father|dad|mother|mum|mom|"
    r"brother|sister|son|boss|manager|colleague|client|customer|flatmate))|a (?:client|customer|colleague)"
)
_FAMILY = r"(?:my (?:husband|wife|partner|boyfriend|girlfriend|father|dad|mother|mum|mom|ex))"
_SELF = r"(?:my ?self|herself|himself|themsel(?:f|ves))"
_AT_WORK = (
    r"(?:discount|price|pricing|question|objection|demand|request|requirement|penalt|number|quote|list|offer)"
)
_NOT_AN_IDIOM = rf"(?! (?:on|for|up|to|off|at|by|down|over|with (?:[\w%'-]+ ){{0,4}}{_AT_WORK}))"
_NO_LONGER = r"any ?(?:more|longer)"

_SELF_HARM = (
    rf"(?:can't|cannot|can not) (?:cope|do this|take it|take this) {_NO_LONGER}(?= *(?:$|[.!?;]|, i\b|,? and\b))",
    rf"(?:can't|cannot|can not) go on(?: (?:{_NO_LONGER}|like this))?(?= *(?:$|[.!?;,]))",
    r"(?:don't|do not) see the point (?:of|in) (?:anything|living|life|going on)(?! (?:in|on|about|with|at)\b)",
    r"(?:no|what's the|what is the) point (?:of|in) (?:living|life|being alive|going on|carrying on)(?! with\b)",
    r"no reason to live",
    r"(?:isn't|is not|not) worth living",
    rf"(?:don't|do not) want to (?:live|be alive|exist|be here|go on) ?(?:{_NO_LONGER}|$)",
    r"(?:don't|do not) want to wake up (?:again|tomorrow|any)",
    r"(?:i|i'd|i'm|i'll) (?:\w+ ){0,2}(?:want to|rather|ready to|like to) (?:die|be dead)(?! (?:of|than|on)\b)",
    r"wish (?:that )?i (?:was|were) (?:dead|never born)",
    r"want to disappear for ?ever",
    rf"(?<!i'm )(?<!i am )killing {_SELF}",
    rf"kill {_SELF}(?! laughing)",
    rf"(?:want|wants|going|about|tried|urge|might|may|could|will) (?:to )?(?:hurt|harm|cut) {_SELF}(?! off)",
    rf"(?:keep|keeps|been|start(?:ed)?|about|of) (?:hurting|harming|cutting) {_SELF}(?! off)",
    r"self[ -]?harm(?:ing|ed|s)?",
    r"(?:want|wanna|going|thinking|think|ready|planning|plan) (?:to|of|about) end(?:ing)? it all(?! with\b)",
    r"(?:end|ending|take|taking) (?:my|her|his|their) (?:own )?life",
    r"(?:think\w*|thought|thoughts|considering|considered|contemplating|talk\w*) (?:of |about )?suicide",
    r"(?:commit|committing|attempt|attempted|attempting) suicide",
    r"suicidal (?:thoughts?|feelings?)|suicide attempt",
    r"(?:i'm|am|is|are|he's|she's|they're|feel|feels|feeling|felt|been) (?:so |really |a bit )?suicidal(?! to\b)",
    r"better off (?:dead|without me|if i (?:was|were) (?:dead|gone))",
    r"(?:took|taken|take|swallowed) (?:too many|all (?:the|my)) (?:pills|tablets)|took an overdose",
)
_HARM_BY_OTHERS = (
    rf"(?:{_PERSON}) (?:hits?|beats?|slapp?ed|punched|kicked|choked|strangled|grabbed) me"
    rf"{_NOT_AN_IDIOM}\b",
    rf"(?:{_PERSON}) (?:is|keeps) (?:hitting|beating) me{_NOT_AN_IDIOM}\b",
    rf"{_FAMILY} (?:hits?|beats?|is hitting|is beating) us{_NOT_AN_IDIOM}\b",
    r"threaten(?:s|ed|ing)? to (?:kill|hurt|harm|attack|rape) (?:me|my (?:family|kids|wife|husband))(?! on\b)",
    r"threaten(?:s|ed|ing)? (?:me|us) with (?:violence|an? (?:knife|gun|weapon))",
    r"(?:afraid|scared|frightened|terrified) (?:that )?(?:he|she|they)(?:'ll| will| might| would|'s going to) "
    r"(?:hurt|hit|kill|attack) (?:me|us|my)",
    r"(?:i|i'm|i've|me|my \w+|he|she|they|client|customer)\b[^.?!]{0,40}\bsexually (?:assault|harass|abus)\w+",
    r"(?:was|been|got|being) (?:groped|raped|molested)|(?:groped|raped|molested) (?:me|her|him)",
    r"(?:i'm|i am|i've been|i was) (?:being )?(?:abused|stalked|assaulted)|(?:is|keeps) stalking me|abuses me",
)
_DANGER = re.compile(rf"\b(?:{'|'.join(_SELF_HARM + _HARM_BY_OTHERS)})")


def needs_a_human(text: str) -> bool:
    """True for self-harm, abuse or a threat, said of the person writing or of somebody near them."""
    return _DANGER.search(_plain(text)) is not None


_AT_WORK_WITH = (
    r"(?:my |a |the |our )?(?:\w+ )?"
    r"(?:boss|manager|colleague|client|customer|co-?worker|team ?mate|supervisor|owner)"
)
_CLOSE = (
    r"my (?:\w+ )?(?:dad|father|mum|mom|mother|wife|husband|partner|son|daughter|child|baby|brother|sister|friend|"
    r"dog|cat|gran\w*|parent)"
)
_LOW = (
    r"(?:awful|terrible|worthless|hopeless|useless|a failure|alone|lonely|lost|broken|depressed|miserable|ashamed|"
    r"numb|burn(?:t|ed) out|exhausted|overwhelmed|stressed|anxious|scared|at (?:my|the) limit|falling apart)"
)
_NO_MORE_SAID = (
    r"(?= *(?:$|[.!?,;]|(?:and|i|because|today|lately|right now|all the time|at work)\b|about (?:work|it all)\b))"
)
_HEAVY = (
    rf"i(?:'m| am| feel| felt)(?: just| so| really| very| a bit| completely| like)* {_LOW}{_NO_MORE_SAID}",
    r"i(?:'m| am)? (?:having|had|have|get|keep having)(?: an?)? (?:panic|anxiety) attacks?",
    r"i (?:want to|could|can't stop|keep) cry(?:ing)?|i(?:'m| am| was) crying",
    r"i hate (?:my (?:job|life)|myself)|nobody (?:likes|cares about) me",
    r"i(?:'ve| have| was| got|'m| am)(?: just| been| being| got)* (?:fired|laid off|sacked|bullied|harassed)",
    rf"{_AT_WORK_WITH} (?:is |keeps )?(?:scream|yell|shout|swear)(?:s|ed|ing)? at me",
    rf"{_AT_WORK_WITH} (?:is |keeps )?(?:bull(?:y|ies|ied|ying)|harass(?:es|ed|ing)?|humiliat(?:es|ed|ing)) me",
    r"(?:racist|sexist|homophobic) (?:remark|comment|joke|abuse|slur)s?",
    rf"{_CLOSE} (?:just )?(?:died|passed away|is dying|has cancer|is (?:very|seriously|terminally) ill)",
)
_WEIGHS = re.compile(rf"\b(?:{'|'.join(_HEAVY)})")


def sounds_heavy(text: str) -> bool:
    """True for what weighs on somebody without being danger: loss, being worn out, bullying, losing one's job."""
    return _WEIGHS.search(_plain(text)) is not None


def _plain(text: str) -> str:
    """Lower case, single spaces, straight quotes, and the apostrophes people leave out ("i cant go on")."""
    return with_apostrophes(" ".join(text.casefold().split()))
