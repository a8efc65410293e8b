"""How people say things, one alternative a line: the patterns behind `bot/intents.py`.

Every pattern is matched against the lower-cased message with single spaces and straight quotes.
"""

import re
from collections.abc import Callable
from functools import cache


@cache
def says(kind: str) -> Callable[[str], bool]:
    """A test for one kind of message: True when any of its phrases is found in the text."""
    found = re.compile("|".join(PHRASES[kind])).search
    return lambda lowered: found(lowered) is not None


PHRASES: dict[str, tuple[str, ...]] = {
    "confirm": (
        r"^(?:yes|yep|yeah|sure|please do|go ahead|do it|sounds good)(?:,? (?:please|thanks|do it|do that|go ahead))?[.! ]*$",
        r"^ok(?:ay)?(?:,? (?:please|do it|do that|go ahead))?[.! ]*$",
    ),
    "decline": (r"^(?:no|nope|not now|no,? thanks|no thank you|later)[.! ]*$",),
    "smalltalk": (
        r"^(?:(?:(?:many )?thanks?|thank (?:you|u)|thx|tysm|ty|cheers|ta|great|perfect|nice(?: one)?|cool|awesome|brilliant|lovely|wow|"
        r"(?:that's |that is |this is |this was |that was )?(?:so |very |super |really )?helpful|love it|got it|"
        r"ok(?:ay)?(?=[,.! ]+(?:thank|thx|ty\b|cheers|ta\b))|hi|hiya|hello|hey|(?:good )?morning|good (?:afternoon|evening)|bye|see you(?: (?:later|tomorrow|next week))?|"
        r"have a (?:nice|good|great) (?:day|weekend|evening))"
        r"(?: (?:so much|a lot|a million|coach|very much|there|again|all|for (?:that|this|your help|the help)))*[,.! ]*)+$",
    ),
    "dispute": (r"\b(?:this |that |my |the )?score (?:is|was|looks) (?:wrong|unfair|off|incorrect)\b",),
    "feedback_negative": (
        r"\b(?:your|that|this) (?:answer|advice|reply|plan) (?:was|is) (?:useless|wrong|no use|unhelpful|not (?:helpful|useful)|rubbish|off)\b",
    ),
    "refuse_peer_score": (
        r"^(?:what (?:is|was|were|are)|what's|show(?: me)?|tell me|how (?:is|was|were|are)|how's)\b.*\b(?!(?:customer|client|buyer|prospect|competitor|vendor|supplier|account|champion|sponsor|company|contact|product|team|it|that|today|week|month|quarter|year)'s)[\w-]{1,40}'s (?:score|scores|rating|ratings|numbers|calls?|review)\b",
        r"^what (?:did|does|do|has|have|are|is) (?!(?:i|we)\b)(?:\w+ ){1,3}?(?:ask(?:ed|ing|s)?|tell(?:ing|s)?|told|say(?:ing|s)?|said|writ(?:e|es|ing|ten)) (?:you|to you)\b",
        r"^who else (?:uses|is using|asks|talks to|writes to|chats with|has) (?:you|this)\b",
        r"^(?:show|list|give|tell)(?: me| us)? (?:about )?(?:all |every )?(?:the )?(?:other|everyone's|everybody's|my colleagues'|my team's) (?:users?|people|scores?|goals?|questions?|calls?|messages?|plans?|data)\b",
        r"^which of (?:my|our) (?:team ?mates?|colleagues|reps|people|team) (?:is|are|has|have)\b.*\b(?:worst|best|lowest|highest|weakest|strongest|bottom|top)\b",
    ),
    "week_reflect": (
        r"^(?:my |weekly |friday )?(?:reflection|reflect)(?: (?:on|of|for) (?:this|the|my) week)?\s*(?::|-|–|—)(?:\s|$)",
        r"^(?:my )?reflection:",
    ),
    "automation_pause": (
        r"^(?:stop|pause|delete|turn off|cancel) (?:the|my) .*\b(?:summary|automation|reminder|digest|alert)s?\b",
    ),
    "practice": (
        r"^(?:let me|let's|can i|can we|i want to|i'd like to|help me)?\s*(?:practi[sc]e|role-?play|rehearse)\b(?! (?:manager|owner|group|lead|area|head))",
    ),
    "prep": (
        r"^(?:i have|i've got|we have) (?:a |an |my )?(?:qbr|ebr|meeting|call|demo|renewal (?:call|meeting)) with \w+.*\b(?:today|tomorrow|at \d|on \w+day|in an hour|next week)\b",
        r"^meeting (?:the|with) .*\b(?:in an hour|tomorrow|today|in \d+ minutes)\b",
    ),
    "playbook": (
        r"^(?:start|run|launch) (?:the )?[\w-]+ (?:playbook|play)\b",
        r"^prepare (?:the |a )?(?:qbr|ebr|renewal) for \w+",
    ),
    "team": (r"^how(?:'s| is| are) my (?:team|reports)\b",),
    "goal_new": (
        r"\bmy goal is\b",
        r"^(?:(?:my|a|the) )?(?:new )?(?:goal|target|aim|objective)(?: for (?:this|the|next) (?:week|month|quarter|year))?"
        r" ?(?:is to\b|:|-|–| is (?=\S))\s*\S",
        r"^i(?: (?:want|would like|need) to|'d like to| wanna) (?:get|become|be) better at\b",
        r"^i(?:'d like to| want to| wanna| would like to| aim to| plan to) (?:talk|speak|listen|ask) (?:less|more|fewer)\b",
        r"^i(?:'d like to| want to| wanna| would like to| aim to| plan to|(?:'m| am) aiming to) .+ (?:by|before|until) (?:the end|end|next|mid|early|late|"
        r"\d|q[1-4]|easter|christmas|new year|summer|autumn|spring|january|february|march|april|may|june|july|august|september|"
        r"october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)",
        r"^(?:set|give) me a (?:goal|target) of\b",
    ),
    "outcome": (
        r"^we (?:won|lost|closed|signed)\b",
        r"^[\w .&-]{2,40} (?:renewed|churned|cancelled|signed)\b",
        r"^(?:[\w!]+,? )?(?:it|that|this|(?:the|that|your|my) (?:\w+ )?(?:e-?mail|call|advice|plan|draft|note|message|tip|talk)) (?:really |actually |totally |has )?worked\b",
        r"\bit (?:really |actually )?worked[.! ]*$",
        r"^(?:sorry,? )?(?:(?:it|that|this|(?:the|that|your|my) (?:\w+ )?(?:e-?mail|call|advice|plan|draft|note|message|tip|talk)) )?(?:really |just )?(?:did|has)(?:n'?t| not) (?:really )?work(?:ed)?(?: out)?(?: at all)?[.! ]*$",
    ),
    "not_an_outcome": (
        r"^we (?:won|lost|closed|signed) (?:\w+ ){0,2}(?:champion|sponsor|contact|buyer|advocate|budget|access|touch|trust|momentum|data|kickoff|call|meeting)\b",
        r"\bsigned (?:\w+ )?(?:with|up)\b",
        r"\bsigned in(?:to (?:the|our|it|their)\b| (?:since|for|to|this|last|once|twice|yet|again|today|yesterday)\b|[.! ]*$)",
        r"^(?:no|not|none|nobody|never)\b",
        r"\b(?:(?<!after )(?<!to )(?<!with )that|who|wants?|needs?|waiting|get|gets|be) (?:(?!and\b)[\w'-]+ ){0,4}(?:signed|renewed|cancelled)\b",
        r"\bcancelled (?:(?!(?:after|since|because|despite)\b)[\w'-]+ ){0,3}(?:qbr|ebr|review|meeting|call|demo|session|kickoff|workshop|sync|check-in|hours?|minutes|day)\b",
        r"\b(?:but|without|who|what (?:do|now|should)|how (?:do|should|to|can)|any ideas|any advice|help)\b",
    ),
    "loss": (r"\b(?:lost|churned|cancelled|(?:did|has)(?:n'?t| not) (?:really )?work(?:ed)?|no good)\b",),
    "notes_label": (
        r"^(?:(?:(?:my )?(?:call|meeting|demo|qbr) )?notes (?:from|on|of)|(?:(?:my )?(?:call|meeting|demo|qbr) )?notes:"
        r"|call notes|debrief:|review my (?:pitch|email|e-mail)\b)",
    ),
    "after_a_call": (
        r"^(?:i |we )?(?:just )?(?:had|did|finished|wrapped up) (?:a |the |my |our )?(?:\w+ ){0,2}(?:call|meeting|demo|qbr) with\b",
        r"^(?:i |we )?(?:just )?(?:spoke|talked|met) (?:to|with)\b",
        r"\b(?:just got off|just had|just finished|came out of) (?:a |the |my )?(?:\w+ )?(?:call|meeting|demo|qbr)",
        r"^(?:(?:my|our|the|today's|yesterday's) )?(?:\w+ )?(?:call|meeting|demo|qbr) with [^,.:;]{2,60}? went "
        r"(?:ok|okay|well|fine|great|good|all ?right)\b",
    ),
    "wants_advice": (
        r"\b(?:help|advice|advise|tips?|any ideas|(?:how|what|where) (?:do|should|can|could|would|to)|not sure (?:how|what))\b",
    ),
    "remind": (
        r"^(?:please |(?:can|could|would) you (?:please )?)?(?:remind|ping|nudge) me (?:to|about|in|on|at|tomorrow|tonight|this|next|every"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
        r"^(?:please |(?:can|could|would) you (?:please )?)?(?:set|create|make|add)(?: me| up)? (?:a|another) reminder\b",
        r"^(?:on|at|in|every|each|an?|the|next|tomorrow|\d+)\b[^?]*\bremind me (?:to|about)\b[^?]*$",
    ),
    "question_start": (
        r"^(?:how|what|what's|why|who|where|which|should|can|could|is|are|do|does|did|would)\b",
        r"^when (?:should|do|does|is|can|will|would)\b",
    ),
}
