"""Progress in plain words. `subject` in a pattern is the name of a skill or of a figure of calls.

`progress_on` takes any name ("how am I doing on X"), `progress_of` only one there is ("how's my X?", which may as
well be about a customer).
"""

from bot.plain_words.parts import SHOW

_SPAN = (
    r"(?: (?:lately|recently|these days|overall|so far|at the moment|today|since [a-z]+|compared (?:to|with) (?:last|the last) (?:week|month|quarter|year)|"
    r"(?:(?:over|in|during|for|since) )?(?:the )?(?:this|last|past)? ?(?:\d{1,3} ?)?(?:d|m|y|days?|weeks?|months?|quarters?|years?)))?"
)
_GOING = r"(?: (?:going|doing|coming along|looking|developing|trending|changing|evolving))?"
_SKILL = r"(?: (?:skills?|scores?|calls))?"
_DRAWN = r"(?:progress|scores?|skills?|trend|chart|graph|history|development|curve)"
_NAME = r"(?P<subject>[a-z][a-z&-]*(?: [a-z&-]+){0,4}?)"
_BETTER = r"(?:improving|improved?|getting (?:any )?better|gotten (?:any )?better|got (?:any )?better|get (?:any )?better)"
_NEW = r"(?:new|different|another|other)"

PROGRESS = {
    "progress": (
        rf"{SHOW}(?:my |the )?progress(?: chart)?{_SPAN}",
        rf"{SHOW}(?:my |the )?(?:stats|statistics|scorecard|skills|scores|score)(?: (?:card|chart))?{_SPAN}",
        rf"how(?:'s| is) my progress(?: (?:going|looking))?{_SPAN}",
        rf"{SHOW}my (?:numbers|figures|trends?){_SPAN}",
        rf"(?:where do i stand|how (?:am i|have i been|was i) (?:doing|getting on)|how (?:did|do) i do|how have i done){_SPAN}",
        rf"how (?:are|is) my skills?{_GOING}{_SPAN}",
        rf"(?:am i|have i(?: been)?|did i) {_BETTER}{_SPAN}",
        r"am i (?:any )?(?:better|worse)(?: than (?:before|(?:last|a) (?:week|month|quarter|year)(?: ago)?))?",
        rf"how have my (?:skills|scores|numbers) (?:changed|developed|moved|evolved|improved){_SPAN}",
    ),
    "progress_card": (
        rf"{SHOW}(?:the |my |a )?(?:quick|progress) card",
        r"(?:what's|what is|what are|show(?: me)?) my (?:strongest|weakest|best|worst|top|lowest|highest) (?:skills?|scores?|areas?)",
        r"(?:(?:what are|what's|what is|show(?: me)?) )?my (?:biggest |main |greatest |top )?"
        r"(?:strengths?|weakness(?:es)?|strengths and weaknesses|weak spots?|strong points?|weak points?)",
        r"what am i (?:good|best|bad|weak|weakest|worst|strong|strongest) (?:at|in)|where am i (?:weak|weakest|strong|strongest|best|worst)",
        r"what (?:should|could|can) i (?:work|focus) on(?: (?:next|first|this week))?",
    ),
    "progress_report": (
        rf"(?:download )?{SHOW}(?:(?:the|my|a|full|weekly|monthly|complete|latest|last|progress) )*report{_SPAN}",
    ),
    "progress_file": (
        rf"{SHOW}(?:(?:the|my|a|full|weekly|monthly|complete|latest|last|progress) )*report (?:as|in|to) (?:an? )?(?:file|pdf|document|download)",
    ),
    "progress_on": (
        rf"how am i doing (?:on|with|at|in) (?:my )?(?!(?:this|that|it)\b){_NAME}{_SPAN}",
        rf"how did i do (?:on|with|at|in) (?!(?:the|that|this|a|an|our)\b)(?:my )?{_NAME}{_SPAN}",
        rf"(?:am i|have i) (?:getting|got|gotten|become) (?:any )?better (?:at|with|in|on) (?:my )?{_NAME}{_SPAN}",
        rf"{SHOW}my progress (?:on|with|in|at|for) (?:my )?{_NAME}{_SPAN}",
        r"(?:what(?:'s| is| are| was)|show(?: me)?|see) my (?!customer|client|credit|account|team|lead|champion|deal)"
        rf"{_NAME} (?:scores?|skills?){_SPAN}",
        rf"(?:what(?:'s| is| are| was)|show(?: me)?|see) my (?:scores?|skills?) (?:for|in|on|at) {_NAME}{_SPAN}",
        rf"my {_NAME} (?:scores?|skills)",
    ),
    "progress_of": (
        rf"(?:how(?:'s| is| are)|what(?:'s| is) happening with|what about) my {_NAME}{_SKILL}{_GOING}{_SPAN}",
        rf"(?:am i|have i(?: been)?|did i) (?:{_BETTER}|progress(?:ed|ing)?) (?:at|with|in|on|my)(?: my)? {_NAME}{_SPAN}",
        rf"how(?:'s| is) (?:it|everything) going with my {_NAME}{_SPAN}",
        rf"is my {_NAME} (?:going|getting|moving|trending)? ?(?:up|down|better|worse|improving|higher|lower){_SPAN}",
        rf"(?:has|have) my {_NAME} (?:gone|got|gotten|been|become)? ?(?:up|down|better|worse|improved|higher|lower){_SPAN}",
        rf"how much (?:do|did|am) i (?P<subject>talk|listen|talking|listening)(?: on (?:my )?calls)?{_SPAN}",
        rf"how (?:good|bad|strong|weak) am i (?:at|in|with|on) (?:my )?{_NAME}{_SPAN}",
        rf"(?:show|see)(?: me)? {_NAME}{_SPAN}",
        rf"my {_NAME}{_SPAN}",
        rf"show(?: me)? how my {_NAME} (?:is|are)(?: (?:going|doing|developing|changing|trending))?{_SPAN}",
        rf"am i (?P<subject>talking|listening|speaking) (?:less|more|enough|too much)(?: on (?:my )?calls)?{_SPAN}",
        rf"{SHOW}(?:my |the )?{_NAME} {_DRAWN}{_SPAN}",
        rf"{SHOW}(?:a |the |my )?{_DRAWN} (?:of|for|on|in) (?:my )?{_NAME}{_SKILL}{_SPAN}",
        rf"(?:show|see|what's|what is|what was)(?: me)? my {_NAME}{_GOING}{_SPAN}",
        rf"my {_NAME}(?: (?:over|in|for))? (?:the )?(?:last|past)? ?(?:\d{{1,3}} ?)?(?:d|m|y|days|weeks|months?|quarter|year)",
    ),
    "focus_of": (rf"(?:work|focus|concentrate) on (?:my )?{_NAME} (?:for )?(?:this|next|the) week",),
    "focus_change": (
        r"(?:change|set|pick|choose|switch|update|edit|swap|replace|take|have|get|give me|keep or change)"
        rf"(?: (?:a|an|my|the|me|this week's))?(?: {_NEW})?(?: weekly)? focus(?: (?:for|of) (?:this|the) week)?",
        r"(?:(?:what(?:'s| is|s)|show(?: me)?|see) )?my (?:current |present |weekly )?focus(?: (?:for )?(?:this|the) week)?",
        r"what else (?:should|could|can) i (?:work|focus) on(?: (?:next|this week))?",
        rf"(?:a )?{_NEW} focus(?: (?:for )?(?:this|the|next) week)?",
        r"(?:set|change|switch|make) my focus (?:to|on) [^?]{2,80}",
        r"make (?!the |this |it |that )[^?,]{3,60} my (?:new )?focus(?: (?:for )?(?:this|next|the) week)?",
        r"my (?:new )?focus (?:is|will be) (?:now )?(?!lost|gone|off|not)[^?,]{3,60}",
        r"(?:work|focus|concentrate) on (?:something|anything) (?:else|different|new)(?: (?:for )?(?:this|next|the) week)?",
        r"(?:drop|end|remove|clear|stop) my (?:current )?focus",
    ),
}
