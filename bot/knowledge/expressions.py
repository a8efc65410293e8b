"""Turns of phrase that say in pictures what a cue says in words: "got the boot", "one foot out of the door".

What is meant is added before the expression, near the word for whoever it is said of, and its words stay: a cue
made of them is heard as well. Only what can hardly be meant literally at work stands here; "dead" is one thing of
a lead and another of a shop. Words are compared by their stems: "coasting" alone would be heard in "East Coast".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from bot.knowledge.synonyms import with_meaning
from bot.language.apostrophes import with_apostrophes
from storage.analysis import terms_of

BETWEEN = "completely totally really properly just bloody absolutely literally basically"
"""Words that are said within an expression and change nothing of it: "dropped completely off the map"."""

EXPRESSIONS = """
left fired: the boot, the chop, the axe, got the push, get the push, given the push, getting the push, the heave
  ho, marching orders, shown the door, given his cards, p45, given her cards, out on his ear, out on her ear,
  escorted off, escorted out, marched out, cleared his desk, cleared her desk, clear his desk, clear her desk,
  pink slip, sent packing, flown the coop, flew the coop, pastures new, greener pastures, hung up his boots,
  hung up her boots, put down her papers, put down his papers, put in her papers, put in his papers, put in
  their papers, serving notice, serving his notice, serving her notice, serving notice period, on notice period,
  got poached, been poached, upped sticks, calling it a day at
gone silent: gone to ground, done a runner, did a runner, pulled a houdini, done a houdini, did a houdini,
  vanishing act, disappearing act, thin air, off the map, off the radar, off the grid, face of the planet, not a
  peep, not so much as a peep, not a sausage, not a dicky bird, not a squeak, not a whisper, deafening silence,
  dead air, stonewalled, stonewalling, cold shoulder, on read, left me hanging, left us hanging, leaving me
  hanging, leaving us hanging, incommunicado, awol, straight to voicemail, playing hard to get, ducking my
  calls, ducking my call, not picking my call, not picking my calls, not picking call, not lifting phone, not
  lifting my call, clammed up, went mute, gone mute, dropped off the face, went off grid, gone off grid, went
  cold on me, stopped returning my calls, wont return my calls
angry unhappy: cheesed off, hacked off, ticked off, teed off, pissed off, pissed at us, pissed with us, pissed
  at me, brassed off, hopping mad, up in arms, spitting feathers, spitting blood, seeing red, sees red, blew a
  gasket, blow a gasket, ballistic, gone spare, going spare, went spare, gone nuclear, went nuclear, going
  nuclear, hit the roof, hit the ceiling, lost his rag, lost her rag, losing his rag, losing her rag, lost their
  rag, lost their shit, lost his shit, lost her shit, warpath, out for blood, baying for blood, foaming at the
  mouth, tearing their hair, miffed, peeved, narked, seething, not a happy bunny, not happy bunnies, not a happy
  camper, not happy campers, unhappy camper, not best pleased, none too pleased, less than impressed, not
  impressed, unimpressed, an earful, tore strips, tore me a new one, riot act, bent out of shape, had it up to
  here with us, at their wits end, in a strop, throwing their toys, blowing their top, blew his top, blew her
  top, blew their top, having kittens
leave us: halfway out the door, halfway out of the door, half out the door, foot out the door, foot out of the
  door, way out the door, way out of the door, heading for the exit, heading for the door, eyeing the exit,
  eyeing up the exit, towards the exit, jump ship, jumping ship, jumped ship, pull the plug, pulling the plug,
  pulled the plug, throw in the towel, throwing in the towel, calling it quits, call it quits, cut ties, cutting
  ties, bin us off, bin us, binning us, ditch us, ditching us, ditched us, dump us, dumping us, dumped us, kick
  us out, show us the door, vote with their feet, voting with their feet, cooling on us, gone off us, going off
  us, buyers remorse, walk away from us, take their business elsewhere, taking their business elsewhere, took
  their business elsewhere, looking at options, looking at their options, weighing up options, exploring
  options, exploring their options, keeping options open, keeping their options open
bad: car crash, train wreck, trainwreck, dumpster fire, dogs dinner, dogs breakfast, pear shaped, tits up,
  shitshow, shit show, pigs ear, balls up, ballsed up, cock up, cocked up, gone south, went south, going south,
  went sideways, gone sideways, off the rails, lead balloon, crashed and burned, crash and burn, omnishambles,
  clusterfuck, hot mess, damp squib, wheels came off, wheels fell off, wheels have come off, farce, fiasco,
  debacle, fell flat, falling flat, went tits up, pitch bombed, demo bombed, call bombed, meeting bombed, show
  bombed, gig bombed, launch bombed, it bombed
