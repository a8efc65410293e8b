"""A misspelt name in `.env` is said at the start and by the doctor, never with its value."""

from tests.integration.cli.terminal import Terminal

SLIP = "# ours\nSLACK_BOT_TOKN=xoxb-s3cr3t\nTEAM_WIKI=https://example.com\n"
LINE = "`SLACK_BOT_TOKN` is no setting; did you mean `SLACK_BOT_TOKEN`?"


async def test_a_start_says_it_in_one_line_and_goes_on(terminal: Terminal) -> None:
    terminal.writes(".env", SLIP)

    said = await terminal.types("run")

    assert (said.code, said.out, said.err) == (0, "", f"sideline: {LINE}\n")
    assert len(terminal.ran) == 1


async def test_a_setting_with_a_colon_is_said_without_what_follows(terminal: Terminal) -> None:
    terminal.writes(".env", "SLACK_SIGNING_SECRET:s3\n")

    said = await terminal.types("run")

    assert said.err == "sideline: `SLACK_SIGNING_SECRET` has no value: write `SLACK_SIGNING_SECRET=` before it\n"


async def test_a_start_that_fails_for_it_says_both(terminal: Terminal) -> None:
    terminal.writes(".env", SLIP)
    terminal.sets(slack_app_token="xapp-lonely")

    said = await terminal.types("run")

    assert said.code == 2
    assert said.err.splitlines()[0] == f"sideline: {LINE}"
    assert said.err.splitlines()[1].startswith("sideline: SLACK_BOT_TOKEN is missing")


async def test_the_doctor_says_it_and_is_content(terminal: Terminal) -> None:
    terminal.writes(".env", SLIP).chmod(0o600)

    said = await terminal.types("doctor")

    assert said.code == 0
    assert said.out.splitlines()[:2] == ["✓ Settings: readable", f"– Settings: {LINE}"]
    assert "s3cr3t" not in said.out


async def test_the_doctor_says_it_beside_what_is_broken(terminal: Terminal) -> None:
    terminal.writes(".env", SLIP)
    terminal.sets(slack_app_token="xapp-lonely")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert said.out.splitlines()[1] == f"– Settings: {LINE}"


async def test_a_file_that_is_no_text_is_said_once(terminal: Terminal) -> None:
    terminal.writes(".env", b"\xff\xfe\x00")

    said = await terminal.types("run")

    assert said.code == 2
    assert said.err.startswith("sideline: .env cannot be read")
    assert said.err.count("\n") == 1
