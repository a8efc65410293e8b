"""The words of English questions, one alternative a line (see `bot.language.questions`).

Every pattern reads lower-case text without marks, hesitations and leading words.
"""

import re

from bot.language.patterns import any_of
from bot.language.question_parts import AUX, FIRST, INVERTED, NOT, PRONOUN, SHORT_WH, WH

LEAD = re.compile(
    r"(?:"
    + any_of(
        r"so|and|but|or|go on|well|now|okay|ok|oh|ah|hey|hi|hello|yeah|yep|yes|no|right|alright|all right|then|"
        r"because|"
        r"cause",
        r"great|sure|perfect|cool|i mean|you know|actually|also|just|anyways?|hm+|huh|wow|gosh|gee|see|"
        r"let's see",
        r"i guess|i see|got it|i understand|interesting|first of all|first|finally|next|again|basically|really|"
        r"like|roughly|approximately",
        r"(?:my (?:next |first |other |last )?|the |one )?question(?: (?:is|was|would be))?",
        r"(?:let me|can i|may i|i want to|i wanted to|i'd like to|i gotta|i have to) ask(?: you)?(?: (?:this|"
        r"a question))?",
        r"you know what(?= (?:let's|i'll|i'm|i think)\b)|not sure|one (?:more|other|last) thing|"
        r"correct me if i'm wrong|in your (?:own words|view|opinion|experience|mind|world)|from your "
        r"(?:side|end|"
        r"perspective|point of view)|"
        r"(?:i guess )?what i'm (?:really |basically )?(?:asking|wondering|trying to (?:ask|understand)) is|"
        r"(?:can|could|may|might) i (?:just |quickly )?(?:ask|know|check)(?: you)?(?= (?:what|how|why|who|"
        r"where|when|which|"
        r"if|whether)\b)",
        r"i'm (?:just )?curious(?! (?:about|to|if|whether|what|how|why|who|where|when)\b)|"
        r"(?:just )?out of curiosity|for example|by the way|m+-?hm+|uh-huh|um-hum",
        r"that's (?:great|good|nice|interesting|neat|true)|to be honest|honestly|sorry|excuse me|wait|look|say",
    )
    + r"\b(?!')\s*)+(?=\w)"
)
"""Words that lead into a sentence and say nothing about its form."""

FRONTED = re.compile(
    any_of(
        rf"(?:{FIRST} )?{WH} (?:\S+ ){{0,4}}?{INVERTED}",
        rf"(?:{FIRST} )?{SHORT_WH} \w|{FIRST} (?:how|what|whom?|which)(?: \w+)?$|to \w+ what$",
        r"how (?:about|come|so|long|many|much|often|old|far|big|bad|soon|late|well|hard|likely|quickly|else)\b",
        r"how (?:important|confident|is|are|was|were|do|does|did|would|will|can|could|should|has|have|"
        r"in the world)\b",
        r"what (?:about|kinds?|types?|sorts?|else|if|time|part|percent(?:age)?|area|city|state|grade|year|"
        r"did|has|"
        r"have)\b",
        r"what (?:is|was|are|were|would|can|could|should|will|do|does|made|makes|brought|brings|happens|"
        r"happened)\b",
        r"(?:why|why not|how|where|when|who|whose|which|what)(?: exactly| again| then| else)?$",
        r"why (?:not|now|is|are|was|were|do|does|did|would|should|that|(?:would|do|did|ca)n't)\b",
        r"where (?:is|are|was|were|do|does|did|would|else|in|at|about)\b",
        r"when (?:is|are|was|were|do|does|did|would|will)\b",
        r"who (?:is|was|else|would|does|did|do|can|could|will|should|wants|has|makes|signs|owns|decides|"
        r"knows)\b",
        r"who (?:runs|handles|needs|plays|wrote|won|approves|pays|leads)\b|whose \w+",
        r"which (?:ones?|way|parts?|of|team|city|state|company|side|do|did|\w+ (?:is|are|do|does|did|would))\b",
        INVERTED,
        r"(?:is|are|was|were|does|did|will|can|could|would|has) (?!(?:a|an|to|not|going|just|be|been|"
        r"like)\b)[a-z'-]+ "
        r"(?:the|a|an|going|still|already|\w+ing|in|on|at|ready|available|okay|able|involved|part|one|your|you|"
        r"\w+ed)\b",
        r"(?:have you )?ever (?:been|had|tried|done|thought|think|seen|used|heard|considered|go|went|get|"
        r"got)\b",
        r"any(?:thing|body|one)? (?:else|questions?|thoughts?|ideas?|other|comments?|particular|concerns?|"
        r"feedback)\b",
        r"any (?!time|more|way|of|one)\S+(?: \S+)?$",
        r"any (?:preference|objections?|suggestions?|chance|luck|plans|reason)\b",
        r"(?:want|wanna|need|like) (?:me|us) to\b|mind if\b|(?:got|have) any\b|care to\b",
        r"you mean (?!well\b)\S+ \S+|make sense$|sounds? (?:good|fair|okay|right|about right)$",
        r"(?:does|(?:would|could|can|will) an?) (?!not\b|have\b|the same|well\b|it for)\S+ \S+",
        r"(?:you're|you are|are you) saying\b|you want (?:me|us) to\b",
        r"(?:you|you guys|y'all|you lot) (?:want to|wanna|ready|got any|have any|ever)\b",
        r"(?:you guys|y'all|you lot|everybody|everyone) (?:still|all set|using|going to|doing okay|looking at|"
        r"good|okay|able|"
        r"see my|happy)\b|you (?:with me|good to go|still using|still with)\b|(?:wanna|ya think|y'all) \w",
        r"what (?:matters|works|hurts|helps|comes|happened|happens) (?:most|best|next|first|then)\b",
        r"what (?:would|will|could|might) (?:make|help|need|have to|happen|change|stop|it|that|the|your)\b",
        r"(?:are|is|were|was) (?:the|your|our|their|all) (?:\w+ ){1,3}?(?:included|ready|available|done|okay|"
        r"open|live|set|"
        r"going|still|already|happy|in|on|\w+ed)\b",
    )
)
"""A sentence that opens as a question does."""

