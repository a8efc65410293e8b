"""What was heard on a call besides its checks: promises, signals, goals, topics and a summary.

A model's claims stand only on words found in the transcript, and bring no name or number of their own;
days, confirmations and sentiment are code's. Where no model read, or nothing of what it read stands, the
rules of `bot.meetings.analysis` are used. CPU-bound and pure.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.call_briefs import WrittenAction, WrittenReview, WrittenTopic
from bot.coaching.call_review import Action, Evidence, Signal, Topic
from bot.coaching.grounding import ungrounded
from bot.coaching.quotes import find_quote
from bot.coaching.wording import is_well_worded
from bot.language.due import due_on
from bot.language.sentiment import sentiment
from bot.language.words import count_words, plain
from bot.meetings.analysis import analyse, flags_of, is_confirmed
from bot.meetings.long_calls import lines_to_read
from bot.meetings.signals import customers, is_unnamed
from bot.meetings.transcript import Transcript

SUMMARY_LINES = 5
LONGEST_LINE = 240
FEWEST_WORDS_FOR_SENTIMENT = 15
"""Fewer words of the customer's on a topic say nothing about how it sounded (Sideline's own threshold)."""
_DUE_WITHIN = 2


@dataclass(frozen=True)
class Heard:
    """What stands; `remarks` are sentences for the person about what is open or was not read."""

    actions: list[Action] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    goals: list[Evidence] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def heard_on_call(
    transcript: Transcript, own: Collection[str], on: date, told: WrittenReview | None = None, *, me: str = ""
) -> Heard:
    """What was heard on a call of that day, as `told` by a model as far as it stands, else by rules.

    `transcript` is the masked one the model read; `me` is who "I" is in a model's words ("" in notes).
    """
    by_rules = analyse(transcript, own, on)
    if told is None:
        return Heard(by_rules.actions, by_rules.signals, by_rules.goals, remarks=by_rules.flags)
    material = [*(said.text for said in transcript.utterances), *transcript.speakers, me]
    actions = list(_actions(told.actions, transcript, on, material)) or by_rules.actions
    unread = lines_to_read(transcript).remark
    return Heard(
        actions=actions,
        signals=list(_signals(told, transcript, own, material)) or by_rules.signals,
        goals=list(_goals(told, transcript, own)) or by_rules.goals,
        topics=list(_topics(told.topics, transcript, own, material)),
        summary=_summary(told.summary, material, on),
        remarks=[*flags_of(transcript, actions, on), *([unread] if unread else [])],
    )


def _actions(
    told: Sequence[WrittenAction], transcript: Transcript, on: date, material: Sequence[str]
) -> Iterator[Action]:
    for claim in told:
        found = find_quote(transcript, claim.quote, near=claim.utterance)
        if found is None or not _is_sound(claim.action, material):
            continue
        due_words = claim.due_words.strip() if _was_said(claim.due_words, transcript, found.utterance) else ""
        due = due_on(due_words, on) if due_words else None
        yield Action(
            owner=_owner(claim.owner, found, transcript),
            action=claim.action.strip(),
            due_on=due,
            due_words=due_words,
            is_confirmed=is_confirmed(transcript, found.utterance, due),
            evidence=found,
        )


def _was_said(words: str, transcript: Transcript, utterance: int) -> bool:
    """Whether a day was named in these words around the promise, where it is often settled a line later."""
    near = transcript.utterances[max(0, utterance - _DUE_WITHIN) : utterance + _DUE_WITHIN + 1]
    return bool(words.strip()) and any(plain(words) in plain(said.text) for said in near)


def _owner(claimed: str, found: Evidence, transcript: Transcript) -> str:
    """The speaker meant, or in notes whoever is named there; else whoever said it."""
    name = claimed.strip().casefold()
    for speaker in transcript.speakers:
        if name and name in (speaker.casefold(), *speaker.casefold().split()[:1]):
            return speaker
    if is_unnamed(transcript):
        said = plain(transcript.utterances[found.utterance].text).split()
        return claimed.strip() if name and name in said and name not in ("i", "we") else "You"
    return found.speaker


def _signals(
    told: WrittenReview, transcript: Transcript, own: Collection[str], material: Sequence[str]
) -> Iterator[Signal]:
    theirs = customers(transcript, own)
    for claim in told.signals:
        found = find_quote(transcript, claim.quote, near=claim.utterance, by=theirs)
        if found is not None and _is_sound(claim.text, material):
            yield Signal(kind=claim.kind, text=claim.text.strip(), evidence=found)


def _goals(told: WrittenReview, transcript: Transcript, own: Collection[str]) -> Iterator[Evidence]:
    theirs = customers(transcript, own)
    for claim in told.goals:
        found = find_quote(transcript, claim.quote, near=claim.utterance, by=theirs)
        if found is not None:
            yield found


def _topics(
    told: Sequence[WrittenTopic], transcript: Transcript, own: Collection[str], material: Sequence[str]
) -> Iterator[Topic]:
    """Each topic lasts until the next begins; how it sounded is reckoned from the customer's words in it."""
    count = len(transcript.utterances)
    kept = sorted(
        (topic for topic in told if 0 <= topic.utterance < count and _is_sound(topic.title, material)),
        key=lambda topic: topic.utterance,
    )
    ends = [topic.utterance for topic in kept[1:]]
    for topic, end in zip(kept, [*ends, count], strict=False):
        yield Topic(
            title=topic.title.strip(),
            at_seconds=transcript.utterances[topic.utterance].start,
            utterance=topic.utterance,
            sentiment=sentiment_within(transcript, own, range(topic.utterance, end)),
        )


def sentiment_within(transcript: Transcript, own: Collection[str], numbers: range) -> float | None:
    """How the customer's words in these utterances sounded (−1..1), weighted by words; None when too few."""
    theirs = customers(transcript, own) or []
    said = [transcript.utterances[number] for number in numbers]
    weighed = [(count_words(one.text), sentiment(one.text)) for one in said if one.speaker in theirs]
    words = sum(count for count, _ in weighed)
    if words < FEWEST_WORDS_FOR_SENTIMENT:
        return None
    return sum(count * score for count, score in weighed) / words


def _summary(lines: Sequence[str], material: Sequence[str], on: date) -> list[str]:
    sound = [line.strip() for line in lines if _is_sound(line, material, days=[on])]
    return sound[:SUMMARY_LINES]


def _is_sound(text: str, material: Sequence[str], *, days: Collection[date] = ()) -> bool:
    """Words fit to be shown: some, not too many, well worded, and nothing in them nobody said."""
    is_sized = 0 < len(text.strip()) <= LONGEST_LINE
    return is_sized and is_well_worded(text) and not ungrounded(text, material, days=days)
