"""How people say things, one alternative a line: the patterns behind `bot/intents.py`.

Every pattern is matched against the lower-cased message with single spaces and straight quotes.
"""

import re
from collections.abc import Callable
from functools import cache


@cache
def says(kind: str) -> Callable[[str], bool]:
    """A test for one kind of message: True when any of its phrases is found in the text."""
    found = re.compile("|".join(PHRASES[kind])).search
    return lambda lowered: found(lowered) is not None


PHRASES: dict[str, tuple[str, ...]] = {
    "control_forget": (
        r"^(?:please )?forget (?:about )?me,?(?: please)?[.! ]*$",
        r"^(?:please )?(?:delete|erase|remove|forget) (?:all (?:of )?)?my data,?(?: please)?[.! ]*$",
        r"^(?:please )?(?:delete|erase|remove|forget) (?:everything|all(?: the)?(?: data)?)(?: that)?(?: you (?:have|know|keep|hold))?(?: on| about)? ?me[.! ]*$",
    ),
    "control_export": (
        r"^(?:please )?(?:export|download|send me|give me) (?:all )?(?:of )?my data,?(?: please)?[.! ]*$",
    ),
    "control_privacy": (
        r"^who (?:can|could|will) (?:see|read) (?:this|that|it|my .*|what i .*)[?. ]*$",
        r"^privacy[.? ]*$",
        r"^what do you (?:know|keep|store|have|remember) (?:about|on) me[?. ]*$",
    ),
    "control_pause": (
        r"^(?:please )?(?:don\'t|do not) (?:write|message|dm|text|ping)(?: to)? me(?: (?:until|till|for) [^?]{2,30})?[.! ]*$",
        r"^(?:please )?(?:pause|snooze)(?: (?:for )?(?:(?:a couple of|\w+) )?(?:days?|weeks?|months?|fortnights?))?,?(?: please)?[.! ]*$",
        r"^(?:please )?(?:pause|snooze|be quiet) (?:until|till) [^?]{2,30}$",
        r"^(?:please )?stop(?: (?:messaging|writing|dming|contacting)(?: to)? me)?,?(?: please)?[.! ]*$",
        r"^(?:please )?(?:resume|unpause|unsubscribe(?: me)?),?(?: please)?[.! ]*$",
    ),
    "control_undo": (r"^undo(?: that)?,?(?: please)?[.! ]*$",),
    "help": (
        r"^(?:help(?: me)?|what can you (?:do|help(?: me)? with)|what do you do|how do(?:es)? (?:this|you) work)[?.! ]*$",
    ),
    "settings": (
        r"^(?:please )?(?:stop|turn off|cancel|switch off) (?:the |my )?(?:weekly )?digests?(?:,? please)?[.?! ]*$",
        r"^(?:please )?(?:(?:open|change|show|edit|update)(?: me)? )?(?:(?:my|the|your) )?(?:settings|preferences)[.! ]*$",
        r"^(?:please )?set (?:me )?up[.! ]*$",
        r"^(?:please )?(?:change|edit|move|update) (?:my |the )?(?:weekly )?(?:digest|reflection|quiet hours|role|track|pace|coaching style)(?: (?:day|time|hours|to [^?]{1,40}))?[.! ]*$",
    ),
    "confirm": (
        r"^(?:yes|yep|yeah|sure|ok|okay|please do|go ahead|do it|sounds good)(?:,? (?:please|thanks|do it|do that|go ahead))?[.! ]*$",
    ),
    "decline": (r"^(?:no|nope|not now|no,? thanks|no thank you|later)[.! ]*$",),
    "smalltalk": (
        r"^(?:thanks?|thank you|thx|cheers|ta|great|perfect|nice|cool|awesome|hi|hello|hey|good (?:morning|afternoon|evening)|bye)(?: (?:so much|a lot|coach|very much|there|again|for (?:that|this|your help)))*[.! ]*$",
    ),
    "dispute": (r"\b(?:this |that |my |the )?score (?:is|was|looks) (?:wrong|unfair|off|incorrect)\b",),
    "feedback_negative": (
        r"\b(?:your|that|this) (?:answer|advice|reply|plan) (?:was|is) (?:useless|wrong|no use|unhelpful|not (?:helpful|useful)|rubbish|off)\b",
    ),
    "refuse_peer_score": (
        r"^(?:what (?:is|was|were|are)|what's|show(?: me)?|tell me|how (?:is|was|were|are)|how's)\b.*\b(?!(?:customer|client|buyer|prospect|competitor|vendor|supplier|account|champion|sponsor|company|contact|product|team|it|that|today|week|month|quarter|year)'s)[\w-]{1,40}'s (?:score|scores|rating|ratings|numbers|calls?|review)\b",
    ),
    "goals_list": (
        r"^(?:show |list |what are )?(?:me )?(?:all )?my goals[?.! ]*$",
        r"^goals[?.! ]*$",
        r"^(?:please )?(?:show|list|see)(?: me)?(?: all)?(?: my| the)? goals(?:,? please)?[.?! ]*$",
        r"^how (?:are|do|did) my goals(?: (?:going|doing|look|looking|stand|coming along))?[?.! ]*$",
        r"^where do my goals stand[?.! ]*$",
    ),
    "goal_update": (
        r"^goals? (?:number |no\.? )?\d[\d ,and]* (?:is|are) (?:done|reached|achieved|completed?|finished)[.! ]*$",
        r"^(?:pause|mark|close|complete|finish|resume) (?:my |the )?.{0,40}\bgoal\b",
        r"\bi'?m (?:at )?\d{1,3} ?% (?:through|of|done with|into) my\b.*\bgoal\b",
    ),
    "week_done": (
        r"^(?:i(?:\'ve| have)?(?: just)? )?(?:finished|completed|did|done|ticked)(?: off)? (?:tasks?|numbers?|no\.?) #?\d[\d ,and#&]*[.! ]*$",
        r"^(?:please )?(?:mark|check|tick|cross)(?: off)? (?:tasks? |numbers? )?#?\d[\d ,and#&]*(?: (?:as )?(?:done|finished|complete|completed|off))?[.! ]*$",
        r"^(?:tasks? |numbers? )?#?\d[\d ,and#&]*(?:is |are )?(?:done|finished|completed?)[.! ]*$",
        r"^done:? #?\d[\d ,and#&]*[.! ]*$",
        r"^(?:i'?m )?done with tasks? \d",
        r"^(?:i'?m |i am )?done with (?:(?:numbers?|no\.?) )?#?\d[\d ,and#&]*[.! ]*$",
        r"^(?:tick|check) off tasks? \d",
        r"^tasks? [\d, and]+ (?:is |are )?done\b",
    ),
    "week_reflect": (r"^(?:my )?reflection:",),
    "week_reflect_open": (
        r"^(?:please )?(?:(?:can|could|may) (?:i|you|we) (?:please )?|i(?:'d like| want| would like| need) to |let me |let's )?(?:week )?reflect(?: on (?:my|the|this|last) week)?(?: now)?(?:,? please)?[.?! ]*$",
        r"^(?:my |friday |weekly )?reflection(?:,? please)?[.?! ]*$",
    ),
    "week_insights": (
        r"^(?:please )?(?:(?:show|list|see)(?: me)? )?(?:my |your |the )?insights(?: (?:for|of) (?:this|the) week)?(?:,? please)?[.?! ]*$",
        r"^what (?:have you|did you|do you) notice[ds]?(?: (?:this week|lately|recently|about me))?[?.! ]*$",
    ),
    "week_history": (
        r"^(?:please )?(?:(?:show|list|see)(?: me)? )?(?:my )?(?:(?:earlier|past|last|previous|old) (?:weeks|plans)|(?:weekly )?history|weeks)(?:,? please)?[.?! ]*$",
        r"^(?:please )?(?:(?:show|see)(?: me)? )?(?:last week's|my last|my previous) plan(?:,? please)?[.?! ]*$",
    ),
    "calls_list": (
        r"^(?:please )?(?:(?:show|list|see|open)(?: me)? )?(?:all )?my (?:last |latest |recent |past |reviewed )?(?:\d+ )?calls(?:,? please)?[.?! ]*$",
        r"^(?:which|what) calls (?:have|did) (?:i|you) (?:shared?|reviewed?|seen|see|sent|send)(?: so far)?[?.! ]*$",
    ),
    "debrief_open": (
        r"^debrief(?: (?:a|my|the|this) (?:last |latest )?call)?(?:,? please)?[.?! ]*$",
        r"^(?:please )?(?:(?:can|could|may) (?:i|you|we) (?:please )?|i(?:'d like| want| would like| need) to |let me |let's )?(?:debrief|review|share|analy[sz]e|upload) (?:a|my|another|my last|my latest|the) (?:\w+ )?call(?: (?:with you|for me))?(?:,? please)?[.?! ]*$",
        r"^(?:please )?(?:call )?debrief(?:,? please)?[.?! ]*$",
    ),
    "week_generate": (
        r"^(?:please )?(?:(?:can|could|may) (?:i|you|we) (?:please )?|i(?:'d like| want| would like| need) to |let me |let's )?(?:make|give|build|create|have|get)(?: me)? (?:a |an )?(?:new|another|fresh|different) (?:weekly )?plan(?:,? please)?[.?! ]*$",
        r"^(?:a )?(?:new|another) (?:weekly )?plan(?:,? please)?[.?! ]*$",
        r"^(?:please )?(?:(?:can|could|may) (?:i|you|we) (?:please )?|i(?:'d like| want| would like| need) to |let me |let's )?plan my week(?:,? please)?[.?! ]*$",
        r"^(?:make|give|build|create) me (?:a )?(?:new )?(?:weekly )?plan for (?:this|next|the) week",
        r"^(?:new|my) (?:weekly )?plan[.! ]*$",
    ),
    "week_show": (
        r"^(?:what\'s|what is|what are) (?:left |still )?(?:in |on )?(?:my |the )?(?:weekly )?(?:plan|tasks|week)(?: for)?(?: this| the| left this)? week[.?! ]*$",
        r"^what(?:\'s| is) left (?:(?:on|in|of) my (?:plan|week|list)|this week)[.?! ]*$",
        r"^(?:(?:please )?(?:show|open|see|list)(?: me)? )?(?:my |the )?(?:week|weekly plan|(?:plan|tasks)(?: (?:for|of) (?:this|the) week)?)[.?! ]*$",
        r"^(?:what's|what is|what are) (?:in |on )?my (?:week|weekly plan|(?:plan|tasks) for this week|plan|tasks)[.?! ]*$",
    ),
    "metric_log": (
        r"^i (?:got|had|made|did|closed|booked|held|sent|ran) \d[\d.,]*k? (?:new |more )?(?:saves|followers|streams|listeners|pitches|gigs|songs|deals|calls|meetings|opportunities|renewals|customers|orders)(?: (?:this week|last week|today|yesterday))?[.! ]*$",
        r"^log (?!in |into |out |off |on )(?:an? |my )?(?:[a-z]+ ){0,3}?(?:of |at |is )?[£$€]?\d[\d.,]*[km]?(?: ?%)?(?: \w+|[.! ]*$)",
        r"^\d[\d.,]*k? (?:new )?(?:saves|followers|streams|listeners|pitches|gigs|songs|deals|calls|meetings|opportunities|renewals|customers|orders)(?: (?:made|closed|this week|last week|today|yesterday))*[.! ]*$",
    ),
    "automation_pause": (
        r"^(?:stop|pause|delete|turn off|cancel) (?:the|my) .*\b(?:summary|automation|reminder|digest|alert)s?\b",
    ),
    "practice": (
        r"^(?:let me|let's|can i|can we|i want to|i'd like to|help me)?\s*(?:practi[sc]e|role-?play|rehearse)\b(?! (?:manager|owner|group|lead|area|head))",
    ),
    "prep": (
        r"^(?:i have|i've got|we have) (?:a |an |my )?(?:qbr|ebr|meeting|call|demo|renewal (?:call|meeting)) with \w+.*\b(?:today|tomorrow|at \d|on \w+day|in an hour|next week)\b",
        r"^meeting (?:the|with) .*\b(?:in an hour|tomorrow|today|in \d+ minutes)\b",
    ),
    "playbook": (
        r"^(?:start|run|launch) (?:the )?[\w-]+ (?:playbook|play)\b",
        r"^prepare (?:the |a )?(?:qbr|ebr|renewal) for \w+",
    ),
    "progress": (
        r"^(?:what\'s|what is|what are|what was|show(?: me)?|see) my (?!customer|client|credit|account|team|lead|champion|deal)(?:[a-z&-]+ ){0,4}(?:scores?|skills?)(?: (?:for|in|on|at) (?:[a-z&-]+ ?){1,4})?(?: (?:this|last) (?:month|quarter|year))?(?:,? please)?[.?! ]*$",
        r"^(?:my )(?:[a-z&-]+ ){0,3}(?:scores?|skills)(?:,? please)?[.?! ]*$",
        r"^(?:what(?:\'s| is)|how(?:\'s| is)|show(?: me)?) my (?:talk (?:share|ratio|time)|questions|fillers|longest stretch|patience)(?: (?:going|doing|lately|this (?:month|quarter|year)))?(?:,? please)?[.?! ]*$",
        r"^how did i do (?:on|with|at|in) (?!(?:the|that|this|a|an|our) )(?:[a-z&-]+ ?){1,4}(?:(?:this|last|the last|over the last) (?:\d+ )?(?:months?|quarter|years?))?[?.! ]*$",
        r"^am i getting (?:any )?better (?:at|with|in) (?:[a-z&-]+ ?){1,4}[?.! ]*$",
        r"^(?:(?:please )?(?:show|give|send)(?: me)? )(?:the |my )(?:full |weekly |monthly )?report(?:,? please)?[.?! ]*$",
        r"^(?:what(?:\'s| is) )?my (?:current |present )?focus(?:,? please)?[.?! ]*$",
        r"^how am i doing (?:on|with|at|in)\b",
        r"^(?:(?:please )?show (?:me )?)?(?:my |the )?progress(?: (?:report|card))?[.?! ]*$",
        r"^(?:(?:please )?show(?: me)? )?my progress (?:on|with|in|at|over|for|this|since)\b(?!.*,)",
        r"^(?:(?:please )?(?:show|give|send) (?:me )?)?my (?:weekly )?(?:report|quick card)[.?! ]*$",
        r"^how am i doing(?: (?:lately|overall|so far|these days))?[?.! ]*$",
    ),
    "team": (r"^how(?:'s| is| are) my (?:team|reports)\b",),
    "goal_new": (
        r"\bmy goal is\b",
        r"^i want to (?:get|become|be) better at\b",
        r"^i want to .+ by (?:the end|end|next|\d|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    ),
    "goal_open": (
        r"^(?:please )?(?:(?:can|could|may) (?:i|you|we) (?:please )?|i(?:'d like| want| would like| need) to |let me |let's )?(?:add|set|create|make|have)(?: me)? (?:a |another |one more )?(?:new )?goal(?:(?:,? please)?[.?! ]*$|(?: to (?!the |a |an |my |our |their )| (?:of|about) |: ?)[^?]+$)",
        r"^(?:a )?new goal(?:: ?[^?]+)?(?:,? please)?[.?! ]*$",
    ),
    "outcome": (
        r"^we (?:won|lost|closed|signed)\b",
        r"^[\w .&-]{2,40} (?:renewed|churned|cancelled|signed)\b",
        r"^(?:[\w!]+,? )?(?:it|that|this|(?:the|that|your|my) (?:\w+ )?(?:e-?mail|call|advice|plan|draft|note|message|tip|talk)) (?:really |actually |totally |has )?worked\b",
        r"\bit (?:really |actually )?worked[.! ]*$",
    ),
    "not_an_outcome": (
        r"^we (?:won|lost|closed|signed) (?:\w+ ){0,2}(?:champion|sponsor|contact|buyer|advocate|budget|access|touch|trust|momentum|data|kickoff|call|meeting)\b",
        r"\bsigned (?:with|up)\b",
        r"\b(?:but|without|who|what (?:do|now|should)|how (?:do|should|to|can)|any ideas|any advice|help)\b",
    ),
    "notes_label": (
        r"^(?:(?:(?:my )?(?:call|meeting|demo|qbr) )?notes (?:from|on|of)|(?:(?:my )?(?:call|meeting|demo|qbr) )?notes:"
        r"|call notes|debrief:|review my (?:pitch|email|e-mail)\b)",
    ),
    "after_a_call": (
        r"^(?:i |we )?(?:just )?(?:had|did|finished|wrapped up) (?:a |the |my |our )?(?:\w+ ){0,2}(?:call|meeting|demo|qbr) with\b",
        r"^(?:i |we )?(?:just )?(?:spoke|talked|met) (?:to|with)\b",
        r"\b(?:just got off|just had|just finished|came out of) (?:a |the |my )?(?:\w+ )?(?:call|meeting|demo|qbr)",
    ),
    "wants_advice": (
        r"\b(?:help|advice|advise|tips?|any ideas|(?:how|what|where) (?:do|should|can|could|would|to)|not sure (?:how|what))\b",
    ),
    "remind": (
        r"^(?:please )?remind me (?:to|about|in|on|at|tomorrow|next|every)\b",
        r"^(?:on|at|in|every|each|an?|the|\d+)\b[^?]*\bremind me (?:to|about)\b[^?]*$",
    ),
    "standing_order": (r"^(?:every|each|when|whenever|after|before|if|once)\b",),
    "action": (
        r"(?<!\bi )(?<!\bwe )(?<!\bthey )(?<!\bhe )(?<!\bshe )(?<!\byou )(?<!\bto )(?<!\bthe )(?<!\ba )(?<!\bmy )\b(?:send|draft|create|e-?mail|remind|post|write|notify|tell me|alert|list|summari[sz]e|share|book|schedule|add|update|make|start|message|ping|show|ask|prep|warn|nudge|log|suggest)\b",
    ),
    "question_start": (
        r"^(?:how|what|what's|why|who|where|which|should|can|could|is|are|do|does|did|would)\b",
        r"^when (?:should|do|does|is|can|will|would)\b",
    ),
}
