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
    r"digest(?: (?:day|time))?|reflections?|quiet (?:hours|times?|days)|working (?:hours|days)|transcripts?)"
)
_RHYTHM = (
    r"(?:(?:(?:weekly|monday|friday) )?(?:digests?|reflections?|quiet (?:hours|times?|days)|time ?zone)"
    r"(?: (?:day|time|hours))?|(?:friday|reflection) questions?)"
)
_TO = r"(?: (?:to|on|at|from|for|between|by) [^?]{1,40})?"
_AT = r"(?:on|at|every|later|earlier|around|before|after|in the|by)"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m| o'clock)?|noon|midday)"
_MOMENT = (
    r"(?:(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|mornings?|evenings?|afternoons?)"
    rf"|{_CLOCK})(?: (?:at )?{_CLOCK}| (?:mornings?|evenings?|afternoons?))?"
)
_OFF = r"(?:stop|turn off|cancel|switch off|disable|turn on|switch on|enable|start|unsubscribe(?: me)? from)"
_TONE = r"(?:softer|gentler|kinder|stricter|tougher|harsher|direct|supportive|socratic|blunt|gentle|soft|kind|friendly|strict)(?:ly)?"
_FIRST = r"(?:[^,?]{3,60}, (?:so |please |and )*)?"
"""What somebody says before they ask to change a setting of their own: "I work Sundays, change my quiet days"."""
_WRITE = r"(?:write|message|dm|text|ping|contact|disturb|bother|send messages|send anything)"
_DAYS_OFF = r"(?:on|at|over) (?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|evenings?|nights?)"
_SPAN = r"(?:(?:for )?(?:the )?rest of (?:the|this) (?:day|week|month)|(?:for )?(?:this (?:week|month)|next week|today|tomorrow))"
_UNTIL = r"(?:until|till|til|before) (?!(?:we|they|he|she|it|you|i)\b)(?:after )?[^?,]{2,30}"
_AWAY = r"(?:away|off|out|ooo|out of (?:the )?office|on (?:holidays?|vacation|leave|pto|parental leave|sick leave)|sick|out sick|off sick)"

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
        rf"(?:don't|do not|stop) {_WRITE}(?:ing)?(?: to)? me(?: (?:{_UNTIL}|{LENGTH}|{_SPAN}))?",
        rf"(?:leave me (?:alone|be)|stop sending me (?:stuff|things|messages|anything))(?: (?:{_UNTIL}|{LENGTH}))?",
        r"stop (?:messaging|writing|dming|contacting|texting|pinging)(?: to)? me",
        rf"(?:pause|snooze|mute|be quiet|stay quiet)(?: (?:everything|it all|all|(?:the |all )?messages|notifications|coaching))?"
        rf"(?: (?:{LENGTH}|{_SPAN}))?",
        rf"(?:pause|snooze|mute) (?:the |my |all )?(?:digests?|reminders?|coaching|messages) (?:{_UNTIL}|{LENGTH}|{_SPAN})",
        rf"(?:give me a (?:break|rest)|silence|quiet|shut up|peace)(?:,? please)? (?:{_UNTIL}|{LENGTH}|{_SPAN})",
        rf"(?:pause|snooze|mute|be quiet|stay quiet|no (?:more )?(?:messages|dms))(?: (?:everything|it all|all|coaching))? {_UNTIL}",
        rf"no (?:more )?(?:messages|dms)(?: (?:{LENGTH}|{_SPAN}))?",
        rf"(?:i(?:'m| am|'ll be| will be) {_AWAY}|(?:on|away on) (?:holidays?|vacation|leave|pto|parental leave|sick leave)"
        r"|(?:holidays?|vacation|ooo|out of (?:the )?office))"
        rf"(?: from (?:tomorrow|monday|today|next week))? (?:{_UNTIL}|{LENGTH}|{_SPAN}|from [^?,]{{2,20}} to [^?,]{{2,20}})"
        rf"(?:[,.]? (?:so )?(?:please )?(?:pause|stop|be quiet|no messages|(?:don't|do not) {_WRITE}(?: to)? me))?",
        r"stop(?: (?:everything|it all|all messages))?",
        r"resume|unpause|unmute|unsubscribe(?: me)?|resume (?:messages|coaching)",
        r"i'm back(?: (?:from|at|in|to) (?:my )?(?:holidays?|vacation|leave|work|the office))?",
        r"you (?:can|may) start",
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
        rf"{_FIRST}(?:change|edit|move|update|set|switch|adjust|make|fix) my {_OWN}{_TO}",
        rf"{_FIRST}(?:change|edit|move|update|set|switch|adjust|make) (?:the )?{_RHYTHM}{_TO}",
        r"(?:set|make) (?:my |the )?quiet (?:hours|times?|days) [^?]{2,40}",
        rf"{_OFF} (?:the |my )?{_RHYTHM}|(?:turn|switch) (?:the |my )?{_RHYTHM} (?:off|on)",
        rf"(?:send|give|get|have|receive)(?: me)? (?:my|the) {_RHYTHM} {_AT}(?: [^?]{{1,30}})?",
        rf"(?:my |the )?{_RHYTHM} {_AT} {_MOMENT}(?: instead)?|no {_RHYTHM} any ?more",
        rf"(?:i )?(?:don't|do not) (?:want|need|like) (?:the |my |a |any )?{_RHYTHM}(?: any ?more)?",
        rf"my {_OWN} (?:is|are) (?:wrong|not right|not correct|off|out of date)",
        r"(?:keep|store|delete|remove|save) (?:my |the |all |our )?(?:call )?transcripts (?:for|after|only for) [^?]{3,20}",
        rf"(?:talk|speak|write|be)(?: to| with)? me (?:a bit )?(?:more |less )?{_TONE}",
        r"(?:a )?(?:lighter|easier|slower|gentler|harder|faster|heavier) (?:pace|plan|weeks?)(?: for me)?",
        r"make (?:my|the|this) (?:plan|weeks?) (?:a (?:bit|little) )?(?:lighter|easier|shorter|harder|heavier)",
        r"(?:fewer|less|more|shorter|easier) tasks(?: (?:per|a|each|every) week)?",
        rf"(?:don't|do not|no|stop) (?:(?:{_WRITE}|ask)(?:ing)?(?: to)? me|messages|dms) {_DAYS_OFF}",
        rf"(?:don't|do not|stop) send(?:ing)?(?: me)? (?:my |the )?{_RHYTHM}(?: any ?more)?",
        rf"no (?:more )?{_RHYTHM}|(?:my |the )?{_RHYTHM} settings|(?:too many|less|fewer) messages",
        rf"(?:when|what (?:time|day)) (?:is|are|do i get|do you send|does|will) (?:my |the )?(?:next )?{_RHYTHM}(?: (?:come|sent|due|arrive))?",
        rf"{SHOW}my (?:{_OWN}|{_RHYTHM})",
        rf"be (?:a (?:bit|little) )?(?:more |less )?{_TONE}(?: with me)?",
        r"(?:don't|do not|stop) us(?:e|ing) (?:ai|claude|the model|a model|an ai|the ai)(?: (?:on|for|with) my data)?",
    ),
    "settings_named": (rf"(?:my )?(?:{_OWN}|{_RHYTHM}|sharing|language|model|alerts?)(?: [^?]{{1,40}})?",),
}
