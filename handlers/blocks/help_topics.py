"""Help on one thing: how it is typed, and how it is said in plain words."""

from collections.abc import Mapping, Sequence

_TOPICS: Mapping[str, tuple[str, Sequence[str]]] = {
    "ask": (
        "Ask how to handle something at work",
        (
            "`/coach my champion just left, what now?` anywhere: only you see it, the answer is in our messages",
            "or write to me there, mention me in a channel, or choose _Coach me on this_ on a message",
            "under an answer: ask more, or say _draft it_, _second opinion_, _remind me on Friday_, 👍 or 👎",
        ),
    ),
    "debrief": (
        "Have a call reviewed",
        (
            "drop or paste its transcript in our messages (.vtt, .txt, .docx, .pdf …), or type `/coach debrief`",
            "no transcript? Tell me in a few sentences how it went",
            "`/coach debrief list` shows your last calls",
        ),
    ),
    "week": (
        "Nine small tasks for your week",
        (
            "`/coach week` · `/coach week next` · `/coach week new` for another plan",
            "`/coach week done 2 5` ticks tasks, `/coach week reflect …` keeps how it went",
            "`/coach week insights` · `/coach week history`",
        ),
    ),
    "goals": (
        "Something to reach by a day",
        (
            "`/coach goals` lists them, `/coach goals add talk less than 45% on calls by end of January` adds one",
            "`/coach goals done 1` · `/coach goals pause 1` · `/coach goals all`",
            "or say _my goal is to …_ with a number and a day",
        ),
    ),
    "progress": (
        "Where you stand",
        (
            "`/coach progress` shows your skills, `/coach progress discovery 90d` one of them over time",
            "`/coach progress card` in short, `/coach progress report` in full",
        ),
    ),
    "privacy": (
        "What I keep, and for whom",
        (
            "`/coach privacy` shows it, with how much and for how long",
            "_who can see this_ · _export my data_ · _forget me_, in our messages or after `/coach`",
        ),
    ),
    "settings": (
        "How I work for you",
        (
            "`/coach settings`: your work, my style, your week, quiet hours, and whether an AI model may answer",
            "or say _pause two weeks_, _resume_, _undo_",
        ),
    ),
}
KNOWN = tuple(_TOPICS)


def topic_text(topic: str) -> str:
    """The lines about one of the `KNOWN` topics."""
    title, lines = _TOPICS[topic]
    return "\n".join([f"*{title}*", *(f"• {line}" for line in lines)])
