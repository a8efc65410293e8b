from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.budget import MODEL_DECLINED, MODEL_OFF
from bot.coaching.briefs import LONGEST_QUESTION, TELL_MORE
from bot.model import Fact
from storage.conversations import get_or_add_conversation
from storage.deals import upsert_deal
from storage.guidance import add_guidance
from storage.messages import add_message, list_recent_messages
from tests.unit.bot.conftest import TEAM, Riya
from tests.unit.bot.fake_writer import FakeWriter
from tests.unit.bot.made import NOW, some_words

QUESTION = "My champion at Acme Corp just got promoted to VP. How should I handle this?"
PERSONAL = [
    "Riya",
    "Rao",
    "riya@example.com",
    "U-RIYA",
    "csm",
    "senior",
    "supportive",
    "Dana",
    "62",
    "28 Feb",
    "81",
]


async def a_thread(riya: Riya, *said: tuple[str, str], previous: bool = False) -> int:
    async with riya.deps.database.for_team(TEAM) as session:
        talk = await get_or_add_conversation(
            session, channel="D1", thread_ts="1.0", person_id=riya.id, kind="direct", now=NOW
        )
        for author, text in said:
            await add_message(
                session,
                conversation_id=talk.id,
                person_id=riya.id,
                author=author,  # type: ignore[arg-type]
                text=text,
                slack_ts=None,
                now=NOW,
            )
        if previous:
            payload = {**some_words().model_dump(), "writer": "template", "card_id": "KB-XX-01"}
            await add_guidance(
                session,
                conversation_id=talk.id,
                person_id=riya.id,
                question=QUESTION,
                payload=payload,
                writer="template",
                model="",
                card_id="KB-XX-01",
                channel="D1",
                now=NOW,
            )
        return talk.id


async def said_as(riya: Riya, text: str) -> int:
    """The id of what was said with these words."""
    async with riya.deps.database.reading(TEAM) as session:
        said = await list_recent_messages(session, conversation_id=1, limit=20)
        return next(message.id for message in said if message.text == text)


async def test_a_private_brief_knows_the_person_the_account_and_the_card(riya: Riya) -> None:
    prepared = await riya.asks(QUESTION)

    brief = prepared.brief
    assert (brief.asker.first_name, brief.asker.style, brief.track.id) == ("Riya", "supportive", "a_track")
    assert brief.cards[0].id == "KB-XX-01"
    assert brief.names == {"me": "Riya", "account": "Acme Corp", "contact": "Dana"}
    assert list(prepared.assumptions) == ["renewal 28 Feb (100 days)", "health 62 ↓19"]
    assert prepared.basis == "accounts.csv, 20 Nov"
    assert prepared.account_id is not None


async def test_the_open_deal_of_the_account_is_a_fact_unless_a_colleague_looks_after_it(riya: Riya) -> None:
    async with riya.deps.database.for_team(TEAM) as session:
        for key, owner, stage in (("D1", "riya@example.com", "discovery"), ("D2", "tom@example.com", "demo")):
            await upsert_deal(
                session,
                now=NOW,
                deal_key=key,
                account_key="acme corp",
                owner_email=owner,
                stage=stage,
                amount=40000,
                currency="USD",
                outcome="open",
                source="deals.csv",
            )

    prepared = await riya.asks(QUESTION)

    assert prepared.brief.facts[-1] == Fact("open deal in discovery (40,000 USD)", "deals.csv, 20 Nov")
    assert len(prepared.assumptions) == 3
    assert prepared.basis == "accounts.csv and deals.csv, 20 Nov"


async def test_nothing_personal_reaches_a_brief_for_a_channel(riya: Riya) -> None:
    prepared = await riya.asks(QUESTION, is_private=False)

    held = [*leaves(prepared.brief), prepared.basis, *prepared.assumptions]
    assert not [(word, leaf) for leaf in held for word in PERSONAL if word in leaf]
    assert prepared.brief.asker == type(prepared.brief.asker)()
    assert (prepared.account_id, list(prepared.choices), list(prepared.brief.facts)) == (None, [], [])
    assert prepared.brief.cards[0].id == "KB-XX-01"
    assert prepared.brief.names == {"account": "Acme Corp"}


async def test_the_same_walk_does_see_what_a_private_brief_holds(riya: Riya) -> None:
    prepared = await riya.asks(QUESTION)

    held = " ".join(leaves(prepared.brief))
    assert [word for word in ("Riya", "csm", "supportive", "Dana", "62", "28 Feb") if word not in held] == []


async def test_even_in_private_no_slack_id_or_address_is_in_the_brief(riya: Riya) -> None:
    prepared = await riya.asks(QUESTION)

    held = " ".join(leaves(prepared.brief))
    assert "U-RIYA" not in held
    assert "riya@example.com" not in held
    assert len(prepared.brief.asker.reference) == 24


async def test_a_channel_is_not_told_that_somebody_turned_the_model_off(riya: Riya) -> None:
    await riya.becomes(uses_model=False)
    deps = with_writer(riya)

    assert (await riya.asks(QUESTION, deps=deps)).why_template == MODEL_DECLINED
    assert (await riya.asks(QUESTION, deps=deps, is_private=False)).why_template == MODEL_OFF


async def test_what_is_written_is_masked_before_a_writer_sees_it(riya: Riya) -> None:
    talk = await a_thread(riya, ("person", "her mail is dana@acme.com"), ("coach", "noted"))

    prepared = await riya.asks("call +44 20 7946 0958 or wait?", conversation_id=talk)

    assert prepared.brief.question == "call [phone] or wait?"
    assert [turn.text for turn in prepared.brief.history] == ["her mail is [e-mail]", "noted"]


