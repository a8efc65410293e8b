"""The words by which a question inside unmarked talk is told (see `bot.language.unmarked`)."""

import re

from bot.language.patterns import any_of
from bot.language.words import word_set

_WH = r"(?:what|why|how|who|where|when|which)"
_WH_PHRASE = any_of(
    rf"{_WH}(?:'s|'re|'d)?",
    r"(?:roughly |about )?how (?:many|much|long|often|soon|far|big|likely|confident|important)",
    r"what (?:kinds?|sorts?|types?) of",
    r"(?:in|at|to|for|on|from|with|by) (?:what|which|whom)",
)
_DO = r"(?:do|does|did|don't|doesn't|didn't)"
_MODAL = r"(?:can|could|would|will|should|shall|can't|couldn't|wouldn't|won't|shouldn't)"
_HAVE = r"(?:have|has|haven't|hasn't)"
_BE = r"(?:is|are|was|were|isn't|aren't|wasn't|weren't)"
_SOMEBODY = r"(?:anyone|anybody|everyone|everybody|someone|somebody|anything)"
_THEY = rf"(?:we|they|he|she|i|it|this|people|most|{_SOMEBODY})"
_BETWEEN = r"(?:(?!(?:i|we|they|he|she|it|that|this|you|there|people)\b)\S+ )"
_NO_VERB = r"(?! (?:can|will|would|could|should|might|must|don't|didn't|won't|can't|said|says)\b)"
_BASE = any_of(
    r"work|make|sound|help|seem|look|include|cover|matter|apply|change|mean|fit|suit|come|happen|affect|feel",
    r"give|take|go|get|need|have|want|use|run|cost|sit|end|start|depend|count|resonate|align|match|ring|line",
    r"tie|play|still|ever|also|all|even|usually|typically|actually|integrate|connect|sync|support|handle|let",
    r"like|do|say|think|talk|tell|see|always|mostly|really|bring|send|pay|sign|own|move|report|live|show|land",
    r"break|allow|know|answer",
)
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|the \w+|\d+)"

_WITH_WH = any_of(
    rf"{_WH_PHRASE} {_BETWEEN}{{0,3}}?(?:{_DO}|{_MODAL}|{_BE}|{_HAVE}) (?:you|your|y'all)\b",
    rf"{_WH_PHRASE} {_BETWEEN}?(?:{_DO}|{_MODAL}|{_HAVE}) (?:{_THEY}|that|these|those|the|a|their|"
    rf"our)\b{_NO_VERB}",
    r"(?:what|why|how|where|when|who) (?:is|are|was|were) (?:it|this|they|he|she|we|these|those)\b",
    r"(?:what|how|where|when|who)(?:'s| is| was| are| were) (?:the|your|our)\b",
    r"what (?:made|makes|brought|brings|got|drove|stops|stopped) (?:you|your|y'all|the (?:\w+ "
    r")?(?:difference|change))\b",
    r"how(?:'s| is| are| was| were) (?:things|everything|business|everybody|everyone)\b",
    r"(?:so|and|but) who(?:'s| is) (?:taking|taken|going to|running|handling|owning|doing|leading|looking|"
    r"your)\b",
    r"how many (?!there\b)(?:\w+ )?\w+ (?:do|are|have|use|work|need|would|log|get|run|touch|look)\b",
    r"how (?:much|long) (?:time )?(?:does|do|is|did|would|are|has|have)\b",
    r"(?:so|but|then|okay) who (?:picks|handles|owns|signs|pays|decides|approves|takes|runs|looks|keeps|"
    r"checks) "
    r"(?:that|this|it|those|after|over|up|off|on)\b",
    r"who (?:on|in|at|from) your (?:\w+ )?(?:side|team|end|company|org\w*)\b",
    r"(?:which|what) (?:one|ones|day|time|part|option)(?:'s| is| works?| would| do| are) \w+",
    r"(?:how|what) about (?:you|your|yourself|y'all)\b",
)
_WITH_YOU = any_of(
    rf"(?:{_DO}|are|were|aren't|weren't|have|haven't|{_MODAL}) (?:you|y'all)\b(?! (?:know|see|can|will)\b)",
    r"(?:do|does|did|have|has|can|could|would|will) your (?!own\b)\w+ \w+",
    r"do you (?:know|happen to know) (?:who|what|how|when|where|why|if|whether|which|of|the|any)\b(?! i mean)",
    r"(?:is|are|was|were|isn't|aren't) there (?:a|an|any\w*|some\w*|one|still|much|more|room|another|other|"
    r"people|"
    r"certain|specific|particular|plans|many)\b",
    r"(?:can|could|should|shall) we (?!are\b|have to\b)\w+",
    r"(?:can|could|may) i (?:just |quickly )*(?:ask|check|get|have|send|see|share|jump|interrupt|add|"
    r"confirm|give|"
    r"clarify|pause|borrow|suggest)\b",
    r"am i (?:\w+ing|right|correct)\b",
    r"(?:tell me|walk me through|talk me through|help me understand) (?:about|how|what|more|why|your|the|a "
    r"bit)\b",
)
_WITH_IT = any_of(
    rf"(?:does|did|would|will|could|can) (?:that|it|this|he|she|they|these) (?:be|{_BASE})\b",
    rf"(?:does|would) {_DAY}(?: \S+){{0,3}}? (?:work|suit|be|fit|make)\b",
    r"(?:is|was) that (?:right|correct|some\w+|okay|ok|fair|fine|accurate|true|enough|possible|helpful|useful|"
    r"every\w+|the case|the plan|a (?:fair|good|problem|concern|priority|big|deal|new|recent)|still|just|"
    r"mainly|"
    r"mostly|only|including|all|your|you|part of|about right)\b",
    r"is that (?:to|for|because|how|why|what|where|by|with|on|in|from|at) (?:\S+ ){0,4}\S+$",
    r"is it (?:just|only|mainly|mostly|possible|fair|okay|ok|like|still|always|because|you|your|per|something|"
    r"going|worth|enough|safe to|right)\b",
    r"(?:are|were) (?:they|these|those) (?:still|all|using|going|in|on|looking|planning|aware|open|happy|doing|"
    r"already|mostly|the|also|able|just)\b",
    r"(?:do|did|have) (?:they|we|people|most|any\w*) (?:\w+ly |also |still |all |ever |already )?"
    rf"(?:{_BASE}|\w+ed|been|got|gone|seen)\b{_NO_VERB}",
    rf"(?:does|did|has|is|was|will|would) {_SOMEBODY}\b",
)
OPENS_QUESTION = re.compile(rf"\b(?:(?P<wh>{_WITH_WH})|(?P<you>{_WITH_YOU})|(?P<it>{_WITH_IT}))")
"""What opens a question in the middle of a run of words: a wh-word, words put to the other, an inverted "
""it"."""

