"""The phrases behind the wording rules (`bot.coaching.wording`), one alternative or more a line."""

import re

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)‘[^’]*’(?!\w)")

_NOT_A_NAME = r"(?:That|This|It|There|What|Who|Why|Nobody|Almost|Try|And|But|Or|So|As|If|When|Ask|Better|Best|Is|Are|Was|Be|Do|Have|We|I)\b"
_PERSON = rf"(?:\b[Yy]ou|\b[Hh]e|\b[Ss]he|\b[Tt]hey|\b(?!{_NOT_A_NAME})[A-Z][a-z]+)"
_ROUGH_THINGS = (
    r"(?:passwords?|signals?|connections?|lines?|links?|debts?|payments?|logins?|log-ins?|deliver(?:y|ies)|uploads?|downloads?"
    r"|imports?|syncs?|jobs?|tests?|runs?|requests?|builds?|weather|news|luck|currency|demand|season)"
)
_BLUNT = (
    rf"(?<!not )(?<!no )(?<!too )bad(?:ly)?\b(?! {_ROUGH_THINGS})|poor(?:ly|er|est)?\b(?! {_ROUGH_THINGS})"
    rf"|fail(?:ed|s|ing|ures?)?\b(?! ?-?(?:over|safe)| {_ROUGH_THINGS})(?<!without fail)|weak(?:ly|er|est|ness(?:es)?)?\b(?! {_ROUGH_THINGS})"
    r"|laz(?:y|ily|iness)|terribl[ey]|awful(?:ly)?|horribl[ey]|stupid(?:ly)?|incompeten\w+|mediocre|inadequate(?:ly)?|useless"
    r"|hopeless(?:ly)?|pathetic|sloppy|clueless|careless(?:ly)?|disappointing(?:ly)?|embarrassing(?:ly)?|wasted|worst"
)
_NOT_A_LABEL = (
    r"(?:\w+ing\b|there|here|on|in|at|with|into|past|through|about|able|allowed|asked|ready|done|welcome|free|back|next|both|all|now|still"
    r"|already|two|three|told|given|shown|said|paid|used|heard|needed|seen|owed|sure|up|out|off|after|before|from|to|up to|near|close|online"
    r"|late|early|part of|one of|left|stuck|not (?:\w+ing|there|here|sure|able|allowed|alone|ready)\b|the (?:one|person|only|first|last|owner|host)"
    r"|(?:a|an) (?:\w+ )?(?:week|day|month|guest|customer|client|supplier|step)s?)"
)
_FEELINGS = (
    r"(?:nervous|anxious|defensive|frustrated|impatient|bored|angry|annoyed|stressed|tired|upset|insecure|unsure|uncertain|hesitant"
    r"|overwhelmed|afraid|scared|irritated|confident|unconfident|excited|passionate|enthusiastic|uncomfortable|relaxed|calm|unhappy|happy|rushed)"
)
_JARGON = (
    r"(?:QBRs?|EBRs?|MEDDP?ICC|BANT|SPICED|ICP|ARR|MRR|ACV|TCV|NRR|GRR|NPS|CSAT|POCs?|GTM|MQLs?|SQLs?|TTV|DSO|SBI|GROW"
    r"|[Mm]ulti-?thread(?:ed|ing)?|[Ss]ingle-?threaded|[Ee]conomic buyers?|[Ll]and and expand|[Cc]hurn risk|[Tt]ime[ -]to[ -]value)"
)
_SENT = r"(?:sent|e-?mailed|posted|booked|scheduled|messaged|forwarded|notified|invited|shared|published|submitted|updated your|told (?:your|her|him|them))"
BLUNT = re.compile(rf"\b(?:{_BLUNT})\b", re.IGNORECASE)
ALWAYS_NEVER = re.compile(
    rf"{_PERSON}(?:['’](?:ve|re|ll|d|s))?(?: (?:have|has|had|are|is|were|was|will|would|do|does|did))? (?:almost |nearly )?(?:always|never)\b"
)
SHOULD_HAVE = re.compile(
    r"\bshould(?:n['’]t| not)?(?: have|['’]ve) (?!(?:an?|the|your|their|our|its|his|her|this|that|these|those|no|some|any|one|two|three|more|enough|at|to)\b)\w+",
    re.IGNORECASE,
)
OBVIOUS = re.compile(r"\b(?:obvious(?:ly)?|needless to say|as everyone knows|everybody knows)\b", re.IGNORECASE)
RANK = re.compile(
    r"\b(?:(?:top|best|worst|bottom|low|lowest|high|highest|average|star|under|poor)[ -]?performers?|ranked(?! by)|ranking|ranks? (?:among|above|below|first|last)"
    r"|leaderboards?|percentile|outperform\w*|underperform\w*|top \d+ ?%|number one in"
    r"|(?:below|above|better than|worse than|ahead of|behind) (?:the )?(?:average|your (?:\w+ )?(?:peers?|colleagues?|team\w*)|(?:\w+ )?(?:peers|colleagues|reps|others))"
    r"|compared (?:to|with) (?:your )?(?:\w+ )?(?:peers|colleagues|team\w*|others|reps))\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?<!what )(?<!where )(?<!that )(?<!if )(?<!when )(?<!how )(?<!while )(?<!once )(?<!whether )(?<!who )(?<!until )(?<!before )(?<!as )"
    rf"\byou(?:['’]re| are| were) (?!{_NOT_A_LABEL}\b)\w+",
    re.IGNORECASE,
)
EMOTION = re.compile(
    rf"\byou (?:\w+ly )?(?:seem|sound|look|appear|feel|felt|came across|come across)(?:ed|s)? (?:as |like |a bit |a little |very |quite |so |too |rather )*{_FEELINGS}\b"
    r"|\byour (?:nerves|nervousness|frustration|anxiety|anger|stress|impatience|emotions?|mood|insecurity|lack of confidence)\b"
    rf"|\byou(?:['’]re| are| were) (?:\w+ )?{_FEELINGS}\b",
    re.IGNORECASE,
)
WITHOUT_UNIT = re.compile(
    r"\b(?:is|was|were|are|reached|fell to|rose to|share of|average of|total of|up to|at least|at most|only|talked|spoke|spoke for|waited|took) \d+(?:\.\d+)?(?=[.;!?](?!\d)|$)",
    re.IGNORECASE,
)
CLAIMS_SENT = re.compile(rf"\bI(?:['’]ve| have|['’]d| had)?(?: just| already| also)? {_SENT}\b")
JARGON = re.compile(rf"\b{_JARGON}\b")
GLOSS = re.compile(r"^['’]?s? ?(?:\(|, (?:the|a|an|your|our|which|that is|i\.e\.)|: )|^[^.]{0,40}\bmeans\b")
