"""How people promise and ask for things, over plain text (see `bot.language.commitments`)."""

import re

from bot.language.patterns import any_of
from bot.language.words import word_set

ADVERBS = (
    r"(?:(?:definitely|certainly|also|just|then|probably|absolutely|gladly|happily|quickly|personally|actually|"
    r"still|go away and|go back and|"
    r"for sure|of course|make sure to|be sure to|try to|go ahead and|have to|need to|go and|turn around and|"
    r"sit down and|at least|again|now|so|uh|um|you know|kind of|sort of|maybe|like|obviously|surely|,) ?)*"
)

DOING = any_of(
    r"send\b",
    r"e-?mail\b",
    r"forward\b",
    r"(?:shoot|drop|ping|text|message|write|fire off|slack)\b",
    r"share (?!my screen|the screen|a screen)",
    r"follow[- ]?up\b",
    r"get started on|get (?:back|in touch|you|that|this|it|them|those|these|someone|somebody|our|my|the|a|"
    r"an|with|"
    r"on (?:it|"
    r"that))\b",
    r"(?:circle|come|report|call|write|check|touch|loop) (?:back|base|in|around)\b",
    r"be (?:in touch|back|there|sending|reaching|following|sharing|sure|happy to|able to (?:send|get|share|"
    r"have))",
    r"(?:reach|find|look|dig|sort|work|figure|map|hash|print|fill) (?:out|into|it out|that out|on|up|"
    r"through)\b",
    r"(?:set|put|line|write|pull|draw|mock|bring|wrap|pick|sign|type|clean) (?:up|together|down|in|over|"
    r"some time|"
    r"time|that|"
    r"it|this|you|a|an|the)\b",
    r"(?:schedule|arrange|book|organi[sz]e|plan|prepare|draft|create|build|finali[sz]e|compile|gather|collect|"
    r"submit|process|"
    r"update|upload|install|order|cancel|refund|issue|credit|fix|test (?!positive|negative)|implement|"
    r"configure|"
    r"provision|enable|review|"
    r"read|investigate|check|double[- ]check|verify|confirm|clarify|validate|research|escalate|raise|flag|file|"
    r"log|"
    r"ask|call|phone|ring|contact|invite|introduce|connect|intro|cc|copy|deliver|ship|provide|return|pay|"
    r"approve|"
    r"sign|complete|finish|post|publish|print|document|record|add|remove|change|replace|move|run|transfer|"
    r"bring|"
    r"hand|chase|nudge|remind|coordinate|handle|assign|attach|include|resend|redo|rework|revise|adjust|"
    r"calculate|"
    r"price|quote|waive|match|extend|reduce|apply|negotiate|pass|relay|mention|discuss|present|buy|work|write|"
    r"migrate|train|onboard|deploy|launch|upgrade|kick off|roll out)\b",
    r"(?:talk|speak|meet|chat|sync|connect|align|sit down|reconnect|regroup|reconvene|touch base|catch up) "
    r"(?:to|"
    r"with|on|at|"
    r"again|tomorrow|next|later|this|in|about|about it)\b",
    r"(?:loop|rope|pull|bring) (?:you|him|her|them|in|our|my|\w+) ?(?:in)?\b",
    r"take (?:care|a look|a stab|that|it|this|an action|the action|on|ownership|point|one|a first|notes|you "
    r"up)\b",
    r"have (?:(?:\w+ ){1,4}in your (?:inbox|hands)|(?:an?|the|some|your) (?:\w+ ){0,2}(?:answers?|updates?|"
    r"numbers?|"
    r"quote|draft|date|plan|proposal|version|list)\b)",
    r"turn (?:\w+ ){1,3}(?:a)?round\b",
    r"walk (?:your|our) ",
    r"have (?:(?:a|another) look|it|that|this|those|them|something|someone|somebody|my)\b",
    r"have (?:our|the|an?|\w+) (?:\w+ ){0,4}(?:to you|over|ready|done|for you|sent|back|send|call|reach|follow|"
    r"e-?mail|contact|"
    r"review|sign|look|update|check|take|prepare|draft|approve)\b",
    r"make (?:sure|that|it|a note|a start|an? intro\w*|the|those|them)\b",
    r"let (?:you|him|her|them|everyone|everybody|\w+) know\b",
    r"see (?:if|what|whether|to it|about)\b",
    r"do (?:that|it|this|so|my|some|the|a|one|those|them|what)\b",
    r"give (?:you|him|her|them|it) (?:a (?:call|ring|buzz|shout|try)|an? \w+|access|the|some|more)\b",
    r"(?:keep|hold) (?:you|him|her|them|an eye|that|it|off) ?(?:posted|updated|informed|in the loop|on)?\b",
    r"(?:get started on|try|aim|push|own|join|attend|host|(?:start|begin) (?:the|on|our|with the|work\w*)|"
    r"stop by|"
    r"swing by|come by|show up|pop|spend|"
    r"show (?:you|it|them|him|her) (?:next|tomorrow|on|when|in|at|to (?:my|our|the)))\b",
    r"go (?:check|ask|see|look|and|talk|get|find)\b",
    r"turn (?:it|that|this) (?:on|off|around)\b",
    r"mail\b",
    r"get (?!to\b)\w+ (?:\w+ )?to (?:look|review|check|call|send|confirm|sign|approve|join|reach|write|fix|"
    r"come|read)\b",
    r"(?:jump|hop) on\b",
    r"tell (?:him|her|them|my|our|the)\b",
    r"(?:revert|circulate|expedite|prioriti[sz]e|tackle|address|reserve|resolve|rectify|amend|recheck|re-?run|"
    r"minute|"
    r"spec|scope|cost|reschedule|rebook|renew|release|restore|reset|renegotiate|reimburse|recommend|supply|"
    r"sort|patch|rush|free up|carve out|block (?:out|off|some|an?|the|time)|pencil|earmark|spin up|tee up|"
    r"knock up|"
    r"whip up|throw together|jot|tidy|close out|hand off|pass (?:on|along|it|that|this)|feed back|set aside|"
    r"put (?:you|us|him|her|them|aside|forward|through|in (?:a|the)|something|my|our)|price (?:it|that|this|"
    r"up)|"
    r"dig (?:it|that|this|those|up)|chase|loop (?:back|you)|pop (?:it|that|this|something|an?|the|over|by|"
    r"round)|"
    r"line (?:it|that|this|someone|somebody|an?)|take (?:that|it|this|those) (?:away|back|up|offline)|"
    r"turn (?:it|that|this|those) (?:round|around)|crack on|drive|lead (?:on|the)|"
    r"walk (?:him|her|them|my|the team))\b",
    r"explain (?:it |this |that )?to (?:him|her|them|my|our|the)\b",
)

