"""The week in plain words: the plan, a new one, what is done, looking back."""

from bot.plain_words.parts import DIGIT_LIST, MINE, NTH_LIST, NUMBER_LIST, SHOW, WHEN

_TASKS = r"(?:(?:weekly )?(?:tasks?(?: list)?|to[ -]?dos?(?: list)?))"
_PLAN = r"(?:(?:weekly |week ?|week's )?plan)"
_FINISH = r"(?:wrapped up|wrap up|got through|am through with|ticked)"
_ONE = r"(?:(?:tasks?|items?)(?: (?:numbers?|no\.?|nr\.?))?|numbers?|no\.?|nr\.?)"
_DONE = r"(?:done|finished|completed?|ticked(?: off)?|checked(?: off)?|check)"
_BY_PLACE = rf"{NTH_LIST}(?: (?:tasks?|ones?|items?))?"
_NEW = r"(?:(?:completely |totally |entirely |whole )?(?:new|other)|another|fresh|different)"
_OTHERS = r"(?:others?(?: ones| tasks)?|another(?: one)?|(?:different|new|fresh)(?: ones| tasks)?|something else)"
_ENOUGH = (
    r"(?:(?:scrap|drop|bin|ditch|forget|throw away|throw out|delete|discard) (?:this|my|the) (?:plan|week|tasks)"
    r"|throw (?:this|my|the) (?:plan|week) (?:away|out)"
    r"|i (?:don't|do not) (?:really )?(?:like|want|feel) (?:this|my|the|these) (?:plan|tasks)"
    r"|(?:i (?:hate|dislike) )?(?:this|my|the|these) (?:weekly )?(?:plan|tasks)"
    r"(?: (?:is|are|does|do)(?:n't| not)? (?:[a-z]+ )?[a-z]+(?: (?:for )?me)?)?)"
)
"""What somebody says of a plan they want no more of; only before the request for another."""

