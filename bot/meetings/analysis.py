"""What rules read in a call or in notes about one: promises, signals, goals, and what was left open.

For where no model may read. It claims less than a model would: every item is a clause that was said.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.coaching.call_review import NEXT_TALK_OPEN, Action, Evidence, Signal
from bot.language.commitments import Commitment, find_request, list_commitments
from bot.language.due import due_on, find_due
from bot.language.refusals import is_refusal
from bot.language.sentences import list_sentences
from bot.language.words import count_words, plain, straight, without_tags
from bot.meetings.signals import NOTED_CLAUSE, evidence_of, is_unnamed, list_goals, list_signals
from bot.meetings.transcript import Transcript, Utterance

MOST_SIGNALS, MOST_GOALS, MOST_ACTIONS = 6, 3, 12
FOLLOWING = 2
"""A promise stands when nobody turns it down in so many utterances of substance after it."""

_LONGEST_ACTION = 18
_ACCEPTS = re.compile(
    r"^(?:\W|\b(?:yes|yeah|yep|sure|okay|ok|of course|absolutely|certainly|great|right|no problem)\b)*"
    r"(?:will do|i(?:'ll| will| can)|sure|of course|absolutely|no problem|happy to|yes|yeah|yep|okay|ok|got it)\b",
)
_TAKEN_ON = (
    r"send|share|get|write|call|book|schedule|set|check|find|follow|prepare|come|introduce|email|e-mail|draft|put"
    r"|look|ask|talk|fix|update|forward|arrange|organi[sz]e|provide|give|deliver|do|confirm|circle|speak|invite"
    r"|make|build|create|show|review|run|reach|connect|pull|bring"
)
_NOTED = re.compile(
    r"\bi (?:promised|agreed|(?:said|told (?:him|her|them|\w+)) (?:that )?i(?:'d|'ll| would| will)|will|committed"
    rf"|offered|need|have)(?: (?:him|her|them))?(?: to)? (?P<action>(?:{_TAKEN_ON})\b.*)"
    rf"|\bi'll (?P<will>(?:{_TAKEN_ON})\b.*)"
    r"|\bi owe (?:him|her|them|\w+) (?P<owed>(?:an?|the|some|our|my)\b.*)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:and|so|then|let's|let me(?: just| quickly)?|"
    r"(?:i|we)(?:'ll| will| can| could)?(?: also| just| definitely| certainly| then)?)"
    r" )+",
    re.IGNORECASE,
)
_IT = ("it", "that", "this", "them", "those")
_NO_DEED = re.compile(r"(?:will do|keep|remember|bear|be|note|let me know|hold|wait|take your time|go ahead)\b")
_MEETING = re.compile(
    r"\b(?:meet|meeting|call|demo|talk|speak|session|catch[- ]?up|review|walk(?:through)?|see you|chat|workshop"
    r"|kick-?off)\b"
)
_NEXT_TALK = re.compile(
    r"\bno (?:date|time|day)\b.{0,30}\b(?:call|meeting|talk|demo|conversation|session)\b"
    r"|\b(?:next|another) (?:call|meeting)\b.{0,25}\b(?:not|n't|open|tbd|tbc|no date)\b"
)
_RENEWAL = re.compile(r"\brenewal (?:date )?(?:is|on|comes|due|in)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Analysis:
    """What rules read. `flags` are things left open or worth knowing, as sentences for the person."""

    actions: list[Action] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    goals: list[Evidence] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)


def analyse(transcript: Transcript, own: Collection[str], on: date) -> Analysis:
    """What rules read in a call that took place `on` that day; notes are a transcript in which nobody is named."""
    actions = list(_actions(transcript, on))[:MOST_ACTIONS]
    return Analysis(
        actions=actions,
        signals=list(list_signals(transcript, own))[:MOST_SIGNALS],
        goals=list(list_goals(transcript, own))[:MOST_GOALS],
        flags=flags_of(transcript, actions, on),
    )


def flags_of(transcript: Transcript, actions: Collection[Action], on: date) -> list[str]:
    """What was left open, and the renewal if notes name its day."""
    return [*_next_talk(transcript, actions), *(_renewal(transcript, on) if is_unnamed(transcript) else ())]


def is_confirmed(transcript: Transcript, utterance: int, due: date | None) -> bool:
    """Whether a promise has a day and is not turned down right after (definition of calls: next steps).

    Notes do not tell what the other side answered, so nothing is confirmed there.
    """
    if due is None or is_unnamed(transcript):
        return False
    following = [said for said in transcript.utterances[utterance + 1 :] if count_words(said.text)][:FOLLOWING]
    speaker = transcript.utterances[utterance].speaker
    return not any(is_refusal(said.text) for said in following if said.speaker != speaker)


def _actions(transcript: Transcript, on: date) -> Iterator[Action]:
    seen: set[tuple[str, str]] = set()
    taken_on: list[tuple[str, str]] = []
    for number, said in enumerate(transcript.utterances):
        accepted = list(_accepted(transcript, number, said, on))
        for action in (*_promised(transcript, number, said, on), *accepted):
            key = (action.owner, plain(action.action))
            if key not in seen and not _NO_DEED.match(key[1]) and not _repeats(key, taken_on):
                seen.add(key)
                yield action
        taken_on = [(action.owner, plain(action.action)) for action in accepted]


def _repeats(said: tuple[str, str], taken_on: Collection[tuple[str, str]]) -> bool:
    """Whether "bring it" only answers the request to bring something."""
    owner, action = said
    verb, _, rest = action.partition(" ")
    return rest in _IT and any(owner == who and asked.startswith(f"{verb} ") for who, asked in taken_on)


def _promised(transcript: Transcript, number: int, said: Utterance, on: date) -> Iterator[Action]:
    if is_unnamed(transcript):
        yield from _noted(transcript, number, said, on)
        return
    for promise in list_commitments(said.text):
        owner = _spelt_as_on_the_call(promise.who, transcript) if promise.who else said.speaker
        yield _action(transcript, number, owner, promise, on)


def _spelt_as_on_the_call(name: str, transcript: Transcript) -> str:
    """ "Dana" as "Dana Cole", if one speaker fits; else as it was said."""
    said = name.casefold()
    same = [speaker for speaker in transcript.speakers if speaker.casefold() == said]
    fitting = same or [speaker for speaker in transcript.speakers if said in speaker.casefold().split()]
    return fitting[0] if len(fitting) == 1 else name


def _noted(transcript: Transcript, number: int, said: Utterance, on: date) -> Iterator[Action]:
    """In notes only what the writer took on, so that a plan told ("they will …") is not theirs."""
    for sentence in list_sentences(without_tags(said.text)):
        found = _NOTED.search(straight(sentence))
        if found:
            action = NOTED_CLAUSE.split(found["action"] or found["will"] or found["owed"])[0].strip(" .,!?;")
            due = find_due(action, on)
            promise = Commitment("speaker", action, due.words if due else "", sentence)
            yield _action(transcript, number, "You", promise, on)


def _accepted(transcript: Transcript, number: int, said: Utterance, on: date) -> Iterator[Action]:
    """A request that the other side takes on in its very next words."""
    asked = find_request(said.text)
    following = transcript.utterances[number + 1 : number + 2]
    asked = _without_name(asked, transcript) if asked else None
    if not asked or is_unnamed(transcript) or not following or following[0].speaker == said.speaker:
        return
    if _ACCEPTS.match(plain(following[0].text)) and not is_refusal(following[0].text):
        sentence = next(
            (one for one in list_sentences(said.text) if asked in (find_request(one) or "")), said.text
        )
        due = find_due(asked, on)
        promise = Commitment("speaker", asked, due.words if due else "", sentence)
        yield _action(transcript, number, following[0].speaker, promise, on)


def _without_name(asked: str, transcript: Transcript) -> str:
    """ "bring the list, dana" without whom it is said to."""
    before, comma, last = asked.rpartition(", ")
    names = {part for speaker in transcript.speakers for part in speaker.casefold().split()}
    return before if comma and last.casefold() in names else asked


def _action(transcript: Transcript, number: int, owner: str, promise: Commitment, on: date) -> Action:
    due = due_on(promise.due_words, on) if promise.due_words else None
    at = straight(promise.sentence).lower().find(promise.action.lower())
    action = straight(promise.sentence)[at : at + len(promise.action)] if at >= 0 else promise.action
    action = _LEAD.sub("", action)
    words = action.split()
    action = action if len(words) <= _LONGEST_ACTION else " ".join(words[:_LONGEST_ACTION]) + " …"
    action = action[:1].upper() + action[1:]
    return Action(
        owner=owner or "Somebody",
        action=action,
        due_on=due,
        due_words=promise.due_words,
        is_confirmed=is_confirmed(transcript, number, due),
        evidence=evidence_of(transcript, number, promise.sentence),
    )


def _next_talk(transcript: Transcript, actions: Collection[Action]) -> Iterator[str]:
    is_open = any(_NEXT_TALK.search(plain(said.text)) for said in transcript.utterances)
    is_fixed = any(action.due_on and _MEETING.search(plain(action.action)) for action in actions)
    if is_open or not is_fixed:
        yield NEXT_TALK_OPEN


def _renewal(transcript: Transcript, on: date) -> Iterator[str]:
    for said in transcript.utterances:
        for sentence in list_sentences(said.text):
            day = due_on(sentence, on) if _RENEWAL.search(sentence) else None
            if day:
                yield f"Renewal on {day.day} {day:%B %Y}, as you noted."
                return
