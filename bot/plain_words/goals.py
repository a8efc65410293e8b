"""Goals and figures in plain words: seeing them, changing them, logging a number."""

from bot.plain_words.parts import DIGIT_LIST, MINE, NUMBER_LIST, SHOW

_STATE = r"(?:open|active|paused|done|finished|completed|reached|achieved|old)"
_NOT_THEIRS = r"(?!(?:customer|client|buyer|account|team|company|deal|their|his|her|our|project)(?:s|'s|s')?\b)"
_NAMED = rf"(?:my |the |that )?(?:{_NOT_THEIRS}[\w&%/'-]+ ){{0,4}}goals?"
_NUMBERED = rf"(?:my )?goals? (?:numbers? |no\.? ?|nr\.? ?)?(?:{NUMBER_LIST})"
_GOAL = rf"(?:{_NUMBERED}|{_NAMED})"
_DONE = r"(?:done|reached|achieved|completed?|finished|closed|met)"
_PERCENT = r"\d{1,3} ?(?:%|percent|per cent)"
_COUNTED = (
    r"(?:saves|followers|subscribers|streams|plays|listeners|pitches|placements|gigs|shows|songs|deals|calls|meetings|"
    r"demos|opportunities|renewals|expansions|customers|orders|sales|tickets|reviews|leads|proposals|quotes|"
    r"referrals|bookings|clients|stockists|visits|visitors|invoices|hours|qbrs|ebrs)"
)
_SINCE = r"(?: (?:booked|done|held|won|sent|this (?:morning|afternoon|evening)|now|so far|already|in total|made|closed|sold|this (?:week|month)|last week|today|yesterday))*"
_FIGURE = r"[£$€]?\d[\d.,]*[km]?"

