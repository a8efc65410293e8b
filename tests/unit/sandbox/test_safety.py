"""The sandbox stays away from real workspaces and from other machines."""

import aiohttp
import pytest

from sandbox import RealTokenRefused, Sandbox
from sandbox.__main__ import main
from sandbox.tokens import refuse_real_tokens
from tests.unit.sandbox.conftest import MANIFEST


def test_a_real_token_is_refused_by_name_and_never_repeated() -> None:
    with pytest.raises(RealTokenRefused) as refused:
        refuse_real_tokens({"SLACK_BOT_TOKEN": "xoxb-123-456-secret"})

    assert "SLACK_BOT_TOKEN" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_its_own_tokens_are_welcome() -> None:
    refuse_real_tokens({"SLACK_BOT_TOKEN": "xoxb-sandbox-bot", "SLACK_APP_TOKEN": "xapp-sandbox-app"})


def test_the_program_does_not_start_beside_a_real_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-real")

    assert main(["--port", "0"]) == 2


def test_a_manifest_that_is_not_there_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "0", "--manifest", "nowhere.yml"]) == 1
    assert "nowhere.yml" in capsys.readouterr().err


async def test_it_listens_on_the_loopback_interface(slack: Sandbox) -> None:
    assert slack.origin.startswith("http://127.0.0.1:")


async def test_it_does_not_answer_to_another_name(slack: Sandbox) -> None:
    headers = {"Host": "rebound.example.com"}
    async with aiohttp.ClientSession(headers=headers) as session, session.get(f"{slack.origin}/") as answer:
        assert answer.status == 403
        assert slack.control_token not in await answer.text()


async def test_two_sandboxes_can_run_side_by_side(slack: Sandbox) -> None:
    async with Sandbox(manifest=MANIFEST) as other:
        await other.as_person("riya").says("hello")

        assert other.origin != slack.origin
        assert slack.direct_message_with("riya").messages == []


@pytest.mark.parametrize(("name", "status"), [("chart.png", 200), ("call.vtt", 404), ("page.html", 404)])
async def test_the_page_may_fetch_pictures_and_no_other_files(slack: Sandbox, name: str, status: int) -> None:
    await slack.as_person("riya").uploads(name, b"its bytes")
    (file,) = slack.team.files.values()
    address = f"{slack.origin}/_control/files/{file.id}"

    async with aiohttp.ClientSession() as session:
        async with session.get(address, params={"token": slack.control_token}) as answer:
            with_token = answer.status
        async with session.get(address) as answer:
            without = answer.status

    assert (with_token, without) == (status, 403)
