"""What the bot says in an acknowledgement or to a response URL, and where that appears."""

from blockcheck import check_message, error_code
from sandbox import happenings
from sandbox.actor import Actor
from sandbox.block_ids import with_element_ids
from sandbox.payloads.messages import message_json
from sandbox.records import Channel, Json, Message, Team
from sandbox.slack import Slack


def show_answer(actor: Actor, channel: Channel, answer: Json, source: Message | None = None) -> str | None:
    """Show an answer: ephemeral unless it says in_channel; `source` is the message it may replace or delete.

    Returns Slack's error code when the answer is not acceptable, None when it was shown.
    """
    slack, team = actor.slack, actor.team
    if answer.get("delete_original") and source:
        _remove(slack, team, channel, source)
        return None
    problems = check_message({name: answer[name] for name in ("text", "blocks", "attachments") if name in answer})
    if problems:
        slack.problem("invalid_answer", "; ".join(f"{p.pointer} {p.message}" for p in problems))
        return error_code(problems)
    if answer.get("replace_original") and source:
        _replace(slack, team, source, answer)
        return None
    message = _message_of(slack, team, channel, answer)
    if answer.get("response_type") == "in_channel":
        happenings.post_message(slack, team, message)
    else:
        message.ephemeral_for = actor.person.id
        happenings.post_ephemeral(slack, team, message)
    return None


def _message_of(slack: Slack, team: Team, channel: Channel, answer: Json) -> Message:
    return Message(
        channel.id,
        slack.issued.ts(),
        team.bot.id,
        str(answer.get("text", "")),
        blocks=with_element_ids(slack, answer.get("blocks") or []),
        bot_id=team.bot_id,
        thread_ts=answer.get("thread_ts"),
        metadata=answer.get("metadata"),
    )


def _replace(slack: Slack, team: Team, source: Message, answer: Json) -> None:
    previous = message_json(team, source, origin=slack.origin)
    source.text = str(answer.get("text", ""))
    source.blocks = with_element_ids(slack, answer.get("blocks") or [])
    if source.ephemeral_for:
        happenings.changed(slack, source)
    else:
        source.edited_at = slack.issued.ts()
        happenings.message_changed(slack, team, source, previous)


def _remove(slack: Slack, team: Team, channel: Channel, source: Message) -> None:
    if source in channel.ephemerals:
        channel.ephemerals.remove(source)
        happenings.changed(slack, source)
    else:
        happenings.delete_message(slack, team, source)