GOALS = {
    "goals_list": (
        rf"{SHOW}{MINE}(?:{_STATE} )?(?:goals|goals? (?:list|overview|status))(?: (?:i have|open|active|so far))?",
        rf"{SHOW}my targets|(?:list|show(?: me)?) (?:everything|all|what) i(?:'m| am) working towards?",
        r"how far (?:along|on) are my goals|how are my goals|what am i aiming (?:for|at)",
        rf"(?:move|postpone|extend|shift|push(?: back)?|delay) {_NUMBERED} (?:to|until|till|by) [^?]{{2,30}}",
        r"(?:edit|change|update|manage|adjust|open) (?:(?:my|the) goals?(?: \d+)?|goals? \d+)",
        r"(?:goals?|my goals?'?) progress|am i on track(?: (?:with|on|for) my goals)?|how close am i to my goals?",
        rf"(?:what|which) goals (?:do i have|have i(?: got)?|did i set|are {_STATE}|of mine are {_STATE})(?: {_STATE})?",
        r"how (?:are|do|did) my goals(?: (?:going|doing|look|looking|stand|coming along))?",
        rf"how (?:far )?am i (?:doing |getting )?(?:on|with|along with|towards?) {_NUMBERED}",
        r"how (?:far )?am i (?:doing |getting )?(?:away )?(?:on|with|from|off|along with|towards?) my goals",
        r"(?:what|which)(?: of my)? goals am i (?:behind|late|ahead|on track|off track)(?: (?:on|with|for|in))?",
        r"(?:did i|have i) (?:reach|reached|hit|met|meet|achieved?|finish|finished) (?:any|some|all)(?: of)?(?: my)? goals",
        rf"(?:show(?: me)?|see|open|how's|how is|what about) {_NUMBERED}(?: (?:going|doing|looking|coming along))?",
        r"remind me (?:what|which) my goals (?:are|were)|remind me of my goals",
        r"(?:what's|what is|what was|show(?: me)?|tell me) my goals?",
        r"where (?:do my goals stand|are my goals|am i (?:with|on) my goals|do i stand (?:with|on) my goals)",
        r"(?:(?:what's|what is|show(?: me)?|see) )?(?:the )?status of my goals",
    ),
    "goal_update": (
        rf"(?:i(?:'m| am) )?(?:done|finished|through) with {_NUMBERED}",
        r"(?:pause|resume|un-?pause|reactivate|close|complete|finish|delete|remove|drop|cancel|scrap|abandon|forget"
        rf"|stop (?:tracking|counting|following)|tick off|put off) {_GOAL}",
        rf"(?:i(?:'m| am|'ve| have)? )?(?:give|gave|given|giving) up (?:on )?{_GOAL}",
        rf"(?:put|set) {_GOAL} (?:on hold|on ice|aside)|{_GOAL}(?: is)? on (?:hold|ice)",
        rf"(?:i'm |i am )?(?:now )?half ?way (?:through|to|there with|into) {_GOAL}|{_GOAL} is half ?way(?: there| done)?",
        rf"(?:mark|tick) {_GOAL} (?:as )?(?:{_DONE}|off|paused|active)",
        rf"{_GOAL}(?: (?:is|are))?(?: (?:now|all|both))? (?:{_DONE}|paused)",
        rf"(?:i(?:'ve| have)? )?(?:just )?(?:reached|achieved|hit|met|completed|finished) {_GOAL}",
        rf"(?:set |put |update )?{_GOAL}:? ?(?:is |are |to |at |on |now |is at |is now at )*{_PERCENT}"
        r"(?: (?:done|complete|there|reached))?",
        rf"(?:i'm |i am )(?:now )?(?:at )?{_PERCENT} (?:through|of|done with|into|on|with|of the way (?:on|to)) {_GOAL}",
        rf"goals? {DIGIT_LIST} {_DONE}",
    ),
    "metric_log": (
        rf"(?:i |we )?(?:just )?(?:got|had|made|did|closed|booked|held|sent|ran|sold|played|won|have|have now|reached|am at|are at|are now at)"
        rf" {_FIGURE} (?:new |more )?{_COUNTED}{_SINCE}",
        rf"add {_FIGURE} (?:new |more )?{_COUNTED}{_SINCE}",
        rf"(?:i'm|we're) (?:now )?at {_FIGURE} {_COUNTED}{_SINCE}",
        rf"add {_FIGURE} (?:new |more )?[a-z]+ to my (?:log|figures|numbers)",
        rf"(?:i |we )(?:just )?(?:sold|booked|shipped|published|recorded|released|delivered|baked|served)"
        rf" {_FIGURE} (?:new |more )?[a-z]+{_SINCE}",
        rf"(?:today|yesterday|this week|this month)[:,-] {_FIGURE} (?:new |more )?{_COUNTED}",
        rf"(?:my |our )?(?:cash|balance|bank balance|revenue|turnover|pipeline|win rate|churn|nps|followers|"
        rf"monthly listeners|listeners|subscribers|streams) (?:is|are|stands? at|is at|are at|=) (?:now )?{_FIGURE}(?: ?%)?"
        r"(?: (?:now|today))?",
        rf"(?:log|logged|i logged|track):? (?!in |into |out |off |on )(?:an? |my )?(?:[a-z]+ ){{0,3}}?(?:of |at |is |: ?)?"
        rf"{_FIGURE}(?: ?%)?(?: [^?]{{1,60}})?",
        rf"\+? ?{_FIGURE} (?:new |more )?{_COUNTED}{_SINCE}",
        r"log:? (?!(?:in|into|out|off|on|an?|my|the)\b)[\w.,%-]+(?: [a-z]+){0,2}",
    ),
    "goal_of": (
        r"(?:improve|work on|develop|raise|strengthen|get better (?:at|in|with)|become better (?:at|in|with)|be better at)"
        r"(?: my)? (?P<subject>[a-z][a-z&-]*(?: [a-z&-]+){0,4}?)(?: skills?| score)?",
    ),
    "goal_open": (
        r"(?:(?:add|set|create|make|have)(?: me)? )?(?:a |another |one more |my )?(?:new )?goal",
        r"(?:add|set|set up|create|make|have)(?: me| myself)? (?:a |another |one more |my )?(?:new )?(?:goal|target)"
        r"(?: for (?:me|myself))?"
        r"(?:,? please)?(?: to (?!the |a |an |my |our |their )| (?:of|about) |[:,] ?)[^?]+",
        r"(?:add|create) goal (?!(?:to|for|with|in) (?:the|a|an|my|our|their)\b)[^?]+",
        r"(?:a )?new (?:goal|target)(?:: ?| ?- ?| (?=\d))[^?]+",
        r"(?:my )?goal ?= ?[^?]+|track a goal(?: for me)?(?: to |[:,] ?)[^?]+",
    ),
}
