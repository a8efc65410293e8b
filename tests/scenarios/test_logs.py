"""What people write is in no log line, whatever happens, at whatever level: every typed word is looked for."""

import logging
import re
from collections.abc import Callable

import pytest

from app import Program
from handlers import action_ids
from sandbox import Sandbox
from storage import agenda
from storage.models import Goal
from tests.fakes.anthropic_server import ScriptedAnthropic, status_error
from tests.fakes.printed_log import printed_log
from tests.house.source import program_files
from tests.scenarios.calls import ACME
from tests.scenarios.conftest import StartCoach
from tests.scenarios.forging import forge_click
from tests.scenarios.seeing import at_rest, eventually, modal, rows, shown
from tests.scenarios.weekly import FRIDAY, MONDAY, TITLE, renewing_soon, settled

QUESTION = "my champion Wilhelmina Zauberman at Acme quarrelled on the purple invoice, mail wz@zauberman.example"
GOAL = "my goal is to talk less than 45% on discovery calls by end of January, grandmother insists"
NOTE = "the kangaroo negotiation went sideways because of pineapples"
TYPED = " ".join((QUESTION, GOAL, NOTE, ACME.decode(), "Riya Shah riya@example.com secret_zauberman.vtt"))
LOG_SENTENCE = re.compile(r"log\.\w+\(\s*\"([^\"]+)\"")
PLACE = re.compile(r"\w+\.py:\d+ [\w<>]+")
"""Where in the program an error came through."""
DONE = "all is said"


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.slack_objects("forged clicks and faults are not Slack's")
async def test_no_typed_word_is_in_the_log(sandbox: Sandbox, start_coach: StartCoach, log_format: str) -> None:
    sandbox.clock.set_to(FRIDAY)
    async with ScriptedAnthropic(otherwise=status_error(401)) as model:
        with printed_log(log_format) as read:
            async with start_coach(model=model) as program:
                await everything_is_used(sandbox, program)
                await everything_breaks(sandbox, program, read)
                sandbox.clock.set_to(MONDAY)
                await shown(sandbox, "riya", TITLE)
                await at_rest(program)
            logging.getLogger("sideline.test").info(DONE)
            lines = PLACE.sub("", read())

    assert DONE in lines
    assert words_of(TYPED) & set(re.findall(r"[^\W\d]+", lines.lower())) == set()
    for secret in (sandbox.bot_token, sandbox.app_token, "test-key"):
        assert secret not in lines


async def everything_is_used(sandbox: Sandbox, program: Program) -> None:
    riya = sandbox.as_person("riya")
    assert program.claude
    await program.claude.warm_up()
    await settled(sandbox, program)
    await renewing_soon(program)
    await riya.says(QUESTION)
    await shown(sandbox, "riya", "E-LLM-CONFIG")
    await riya.uploads("secret_zauberman.vtt", ACME, text=NOTE)
    await shown(sandbox, "riya", "Talk 61 %")
    await riya.types(f"/coach goals add {GOAL}")
    await modal(sandbox, "riya")
    await riya.submits()
    await eventually(lambda: rows(program, Goal))


async def everything_breaks(sandbox: Sandbox, program: Program, read: Callable[[], str]) -> None:
    """Slack's answers, a listener, and a job with words in its promise, which leave a trace each."""
    sandbox.faults.add("http_500", method="chat.postMessage")
    sandbox.faults.add("drop", method="chat.postMessage", skip=1)
    await sandbox.as_person("riya").says(f"{NOTE}? what now")
    await shown(sandbox, "riya", "E-LLM-CONFIG", times=2)
    await forge_click(sandbox, "riya", action_ids.MORE, {"said": QUESTION})
    team_id = program.identity.team_id
    async with program.deps.database.for_team(team_id) as session:
        await agenda.plan(session, key="broken", kind="answer", team_id=team_id, payload={"said": NOTE})

    async def is_told() -> bool:
        return "job answer failed on attempt 1" in read() and "StaleButton at" in read()

    await eventually(is_told)


def words_of(typed: str) -> set[str]:
    """Words that a line could only have from somebody: our own sentences are made of others."""
    ours = " ".join(said for path in program_files() for said in LOG_SENTENCE.findall(path.read_text()))
    known = set(re.findall(r"[^\W\d]+", ours.lower())) | {"level", "time", "text", "event", "message", "name"}
    return {word for word in re.findall(r"[^\W\d]+", typed.lower()) if len(word) > 3} - known