async def test_a_very_long_question_is_cut(riya: Riya) -> None:
    prepared = await riya.asks("champion promoted " * 1000)

    assert len(prepared.brief.question) == LONGEST_QUESTION


async def test_neither_the_question_nor_what_was_said_after_it_is_part_of_the_history(riya: Riya) -> None:
    talk = await a_thread(
        riya,
        ("person", "my champion got promoted"),
        ("coach", "Congratulate."),
        ("person", "And then?"),
        ("person", "And another thing?"),
        ("coach", "Meet her successor."),
    )
    question = await said_as(riya, "And then?")

    prepared = await riya.asks("And then?", conversation_id=talk, message_id=question)

    assert [turn.text for turn in prepared.brief.history] == ["my champion got promoted", "Congratulate."]
    assert prepared.brief.cards[0].id == "KB-XX-01"


async def test_the_account_of_the_thread_carries_over_to_a_follow_up(riya: Riya) -> None:
    talk = await a_thread(riya, ("person", QUESTION), ("coach", "Congratulate her."))

    assert (await riya.asks("and after that?", conversation_id=talk)).account_id is not None
    assert (await riya.asks("and after that?")).account_id is None


async def test_two_accounts_of_one_name_are_a_choice_and_no_guess(riya: Riya) -> None:
    await riya.looks_after("Acme Labs")
    question = "My champion at Acme got promoted"

    prepared = await riya.asks(question)
    chosen = await riya.asks(question, account_id=prepared.choices[1].id)
    neither = await riya.asks(question, account_id=0)

    assert [account.name for account in prepared.choices] == ["Acme Corp", "Acme Labs"]
    assert (prepared.account_id, prepared.brief.facts) == (None, ())
    assert chosen.brief.names["account"] == "Acme Labs"
    assert (neither.account_id, neither.choices, neither.brief.names["account"]) == (None, (), "Acme")


async def test_somebody_elses_account_is_only_a_name(riya: Riya) -> None:
    await riya.looks_after("Globex", renewal_on=date(2026, 12, 1))
    await riya.becomes(email="tom@example.com")

    prepared = await riya.asks("my champion at Globex got promoted")

    assert prepared.brief.names == {"me": "Riya", "account": "Globex"}
    assert (list(prepared.assumptions), prepared.brief.is_urgent, prepared.account_id) == ([], False, None)


async def test_a_chosen_account_of_somebody_else_is_not_read(riya: Riya) -> None:
    mine = (await riya.asks(QUESTION)).account_id
    await riya.becomes(email="tom@example.com")

    assert (await riya.asks("champion promoted", account_id=mine)).account_id is None


async def test_a_near_renewal_makes_the_plan_urgent(riya: Riya) -> None:
    await riya.looks_after("Globex", renewal_on=(NOW + timedelta(days=20)).date())

    assert (await riya.asks("Globex wants a discount")).brief.is_urgent
    assert not (await riya.asks(QUESTION)).brief.is_urgent


async def test_an_account_we_know_nothing_about_adds_no_line(riya: Riya) -> None:
    await riya.looks_after("Globex")

    prepared = await riya.asks("Globex wants a discount")

    assert (prepared.basis, list(prepared.assumptions)) == ("", [])
    assert prepared.brief.names["account"] == "Globex"


async def test_today_is_the_persons_own_day(riya: Riya) -> None:
    await riya.becomes(timezone="Pacific/Auckland")
    late = type(riya)(with_now(riya, datetime(2026, 11, 20, 23, 0, tzinfo=UTC)), riya.id)

    assert (await late.asks(QUESTION)).brief.today == date(2026, 11, 21)


@pytest.mark.parametrize("track", [None, "gone"])
async def test_somebody_without_a_track_reads_every_library(riya: Riya, track: str | None) -> None:
    await riya.becomes(track=track)

    prepared = await riya.asks("my champion got promoted")

    assert prepared.brief.track.id == "any"
    assert prepared.brief.cards[0].id == "KB-XX-01"


async def test_tell_me_more_asks_for_more_about_the_same_plan(riya: Riya) -> None:
    talk = await a_thread(riya, ("person", QUESTION), ("coach", "Congratulate her."), previous=True)

    brief = (await riya.asks(QUESTION, conversation_id=talk, angle="tell_more")).brief

    assert (brief.question, brief.history) == (f"{TELL_MORE}\n{QUESTION}", [])
    assert brief.previous is not None
    assert brief.previous.card_id == "KB-XX-01"
    assert brief.cards[0].id == "KB-XX-01"


def leaves(value: Any) -> list[str]:
    """Every string a value holds, however deep; the library and the track are public, so they stay out."""
    if is_dataclass(value) and not isinstance(value, type):
        public = {"cards", "snippets", "track", "question"}
        return [
            leaf for each in fields(value) if each.name not in public for leaf in leaves(getattr(value, each.name))
        ]
    if isinstance(value, dict):
        return [leaf for item in value.items() for part in item for leaf in leaves(part)]
    if isinstance(value, list | tuple):
        return [leaf for part in value for leaf in leaves(part)]
    return [str(value)]


def with_writer(riya: Riya) -> Any:
    return type(riya.deps)(**{**vars(riya.deps), "writer": FakeWriter()})


def with_now(riya: Riya, now: datetime) -> Any:
    return type(riya.deps)(**{**vars(riya.deps), "now": lambda: now})
