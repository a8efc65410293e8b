"""How people say what is not about work, one alternative a line: the patterns behind `bot/chatter.py`.

They are matched against the lower-cased message with single spaces and straight quotes: `PHRASES` against all of it,
`TRICKS` against any part.
"""

_YOU = r"(?:you|u|ya)"
_ARE_YOU = rf"(?:(?:so |wait |hey )?(?:are|r) {_YOU}|is this|is it|am i (?:talking|speaking|chatting|writing) (?:to|with))"
_A_MACHINE = (
    r"(?:real |actual |live |just )*(?:an? )?(?:real |actual |live )?(?:human(?: being)?|person|bot|chat ?bot|robot|machine|"
    r"computer|ai|a\.i\.|program|someone|real|alive|llm|language model|chat ?gpt|gpt(?:[ -]?\d\w*)?|claude|gemini|copilot|openai)"
)
_MODEL = r"(?:ai|model|llm|gpt|language model|ai model)"
_BOT = r"(?:bot|robot|machine|thing|program|coach|app|ai)"

_HEARD = (
    r"(?:ok(?:ay)?|kk?|right|all? ?right|sure|great|cool|good|nice|perfect|fine|ah+|oh+|got it|gotcha|i see|understood|"
    r"noted|roger(?: that)?|(?:that |it )?makes (?:total |perfect |a lot of )?sense|fair (?:enough|point)|"
    r"good (?:idea|point|to know|stuff|call)|(?:very |really )?interesting|(?:i )?will do(?: that| it| this)?|"
    r"i(?:'ll| will) (?:do|try)(?: that| it| this)?|(?:i'm )?on it|sounds (?:good|great|right|fair)|no (?:worries|problem)|np|"
    r"all (?:good|clear)|i'm good|thanks|thank you|thx|cheers|that(?:'s| is) (?:all|it|fine|clear|a good (?:idea|point))|nothing else)"
)

