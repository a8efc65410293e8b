"""How a call is laid out for the model: numbered lines that are material, whatever they say."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from bot.call_briefs import CallBrief, FollowUpBrief
from bot.claude.turns import disarmed, person_lines, tagged
from bot.meetings.long_calls import lines_to_read
from bot.meetings.transcript import Utterance
from bot.privacy import masked

_LEFT_OUT = "(lines left out)"
_MURMURS = 20


def checks_text(brief: CallBrief) -> str:
    """The checks to answer, one a line, in the rubric's own words."""
    lines = "\n".join(f"{check.check_id} ({check.skill}): {check.question}" for check in brief.asked)
    return f"<checks>\n{lines}\n</checks>"


def call_text(brief: CallBrief) -> str:
    """The last turn: the day, the person, the call, what code decided, and every line that was said."""
    parts = [
        tagged("today", f"{brief.today:%A}, {brief.today.isoformat()}"),
        tagged("person", person_lines(brief.asker)),
        tagged("call", "\n".join(_call(brief))),
        tagged("decided", "\n".join(_decided(brief))),
        tagged("wanted", ", ".join(brief.to_word)),
        tagged("dispute", brief.note),
        "\n".join(("<transcript>", *_lines(brief), "</transcript>")),
    ]
    return "\n\n".join(part for part in parts if part)


def follow_up_text(brief: FollowUpBrief) -> str:
    """The last turn of a follow-up: who writes to whom, and what was said and promised."""
    people = {"me": brief.me, "to": ", ".join(brief.contacts)}
    open_point = "No next conversation was agreed on."
    if brief.proposed_on:
        open_point = f"{open_point} Propose {_day(brief.proposed_on)}."
    parts = [
        tagged("today", f"{brief.today:%A}, {brief.today.isoformat()}"),
        tagged("names", "\n".join(f"{word}: {name}" for word, name in people.items() if name)),
        tagged("call", brief.title),
        tagged("promises", "\n".join(_promises(brief))),
        tagged("goals", "\n".join(f"- “{words}”" for words in brief.goals)),
        tagged("signals", "\n".join(f"- {signal.text}: “{signal.evidence.quote}”" for signal in brief.signals)),
        tagged("summary", "\n".join(brief.summary)),
        tagged("open", open_point if brief.is_next_talk_open else ""),
    ]
    return "\n\n".join(part for part in parts if part)


def _call(brief: CallBrief) -> Iterator[str]:
    facts = {
        "Title": _one_line(brief.title),
        "Type": brief.call_type,
        "Day": brief.happened_on.isoformat() if brief.happened_on else "",
        "Coached person in it": brief.me,
        "Their side": ", ".join(sorted(brief.own)),
        "Source": "the person's own notes, no transcript" if brief.source == "notes" else "",
    }
    return (f"{word}: {value}" for word, value in facts.items() if value)


def _decided(brief: CallBrief) -> Iterator[str]:
    for check in brief.decided:
        place = "" if check.utterance is None else f", line {check.utterance}"
        yield f"{check.check_id} ({check.skill}): {check.question} → {'yes' if check.is_passed else 'no'}{place}"


def _lines(brief: CallBrief) -> Iterator[str]:
    """One line for each utterance: a line break within one could otherwise pass for the next speaker."""
    numbers = lines_to_read(brief.transcript).numbers
    names = {name: _name(brief, name) for name in brief.transcript.speakers}
    for before, number in pairwise((-1, *numbers)):
        if before >= 0 and number - before > _MURMURS:
            yield _LEFT_OUT
        yield f"[{number}] {_line(names, brief.transcript.utterances[number])}"


def _line(names: Mapping[str, str], said: Utterance) -> str:
    time = f"{_clock(said.start)} " if said.start is not None else ""
    return f"{time}{names.get(said.speaker, '')}{_one_line(said.text)}"


def _name(brief: CallBrief, speaker: str) -> str:
    """Who speaks, in front of the words; of somebody who dialled in that is a number, which is masked."""
    side = " (own side)" if speaker in brief.own else ""
    return f"{_one_line(masked(speaker))}{side}: " if speaker else ""


def _one_line(text: str) -> str:
    return disarmed(" ".join(text.split()))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes:02}:{rest:02}"


def _promises(brief: FollowUpBrief) -> Iterator[str]:
    for action in brief.actions:
        due = f", {_day(action.due_on)}" if action.due_on else ", no day said"
        said = f" (“{action.evidence.quote}”)" if action.evidence else ""
        yield f"- {action.owner}: {action.action}{due}{said}"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
