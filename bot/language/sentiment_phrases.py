"""Phrases that please or trouble more, or less, than their words (see `bot.language.sentiment`)."""

from bot.language.patterns import NOT

PHRASES = (
    # praise by comparison, and mockery
    (r"(?:couldn't|could not|can't|cannot) (?:be|have been|have gone|get|ask for|"
     r"say) (?:any )?(?:\w+ )?(?:happier|better|"
     r"easier|simpler|smoother|more|enough good|enough)", 2.5),
    (r"(?:oh|yeah|well|just),? (?:great|brilliant|lovely|wonderful|fantastic|perfect|marvellous),? (?:another|"
     r"more|now|"
     r"just what|so now|so that's|again|here we go|that's all)", -2.5),
    (r"(?:just|exactly) what (?:we|i) (?:didn't need|don't need)", -2.0),
    # what cancels a word, or turns it round
    (r"(?:an )?awful lot(?: of)?|terribly (?:good|kind|nice|helpful)", 0.6),
    (r"(?:thinking|talking|considering|consider) (?:of |about )?(?:cancel\w*|leaving|switching|stopping|"
     r"moving (?:off|away|to)|not renewing)", -2.0),
    (r"no (?:problem|worries|issues?|doubt|trouble|complaints|concerns)s?(?: at all)?", 1.0),
    (rf"{NOT} (?:too |so |that |half )?bad", 1.0),
    (r"can(?:no|')t (?:complain|wait|thank|fault|go wrong)", 2.0),
    (r"don't worry(?: about it)?|never mind|not to worry", 0.3),
    (r"(?:a )?good (?:deal|many|bit) of|as well as|good (?:morning|afternoon|evening|night)|best regards", 0.0),
    (r"thanks but|no,? thank(?:s| you)", -0.3),
    (r"fair enough|good question|for good|good luck", 0.2),
    (r"pretty (?=much)|i'm afraid (?:so|of the)", 0.0),
    (r"(?:death|risk|problem|issue|error|bug|fault) (?:rate|statement|tracker|report|handling|management|"
     r"number)", 0.0),
    (r"(?:great|kind|wrong|short) (?:big|of|number|term)", 0.0),
    (r"(?:cut|short|hard) (?:down|over|drive|copy|back to|list|term)|working (?:on|with|at|for|from|in|day|days|"
     r"week|capital)", 0.0),
    # what troubles without a troubling word
    (r"(?:isn't|aren't|wasn't|not|never|doesn't|don't|didn't|won't|hasn't|stopped|quit|quits) (?:even |really |"
     r"actually |been |quite )?"
     r"(?:work|working|worked|respond|responding|loading|load|happy|helping|received|arrived|responded|fixed|"
     r"resolved|showing up)", -2.0),
    (r"(?:can't|cannot|can not|couldn't|unable to|not able to|wasn't able to) (?:even |seem to |just )?(?:log|"
     r"access|get|find|reach|open|"
     r"connect|use|sign|download|print|make it|see (?:my|the|any)|afford|justify|pay|update|change|do)", -1.6),
    (r"still (?:waiting|haven't|hasn't|not|no |isn't|don't|doesn't|can't|the same|having)", -1.6),
    (r"(?:nobody|no one|no-one) (?:has |ever |is |was |even )?(?:called|calls|told|answered|answers|responded|"
     r"responds|came|knows|helped|uses|using)", -2.0),
    (r"(?:been|kept|keeps|keep|was) (?:waiting|on hold|transferred|getting transferred)|on hold for", -1.6),
    (r"(?:charged|billed) (?:me )?(?:twice|again|double|extra|for something)|double[- ]charged", -2.0),
    (r"(?:third|fourth|fifth|second|tenth) time (?:i|this|that|we|now)|how many times|over and over|"
     r"every single time|again and again", -1.2),
    (r"(?:speak|talk) (?:to|with) (?:a|your|the) (?:manager|supervisor|someone else)", -1.2),
    (r"(?:want|need|going|like|have) to (?:cancel|leave|switch|return (?:it|this)|complain)|want (?:my money back|"
     r"a refund)|cancel (?:my|our|the) "
     r"(?:account|subscription|contract|service|order|membership)", -1.5),
    (r"too (?:much|many|expensive|long|slow|high|hard|late|complicated|busy|small|big|far|little|risky|"
     r"pricey)", -2.0),
    (r"(?:more|extra|additional) (?:work|effort|hassle|steps)|(?:took|takes|taking) (?:forever|ages|too long|"
     r"so long|weeks|months|hours)", -1.4),
    (r"(?:went|going|gone|go) (?:down|wrong|out of business|backwards|south)", -1.4),
    (r"(?:fed|messed|screwed|stood) up|let (?:us|me) down|sick of|tired of|gave up|give up|fell (?:into|through|"
     r"apart|off)|ran out|run out", -2.0),
    (r"(?:not|don't|doesn't|didn't) (?:sure|see the (?:value|point)|trust|understand|like|want|know what|"
     r"make sense|have (?:the )?(?:time|budget|money))", -1.2),
    (r"what(?:'s| is) (?:going on|the point|taking so long)|are you (?:kidding|serious)|come on", -1.2),
    (r"(?:keeps?|kept) (?:on )?(?:crash|freez|fail|break|disconnect|drop|chang|ask|stop|get|go|lock|log|"
     r"los)\w*ing", -1.4),
    (r"already (?:told|explained|said|called|sent|tried|asked|paid|gave|did)", -1.2),
    (r"(?:won't|wouldn't|will not|doesn't|does not|didn't) (?:even )?(?:open|load|start|turn|let|help|connect|"
     r"go through|go away|recognize|accept)", -1.6),
    (r"(?:been|is|are|was|were|went|still) down\b|supposed to (?:be|get|have|arrive|come|receive|call)", -1.3),
    (r"never (?:got|gets|called|received|arrived|did|heard|showed|came|comes|works?|worked|responded|answered|"
     r"told)", -1.6),
    (r"(?:nobody|no one|no-one|none|hardly anyone|half) (?:on|in|from|of|at) (?:\w+ ){1,3}(?:uses?|likes?|"
     r"wants?|logs?|"
     r"knows|understands?|trusts?|adopted)", -1.6),
    (r"(?:doesn't|don't|didn't|won't|isn't|hasn't|not) (?:actually |really |even )?(?:do|doing|does|deliver|"
     r"delivered|"
     r"delivering|live up|meet|match) (?:what|the|as|on|to|our|that)", -1.8),
    (r"(?:isn't|wasn't|is not|was not|aren't|not) (?:really |quite |exactly )?what (?:we|i|you|was)\b", -1.8),
    (rf"{NOT} (?:really |quite )?(?:good enough|acceptable|worth|up to (?:scratch|standard|"
     r"par|it)|great|"
     r"ideal|there yet|ready|where)", -1.6),
    (r"had (?:enough|to go back to|to revert|to redo|to do it (?:again|by hand|manually|ourselves))|go back to (?:"
     r"spreadsheets|excel|paper|doing)", -1.6),
    (r"(?:losing|lost|running out of) (?:patience|faith|confidence|trust|hope)|(?:wit's|wits) end|"
     r"end of my (?:rope|tether)|"
     r"last straw|deal[- ]?breaker|back to square one|pulling teeth|uphill (?:battle|struggle)|pain in the|"
     r"(?:drives?|driving|drove) (?:me|us|everyone|everybody|them) (?:crazy|nuts|mad|insane|up the wall|"
     r"round the bend)", -2.2),
    (r"dropped the ball|fall(?:s|ing|en)? short|fell short|below (?:par|expectations?)|behind schedule|"
     r"over budget|"
     r"radio silence|hit and miss|hit or miss|for nothing|down again|(?:same|another) (?:issue|problem|bug|"
     r"error|outage|"
     r"delay|mistake|price (?:hike|increase|rise))", -1.6),
    (r"no (?:response|reply|answer|progress|improvement|value|roi|return|communication|notice|warning|apology|"
     r"explanation)", -1.4),
    (r"(?:price|prices|cost|costs|fees?|bill) (?:\w+ ){0,2}(?:went|gone|going|goes|keeps? going|shot|jumped|"
     r"doubled|"
     r"tripled)(?: up)?", -1.4),
    (rf"{NOT} (?:really )?(?:a )?(?:priority|interested|sold|convinced|comfortable|confident|keen|pleased|"
     r"impressed|"
     r"satisfied|a fan|thrilled)", -2.0),
    (r"(?:never|don't|doesn't|didn't|won't|not) (?:quite |really )?(?:match|add up|line up|tie up|reconcile|"
     r"balance)|"
     r"(?:can't|cannot|can not) (?:keep|go on|carry on) (?:doing|like|working|losing|paying)|"
     r"(?:eat|eats|eating|swallow(?:s|ed|ing)?) (?:up )?(?:half |all |most of )?(?:my|our|the) (?:\w+ )?(?:day|"
     r"week|time|budget|margin)|at a loss", -1.6),
    # what pleases without a pleasing word
    (r"(?:made|make|makes|making) (?:a |all the )?(?:\w+ )?difference|couldn't have asked|(?:we're|i'm|"
     r"they're) sold|"
     r"(?:it|this|that|everything) just works|(?:everyone|everybody|they|team)(?:'s| is|"
     r" are)? (?:all )?(?:now )?on board|"
     r"(?:only|full of) praise", 1.8),
    (r"(?:been |was |is |it's |it was )?(?:a )?(?:breeze|no[- ]brainer|piece of cake|walk in the park|doddle|"
     r"godsend|"
     r"dream to)", 2.0),
    (r"music to (?:my|our) ears|over the moon|(?:paid|pays|pay) for itself|worth every (?:penny|cent)|"
     r"top[- ]notch|"
     r"first[- ]class|second to none|night and day|hats off|five stars|good work|nice work|great work|"
     r"(?:does|do|did|doing) (?:the trick|the job|wonders|exactly what)|like clockwork|rock[- ]solid|"
     r"in (?:good|great) shape|hit the ground running|up and running|knocked it out|blew (?:us|me) away|"
     r"went down (?:well|a treat)|(?:went|going|gone|goes) (?:really |very |so |pretty )?(?:well|great|"
     r"smoothly)", 2.0),
    (r"ahead of (?:schedule|plan|time)|(?:weeks?|days?|months?|a (?:week|day|month)) early|under budget|"
     r"(?:quicker|faster|sooner|cheaper|better|easier) than (?:we|i|expected|planned|before|the)", 1.8),
    (r"(?:cut|halved|reduced|brought down|dropped) (?:our|the|my) (?:\w+ ){0,3}(?:time|times|costs?|hours|"
     r"errors|churn|"
     r"tickets|work|workload) ?(?:by|in half|from|to)?", 1.6),
    (r"(?:that|it|this|which)(?:'ll| will| would|'d|'s going to)? (?:really |definitely |be a |"
     r"totally )*(?:works?(?: (?:for|great|well|fine|perfectly))|help(?:s|ed|ful)?)", 1.6),
    (r"exactly what (?:we|i) (?:were|was|am|are|need|needed|want|wanted|'m|'re)", 1.8),
    (r"(?:works|work|worked|working) (?:really |so |very |just )*(?:great|well|fine|perfectly|for (?:me|"
     r"us))", 1.8),
    (r"(?:sounds?|looks?|feels?) (?:really |pretty |very |so )?(?:good|great|perfect|fine|amazing|awesome|right|"
     r"like a plan|interesting|promising)", 2.0),
    (r"(?:looking|look) forward|made my day|game[- ]changer|(?:big|huge) (?:fan|help|difference|improvement)|"
     r"well done|good job|great job|"
     r"thumbs up|peace of mind|spot on|right on|nailed it|way to go|on track|makes? (?:a lot of |total |"
     r"perfect )?sense", 2.0),
    (r"(?:saves?|saved|saving) (?:us|me|a lot|so much|time|money|hours)", 1.8),
    (r"(?:you've|you have|you guys have|you) been (?:so |very |really |super )?(?:helpful|great|kind|patient|"
     r"wonderful|amazing)", 3.0),
)  # fmt: skip
"""Regular expressions over plain text, with their weight; the words inside them do not count again."""