# Moves within the call, figures of speech, and what "I'll" says of habit.
NOT_DOING = any_of(
    r"put (?:it|that) (?:this|another|like) |add (?:one|two|a(?:nother)?|something|that|this) (?:\w+ "
    r")?(?:things?|points?|"
    r"comments?|to (?:that|this))\b|have (?:an|the) (?:idea|impression|feeling|agenda|option|choice|chance)\b",
    r"see (?:if|whether|what) (?:that|it|this) (?:holds|works|helps|sticks|happens|brings|does|goes)\b",
    r"be (?:honest|frank|the first|brief|quick|quiet|fine|okay|good|surprised|able to see|very|really|a|an|the|"
    r"more|like|"
    r"glad|interested|going|doing|using|getting|having|talking|looking)",
    r"(?:do (?:an?|one|an?other|some) (?:\w+ ){0,3}(?:intro|introduction|example|demo|overview|recap|up)|"
    r"see what happens|see how|say|tell you|bet|admit|grant|agree|assume|guess|argue|note|never|always|usually|"
    r"often|sometimes|typically|only|"
    r"probably be|still be|either|not|see you|see\b(?! (?:if|what|whether|to it|about))|know|want|need|"
    r"have to see|have to say|"
    r"get (?:there|to (?:that|it|the)|into|started(?! on)|used|a lot|more|some|people|these|better|worse|into)|"
    r"pull up (?:my|the) (?:screen|browser|slides)|start (?:by|with|off|from|us)|begin (?:by|with)|walk you|"
    r"show you(?! next| tomorrow| on)|share (?:my|"
    r"the) screen|explain|pause|"
    r"stop (?:there|here|sharing|talking)|jump (?!on a)|turn it over|hand (?:it )?over|let (?:you go|you talk|"
    r"\w+ (?:talk|speak|go|take|"
    r"introduce|explain|answer))|go (?:first|next|through|over|into|back to (?:the|my))|move on|read (?:it|"
    r"this) (?:out|to)|"
    r"come back to|talk about|talk you|give you (?:a (?:little|quick|bit|brief|minute|second|chance|moment|"
    r"sense)|"
    r"an (?:example|"
    r"overview|idea)|the (?:short|quick|high))|ask you|take (?:that|it) as (?:a|an) (?!action)|take your word|"
    r"keep (?:it|this) (?:short|brief|"
    r"quick|high)|repeat|rephrase|summari[sz]e|introduce myself|run (?:through|out|into)|play|sound|look like|"
    r"feel|"
    r"make (?:it|this) (?:short|quick|brief)|add (?:that|to that)|mention (?:that|one)|skip|die|love|hate|miss|"
    r"remember|forget)\b",
)

