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
    "love loved loving magnificent marvelous outstanding perfect perfectly phenomenal superb terrific thrilled "
    "thrilling wonderful wow best ecstatic flawless flawlessly lovely blessed stellar life-saver lifesaver "
    "adore adores adored amazed astonishing godsend gem impeccable priceless remarkable sensational spectacular "
    "splendid stunning unbeatable unmatched world-class faultless invaluable game-changing mind-blowing"
)
_PLEASED = word_set(
    "appreciate appreciated appreciative beautiful beneficial benefit confident cool delight easier easily easy "
    "effective efficient enjoy enjoyable enjoyed fun generous glad good grateful great happier happy helpful "
    "impressed impressive improve improved improvement improving intuitive kind nice nicely pleasant pleased "
    "pleasure positive powerful proud recommend reliable rewarding satisfied satisfying seamless seamlessly "
    "smooth smoothly success successful successfully thank thankful thanks thx trust trusted useful valuable "
    "valued win winning worthwhile brill ace chuffed stoked pleasing impressively effortless "
    "effortlessly painless hassle-free breeze wonders glowing rave raving responsive better relieved relief "
    "reassuring refreshing charming friendly smart wise clever hilarious magic favorite favourite "
    "congratulations congrats kudos praise praised hopeful encouraging elegant gorgeous joy bonus hooray admire "
    "cleaner clearer commend compelling dependable delightful eager enthusiastic enthusiasm frictionless fond "
    "inspiring knowledgeable lucrative optimistic pain-free passionate pleasantly polished profitable prompt "
    "promptly reassured refreshed robust satisfaction slick smarter smoother simpler snappy straightforward "
    "streamlined streamlines superior swift swiftly thorough thoughtful transformed trustworthy upbeat "
    "user-friendly thrive thriving flourishing booming brilliantly beautifully efficiently effectively reliably "
    "happily nicer easiest fastest simplest smoothest happiest liked effortlessly praising"
)
_CONTENT = word_set(
    "advantage advantageous agree agreed calm comfortable convenient fair faster flexible forward fresh gladly "
    "interesting okay-ish promising prefer quick quickly quicker resolved safe save saved saves saving simple "
    "solid solved stable strong stronger supportive worth neat fine progress growing growth healthy handy lucky "
    "laugh jokes joking joked laughing sweet super cheaper ideal accurate decent acceptable sensible reasonable "
    "stable tidy convinced keen upside perk perks improves improvements well-organised well-organized workable "
    "sorted doable manageable"
)
_ANGER = word_set(
    "abysmal appalled appalling atrocious awful disaster disastrous disgraceful disgusted disgusting dreadful "
    "furious garbage hate hated hates hating horrendous horrible horribly horrific hideous infuriating livid "
    "nightmare outrage outraged outrageous pathetic rubbish scam scammed sickening terrible terribly "
    "unacceptable unbelievable useless shambles shambolic dire atrocity farce joke worst crap crappy damn hell "
    "bullshit shit fuck fucking pissed despise devastated devastating ripoff rip-off sucks suck fraud "
    "fraudulent incompetent insulting ridiculous ridiculously tragic tragedy killed murder rape stole stolen "
    "absurd catastrophe catastrophic clueless crippling debacle deplorable disgrace dismal fiasco inexcusable "
    "laughable ludicrous outrageous pitiful shocking shockingly travesty unforgivable unbearable intolerable"
)
_TROUBLE = word_set(
    "abuse afraid aggravated aggravating angry annoy annoyed annoying anxious ashamed bad badly blame bother "
    "bothered bothering broke broken bug buggy burden cheated complain complained complaining complaint "
    "complicated confused confusing confusion crash crashed crashes crashing crazy critical cumbersome damage "
    "damaged danger dangerous dead death debt deceived defective denied depressed depressing desperate died "
    "difficult difficulty disappoint disappointed disappointing disappointment dishonest dislike dissatisfied "
    "distrust disrupt disruption disruptive doubt dumb embarrassed embarrassing error expensive fail failed "
    "failing fails failure fear fed-up flaw flawed frustrate frustrated frustrates frustrating frustration "
    "guilty harm hassle headache hurt hurting hurts ignored impossible inaccurate inaccuracy inconvenience "
    "inconvenient ineffective inefficient insane insecure lied lie lies lost lose losing loss mad mess messed "
    "messy misleading miserable mistake mistaken negative neglect nervous overcharged overpriced overwhelmed "
    "overwhelming pain painful panic poor poorly problem problematic refuse refused reject rejected regret rude "
    "sad sadly scared scary screwed severe sick slow slower slowly sluggish stress stressed stressful struggle "
    "struggled struggles struggling stuck stupid suffer suffered suffering suspicious terrified threat threaten "
    "tired miffed peeved irate irritated irritating gutted dreading unusable unworkable unresponsive buggier "
    "ghosted trouble troubled troubling ugly unable unclear uncomfortable unfair unfortunate unfortunately "
    "unhappy unhelpful unprofessional unreliable unstable upset upsetting vulnerable waste wasted wasting weird "
    "worried worries worry worrying freeze freezes freezing froze worse wrong lousy hopeless helpless fired "
    "lawsuit glitch glitchy nuisance concerned concerning alarmed alarming aggravation agony annoyance "
    "antiquated backfired backlash blocker blockers bloated botched bottleneck bottlenecks brittle burnout "
    "chaos chaotic churned cluttered confuses convoluted dealbreaker dealbreakers derailed deteriorated "
    "deteriorating discouraged discouraging dismissive disorganised disorganized displeased dissatisfaction "
    "distressed disturbing downtime draining exhausted exhausting exasperating fragile friction fuming "
    "glitches gripe gripes grumble grumbling headaches impatient inadequate incompatible inconsistent "
    "inconsistently inferior inflexible insufficient laborious letdown let-down mediocre mishandled misled "
    "mismanaged missold mis-sold misses neglected nightmares obsolete obstacle obstacles offended overwhelm "
    "pointless pushback roadblock roadblocks setback setbacks shaky shoddy showstopper showstoppers sloppy slog "
    "snag snags stagnant stalled substandard tangled time-consuming toxic unintuitive unimpressed unjustified "
    "unmanageable unpleasant unpredictable unsatisfactory unsatisfied unsustainable unwieldy unwilling uneasy "
    "unresolved volatile wobbly worsen worsened worsening worthless yikes ugh hard-to-use underdelivered "
    "under-delivered overpromised misery drowning swamped overloaded quit quits muddy double-booked overbooked "
    "insufficiently walkout resistance resistant nonstarter non-starter flak"
)
_DOUBT = word_set(
    "alas bummer churn clunky concern costly decline declined delay delayed delays dropped hard harder issue "
    "lack lacking lacks leak miss missed missing odd outdated overdue rough shame short sorry steep strange "
    "tedious tight tough tricky unsure unexpected unlikely warning weak weaker weakness outage pricey naff "
    "patchy flaky laggy overrun redundant hesitation risk risky boring bored limitation hesitant reluctant "
    "skeptical sceptical frozen cut cuts conflict problem-ish fell breach behind argue argued fault guess-work "
    "unhappy-ish stolen-ish bumpy cautious dated daunting discrepancy discrepancies disengaged drawback "
    "drawbacks downside downsides dubious gap gaps hiccup hiccups hurdle hurdles hesitate hesitating iffy "
    "lagging lagged meh murky overkill overcomplicated plateaued reservations scepticism skepticism shortfall "
    "shortcomings shortcoming slump stale tiresome undecided underwhelmed underwhelming uncertain uncertainty "
    "unconvinced wary wasteful workaround workarounds worrisome frustratingly annoyingly"
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
    "don't doesn't didn't won't wouldn't can't cannot couldn't less fewer shouldn't haven't hasn't hadn't ain't "
    "n't lack stop"
)
BOOSTERS = word_set(
    "absolutely amazingly awfully completely considerably decidedly deeply definitely enormously entirely "
    "especially exceptionally extremely fully greatly highly hugely incredibly intensely particularly purely "
    "quite really remarkably seriously so substantially super thoroughly totally tremendously truly "
    "unbelievably utterly very"
)
DAMPENERS = word_set(
    "almost barely fairly hardly kinda little marginally occasionally partly scarcely slightly somewhat sorta "
    "bit maybe perhaps pretty"
)

