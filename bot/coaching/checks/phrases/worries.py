"""How customers say a worry or an objection (see `worries.py`).

In lower case with straight quotes unless noted.
"""

import re

_FEELING = (
    r"(?<!no )(?<!not )(?<!don't )(?<!wouldn't )(?<!won't )worr(?:y|ied|ies|ying|isome)\b(?! about (?:it|that)\b[^?]*?\bnot\b)",
    r"(?<!no )(?<!not )\bconcern(?:s|ed)\b(?<!as far as i'm concerned)(?<!are concerned)(?<!is concerned)",
    r"\b(?:my|our|her|his|their|one|a|the|biggest|main|real|big) (?:\w+ )?(?:concern|worry|fear|hesitation|reservation|objection)\b",
    r"\bafraid (?:of|that (?:it|this|we|they|you|our|the))\b",
    r"(?<!not )\b(?:nervous|hesitant|reluctant|s[ck]eptical|uneasy|uncomfortable|anxious|wary) (?:about|of|to|that|with|because)\b",
    r"(?<!not )\b(?:i'm|i am|we're|we are|she's|he's|they're|is|are|a bit|a little|very|quite|still) (?:nervous|hesitant|s[ck]eptical|uneasy|wary)\b",
    r"\b(?:not|isn't|aren't|wasn't) (?:\w+ )?(?:convinced|sold on|comfortable with|happy with|keen on)\b",
    r"\bnot (?:really |so |quite |entirely |totally )?sure (?:if |whether |that |how )?(?:this|we need|we really|it's (?:worth|right|for us)|it is|"
    r"it would|it will|your|you can|you could|the (?:value|price|team))",
    r"\b(?:don't|do not|can't|cannot|didn't) (?:really )?see (?:how (?:this|it|that|you)|the (?:value|need|point|benefit|difference))",
    r"\bi doubt (?:it|that|if|whether|we|they)\b",
    r"\btried (?:something|this|that|it|one|a \w+)\b.{0,60}\b(?:went (?:badly|wrong)|didn't work|failed|a (?:mess|disaster))\b",
    r"\b(?:got|been|was|is|he's|she's|we're|they're|kind of|sort of|a bit) burn(?:ed|t) (?:by|before|with|once|last)\b",
    r"\b(?:kind of|sort of|a bit|pretty|still) burn(?:ed|t)\b|\bbad experiences? with\b",
    r"\b(?:the|my|our|one|main|biggest|only) (?:issue|problem|risk) (?:i have |we have |here |for (?:me|us) )?(?:is|with (?:this|that|it|you))\b(?=.*\b(?:this|you|your|it|price|cost|tool|product)\b)",
    r"\b(?:too|very|quite) risky\b|\bdeal[ -]?breaker\b|\bred flag\b",
)
_PRICE = (
    r"\b(?:not|isn't) (?:exactly )?a small (?:investment|amount|sum|number)\b",
    r"\b(?:price|pricing|cost|fee|quote|number|rate|investment)s? (?:\w+ ){0,3}?(?:higher|more|above|over) (?:than )?(?:what |the )?(?:we|i|our|my|they|budget\w*|expected|planned)\b",
    r"\bjustify (?:the|that|this|your|such a) (?:cost|price|spend|expense|investment|money)\b",
    r"(?<!not )(?<!less )(?<!isn't )\b(?:too |very |so |pretty |quite |really |rather |more |looked |looks |seems? |sounds? |is |was |bit |little |it's |that's )"
    r"(?:expensive|pricey|costly|overpriced)\b",
    r"\b(?:price|pricing|cost|fee|quote|number|rate)s? (?:\w+ ){0,2}?(?:is|are|was|seems?|looks?|feels?|sounds?) (?:\w+ )?(?:too |very |quite |really |pretty |a bit |a little |rather )*(?:high|steep|much)\b",
    r"\b(?:out of|over|above|beyond|exceeds?|blows?) (?:our|my|the|their) (?:budget|price range)\b",
    r"\b(?:can't|cannot|can not|couldn't) (?:really )?afford (?:it|this|that|to|your|another|the)\b",
    r"\b(?:don't|do not|doesn't|didn't) (?:really )?have (?:the |a |any |that |this )*(?:budget|money)\b|\bno budget\b|\bnot in (?:the|our) budget\b",
    r"\bbudget(?:s)? (?:\w+ ){0,3}?(?:tight|frozen|cut|gone|limited|locked|used up|spent)\b|\btight budgets?\b",
    r"\b(?:that's|it's|this is|that is) (?:a lot|too much|more than|way more) (?:of money|money|than|for (?:us|what))",
    r"\bcheaper (?:elsewhere|options?|alternatives?|solutions?|tools?|vendors?)\b|\b(?:is|are|was) (?:\w+ )?cheaper\b",
    r"\bmore than (?:we|i) (?:pay|expected|budgeted|wanted|can|planned|thought)\b",
    r"\b(?:price|pricing|cost) (?:\w+ )?(?:needs?|has|have|would (?:need|have)) to (?:be|come)\b",
)
_EFFORT = (
    r"\b(?:more|extra|too much|another|additional) (?:work|effort|overhead|admin|hassle|headache|thing to (?:manage|learn))\b",
    r"\b(?:don't|do not|doesn't|does not) have (?:the |enough )?(?:time|bandwidth|resources|capacity|people|staff) (?:for|to)\b",
    r"\b(?:too|very) (?:complicated|complex|hard|difficult|cumbersome) (?:for|to)\b|\b(?:steep|long|big) learning curve\b",
    r"\b(?:will|would|might|could|going to) (?:be )?(?:disrupt|disruptive|slow us|break)\b",
)
_RIVAL = (
    r"\b(?:happy|fine|good|content|satisfied) with (?:our (?:current|existing|vendor|provider|tool|solution|system)|what we(?:'ve| have)|"
    r"the (?:current|existing|one we|way we)|how (?:it|things))",
    r"\b(?:locked in(?:to)?|under contract|in a contract|signed a contract) (?:a |the |our )?(?:\w+ )?(?:contract )?(?:with|until|till|for)\b",
    r"\b(?:looking|talking|speaking) (?:at|to|with) (?:\w+ )?(?:your )?(?:competitors?|other vendors|other providers|other options|several vendors)\b",
)
_TIMING = (
    r"\bnot (?:really |that |all that )?interested\b(?! only)",
    r"\bwhat if (?:it|this|that|you|we|the \w+) (?:doesn't|does not|isn't|is not|fails|breaks|goes|don't|stops)\b",
    r"\bnot (?:really )?(?:the right|a good|a great|the best) time\b|\bbad time (?:for|to)\b",
    r"\bnot (?:really )?(?:a|our|the|my|high on the|a big) (?:top )?(?:priority|priorities)\b",
    r"\b(?:we're|we are|i'm|they're) (?:just )?not ready (?:to|for|yet)\b|\btoo (?:early|soon) (?:for us|to)\b",
    r"\b(?:need|have|want) to think (?:about it|it over|it through|about this)\b",
)
WORRY = re.compile("|".join((*_FEELING, *_PRICE, *_EFFORT, *_RIVAL, *_TIMING)))
ON_CONDITION = re.compile(
    r"\bif (?:it|you|that|this|we|they|the)\b.*\b(?:i|we) (?:could|can|would|'d|will)\b|\b(?:i|we)(?:'d| would| could) .*\bif\b"
)
TO_SAY_NO_WORRY = re.compile(
    r"\b(?:no worries|not to worry|don't worry|nothing to worry|(?:not|isn't|aren't|wasn't|never|hardly) (?:\w+ )?(?:worried|concerned|"
    r"a (?:\w+ )?(?:concern|worry|problem|issue))|no (?:\w+ )?concerns?|used to (?:be|worry)|as far as .{0,20}concerned)\b"
)
