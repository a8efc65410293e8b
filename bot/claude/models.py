"""Whether the models we are set to ask still exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from anthropic import AsyncAnthropic, DefaultAsyncHttpxClient
from anthropic.types import UserMessageParam

from bot.claude.failures import in_our_words
from bot.claude.settings import ClaudeSettings
from bot.errors import CoachError

PATIENCE_SECONDS = 10
MOST_TOKENS = 16
GREETING: UserMessageParam = {"role": "user", "content": "Say OK."}


@dataclass(frozen=True)
class ModelState:
    """What Anthropic says of a model: `active`, `deprecated` or `retired`, and from when on it is gone.

    `problem` is why nothing is known about it: the status and kind of the error, in a few words.
    """

    name: str
    lifecycle: str = ""
    retires_on: date | None = None
    problem: str = ""


async def look_up_models(
    settings: ClaudeSettings, names: Sequence[str], *, asks: bool = False
) -> list[ModelState]:
    """The state of each model. Costs nothing, unless it `asks` each for a word."""
    async with AsyncAnthropic(
        api_key=settings.api_key,
        base_url=settings.base_url,
        timeout=PATIENCE_SECONDS,
        max_retries=1,
        http_client=DefaultAsyncHttpxClient(follow_redirects=False),
    ) as client:
        return [await _state(client, name, asks=asks) for name in names]


async def _state(client: AsyncAnthropic, name: str, *, asks: bool) -> ModelState:
    try:
        with in_our_words():
            model = await client.models.retrieve(name)
            if asks:
                await client.messages.create(
                    model=name, max_tokens=MOST_TOKENS, messages=[GREETING], output_config={"effort": "low"}
                )
    except CoachError as error:
        return ModelState(name, problem=str(error))
    return ModelState(name, model.lifecycle, model.retires_at.date() if model.retires_at else None)
