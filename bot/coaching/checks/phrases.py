"""The phrases behind the checks: what people say, in lower case with straight quotes unless noted.

One alternative or more a line. What is done with them is in the module named above each group.
"""

import re

# Playing back (`playback.py`)
JOINING = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "i",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "so",
        "that",
        "the",
        "then",
        "there",
        "they",
        "to",
        "we",
        "was",
        "were",
        "you",
    ]
)
ASKS_ON = re.compile(
    r"(?:(?:and|so|okay|got it|right|interesting)[\s,.]+)*(?:do|does|did|have|has|are|were|can|could|will|would|should) (?:you|they|we|your|there|he|she)\b"
)
LEAD = re.compile(
    r"^(?:(?:so|and|um+|uh+|er+|okay|ok|right|well|yeah|yes|you know|i mean|i see|got it|great|thanks|that helps)"
    r"\b[\s,.:;!–—-]*)+",
    re.IGNORECASE,
)
# Words too common for their return to mean anything.
COMMON = frozenset(
    word
    for line in (
        "a about actually after again all also always am an and any anything are as ask at back be because been before",
        "being but by call can can't come could day did didn't different do does doesn't doing don't done down each",
        "else even ever every everybody everyone everything few find first for from get gets getting give go goes",
        "going gonna good got great had happen happens has have haven't having he hear help her here him his how i",
        "i'd i'll i'm i've idea if in into is isn't it it's its just keep kind know last later least less let let's",
        "like little long look looking lot lots made make makes making many may maybe me mean means might more most",
        "much must my need needs never new next nice no not nothing now of off oh okay on one only or other our out",
        "over own part people person piece place point probably put question quite really right said same say saying",
        "see seem seems set she should side since so some somebody someone something sort start still stuff such",
        "sure take taking talk tell than thank thanks that that's the their them then there there's these they",
        "they're thing things think this those though thought through time times to today together too try trying two",
        "understand until up us use used using very want wanted wants was way ways we we'd we'll we're we've week well",
        "went were what what's when where whether which while who why will with won't work works would wouldn't yeah",
        "year years yes yet you you'd you'll you're you've your",
    )
    for word in line.split()
)

# Explaining (`explaining.py`)
ABOUT_US = re.compile(
    r"\b(?:we were founded|founded in|we(?:'ve| have) been (?:around|in business)|we started (?:in|out|as)|our (?:company|"
    r"founders?|investors?|story|history|mission|headquarters?|offices?|awards?|funding)|headquartered|we raised|series "
    r"[a-e]\b|we have (?:\w+ ){0,3}(?:offices|employees|customers|partners|countries)|we won|awards?\b|partner ecosystem|"
    r"(?:gartner|forrester|g2)\b|we are (?:the|a) (?:leader|leading|market)|we're (?:the|a) (?:leader|leading|market)|"
    r"(?:fortune|inc\.?) \d{3,4}|we (?:serve|work with) (?:over|more than|about) )"
)

# Worries (`worries.py`)
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

