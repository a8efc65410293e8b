"""How a worry is acknowledged, waved away, met with evidence and settled (see `answers.py`).

In lower case with straight quotes unless noted.
"""

import re

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
