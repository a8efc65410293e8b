"""`/coach`: the command, its verbs, and the ephemeral line where it was typed."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.commands import Command, parse_command
from bot.deps import Deps
from bot.people import first_name
from bot.safety import needs_a_human
from handlers import action_ids
from handlers.blocks.help import help_blocks, home_card_blocks, suggestion_blocks
from handlers.blocks.parts import Block
from handlers.blocks.text import unescaped
from handlers.callers import Caller, caller_of
from handlers.intake import Asked, accept
from handlers.not_yet import VERBS, not_yet_blocks, not_yet_text
from handlers.privacy import privacy_blocks_for
from handlers.safety import safety_blocks, safety_text
from handlers.settings import open_settings
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import people

COMMAND = "/coach"


def register(app: AsyncApp) -> None:
    """The command, and the buttons that run a verb."""
    app.command(COMMAND)(handle_coach_command)
    app.action(action_ids.RUN_VERB)(handle_run_verb)


async def handle_coach_command(
    ack: AsyncAck, command: dict[str, Any], context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Acknowledge where it was typed; a question is answered in a thread of the direct messages."""
    text = unescaped(command["text"])
    parsed = parse_command(text)
    caller = caller_of(context)
    if needs_a_human(text):
        await ack(text=safety_text(deps), blocks=safety_blocks(deps))
    elif parsed.verb == "ask":
        await ack(**_on_its_way(command))
        await accept(deps, slack, _asked(command, caller, parsed))
    elif parsed.verb == "settings":
        await ack()
        await open_settings(deps, slack, caller, trigger_id=command["trigger_id"])
    else:
        await ack(text=_plain(parsed), blocks=await verb_blocks(deps, caller, parsed))


async def handle_run_verb(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Run the verb a typo was close to."""
    await ack()
    parsed, caller = Command(action["value"]), caller_of(context)
    if parsed.verb == "settings":
        await open_settings(deps, slack, caller, trigger_id=body["trigger_id"])
        return
    await whisper(slack, context, _plain(parsed), await verb_blocks(deps, caller, parsed))


async def verb_blocks(deps: Deps, caller: Caller, parsed: Command) -> list[Block]:
    """What a verb shows that only informs."""
    match parsed.verb:
        case "home":
            return home_card_blocks(await _first_name(deps, caller))
        case "privacy":
            return await privacy_blocks_for(deps, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
        case "suggest":
            return suggestion_blocks(parsed.rest)
        case verb if verb in VERBS:
            return not_yet_blocks(verb)
    return help_blocks(parsed.rest.casefold())


async def _first_name(deps: Deps, caller: Caller) -> str:
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    return first_name(person.display_name) if person else ""


def _asked(command: dict[str, Any], caller: Caller, parsed: Command) -> Asked:
    return Asked(
        key=f"command:{command['trigger_id']}",
        team_id=caller.team_id,
        slack_user_id=caller.slack_user_id,
        text=parsed.rest,
        origin="command",
    )


def _on_its_way(command: dict[str, Any]) -> dict[str, Any]:
    """The ephemeral line; none in the direct messages, where the answer appears anyway."""
    if command.get("channel_name") == "directmessage":
        return {}
    link = f"https://slack.com/app_redirect?app={command.get('api_app_id', '')}&team={command.get('team_id', '')}"
    return {"text": f"Answering in our DM → *<{link}|Open>*"}


def _plain(parsed: Command) -> str:
    if parsed.verb in VERBS:
        return not_yet_text(parsed.verb)
    return {"suggest": f"Did you mean {parsed.rest}?", "privacy": "What I keep about you"}.get(
        parsed.verb, "What I can do for you"
    )