# Answers to worries (`answers.py`)
_VERY = r"(?:\w+ly |do |can |so |really |very |fully )*"
ACKNOWLEDGES = re.compile(
    rf"\b(?:i|we) {_VERY}(?:understand|hear (?:you|that|this|what)|get (?:it|that|why|where|what)|see (?:why|that|where|what you|your)|"
    r"appreciate|recogni[sz]e|agree|respect)\b|"
    r"\b(?:understood|understandabl[ey]|i hear you|point taken|noted|got it|gotcha|fair (?:enough|point|question|concern|worry|comment)|"
    r"makes (?:\w+ )*sense|of course|absolutely|totally|exactly|for sure)\b|"
    r"\b(?:good|great|valid|legitimate|reasonable|real|important|common|natural|normal|excellent|fair) (?:\w+ )?(?:point|question|concern|"
    r"worry|one|objection|reaction|feeling)\b|"
    r"\bthat(?:'s| is| was|'d be| would be| must be| sounds| must) (?:\w+ly |a |so |really |very |quite |totally )*(?:fair|valid|right|true|understandable|"
    r"reasonable|tough|hard|frustrating|lot|normal|natural|important|helpful|difficult|annoying|painful|scary|stressful|good to (?:know|hear)|"
    r"useful)\b|"
    r"\byou(?:'re| are) (?:\w+ )?(?:right|not alone|not the (?:only|first))\b|"
    r"\b(?:sorry (?:to hear|about|for|that|you)|i'm (?:so |very |really )?sorry|we're (?:so |very |really )?sorry|apologi[sz]e|my apologies)\b|"
    r"\bthank(?:s| you)(?: so much| very much)? for (?:raising|saying|sharing|being|telling|bringing|flagging|letting|the honest|your honesty)\b|"
    r"\b(?:i'm )?glad you (?:said|say|raised|asked|brought|mentioned|told)\b|"
    r"\bi(?:'d| would) (?:feel|be|worry|think|want|ask|say) (?:the same|too|as well|worried|concerned)\b|"
    r"\b(?:nobody|no one) (?:wants|likes|needs|has time)\b|"
    r"\b(?:sounds|seems|feels) like (?:you|that|the|your|she|he|they|it)\b|"
    r"^(?:um+,? |uh+,? )?so (?:you're|you are|your (?:worry|concern|fear)|the (?:worry|concern|fear)|what i hear|if i)\b"
)
OFFERS = re.compile(
    r"^(?:maybe|perhaps)? ?(?:we )?(?:schedule|book|set up)\b|\b(?:can|could|may|might|should|shall) (?:i|we) (?:just |maybe |also |quickly )*(?:send|show|schedule|share|walk|set|book|tell|give|offer|put|get|take|do|follow|have|demo|present|explain)\b"
)
"""A question that offers what we want, and asks nothing about the worry."""
DISMISSES = re.compile(
    r"\b(?:(?:would|wouldn't|do|should|need) ?(?:not|n't)? (?:have to |need to )?worry|(?:don't|do not|no need to|nothing to|not to) (?:you )?worry)(?:\b|$)|"
    r"\b(?:that's|that is|it's|it is|this is|that won't be|it won't be|that isn't|it isn't) (?:really )?(?:not|never)? ?(?:really )?"
    r"(?:a |an )?(?:big )?(?:problem|issue|concern|deal|thing) (?:at all|for (?:us|anyone|anybody|most))|"
    r"\b(?:that's|it's|that is|it is|this is) (?:really )?not (?:really )?(?:a|an|any) (?:\w+ )?(?:problem|issue|concern)\b|"
    r"\b(?:that|it|this) (?:won't|will not|wouldn't) be (?:a|an|any) (?:\w+ )?(?:problem|issue|concern)\b|"
    r"\bno big deal\b|\btrust me\b|\byou(?:'ll| will) be (?:just )?fine\b|\bit(?:'ll| will) be (?:just )?fine\b|"
    r"\beverybody says that\b|\beveryone says that\b|\byou(?:'re| are) overthinking\b|\bthat never happens\b|"
    r"\b(?:just|simply) (?:ignore|forget) (?:it|that)\b|\bnone of our (?:other )?(?:customers|clients) (?:worry|complain|have that)\b"
)
EVIDENCE = re.compile(
    r"\b(?:another|other|one|some|most|many|several|our|existing|similar) (?:of our )?(?:\w+ )?(?:customers?|clients?|compan(?:y|ies)|teams?|"
    r"users?|firms?)\b|"
    r"\b(?:case stud(?:y|ies)|reference(?:s| calls?| customers?)|for (?:example|instance)|the data|data shows?|survey|benchmark|research|study|"
    r"report|audit(?:ed)?|certifi(?:ed|cation)|soc ?2|iso ?\d+|pilot|trial|proof of concept|free of charge|guarantee|demo(?:nstrate)?|"
    r"(?:let me|i'll|i will|i can|we'll|we can) (?:\w+ )?(?:show|send|introduce|share|connect)|on average|typically takes|usually takes|it takes|we(?:'ve| have) (?:seen|done|measured|helped|worked))\b|"
    r"(?<![\w.])(?:\d[\d.,]*%?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|half) "
    r"?(?:%|percent|days?|weeks?|months?|hours?|minutes?|years?|people|customers?|dollars?|euros?|pounds?|times|users?)\b"
)
RESOLVED = re.compile(
    r"\b(?:do|does|did|would|is|was|are|have|has)(?:n't)? (?:that|this|it|i|we|you|there) (?:\w+ )?(?:help|address|answer|settle|resolve|cover|take care of|deal with|sort|fix|"
    r"make sense|clear|ease|solve|change|sound (?:fair|reasonable|better|okay|ok|right|good)|feel (?:better|okay|ok|right|comfortable)|"
    r"still (?:a|be|worr\w+|concern\w*)|more comfortable|comfortable|answered|any(?:thing)? (?:else|other)|less of)\b|"
    r"\bhow does that (?:sound|land|sit|feel|look|strike)\b|"
    r"\b(?:is|was) (?:that|this|it) still\b|\bstill (?:a |your )?(?:worr\w+|concern\w*)\b|"
    r"\bwhat (?:else|other) (?:would|worries|concerns|is|might|about)\b|\b(?:any|other) (?:other|more|further)? ?(?:concerns|worries|doubts)\b|"
    r"\bmake sense\b|\bare you (?:more |now )?(?:okay|ok|comfortable|happy|fine|good) with (?:that|this|it)\b|\bwould that (?:work|be enough|do)\b|"
    r"\bwhat do you think (?:of|about) that\b"
)
LAST_CLAUSE = re.compile(r".*(?:,(?: so| and| but)?|[;:–—]|\b(?:so|but)) +", re.IGNORECASE)
"""Everything before the clause a sentence ends with."""