dropped: off a cliff, down the drain, down the pan, down the toilet, down the tubes, nosedive, nose dive,
  nosediving, nosedived, tailed off, tailing off, petered out, petering out, fizzled out, fizzling out, through
  the floor, bottomed out, circling the drain, cratered, cratering, freefall, free fall, flatlined, flatlining,
  sinking like a stone, dropped like a stone, shrivelled, on the slide, ebbing away, falling through the floor
promoted: kicked upstairs, moved upstairs, bumped up, up in the world, up the ladder, corner office, up the food
  chain, given the big job, got the big job, moving on up, climbed the ranks, up the ranks
acquired: gobbled up, snapped up, swallowed up, hoovered up, tying the knot with, joining forces, changed hands,
  new ownership, eaten up by, getting eaten by, got eaten by
expensive: arm and a leg, daylight robbery, highway robbery, eye watering, eyewatering, through the nose, too
  rich for, break the bank, breaks the bank, breaking the bank, kings ransom, pretty penny, costs a bomb, cost a
  bomb, costing a bomb, on the higher side, on higher side, a bit rich, bit rich, out of their price bracket,
  burn a hole, costs a fortune, cost a fortune
discount: sharpen our pencil, sharpen the pencil, sharpen your pencil, sharpen my pencil, sharpening pencils,
  mates rates, shave off, shave a bit off, shave something off, shaved off, money off, sweeten the deal, meet us
  halfway, meet them halfway, meet him halfway, meet her halfway, meet in the middle, meet them in the middle,
  come down on price, come down a bit, budge on price, wiggle room, move on price, nickel and dime, nickel and
  diming, drive a hard bargain, driving a hard bargain, lowball, lowballed, lowballing, best rate, kindly reduce
renewal: reup, up for renewal, contract is up, contract runs out, contract run out, contract expires, contract
  is expiring, roll over the contract
delayed: long grass, kick the can, kicking the can, kicked the can, back burner, backburner, on ice, mothballed,
  punted, to the right, dragging their feet, dragging its feet, dragging his feet, dragging her feet, dragging
  feet, dragging their heels, dragging heels, drag their feet, drag their heels, cold feet, snails pace, in
  limbo, kicked into touch, on the never never
stalled: treading water, spinning wheels, spinning our wheels, going nowhere, round in circles, like watching
  paint dry, watching paint dry, dead in the water, ground to a halt, grinding to a halt, hit a brick wall, hit
  a wall, stuck in the mud, running into sand, into the sand, on hold for weeks, wading through treacle, at a
  standstill
paperwork: red tape, bureaucracy, bureaucratic, legalese, bowels of
disagree argue: at loggerheads, loggerheads, locking horns, lock horns, locked horns, butting heads, butt heads,
  daggers drawn, each others throats, each others throat, cats and dogs, cat and dog, tug of war, piggy in the
  middle, caught in the crossfire, crossfire, eye to eye, bad blood, slanging match, ding dong, turf war, at war
  with eachother, handbags at dawn, stand eachother, stand the sight of eachother, be in the same room, in
  same room, at odds, stabbing eachother, wont work together, refuse to work together, refuses to work with
loyal: married to, wedded to, in bed with, joined at the hip, thick as thieves, each others pockets, since the
  year dot, since year dot, since the dawn of time, dyed in the wool, happy where they are, part of the
  furniture, old pals act
old way: set in their ways, stuck in their ways, creatures of habit, old habits, luddites, dinosaurs, clinging
  to excel, lead a horse to water, horse to water
competitor: flirting with, sniffing around, sniffing round, kicking the tyres, kicking tyres, kicking the tires,
  kicking tires, playing the field, playing us off, seeing other people, being courted, being wooed, wooed by,
  head turned, heads turned, horse race, beauty parade, beauty contest, neck and neck, toe to toe, column fodder
only one contact: under a bus, hit by a bus, gets hit by a bus, single point of failure, one throat, eggs in one
  basket
missed cancelled: bailed on, bailed again, bailed, flaked, flaked on, flaking, bottled it, stood us up, standing
  us up, empty chair, blew us off, blew me off, blown us off, blew it off, cried off, ducked out, sends
  apologies, sent apologies, sends his apologies, sends her apologies, sent his apologies, sent her apologies,
  sends regrets
wants too: want in, wants in, wanting in, get in on, a piece of it, jump on board, jumping on board, hungry for
  more
