"""One's own data, quiet, settings and help in plain words."""

from bot.plain_words.parts import LENGTH, MINE, SHOW

_DATA = r"(?:all )?(?:of )?my data"
_OURS = (
    r"(?:this|that|it|these|what i (?:say|said|write|wrote|type|typed|share|shared|tell you|told you)(?: .{1,40})?"
    r"|my (?:\w+ ){0,2}(?:data|messages?|chats?|conversations?|calls?|transcripts?|scores?|reviews?|plans?|goals?|"
    r"notes|questions?|answers?|progress|figures|stuff|things))(?: here)?"
)
_SOMEBODY = (
    r"(?:(?:my |the |our )?(?:manager|boss|team|company|employer|lead|hr|colleagues?|admins?)"
    r"|anyone(?: else)?|anybody(?: else)?|someone(?: else)?|others?|other people)"
)
_OWN = (
    r"(?:role|track|pace|(?:coach(?:ing)? )?style|experience|segment|genre|profile|time ?zone|retention|level|"
    r"digest(?: (?:day|time))?|reflections?|quiet (?:hours|times?))"
)
_RHYTHM = r"(?:(?:weekly|monday|friday) )?(?:digests?|reflections?|quiet (?:hours|times?)|time ?zone)(?: (?:day|time|hours))?"
_TO = r"(?: (?:to|on|at|from|for|between|by) [^?]{1,40})?"
_WRITE = r"(?:write|message|dm|text|ping|contact|disturb|bother|send messages|send anything)"
_UNTIL = r"(?:until|till|til|before) (?!(?:we|they|he|she|it|you|i)\b)(?:after )?[^?,]{2,30}"
_AWAY = r"(?:away|off|out|ooo|out of (?:the )?office|on (?:holidays?|vacation|leave|pto|parental leave|sick leave)|sick)"

CONTROLS = {
    "control_forget": (
        r"forget (?:about )?me",
        rf"(?:delete|erase|remove|forget|wipe) (?:{_DATA}|my account)",
        r"(?:delete|erase|remove|forget|wipe) (?:everything|all(?: the)?(?: data)?)(?: that)?"
        r"(?: you (?:have|know|keep|hold|store|stored))?(?: on| about)? ?me",
    ),
    "control_export": (
        rf"(?:export|download|send|give|get|have|email)(?: me)? (?:a )?(?:copy |dump |export )?(?:of )?{_DATA}",
    ),
    "control_privacy": (
        rf"who (?:else )?(?:(?:can|could|will|does|may) )?(?:see|sees|read|reads|get|gets) {_OURS}",
        rf"(?:can|does|will|could|may) {_SOMEBODY} (?:see|read|get) {_OURS}",
        rf"(?:is|are) (?:{_OURS}|our (?:chat|messages|conversation)) (?:private|confidential|secret|safe)",
        r"privacy",
        r"what are you (?:tracking|storing|keeping|collecting|saving) (?:about|on|of) me",
        r"what (?:do|did|have) you (?:know|keep|kept|store|stored|have|remember|save|saved) (?:about|on|of) me",
    ),
    "control_pause": (
        rf"(?:don't|do not|stop) {_WRITE}(?:ing)?(?: to)? me(?: (?:{_UNTIL}|{LENGTH}))?",
        rf"(?:leave me alone|stop sending me (?:stuff|things|messages|anything))(?: (?:{_UNTIL}|{LENGTH}))?",
        r"stop (?:messaging|writing|dming|contacting|texting|pinging)(?: to)? me",
        rf"(?:pause|snooze|mute|be quiet|stay quiet)(?: (?:everything|it all|all|(?:the |all )?messages|notifications|coaching))?"
        rf"(?: {LENGTH})?",
        rf"(?:pause|snooze|mute|be quiet|stay quiet|no (?:more )?(?:messages|dms)) {_UNTIL}",
        rf"no (?:more )?(?:messages|dms)(?: {LENGTH})?",
        rf"i(?:'m| am|'ll be| will be) {_AWAY} (?:{_UNTIL}|{LENGTH})"
        rf"(?:[,.]? (?:so )?(?:please )?(?:pause|stop|be quiet|no messages|(?:don't|do not) {_WRITE}(?: to)? me))?",
        r"stop(?: (?:everything|it all|all messages))?",
        r"resume|unpause|unmute|unsubscribe(?: me)?|resume (?:messages|coaching)",
        r"i'm back(?: (?:from|at|in|to) (?:my )?(?:holidays?|vacation|leave|work|the office))?",
        r"(?:start|resume) (?:messaging|writing)(?: to)? me|you (?:can|may) (?:write|message)(?: to)? me",
    ),
    "control_undo": (
        r"undo(?: (?:that|it|this|(?:my |the )?last(?: (?:change|one|step|thing))?))?",
        r"(?:take|put) (?:that|it) back",
    ),
    "help": (
        r"help(?: me)?|commands|menu|(?:show|list)(?: me)? (?:the |your )?(?:commands|menu|help)",
        r"what (?:else )?can (?:you (?:do|help(?: me)? with)|i (?:ask|do|say|type))(?: you)?(?: (?:for me|here))?",
        r"what do you do|what are (?:the|your) commands|(?:who|what) are you|what is this|what's this",
        r"how do(?:es)? (?:this|it|you|sideline) work",
    ),
    "settings": (
        rf"{SHOW}{MINE}(?:settings?|preferences|profile)",
        r"(?:change|edit|update|adjust) (?:my |the |your )?(?:settings?|preferences|profile)",
        r"how (?:do|can) i (?:change|open|find|edit|see|get to) (?:my|the|your) (?:settings|preferences|profile)",
        r"set (?:me )?up",
        rf"(?:change|edit|move|update|set|switch|adjust) my {_OWN}{_TO}",
        rf"(?:change|edit|move|update|set|switch|adjust) (?:the )?{_RHYTHM}{_TO}",
        rf"(?:stop|turn off|cancel|switch off|disable|turn on|switch on|enable|start|unsubscribe(?: me)? from) (?:the |my )?{_RHYTHM}",
        rf"(?:send|give)(?: me)? (?:my|the) {_RHYTHM} (?:on|at|every|later|earlier)(?: [^?]{{1,30}})?",
        rf"(?:don't|do not|stop) send(?:ing)?(?: me)? (?:my |the )?{_RHYTHM}(?: any ?more)?",
        rf"no (?:more )?{_RHYTHM}|(?:my |the )?{_RHYTHM} settings|(?:too many|less|fewer) messages",
        rf"when (?:is|are|do i get|do you send|does|will) (?:my |the )?(?:next )?{_RHYTHM}(?: (?:come|sent|due|arrive))?",
        rf"{SHOW}my (?:{_OWN}|{_RHYTHM})",
        r"be (?:more )?(?:direct|supportive|socratic|blunt|gentle)(?: with me)?",
        r"(?:don't|do not|stop) us(?:e|ing) (?:ai|claude|the model|a model|an ai|the ai)(?: (?:on|for|with) my data)?",
    ),
    "settings_named": (rf"(?:my )?(?:{_OWN}|{_RHYTHM}|sharing|language|model|alerts?)(?: [^?]{{1,40}})?",),
}
