"""Progress in plain words. `<subject>` in a pattern is the name of a skill or of a figure of calls."""

from bot.plain_words.parts import SHOW

_SPAN = (
    r"(?: (?:lately|recently|these days|overall|so far|at the moment|today|"
    r"(?:(?:over|in|during|for|since) )?(?:the )?(?:this|last|past)? ?(?:\d{1,3} ?)?(?:d|m|y|days?|weeks?|months?|quarters?|years?)))?"
)
_GOING = r"(?: (?:going|doing|coming along|looking|developing|trending|changing|evolving))?"
_SKILL = r"(?: (?:skills?|scores?|calls))?"
_DRAWN = r"(?:progress|scores?|skills?|trend|chart|graph|history|development|curve)"
_NAMED = r"(?P<subject>[a-z][a-z&-]*(?: [a-z&-]+){0,4}?)"

PROGRESS = {
    "progress": (
        rf"{SHOW}(?:my |the )?progress(?: (?:report|card|chart))?{_SPAN}",
        rf"{SHOW}(?:my |the )?(?:stats|statistics|scorecard|skills|scores|score)(?: (?:report|card|chart))?{_SPAN}",
        rf"{SHOW}my (?:numbers|figures){_SPAN}",
        rf"{SHOW}(?:the |my |a )?(?:full |weekly |monthly |complete |latest |last )*report{_SPAN}"
        r"(?: (?:as|in) an? (?:file|pdf|document))?",
        rf"{SHOW}(?:the |my |a )?quick card",
        rf"(?:where do i stand|how (?:am i|have i been|was i) (?:doing|getting on)|how (?:did|do) i do){_SPAN}",
        rf"how (?:are|is) my skills?{_GOING}{_SPAN}",
        rf"(?:am i|have i(?: been)?|did i) (?:improving|improved?|getting better|gotten better|got better|get better){_SPAN}",
        rf"am i (?:talking|speaking|asking|listening) (?:less|more|enough|too much)(?: questions)?(?: on (?:my )?calls)?{_SPAN}",
        r"(?:what's|what is|what are|show(?: me)?) my (?:strongest|weakest|best|worst|top|lowest|highest)"
        r" (?:skills?|scores?|areas?)",
        r"what's my discovery score",
        r"(?:what(?:'s| is|) )?my (?:current |present )?focus(?: (?:for )?(?:this|the) week)?",
        r"what should i (?:work|focus) on(?: (?:next|first|this week))?",
        rf"how am i doing (?:on|with|at|in) (?!this\b|that\b|it\b)(?:[a-z&-]+ ?){{1,4}}{_SPAN}",
        rf"how did i do (?:on|with|at|in) (?!(?:the|that|this|a|an|our)\b)(?:[a-z&-]+ ?){{1,4}}{_SPAN}",
        rf"(?:am i|have i) (?:getting|got|gotten|become) (?:any )?better (?:at|with|in|on) (?:[a-z&-]+ ?){{1,4}}{_SPAN}",
        rf"{SHOW}my progress (?:on|with|in|at|over|for|this|since) (?:[a-z&0-9-]+ ?){{1,6}}",
        r"(?:what(?:'s| is| are| was)|show(?: me)?|see) my (?!customer|client|credit|account|team|lead|champion|deal)"
        rf"(?:[a-z&-]+ ){{0,4}}(?:scores?|skills?)(?: (?:for|in|on|at) (?:[a-z&-]+ ?){{1,4}})?{_SPAN}",
        r"my (?:[a-z&-]+ ){0,3}(?:scores?|skills)",
    ),
    "progress_of": (
        rf"(?:how(?:'s| is| are)|what(?:'s| is) happening with|what about) my {_NAMED}{_SKILL}{_GOING}{_SPAN}",
        rf"(?:am i|have i(?: been)?|did i) (?:improv(?:e|ed|ing)|getting better|got better|progress(?:ed|ing)?)"
        rf" (?:at|with|in|on|my)(?: my)? {_NAMED}{_SPAN}",
        rf"{SHOW}(?:my |the )?{_NAMED} {_DRAWN}{_SPAN}",
        rf"{SHOW}(?:my |the )?{_DRAWN} (?:of|for|on|in) (?:my )?{_NAMED}{_SKILL}{_SPAN}",
        rf"{SHOW}(?:a |the |my )?{_DRAWN} (?:of|for) (?:my )?{_NAMED}{_SKILL}{_SPAN}",
        rf"(?:show|see|what's|what is|what was)(?: me)? my {_NAMED}{_GOING}{_SPAN}",
        rf"my {_NAMED}(?: (?:over|in|for))? (?:the )?(?:last|past)? ?(?:\d{{1,3}} ?)?(?:d|m|y|days|weeks|months?|quarter|year)",
    ),
    "focus_change": (
        r"(?:change|set|pick|choose|switch|update|edit|swap|replace|take|have|get|give me|keep or change)"
        r"(?: (?:a|an|my|the|me|this week's))?(?: (?:new|different|another|other))?(?: weekly)? focus(?: (?:for|of) (?:this|the) week)?",
        r"(?:a )?(?:new|another|different) focus(?: (?:for|this) (?:this |the )?week)?",
        r"(?:set|change|switch|make) my focus (?:to|on) [^?]{2,80}",
    ),
}