no results: moved the needle, move the needle, moving the needle, bang for buck, bang for their buck, bang for
  our buck, to show for it, no better off, square one, same as day one, drop in the ocean, white elephant,
  nothing to show
not delivered: sold a pup, sold them a pup, sold a dream, sold them a dream, sold the dream, sold them the
  dream, sold a lemon, sold them a lemon, over egged
unused: gathering dust, collecting dust, cobwebs, sat on the shelf, sitting on the shelf, lying idle, sitting
  idle, lying unused, sat there idle
overwhelmed: only one of me, one of me, up to my eyes, up to my eyeballs, up to my neck, up to my ears, snowed
  under, rushed off my feet, run off my feet, run ragged, head above water, heads above water, spinning plates,
  too many plates, plate is full, on my plate, hair on fire, hair is on fire, headless chicken, headless chook,
  chasing my tail, hamster wheel, hours in the day, hours in a day, bottle washer, buried in work, buried in
  admin, buried in paperwork, buried in emails, buried under work, clone myself, clone me, every direction,
  pillar to post, candle at both ends, midnight oil, underwater, under water, under the cosh, be in two places,
  two places at once
exhausted: on my last legs, end of my tether, end of my rope, wits end, dead on my feet, dog tired, cream
  crackered, out of steam, no gas in the tank, nothing in the tank, hit the wall, out of juice, batteries flat,
  battery is flat, at breaking point, lost my mojo, lost our mojo, running on fumes, on fumes, had it up to
  here, at my wits end, hanging by a thread, held together with tape
cash short: brassic, boracic, on the breadline, strapped for cash, stone broke, flat broke, hand to mouth,
  scraping by, scrape by, scraping together, peter to pay paul, empty coffers, coffers, on our uppers, feeling
  the pinch, tighten our belts, tightening our belts, tightening my belt, wolf from the door, wolves from the
  door, keep the lights on, keeping the lights on, lights stay on, bleeding cash, bleeding money, haemorrhaging
  cash, haemorrhaging money, hemorrhaging cash, hemorrhaging money, burning through cash, burning cash, not a
  bean, penny to our name, penny to my name, rub together, ends meet, hard up, fund crunch, money crunch, cash
  crunch, out of dough, down to the wire, going to the wall, go to the wall, counting the pennies, counting
  pennies, down to our last, down to my last
not paid: cough up, coughed up, coughing up, stump up, stumped up, pony up, ponied up, stiffed, stiffing,
  welched, out of pocket, settle up, square up, clear my dues, clear our dues, clear dues, cheque is in the
  post, in the next run, next payment run
biggest customer: bread and butter, cash cow, golden goose, main earner, biggest fish, big fish, biggest payer
complained: slating us, slating me, slated us, slated me, got slated, getting slated, been slated by, dragged
  through the mud, hatchet job, stinker, giving me grief, gave me grief, gave us grief, giving us grief, having
  a go at, had a go at, kicked up a stink, kicking up a stink, kick up a fuss, kicked up a fuss, kicking up a
  fuss, made a scene, making a scene, tore into us, laid into us, laid into me, snotty email, snotty message
so quiet: dead as a doornail, dead as a dodo, morgue, a graveyard, like the graveyard, ghost town, died a death,
  twiddling thumbs, twiddling my thumbs, twiddling our thumbs, dead in here, soul through the door, dry spell,
  dry patch, lean patch, lean spell, quiet patch
lazy: pulling sickies, pulling a sickie, pulls sickies, pulls a sickie, throwing a sickie, throws a sickie,
  sickie, sickies, skiving, skives, bunking off, bunks off, dead weight, swinging the lead, phoning it in, just
  coasting, is coasting, are coasting, been coasting, coasting along
staff: one of my girls, one of the girls, one of my lads, one of the lads, one of my guys, one of my boys, one
  of my team, one of my people, our new girl, my new girl, my new lad, our new lad
late: rolling in, rolls in, rolled in, rocks up, rocking up, rocked up, swans in, swanning in, waltzes in,
  waltzing in, saunters in, strolls in, strolling in
let us down: high and dry, in the lurch, stitched us up, stitched me up, stitched up, messed us about, messed me
  about, messing us about, messing me about, mucked us about, mucking us about, dropped us in it, dropped me in
  it
unsold: staring at me from, staring at us from, cant give them away, couldnt give them away, flying off the
  shelves, flown off the shelves, lumbered with, saddled with stock, stuck with stock, sitting on stock, taking
  up space, cant shift, wont shift