_DOERS = (
    "i you we they he she who which what whoever whatever nobody everybody somebody anybody people everyone "
    "someone "
    "anyone"
)
_VERBS = (
    "to not never always will would could should can might may must do does did don't doesn't didn't won't "
    "can't be "
    "been so as than nor neither let lets where why how when if whether only had having wherever however"
)
NO_SUBJECT = word_set(f"{_DOERS} {_VERBS}") - {"so"}
"""After these an auxiliary is part of a statement ("what they do you know", "happy to have you")."""

SUBJECT = word_set("it that this there these those one ones us them both so")
"""After these "does it …" may go on with a statement, and "do you …" may not."""

ABSTRACT = word_set(
    "problem issue thing point reason idea truth fact question concern challenge answer hope goal plan feeling "
    "worry "
    "sense understanding assumption fear downside benefit advantage beauty part risk catch trouble news upshot "
    "first "
    "takeaway result rule view thinking impression trick difference plus bit deal story important interesting "
    "nice "
    "good great cool bad worse best worst funny scary sad hard tricky key main other second last really"
)
"""What "is that …" or "is it …" says more about: "the problem is that"."""

RETOLD = re.compile(
    r"\b(?:said|says|say|saying|goes|went|asked|asks|asking|wondered|thinking|thought|telling|told|"
    r"(?:was|were|is|i'm|he's|she's|they're|be) (?:just |all )?like)"
    r"(?: (?:me|him|her|them|us|to \w+|hey|well|oh|so|okay|you know|and))*$"
)
"""What stands before speech that is only retold: "and he goes", "I was like"."""

TAKES_IN = re.compile(
    r"\b(?:know|knows|knew|see|sure|idea|clue|understand|remember|forget|forgot|figure out|explain|show|"
    r"showed|is|"
    r"depends|depending|matter|care|about|of|exactly|learn|learned|regardless|guess|(?:depends?|depending|"
    r"based|work|working|focus|focused|light|feedback|input|clarity) on|that's|it's|this is)$"
)
"""Words that take a wh-clause in: "I know what the …"."""

TAKEN_IN = re.compile(rf"{_WH}\b(?! (?:\S+ ){{0,3}}?(?:do|did|are|have|would) you\b)")
"""A wh-clause that such words may take in; with "you" inverted after it, it asks all the same."""

LEADING = word_set("so and but then okay ok well now right yeah anyway")
HESITATION = re.compile(r"u[mh]+|er+m?|uhm+")