_TELL = any_of(
    r"tell (?:me|us) (?!(?:that|it|the truth|you|if|when|off|so)\b)",
    r"(?:walk|talk|take) (?:me|us) through",
    r"help (?:me|us) (?:to )?(?:understand|see|picture)",
    r"describe (?!it as\b)",
    r"talk (?:to (?:me|us) |a (?:little|bit) |more )*about",
    r"(?:give|paint) (?:me|us) (?:a |an |some |the |your )*(?:\w+ )?"
    r"(?:picture|sense|idea|example|overview|feel|flavou?r|background|insight|context)",
    r"share (?:with (?:me|us) )?(?:your|a bit|a little|more|how|what|some)",
    r"elaborate|say more|(?:a (?:bit|little)|some) more (?:about|on) (?:that|this|why|how|what|your|the)|"
    r"expand on",
    r"explain (?:to (?:me|us) )?(?:how|what|why|your|that)",
)
INVITING = re.compile(
    r"(?:(?:please|can|could|would|will|you|maybe|perhaps|then|if you (?:could|can|would)|i'd love for you "
    r"to) )*"
    rf"{_TELL}\b"
)
CURIOUS = re.compile(
    r"\b(?:i|we)(?:'d| would|'m| am) (?:love|like|(?:be )?(?:curious|interested|keen)) to (?:hear|understand|"
    r"know|learn) "
    r"(?:more |a bit |a little )*(?:about |from )?(?:you|your|how|what|why|where|who)\b"
    r"|\bi(?:'m| am| was) (?:just |really )?(?:curious|wondering|interested) (?:about |in |to (?:know|hear) )?"
    r"(?:if|whether|what|how|why|who|where|when|your|about) (?:\S+ ){0,4}?you(?:r|'re|'ve|'d)?\b"
    r"|^(?:just )?curious (?:how|what|why)\b"
    r"|\bi(?:'m| am) (?:just |really )?curious (?:what|how|why) (?:made|drove|the|that|this|it|led|happened)\b"
)
"""Requests that ask for a story: "walk me through", "help me understand"."""

WHETHER = re.compile(r"\b(?:curious|wondering|ask|know|check|interested (?:in|to know)) (?:if|whether)\b")
"""A yes or no is asked for, however politely: "I was wondering whether you …"."""

SUGGESTING = re.compile(r"why (?:don't|not) (?:we|i)\b")
"""A proposal in the form of a question: "why don't we say Thursday?"."""
TAG = re.compile(rf"(?<=\w) {NOT} (?:it|you|they|he|she|we|there|that)$")

INDIRECT = re.compile(
    r"(?:can|could|would|will|do|are) you (?:please |maybe |just |be able to |able to |willing to |kind of |"
    r"mind )*"
    rf"(?:{_TELL}|telling|walking|describing|explaining|sharing|elaborating|talking|helping me understand|talk|"
    rf"speak to|"
    r"giv(?:e|ing) (?:me|us) (?:a |an |some )(?:\w+ )?(?:picture|sense|idea|example|overview|feel|"
    r"background))\b"
)
"""A closed form with an open meaning: "can you give me a picture of …"."""

