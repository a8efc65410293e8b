"""How a next step is put forward, owned, agreed to or turned down (see `closing.py`, `promises.py`).

In lower case with straight quotes unless noted.
"""

import re

OWNER = re.compile(
    r"\b(?:i(?:'ll| will|'m going to| am going to| can| could| shall)|let me|(?:could|can|would|will) (?:you|she|he)|you(?:'ll| will| could| can)|"
    r"(?:she|he|they)(?:'ll| will)|on (?:my|our|your) (?:side|end|plate)|my team will)\b"
)
NAMED_OWNER = re.compile(
    r"\b(?!(?:We|You|They|It|That|This|Who|What|Which|There|People|Everyone|Somebody)\b)[A-Z][a-z]+ (?:will|can|is going to|sends|owns|takes)\b"
)
AGREES = re.compile(
    r"\b(?:works(?: for| great| fine| well| perfectly)?|sounds (?:good|great|fine|perfect|like a plan|fair|reasonable)|yes|yeah|yep|yup|sure|okay|ok|perfect|"
    r"great|absolutely|definitely|of course|certainly|deal|agreed|all right|alright|let's do (?:it|that)|(?:i|we) can (?:do|make) (?:that|it)|that's (?:fine|good|great|okay)|"
    r"(?:is|are|would be|will be|it's) (?:\w+ly |just |all )?(?:fine|good|great|perfect|okay|ok)|(?:suits|fits)(?: us| me)?|"
    r"that (?:would|will|should|could) (?:be|work)|that'd be|looking forward|see you (?:then|on|next)|talk (?:to you )?(?:then|on)|happy to|i(?:'ll| will) (?:be there|do that|bring|send|"
    r"accept|join|make sure|put|get|ask|check|look|block)|please do|go ahead|no problem|fine (?:with|by) me|good idea)\b"
)
AGREED_BEFORE = re.compile(
    r"\b(?:let's do (?:it|that)|sounds (?:good|great|perfect)|i(?:'d)? (?:like|love) (?:it|that)|works for|please do|go ahead|send (?:it|that|those|them|me|us|over)|that works|yes,? please|deal)\b"
)
"""What the customer says when our next step answers their own wish."""
DECLINES = re.compile(
    r"\b(?:not (?:really|sure|yet|possible|available|this|next)|can't|cannot|won't|i don't think|unfortunately|rather not|no,|nope|maybe not|too (?:early|soon|busy)|doesn't work|"
    r"does not work|isn't (?:good|possible)|let me (?:think|get back)|i'll have to (?:check|see|think)|we'll see|i'm not)\b"
)
AT_TIME = re.compile(
    r"\s*(?:,|-)?\s*(?:at|around|from|by)?\s*(?:\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'?clock)?|noon|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: (?:thirty|fifteen|o'?clock))?)\b(?! (?:days|weeks|months|minutes|people|percent))",
    re.IGNORECASE,
)
PROPOSES = re.compile(
    r"\b(?:let's|let us|shall we|can we|could we|should we|how about we|why don't we|we(?:'ll| will| can| could| should|'re going to)) "
    r"(?:\w+ly |then |also |just |plan to |try to )?(?:meet|talk|speak|schedule|book|set (?:up|a)|catch up|touch base|reconnect|regroup|get together|sync|"
    r"circle back|hop on|jump on|have (?:another|a follow)|put (?:something|time|it) (?:on|in))\b"
)
SOME_DAY = re.compile(
    r"\b(?:at some (?:point|stage|time)|some ?(?:time|day)(?! (?:this|next|on|in|before|after|between))|one (?:of these )?days?\b|"
    r"(?<!as )soon(?:ish)?(?! as)\b|sooner or later|eventually|down the (?:line|road|track)|in (?:the |due )?(?:near |not too distant )?(?:future|course)|"
    r"at a later (?:date|stage|point|time)|later on$|whenever|when(?:ever)? (?:i|we|you|things) (?:get|have|find|are|settle|calm|slow)\b.*|"
    r"if (?:i|we) (?:get|have|find) (?:a |the |some )?(?:chance|time|moment|minute))\b"
)
"""Words that put something off to no day at all."""
SPEAKS_OF_MEETING = re.compile(
    r"\b(?:meet(?:ing|s)?|call|session|demo|review|workshop|talk|speak|catch up|schedule[ds]?|calendar|invite|book(?:ed)?|follow-?up|see you|"
    r"works? (?:for|best|better|well|great|fine)|(?:does|would|will|is|are) (?:\w+ ){0,6}?(?:work|suit|good|okay|ok|fine|free|available|convenient|best))\b"
)
"""Only with a day beside it: "does Tuesday work?", "the next call is on the 16th"."""
