"""One's own data, quiet, settings and help in plain words."""

from bot.plain_words.parts import LENGTH, MINE, SHOW

_DATA = r"(?:all )?(?:of )?my (?:data|stuff|information|info)"
_OURS = (
    r"(?:this(?: (?:chat|channel|conversation|dm|thread))?|that|it|these|what i (?:say|said|write|wrote|type|typed|share|shared|tell you|told you)(?: .{1,40})?"
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
    r"(?:(?:weekly|monday|friday) (?:messages?|notes?|dms?)|(?:(?:weekly|monday|friday) )?(?:digests?|reflections?|quiet (?:hours|times?|days)|time ?zone)"
    r"(?: (?:day|time|hours))?|(?:friday|reflection) questions?)"
)
_TO = r"(?: (?:to|on|at|from|for|between|by) [^?]{1,40})?"
_AT = r"(?:on|at|every|later|earlier|around|before|after|in the|by)"
_WORKDAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends|mornings|afternoons)"
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
_LEAVE = (
    r"(?:holidays?|vacation|pto|(?:annual |parental |maternity |paternity |sick |study |compassionate )?leave)"
)
_AWAY = rf"(?:away|off|out|ooo|out of (?:the )?office|on (?:an? )?{_LEAVE}|on a break|travell?ing|sick|(?:out|off) sick|off work)"
_I_AM = r"(?:i(?:'m| am|'ll be| will be)(?: going to be| going)?|going)"
_NUMBERED_DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[a-z]{3,9})?"
_DAY = (
    rf"(?:{_NUMBERED_DAY}|(?:today|tonight|tomorrow|christmas|easter|new year)"
    r"|(?:the )?(?:(?:this|next|coming|end of|start of|beginning of|middle of|mid-?) ?)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|week|month|year"
    r"|(?:jan|febr?)(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|(?:octo?|nov|dec)(?:ember|ber)?)"
    r"(?: (?:the )?\d{1,2}(?:st|nd|rd|th)?| morning| evening)?|\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?)"
)
_FROM = r"(?:from|starting|as of|as from)"
_PERIOD = (
    rf"(?:{_FROM} {_DAY} (?:to|till|until|through) {_DAY}|between {_DAY} and {_DAY}|{_FROM} {_DAY}"
    rf"|{_NUMBERED_DAY} ?(?:-|–|to|till|until) ?{_NUMBERED_DAY}"
    rf"|(?:{_FROM} {_DAY} )?(?:{_UNTIL}|{LENGTH}|{_SPAN})|{LENGTH} {_FROM} {_DAY})"
)
_QUIET = rf"(?:(?:pause|stop|mute)(?: (?:everything|it all|all|messages|messaging|coaching|yourself))?|hold off(?: on messages| messaging)?|(?:be|go|stay|keep) (?:quiet|silent)|no messages|(?:don't|do not) {_WRITE}(?: to)? me)"
_SO_PAUSE = rf"(?:[,.;:]? (?:so |and )*(?:please )?{_QUIET}(?: (?:until|till) (?:then|i'm back)| in that time| meanwhile)?)?"
_GO_ON = r"(?:[,.;:!]? (?:so |and )*(?:please )?(?:you (?:can|may) )?(?:start|resume|carry on|go on|continue)(?: (?:messaging|writing))?)?"
_KEPT = (
    r"privacy",
    r"what are you (?:tracking|storing|keeping|collecting|saving) (?:about|on|of) me",
    r"what (?:do|did|have) you (?:know|keep|kept|store|stored|have|remember|save|saved) (?:about|on|of) me",
)
"""What is kept is asked for: a part of what is asked about privacy."""

