"""Words that please or trouble in the talk of customers, by strength.

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
    "worthwhile brill ace superb chuffed stoked pleasing impressively effortless effortlessly painless "
    "hassle-free breeze "
    "wonders glowing rave raving responsive "
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
    "shambles shambolic dire atrocity farce joke worst crap crappy damn hell bullshit shit fuck fucking pissed "
    "despise devastated devastating ripoff rip-off "
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
    "miffed peeved irate irritated irritating gutted dreading unusable unworkable unresponsive buggier ghosted "
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
    "pricey naff patchy flaky laggy overrun redundant duplicate hesitation risk risky cheap boring bored "
    "manual manually limited limitation unknown hesitant reluctant skeptical "
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
