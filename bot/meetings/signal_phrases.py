"""Phrases by which a customer's words tell about an account, for where no model reads them.

One line a signal: its kind, what it is called, and how people say it. Worded so that what they merely ask
about ("how is security handled?") or deny ("no concerns about price") stays out.
"""

import re
from dataclasses import dataclass

from bot.coaching.call_review import SignalKind


@dataclass(frozen=True)
class SignalPhrase:
    """How one signal is heard; `said` is searched in a clause in lower case with straight quotes."""

    kind: SignalKind
    text: str
    said: re.Pattern[str]


def _phrase(kind: SignalKind, text: str, *ways: str) -> SignalPhrase:
    return SignalPhrase(kind, text, re.compile(rf"\b(?:{'|'.join(ways)})"))


_CHAMPION = r"(?:sponsor|champion|main contact|point of contact|account owner|exec(?:utive)?)"
_LEAVES = (
    r"(?:moving|leaving|left|retiring|going|changing|stepping|transferring|being promoted"
    r"|starting|resigned|quit)"
)

SIGNAL_PHRASES: tuple[SignalPhrase, ...] = (
    _phrase(
        "risk",
        "Sponsor or champion moving (champion risk)",
        rf"{_CHAMPION}\b.{{0,40}}\b{_LEAVES}\b",
        r"my last (?:day|week)\b",
        r"i(?:'m| am| will be|'ll be) (?:leaving|moving (?:to|on|into)|handing (?:this |it"
        r" )?over|changing (?:jobs|roles))",
        r"i(?:'ve| have) (?:resigned|handed in my notice|taken a (?:new )?(?:job|role))",
        r"(?:is|will be) (?:taking over from me|my replacement)",
    ),
    _phrase(
        "risk",
        "Thinking of leaving",
        r"(?:cancel|terminate|end) (?:our|the|my|this) (?:contract|subscription|account"
        r"|service|plan|membership)",
        r"(?:want|like|going|need|decided|calling|thinking (?:about|of)|considering) (?:to )?cancel(?:l?ing)?\b",
        r"(?:not|n't) (?:going to |gonna |plan(?:ning)? to |want to )?renew\b",
        r"(?:we|i|they)(?:'ll| will|'d| would| may| might| could)(?: have to| need to)?"
        r" (?:cancel|leave you|walk away)\b",
        r"(?:switch(?:ing)?|mov(?:e|ing)) (?:over )?to (?:another|a different|a competitor)"
        r"(?! (?:team|role|job|department|company|position|office|division|date|day|week|month|time|slot)\b)",
        r"looking (?:at|for) (?:an )?alternatives?\b",
    ),
    _phrase(
        "risk",
        "May buy less",
        r"(?:cut|reduce|drop|lower|give back|get rid of) (?:the |our |some |half (?:the |our )?)?(?:number of )?"
        r"(?:seats|licen[cs]es|users)\b",
        r"(?:paying|pay) for (?:\w+ ){1,6}(?:seats|licen[cs]es|users)?.{0,20}\b(?:only |just )?use\b",
        r"downgrad(?:e|ing)\b",
    ),
    _phrase(
        "risk",
        "Security worry",
        r"(?:push\w*|press\w*|grill\w*|worr\w+|concern\w*|nervous|careful|questions?)\b.{0,30}\b"
        r"(?:security|privacy|compliance|gdpr|soc ?2|data protection)",
        r"(?:security|privacy|compliance|data protection)\b.{0,25}\b(?:worr\w+|concern\w*"
        r"|issue|problem|risk|blocker|review)",
    ),
    _phrase(
        "risk",
        "Budget held back",
        r"budgets? (?:is|was|are|has been|got|have been)?\s?(?:frozen|cut|gone|tight|spent|on"
        r" hold|under review|slashed)",
        r"(?:budget|spending|hiring) freeze",
        r"(?:no|not have the|don't have (?:the|any|a)) budget",
        r"cut(?:ting)? (?:costs|our spend|spending|back)",
    ),
    _phrase(
        "risk",
        "Price seen as high",
        r"(?:too|pretty|quite|very|so|really|looked|looks|seems?) expensive",
        r"price (?:is|was|looks|seems|went) (?:too |very |quite |really )?(?:high|steep|up)",
        r"(?:can't|cannot|can not) afford",
        r"price (?:increase|hike)",
        r"(?:can't|cannot|could not|couldn't|hard to|difficult to|struggle to) (?:defend|justify|stomach) (?:"
        r"(?:it|that|this|those|them)(?=[.,!]|$| (?:to|at|for|with)\b)|(?:\w+ ){0,3}(?:pric\w+|costs?|fees?"
        r"|spend\w*|paying|increase|uplift|numbers?|figures?|invoice|bill|amount|budget|renewal|rate|money"
        r"|quote|expense|licen[cs]es?|subscription)\b)",
        r"cheaper (?:option|alternative|elsewhere|than yours)",
    ),
    _phrase(
        "risk",
        "Another supplier in view",
        r"(?:also|already|been|are|we're|were|we) (?:looked|looking|talking|spoke|speaking"
        r"|evaluat\w+|comparing|trialing)"
        r" (?:at|to|with) (?:other|another|a (?:few|couple)|your competitor|[a-z]+ (?:in the|too|as well))",
        r"compet(?:itor|ing (?:offer|product|bid|quote))s?\b",
        r"got (?:a |an )?(?:other|another|better|lower) (?:quote|offer)",
    ),
    _phrase(
        "risk",
        "Little used so far",
        r"(?:still |has |have |had )?(?:not|n't|never) (?:really |been |yet )?(?:logged in"
        r"|using it|used it|rolled (?:it )?out|adopted)",
        r"(?:nobody|no one|hardly anyone|few people) (?:is |are )?(?:uses?|using|logs?|logging)",
        r"low (?:adoption|usage)",
    ),
    _phrase(
        "risk",
        "Worry about extra work",
        r"(?:worried|worry|afraid|concerned|concern|fear\w*)\b.{0,60}\b(?:more work|extra"
        r" work|time|effort|training|change)",
    ),
    _phrase(
        "risk",
        "Trouble with the service",
        r"(?:keeps?|kept) (?:crashing|failing|dropping|breaking|going down)",
        r"(?:doesn't|does not|isn't|not|never|stopped) work(?:ing|s|ed)?\b",
        r"(?:frustrat|disappoint|fed up|unhappy|upset|annoy)\w*",
        r"(?:still|been) waiting (?:for|on|since)",
        r"(?:asked|called|e-?mailed|raised|complained|chased|reported|flagged)(?: \w+){0,2} (?:twice|(?:two|three"
        r"|four|several|many) times)\b",
        r"(?:and|but|then) nothing (?:has )?happened|never heard (?:anything )?back",
        r"(?:nobody|no one|none of us) can (?:work|log ?in|use it)",
        r"(?:get|gets|got|getting|see|seeing) (?:an |the same |this )?errors?\b",
        r"lost (?:\w+ )?(?:customers?|data|orders?|sales|business)\b",
        r"outages?\b",
    ),
    _phrase(
        "opportunity",
        "Wants more",
        r"(?:add|need|want|buy|get|order|expand\w*) (?:\w+ ){0,3}(?:more|additional|extra)"
        r" (?:seats|licen[cs]es|users|modules)",
        r"(?:expand|roll (?:it |this )?out|extend) (?:it |this )?(?:to|into|across) (?:the |our |other |more )",
        r"(?:other|another|our \w+) (?:team|department|office|region)s? (?:is|are|has|have|would|want\w*|could)"
        r" (?:\w+ )?(?:interested|asked|asking|like|love|use|using)",
        r"(?:upgrade|premium plan|enterprise plan)\b",
    ),
    _phrase(
        "opportunity",
        "Would make the case for it",
        r"i could make (?:that|the|a) case",
        r"i (?:would|will|'ll|'d) (?:recommend|push for|champion|sponsor) (?:it|this|you)",
        r"happy to be a reference",
    ),
    _phrase(
        "feedback",
        "Likes what they have",
        r"(?:they|we|i|team|everyone|people|users|she|he) (?:really |also |all |still |do |absolutely )?"
        r"(?:like|love|enjoy|appreciate)[sd]? (?:the|your|how|using|it\b(?! to)|that)",
        r"(?:happy|pleased|impressed|delighted|thrilled) with",
        r"(?:saved|saves|saving) (?:us|me|them|our team)",
        r"(?:works|working|worked|going|went) (?:really |very |so )(?:well|great|nicely)",
        r"(?:huge|big|great|massive) (?:help|improvement|difference|time ?saver)",
    ),
    _phrase(
        "feedback",
        "Misses something",
        r"(?:i|we|they) (?:really )?wish (?:it|there|we could|you (?:had|could|would|offered))",
        r"(?:would|'d) be (?:nice|great|good|helpful) (?:if|to (?:have|see|be able))",
        r"(?:hard|difficult|confusing|clunky|slow) to (?:use|find|set up|understand|navigate)",
    ),
)
"""The gravest first: of many, the first few are shown."""

NO_GOAL = re.compile(
    r"\b(?:want|need|like|love|trying|going|'d like) to (?:start|discuss|ask|talk|say|mention|cover|jump|make sure"
    r"|go (?:back|over|ahead)|be (?:clear|honest)|thank|introduce|share|show|point|add that|drop|run|have a)\b"
    r"|\bi think i need\b"
)
"""What people say they want to do in the conversation itself."""

DENIED = re.compile(
    r"\b(?:no|not|never|without|isn't|aren't|wasn't|don't|didn't|doesn't|haven't|nothing)(?:\s\S+){0,2}\s$"
)
GOAL = re.compile(
    r"\b(?:(?:we|i|they)(?:'d| would)? (?:really )?(?:want|need|like|love|hope|aim|plan) to\b"
    r"|(?:our|my|the|their) (?:main |top )?"
    r"(?:goal|priority|objective|target) (?:is|was|for)|what (?:we|i) (?:want|need|care"
    r" about)|(?:we|i)(?:'re| are|'m| am)"
    r" (?:trying|hoping|looking|aiming) to\b|if (?:it|you|we|this) (?:could |can |would"
    r" )?(?:cut|save|reduce|got?|help)\w*)"
)
"""How people say what they want to reach."""
