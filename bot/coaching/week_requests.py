"""What somebody wants of their week: `/coach week …` and its twins in plain words, read alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.phrases import says

View = Literal["show", "new", "done", "reflect", "history", "insights"]

_REFLECTION = re.compile(r"^\W*(?:my )?(?:reflection\s*:|reflect\b:?)\s*", re.IGNORECASE)
_DONE = re.compile(r"\b(?:done|did|tick(?:ed)?|check(?:ed)?|mark|cross|finished|completed?)\b", re.IGNORECASE)
_NEW = re.compile(
    r"^\W*(?:new\b|(?:make|give|build|create) me\b.*\bplan\b|.*\b(?:new|another|fresh|different)\b.*\bplan\b)",
    re.IGNORECASE,
)


_ASKED: Mapping[View, str] = {
    "history": "week_history",
    "insights": "week_insights",
    "reflect": "week_reflect_open",
}


@dataclass(frozen=True)
class WeekRequest:
    """A view of the plan; `places` are the numbers of tasks that are done, `text` what was said of the week."""

    view: View
    places: tuple[int, ...] = ()
    text: str = ""


def read_week_request(text: str) -> WeekRequest:
    """The request behind these words; the plan itself when they say nothing else."""
    words = text.strip()
    plain = words.casefold().strip(" .!?")
    for view, kind in _ASKED.items():
        if says(kind)(" ".join(plain.replace("’", "'").split())):
            return WeekRequest(view)
    if _REFLECTION.match(words):
        return WeekRequest("reflect", text=_REFLECTION.sub("", words, count=1).strip())
    if _DONE.search(plain) and re.search(r"\d", plain):
        return WeekRequest("done", places=tuple(dict.fromkeys(int(number) for number in _numbers(plain))))
    return WeekRequest("new" if _NEW.match(words) else "show")


def _numbers(text: str) -> list[str]:
    """Numbers as they are typed; one of more digits than a plan could have is a number all the same."""
    return [number[:6] for number in re.findall(r"\d+", text)]
