"""What the doctor finds, what it advises, and that it changes nothing."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.knowledge.library import keep_library
from handlers.cli.doctor import State, examination
from handlers.cli.doctor.clocks import clock_finding
from sandbox import Sandbox
from storage.database import Database
from tests.fakes.anthropic_server import ScriptedAnthropic, model_entry, status_error, text_answer
from tests.house.source import ROOT
from tests.integration.cli.terminal import NOON, Terminal, add_team, at_version, made_at
from tests.postgres import empty_database

KEY = "sk-ant-very-secret"


async def test_a_fresh_clone_is_well(terminal: Terminal) -> None:
    said = await terminal.types("doctor")

    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert re.fullmatch(r". Disk: [\d.]+ GB free.*", lines.pop(2))
    assert lines == [
        "✓ Settings: readable",
        f"✓ Content: {len(list((ROOT / 'content' / 'tracks').iterdir()))} tracks",
        "– Database: var/sideline.db is not there yet → the first start makes it",
        "– Slack: no tokens, so Sideline opens its own sandbox",
        "– Model: no ANTHROPIC_API_KEY, so the template coach answers",
    ]
    assert not list(terminal.folder.iterdir())


async def test_a_journal_that_cannot_be_made_is_found(terminal: Terminal) -> None:
    terminal.writes("letter.txt", "Dear Dana,")
    terminal.sets(sideline_journal_dir="letter.txt/journal")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert (
        "✗ Journal: letter.txt/journal cannot be written → give this user the folder, or set SIDELINE_JOURNAL_DIR"
        in said.out
    )


async def test_a_wrong_setting_is_the_first_thing_to_mend(terminal: Terminal) -> None:
    terminal.sets(slack_app_token="xapp-lonely")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert said.out.startswith("✗ Settings: SLACK_BOT_TOKEN is missing")
    assert said.out.count("\n") == 1
    assert "xapp-lonely" not in said.out


async def test_a_framework_that_nobody_knows_is_told(terminal: Terminal) -> None:
    terminal.sets(coach_framework="bnat")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert "✗ Content: COACH_FRAMEWORK: no rubric has labels for 'bnat'" in said.out


async def test_everything_in_place_is_told_with_counts(
    terminal: Terminal, database: Database, slack: Sandbox, claude: ScriptedAnthropic
) -> None:
    terminal.connects_to(slack)
    terminal.sets(anthropic_api_key=KEY, anthropic_base_url=claude.url)
    for name in ("claude-sonnet-5-5", "claude-haiku-5-5"):
        claude.models[name] = model_entry(name)
    await keep_library(database, ROOT / "content")
    await add_team(database, slack.team.id, slack.team.name)
    terminal.writes("pages/refunds.md", "# Refunds\n\nWithin 30 days.\n")
    await terminal.types("kb", "import", "pages")

    said = await terminal.types("doctor")

    assert said.code == 0, said.out
    assert {line[0] for line in said.out.splitlines()} == {"✓"}
    assert f"✓ Knowledge of {slack.team.name} ({slack.team.id}): 1 passage" in said.out
    assert f"✓ Slack: SLACK_BOT_TOKEN works in {slack.team.name} ({slack.team.id})" in said.out
    assert "✓ Slack's way in: SLACK_APP_TOKEN opens a socket" in said.out
    assert not claude.requests, "asking about a model must cost nothing"
    for secret in (KEY, slack.bot_token, slack.app_token):
        assert secret not in said.out


async def test_scopes_that_were_not_granted_are_named(terminal: Terminal, slack: Sandbox) -> None:
    terminal.connects_to(slack)
    slack.remove_scope("reactions:write")
    slack.remove_scope("channels:history")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert (
        "✗ Scopes: reactions:write not granted → paste manifest.yml under App Manifest and install the app again"
        in said.out
    ), "an optional scope may be missing"


async def test_tokens_that_do_not_work_are_told_apart(terminal: Terminal, slack: Sandbox) -> None:
    terminal.connects_to(slack)
    slack.revoke_token(slack.app_token)
    only_app = await terminal.types("doctor")
    slack.revoke_token()
    both = await terminal.types("doctor")

    assert (only_app.code, both.code) == (1, 1)
    assert "✓ Slack: SLACK_BOT_TOKEN works" in only_app.out
    assert "✗ Slack's way in: SLACK_APP_TOKEN does not work" in only_app.out
    assert "✗ Slack: SLACK_BOT_TOKEN is refused: " in both.out


async def test_slack_out_of_reach_is_told(terminal: Terminal) -> None:
    terminal.sets(slack_bot_token="xoxb-1", slack_app_token="xapp-1", slack_api_url="http://127.0.0.1:1/")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert "✗ Slack: cannot be reached (ClientConnectorError) → check the network and SLACK_API_URL" in said.out


async def test_slack_out_of_order_is_no_fault_of_the_token(terminal: Terminal, slack: Sandbox) -> None:
    terminal.connects_to(slack)
    slack.faults.add("http_500", method="auth.test")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert "✗ Slack: cannot be reached (" in said.out


async def test_http_mode_needs_no_app_token(terminal: Terminal, slack: Sandbox) -> None:
    terminal.connects_to(slack)
    terminal.sets(slack_app_token="", sideline_mode="http", slack_signing_secret="hush")

    said = await terminal.types("doctor")

    assert said.code == 0
    assert "– Slack's way in: HTTP mode: Slack calls Sideline, which cannot be tried from here" in said.out


@pytest.mark.parametrize(
    ("chat", "line"),
    [
        (
            status_error(401),
            "✗ Model claude-sonnet-5-5: 401 authentication_error",
        ),
        (
            status_error(404),
            "→ set COACH_MODEL_CHAT to the name of a Claude model",
        ),
        (
            model_entry("claude-sonnet-5-5", lifecycle="retired"),
            "✗ Model claude-sonnet-5-5: is retired and answers no more → set COACH_MODEL_CHAT to a newer one",
        ),
        (
            status_error(529),
            "→ check the network and ANTHROPIC_BASE_URL; try again in a minute",
        ),
    ],
)
async def test_a_model_that_will_not_answer_is_told(
    terminal: Terminal, claude: ScriptedAnthropic, chat: object, line: str
) -> None:
    terminal.sets(anthropic_api_key=KEY, anthropic_base_url=claude.url)
    claude.models["claude-sonnet-5-5"] = chat  # type: ignore[assignment]
    claude.models["claude-haiku-5-5"] = model_entry("claude-haiku-5-5")

    said = await terminal.types("doctor")

    assert said.code == 1
    assert line in said.out
    assert "✓ Model claude-haiku-5-5: there, and not about to be retired" in said.out
    assert KEY not in said.out


async def test_a_model_about_to_be_retired_is_a_warning(terminal: Terminal, claude: ScriptedAnthropic) -> None:
    terminal.sets(anthropic_api_key=KEY, anthropic_base_url=claude.url, coach_model_chat="claude-sonnet-4-5")
    claude.models["claude-sonnet-4-5"] = model_entry(
        "claude-sonnet-4-5", lifecycle="deprecated", retires_at="2026-11-30T00:00:00Z"
    )
    claude.models["claude-haiku-5-5"] = model_entry("claude-haiku-5-5")

    said = await terminal.types("doctor")

    assert said.code == 0
    assert "– Model claude-sonnet-4-5: works, and is retired on 2026-11-30" in said.out
    assert "→ set COACH_MODEL_CHAT to a newer one before" in said.out


async def test_a_database_without_tables_waits_for_the_next_start(terminal: Terminal) -> None:
    file = terminal.writes("var/sideline.db", "")

    said = await terminal.types("doctor")

    assert said.code == 0
    assert "– Database: reachable; it has no tables yet → the first start makes them" in said.out
    assert b"agenda" not in file.read_bytes(), "the doctor makes no tables"


async def test_a_database_nobody_has_started_on_is_empty(terminal: Terminal, database: Database) -> None:
    said = await terminal.types("doctor")

    assert said.code == 0
    assert "✓ Database: reachable, and its tables are up to date" in said.out
    assert "– Library: not loaded yet → the next start sees to it" in said.out
    assert "– Workspace: none yet → start Sideline once" in said.out


@pytest.mark.parametrize(
    ("version", "oldest", "code", "line"),
    [
        ("0001", None, 1, "not those of version 0001, which it says it has: the column agenda."),
        ("9999", "0001", 0, "and can work with them → upgrade this one too"),
        ("9999", "9999", 1, "✗ Database: its tables are of version 9999, and this program knows"),
    ],
)
async def test_tables_of_another_version_are_told(
    terminal: Terminal, ready: Path, version: str, oldest: str | None, code: int, line: str
) -> None:
    at_version(ready, version, oldest)

    said = await terminal.types("doctor")

    assert said.code == code
    assert line in said.out


async def test_tables_of_an_older_version_are_the_next_starts_to_mend(terminal: Terminal, folder: Path) -> None:
    made_at(folder / "var" / "sideline.db", "0007")

    said = await terminal.types("doctor")

    assert said.code == 0
    assert "– Database: reachable; its tables are of version 0007, this program's of" in said.out
    assert "make a backup; the next start brings them up to date" in said.out


@pytest.mark.parametrize("is_own", [True, False])
async def test_a_role_whom_row_security_does_not_bind_is_told(
    terminal: Terminal, postgres: str, is_own: bool
) -> None:
    url = sa.make_url(empty_database(postgres))
    url = url if is_own else url.set(username=sa.make_url(postgres).username)
    terminal.sets(database_url=url.render_as_string(hide_password=False))
    assert (await terminal.types("usage")).code == 0

    said = await terminal.types("doctor")

    assert said.code == 0
    assert ("– Row security: our role is a superuser" in said.out) is not is_own


async def test_a_program_can_read_it(terminal: Terminal) -> None:
    terminal.sets(database_url="sqlite:///letter.db")
    terminal.writes("letter.db", "Dear aunt, " * 100)

    said = await terminal.types("doctor", "--json")

    told = json.loads(said.out)
    assert (said.code, told["is_well"]) == (1, False)
    assert {
        "subject": "Database",
        "state": "broken",
        "says": "letter.db is not a SQLite database",
        "fix": "change DATABASE_URL, or move the file away",
    } in told["findings"]


async def test_what_others_on_the_machine_can_read_is_told(terminal: Terminal) -> None:
    terminal.writes(".env", "SIDELINE_PORT=8010\n").chmod(0o644)

    said = await terminal.types("doctor")

    assert "– File rights: .env can be read by others on this machine → chmod 600 .env" in said.out


async def test_only_asking_shows_that_the_money_is_gone(terminal: Terminal, claude: ScriptedAnthropic) -> None:
    terminal.sets(anthropic_api_key=KEY, anthropic_base_url=claude.url)
    for name in ("claude-sonnet-5-5", "claude-haiku-5-5"):
        claude.models[name] = model_entry(name)
    claude.will(text_answer("OK"), status_error(400))

    said = await terminal.types("doctor", "--ask")

    assert said.code == 1
    assert "✓ Model claude-sonnet-5-5" in said.out
    assert "✗ Model claude-haiku-5-5: 400 " in said.out
    assert "→ look at your account's limits and credit in Anthropic's console" in said.out


async def test_a_team_without_pages_is_told_how_to_bring_them(terminal: Terminal, database: Database) -> None:
    await add_team(database, "T1", "Northwind")

    said = await terminal.types("doctor")

    assert "– Knowledge of Northwind (T1): none of its own → sideline kb import FOLDER" in said.out


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("sqlite:///letter.db", "✗ Database: letter.db is not a SQLite database → change DATABASE_URL"),
        ("sqlite:///letter.db/coach.db", "cannot be made in"),
        ("postgresql://riya:secret@127.0.0.1:1/coach", "✗ Database: OperationalError: connection failed"),
    ],
)
async def test_a_database_that_cannot_be_used_is_told(terminal: Terminal, url: str, complaint: str) -> None:
    terminal.writes("letter.db", "Dear aunt, " * 100)
    terminal.sets(database_url=url)

    said = await terminal.types("doctor")

    assert said.code == 1
    assert complaint in said.out
    assert "secret" not in said.out


async def test_a_machine_whose_clock_is_wrong_is_told(
    terminal: Terminal, database: Database, slack: Sandbox
) -> None:
    terminal.connects_to(slack)

    findings = await examination(ROOT, now=lambda: datetime.now(UTC) + timedelta(minutes=5))

    broken = {finding.subject: finding.says for finding in findings if finding.state is State.BROKEN}
    assert broken == {
        "Clock against the database's": "this machine's is 5 minutes ahead",
        "Clock against Slack's": "this machine's is 5 minutes ahead",
    }


@pytest.mark.parametrize(
    ("apart", "says"),
    [
        (timedelta(seconds=61), "this machine's is 61 seconds ahead"),
        (timedelta(hours=-1), "this machine's is 60 minutes behind"),
        (timedelta(days=2), "this machine's is 48 hours ahead"),
    ],
)
def test_how_far_a_clock_is_off_is_said_in_what_helps(apart: timedelta, says: str) -> None:
    finding = clock_finding("Slack's", NOON, asked_at=NOON + apart, told_at=NOON + apart, most_seconds=60)

    assert finding.says == says
    assert "NTP" in finding.fix


def test_an_answer_that_took_long_says_nothing_about_a_clock() -> None:
    asked_at, told_at = NOON - timedelta(seconds=1), NOON + timedelta(seconds=9)

    finding = clock_finding("the database's", NOON, asked_at=asked_at, told_at=told_at, most_seconds=2)

    assert finding.state is State.FINE


async def test_broken_content_and_a_missing_manifest_are_told(
    terminal: Terminal, tmp_path: Path, slack: Sandbox
) -> None:
    terminal.connects_to(slack)
    terminal.writes("content/shared/house.yaml", "nonsense: true\n")

    findings = await examination(tmp_path, now=lambda: datetime.now(UTC))

    broken = [str(finding) for finding in findings if finding.state is State.BROKEN]
    assert "house.yaml" in broken[0]
    assert broken[1].startswith("✗ Slack: FileNotFoundError: ")