I_WILL = r"(?:i(?: will|'ll| shall)|i am going to|i'm (?:going to|gonna)|imma|i'mma)"
WE_WILL = (
    r"(?:we(?: will|'ll| shall)|we are going to|we're (?:going to|gonna)|"
    r"(?:my|our) (?:\w+ ){1,3}(?:will|'ll|is going to))"
)
I_CAN = (
    r"(?:(?:i'm|i am|we're|we are|i'd be|i would be|we'd be|we would be|more than) (?:happy|glad|"
    r"more than happy) to|"
    r"(?:happy|glad) to|i (?:promise|commit|plan|intend|agree|hope|aim|undertake)(?: to| that i'll|,? i'll)|"
    r"i'll (?:need|have) to|"
    r"i should (?!have\b)(?:be able to )?|i'd (?:like|love) to go ahead and)"
)

NO_PROMISE = r"(?! (?:just |still |all |probably |both )*have to (?:see|wait|say|admit|think|live)\b)"
"""After "I'll" and "we'll": "we'll have to see" promises nothing."""

SOMEBODY = r"(?P<who>[A-Z][\w'’-]*[a-z](?: [A-Z][\w'’-]*[a-z])?)(?: will|['’]ll| is (?:going to|gonna))"
"""Somebody named who will do a thing."""

NOBODYS_NAME = word_set(
    "I We You It It's That This They He She There What Who Which Nobody Everyone Everybody Somebody Someone "
    "People "
    "Customers Users Most Some All None Nothing Everything Something Anything Then So And But Here Maybe "
    "Probably"
)

OFFERING = any_of(
    r"(?:send|e-?mail|forward|share|schedule|arrange|book|introduce|intro|connect you|loop|prepare|draft|ask|"
    r"check|confirm|"
    r"bring|resend|ping|text|call (?:you|him|her|them)|find out|look into|follow[- ]?up|reach out|write up|"
    r"turn (?:it|that|this|those) (?:round|around)|deliver|fix (?:it|that|this)|"
    r"waive|extend|refund|credit|price (?:it|that|this)|have (?:it|that|this|those|them)|have (?:the|my|our|"
    r"an?) \w+ (?:call|jump|join|reach|send|look|get|follow|come)|"
    r"put together|"
    r"set (?:up|that|it|something)|pull (?:up|together|that|those)|circle back|touch base|take (?:care|that|"
    r"a look)|"
    r"get (?:you|that|it|those|them|back|someone|somebody|on (?:it|that)|with)|do that|do it|make that happen|"
    r"(?:fly|come|travel|swing|pop) (?:down|over|up|by|in|out)|drive (?:over|by|out)|"
    r"give you a call|have (?:(?:our|the|an?) (?:\w+ ){1,4}(?:to you|over|ready|back|sent)|it|"
    r"that|someone|somebody|my)|let you know|talk to (?:my|our|them|him|her)|run it by|work on (?:it|that|"
    r"this))\b"
)
"""What "I can …" promises; with other verbs it tells what a product can do."""