CONTROLS = {
    "control_forget": (
        r"forget (?:about )?me",
        rf"(?:delete|erase|remove|forget|wipe) (?:{_DATA}|my account)",
        r"(?:delete|erase|wipe) (?:everything|it all)",
        r"(?:delete|erase|remove|forget|wipe) (?:everything|all(?: the)?(?: data)?)(?: that)?"
        r"(?: you (?:have|know|keep|hold|store|stored))?(?: on| about)? ?me",
    ),
    "control_export": (
        rf"(?:export|download|send|give|get|have|email)(?: me)? (?:a )?(?:copy |dump |export )?(?:of )?{_DATA}",
        rf"an? (?:copy|dump|export) of {_DATA}",
        r"(?:export|download|send|give|get)(?: me)? (?:a copy of )?everything (?:that )?you (?:have|know|keep|store|hold) (?:on|about|of) me",
    ),
    "control_privacy": (
        rf"who (?:else )?(?:(?:can|could|will|does|may) )?(?:see|sees|read|reads|get|gets)(?: to (?:see|read))? {_OURS}",
        rf"(?:do|will|would|did) you (?:share|show|send|tell|sell|give|pass on) {_OURS}(?: (?:with|to|on to) {_SOMEBODY})?",
        rf"how long (?:do|will) you (?:keep|store|hold) {_OURS}|what happens (?:to|with) {_OURS}",
        rf"(?:can|does|will|could|may) {_SOMEBODY} (?:see|read|get) {_OURS}",
        rf"(?:is|are) (?:{_OURS}|our (?:chat|messages|conversation)) (?:private|confidential|secret|safe)",
        *_KEPT,
    ),
    "control_kept": _KEPT,
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
        rf"(?:{_I_AM} {_AWAY}|(?:on|away on) {_LEAVE}|{_LEAVE}|ooo|out of (?:the )?office|(?:(?:off|out) )?sick) {_PERIOD}{_SO_PAUSE}",
        rf"{_PERIOD},? {_I_AM} {_AWAY}(?: {_PERIOD})?{_SO_PAUSE}",
        rf"(?:{_I_AM} taking|taking|i take|i have) (?:{LENGTH}|next week|the (?:day|week)|time) off(?: {_FROM} {_DAY})?{_SO_PAUSE}",
        rf"(?:{_I_AM} )?back (?:on|in) {_DAY}[,.;:]? (?:so |and )*(?:please )?{_QUIET} (?:until|till) then",
        rf"{_QUIET} (?:until|till) i(?:'m| am) back(?: {_DAY})?",
        rf"{_QUIET} {_PERIOD}",
        r"stop(?: (?:everything|it all|all messages))?",
        r"resume|unpause|unmute|unsubscribe(?: me)?|resume (?:messages|coaching)",
        rf"(?:i'm |i(?:'ve| have) )?(?:back|returned) (?:from|at|in|to) (?:my )?(?:{_LEAVE}|work|the office){_GO_ON}|i'm back{_GO_ON}",
        r"you (?:can|may) start",
        r"(?:start|resume) (?:messaging|writing)(?: to)? me|you (?:can|may) (?:write|message)(?: to)? me",
    ),
    "control_undo": (
        r"(?:(?:that was|it was|oops|wrong|by)(?: (?:a |my )?mistake)?[,.;:!]? )?(?:please )?(?:undo|revert|reverse)"
        r"(?: (?:that|it|this|(?:my |the )?last(?: (?:change|one|step|thing))?|what i (?:just )?(?:did|changed|said)))?",
        r"(?:take|put) (?:that|it) back",
    ),
    "help": (
        r"help(?: me)?|commands|menu|(?:show|list)(?: me)? (?:the |your )?(?:commands|menu|help)",
        r"what (?:else )?can (?:you (?:do|help(?: me)? with)|i (?:ask|do|say|type))(?: you)?(?: (?:for me|here))?",
        r"what commands (?:are there|do you (?:have|know)|can i use)|what can i use (?:you|this) for",
        r"what do you do|what are (?:the|your) commands|(?:who|what) are you|what is this|what's this",
        r"how do(?:es)? (?:this|it|you|sideline) work",
    ),
    "settings": (
        rf"{SHOW}{MINE}(?:settings?|preferences|profile)",
        r"(?:change|edit|update|adjust) (?:my |the |your )?(?:settings?|preferences|profile)",
        r"(?:how|where) (?:do|can) i (?:change|open|find|edit|see|get to) (?:my|the|your) (?:settings|preferences|profile)",
        r"set (?:me )?up",
        rf"{_FIRST}(?:change|edit|move|update|set|switch|adjust|make|fix) my {_OWN}{_TO}",
        rf"{_FIRST}(?:change|edit|move|update|set|switch|adjust|make) (?:the )?{_RHYTHM}{_TO}",
        r"(?:set|make) (?:my |the )?quiet (?:hours|times?|days) [^?]{2,40}",
        rf"{_OFF} (?:the |my )?{_RHYTHM}|(?:turn|switch) (?:the |my )?{_RHYTHM} (?:off|on)",
        rf"(?:send|give|get|have|receive)(?: me)? (?:my|the) {_RHYTHM} {_AT}(?: [^?]{{1,30}})?",
        rf"(?:my |the )?{_RHYTHM} {_AT} {_MOMENT}(?: instead(?: of {_MOMENT})?)?",
        rf"(?:my |the )?{_RHYTHM} (?:should|must|needs? to|has to|could) (?:come|arrive|go out|be(?: sent)?) {_AT} {_MOMENT}",
        rf"(?:my |the )?{_RHYTHM} (?:comes?|arrives?|is|are) (?:too|so|much too|way too) (?:early|late|often|soon)(?: for me)?",
        rf"i (?:don't|do not|never|no longer) work (?:on )?{_WORKDAYS}(?: (?:and|or) (?:on )?{_WORKDAYS})*(?: any ?more)?",
        rf"i only work (?:on )?{_WORKDAYS}(?:(?:, | and | to )(?:on )?{_WORKDAYS})*|no {_RHYTHM} any ?more",
        rf"(?:i )?(?:don't|do not) (?:want|need|like) (?:the |my |a |any )?{_RHYTHM}(?: any ?more)?",
        rf"my {_OWN} (?:is|are) (?:wrong|not right|not correct|off|out of date)",
        r"(?:keep|store|delete|remove|save) (?:my |the |all |our )?(?:call )?transcripts (?:for|after|only for) [^?]{3,20}",
        rf"(?:talk|speak|write|be)(?: to| with)? me (?:a bit )?(?:more |less )?{_TONE}",
        r"(?:a )?(?:lighter|easier|slower|gentler|harder|faster|heavier|shorter) (?:pace|plans?|weeks?)(?: for me)?",
        r"make (?:my|the|this) (?:plan|weeks?) (?:a (?:bit|little) )?(?:lighter|easier|shorter|harder|heavier)",
        r"(?:fewer|less|more|shorter|easier) tasks(?: (?:per|a|each|every) week)?",
        rf"(?:don't|do not|no|stop) (?:(?:{_WRITE}|ask)(?:ing)?(?: to)? me|messages|dms) {_DAYS_OFF}",
        rf"(?:don't|do not|stop) send(?:ing)?(?: me)? (?:my |the )?{_RHYTHM}(?: any ?more)?",
        rf"no (?:more )?{_RHYTHM}|(?:my |the )?{_RHYTHM} settings|(?:too many|less|fewer) messages",
        rf"(?:when|what (?:time|day)) (?:is|are|do i get|do you send|does|will) (?:my |the )?(?:next )?{_RHYTHM}(?: (?:come|sent|due|arrive))?",
        rf"{SHOW}my (?:{_OWN}|{_RHYTHM})",
        rf"{SHOW}(?:(?:my|the|next|weekly) )*digests?(?: now| today)?",
        rf"be (?:a (?:bit|little) )?(?:more |less )?{_TONE}(?: with me)?",
        r"(?:don't|do not|stop) us(?:e|ing) (?:ai|claude|the model|a model|an ai|the ai)(?: (?:on|for|with) my data)?",
    ),
    "settings_named": (rf"(?:my )?(?:{_OWN}|{_RHYTHM}|sharing|language|model|alerts?)(?: [^?]{{1,40}})?",),
}
