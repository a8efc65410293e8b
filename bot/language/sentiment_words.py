"""Words that please or trouble in the talk of customers, by strength, and phrases that mean more than their words.

Our own list, made for business and service talk: words that carry feeling in a review but none on the phone
("like", "yes", "help", "please", "well", "sure") are left out on purpose. Inflections are added on load.
"""

from collections.abc import Iterator

from bot.language.words import word_set

_STRONG = 3.0
_CLEAR = 2.0
_MILD = 1.2

_DELIGHT = word_set(
    "amazing awesome brilliant delighted excellent exceptional excited exciting fabulous fantastic incredible "
    "love loved "
    "loving magnificent marvelous outstanding perfect perfectly phenomenal superb terrific thrilled thrilling "
    "wonderful "
    "wow best ecstatic flawless flawlessly lovely blessed stellar life-saver lifesaver"
)
_PLEASED = word_set(
    "appreciate appreciated appreciative beautiful beneficial benefit confident cool delight easier easily easy "
    "effective "
    "efficient enjoy enjoyable enjoyed fun generous glad good grateful great happier happy helpful impressed "
    "impressive improve improved improvement improving intuitive kind nice nicely pleasant pleased pleasure "
    "positive "
    "powerful proud recommend reliable rewarding satisfied satisfying seamless seamlessly smooth smoothly success "
    "successful successfully thank thankful thanks thx trust trusted useful valuable valued win winning "
    "worthwhile "
    "better relieved relief reassuring refreshing charming friendly smart wise clever hilarious magic favorite "
    "favourite congratulations congrats kudos praise praised hopeful encouraging elegant gorgeous joy bonus hooray"
)
_CONTENT = word_set(
    "advantage advantageous agree agreed calm comfortable convenient fair faster flexible forward fresh "
    "gladly honest interesting okay-ish promising prefer quick quickly quicker resolved safe save saved saves "
    "saving "
    "simple solid solved stable strong stronger support supportive upgrade welcome worth neat fine "
    "progress opportunity growing growth healthy handy lucky laugh joke laughing sweet super cheaper ideal "
    "accurate"
)
_ANGER = word_set(
    "abysmal appalled appalling atrocious awful disaster disastrous disgraceful disgusted disgusting dreadful "
    "furious "
    "garbage hate hated hates hating horrendous horrible horribly horrific hideous infuriating livid nightmare "
    "outrage "
    "outraged outrageous pathetic rubbish scam scammed sickening terrible terribly unacceptable unbelievable "
    "useless "
    "worst crap crappy damn hell bullshit shit fuck fucking pissed despise devastated devastating ripoff rip-off "
    "sucks "
    "suck fraud fraudulent incompetent insulting ridiculous ridiculously tragic tragedy killed murder rape stole "
    "stolen"
)
_TROUBLE = word_set(
    "abuse afraid aggravated aggravating angry annoy annoyed annoying anxious ashamed bad badly blame bother "
    "bothered "
    "bothering broke broken bug buggy burden cheated complain complained complaining complaint complicated "
    "confused confusing "
    "confusion crash crashed crashes crashing crazy critical cumbersome damage damaged danger dangerous dead "
    "death debt deceived defective denied depressed depressing desperate died difficult difficulty disappoint "
    "disappointed disappointing disappointment dishonest dislike dissatisfied distrust disrupt disruption "
    "disruptive "
    "doubt dumb embarrassed embarrassing error expensive fail failed failing fails failure fear fed-up flaw "
    "flawed "
    "frustrate frustrated frustrates frustrating frustration guilty harm hassle headache hurt hurting hurts "
    "ignored "
    "impossible inaccurate inaccuracy inconvenience inconvenient ineffective inefficient insane insecure lied lie "
    "lies lost "
    "lose losing loss mad mess messed messy misleading miserable mistake mistaken negative neglect nervous "
    "overcharged "
    "overpriced overwhelmed overwhelming pain painful panic poor poorly problem problematic refuse refused reject "
    "rejected "
    "regret rude sad sadly scared scary screwed severe sick slow slower slowly sluggish stress stressed stressful "
    "struggle "
    "struggled struggles struggling stuck stupid suffer suffered suffering suspicious terrified threat threaten "
    "tired "
    "trouble troubled troubling ugly unable unclear uncomfortable unfair unfortunate unfortunately unhappy "
    "unhelpful "
    "unprofessional unreliable unstable upset upsetting vulnerable waste wasted wasting weird worried worries "
    "worry worrying "
    "freeze freezes freezing froze worse wrong lousy hopeless helpless fired lawsuit glitch glitchy nuisance "
    "concerned concerning alarmed "
    "alarming"
)
_DOUBT = word_set(
    "alas bummer churn clunky competitor complex concern costly decline declined delay delayed delays dropped "
    "hard harder "
    "issue lack lacking lacks late leak miss missed missing odd outdated overdue rough shame short sorry "
    "steep strange tedious tight tough tricky unsure unexpected unlikely warning weak weaker weakness outage "
    "risk risky cheap boring bored manual manually limited limitation unknown hesitant reluctant skeptical "
    "sceptical "
    "frozen cut cuts conflict problem-ish fell breach behind argue argued fault guess-work unhappy-ish stolen-ish"
)

WEIGHTS_BY_STRENGTH = (
    (_DELIGHT, _STRONG),
    (_PLEASED, _CLEAR),
    (_CONTENT, _MILD),
    (_ANGER, -_STRONG),
    (_TROUBLE, -_CLEAR),
    (_DOUBT, -_MILD),
)

PHRASES = (
    # what cancels a word, or turns it round
    (r"no (?:problem|worries|issues?|doubt|trouble|complaints|concerns)s?(?: at all)?", 1.0),
    (r"(?:not|n't) (?:too |so |that |half )?bad", 1.0),
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
    # what pleases without a pleasing word
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

NEGATIONS = word_set(
    "not no never none nobody nothing neither nor without hardly barely scarcely isn't aren't wasn't weren't "
    "don't doesn't "
    "didn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't ain't n't lack stop"
)
BOOSTERS = word_set(
    "absolutely amazingly awfully completely considerably decidedly deeply definitely enormously entirely "
    "especially "
    "exceptionally extremely fully greatly highly hugely incredibly intensely particularly purely quite "
    "really remarkably seriously so substantially super thoroughly totally tremendously truly unbelievably "
    "utterly very"
)
DAMPENERS = word_set(
    "almost barely fairly hardly kinda less little marginally occasionally partly scarcely slightly somewhat "
    "sorta bit "
    "maybe perhaps pretty"
)


def weights() -> dict[str, float]:
    """Every word with its weight (−3 to 3), inflections included; a listed word goes before an inflection."""
    found: dict[str, float] = {}
    for words, weight in WEIGHTS_BY_STRENGTH:
        for word in words:
            for form in _forms(word):
                if form == word or form not in found:
                    found[form] = weight
    return found


def _forms(word: str) -> Iterator[str]:
    yield word
    if len(word) < 4 or word.endswith(("s", "ed", "ing", "ly", "ful", "able")):
        return
    stem = word[:-1] if word.endswith(("e", "y")) else word
    yield from (f"{word}s", f"{stem}ing", f"{stem}ed")
    if word.endswith("y"):
        yield from (f"{stem}ies", f"{stem}ied", f"{stem}ily", f"{word}ing")
