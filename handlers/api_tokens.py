"""A person's own tokens for the API, in a window over the settings. No message ever holds one."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.api_tokens import checked_scopes, new_token
from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.api_tokens import api_tokens_modal, new_token_modal
from handlers.button_values import StaleButton, value_of
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.failures import FAILURES
from handlers.own import known_caller
from handlers.payloads import Payload
from handlers.slack import Slack
from storage import api_tokens, people, processed
from storage.models import ApiToken

LABEL = "made in Slack"


def register(app: AsyncApp) -> None:
    """The button in the settings, and those of its window."""
    app.action(action_ids.OPEN_API_TOKENS)(handle_open_tokens)
    app.action(action_ids.MAKE_API_TOKEN)(handle_make_token)
    app.action(action_ids.REVOKE_API_TOKEN)(handle_revoke_token)


async def handle_open_tokens(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the tokens there are, over the settings."""
    await ack()
    tokens = await _tokens(deps, caller_of(context))
    await slack.posting.views_push(trigger_id=trigger_of(body), view=api_tokens_modal(tokens))


async def handle_make_token(
    ack: AsyncAck, body: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Make a token and show it in the window; one that could not be shown is ended again."""
    await ack()
    caller, new, now = caller_of(context), new_token(), deps.now()
    async with deps.database.for_team(caller.team_id) as session:
        if not await processed.claim_event(session, key=f"token:{trigger_of(body)}", now=now):
            return
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=now)
        await api_tokens.add_token(
            session,
            prefix=new.prefix,
            secret_hash=new.secret_hash,
            label=LABEL,
            scopes=checked_scopes([], is_team=False),
            person_id=person.id,
            now=now,
        )
    try:
        await slack.posting.views_update(view_id=_view_id(body), view=new_token_modal(new.token))
    except FAILURES:
        async with deps.database.for_team(caller.team_id) as session:
            await api_tokens.revoke_token(session, prefix=new.prefix, now=now)
        raise


async def handle_revoke_token(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """End a token at once, and show the others."""
    await ack()
    caller = caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person = await known_caller(session, caller)
        await api_tokens.revoke_token(session, prefix=value_of(action), now=deps.now(), person_id=person.id)
    await slack.reading.views_update(view_id=_view_id(body), view=api_tokens_modal(await _tokens(deps, caller)))


async def _tokens(deps: Deps, caller: Caller) -> list[ApiToken]:
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        return await api_tokens.list_tokens(session, person_id=person.id) if person else []


def _view_id(body: Payload) -> str:
    """The window the click was in. Raises `StaleButton` for one that was in none."""
    view_id = (body.get("view") or {}).get("id")
    if not view_id:
        raise StaleButton("a click outside a window")
    return str(view_id)
