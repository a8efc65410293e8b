"""What chaos made of everything people did, as they see it in Slack."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.chaos_ground import MARK, TEAMS, Ground
from benchmarks.chaos_people import Deeds
from sandbox.records import Message
from sandbox.seen import SeenMessage, seen

FINE = ("answered", "told why")
REASON = re.compile(r"\bE-[A-Z-]+")
"""What every message has that says why there is no answer."""
FAILED = "failed with the error"
"""What Slack itself says of a command that was not acknowledged."""
ANSWER, REVIEW, SKILLS, DIGEST = "Situation", "Talk ", "Skills on this call", "Your week"


class Threads:
    """What the bot has said, by the thread it is in; looks once, when it is made."""

    def __init__(self, under: Ground) -> None:
        self._below: dict[tuple[str, str], list[Message]] = defaultdict(list)
        self._opened: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._slack = under.slack.state
        for team_id in TEAMS:
            for message in everything_said(under, team_id):
                if message.bot_id is not None and message.thread_ts:
                    self._below[team_id, message.thread_ts].append(message)
                elif message.bot_id is not None:
                    for mark in MARK.findall(message.text):
                        self._opened[mark].append((team_id, message.ts))

    def below(self, team_id: str, ts: str) -> list[SeenMessage]:
        """What was said below a message."""
        return seen(self._slack, self._below[team_id, ts])

    def opened_for(self, mark: str) -> list[tuple[str, str]]:
        """The threads that were opened for a question behind the command: one, if all is well."""
        return self._opened[mark]


def everything_said(under: Ground, team_id: str) -> Iterable[Message]:
    """Every message of a workspace, the bot's and people's."""
    channels = under.of(team_id).team.channels.values()
    return [message for channel in channels for message in channel.messages.values()]


def questions_seen(under: Ground, deeds: Deeds, marks: Iterable[str]) -> dict[str, str]:
    """What became of each question: "answered", "told why", or what is wrong."""
    threads = Threads(under)
    return {mark: _question(threads, deeds, mark) for mark in marks}


def _question(threads: Threads, deeds: Deeds, mark: str) -> str:
    team_id = mark.partition("-")[0]
    if mark not in deeds.replies:
        return _answer(threads.below(team_id, deeds.questions[mark]))
    opened = threads.opened_for(mark)
    if len(opened) > 1:
        return "opened twice"
    if opened:
        return _answer(threads.below(*opened[0]))
    told = " ".join(deeds.replies[mark])
    return "told why" if FAILED in told or REASON.search(told) else f"only told {told[:60]!r}"


def _answer(said: Sequence[SeenMessage]) -> str:
    """How it looks now in the thread of a question."""
    answers = [message for message in said if message.shows(ANSWER)]
    if any(message.is_streaming for message in said):
        return "left growing"
    if len(answers) > 1:
        return "answered twice"
    if answers:
        return "answered" if answers[0].metadata else "left unfinished"  # its key comes with its last form
    return _excused(said)


def _excused(said: Sequence[SeenMessage]) -> str:
    if any(REASON.search(message.visible_text) for message in said):
        return "told why"
    return f"only told {said[-1].visible_text[:60]!r}" if said else "lost"


def calls_seen(under: Ground, deeds: Deeds, marks: Iterable[str]) -> dict[str, str]:
    """What became of each call that was shared."""
    threads = Threads(under)
    return {mark: _review(threads.below(mark.partition("-")[0], deeds.calls[mark])) for mark in marks}


def _review(said: Sequence[SeenMessage]) -> str:
    counts = [sum(message.shows(words) for message in said) for words in (REVIEW, SKILLS)]
    if max(counts) > 1:
        return "reviewed twice"
    return "answered" if counts == [1, 1] else "reviewed in part" if any(counts) else _excused(said)


def digests_seen(under: Ground) -> Counter[str]:
    """How many stand in each direct message, by workspace and channel; 0 for whoever got none."""
    found: Counter[str] = Counter()
    for team_id in TEAMS:
        team = under.of(team_id).team
        for person in (person for person in team.people.values() if person is not team.bot):
            channel = team.direct_message(person)
            said = [message for message in channel.messages.values() if message.text.startswith(DIGEST)]
            found[f"{team_id} {person.name}"] += len(said)
    return found


def seen_elsewhere(under: Ground) -> list[str]:
    """Messages in one workspace that show a mark of the other."""
    return [
        f"{team_id} {message.ts}"
        for team_id in TEAMS
        for message in seen(under.slack.state, everything_said(under, team_id))
        for mark in set(MARK.findall(message.visible_text))
        if mark.partition("-")[0] != team_id
    ]


def not_fine(kinds: Mapping[str, str]) -> dict[str, str]:
    """Those of which something is wrong."""
    return {mark: kind for mark, kind in kinds.items() if kind not in FINE}
