"""What counts as a next step in a sentence: a promise, a proposal, and the words that say when."""

import re
from collections.abc import Iterator

from bot.coaching.checks.phrases.closing import AT_TIME, PROPOSES, SOME_DAY, SPEAKS_OF_MEETING
from bot.coaching.checks.scene import Said, Scene
from bot.language.commitments import is_commitment
from bot.language.due import find_due

VAGUE = re.compile(r"(?:some ?time |later )(?:this|next) (?:week|month|quarter|year)$", re.IGNORECASE)
"""A time that is no day yet."""


def is_promise(said: Said, scene: Scene) -> bool:
    """Whether somebody says that they will do something."""
    return is_commitment(said.text) and not scene.asks(said)


def is_proposal(said: Said) -> bool:
    """Whether a sentence proposes to meet again, with a day or without."""
    return PROPOSES.search(said.plain) is not None


def is_arranged(said: Said) -> bool:
    """Whether a sentence speaks of meeting at all; a next step only when it names a day too."""
    return SPEAKS_OF_MEETING.search(said.plain) is not None


def is_for_some_day(said: Said) -> bool:
    """Whether a promise is put off to no day at all ("at some point", "soon"): that is no step anybody takes."""
    return SOME_DAY.search(said.plain) is not None


def due_words(said: Said, scene: Scene) -> str:
    """The most exact words of a sentence that say when, as they were said; "" when there are none."""
    return max((words for words in _all_due_words(said, scene) if not VAGUE.match(words)), key=len, default="")


def has_due_words(said: Said, scene: Scene) -> bool:
    """Whether a sentence names a day."""
    return find_due(said.text, scene.on) is not None


def _all_due_words(said: Said, scene: Scene) -> Iterator[str]:
    text = said.text
    while found := find_due(text, scene.on):
        place = re.search(r"\s+".join(map(re.escape, found.words.split())), text, re.IGNORECASE)
        if not place:
            yield found.words
            return
        time = AT_TIME.match(text, place.end())
        yield text[place.start() : time.end() if time else place.end()]
        text = text[place.end() :]
