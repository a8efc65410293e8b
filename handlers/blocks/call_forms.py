"""The forms behind a call review: wrong score, wrong speaker, delete, and trying a moment again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from bot.coaching.call_review import CallReview, CheckResult
from handlers import action_ids
from handlers.blocks.call_scorecard import SIGNS
from handlers.blocks.call_words import ShownReview, quote_words
from handlers.blocks.parts import Block, menu, modal, option, plain, section, submitted, text_input
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import OnCall, StaleButton

MOST_OPTIONS = 100
MOST_NAMES = 10


def wrong_score_modal(shown: ShownReview, *, note: str = "") -> Block:
    """Which line of the scorecard is wrong, and what really happened; `note` is what was said of it before."""
    lines = [(clip(label, 75), check.check_id) for label, check in _lines(shown)]
    which = menu("Choose the line", "check", lines[:MOST_OPTIONS])
    blocks: list[Block] = [
        {"type": "input", "block_id": "check", "label": plain("Which line is wrong?"), "element": which},
        text_input(
            "What happened?",
            "note",
            value=note,
            lines=True,
            most=1000,
            hint="Quote the words from the call if you can: I look for them in the transcript.",
        ),
    ]
    return _form("Wrong score?", action_ids.WRONG_SCORE_FORM, blocks, shown.call_id, submit="Check again")


def _lines(shown: ShownReview) -> Iterator[tuple[str, CheckResult]]:
    """Every decided check, the missed ones first: they are what is disputed."""
    checks = [check for skill in shown.review.skills for check in skill.checks]
    for status in ("missed", "passed", "not_applicable"):
        for check in checks:
            if check.status == status:
                sign = SIGNS.get(status, "–")
                yield f"{sign} {shown.check_name(check.check_id)}", check


def wrong_speaker_modal(*, call_id: int, speakers: Sequence[str], own: Collection[str]) -> Block:
    """Who of a reviewed call is on the person's side."""
    blocks = _who_is_yours(speakers, own)
    return _form("Wrong speaker", action_ids.WRONG_SPEAKER_FORM, blocks, call_id, submit="Review again")


def sides_modal(*, call_id: int, speakers: Sequence[str], own: Collection[str]) -> Block:
    """The same before the review, where several others speak."""
    return _form("Your side", action_ids.SIDES_FORM, _who_is_yours(speakers, own), call_id, submit="Review it")


def _who_is_yours(speakers: Sequence[str], own: Collection[str]) -> list[Block]:
    """A box for each speaker; its value is a place among `speakers`, of whom ten are shown."""
    places = sorted(range(len(speakers)), key=lambda place: speakers[place] not in own)[:MOST_NAMES]
    names = {place: option(clip(speakers[place], 75), str(place)) for place in places}
    element: Block = {"type": "checkboxes", "action_id": "speakers", "options": list(names.values())}
    ticked = [one for place, one in names.items() if speakers[place] in own]
    if ticked:
        element["initial_options"] = ticked
    return [
        section("I count the talking of everybody you tick as yours. The others are the customer."),
        {
            "type": "input",
            "block_id": "speakers",
            "label": plain("Who is on your side of this call?"),
            "element": element,
        },
    ]


def ticked_speakers(view: Mapping[str, Any], speakers: Sequence[str]) -> list[str]:
    """The speakers whose boxes are ticked in either form. Raises `StaleButton`."""
    places = [place for place in submitted(view, "speakers")["speakers"].split(",") if place]
    if not all(place.isdigit() and int(place) < len(speakers) for place in places):
        raise StaleButton("no such speaker")
    return [speakers[int(place)] for place in places]


def delete_call_modal(*, call_id: int, title: str) -> Block:
    """What goes for good."""
    name = f" *{mrkdwn(clip(title, 100))}*" if title else " this call"
    text = (
        f"I delete{name} for good: what was said, the review, its scores, what you tried again, drafts, "
        "and my messages about it. Your own message with the file stays yours to delete."
    )
    return _form("Delete this call", action_ids.DELETE_CALL_FORM, [section(text)], call_id, submit="Delete")


def retry_modal(shown: ShownReview) -> Block:
    """The moment again, and room for the words one would say now."""
    return _form(
        "Retry this moment",
        action_ids.RETRY_FORM,
        [
            section(_moment(shown.review)),
            text_input(
                "What would you say now?",
                "line",
                lines=True,
                most=600,
                hint="As you would say it on the call. This is practice: it never counts into your scores.",
            ),
        ],
        shown.call_id,
        submit="Try it",
    )


def _moment(review: CallReview) -> str:
    change = review.change
    if change is None:
        return "The moment from your call."
    quotes = [f"{mrkdwn(each.speaker)}: {quote_words(each, length=300)}" for each in change.evidence[:2]]
    return "\n".join([f"*The moment*\n{mrkdwn(clip(change.situation, 400))}", *quotes])


def _form(title: str, callback_id: str, blocks: Sequence[Block], call_id: int, *, submit: str) -> Block:
    return modal(title, callback_id, blocks, submit=submit, private=OnCall(call_id=call_id).packed())
