"""What may be typed, and how it ends."""

import asyncio
import os
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.version import VERSION
from handlers.cli.arguments import EXIT_CODES, parser
from tests.house.source import ROOT
from tests.integration.cli.terminal import Terminal


async def test_running_hands_over_the_settings(terminal: Terminal) -> None:
    terminal.sets(sideline_port="8123")

    said = await terminal.types("run")

    assert (said.code, [settings.sideline_port for settings in terminal.ran]) == (0, [8123])


async def test_what_follows_sandbox_is_passed_through(terminal: Terminal) -> None:
    said = await terminal.types("sandbox", "--port", "0", "--help")

    assert (said.code, terminal.sandboxes) == (3, [["--port", "0", "--help"]])


@pytest.mark.parametrize("command", ["run", "import accounts x.csv", "kb import pages"])
async def test_a_wrong_setting_is_one_line(terminal: Terminal, command: str) -> None:
    terminal.sets(slack_bot_token="not-a-token")

    said = await terminal.types(*command.split())

    assert (said.code, said.out, terminal.ran) == (2, "", [])
    assert said.err.startswith("sideline: SLACK_BOT_TOKEN is wrong: ")
    assert said.err.count("\n") == 1
    assert "not-a-token" not in said.err


@pytest.mark.parametrize("command", ["run", "import accounts x.csv"])
async def test_settings_that_are_no_text_are_one_line(terminal: Terminal, command: str) -> None:
    terminal.writes(".env", b"SIDELINE_HELP_LINES=\xff\n")

    said = await terminal.types(*command.split())

    assert (said.code, terminal.ran) == (2, [])
    assert said.err == "sideline: .env cannot be read (UnicodeDecodeError): save it as UTF-8 text\n"


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        ("", "required: COMMAND; see sideline --help"),
        ("nonsense", "invalid choice: 'nonsense'"),
        ("import", "required: list, FILE; see sideline import --help"),
        ("import contacts x.csv", "invalid choice: 'contacts'"),
        ("import accounts", "required: FILE; see sideline import --help"),
        ("import accounts x.csv --shuffle", "unrecognized arguments: --shuffle"),
        ("kb", "required: COMMAND; see sideline kb --help"),
        ("kb import", "required: FOLDER; see sideline kb import --help"),
    ],
)
async def test_wrong_usage_is_one_line_that_leads_to_help(
    terminal: Terminal, command: str, complaint: str
) -> None:
    said = await terminal.types(*command.split())

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("sideline: ")
    assert complaint in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "word"),
    [("--help", "doctor"), ("import --help", "--dry-run"), ("kb import --help", "--allow-empty")],
)
async def test_help_tells_what_there_is(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], command: str, word: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        await terminal.types(*command.split())

    assert ended.value.code == 0
    assert word in capsys.readouterr().out


def every_command(parser: ArgumentParser, name: str = "") -> Iterator[tuple[str, str, ArgumentParser]]:
    """Each command with the line it is listed with, those that begin others included."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            listed = {each.dest: each.help or "" for each in action._choices_actions}
            for verb, inner in action.choices.items():
                yield f"{name} {verb}".strip(), listed[verb], inner
                yield from every_command(inner, f"{name} {verb}".strip())


@pytest.mark.parametrize(
    ("listed", "command"), [pytest.param(line, each, id=name) for name, line, each in every_command(parser())]
)
def test_every_command_and_what_follows_it_is_explained_in_one_style(listed: str, command: ArgumentParser) -> None:
    assert listed[0].isupper(), "a sentence"
    assert listed.endswith(".")
    assert len(listed) <= 61, "one line of a list in a terminal of 80"
    assert (command.description or "").startswith(listed)
    assert command.epilog == EXIT_CODES
    follows = [action for action in command._actions if not isinstance(action, _SubParsersAction)]
    assert all(action.help and action.help[0].islower() and action.help[-1] != "." for action in follows)


async def test_the_version_needs_no_settings(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.sets(slack_bot_token="not-a-token")

    with pytest.raises(SystemExit) as ended:
        await terminal.types("--version")

    assert (ended.value.code, capsys.readouterr().out) == (0, f"sideline {VERSION}\n")


async def test_a_database_out_of_reach_is_one_line(terminal: Terminal) -> None:
    terminal.sets(database_url="postgresql://riya:secret@127.0.0.1:1/coach")

    said = await terminal.types("import", "accounts", "x.csv")

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("sideline: the database cannot be opened (OperationalError: ")
    assert said.err.endswith("check DATABASE_URL\n")
    assert "secret" not in said.err


async def test_a_database_that_is_no_database_is_one_line(terminal: Terminal) -> None:
    terminal.writes("var/sideline.db", "This is a letter to my aunt. " * 100)

    said = await terminal.types("import", "accounts", "x.csv")

    assert said.code == 2
    assert said.err == "sideline: var/sideline.db is not a SQLite database: check DATABASE_URL\n"


async def test_a_damaged_database_is_one_line(terminal: Terminal, ready: Path) -> None:
    with ready.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)

    said = await terminal.types("usage")
    examined = await terminal.types("doctor")

    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("malformed): the file is damaged, restore a backup\n")
    assert "malformed → the file is damaged, restore a backup" in examined.out


async def test_a_database_that_can_only_be_read_is_one_line(terminal: Terminal, ready: Path) -> None:
    terminal.sets(database_url=f"sqlite:///file:{ready}?mode=ro&uri=true")

    said = await terminal.types("token", "add")
    usage = await terminal.types("usage")

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(
        "sideline: token failed: OperationalError: attempt to write a readonly database; let"
    )
    assert said.err.count("\n") == 1
    assert (usage.code, usage.err) == (0, "")


async def test_who_reads_only_the_beginning_hears_no_complaint(terminal: Terminal, ready: Path) -> None:
    program = "import os, sys; from sideline import main; sys.argv[0] = 'sideline'; main()"
    reading, writing = os.pipe()
    os.close(reading)

    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program, "usage", "--json"),
        cwd=terminal.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(writing)
    _, complaints = await process.communicate()

    assert (process.returncode, complaints) == (1, b"")


async def test_the_installed_program_ends_with_the_commands_code(terminal: Terminal) -> None:
    terminal.writes("accounts.csv", "account_id,name\nA1,Acme\n,Globex\n")
    program = "import sys; from sideline import main; sys.argv[0] = 'sideline'; main()"

    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program, "import", "accounts", "accounts.csv"),
        cwd=terminal.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()

    assert process.returncode == 1
    assert out.decode().startswith("Sideline Sandbox (T0SANDBOX): 1 added, 0 updated, 0 unchanged, 1 left out")
