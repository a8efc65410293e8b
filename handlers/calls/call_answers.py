"""The answers to what was asked before a review, each with a button and in words."""

import re
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.meetings.kept import transcript_of
from bot.meetings.labelling import labelled
from bot.meetings.speakers import likely_same, renamed
from bot.meetings.transcript import Transcript
from handlers import action_ids
from handlers.blocks.call_intake import ANSWERED, DELETED, label_modal, speaker_noted_text
from handlers.blocks.parts import section, submitted
from handlers.blocks.text import mrkdwn
from handlers.button_values import CallAnswer, OnCall, StaleButton, unpacked, value_of
from handlers.callers import Caller, caller_of
from handlers.calls.call_deleting import delete_call
from handlers.calls.call_questions import EVERYTHING, step_of
from handlers.calls.call_resuming import go_on, remember_name
from handlers.calls.call_said import call_here
from handlers.calls.call_sides import choose_side, handle_sides_submitted, side_in_words, sides_form
from handlers.clicks import trigger_of
from handlers.intake import Line, say_once
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.plain_words import Said, say_line
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import call_transcripts, conversations
from storage.models import Call, Person


def register(app: AsyncApp) -> None:
    """The buttons of the questions, and the forms that name the speakers and the sides."""
    app.action(re.compile(f"^{action_ids.CALL_ANSWER}"))(handle_call_answer)
    app.view(action_ids.LABEL_FORM)(handle_labels_submitted)
    app.view(action_ids.SIDES_FORM)(handle_sides_submitted)


async def handle_call_answer(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Go on with the call as the person says."""
    await ack()
    value = unpacked(value_of(action), CallAnswer)
    caller = caller_of(context)
    person, call = await own_call(deps, caller, value.call_id)
    if not _is_open(call, value.question):
        await whisper(slack, context, ANSWERED)
    elif value.choice == "label":
        await slack.posting.views_open(trigger_id=trigger_of(body), view=await _label_form(deps, person, call))
    elif value.choice == "several":
        await slack.posting.views_open(trigger_id=trigger_of(body), view=sides_form(call))
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
    if value.question == "side":
        return await choose_side(deps, slack, call, value.choice)
    if (value.question, value.choice) == ("labels", "summary"):
        await go_on(deps, slack, call, after=EVERYTHING)
        return "I only summarise it."
    if value.question == "merge":
        return await _sort_names(deps, slack, call, is_one=value.choice == "yes")
    await go_on(deps, slack, call, after=value.question)
    return "All right, only you see it."


async def _choose_speaker(deps: Deps, slack: Slack, call: Call, choice: str) -> str:
    if choice == "none":
        await go_on(deps, slack, call, after=EVERYTHING)
        return "None of them is you, so I don't score it."
    if not choice.isdigit() or int(choice) >= len(call.speakers):
        raise StaleButton("no such speaker")
    name = call.speakers[int(choice)]
    await go_on(deps, slack, call, after="speaker", own_speakers=[name])
    await remember_name(deps, call, name)
    return speaker_noted_text(name)


async def _sort_names(deps: Deps, slack: Slack, call: Call, *, is_one: bool) -> str:
    """The two names that were asked about become one, or are known to be two; then the next pair is asked."""
    transcript = await _transcript(deps, call)
    pairs = likely_same(transcript)
    if not pairs:
        raise StaleButton("nothing to merge")
    kept, gone = pairs[0]
    sorted_out = (
        renamed(transcript, {gone: kept}) if is_one else replace(transcript, apart=(*transcript.apart, pairs[0]))
    )
    await go_on(deps, slack, call, after="labels", transcript=sorted_out, step=step_of(sorted_out))
    return f"Noted, one person: {mrkdwn(kept)}." if is_one else "Noted, two people."


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
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
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
    await go_on(deps, slack, call, after=EVERYTHING, own_speakers=[me], transcript=transcript)
    await ack()


async def _settle(slack: Slack, body: Payload, context: AsyncBoltContext, text: str) -> None:
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
    call = await call_here(deps, said)
    if call is None or call.status != "waiting":
        return False
    choice = _choice_in(call, " ".join(said.text.casefold().split()).strip(" .!"))
    if choice is None:
        return False
    value = CallAnswer.model_validate({"call_id": call.id, "question": call.question, "choice": choice})
    text = await answer(deps, slack, said.caller, call, value)
    if text != DELETED:
        await say_line(deps, slack, said, text)
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
    if call.question == "side":
        return side_in_words(call, words)
    if call.question == "labels":
        return "summary" if re.search(r"\bsummar", words) else None
    if _YES.fullmatch(words) or (call.question == "merge" and words.startswith("same")):
        return "yes"
    return "no" if _NO.fullmatch(words) or (call.question == "merge" and words.startswith("two")) else None