CLAIMS = re.compile(r"\b(?:we|our|it|it's|that's|we're|we've|they|most|usually|actually)\b")

# Price (`price.py`)
_AMOUNT = r"(?:\d[\d.,]*|five|ten|fifteen|twenty|thirty|forty|fifty) ?(?:%|percent|per cent)"
_DISCOUNT = rf"(?:discounts?|{_AMOUNT} off|{_AMOUNT} (?:less|lower|reduction)|(?:price|rate) (?:cut|reduction|break)|money off)"
ASKS_FOR_DISCOUNT = re.compile(
    rf"\b{_DISCOUNT}|\b(?:better|lower|reduced|special|sharper|best) (?:price|rate|deal|offer)\b|"
    r"\b(?:come|go|get|bring|knock) (?:\w+ )?(?:the |your |that )?(?:price|pricing|cost|rate|fee|number)s? (?:\w+ )?down\b|\bcome down (?:on|in) (?:the )?(?:price|cost)|"
    r"\b(?:take|knock) (?:something|some|a bit|a little|anything) off\b|\bwiggle room\b|\bflexib\w+ (?:on|with|in|around) (?:the |your )?(?:price|pricing|cost)|"
    r"\b(?:room|move) on (?:the )?(?:price|pricing)\b|\bcheaper\b(?= for us| if| price|\?)|\bcan you do (?:any )?better\b|\bnegotiat\w+ (?:on )?(?:the )?(?:price|pricing)"
)
OFFERS_DISCOUNT = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will|'d| would| could| can| may| might|'re able to|'m able to| are able to|'re happy to|'m happy to)(?: also| probably| definitely| "
    r"certainly| maybe| always| even| absolutely)*(?: be able to| try to| look to)? (?:do|give|offer|get|take|knock|apply|include|go|come|drop|lower|reduce|extend|throw)|"
    r"(?:i|we) (?:offer|have|run|got)|let me (?:give|offer|do|take|knock)|how about|what (?:about|if (?:i|we))|(?:give|giving|offer|offering) you|you(?:'ll|'d| will| would| can)? get)\b"
    rf"[^.?!]{{0,60}}?\b{_DISCOUNT}|\b(?:lower|reduce|drop|cut|bring down) (?:the|our|your) (?:price|rate|fee|cost)s?\b(?= by| to| for)"
)
REFUSES_DISCOUNT = re.compile(
    r"\b(?:don't|do not|can't|cannot|can not|won't|not able to|unable to|never|no|without|isn't|not) (?:\w+ ){0,4}?(?:discount|off\b|lower)"
)
IN_RETURN = re.compile(
    r"\bif (?:you|we|they|your|it|the|i)\b|\bin (?:return|exchange)\b|\bprovided\b|\bas long as\b|\bon (?:the )?condition\b|\bsubject to\b|"
    r"\bin that case\b|\bwhen you (?:sign|commit|go|take|pay)\b|\bfor (?:a|an) (?:\w+ )?(?:annual|two|three|multi|longer|upfront|prepaid|\d)[\w-]* ?(?:year|commitment|term|contract|payment)"
    r"|\bwould you (?:be able|be willing|commit|sign|agree)\b|\bbut (?:i|we)(?:'d| would) need\b"
)

# Closing (`closing.py`)
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

