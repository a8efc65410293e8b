"""Who somebody is, as far as Slack says."""

from types import SimpleNamespace
from typing import Any

import pytest

from handlers.people import direct_channel
from storage.models import Person


@pytest.mark.parametrize("answer", [{"ok": True}, {"ok": True, "channel": None}, {"ok": True, "channel": {}}])
async def test_who_has_no_channel_yet_is_written_to_by_their_id(answer: dict[str, Any]) -> None:
    async def conversations_open(*, users: str) -> dict[str, Any]:
        assert users == "U0RIYA"
        return answer

    slack: Any = SimpleNamespace(reading=SimpleNamespace(conversations_open=conversations_open))
    deps: Any = None

    assert await direct_channel(deps, slack, Person(slack_user_id="U0RIYA")) == "U0RIYA"
