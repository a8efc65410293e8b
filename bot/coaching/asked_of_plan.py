"""What somebody may ask of a plan itself, in words: one of its steps, or all of it in fewer words."""

import re
from collections.abc import Collection, Sequence

from bot.courtesies import plain_request
from bot.knowledge.cards import When
from bot.model import Guidance, Reply, Step

_BY: dict[When, str] = {
    "today": "today",
    "this_week": "this week",
    "within_2_weeks": "within two weeks",
    "within_1_month": "within a month",
}
_ORDER = ("first", "second", "third", "fourth")
_SHORT_ORDER = ("1st", "2nd", "3rd", "4th")
_NUMBERS = ("one", "two", "three", "four")
_STEP = re.compile(
    rf"\b(?:(?P<order>{'|'.join((*_ORDER, *_SHORT_ORDER, 'last', 'final'))}) (?:step|point|one|thing|action|part)"
    rf"|(?:step|point|number|no\.?|#) ?(?P<number>[1-4]|{'|'.join(_NUMBERS)}))\b"
)
_BEGIN = re.compile(
    r"\bwhere (?:do|should|would|shall|can|to) (?:(?:i|we|you) )?(?:even )?(?:start|begin)\b"
    r"|\bwhat (?:(?:(?:do|should|would|shall|must) (?:i|we|you)|to) do |is |comes )?first\b"
    r"|\bwhat (?:do|should|would) (?:i|we|you) (?:start|begin) with\b"
)
_WHEN = re.compile(
    r"(?:and |but |so |ok(?:ay)?,? )?(?:(?:what )?(?:(?:until|by|till) )?when"
    r"(?: (?:do|should|must|shall) i (?:do|have) (?:it|this|that|them|all that|each|what)(?: done)?)?"
    r"|what(?:'s| is) the (?:timeline|timing|schedule|deadlines?|time ?frame))"
)
_SHORTER = re.compile(
    r"(?:(?:can|could|would) you |please |just )*"
    r"(?:(?:make|keep|say|put|give)(?: it| this| that| me)?(?: the| a)? )?"
    r"(?:(?:much |a bit |a little )?(?:shorter|briefer)|in short|short version|tl;?dr"
    r"|(?:in )?one (?:line|sentence)"
    r"|(?:in )?(?:fewer|less) words|too long|summar(?:y|ise|ize)(?: (?:it|this|that))?)"
    r"(?:,? (?:please|pls|plz|version|answer|for me))*"
)


_SECTIONS = tuple(
    (re.compile(asked), re.compile(heading))
    for asked, heading in (
        (
            r"\b(?:wording|word|phrase|phrasing|script|sound|examples?)\b"
            r"|\b(?:do|should|can|would|could) i (?:say|write|put|ask|tell|reply)\b"
            r"|\b(?:what|how) to (?:say|write|put|ask|reply)\b",
            r"\b(?:words|say)\b",
        ),
        (r"\b(?:avoid|mistakes?|go(?:es)? wrong|careful|pitfalls?|risks?|watch out)\b", r"\bmistakes\b"),
        (
            r"\b(?:will|would|do) i (?:know|see|tell) (?:if|whether|that|it)\b|\bsigns?\b",
            r"\bsigns?\b|whether it worked",
        ),
        (
            r"^(?:but |and )?why\b|\breasons?\b|\bcauses?\b|what does (?:this|that|it) mean",
            r"^(?:why|what|four reasons|how a|the four)\b",
        ),
    )
)


def section_meant(text: str, headings: Sequence[str]) -> int | None:
    """Which section of a plan's card the words ask for, by its place; None if they ask for none of them."""
    said = " ".join(text.replace("’", "'").casefold().split())
    for asked, heading in _SECTIONS:
        if asked.search(said):
            return next((place for place, title in enumerate(headings) if heading.search(title.casefold())), None)
    return None


def step_meant(text: str, steps: int) -> int | None:
    """Which of so many steps the words are about, from 1; None if they name none of them."""
    found = _STEP.search(text.casefold())
    if found is None:
        return 1 if steps and _BEGIN.search(text.replace("’", "'").casefold()) else None
    said = found["order"] or found["number"]
    if said in ("last", "final"):
        return steps or None
    names = (_ORDER, _SHORT_ORDER, _NUMBERS, ("1", "2", "3", "4"))
    place = next(words.index(said) + 1 for words in names if said in words)
    return place if place <= steps else None


def wants_shorter(text: str) -> bool:
    """Whether the words ask for nothing but the same in fewer words, or by when each of it is to be done."""
    words = plain_request(text)
    return _SHORTER.fullmatch(words) is not None or _WHEN.fullmatch(words) is not None


def in_short(plan: Guidance, known: Collection[str]) -> Reply:
    """A plan as one line a step, each with what it rests on of the passages that are known."""
    cites = list(dict.fromkeys(cite for step in plan.steps for cite in step.sources if cite in known))
    steps = [
        " ".join([f"{number}. {step.title}, {_BY[step.when]}", *_marks(step, cites)])
        for number, step in enumerate(plan.steps, start=1)
    ]
    return Reply(text="\n".join(["In short:", "", *steps]), cites=cites)


def _marks(step: Step, cites: Sequence[str]) -> list[str]:
    return [f"[{number}]" for number, cite in enumerate(cites, start=1) if cite in step.sources]


def step_lead(number: int, step: Step) -> str:
    """A step by itself, to stand before what there is to read on it."""
    bullets = "\n".join(f"- {bullet}" for bullet in step.bullets)
    return f"Step {number}: **{step.title}**, {_BY[step.when]}.\n{bullets}"
