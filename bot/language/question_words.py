"""The words of English questions, as patterns over bare lower-case text (see `bot.language.questions`)."""

import re

_AUX = (
    r"(?:do|does|did|is|are|was|were|am|has|have|had|can|could|will|would|should|shall|may|might|must|"
    r"(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|ai)n't)"
)
_BE_OR_DO = (
    r"(?:do|does|did|is|are|was|were|has|can|could|will|would|should|(?:do|does|did|is|are|was|were|has|wo|ca)n't)"
)
_PRONOUN = r"(?:you|y'all|we|they|he|she|it|i|that|this|there|these|those)"
_SOMEBODY = (
    r"(?:any(?:one|body|thing)|every(?:one|body|thing)|some(?:one|body)|people|your|our|their|his|her|my|the|"
    r"most|any|all|both|each|either|another)"
)
_INVERTED = rf"(?:{_AUX} {_PRONOUN}|{_BE_OR_DO} {_SOMEBODY})\b"
_WH = r"(?:what|why|how|who|whom|whose|where|when|which)"
_SHORT_WH = r"(?:what|why|how|who|where|when)(?:'s|'re|'d|'ll|s)"
_FIRST = r"(?:in|at|to|for|on|from|with|by|of|about)"

_LEAD_WORD = (
    r"(?:so|and|but|or|well|now|okay|ok|oh|ah|hey|hi|hello|yeah|yep|yes|no|right|alright|all right|then|because|cause|"
    r"great|sure|perfect|cool|i mean|you know|actually|also|just|anyway|anyways|hm+|huh|wow|gosh|gee|see|let's see|"
    r"i guess|i see|got it|i understand|interesting|first of all|first|finally|next|again|basically|really|"
    r"my (?:next |first |other |last )?question (?:is|was|would be)|the question is|one question|question|"
    r"(?:let me|can i|may i|i want to|i wanted to|i'd like to|i gotta|i have to) ask(?: you)?(?: (?:this|a question))?|"
    r"i'm (?:just )?curious|just out of curiosity|out of curiosity|for example|by the way|like|mm+-?hm+|uh-huh|um-hum|"
    r"that's (?:great|good|nice|interesting|neat|true)|to be honest|honestly|sorry|excuse me|wait|look|say)"
)
LEAD = re.compile(rf"^(?:{_LEAD_WORD}\b(?!')\s*)+(?=\w)")
"""Words that lead into a sentence and say nothing about its form."""

# "is that right", "oh did you", "they are": the listener hands back the speaker's own words.
ECHO = re.compile(
    r"(?:(?:oh|well|yeah|no|hm+|wow|and|so|ah|gosh|gee|my|goodness|uh|um|now)\s)*(?:"
    rf"(?:is|was) (?:that|it) (?:right|so|true)|{_AUX} {_PRONOUN}(?: (?:really|now|though))?|{_PRONOUN} {_AUX}(?: not)?|"
    rf"{_PRONOUN}'(?:s|re)(?: not)?|"
    r"(?:oh )?(?:really|right|yeah|yes|no|okay|ok|huh|hm+|hm|eh|see|oh|wow|what|pardon|pardon me|sorry|i'm sorry|excuse me|"
    r"is that|you know|y'know|you know what|know what|guess what|you see|say what|say that again|"
    r"(?:do )?you know what i(?:'m| am)? (?:mean|saying)|know what i mean|(?:do )?you see what i mean|all right|alright|"
    r"no kidding|you're kidding|are you kidding|are you kidding me|are you serious|seriously|honestly|for real|"
    r"are you sure|who knows|what's that|what was that|not really|mm+-?hm+|uh-huh|um-hum|so|well|now)"
    r")(?: (?:huh|really|though))?"
)

REPORTED = re.compile(
    r"\b(?:i|he|she|they|we|you|people|everybody|somebody|who|it)(?:'m|'s|'re| was| were| is| am| are|'d| just| always)*"
    r" (?:says?|said|saying|goes|going|asks?|asked|like|thinking)[,:]*\s*[\"']*\s*"
    r"(?:(?:well|oh|hey|okay|so|and|you know|wow|now)[,]?\s+)*[\"']?"
    rf"(?:{_WH}\b(?! (?:i|we|they|he|she) )|{_SHORT_WH}\b|{_AUX} {_PRONOUN}\b)"
)
"""A question somebody retells: "and he goes, what do you want?"."""

