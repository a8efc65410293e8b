"""What an emoji makes us say in a thread: said once, taken back with the emoji, and said again with it.

A line is compared with whether its emoji is there now, not with what just happened: events overtake each other.
"""

import logging

from bot.deps import Deps
from handlers.blocks.fallbacks import sendable
from handlers.blocks.parts import Words, in_words
from handlers.failures import FAILURES, code_of, is_refusal
from handlers.intake import Line, say_once
from handlers.slack import Slack
from storage import deliveries, processed
from storage.models import Delivery

log = logging.getLogger("sideline.reactions")

TAKEN_BACK = "Taken back."


async def keep_in_step(deps: Deps, slack: Slack, line: Line, *, is_wanted: bool, struck: str = TAKEN_BACK) -> bool:
    """Say the line if it is wanted, else put `struck` in its place; False when nobody can say yet where it is."""
    async with deps.database.reading(line.team_id) as session:
        said = await deliveries.find_delivery(session, key=line.promise)
        is_promised = said is not None or await processed.was_seen(session, key=line.key)
    if not is_promised:
        if is_wanted:
            await say_once(deps, slack, line)
        return True
    if said is None or said.ts is None:
        return is_wanted or (said is not None and said.state == "failed")
    if said.payload.get(deliveries.STRUCK, False) is not is_wanted:
        return True
    wanted = (line.text, list(line.blocks)) if line.blocks else in_words(line.text)
    return await _replace(deps, slack, said, wanted if is_wanted else in_words(struck), is_struck=not is_wanted)


async def _replace(deps: Deps, slack: Slack, said: Delivery, words: Words, *, is_struck: bool) -> bool:
    """Put other words in the place of the line; False when Slack should be asked again."""
    payload = sendable({"text": words[0], "blocks": words[1]})
    try:
        await slack.reading.chat_update(channel=said.channel, ts=said.ts or "", **payload)
    except FAILURES as error:
        if not is_refusal(error):
            return False
        log.info("changing what an emoji had us say failed: %s", code_of(error))
    async with deps.database.for_team(said.team_id) as session:
        await deliveries.note_struck(session, said, is_struck=is_struck)
    return True
