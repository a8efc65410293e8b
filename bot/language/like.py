"""Whether "like" fills ("it was, like, five hundred") or means something ("I like it", "nothing like it")."""

from collections.abc import Sequence

from bot.language.words import word_set

_PRONOUNS = word_set("i you we they he she who people kids folks everybody everyone")
_LIKING = word_set(
    "would wouldn't don't doesn't didn't do does did to really always never also 'd i'd you'd we'd they'd he'd "
    "she'd not "
    "might may can will i'll you'll they'll they'd still used both kinda sorta"
)
_LIKENING = word_set(
    "seem seems seemed seeming feel feels felt feeling look looks looked looking sound sounds sounded sounding "
    "taste "
    "tastes smell smells smelled act acts acted acting something anything everything nothing things thing stuff "
    "somebody someone people anybody places place nobody just more much exactly kind sort lot alike "
    "treat treated treats works work worked dress drive eat live run runs talk talks behave one ones such"
)
_BE = word_set(
    "is was were are be been being it's that's he's she's there's they're we're i'm you're what's who's am 's "
    "wasn't "
    "isn't"
)
_PREPOSITIONS = word_set(
    "in on at for of with from by about over around under during after before until since into through than"
)
_JOINING = word_set("and but so because or if when then where that which even or maybe")
_ABOUT_AMOUNTS = word_set(
    "had have has got get gets take took takes cost costs pay paid make makes made do did need"
)
_NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half zero"
)
_STRONG = word_set("really so very pretty totally super completely not way too all just almost always")
_COMPARED = word_set(
    "that this those these them him her me us crazy hell mad most everybody everyone anybody anyone everything "
    "anything other any how"
)
_CLAUSE = word_set("i he she we they when if sometimes maybe because i'd i'll he'd she'd we'd they'd you'd")
_BEFORE_A_PAUSE = (
    _ABOUT_AMOUNTS
    | _STRONG
    | word_set(
        "know mean then there here uh um er go goes going went said says now today kind sort well oh yeah no"
    )
)
_ASKED_OF = word_set("it that this there")
_MARKS = frozenset(",—–-")
_STOPS = frozenset(".?!;:")


def is_filler_like(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a "like" between these lower-case words and marks (nearest last, nearest first) is a filler.

    Liking and likening are excluded first. What is left fills when a comma follows, when it opens a clause,
    or where a number, a strong word or a place is held back: "at like seven", "he was like really tall".
    """
    left = before[-1] if before else "."
    if not after or after[0] in _STOPS:
        return False
    if left in _MARKS:
        earlier = before[-2] if len(before) > 1 else ""
        return after[0] in _MARKS or _is_amount(after) or (earlier not in _PRONOUNS and _opens_clause(after))
    if left in _STOPS:
        return after[0] in _MARKS or _opens_clause(after)
    if (
        left in _LIKING
        or left in _LIKENING
        or left in _PRONOUNS
        or before[-2:] in (["kind", "of"], ["sort", "of"])
    ):
        return False
    return _fills_before_pause(left) if after[0] in _MARKS else _fills_unmarked(before, after)


def _fills_before_pause(left: str) -> bool:
    return left in _BE or left in _PREPOSITIONS or left in _JOINING or left in _BEFORE_A_PAUSE


def _opens_clause(after: Sequence[str]) -> bool:
    """ ", like when …", but not ", like I said"."""
    if len(after) > 1 and after[1] in {"said", "say", "mentioned", "told", "that"}:
        return False
    return after[0] in _CLAUSE


def _asks_whether(before: Sequence[str]) -> bool:
    """ "Is it like a trial?", but not "what is it like a year on?"."""
    return len(before) > 1 and before[-2] in _BE and before[-3:-2] not in (["what"], ["how"])


def _fills_unmarked(before: Sequence[str], after: Sequence[str]) -> bool:
    left = before[-1]
    if left in _ASKED_OF and (_is_amount(after) or after[0] in ("a", "an")):
        return _asks_whether(before)
    if _is_amount(after):
        return left in _BE or left in _PREPOSITIONS or left in _JOINING or left in _ABOUT_AMOUNTS
    if after[0] in _COMPARED:
        return False
    return (
        left in _PREPOSITIONS
        or (left in _BE and after[0] in _STRONG)
        or (left in _JOINING and _opens_clause(after))
    )


def _is_amount(after: Sequence[str]) -> bool:
    first = after[0]
    return first in _NUMBERS or first[:1].isdigit() or (first == "a" and len(after) > 1 and after[1] in _NUMBERS)
