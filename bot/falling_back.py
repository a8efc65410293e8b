"""Two writers for one thing: Claude's words if it may write and can, else the template's, and why in one line."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.budget import template_note
from bot.deps import Deps
from bot.errors import CoachError, ModelTimeout, NothingNear
from bot.model import Written
from bot.writer import Writer

R = TypeVar("R")


async def write_or_fall_back(
    deps: Deps, ask: Callable[[Writer], Awaitable[Written[R]]], *, why_template: str = ""
) -> tuple[Written[R] | None, str]:
    """What a writer was asked for (None if neither has it), and the note under it, "" when Claude wrote.

    `why_template` says why Claude may not be asked, "" when it may.
    """
    note = why_template
    if deps.writer is not None and not note:
        try:
            async with asyncio.timeout(deps.patience_seconds):
                return await ask(deps.writer), ""
        except TimeoutError:
            note = _noted(deps, ModelTimeout())
        except CoachError as error:
            note = _noted(deps, error)
    try:
        return await ask(deps.template), note
    except NothingNear:
        return None, note


def _noted(deps: Deps, error: CoachError) -> str:
    """Count that Claude was to write and did not; what is shown under the template's answer."""
    deps.metering.fallbacks.add(error.code)
    return template_note(error)
