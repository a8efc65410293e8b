"""How long a server may make us wait before the SDK asks again."""

import pytest

from bot.claude.writer import ClaudeWriter
from bot.errors import ModelMisconfigured
from bot.model import Brief, Meter
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, status_error
from tests.unit.claude.conftest import PLAN, Screen

TOO_LONG = {
    "an hour": {"retry-after": "3600"},
    "for ever": {"retry-after": "inf"},
    "a number no clock holds": {"retry-after": "9" * 400},
    "an hour in milliseconds": {"retry-after-ms": "3600000"},
    "until a day": {"retry-after": "Sat, 21 Nov 2026 23:59:00 GMT"},
    "nobody knows how long": {"retry-after": "soon"},
}
SHORT = {
    "a moment": {"retry-after": "0.001"},
    "nothing, in milliseconds first": {"retry-after-ms": "1", "retry-after": "3600"},
}


@pytest.mark.parametrize("status", [429, 503, 529])
@pytest.mark.parametrize("asked", TOO_LONG.values(), ids=TOO_LONG.keys())
async def test_whoever_asks_to_wait_long_is_left_for_the_fallback_model(
    status: int,
    asked: dict[str, str],
    writer: ClaudeWriter,
    server: ScriptedAnthropic,
    brief: Brief,
    screen: Screen,
) -> None:
    server.will(status_error(status, **asked), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=Meter())

    assert written.model == "claude-haiku-5-5"
    assert len(server.requests) == 2


@pytest.mark.parametrize("asked", SHORT.values(), ids=SHORT.keys())
async def test_a_short_pause_is_kept(
    asked: dict[str, str], writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen
) -> None:
    server.will(status_error(429, **asked), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=Meter())

    assert written.model == "claude-sonnet-5-5"


async def test_a_pause_less_than_none_is_the_sdks_to_choose(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen
) -> None:
    server.will(status_error(429, retry_after="-5"), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=Meter())

    assert written.model == "claude-sonnet-5-5"


async def test_a_wrong_key_stays_one_whatever_pause_is_asked_for(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen
) -> None:
    server.will(status_error(401, retry_after="3600"))

    with pytest.raises(ModelMisconfigured, match="401 authentication_error"):
        await writer.write_guidance(brief, show=screen.show, meter=Meter())