EXPLAINING = re.compile(
    r"what(?:'s| is| was) (?:really |so |most |kind of |sort of |also )?(?:interesting|nice|funny|neat|great|good|bad|amazing|"
    r"strange|weird|scary|sad|important|cool|happening|happened) (?:\S+ ){0,4}(?:is|was)\b|is that (?:if|when|we|they|"
    r"he|she|i)\b|what (?:most|many|some|(?:this|that|those|these) (?!kind|is|was|does|did|would))\S*|"
    rf"what (?:a|an|the|i|we|they|he|she|people|you (?:do|get|have|need|want|see|can)|(?:it|that|this) (?:is|was|does|means|boils))\b|"
    rf"when (?:i|we|they|he|she|it|you|the|my|our|people|there)\b|where (?:i|we|they|he|she|it|the|my|you)\b|"
    rf"(?:why|how) (?:i|we|they|he|she|it|the|people|to)\b|how(?:ever)? (?:nice|funny|interesting|neat|wonderful|awful|cool)\b(?! (?:is|are|was|were|do|does|did|would|of)\b)|"
    r"which (?:is|was|are|were|i|we|they|he|she|it|you|has|means|makes|would|will|can|could|really|the|kind of|sort of|"
    r"in turn)\b|"
    r"who (?:are|were|have|had|i|we|they|he|she|you know)\b|"
    r"(?:had|were) i\b|should you (?:have|need|want)\b|(?:have|do) (?:it|that|this|there|the|my|a)\b|"
    r"(?:do|does|did) (?:that|it|this)\b(?! (?:make|sound|work|help|look|seem|fit|feel|answer|mean|happen|apply|go|take|"
    r"come|have|do|get|cost|change|ever|bother|sort|not|kind|ring|match|line))|may (?:be|have|or)\b|will (?:the|my)\b"
)
"""What starts like a question and explains: clefts ("what I like is"), clauses ("when we moved"), asides."""

FRONTED = re.compile(
    rf"(?:{_FIRST} )?(?:{_WH} (?:\S+ ){{0,4}}?{_INVERTED}|{_SHORT_WH} \w|how (?:about|come|so|long|many|much|often|old|far)\b|"
    r"what (?:about|kind|kinds|type|types|sort|sorts|else|if|time|part|percentage|percent|area|city|state|is|was|are|were|did|"
    r"would|would've|made|makes|brought|brings|happens|happened|has|have|can|could|should|will|do|does)\b|"
    r"(?:why|why not|how|where|when|who|whose|which|what)(?: exactly| again| then| else)?$|"
    r"why (?:not|is|are|was|were|do|does|did|would|wouldn't|don't|didn't|can't|should|that)\b|"
    r"where (?:is|are|was|were|do|does|did|would|else|in|at|about)\b|when (?:is|are|was|were|do|does|did|would|will)\b|"
    r"who (?:is|was|else|would|does|did|do|can|could|will|should|wants|has|makes|signs|owns|decides|knows|runs|handles|"
    r"needs|plays|wrote|won|would've)\b|whose \w+|"
    r"which (?:one|ones|way|part|parts|of|team|city|state|company|side|do|did|\w+ (?:is|are|do|does|did|would))\b|"
    r"how (?:is|are|was|were|do|does|did|would|will|can|could|should|has|have|big|bad|soon|late|well|hard|likely|quickly|"
    r"important|confident|else|in the world)\b)"
    rf"|{_INVERTED}|(?:is|are|was|were|does|did|will|can|could|would|has) (?!(?:a|an|to|not|going|just|be|been|like)\b)"
    r"[a-z'-]+ (?:the|a|an|going|still|already|\w+ing|in|on|at|ready|available|okay|able|involved|part|one|your|you|\w+ed)\b"
    r"|(?:ever|have you ever) (?:been|had|tried|done|thought|think|seen|used|heard|considered|go|went|get|got)\b"
    r"|(?:any|anything|anybody|anyone) (?:else|questions?|thoughts?|ideas?|other|comments?|particular|concerns?|feedback|"
    r"preference|objections?|suggestions?|chance|luck|plans|reason)\b"
    r"|(?:want|wanna|need|like) (?:me|us) to\b|mind if\b|got any\b|have any\b|you mean \S+ \S+|(?:make|makes) sense$|sounds? good$|"
    r"(?:you|you guys|y'all) (?:want to|wanna|ready|got any|have any|ever)\b|care to\b"
)
"""A sentence that opens as a question does."""

INVITING = re.compile(
    r"^(?:(?:please|can|could|would|will|you|maybe|perhaps|then|if you (?:could|can|would)|i'd love for you to|why don't you)\s)*"
    r"(?:tell (?:me|us) (?!(?:that|it|the truth|you)\b)|walk (?:me|us) through|talk (?:me|us) through|take (?:me|us) through|"
    r"help (?:me|us) (?:to )?(?:understand|see|picture)|describe (?!it as\b)|talk (?:to (?:me|us) |a (?:little|bit) |more )*about|"
    r"(?:give|paint) (?:me|us) (?:a |an |some |the |your )*(?:\w+ )?(?:picture|sense|idea|example|overview|feel|flavou?r|"
    r"background|insight|context)|share (?:with (?:me|us) )?(?:your|a bit|a little|more|how|what|some)|elaborate|"
    r"say more|explain (?:to (?:me|us) )?(?:how|what|why|your|that))\b"
    r"|\b(?:i'd|we'd|i would|we would) (?:love|like|be (?:curious|interested)) to (?:hear|understand|know|learn) "
    r"(?:more |a bit |a little )*(?:about |from )?(?:you|your|how|what|why|where|who)\b"
    r"|\bi(?:'m| am| was) (?:just |really )?(?:curious|wondering) (?:about |to (?:know|hear) )?"
    r"(?:if|whether|what|how|why|who|where|when|your|about) (?:\S+ ){0,4}?you(?:r|'re|'ve|'d)?\b"
)
"""Requests that ask for a story: "walk me through", "help me understand"."""