PASSED_OVER = word_set(
    "a an the any all that this really quite exactly been being be to have has had of so very particularly much "
    "my our your too as such super overly entirely fully completely totally even single major big real is was "
    "are"
)
"""What may stand between a negation and its word without wearing it out: "not really been a big problem"."""

NAMING = word_set(
    "risk risks churn issue issues problem problems complaint complaints error errors bug bugs fault failure "
    "loss threat crash conflict concern debt fraud stress pain death waste success growth benefit benefits "
    "trust win"
)
"""Nouns that are often the first half of a name ("risk register", "success criteria")."""

COUNTING = word_set(
    "track tracks tracking measure measures measuring calculate calculates report reports log logs define"
)

NAMED = word_set(
    "register registers report reports reporting rate rates statement tracker log logs code codes management "
    "manager handling policy policies process procedure procedures department desk form forms category analysis "
    "assessment assessments model models score scores scoring matrix review reviews data dashboard dashboards "
    "metric metrics forecast forecasts insurance queue reason reasons committee officer owner owners "
    "calculation calculations measured tracked calculated defined reported owned reviewed logged list lists "
    "definition prediction profile threshold thresholds ratio path criteria criterion plan plans team teams "
    "target targets stage center centre to into through routed handled assigned"
)
"""What makes a name of them, and what is done with figures ("churn is measured")."""


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