WEEK = {
    "week_done": (
        rf"(?:i(?:'ve| have)? )?(?:just |already )?(?:{_DONE}|did|finish|check(?:ed)?(?: off)?)(?: with)?:?"
        rf" (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})(?: (?:on|of|in) my (?:plan|list|week))?(?: today)?",
        rf"(?:i(?:'ve| have)? )?(?:just )?{_FINISH} (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}|{_BY_PLACE})",
        rf"(?:i(?:'ve| have)? )?(?:just )?got (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}|{_BY_PLACE}) {_DONE}",
        rf"that's (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}) {_DONE}",
        rf"(?:i'm |i am )done with (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})",
        rf"(?:i(?:'ve| have)? )?(?:just )?(?:{_DONE}|did|managed|finish|mark|tick|check)(?: off)? {_BY_PLACE}"
        rf"(?: (?:as )?{_DONE})?(?: (?:today|yesterday|this (?:morning|afternoon|evening)))?",
        rf"(?:i(?:'ve| have)? )?(?:just )?managed (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})(?: today)?",
        rf"{NTH_LIST} (?:tasks?|ones?|items?)(?:'s| is| are)? (?:now |already |all )?{_DONE}",
        rf"(?:mark|check|tick|cross)(?: off)? (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})(?: off)?(?: (?:as )?{_DONE})?",
        rf"(?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}):?(?: (?:is|are|was|were))?(?: (?:all|both|now|already))? {_DONE}",
        rf"(?:(?:mark|tick|check)(?: off)? )?(?:all (?:of )?(?:my |the )?|everything )tasks?(?: (?:is|are|as))? {_DONE}",
        rf"(?:mark|tick|check)(?: off)? (?:all|everything)(?: {_ONE})?(?: (?:as )?{_DONE})?",
        r"(?:i(?:'ve| have)? )?(?:did|done|finished|completed)"
        r" (?:(?:all (?:of )?|every one of )my tasks|everything (?:on|in) my (?:list|plan|week)|my whole (?:list|plan))",
    ),
    "week_undone": (
        rf"(?:untick|uncheck|unmark|undo) {_ONE} {NUMBER_LIST}|(?:untick|uncheck|unmark) {DIGIT_LIST}",
        rf"(?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}|{NTH_LIST} (?:tasks?|one)) (?:(?:is|are|was|were) not|isn't|aren't|wasn't)"
        rf" (?:yet )?{_DONE}(?: yet)?",
        r"(?:i )?(?:did not|didn't|have not|haven't) (?:do|done|finish|finished|complete|completed)"
        rf" (?:{_ONE} {NUMBER_LIST}|{_BY_PLACE})(?: after all| yet)?",
        rf"(?:untick|uncheck|unmark|undo|reopen|re-open) (?:{_BY_PLACE}|{_ONE} {NUMBER_LIST})",
        rf"i (?:ticked|checked|marked)(?: off)? (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}|{_BY_PLACE}) by (?:mistake|accident)",
        rf"take (?:the )?(?:tick|check)(?: ?mark)? (?:off|from|away from) (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}|{_BY_PLACE})",
    ),
    "week_reflect_open": (
        r"(?:week )?reflect(?: on (?:my|the|this|last) week)?",
        r"(?:(?:do|write|add|open|make) )?(?:my |friday |friday's |weekly |this week's )*reflection"
        r"(?: (?:for|on|of) (?:this|the|my) week)?",
        r"look back (?:on|at) (?:my|the|this|last) week",
    ),
    "week_insights": (
        rf"{SHOW}(?:(?:any|some|more|new|my|your|the|latest|all) )*insights?"
        r"(?: (?:for me|for you|(?:for|of|from|about|on) (?:this|the|my|last) (?:week|work|calls)))?",
        r"(?:(?:are|is) there|do you have|have you got|got) (?:any |some )?(?:new )?insights?(?: for me)?",
        r"what (?:have you|did you|do you) (?:notice[ds]?|learn(?:ed|t)?)(?: (?:this week|lately|recently|about me))?",
        r"(?:(?:did|do|have) you )?noticed? (?:anything|something)(?: new)?(?: (?:this week|lately|recently|about me))?",
        r"what (?:patterns|trends) (?:do|did) you (?:see|notice)(?: (?:in my (?:work|week|calls)|lately|this week))?",
    ),
    "week_history": (
        rf"{SHOW}{MINE}(?:(?:earlier|past|last|previous|old) (?:weeks|plans)|(?:weekly |plan )?history|weeks)"
        r"(?: of (?:plans|weeks))?",
        rf"{SHOW}(?:last week's|my last|my previous|my old|the last|the previous) (?:{_PLAN}|{_TASKS})",
        rf"(?:what was|show(?: me)?|see) (?:my |the )?{_PLAN} (?:of |for |from )?last week",
        rf"{SHOW}(?:my |the )week before(?: (?:last|that|this(?: one)?))?",
        rf"what was (?:on|in) my (?:{_PLAN}|list|{_TASKS})(?: for| of)? last week",
        r"how (?:did|were) (?:my|the) (?:last|past|previous) (?:few |couple of |\d )?weeks(?: go| going)?",
        r"what (?:did i|have i) (?:do|done|get done|got done|finish|manage|achieve|complete|tick(?: off)?)(?: (?:last week|the week before(?: last)?|(?:two|three|\d) weeks ago))",
        r"how (?:was|did) (?:my last week|last week(?: go)?|my last week go)(?: for me)?",
        rf"how many (?:of my )?{_TASKS} (?:did|have) i (?:do|done|finish|finished|complete|completed|manage|tick) last week",
    ),
    "week_show": (
        rf"{SHOW}{MINE}(?:week|{_PLAN}|{_TASKS}){WHEN}",
        rf"{SHOW}(?:this week|(?:this week|next week|today|the week)'s (?:{_PLAN}|{_TASKS}|list))",
        rf"next week|(?:next week's|my next) (?:{_PLAN}|{_TASKS})|{_PLAN}{WHEN}|(?:show|see|open)(?: me)? (?:this|next) week",
        r"what(?:'s| is) (?:next|up next|coming up) (?:on|in) my (?:plan|week|list)",
        r"(?:how much|how many|is there anything|anything|what) (?:is )?(?:left|still open|remaining)"
        r"(?: to do)? (?:(?:on|in|of) my (?:plan|list|week)|this week|today|for this week)",
        r"(?:what|which)(?: tasks)? (?:have i|did i|i)(?: got| have)? (?:planned|plan)(?: for)? (?:this|next|the) week",
        r"what (?:do i|have i) (?:still |yet )?(?:have |got |need )?(?:left )?to do(?: still)?(?: (?:this|next) week| today)?",
        rf"remind me (?:what (?:my|the) (?:{_TASKS}|{_PLAN}) (?:are|is|were|was)|of my (?:{_TASKS}|{_PLAN}))",
        r"what have i got to do(?: (?:this|next) week| today)?|what(?:'s| is) on for (?:this|next) week",
        rf"tell me (?:my )(?:{_PLAN}|{_TASKS}){WHEN}",
        r"(?:what's|what is|what are|what do i have|what have i got)(?: (?:left|still open|still|left open|planned))?"
        r"(?: (?:to do|on|in|of))?(?: (?:my|the) (?:weekly )?(?:plan|plate|tasks|week|list))?"
        r"(?: (?:for|of|in))?(?: (?:left ))?(?: ?(?:this|the|my) week| today)",
        r"(?:what's|what is) (?:left )?(?:(?:on|in|of) (?:my (?:plan|plate|week|list)|the (?:plan|list)))",
        rf"(?:what|which|how many) {_TASKS} (?:are|do i have)(?: still)? (?:left|open|to do|remaining)(?: this week)?",
        rf"(?:my |the )?(?:remaining|unfinished|left|open) {_TASKS}{WHEN}",
        r"how(?:'s| is) my week(?: (?:going|looking|coming along))?",
        r"what (?:are my|tasks do i have|do i have to do)(?: (?:tasks|to do))?(?: (?:for )?(?:this week|today))",
    ),
    "week_generate": (
        rf"(?:(?:make|give|build|create|have|get|write|draw up)(?: me)? )?(?:(?:an?|my|the|some) )?{_NEW}"
        rf" (?:{_PLAN}|{_TASKS}){WHEN}",
        rf"(?:regenerate|redo|renew|refresh|rebuild|remake|replan|re-plan) (?:my |the )?(?:week|{_PLAN}|{_TASKS})",
        rf"(?:change|replace|swap|start) (?:my|these|the) (?:{_PLAN}|{_TASKS})(?: (?:over|anew|afresh))?",
        rf"(?:not|no) (?:these|those|this|that|my) (?:{_TASKS}|{_PLAN}|ones?)[,.;:-]? ?(?:but |rather )?(?:give me )?{_OTHERS}",
        rf"(?:change|replace|swap|exchange) (?:my|these|the|this) (?:{_PLAN}|{_TASKS}) (?:for|with|by) {_OTHERS}",
        r"plan (?:my |this |the )?(?:next |coming )?week",
        rf"{_ENOUGH}[,.;:!-]? ?(?:and |so |please )*(?:(?:make|give|build|create|show|get|have)(?: me)? )?"
        rf"(?:(?:an?|some) )?(?:{_NEW}(?: (?:ones?|{_PLAN}|{_TASKS}))?|{_OTHERS})",
        rf"{_ENOUGH}[,.;:!-]? ?(?:and |then )?start (?:over|again|afresh)",
        r"(?:make|give|build|create|write)(?: me)? (?:a |my )?(?:weekly )?plan for (?:this|next|the|my) week",
        r"my new (?:weekly )?plan",
    ),
}
