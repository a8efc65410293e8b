"""The answers to what was asked before a review, each with a button and in words."""

import re
from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.meetings.kept import payload_of, transcript_of
from bot.meetings.labelling import labelled, plain_names
from bot.meetings.speakers import likely_same, renamed
from bot.meetings.transcript import Transcript
from handlers import action_ids
from handlers.blocks.call_intake import ANSWERED, DELETED, label_modal, speaker_noted_text
from handlers.blocks.parts import section, submitted
from handlers.button_values import CallAnswer, OnCall, StaleButton, unpacked, value_of
from handlers.call_deleting import delete_call
from handlers.call_promises import promise_review
from handlers.call_questions import EVERYTHING
from handlers.callers import Caller, caller_of
from handlers.intake import Line, say_once
from handlers.own import own_call
from handlers.plain_words import Said
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import call_transcripts, calls, conversations, people
from storage.models import Call, Person

MOST_ALIASES = 20


def register(app: AsyncApp) -> None:
    """The buttons of the questions, and the form that names the speakers."""
    app.action(re.compile(f"^{action_ids.CALL_ANSWER}"))(handle_call_answer)
    app.view(action_ids.LABEL_FORM)(handle_labels_submitted)


async def handle_call_answer(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Go on with the call as the person says."""
    await ack()
    value = unpacked(value_of(action), CallAnswer)
    caller = caller_of(context)
    person, call = await own_call(deps, caller, value.call_id)
    if not _is_open(call, value.question):
        await whisper(slack, context, ANSWERED)
    elif value.choice == "label":
        await slack.posting.views_open(trigger_id=body["trigger_id"], view=await _label_form(deps, person, call))
    else:
        text = await answer(deps, slack, caller, call, value)
        await _settle(slack, body, context, text)


def _is_open(call: Call, question: str) -> bool:
    return call.status == "waiting" and call.question == question


async def answer(deps: Deps, slack: Slack, caller: Caller, call: Call, value: CallAnswer) -> str:
    """Do what the answer means; what to say in place of the question. Raises `StaleButton`."""
    if (value.question, value.choice) == ("sensitive", "no"):
        await delete_call(deps, slack, call)
        await _say_deleted(deps, slack, caller, call)
        return DELETED
    if value.question == "speaker":
        return await _choose_speaker(deps, slack, call, value.choice)
    if (value.question, value.choice) == ("labels", "summary"):
        await _go_on(deps, slack, call, after=EVERYTHING)
        return "I only summarise it."
    if (value.question, value.choice) == ("merge", "yes"):
        return await _merge(deps, slack, call)
    await _go_on(deps, slack, call, after=value.question)
    return "Noted, two people." if value.question == "merge" else "All right, only you see it."


async def _choose_speaker(deps: Deps, slack: Slack, call: Call, choice: str) -> str:
    if choice == "none":
        await _go_on(deps, slack, call, after=EVERYTHING)
        return "None of them is you, so I don't score it."
    if not choice.isdigit() or int(choice) >= len(call.speakers):
        raise StaleButton("no such speaker")
    name = call.speakers[int(choice)]
    await _go_on(deps, slack, call, after="speaker", own_speakers=[name])
    await _remember_alias(deps, call, name)
    return speaker_noted_text(name)


async def _remember_alias(deps: Deps, call: Call, name: str) -> None:
    """A name somebody goes by is known again; what a tool makes up for everybody is nobody's name."""
    if not plain_names([name]):
        return
    async with deps.database.for_team(call.team_id) as session:
        person = await people.get_person(session, person_id=call.person_id)
        known = [alias for alias in person.preferences.get("speaker_aliases", []) if alias != name]
        preferences = {**person.preferences, "speaker_aliases": [*known, name][-MOST_ALIASES:]}
        await people.update_person(session, person_id=person.id, preferences=preferences)


async def _merge(deps: Deps, slack: Slack, call: Call) -> str:
    """The two names that were asked about become one; another pair stays as it is."""
    transcript = await _transcript(deps, call)
    pairs = likely_same(transcript)
    if not pairs:
        raise StaleButton("nothing to merge")
    kept, gone = pairs[0]
    await _go_on(deps, slack, call, after="merge", transcript=renamed(transcript, {gone: kept}))
    return f"Noted, one person: {kept}."


async def _go_on(
    deps: Deps,
    slack: Slack,
    call: Call,
    *,
    after: str,
    own_speakers: Sequence[str] | None = None,
    transcript: Transcript | None = None,
) -> None:
    """Keep what the answer changes, and promise the review in the same transaction.

    Raises `StaleButton` when another answer to the same question came first.
    """
    changes: dict[str, Any] = {}
    if own_speakers is not None:
        changes["own_speakers"] = list(own_speakers)
    if transcript is not None:
        changes.update(speakers=list(transcript.speakers), basis=transcript.basis)
    async with deps.database.for_team(call.team_id) as session:
        if not await calls.claim_answer(session, call_id=call.id, question=call.question):
            raise StaleButton("answered already")
        if transcript is not None:
            await call_transcripts.update_transcript(session, call_id=call.id, payload=payload_of(transcript))
        if changes:
            await calls.update_call(session, call_id=call.id, **changes)
        row = await promise_review(session, call, ts=_message_ts(call), after=after)
    if row:
        slack.take(row)


def _message_ts(call: Call) -> str:
    """The person's own message, if a message brought the call: `message:<channel>:<ts>`."""
    kind, _, rest = call.source_key.partition(":")
    return rest.partition(":")[2] if kind == "message" else ""


async def _transcript(deps: Deps, call: Call) -> Transcript:
    async with deps.database.reading(call.team_id) as session:
        payload = await call_transcripts.find_transcript(session, call_id=call.id)
    if payload is None:
        raise StaleButton("the transcript is gone")
    return transcript_of(payload)


async def _label_form(deps: Deps, person: Person, call: Call) -> dict[str, Any]:
    transcript = await _transcript(deps, call)
    lines = [said.text for said in transcript.utterances]
    return label_modal(lines, me=person.display_name, call_id=call.id)


async def handle_labels_submitted(
    ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Two people who take turns, line by line: the names go on, and the review begins."""
    caller = caller_of(context)
    _, call = await own_call(deps, caller, unpacked(view["private_metadata"], OnCall).call_id)
    if not _is_open(call, "labels"):
        await ack()
        return
    values = submitted(view, "me", "them", "first")
    me, them = values["me"], values["them"]
    if me.casefold() == them.casefold():
        await ack(response_action="errors", errors={"them": "Give the other person another name."})
        return
    turns = (them, me) if values["first"] == "them" else (me, them)
    transcript = labelled(await _transcript(deps, call), turns)
    await _go_on(deps, slack, call, after=EVERYTHING, own_speakers=[me], transcript=transcript)
    await ack()


async def _settle(slack: Slack, body: dict[str, Any], context: AsyncBoltContext, text: str) -> None:
    """Put what was answered in place of the question."""
    ts, channel = (body.get("message") or {}).get("ts"), context.channel_id
    if ts and channel and text != DELETED:  # that question goes with the call
        await slack.reading.chat_update(channel=channel, ts=ts, text=text, blocks=[section(text)])


async def _say_deleted(deps: Deps, slack: Slack, caller: Caller, call: Call) -> None:
    async with deps.database.reading(call.team_id) as session:
        thread = await conversations.get_conversation(session, conversation_id=call.conversation_id)
    line = Line(
        key=f"call_deleted:{call.id}",
        team_id=call.team_id,
        slack_user_id=caller.slack_user_id,
        channel=thread.channel,
        thread_ts=thread.thread_ts,
        text=DELETED,
    )
    await say_once(deps, slack, line)


async def answer_in_words(deps: Deps, slack: Slack, said: Said) -> bool:
    """Take a reply in a call's thread for the answer to what was asked there; False if it is none."""
    if not said.is_reply:
        return False
    async with deps.database.reading(said.caller.team_id) as session:
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        call = await calls.find_last_call(session, conversation_id=thread.id) if thread else None
    if call is None or call.status != "waiting":
        return False
    choice = _choice_in(call, " ".join(said.text.casefold().split()).strip(" .!"))
    if choice is None:
        return False
    value = CallAnswer.model_validate({"call_id": call.id, "question": call.question, "choice": choice})
    _, call = await own_call(deps, said.caller, call.id)
    text = await answer(deps, slack, said.caller, call, value)
    if text != DELETED:
        line = Line(
            said.key, said.caller.team_id, said.caller.slack_user_id, said.channel, text, (), said.thread_ts
        )
        await say_once(deps, slack, line)
    return True


_YES = re.compile(r"(?:yes|yep|yeah|ok|okay|sure|go ahead|analy[sz]e it)\b.*")
_NO = re.compile(r"(?:no|nope|delete it|delete|don't|do not|stop)\b.*")
_NAMES_ONESELF = re.compile(r"(?:i'm|i’m|i am|it's|that's|me:|my name is)\s+")


def _choice_in(call: Call, words: str) -> str | None:
    """Which of the question's choices the words are."""
    if call.question == "speaker":
        name = _NAMES_ONESELF.sub("", words)
        matching = [place for place, speaker in enumerate(call.speakers) if name and name in speaker.casefold()]
        return str(matching[0]) if len(matching) == 1 else "none" if _NO.fullmatch(words) else None
    if call.question == "labels":
        return "summary" if re.search(r"\bsummar", words) else None
    if _YES.fullmatch(words) or (call.question == "merge" and words.startswith("same")):
        return "yes"
    return "no" if _NO.fullmatch(words) or (call.question == "merge" and words.startswith("two")) else None
