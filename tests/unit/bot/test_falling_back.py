"""Who writes when the first writer may not, cannot, or takes too long."""

from collections.abc import Awaitable
from dataclasses import replace

import pytest

from bot.budget import MODEL_DECLINED
from bot.deps import Deps
from bot.errors import ModelRefused, ModelUnavailable, NothingNear
from bot.falling_back import write_or_fall_back
from bot.model import Written
from bot.template_coach import TemplateCoach
from bot.writer import Writer
from tests.unit.bot.fake_writer import FakeWriter


async def who_writes(writer: Writer) -> Written[str]:
    return Written("words", "" if isinstance(writer, TemplateCoach) else "claude")


@pytest.mark.parametrize(
    ("has_writer", "why", "model", "note"),
    [
        (True, "", "claude", ""),
        (True, MODEL_DECLINED, "", MODEL_DECLINED),
        (False, "", "", ""),
    ],
    ids=["it may", "it may not", "there is none"],
)
async def test_the_first_writer_writes_if_there_is_one_and_it_may(
    deps: Deps, has_writer: bool, why: str, model: str, note: str
) -> None:
    deps = replace(deps, writer=FakeWriter() if has_writer else None)

    written, said = await write_or_fall_back(deps, who_writes, why_template=why)

    assert written
    assert (written.model, said) == (model, note)


@pytest.mark.parametrize("error", [ModelUnavailable(), ModelRefused()])
async def test_what_fails_is_written_by_the_template_noted_and_counted(
    deps: Deps, error: ModelUnavailable | ModelRefused
) -> None:
    async def fails(writer: Writer) -> Written[str]:
        if not isinstance(writer, TemplateCoach):
            raise error
        return await who_writes(writer)

    written, note = await write_or_fall_back(replace(deps, writer=FakeWriter()), fails)

    assert written
    assert not written.model
    assert error.code in note
    assert deps.metering.fallbacks.values == {(error.code,): 1}


async def test_where_neither_has_words_the_note_is_left(deps: Deps) -> None:
    def nothing(writer: Writer) -> Awaitable[Written[str]]:
        raise NothingNear

    assert await write_or_fall_back(deps, nothing, why_template=MODEL_DECLINED) == (None, MODEL_DECLINED)
