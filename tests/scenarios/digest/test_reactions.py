"""Emojis on the weekly digest are answers, and taking one away takes the answer back."""

from datetime import UTC, datetime

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Focus, Person, Recall, Satisfaction
from tests.scenarios.asking import PROMOTED
from tests.scenarios.scored import one_review
from tests.scenarios.seeing import at_rest, caught_up, eventually, messages_with, modal, rows, shown
from tests.scenarios.weekly import (
    MONDAY,
    TITLE,
    kept_digest,
    renewing_soon,
    settled,
    until_noted,
)

TUESDAY_AT_NINE = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)


@pytest.fixture
async def second(sandbox: Sandbox, coach: Program) -> SeenMessage:
    """Riya's second digest, in which the tip of the first comes back."""
    await settled(sandbox, coach)
    await one_review(sandbox, coach)
    sandbox.clock.set_to(MONDAY)
    await shown(sandbox, "riya", TITLE)
    await at_rest(coach)
    sandbox.clock.advance(days=7)
    message = await shown(sandbox, "riya", TITLE, times=2)
    await at_rest(coach)
    return message


async def test_a_trophy_says_it_worked_and_taking_it_away_says_it_did_not(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")

    await riya.reacts("trophy", to=digest)
    question = await shown(sandbox, "riya", "With which account?")
    await riya.clicks("Initech", on=question)
    await shown(sandbox, "riya", "it worked with Initech")
    outcome = [focus.outcome for focus in await rows(coach, Focus)]
    account = (await kept_digest(coach)).outcome_account
    await riya.takes_back_reaction("trophy", to=digest)
    await until_noted(coach)

    assert (outcome, account) == (["success"], "Initech")
    assert question.thread_ts == digest.ts
    assert [focus.outcome for focus in await rows(coach, Focus)] == [None]
    kept = await kept_digest(coach)
    assert (kept.outcome_account, kept.reviewed_at) == ("", None)


async def test_sleep_brings_it_again_the_next_workday_at_nine_once(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")

    await riya.reacts("zzz", to=digest)
    await until_noted(coach, "later")
    sandbox.clock.set_to(TUESDAY_AT_NINE)
    again = await shown(sandbox, "riya", TITLE, times=2)
    assert digest.shows("💤 tomorrow")
    assert digest.shows("renews in 25 days")
    assert not again.shows("💤 tomorrow")
    assert again.shows("renews in 24 days")
    await at_rest(coach)
    await riya.reacts("sleeping", to=again)
    await until_noted(coach, "later", "later")
    sandbox.clock.set_to(datetime(2026, 11, 25, 9, 1, tzinfo=UTC))
    await caught_up(coach)

    assert len(messages_with(sandbox, "riya", TITLE)) == 2


async def test_sleep_taken_away_brings_nothing(sandbox: Sandbox, coach: Program, digest: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("zzz", to=digest)
    await until_noted(coach, "later")

    await riya.takes_back_reaction("zzz", to=digest)
    await until_noted(coach)
    sandbox.clock.set_to(TUESDAY_AT_NINE)
    await riya.says(PROMOTED)
    await shown(sandbox, "riya", "Do this")

    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_a_thumb_down_asks_what_was_off(sandbox: Sandbox, coach: Program, digest: SeenMessage) -> None:
    riya = sandbox.as_person("riya")

    await riya.reacts("-1", to=digest)
    question = await shown(sandbox, "riya", "What was off")
    await riya.clicks("Wrong moment for it", on=question)
    await shown(sandbox, "riya", "Noted: wrong moment for it")

    assert (await kept_digest(coach)).payload["not_useful"] == "bad_timing"


async def test_what_was_off_can_be_said_in_own_words(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.reacts("-1", to=digest)
    await riya.clicks("Too general to act on", on=await shown(sandbox, "riya", "What was off"))

    await riya.clicks("Add a note", on=await shown(sandbox, "riya", "Noted: too general"))
    await modal(sandbox, "riya")
    await riya.submits({"note": "Name the account."})

    async def noted() -> bool:
        return (await kept_digest(coach)).payload.get("not_useful_note") == "Name the account."

    assert await eventually(noted)


async def test_a_bell_struck_out_is_confirmed_first(sandbox: Sandbox, coach: Program, digest: SeenMessage) -> None:
    riya = sandbox.as_person("riya")

    await riya.reacts("no_bell", to=digest)
    question = await shown(sandbox, "riya", "Shall I stop")
    await at_rest(coach)
    (before,) = await rows(coach, Person)
    await riya.clicks("Stop both", on=question)
    await shown(sandbox, "riya", "The weekly digest and Friday's question are off")
    sandbox.clock.advance(days=7)
    await caught_up(coach)

    assert before.preferences.get("coach_me", "weekly") == "weekly"
    assert len(messages_with(sandbox, "riya", TITLE)) == 1


async def test_a_question_mark_is_answered_in_the_thread(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    await sandbox.as_person("riya").reacts("question", to=digest)

    answer = await shown(sandbox, "riya", "About this digest")

    assert answer.thread_ts == digest.ts


async def test_a_tip_is_marked_as_done_and_unmarked(sandbox: Sandbox, coach: Program, second: SeenMessage) -> None:
    riya = sandbox.as_person("riya")

    await riya.reacts("heavy_check_mark", to=second)
    await riya.reacts("white_check_mark", to=second)
    await until_noted(coach, "did_it", "did_it")
    done = [tip.times_done for tip in await rows(coach, Recall)]
    await riya.takes_back_reaction("heavy_check_mark", to=second)
    await riya.takes_back_reaction("white_check_mark", to=second)
    await until_noted(coach)

    assert second.shows("(tip from last week)")
    assert done == [1]
    assert [tip.times_done for tip in await rows(coach, Recall)] == [0]


async def test_an_emoji_nobody_defined_says_it_was_read(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    await sandbox.as_person("riya").reacts("llama", to=digest)
    await until_noted(coach, "reviewed")

    assert (await kept_digest(coach)).reviewed_at


async def test_a_dart_makes_it_the_persons_own_focus(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    await sandbox.as_person("riya").reacts("dart", to=digest)
    await until_noted(coach, "focus")

    assert [focus.chosen_by for focus in await rows(coach, Focus)] == ["person"]


async def test_a_dart_taken_away_opens_what_was_worked_on_before(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    chosen = await chooses_own_focus(sandbox, coach, digest)
    await riya.reacts("dart", to=digest)
    await until_noted(coach, "focus")
    dart = await open_focuses(coach)
    await riya.takes_back_reaction("dart", to=digest)
    await until_noted(coach)

    assert dart != chosen
    assert await open_focuses(coach) == chosen


async def test_a_dart_is_taken_back_in_words_too_and_the_emoji_after_that_changes_nothing(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    chosen = await chooses_own_focus(sandbox, coach, digest)
    await riya.reacts("dart", to=digest)
    await until_noted(coach, "focus")

    await riya.says("undo")
    await shown(sandbox, "riya", "Undone. Your focus is what it was before.")
    undone = await open_focuses(coach)
    await riya.takes_back_reaction("dart", to=digest)
    await until_noted(coach)

    assert undone == chosen
    assert await open_focuses(coach) == chosen


OWN = "When I open, I will ask what changed."


async def chooses_own_focus(sandbox: Sandbox, coach: Program, digest: SeenMessage) -> list[str]:
    """Riya's own words instead of the focus of her digest; what is open then."""
    riya = sandbox.as_person("riya")
    await riya.clicks("Keep or change focus", on=digest)
    await modal(sandbox, "riya")
    await riya.submits({"focus": "own", "when_then": OWN})

    async def is_open() -> list[str]:
        found = await open_focuses(coach)
        return found if found == [OWN] else []

    return await eventually(is_open)


async def open_focuses(coach: Program) -> list[str]:
    return [focus.title for focus in await rows(coach, Focus) if focus.ended_on is None]


async def test_an_emoji_taken_away_before_we_heard_of_it_counts_for_nothing(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    def event(kind: str, ts: str) -> dict[str, object]:
        return {
            "type": kind,
            "user": sandbox.as_person("riya").id,
            "reaction": "trophy",
            "item": {"type": "message", "channel": digest.channel, "ts": digest.ts},
            "item_user": "U0SIDELINE",
            "event_ts": ts,
        }

    async def is_remembered() -> bool:
        return "taken_away" in (await kept_digest(coach)).payload

    sandbox.deliver(event("reaction_removed", "1700000002.000100"))
    await eventually(is_remembered)
    sandbox.deliver(event("reaction_added", "1700000001.000100"))
    await sandbox.as_person("riya").reacts("eyes", to=digest)
    await until_noted(coach, "reviewed")

    assert [focus.outcome for focus in await rows(coach, Focus)] == [None]


async def test_the_focus_can_be_put_in_own_words(sandbox: Sandbox, coach: Program, digest: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Keep or change focus", on=digest)
    await modal(sandbox, "riya")

    await riya.submits({"focus": "own", "when_then": "When I open, I will ask what changed."})

    async def look() -> list[Focus]:
        return [focus for focus in await rows(coach, Focus) if focus.chosen_by == "person"]

    (own,) = await eventually(look)
    assert own.when_then == "When I open, I will ask what changed."
    assert [focus.ended_on is None for focus in await rows(coach, Focus)] == [False, True]


async def test_the_answer_to_the_tip_is_shown_in_the_thread(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    await sandbox.as_person("riya").clicks("Show", on=digest)

    answer = await shown(sandbox, "riya", "1. ")

    assert answer.thread_ts == digest.ts


async def test_every_fourth_digest_asks_how_useful_the_coach_is(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    for week in range(4):
        await renewing_soon(coach)
        sandbox.clock.set_to(MONDAY)
        sandbox.clock.advance(days=7 * week)
        await shown(sandbox, "riya", TITLE, times=week + 1)
        await at_rest(coach)
    asking = messages_with(sandbox, "riya", "How useful is Coach?")

    await sandbox.as_person("riya").clicks("4", on=asking[-1])
    await shown(sandbox, "riya", "You gave 4 of 5")

    assert len(asking) == 1
    assert [each.score for each in await rows(coach, Satisfaction)] == [4]


async def test_a_tip_can_be_asked_for_again_in_a_week(
    sandbox: Sandbox, coach: Program, second: SeenMessage
) -> None:
    (spaced,) = await rows(coach, Recall)
    riya = sandbox.as_person("riya")

    await riya.reacts("repeat", to=second)
    await until_noted(coach, "again")
    (again,) = await rows(coach, Recall)
    await riya.takes_back_reaction("repeat", to=second)
    await until_noted(coach)
    (as_before,) = await rows(coach, Recall)

    assert again.due_on == datetime(2026, 12, 7).date()
    assert as_before.due_on == spaced.due_on


async def test_a_reaction_of_somebody_else_counts_for_nothing(
    sandbox: Sandbox, coach: Program, digest: SeenMessage
) -> None:
    event = {
        "type": "reaction_added",
        "user": sandbox.as_person("tom").id,
        "reaction": "no_bell",
        "item": {"type": "message", "channel": digest.channel, "ts": digest.ts},
        "item_user": "U0SIDELINE",
        "event_ts": "1.000001",
    }

    sandbox.deliver(event)
    await sandbox.as_person("riya").reacts("eyes", to=digest)
    await until_noted(coach, "reviewed")

    assert not messages_with(sandbox, "riya", "Shall I stop")


@pytest.mark.parametrize(
    ("emoji", "meaning"),
    [
        ("+1::skin-tone-5", "helpful"),
        ("-1::skin-tone-2", "not_useful"),
        ("heavy_check_mark", "did_it"),
        ("tada", "worked"),
    ],
)
async def test_a_skin_tone_or_another_name_makes_no_difference(
    sandbox: Sandbox, coach: Program, digest: SeenMessage, emoji: str, meaning: str
) -> None:
    await sandbox.as_person("riya").reacts(emoji, to=digest)

    await until_noted(coach, meaning)
    await sandbox.as_person("riya").takes_back_reaction(emoji, to=digest)
    await until_noted(coach)
    assert (await kept_digest(coach)).reviewed_at is None