PHRASES: dict[str, tuple[str, ...]] = {
    "machine": (
        rf"{_ARE_YOU} {_A_MACHINE}(?: or (?:an? )?(?:\w+ )?\w+)?",
        rf"(?:what|which) {_MODEL}(?: model| version)? (?:are {_YOU}|is this|do {_YOU} (?:use|run on|have))(?: (?:using|running))?",
        rf"(?:do|does|are) (?:{_YOU}|this) (?:us(?:e|ing)|run(?:ning)? on|based on|powered by) (?:{_MODEL}|chat ?gpt|claude|gemini)",
        r"what (?:is|'s) (?:behind|under) (?:you|this)",
    ),
    "cost": (
        rf"who(?:'s| is| are)? (?:pays|paying|pay)(?: for)? (?:{_YOU}|this|it)",
        rf"(?:what|how much) (?:do {_YOU}|does (?:this|it)) cost(?: us| me)?",
        rf"are {_YOU} free(?: of charge| to use)?",
        rf"(?:how|do) (?:do )?{_YOU} (?:make|earn) money",
    ),
    "maker": (
        rf"who (?:made|built|created|owns|runs|wrote|programmed|developed) (?:{_YOU}|this)",
        rf"what(?:'s| is) {_YOU}?r? ?name|what are {_YOU} called|do {_YOU} have a name",
        rf"where (?:do {_YOU} (?:live|come from)|are {_YOU} (?:from|based))|how old are {_YOU}",
    ),
    "learning": (
        rf"(?:do|are|will) {_YOU} (?:learn|train|learning|training)(?:ed)? (?:from|on|with) (?:me|us|this|my \w+|our \w+|what i \w+)",
        rf"(?:are|do|will) {_YOU} (?:record|recording|listen|listening|spy|spying|watch|watching)(?: (?:to|on|in on))? ?(?:me|us|this|my calls|our calls)",
        rf"do {_YOU} remember (?:me|this|things|everything|what i said|our (?:chat|talk)s?)",
    ),
    "feelings": (
        rf"do {_YOU} (?:have (?:any )?(?:feelings|emotions|a soul|a life|friends)|love me|like me|sleep|dream|get tired|ever sleep|like your job|care)",
        rf"are {_YOU} (?:happy|sad|lonely|bored|tired|conscious|sentient)|(?:i )?love {_YOU}|will you marry me",
    ),
    "how_are_you": (
        rf"(?:hi |hello |hey )?how (?:are|r) {_YOU}(?: doing)?(?: today)?|how(?:'s| is) (?:it going|things|life|your day)|{_YOU} ok",
        r"what(?:'s| is) (?:up|new)|sup|wassup|yo|howdy|how was your (?:day|weekend|week|night|holiday)|how do you do",
    ),
    "thanks": (
        r"(?:thank (?:you|u)|thanks|thx|ty|cheers|ta|merci|danke|gracias|obrigad[oa]|grazie|dank je|tack)"
        r"(?:[ ,!.]+(?:so|very|much|a lot|mate|dear|dir|vielmals|beaucoup|coach|again|really|that|this|it|was|is|great|"
        r"helpful|useful|good|perfect|brilliant|lovely|you(?:'re| are)?|the|best|star|legend|helped|lot|of|all|bot)){0,8}",
        r"(?:you(?:'re| are| r)|ur) (?:so |very |really )?(?:the best|great|awesome|amazing|brilliant|helpful|good|an? (?:star|legend|lifesaver|gem))",
        rf"you rock|(?:good|nice|clever|great) {_BOT}|well done|(?:good|great|nice) (?:job|work|one|answer)|(?:lo+l|ha(?:ha)+|hehe)(?: .{{1,20}})?",
        r"(?:love|like|loved|liked) (?:it|this|that)|that(?:'s| is| was) (?:so |very |really )?(?:great|helpful|useful|good|perfect|brilliant|spot on)",
        r"(?:see (?:ya|you|u)|good night|night|ciao|take care|later|ttyl|talk (?:soon|later)|bye bye)(?: (?:soon|later|tomorrow|then))?",
    ),
    "noted": (rf"(?:{_HEARD}[ ,.!]*){{1,4}}",),
    "never_mind": (
        r"(?:oh |ok(?:ay)?,? )?(?:never ?mind|nvm|forget (?:it|that|about it)|don't worry(?: about it)?|don't bother|"
        r"ignore (?:that|this|me)|(?:sorry,? )?wrong (?:chat|channel|window|thread)|sorry|oops)",
    ),
    "wishes": (
        r"(?:(?:have a )?(?:happy|merry|great|good|nice|lovely) (?:monday|tuesday|wednesday|thursday|friday|week(?:end)?|day|"
        r"evening|holidays?|christmas|new year|easter|birthday)|(?:and )?(?:the )?same to you|you too)(?:,? (?:coach|too|all|everyone))?",
    ),
    "anger": (
        rf"(?:fuck|screw|damn|sod|piss)(?: (?:{_YOU}|off|this|it))?|f off|stfu|wtf|ffs",
        rf"{_YOU}(?:'re| are| r)? (?:so |a |an |fucking |such a |totally |completely |bloody )*(?:suck|sucks|useless|stupid|idiot|rubbish|crap|dumb|terrible|"
        r"shit|awful|worthless|moron|joke|annoying|bad|no (?:help|use))",
        r"shut up|go away|get lost|leave me be|bugger off|idiot|moron|useless|bullshit|rubbish",
        rf"(?:stupid|dumb|useless|fucking|bloody|crap|bad) {_BOT}",
        r"(?:this|that|it)(?:'s| is| was) (?:so |such |a |an |fucking |total |totally |bloody )*(?:shit|crap|bullshit|rubbish|useless|stupid|joke|nonsense|bollocks|garbage|annoying)",
        rf"what the (?:hell|fuck|heck)(?: is this)?|i hate (?:{_YOU}|this {_BOT}|this)",
    ),
    "testing": (
        r"test(?:ing)?(?: (?:test|\d+|one two|this|message))*|hello world|ping|anybody there|are you there|you there",
    ),
}
TRICKS = (
    r"(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|of|the|your|my|these|those|previous|prior|above|earlier|existing) )+"
    r"(?:instructions?|rules|prompts?|guidelines|programming|above|directions)\b",
    r"\bsystem (?:prompt|override|message)\b|\bjail ?break\b|\b(?:debug|developer|god|admin|dan) mode\b|\byou are (?:now )?dan\b",
    r"\b(?:show|print|reveal|repeat|tell|give|output|share|what(?:'s| is| are)) (?:me |us )?(?:all )?(?:your|the) "
    r"(?:(?:hidden|secret|system|initial|original|full|internal) )*(?:prompt|instructions|rules|guidelines|api keys?|tokens?|passwords?|"
    r"environment variables|source code|words above)\b",
    r"\brepeat (?:the |all )?(?:words|text|everything) above\b|\bgrant (?:me )?admin\b|\bmake me (?:an? )?admin\b",
)