ANYWHERE = re.compile(
    any_of(
        rf"\b(?:what|why|how|where|when|who|how (?:many|much|long|often|old|far|big)) {AUX} (?:you|we|they|y'all|"
        rf"he|she)\b",
        r"\b(?:so|and|but|or|then|okay|well|now|yeah|right|know|mean|anyway|like) "
        r"(?:do|did|are|were|have|can|could|would|will|don't|didn't|aren't|haven't|wouldn't) you\b(?! know\b)",
        r"\b(?:what|how) about (?:you|your|yourself|y'all|them|that)(?: \w+)?$",
        rf"\b{NOT} {PRONOUN}$",
        r"\b(?:do|did|are|were|have|would|can|could) you(?: (?:think|remember|say|have|get|like|agree))?$",
        r"\b(?:or what|correct|am i right|is what exactly)$",
        r"\b(?:ends?|starts?|begins?|renews?|expires?|goes live) (?:when|where|how)(?: exactly)?$",
        r"(?:\S+ ){2}(?!what|how|who|where|why|when)\S+ (?:is (?:it|he|she|there)|are they|are we)$",
        r"\b(?:okay|ok|good|fine|convenient|all right) (?:for|with|by) (?:you|everyone|everybody|y'all|"
        r"you guys|you all)$",
        r"^(?:and |so )?(?:you|you'd|you're|your)\b.* (?:(?:to|for|with|about|by|of|on) (?:how (?:many|much|"
        r"long)|what|which|"
        r"who)(?: \w+)?|(?<!that's )how|when|where)(?: exactly)?$",
    )
)
"""Inversions that are a question wherever they stand, and tags at the end ("isn't it")."""

SURE_WITHOUT_MARK = re.compile(
    any_of(
        rf"{WH} (?:\S+ )?(?:do|did|are|were|would|have|can|will) you\b",
        r"(?:do|did|are|were|have|would|don't|didn't|aren't|haven't) you (?!know\b|see\b|all\b)\S",
        r"(?:how|what) about you\b",
        r"(?:tell|talk to) (?:me|us) (?:(?:a|just|little|bit|more|some) )*(?:about|more|how|what|why)\b",
        r"(?:i|we)(?:'d| would) love to (?:hear|understand|know|learn) (?:more |a bit |a little )*(?:about |"
        r"from )?"
        r"(?:you|your|how|what|why)\b",
        r"i(?:'m| am) (?:just |really )?curious (?:what|how|why)\b",
        r"(?:walk|talk|take) (?:me|us) through\b|help me understand\b",
        rf"(?:\S+ ){{2}}.*\b{NOT} (?:it|you|they|he|she)$",
        r"you(?:'re| are) (?:a|an|from|in|at|married|retired|still|working|living|going to school)\b(?!.* "
        r"(?:and|"
        r"because|when|if) )",
    )
)
"""What asks even where the writer put no mark: telephone transcripts end broken-off questions with a dash."""

ABOUT_YOU = re.compile(
    r"your (?:\w+ ){1,2}(?:is|are|was|has|goes|runs|ends|starts)\b|you(?:'re|'ve| are| were| live| work| "
    r"went| got| don't| didn't| have| haven't| play| like)"
    r"(?! (?:know|right|saying|kidding|welcome|going to have|never|supposed|better|talking about|to)\b)"
)
TAILS = (" right", " then", " too", " huh", " yet", " yourself", " correct")
"""A short statement about the other asks when it ends so: "you live in Dallas then"."""

_CHECKS = (
    r"does (?:that|this) (?:all )?make sense|makes? sense|sounds? good|(?:do )?you know what i mean|"
    r"(?:are )?you with me"
)
CHECK_IN = re.compile(
    rf"\b(?:{_CHECKS}|that make sense|okay|ok|right|sound fair|fair|fair enough|with me|following|you follow|yeah|"
    r"know what i mean|all good|clear|is that clear|alright|all right)$"
)
CHECK_IN_ALONE = re.compile(_CHECKS)

WH_ANYWHERE = re.compile(
    rf"(?:^(?:{FIRST} )?|\b(?<!know )(?<!remember )(?<!think )(?<!tell )(?<!see )(?<!understand )"
    rf"(?=(?:{WH}) (?!(?:i|you|we|they|he|she|it|that|this|the)\b)(?:\S+ ){{0,3}}?{AUX} {PRONOUN}\b|"
    rf"(?:{SHORT_WH}) |(?:what|how) about\b|(?:{WH})$))"
    rf"(?P<wh>{WH})(?:'\w+)?\b"
)
"""A wh-word that is asked for, not one that joins clauses ("do you know what they use")."""

_FACT = r"(?:time|date|days?|years?|months?|age|number|percentage|percent|name|address|price)"
SPECIFIC_WH = re.compile(
    r"how (?:many|much|long|old|often|far|big|soon|late|tall|large|frequently|high|early|fast)\b"
    rf"|what(?:'s| is| was|'re| are)? (?:the |your |a )?(?:\w+ )?{_FACT}\b|(?:which|where|when|whose)\b"
)