grow audience: shouting into the void, screaming into the void, into the void, preaching to the converted, same
  old faces, cut through the noise, above the noise, voice in the wilderness, talking to myself online, stuck at
  followers
split share: slice of the pie, slice of the song, bigger slice, piece of the pie, piece of the song, fair share
trust money: robbing me, robbing us, robbing her, robbing him, ripping me off, ripping us off, ripping her off,
  ripping him off, fleecing me, fleecing us, fleecing him, fleecing her, been fleeced, got fleeced, getting
  fleeced, on the fiddle, cooking the books, skimming off, skimming money, skimming from, skimming the till,
  creaming off, lining his pockets, lining her pockets, lining their pockets, taken for a ride, taking me for a
  ride, taking us for a ride, bleeding me dry, bleeding us dry
bouncing around: ping pong, ping ponging, pinging back and forth, pass the parcel, passing the buck, buck
  passing, hot potato, back and forth between
broken: borked, banjaxed, kaput, on the blink, on the fritz, fubar, gone haywire, conked out, gave up the ghost,
  given up the ghost
new executive: fresh blood, new blood, new sheriff, regime change, new regime, parachuted in, clean sweep, new
  top dog, new big cheese, new head honcho, new top brass, new big boss
pipeline: hopper
empty: bone dry, run dry, ran dry, slim pickings, thin on the ground, scraping the barrel
close deal: pop the question, seal the deal, shake on it, ink the deal, go for the jugular, pull the trigger,
  get it over the line, dotted line
lost deal: pipped at the post, pipped, pipped us, silver medal, beaten to it, beat us to it, no cigar, pied us
  off, thanks but no thanks, gave us the thumbs down, always the bridesmaid
inherited: landed in my lap, dropped in my lap, fell in my lap, thrown in my lap, fill his shoes, fill her
  shoes, fill their shoes, filling his shoes, filling her shoes, shoes to fill, holding the baby, into his
  shoes, into her shoes
ask reference: sing our praises, singing our praises, sings our praises, good word, from the rooftops, shout
  about us
no next step: ball in their court, balls in their court, up in the air, left dangling, left it open, left it
  hanging
contract: small print, fine print, sign my life away, signing my life away, signing our lives away, head nor
  tail, heads nor tails, heads or tails of
listen once: one and done, flash in the pan, sugar rush
contact: my guy, our guy, my man at, our man at, my main man, our main man, my person, our person, my lady at,
  our lady at, my go to, our go to, my bloke, our bloke, my main woman, our main woman, my number one there, our
  biggest fan, my biggest fan
"""

Meant = tuple[tuple[str, ...], tuple[str, ...]]
"""The terms of an expression after its first, and what it adds."""


def with_expressions(terms: Sequence[str]) -> list[str]:
    """The terms of a question, what is meant before each expression; of several that begin alike the longest."""
    between, begun = _between(), _by_first_term()
    places = [place for place, term in enumerate(terms) if term not in between]
    said = tuple(terms[place] for place in places)
    heard, written, start = list[str](), 0, 0
    while start < len(said):
        length, meant = _longest(begun.get(said[start], ()), said, start)
        if meant:
            heard += [*terms[written : places[start]], *meant]
            written = places[start]
        start += length
    return [*heard, *terms[written:]]


def _longest(begun: Iterable[Meant], said: tuple[str, ...], start: int) -> tuple[int, tuple[str, ...]]:
    """How many terms the expression has that begins here, and what it means; one, and nothing, if none does."""
    for rest, meant in begun:
        if said[start + 1 : start + 1 + len(rest)] == rest:
            return 1 + len(rest), meant
    return 1, ()


@cache
def _by_first_term() -> Mapping[str, Sequence[Meant]]:
    begun: dict[str, list[Meant]] = {}
    for meant, expression in _pairs():
        first, *rest = _terms(expression)
        begun.setdefault(first, []).append((tuple(rest), meant))
    return {first: sorted(set(others), key=lambda one: (-len(one[0]), one)) for first, others in begun.items()}


def _pairs() -> Iterator[tuple[tuple[str, ...], str]]:
    for line in EXPRESSIONS.replace("\n  ", " ").strip().split("\n"):
        meant, _, expressions = line.partition(": ")
        for expression in expressions.split(", "):
            yield tuple(_terms(meant)), expression


@cache
def _between() -> frozenset[str]:
    return frozenset(_terms(BETWEEN))


def _terms(text: str) -> list[str]:
    return with_meaning(terms_of(with_apostrophes(text), keeps_stop_words=True))
