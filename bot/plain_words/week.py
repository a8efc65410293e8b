"""The week in plain words: the plan, a new one, what is done, looking back."""

from bot.plain_words.parts import DIGIT_LIST, MINE, NTH, NUMBER_LIST, SHOW, WHEN

_TASKS = r"(?:(?:weekly )?(?:tasks?(?: list)?|to[ -]?dos?(?: list)?))"
_PLAN = r"(?:(?:weekly |week |week's )?plan)"
_ONE = r"(?:tasks?|numbers?|no\.?|nr\.?|items?)"
_DONE = r"(?:done|finished|completed?|ticked(?: off)?)"
_NEW = r"(?:new|another|fresh|different)"

WEEK = {
    "week_done": (
        rf"(?:i(?:'ve| have)? )?(?:just |already )?(?:{_DONE}|did|finish|check(?:ed)?(?: off)?)(?: with)?:?"
        rf" (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})(?: (?:on|of|in) my (?:plan|list|week))?(?: today)?",
        rf"(?:i'm |i am )done with (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})",
        rf"(?:i(?:'ve| have)? )?(?:just )?(?:{_DONE}|did|finish|mark|tick|check)(?: off)? (?:the |my )"
        rf"(?:{NTH}|\d(?:st|nd|rd|th)) task(?: (?:as )?{_DONE})?",
        rf"(?:mark|check|tick|cross)(?: off)? (?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST})(?: off)?(?: (?:as )?{_DONE})?",
        rf"(?:{_ONE} {NUMBER_LIST}|{DIGIT_LIST}):?(?: (?:is|are|was|were))?(?: (?:all|both|now|already))? {_DONE}",
        rf"(?:(?:mark|tick|check)(?: off)? )?(?:all (?:of )?(?:my |the )?|everything )tasks?(?: (?:is|are|as))? {_DONE}",
        rf"(?:mark|tick|check)(?: off)? (?:all|everything)(?: {_ONE})?(?: (?:as )?{_DONE})?",
        r"(?:i(?:'ve| have)? )?(?:did|done|finished|completed) (?:all (?:of )?|every one of )my tasks",
    ),
    "week_undone": (
        rf"(?:untick|uncheck|unmark|undo) {_ONE} {NUMBER_LIST}|(?:untick|uncheck|unmark) {DIGIT_LIST}",
        rf"(?:{_ONE} {NUMBER_LIST}) (?:is|are|was|were) not (?:yet )?{_DONE}(?: yet)?",
        rf"(?:i )?(?:did not|didn't|have not|haven't) (?:do|done|finish|finished|complete|completed) {_ONE} {NUMBER_LIST}",
    ),
    "week_reflect_open": (
        r"(?:week )?reflect(?: on (?:my|the|this|last) week)?",
        r"(?:my |friday |friday's |weekly |this week's )?reflection(?: (?:for|on|of) (?:this|the|my) week)?",
    ),
    "week_insights": (
        rf"{SHOW}(?:(?:any|some|more|new|my|your|the|latest|all) )*insights?"
        r"(?: (?:for me|for you|(?:for|of|from|about|on) (?:this|the|my|last) (?:week|work|calls)))?",
        r"(?:(?:are|is) there|do you have|have you got|got) (?:any |some )?(?:new )?insights?(?: for me)?",
        r"what (?:have you|did you|do you) notice[ds]?(?: (?:this week|lately|recently|about me))?",
        r"what (?:patterns|trends) (?:do|did) you (?:see|notice)(?: (?:in my (?:work|week|calls)|lately|this week))?",
    ),
    "week_history": (
        rf"{SHOW}{MINE}(?:(?:earlier|past|last|previous|old) (?:weeks|plans)|(?:weekly |plan )?history|weeks)"
        r"(?: of (?:plans|weeks))?",
        rf"{SHOW}(?:last week's|my last|my previous|my old|the last|the previous) (?:{_PLAN}|{_TASKS})",
        rf"(?:what was|show(?: me)?|see) (?:my |the )?{_PLAN} (?:of |for |from )?last week",
    ),
    "week_show": (
        rf"{SHOW}{MINE}(?:week|{_PLAN}|{_TASKS}){WHEN}",
        rf"{SHOW}(?:this week|(?:this week|today|the week)'s (?:{_PLAN}|{_TASKS}|list))",
        r"(?:what's|what is|what are|what do i have|what have i got)(?: (?:left|still open|still|left open|planned))?"
        r"(?: (?:to do|on|in|of))?(?: (?:my|the) (?:weekly )?(?:plan|plate|tasks|week|list))?"
        r"(?: (?:for|of|in))?(?: (?:left ))?(?: ?(?:this|the|my) week| today)",
        r"(?:what's|what is) (?:left )?(?:(?:on|in|of) my (?:plan|plate|week|list))",
        rf"(?:what|which|how many) {_TASKS} (?:are|do i have)(?: still)? (?:left|open|to do|remaining)(?: this week)?",
        rf"(?:my |the )?(?:remaining|unfinished|left|open) {_TASKS}{WHEN}",
        r"how(?:'s| is) my week(?: (?:going|looking|coming along))?",
        r"what (?:are my|tasks do i have|do i have to do)(?: (?:tasks|to do))?(?: (?:for )?(?:this week|today))",
    ),
    "week_generate": (
        rf"(?:(?:make|give|build|create|have|get|write|draw up)(?: me)? )?(?:(?:an?|my|the|some) )?{_NEW}"
        rf" (?:{_PLAN}|{_TASKS}){WHEN}",
        rf"(?:regenerate|redo|renew|refresh|rebuild|remake|replan|re-plan) (?:my |the )?(?:week|{_PLAN}|{_TASKS})",
        rf"(?:change|replace|swap|start) my (?:{_PLAN}|{_TASKS})(?: (?:over|anew|afresh))?",
        r"plan (?:my|this|the) week",
        r"(?:make|give|build|create|write)(?: me)? (?:a |my )?(?:weekly )?plan for (?:this|next|the|my) week",
        r"my new (?:weekly )?plan",
    ),
}
