"""Phrases by which customers say where they stand: for it, against it, on the way out."""

from bot.language.patterns import NOT

STANCES = (
    # what is no stance
    (r"(?:would|'d) be (?:really |so |very )?(?:nice|great|good|helpful|useful|better|ideal|easier) (?:if|"
     r"to (?:have|know|see|get|hear)|for you to)", 0.0),
    (r"sorry,? (?:can|could|what|which|who|say|go ahead|my|to (?:interrupt|jump)|you (?:broke|cut|were|go)|"
     r"i (?:was|missed|didn't|had|meant|have)|for (?:being late|the (?:noise|delay)))", 0.0),
    (r"(?:not a|no) big deal", 0.8),
    (r"customer success|(?:trade|job|jobs|career|careers|book|science|art|street) fairs?|"
     r"hard (?:stop|copy|drive)|problems? (?:that )?(?:we|you|they|i)(?:'re| are|'m| am)? "
     r"(?:trying|want|wanted|looking|here|need)? ?(?:to )?(?:solv\w+|fix\w*|address\w*)|to (?:solve|fix|"
     r"address) (?:the|this|that|a|any|your|our|these) (?:\w+ )?(?:problems?|issues?)", 0.0),
    # for it
    (r"(?:thought|expected|feared|worried|figured|assumed) (?:it|this|that|they)(?:'d| would) (?:be|take|"
     r"go) (?:\w+ ){0,4}(?:but|and) (?:it|they|that) (?:wasn't|didn't|weren't|hasn't been)", 1.8),
    (r"(?:i|we|they|people|everyone|everybody|team|board|users|customers|staff|boss|he|she|folks) "
     r"(?:really |do |all |actually |quite |also )?likes? (?:the|how|where|what|that|it|this|your|having|"
     r"being|working|using)", 1.6),
    (r"(?:won|winning) (?:me|us|them|him|her|everyone) over|(?:came|come|comes) through (?:for|when)|"
     r"(?:had|have|has|got) (?:my|our) back(?![ -](?:office|end|catalogue|yard|room|pain|"
     r"door|pages?|numbers?|orders?))|held (?:my|our) hands?|out of (?:your|their|his|her) way|bent "
     r"over backwards|thought of everything|(?:hit|hitting|met|meeting|made) (?:every|all|our|the) (?:\w+ "
     r")?(?:milestones?|targets?|goals?|deadlines?|numbers?|quota)|used (?:every (?:single )?day|daily|by "
     r"(?:everyone|everybody|the whole))|sold out|went wild|standing ovation|full house|packed (?:house|"
     r"room)|(?:crushed|smashed|crushing) it|(?:you|you guys|they|we|team|i)(?:'re|'ve| are| have)? (?:really |"
     r"absolutely |totally |just )?kill(?:ed|ing) it|(?:on fire|through the roof)", 1.8),
    (r"(?:we're|i'm|we'll be|we are|they're) (?:definitely |happily )?(?:renewing|expanding|extending|"
     r"upgrading|staying)|(?:we|i)(?:'d|'ll| would| will| have|'ve)? (?:definitely |happily |gladly "
     rf")?(?:renewed|renew|sign(?:ed)?) (?:again|up|tomorrow|today|for another|on for|right now)|(?:{NOT}|"
     r"nothing|hardly) (?:really )?(?:a thing|anything|much|one thing)? ?(?:that )?(?:i|we)(?:'d| "
     r"would) (?:change|fix)", 1.8),
    (r"swears? by|(?:be|been|am|are|is|was|were|'m|'re|'s|all|fully|totally|completely|very much|firmly|"
     r"now|get|got|came) (?:all |fully |now |very much |completely |totally )?(?:on board|bought in)|"
     r"speaks? for (?:themselves|itself)|hits? the (?:spot|mark|nail)", 2.0),
    (r"sign (?:me|us) up|count (?:me|us) in|where do (?:i|we) sign|(?:i'm|we're) (?:all )?in(?=[.!,]|$)|"
     r"let's (?:do (?:it|this)|go ahead|move (?:forward|ahead)|go for it|proceed|make (?:it|this) happen|"
     r"get (?:started|(?:it|this) (?:done|signed|going|over the line)))", 1.8),
    (r"(?:ready|happy|keen|good|want|wants|like|love|excited|plan|planning|going|decided) to (?:move "
     r"(?:forward|ahead)|proceed|go ahead|sign|renew|expand|extend|upgrade|get started|add more|buy more)", 1.8),
    (r"(?:can't|cannot|couldn't) (?:thank|recommend|praise|rate) (?:\w+ ){1,3}enough", 2.2),
    (r"above and beyond|(?:the )?extra mile|(?:ten|10) out of (?:ten|10)|top marks|can't (?:praise|imagine "
     r"(?:going|working|life|being))|(?:ticks?|checks?|ticked|checked) (?:all |every |off )*(?:of )?(?:the "
     r"|our )?box(?:es)?|best (?:thing|decision|tool|move|investment)|never looked back|(?:wouldn't|won't|"
     r"would never|never want to|not going to) (?:change a thing|go back|trade it)|(?:did|do|managed|lived|"
     r"live) without (?:it|you|this)|(?:lost|stuck|screwed|nowhere) without (?:it|you|this|them|the|your)", 2.2),
    (r"worth (?:it|the (?:money|price|wait|effort|time))|good value|value for money|money well spent|"
     r"(?:picked|pick|picks|picking) (?:it|this|that) up (?:quickly|fast|in|right|straight|so|very|within)|"
     r"in good hands|so far,? so good|going strong|win[- ]win|(?:in half the time|half the (?:cost|price|"
     r"effort))", 1.8),
    (r"(?:exceed|exceeds|exceeded|surpassed|beat|beats|smashed|blew past|over[- ]?deliver(?:s|ed|ing)?)(?: (?:our|"
     r"my|all|the|every|on)(?: (?:expectations?|targets?|forecasts?|plan|goals?|numbers?))?)?", 1.8),
    (r"(?:more|better|faster|easier|quicker|smoother|simpler|less work) than (?:we(?:'d| had)?|i(?:'d| "
     r"had)?) (?:expected|hoped|thought|imagined|feared|planned)", 2.0),
    (r"no (?:regrets?|hesitation|objections?|reservations|red flags?|blockers?|downsides?|surprises|drama|"
     r"hiccups?|pushback|complaints?)(?: (?:at all|whatsoever|here|from (?:me|us|my side|our side)))?|"
     r"without (?:a|any|much) (?:hitch|hiccups?|glitch(?:es)?|problems?|issues?|trouble|drama|fuss)|"
     r"nothing to complain about|what(?:'s| is) not to (?:like|love)|not (?:a|one) single (?:problem|issue|"
     rf"complaint|concern|bug|outage|ticket)|(?:{NOT}|never) (?:once )?(?:missed a beat|skipped a beat|"
     r"let (?:us|me) down)", 2.0),
    (r"a (?:massive|huge|big|real|great|major|nice) (?:win|plus|step (?:up|forward)|upgrade|relief|boost|"
     r"hit|help|time[- ]saver|weight off)|weight off (?:my|our)|big fans?|step in the right direction|open "
     r"to (?:it|that|this)", 1.8),
    (r"(?:can|could) (?:definitely |totally |certainly )?live with (?:that|it|this)|(?:finally|now) "
     r"(?:works?|match(?:es)?|reconciles?|adds? up|balances?|makes sense)|(?:changed|transformed) (?:how|"
     r"the way|our) (?:we|they|people|business|team|lives?)|(?:like|love|want|looking) to add (?:\w+ "
     r"){0,2}(?:seats|licen[cs]es|users|sites|modules?)|in a heartbeat|real partners?", 1.8),
    # against it, or on the way out
    (r"(?:nobody|no one|no-one|none of (?:us|them|my \w+|our \w+)|hardly anyone|barely anyone) (?:ever |"
     r"really |actually |even )?(?:understands?|understood|likes?|wants?|trusts?|logs|cares?|bothers?|"
     rf"reads?|follows?|believes?)|on the fence|{NOT} (?:really |actually )?see(?:ing|n)? (?:the|any|"
     r"much|a lot of) (?:results?|value|benefit|return|roi|improvement|progress)|(?:getting|got|taking|"
     r"taken|catching) (?:a lot of |so much |some )?(?:heat|grief|flak|stick)|paying for (?:\w+ "
     r"){1,3}(?:we|i|nobody|no one) (?:don't|never|doesn't|can't|use)|expected (?:someone|somebody|you|a "
     r"call|an answer) (?:to have|by now)", -1.7),
    (rf"{NOT} (?:\w+ ){{1,3}}enough|no way (?:that )?(?:the|my|our|we|they|i|he|she)|(?:haven't|"
     r"hasn't|not|no one has|nobody has|nobody's) (?!(?:had|seen|found) (?:an?|any|one) (?:\w+ )?"
     r"(?:problems?|issues?|outages?|complaints?|bugs?|errors?|incidents?|delays?|crash(?:es)?|trouble)\b|"
     r"(?:crashed|failed|missed)\b)(?:\w+ ){1,5}(?:in|for) (?:weeks|months|years|ages|a "
     r"while|days)", -1.6),
    (r"(?:you|it|that|this|they) (?:just )?(?:keep|keeps|kept) (?!coming|growing|going|using|improving|"
     r"telling|getting (?:better|easier|faster))\w+ing|only (?:sold|got|made|managed|closed|had|works?|"
     r"worked)|had (?:higher|high|bigger) hopes|(?:was|were|been) hoping (?:for|it|you|that|we)|thought "
     r"about (?:leaving|cancel\w*|switching|stopping)|deal[- ]killer|straight answer|double[- ]booked|"
     r"snowed under|buried in|walked out|left (?:halfway|early|us|angry|over)|(?:the|our) (?:old|last|"
     r"previous) (?:\w+ )?(?:did|was|worked|handled|had)(?: \w+){0,3} (?:better|faster|easier|simpler|"
     r"cheaper|fine)|(?:said|told you) (?:so|that|this|it) (?:before|already)", -1.6),
    (r"(?:would|'d|i'd|we'd) (?:much |honestly |really )?rather (?:not|wait|stay|stick|keep|leave|hold off|"
     r"pass)", -1.5),
    (r"(?:going|go|went|gone|moving|move|head|heading) (?:in )?(?:a |an )?(?:different|another|other) "
     r"(?:direction|route|way)|(?:going|go|went|gone|decided|signed) (?:on )?with (?:someone else|somebody "
     r"else|another|a (?:different|competitor|rival)|your competitor|the (?:other|competition))"
     r"(?! (?:customer|client|approach|colou?r|design|plan|date|day|time|topic|name|format|version|title))", -2.2),
    (r"shop(?:ping)? around|(?:look|looking|looked) (?:at|for|into) (?:alternatives|(?:other|different) "
     r"(?:options|vendors|tools|providers|platforms|suppliers)|a replacement|something else)|(?:evaluating|"
     r"exploring|considering|comparing|talking to) (?:alternatives|competitors|your competitors?|(?:other|"
     r"different) (?:options|vendors|tools|providers|suppliers))", -1.5),
    (r"(?:struggl(?:e|es|ed|ing)|hard|difficult|tough|reluctant|hesitant|hesitate|unable|never|wouldn't|would not|"
     r"can't|cannot|couldn't|won't|don't|not) (?:\w+ )?(?:to )?(?:recommend|justify|defend|trust|rely on|"
     r"commit to|get behind|sign off on)", -2.0),
    (r"(?:ask|asks|asked|asking|wonder|wonders|wondering|question|questions|questioning) (?:\w+ )?why "
     r"(?:we|i|they)(?: are|'re)? (?:even |still |ever )?(?:pay|paying|bother|bought|use|using|need|spend|"
     r"spending|signed|have)|why (?:are we|do we|am i|should (?:i|we)|did we) (?:even |still |ever "
     r")?(?:pay|paying|bother|using|use|spend|sign)|what (?:are we|am i|we're|do we) (?:even |actually "
     r")?pay(?:ing)?(?: you)? for", -2.0),
    (r"(?:is|are|was|were|been|stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|it's|still|basically|completely|pretty) "
     r"(?:pretty |basically |still |completely |totally |just )?(?:flat|stagnant|stuck|nowhere|all over the "
     r"place)(?! rate| fee)|going nowhere", -1.4),
    (r"(?:hasn't|haven't|hadn't|didn't|doesn't|don't|not|isn't|aren't|never) (?:really |quite |yet |"
     r"exactly )?(?:taken off|take off|caught on|catch on|mov(?:e|ed|ing) the needle|stuck|landed|"
     r"deliver\w*|pick(?:ed)? up|clicked?|panned out|lived up|gone (?:well|anywhere|to plan)|seen (?:any|"
     r"much|the|a|results)|got(?:ten)? (?:any|much)|adopted|improved|changed|paid off|helped|on board|"
     r"bought in|fully (?:on board|bought in|convinced))", -1.8),
    (r"(?:sold|told|promised) (?:us |me )?(?:one thing|something (?:else|different|better)|the (?:moon|"
     r"world))|(?:were|was|been|are|i'm|we're) (?:hoping|expecting) (?:for )?(?:more|better|something)|"
     r"expected (?:more|better|something)|(?:hoped|hoping) for (?:(?:a lot |so |much |quite a bit )?more|"
     r"(?:something |a )?better)|(?:go|goes|going|gone|went|fell|fallen|dropped) off a cliff|"
     r"(?:what|than) (?:we|i) (?:were|was) (?:sold|promised|told)|"
     r"(?:said|told us|promised|claimed) (?:it|you|they|this) (?:would|'d|could)", -1.5),
    (r"(?:out of|beyond|over|above|outside|exceeds?|more than) (?:our|the|my|we|what we) (?:budget|price "
     r"range|(?:can|could) (?:afford|spend|justify))|(?:beyond|over|above|more than) (?:what )?(?:we|i)(?:'d| had|"
     r"'ve| have)? (?:budgeted|allocated|earmarked|set aside|put aside|planned (?:for|to (?:spend|pay)))|"
     r"(?:budgets?|headcount|team|funding|project|pilot) "
     r"(?:\w+ )?(?:was|is|has been|got|were|are|have been|being|getting) (?:\w+ )?(?:cut|frozen|slashed|"
     r"pulled|reduced|cancelled|canceled|killed|shelved)|hiring freeze|(?:budget|spending) (?:cuts?|"
     r"freeze)|no (?:budget|appetite|buy[- ]in|bandwidth|interest|headcount|funding|money|traction)", -1.6),
    (r"(?:put|putting|place|placing|it's|is|are|on|everything) (?:\w+ )?on (?:hold|ice|pause)|back burner|"
     r"(?:not|isn't|wasn't|wrong|bad|poor) (?:really )?(?:a |the )?(?:good |right )?(?:fit|match)\b|not "
     rf"for (?:us|me)\b(?! to\b)|pass on (?:this|it)|{NOT} (?:going to |be )?(?:happen|fly|renew|"
     r"renewing|sign|signing|cut it|cutting it|scale|solve|be enough|hold up)", -1.8),
    (r"(?:leaves? |leaving )?(?:a lot|much) to be desired|room for improvement|(?:could|should) (?:be|have "
     r"been|'ve been) (?:a (?:lot|bit) |much |so much |way )?(?:better|easier|faster|quicker|clearer|"
     r"smoother|simpler|cheaper)|used to (?:be (?:better|easier|faster|good|great)|work)|(?:i|we|just) "
     r"wish(?:ed)? (?:it|you|we|they|i|there|that|this|somebody|someone)", -1.4),
    (r"(?:raised|flagged|reported|mentioned|chased|escalated|asked|complained|e-?mailed|called|told) "
     r"(?:\w+ ){0,3}(?:twice|(?:two|three|four|five|several|multiple|many|a few|countless|\d+) times|"
     r"for (?:weeks|months))|(?:raised|flagged|reported|chased|escalated|complained) (?:\w+ ){0,3}(?:before|"
     r"again)|(?:told|asked) you (?:this |that )?before", -1.5),
    (r"(?:takes?|took|taking|waited|waiting|wait) (?:us |me |them |for )?(?:days|weeks|months|hours|ages)|"
     r"tim(?:e|es|ed|ing) out|slow(?:s|ed|ing) (?:\w+ )?down|hold(?:s|ing)? (?:us|me|everyone|everything) "
     r"(?:back|up)|set (?:us|me) back|cost us", -1.6),
    (r"push(?:ed|ing|es)?[- ]?back(?! (?:the|to|until|by|from|against))|push(?:ed|ing) back (?:on|hard)|up "
     r"in arms|red flags?|rocky start|bad taste|(?:sore|sticking|pain) points?|thorn in|hit a (?:wall|"
     r"snag)|fire[- ]?fighting|uphill|at risk|in (?:trouble|jeopardy|limbo|the dark)|dead in the water|"
     r"through the cracks|dropping off|dropped off|under (?:pressure|the gun|fire)|up at night|burn(?:ed|"
     r"t) (?:by|before|out)|stretched (?:too )?thin|(?:no|little|not much) choice but|(?:jump|jumping) "
     r"through hoops|more trouble than|at the end of (?:my|our|his|her|"
     r"their) (?:rope|tether|patience|wits?)", -1.6),
    (r"competit(?:or|ors|ion)(?:'s \w+)? (?:is|are|was|were|came in|does|do|has|have|offers?|quoted) "
     r"(?:\w+ ){0,2}(?:cheaper|better|faster|ahead|lower|less|more)|ripped off|fail(?:s|ed)? to (?:deliver|"
     r"respond|mention|show)", -1.8),
)  # fmt: skip
"""Regular expressions over plain text, with their weight; the words inside them do not count again."""