# People (`people.py`)
ROLE = (
    r"(?:ceo|cfo|cto|coo|cio|ciso|cmo|vp|vice president|president|director|head of \w+|controller|boss|manager|board|finance (?:team|lead|director)|"
    r"it (?:team|lead|department|manager)|security (?:team|lead)|legal(?: team)?|procurement(?: team)?|owner|partner|team lead|lead|chief \w+ officer|"
    r"sponsor|executive|colleagues?|accountant|engineer|architect|admin(?:istrator)?)"
)
THEIR_ROLE = re.compile(rf"\b(?!the board\b)(?:my|our|the|your|her|his|their) (?:\w+ )?{ROLE}\b")
_JOINING = (
    r"(?:with|invite|include|including|bring(?:ing)?(?: in| along)?|loop(?:ing)?(?: in)?|add(?:ing)?|introduce(?: me| us| you)? to|intro to|meet|get|have|ask|"
    r"join(?:ed)? by|speak (?:to|with)|talk (?:to|with)|call|cc|copy|involve|pull(?:ing)? in)"
)
BRINGS_NAME = re.compile(
    rf"\b(?:{_JOINING}) (?P<name>[A-Z][a-z]+)\b|\b(?P<joins>[A-Z][a-z]+) (?:to join|joins|can join|will join|could join|on the (?:next )?call)\b"
)
BRINGS_ROLE = re.compile(
    rf"\b{_JOINING} (?:my|our|the|your|her|his|their) (?:\w+ )?{ROLE}\b|\b(?:my|our|your) {ROLE} (?:to join|joins|can join|will join|could join)\b"
)
DECIDES = re.compile(
    r"\b(?:sign(?:s|ed)?(?: off)?|decides?|approves?|approval|has to|needs? to|must|final (?:say|word)|recommends?)\b"
)
BRINGS_THEM = re.compile(
    r"\b(?:meet|meeting|speak|talk|sit down|call|session|time|minutes|hour|demo) with (?:her|him|them both|the two of them)\b|"
    r"\b(?:invite|include|involve|bring|loop in|add) (?:her|him)\b"
)
"""Somebody brought in who was named before."""
OF_A_PERSON = r"(?:runs?|is|has|had|handles?|needs?|wants?|decides?|signs?|would|will|said|says|thinks?|knows?|owns?|leads?|manages?|looks? after|was|can|does|did|asked|likes?|who)"
NOT_NAMES = frozenset(
    word
    for line in (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August",
        "September October November December I Zoom Teams Slack Google Excel Christmas Easter Thanksgiving The That This",
        "Our My Your We You He She They It Okay Yes Yeah So And But Great Thanks",
    )
    for word in line.split()
)
PERSON_NAMED = (
    rf"\b(?i:{ROLE}),? (?:is |called |named )?NAME\b|\bNAME,? (?i:{OF_A_PERSON})\b|\bNAME, (?i:my|our|the) "
)

# Pitches (`pitch.py`)
LINK = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[\w-]+\.(?:com|org|net|io|co|fm|app|link|music|bandcamp|me|tv|de|uk|fr)(?:/\S*)?\b"
)
GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning)\s+(?P<who>[^\W\d_][\w'’.-]*)",
    re.IGNORECASE,
)
NOBODY = frozenset(
    [
        "there",
        "all",
        "everyone",
        "everybody",
        "team",
        "folks",
        "sir",
        "madam",
        "friend",
        "friends",
        "guys",
        "both",
        "whoever",
        "sirs",
    ]
)
ASKS_READER = re.compile(
    r"\b(?:would|could|can|will|may|might|do|are|is|shall) (?:you|we|i|it|there)\b[^.!]*\?|\b(?:let me know|please (?:listen|have|take|reply|tell|send|share|"
    r"consider|check)|i(?:'d| would) (?:love|like|be glad|be grateful|appreciate)|would you|i(?:'m| am) asking|have a listen|take a look|reply)\b"
)
COMES_BACK = re.compile(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to| plan to| may)\b.*\b(?:follow(?:ing)? up|write|check|get back|be in touch|come back|try|call|ping|nudge|"
    r"reach out|circle back)\b"
)

# Promises (`promises.py`)
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
SPEAKS_OF_MEETING = re.compile(
    r"\b(?:meet(?:ing|s)?|call|session|demo|review|workshop|talk|speak|catch up|schedule[ds]?|calendar|invite|book(?:ed)?|follow-?up|see you|"
    r"works? (?:for|best|better|well|great|fine)|(?:does|would|will|is|are) (?:\w+ ){0,6}?(?:work|suit|good|okay|ok|fine|free|available|convenient|best))\b"
)
"""Only with a day beside it: "does Tuesday work?", "the next call is on the 16th"."""
