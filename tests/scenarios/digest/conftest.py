"""The end of a week, with a digest to come, and the digest of the Monday after it."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from tests.scenarios.weekly import FRIDAY, digest_of_monday


@pytest.fixture(autouse=True)
def it_is_friday(sandbox: Sandbox) -> None:
    sandbox.clock.set_to(FRIDAY)


@pytest.fixture
async def digest(sandbox: Sandbox, coach: Program) -> SeenMessage:
    return await digest_of_monday(sandbox, coach)