SAYINGS = any_of(
    rf"\bwhat (?:i|we)(?:'ll| will| can| am going to|'m going to) do is (?:i'll |we'll )?{ADVERBS}{DOING}",
    rf"\b(?:i|we) (?:can|could) (?:definitely |certainly |also |just |absolutely |probably |easily |maybe |"
    rf"go ahead and |"
    rf"always )*{OFFERING}",
    r"^(?:(?:okay|ok|yes|yeah|yep|yup|sure|great|perfect|absolutely|alright|right|got it|cool|"
    r"of course)[,.! ]*)*will "
    r"do\b",
    r"\b(?:i|we)(?:'ll| will| can)? commit to \w+ing\b",
    r"\bconsider it done\b",
    r"\bleave (?:it|that|this) (?:with|to) me\b",
    r"^(?:(?:okay|yes|yeah|sure)[, ]*)?(?:i'm )?on it\b",
    r"\bi(?:'m| am) on (?:it|that)\b(?! every)",
    r"\bi owe you\b(?! (?:an apology|one\b))",
    r"\b(?:i'm|i am|we're|we are) committed to (?:getting|giving|sending|sharing|delivering|shipping|fixing|"
    r"resolving|finishing|completing|providing|having|signing|paying|releasing|launching) (?!results\b|value\b)\w",
    r"\byou(?:'ll| will| should| can expect to) (?:have(?! \w+ed\b| seen\b| heard\b)|get|receive|hear|see) "
    r".{0,60}\b(?:from (?:me|us|my|"
    r"our)\b|by|today|"
    r"tonight|"
    r"tomorrow|this week|next week|inbox|within|shortly|monday|tuesday|wednesday|thursday|friday|in (?:a|an|"
    r"the next|two|three|\d))\b",
    r"\byou(?:'ll| will) (?:have|get|receive) (?:it|that|this|them|an? (?:e-?mail|invite|invitation|"
    r"confirmation|"
    r"link|copy|"
    r"calendar)|the (?:\w+ ){0,3}(?:proposal|contract|quote|report|document|documents|recording|notes|summary|"
    r"invite|link|deck))\b",
    r"\b(?:it|that|this|the (?:\w+ ){1,3})(?:'ll| will) be (?:in your inbox|with you|sent|over to you|ready|"
    r"done|"
    r"delivered|waiting)\b",
    r"\bi(?:'m| am) (?:sending|emailing|forwarding|sharing|scheduling|booking|calling|looping|putting|"
    r"copying) (?!my screen)",
    r"\b(?:my|the|our) (?:action item|action|next step|to-?do|homework|takeaway)s? (?:is|are|will be|"
    r"would be) to\b",
    r"\b(?:that's|that is|it's) (?:an action |a to-?do )?(?:on|for) me\b",
    r"\bcount on (?:me|us|it)\b",
    r"\byou have my word\b",
    r"\bexpect (?:an? |the |my |our )?(?:\w+ ){0,2}(?:from (?:me|us)|e-?mail|invite|call|update)\b",
    r"\bi've got (?:that|this) one\b",
)

MEETING_UP = (
    r"\b(?:let's|let us|we(?:'ll| will| can| could| should)?|shall we|why don't we|how about we) (?:plan (?:to|"
    r"on) |agree to |look to |aim to |go ahead and |"
    r"try to |then |all |both |just )*"
    r"(?:meet|talk|speak|connect|reconnect|regroup|reconvene|sync|catch up|touch base|chat|do|schedule|set "
    r"up|put|"
    r"book|plan|"
    r"say|get together|get (?:something|it|that|this|time|us|everyone|everybody|an? \w+) (?:in|on|booked|"
    r"scheduled|set)|pick (?:it|this|that|things) (?:back )?up|"
    r"have (?:a|another)|review|go over|walk through|finali[sz]e|sign|kick off|start)\b"
    r"|\bwe (?:meet|talk|speak|reconvene|reconnect)\b"
)
"""Words that fix a meeting when a day is said with them."""

LET_ME = (
    r"\blet (?:me|us) (?:just |quickly |go |first |please |also |then |see and |try to |go ahead and |"
    r"actually )*"
    r"(?:send|grab|fetch|e-?mail|forward|check|double[- ]check|confirm|find|follow|get back|get (?:that|it|"
    r"this|you|someone|"
    r"somebody|a hold|hold|my|our|the)|"
    r"look into|look (?:it|that) up|see (?:if|what|whether)|circle|talk to|speak (?:to|with)|ask (?:my|our|the|"
    r"him|her|them|around)|"
    r"put (?:together|that|it|some|in)|pull|set up|schedule|loop|reach|run (?:it|that|this) (?:by|past)|"
    r"take (?:care|that|an action|it)|"
    r"work on|dig|verify|research|arrange|book|prepare|draft|write up|connect you|introduce|intro|shoot|"
    r"drop|call|"
    r"discuss (?:it|this|"
    r"that)? ?with|figure|update|fix|cancel|process|see about|bring (?:it|that|this) (?:back|up|to)|think "
    r"about (?:it|that|this)|"
    r"review|make sure|own)\b"
)

REQUEST = re.compile(
    r"(?:^|\b(?:so|and|but|then|,) )(?:(?:can|could|would|will) you (?:please |maybe |also |just |kindly |"
    r"possibly )*|"
    r"(?:would|do) you mind |please |if you (?:can|could|would) (?:just |please )?|i(?:'d| would) (?:need|like|"
    r"appreciate) (?:it if )?you "
    r"(?:to |could )?|i need you to |i'll need you to |you(?:'ll| will)? (?:need|have) to )"
    rf"(?P<action>{DOING}.*)"
)