INDIRECT = re.compile(
    r"(?:can|could|would|will|do|are) you (?:please |maybe |just |be able to |mind |able to |willing to |kind of )*"
    r"(?:tell(?:ing)?|walk(?:ing)?|describ(?:e|ing)|explain(?:ing)?|shar(?:e|ing)|elaborat(?:e|ing)|talk(?:ing)?|help(?:ing)? me understand|"
    r"giv(?:e|ing) (?:me|us) (?:a |an |some )(?:\w+ )?(?:picture|sense|idea|example|overview|feel|background|insight|context)|"
    r"say more|expand(?:ing)?|speak to|paint|take (?:me|us) through)\b"
)
"""A closed form with an open meaning: "can you give me a picture of …"."""

ANYWHERE = re.compile(
    rf"\b(?:what|why|how|where|when|who|how (?:many|much|long|often|old|far|big)) (?:{_AUX}) (?:you|we|they|y'all|he|she)\b"
    rf"|\b(?:so|and|but|or|then|okay|well|now|yeah|right|know|mean|anyway|like) (?:do|did|are|were|have|can|could|would|"
    rf"will|don't|didn't|aren't|haven't|wouldn't) you\b(?! know\b)"
    r"|\b(?:what|how) about (?:you|your|yourself|y'all|them|that)\b(?=$|\s\w+$)"
    rf"|\b(?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|wouldn't|can't|couldn't|haven't|hasn't|ain't) {_PRONOUN}$"
    r"|\b(?:do|did|are|were|have|would|can|could) you(?: (?:think|remember|say|have|get|like|agree))?$"
    r"|\b(?:or not|or what|correct|am i right)$"
)
"""Inversions that are a question wherever they stand, and tags at the end ("isn't it")."""

HANGING_OR = re.compile(r"(?:\S+ ){2,}or(?: is it| are you| do you| did you)?$")

YOU_STATEMENT = re.compile(
    r"(?=(?:\S+ ?){2,9}$)you(?:'re|'ve| are| were)(?! (?:know|right|saying|kidding|welcome|gonna have|going to have|never|"
    r"supposed|better|not gonna|talking about|just|always|got to|gotta|really|so)\b) \S+(?: \S+)* (?:right|then|too|now|huh|yet|yourself)$"
    r"|(?=(?:\S+ ?){3,9}$)you (?:live|work|went|got|don't|didn't|have|haven't|play|like) (?:\S+ )+(?:right|then|too|huh|yourself)$"
)
"""A statement about the other with the tail of a question: "you live in Dallas then"."""

SURE_WITHOUT_MARK = re.compile(
    rf"(?:{_WH} (?:\S+ )?(?:do|did|are|were|would|have|can|will) you\b|"
    r"(?:do|did|are|were|have|would|don't|didn't|aren't|haven't) you (?!know\b|see\b|all\b)\S+|how about you\b|what about you\b|"
    r"tell me (?:about|more|how|what|why)\b|(?:walk|talk|take) (?:me|us) through\b|help me understand\b)"
)
"""What asks even where the writer put no mark: telephone transcripts end broken-off questions with a dash."""

CHECK_IN = re.compile(
    r"(?:^|\b)(?:does that (?:all )?make sense|(?:that )?make sense|makes sense|okay|ok|right|sounds? good|sound fair|fair|fair enough|"
    r"with me|are you with me|you with me|following|you follow|yeah|you know what i mean|know what i mean|all good|clear|"
    r"is that clear|alright|all right)$"
)
CHECK_IN_ALONE = re.compile(
    r"(?:does (?:that|this) (?:all )?make sense|make sense|are you with me|(?:do )?you know what i mean|sound good)"
)

WH_ANYWHERE = re.compile(
    rf"(?:^(?:{_FIRST} )?|\b(?<!know )(?<!remember )(?<!think )(?<!tell )(?<!see )(?<!understand )"
    rf"(?=(?:{_WH}) (?:\S+ ){{0,3}}?{_AUX} {_PRONOUN}\b|(?:{_SHORT_WH}) |(?:what|how) about\b|(?:{_WH})$))"
    rf"(?P<wh>{_WH})(?:'\w+)?\b"
)
"""A wh-word that is asked for, not one that joins clauses ("do you know what they use")."""

SPECIFIC_WH = re.compile(
    r"how (?:many|much|long|old|often|far|big|soon|late|tall|large|frequently|high|early|fast)\b|"
    r"what(?:'s| is| was|'re| are)? (?:the |your |a )?(?:\w+ )?(?:time|date|day|days|year|years|month|age|number|percentage|percent|name|address|price)\b|"
    r"(?:which|where|when|whose)\b"
)
OPEN_WH = re.compile(r"(?:what|why|how|who|whom)\b")
