"""What moves, and whether that is good: "usage is down" troubles and "errors are down" pleases.

Neither word says it alone, so the list of words cannot: what people want more of, what they want less of, and the
words for up and down are told apart here. The same for what is done away with: "it solved our biggest headache".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.language.words import word_set
from bot.numbers import numbers_in

_STRENGTH = 1.7
_NEGATED = -0.74
_MOST_BETWEEN = 6
_MOST_AFTER = 4

_WANTED = word_set(
    "adoption usage engagement retention revenue revenues sales bookings pipeline conversion conversions "
    "productivity efficiency satisfaction nps csat margins margin profit profits accuracy uptime morale "
    "attendance streams turnout signups sign-ups logins activity throughput utilisation utilization referrals "
    "occupancy"
)
_UNWANTED = word_set(
    "churn attrition turnover cost costs downtime errors tickets complaints bugs incidents cancellations "
    "refunds backlog workload overtime defects escalations no-shows outages delays rework price prices fees "
    "premiums shrinkage waste"
)
_UP = word_set(
    "high highest up rising rises rose risen increased increases increasing climbing climbed grew grows growing "
    "grown doubled tripled doubling higher soared jumped spiked spiking skyrocketed shot mounting piling"
)
_DOWN = word_set(
    "low lowest down dropped drops dropping fell falls falling fallen declined declining decreased decreasing "
    "lower shrunk shrank shrinking plummeted tanked dipped halved slashed collapsed"
)
_FLAT = word_set("flat stagnant stalled plateaued sluggish slipping slipped")
_RAISE = word_set("increased increases increase boosted boosts grew doubled tripled more higher grow improved")
_LOWER = word_set(
    "cut cuts reduced reduces reduce lowered halved slashed decreased fewer less lower drop dip decline fall "
    "brought"
)
_DOES_AWAY = word_set(
    "reduce reduces reduced lowers lowered minimises minimizes solved solves fixed fixes resolved resolves "
    "eliminated eliminates removed removes sorted cured ended ends"
)
_TURNS = word_set(
    "not no never n't isn't aren't wasn't weren't hasn't haven't didn't doesn't don't won't hardly stop"
)
_LINKS = word_set(
    "is are was were be been being has have had went gone going go goes keep keeps kept came coming got getting "
    "by a an lot about also actually really just now only still even all both rate rates numbers number figures "
    "figure volume volumes levels level score scores steadily slowly sharply slightly significantly way much "
    "nearly almost more than over again basically clearly definitely started not n't isn't aren't wasn't hasn't "
    "haven't and"
)
"""What may stand between a thing and where it goes: "adoption in Madrid has not really gone up"."""
_BEFORE_A_PLACE = word_set("in at for on of across from since after this last past next the our my your their per")
_UNITS = word_set("seconds minute minutes hour hours day days week weeks month months clicks steps")
_TELLING = _WANTED | _UNWANTED | _DOES_AWAY | {"from", "instead", "rather"}
"""Words at which a move may be told; the others, nearly all, need not be looked at further."""


@dataclass(frozen=True)
class Move:
    """The weight of a move, and the places of the words that it is told by: they do not count again."""

    weight: float
    places: tuple[int, ...]


def list_moves(words: Sequence[str], weights: Mapping[str, float]) -> list[Move]:
    """The moves in the words of a sentence; `weights` are those of the words alone, of what is done away with."""
    found: list[Move] = []
    for place in [place for place, word in enumerate(words) if word in _TELLING]:
        move = _move_at(words, place, weights)
        if move and not (found and set(move.places) & set(found[-1].places)):
            found.append(move)
    return found


def _move_at(words: Sequence[str], place: int, weights: Mapping[str, float]) -> Move | None:
    word = words[place]
    if word in _WANTED or word in _UNWANTED:
        return _moved_after(words, place) or _moved_before(words, place)
    if word in _DOES_AWAY:
        return _done_away(words, place, weights)
    return _quicker(words, place) if word == "from" else _quicker_than(words, place)


def _quicker(words: Sequence[str], place: int) -> Move | None:
    """ "From nine days to three": time or steps, of which fewer are better."""
    said = words[place + 1 : place + 6]
    if not _UNITS.intersection(said) or "to" not in said:
        return None
    return _told_by_numbers(numbers_in(" ".join(said)), place)


def _quicker_than(words: Sequence[str], place: int) -> Move | None:
    """ "Three days instead of nine": the same, told the other way round."""
    now, was = words[max(0, place - 2) : place], words[place + 2 : place + 4]
    if words[place + 1 : place + 2] not in (["of"], ["than"]) or not _UNITS.intersection((*now, *was)):
        return None
    return _told_by_numbers([*numbers_in(" ".join(was)), *numbers_in(" ".join(now))], place)


def _told_by_numbers(numbers: Sequence[float], place: int) -> Move | None:
    if len(numbers) != 2 or numbers[0] == numbers[1]:
        return None
    return _told(numbers[1] < numbers[0], (), (place, place + 1))


def _moved_after(words: Sequence[str], place: int) -> Move | None:
    """ "Churn has gone down": the first word for a direction that follows."""
    for at in range(place + 1, min(place + 1 + _MOST_BETWEEN, len(words))):
        word = words[at]
        if word in _UP or word in _DOWN or (word in _FLAT and words[place] in _WANTED):
            is_good = (word in _UP) == (words[place] in _WANTED)
            return _told(is_good, words[max(0, place - 2) : at], (place, at))
        if word not in _LINKS and word not in _BEFORE_A_PLACE and words[at - 1] not in _BEFORE_A_PLACE:
            return None
    return None


def _moved_before(words: Sequence[str], place: int) -> Move | None:
    """ "We cut our churn": a word that raises or lowers up to three words before."""
    for at in range(place - 1, max(-1, place - 4), -1):
        if words[at] in _RAISE or words[at] in _LOWER:
            is_good = (words[at] in _RAISE) == (words[place] in _WANTED)
            return _told(is_good, words[max(0, at - 3) : at], (at, place))
    return None


def _done_away(words: Sequence[str], place: int, weights: Mapping[str, float]) -> Move | None:
    """ "It solved our biggest headache": what troubles, at most four words after it was done away with."""
    for at in range(place + 1, min(place + 1 + _MOST_AFTER, len(words))):
        if weights.get(words[at], 0.0) < 0:
            return _told(True, words[max(0, place - 3) : place], (place, at))
    return None


def _told(is_good: bool, around: Sequence[str], places: tuple[int, ...]) -> Move:
    weight = _STRENGTH if is_good else -_STRENGTH
    return Move(weight * _NEGATED if any(word in _TURNS for word in around) else weight, places)
