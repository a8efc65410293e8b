"""Settings: read once, checked, one line when wrong, and never a secret in sight."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, read_settings

Given = Callable[..., Settings]

SOCKET = {"SLACK_BOT_TOKEN": "xoxb-s3cr3t-one", "SLACK_APP_TOKEN": "xapp-s3cr3t-two"}
HTTP = {"SIDELINE_MODE": "http", "SLACK_BOT_TOKEN": "xoxb-s3cr3t-one", "SLACK_SIGNING_SECRET": "s3cr3t-three"}
SECRETS = SOCKET | {
    "SLACK_SIGNING_SECRET": "s3cr3t-three",
    "ANTHROPIC_API_KEY": "sk-s3cr3t-four",
    "DATABASE_URL": "postgresql://coach:s3cr3t-five@db.example.com/coach",
}


def test_nothing_set_means_the_sandbox_and_the_template_coach(given: Given) -> None:
    settings = given({})

    assert settings.uses_sandbox
    assert not settings.has_model
    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///var/sideline.db"


def test_blank_values_count_as_not_set(given: Given) -> None:
    settings = given(
        {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "   ", "SIDELINE_PORT": " ", "ANTHROPIC_API_KEY": "\t"}
    )

    assert settings.uses_sandbox
    assert not settings.has_model
    assert settings.sideline_port == 8010


def test_surrounding_blanks_are_forgiven(given: Given) -> None:
    settings = given({"ANTHROPIC_API_KEY": " sk-key \n", "SIDELINE_LOG_LEVEL": " debug "})

    assert settings.anthropic_api_key is not None
    assert settings.anthropic_api_key.get_secret_value() == "sk-key"
    assert settings.sideline_log_level == "DEBUG"


def test_both_tokens_mean_a_real_workspace(given: Given) -> None:
    settings = given(SOCKET)

    assert not settings.uses_sandbox


def test_http_mode_needs_no_app_token(given: Given) -> None:
    settings = given(HTTP)

    assert not settings.uses_sandbox
    assert settings.sideline_mode == "http"


def test_the_file_is_read_and_the_environment_wins(given: Given, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SIDELINE_PORT=9001\nSIDELINE_HOST=0.0.0.0\nSOMETHING_ELSE=ignored\n")

    settings = given({"SIDELINE_PORT": "9002"}, file)

    assert settings.sideline_port == 9002
    assert settings.sideline_host == "0.0.0.0"


def test_a_blank_variable_does_not_hide_the_file(given: Given, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SIDELINE_PORT=9001\n")

    settings = given({"SIDELINE_PORT": ""}, file)

    assert settings.sideline_port == 9001


def test_secrets_may_be_in_files(given: Given, tmp_path: Path) -> None:
    token, address = tmp_path / "token", tmp_path / "address"
    token.write_text("sk-key\n")
    address.write_text("postgresql://a:b@host/db")

    settings = given({"ANTHROPIC_API_KEY_FILE": str(token), "DATABASE_URL_FILE": str(address)})

    assert settings.anthropic_api_key is not None
    assert settings.anthropic_api_key.get_secret_value() == "sk-key"
    assert settings.database_url.get_secret_value() == "postgresql+psycopg://a:b@host/db"


def test_what_is_set_itself_comes_before_a_file_and_the_environment_before_dot_env(
    given: Given, tmp_path: Path
) -> None:
    env_file = tmp_path / ".env"
    for name in ("first", "second"):
        (tmp_path / name).write_text(name)
    env_file.write_text(f"ANTHROPIC_API_KEY=third\nZOOM_SECRET_TOKEN_FILE={tmp_path / 'second'}\n")
    named = {"ANTHROPIC_API_KEY_FILE": str(tmp_path / "first")}

    from_file = given(named, env_file)
    itself = given(named | {"ANTHROPIC_API_KEY": "zeroth"}, env_file)

    assert from_file.anthropic_api_key is not None
    assert from_file.anthropic_api_key.get_secret_value() == "first"
    assert from_file.zoom_secret_token is not None
    assert from_file.zoom_secret_token.get_secret_value() == "second"
    assert itself.anthropic_api_key is not None
    assert itself.anthropic_api_key.get_secret_value() == "zeroth"


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_one_line_that_names_the_variable(
    given: Given, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "token"
    if content:
        file.write_bytes(content)

    with pytest.raises(SettingsError) as problem:
        given({"ANTHROPIC_API_KEY_FILE": str(file)})

    assert str(problem.value).startswith("ANTHROPIC_API_KEY_FILE is wrong: the file it names cannot be read (")


def test_only_secrets_are_looked_for_in_files(given: Given, tmp_path: Path) -> None:
    assert given({"SIDELINE_PORT_FILE": str(tmp_path / "gone")}).sideline_port == 8010


def test_settings_do_not_change_while_running(given: Given) -> None:
    settings = given({})

    with pytest.raises(ValidationError):
        settings.sideline_port = 1


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("sqlite:///coach.db", "sqlite+aiosqlite:///coach.db"),
        ("sqlite:////srv/coach.db", "sqlite+aiosqlite:////srv/coach.db"),
        ("sqlite+aiosqlite:///coach.db", "sqlite+aiosqlite:///coach.db"),
        ("postgres://a:b@host/db", "postgresql+psycopg://a:b@host/db"),
        ("postgresql://a:b@host:5433/db?sslmode=require", "postgresql+psycopg://a:b@host:5433/db?sslmode=require"),
        ("postgresql+psycopg://a:b@host/db", "postgresql+psycopg://a:b@host/db"),
    ],
)
def test_database_addresses_are_understood_as_people_write_them(
    given: Given, written: str, understood: str
) -> None:
    settings = given({"DATABASE_URL": written})

    assert settings.database_url.get_secret_value() == understood


def test_a_new_password_does_not_hide_what_was_noted_under_the_old_one(given: Given) -> None:
    old, new = (given({"DATABASE_URL": f"postgresql://coach:{word}@host/db"}) for word in ("one", "two"))
    other = given({"DATABASE_URL": "postgresql://coach:one@host/other"})

    assert old.journal_folder == new.journal_folder != other.journal_folder


@pytest.mark.parametrize("url", ["sqlite:////data/coach.db", "sqlite:///file:/data/coach.db?mode=ro&uri=true"])
def test_the_journal_lies_beside_the_database_s_file_however_it_is_named(given: Given, url: str) -> None:
    settings = given({"DATABASE_URL": url})

    assert settings.database_file == Path("/data/coach.db")
    assert settings.journal_folder == Path("/data/coach.db-journal.d")


def test_the_slack_address_ends_in_a_slash(given: Given) -> None:
    settings = given({"SLACK_API_URL": "http://127.0.0.1:8020/api"})

    assert settings.slack_api_url == "http://127.0.0.1:8020/api/"


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        (SOCKET | {"SLACK_BOT_TOKEN": "xoxp-s3cr3t"}, "SLACK_BOT_TOKEN is wrong"),
        (SOCKET | {"SLACK_APP_TOKEN": "xoxb-s3cr3t"}, "SLACK_APP_TOKEN is wrong"),
        (SOCKET | {"SLACK_APP_TOKEN": "xapp-…"}, "SLACK_APP_TOKEN is wrong"),
        (SOCKET | {"SLACK_BOT_TOKEN": "xoxb-s3cr3t xoxb-s3cr3t"}, "SLACK_BOT_TOKEN is wrong"),
        ({"SLACK_BOT_TOKEN": "xoxb-s3cr3t"}, "SLACK_APP_TOKEN is missing"),
        ({"SLACK_APP_TOKEN": "xapp-s3cr3t"}, "SLACK_BOT_TOKEN is missing"),
        ({"SIDELINE_MODE": "http"}, "SLACK_BOT_TOKEN is missing"),
        ({"SIDELINE_MODE": "http", "SLACK_BOT_TOKEN": "xoxb-s3cr3t"}, "SLACK_SIGNING_SECRET is missing"),
        ({"SIDELINE_MODE": "carrier-pigeon"}, "SIDELINE_MODE is wrong"),
        ({"SLACK_API_URL": "http://slack.example.com/api/"}, "SLACK_API_URL is wrong"),
        ({"SLACK_API_URL": "slack.com"}, "SLACK_API_URL is wrong"),
        ({"ANTHROPIC_BASE_URL": "https://"}, "ANTHROPIC_BASE_URL is wrong"),
        ({"ANTHROPIC_BASE_URL": "https://host:port"}, "ANTHROPIC_BASE_URL is wrong"),
        ({"ANTHROPIC_API_KEY": "sk-ant s3cr3t"}, "ANTHROPIC_API_KEY is wrong"),
        ({"ANTHROPIC_API_KEY": "sk-ant-s3cr3t\u2026"}, "ANTHROPIC_API_KEY is wrong"),
        ({"SIDELINE_PORT": "eighty"}, "SIDELINE_PORT is wrong"),
        ({"SIDELINE_SANDBOX_PORT": "70000"}, "SIDELINE_SANDBOX_PORT is wrong"),
        ({"DATABASE_URL": "mysql://a:s3cr3t@host/db"}, "DATABASE_URL is wrong"),
        ({"DATABASE_URL": "coach.db"}, "DATABASE_URL is wrong"),
        ({"DATABASE_URL": "sqlite:///"}, "DATABASE_URL is wrong"),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "DATABASE_URL is wrong"),
        ({"COACH_DAILY_BUDGET_USD": "-1"}, "COACH_DAILY_BUDGET_USD is wrong"),
        ({"COACH_PERSON_DAILY_BUDGET_USD": "nan"}, "COACH_PERSON_DAILY_BUDGET_USD is wrong"),
        ({"COACH_EFFORT_CHAT": "heroic"}, "COACH_EFFORT_CHAT is wrong"),
        ({"COACH_LLM_TIMEOUT_S": "0"}, "COACH_LLM_TIMEOUT_S is wrong"),
        ({"COACH_LLM_CONCURRENCY": "0"}, "COACH_LLM_CONCURRENCY is wrong"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4318"}, "OTEL_EXPORTER_OTLP_ENDPOINT is wrong"),
        ({"SIDELINE_LOG_LEVEL": "LOUD"}, "SIDELINE_LOG_LEVEL is wrong"),
        (SOCKET | {"SIDELINE_CLOCK_URL": "http://127.0.0.1:8020/clock"}, "SIDELINE_CLOCK_URL is for the sandbox"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it_and_shows_no_value(
    given: Given, environment: dict[str, str], names: str
) -> None:
    with pytest.raises(SettingsError) as problem:
        given(environment)

    line = str(problem.value)
    assert line.startswith(names)
    assert "\n" not in line
    assert "pydantic" not in line
    assert "s3cr3t" not in "".join(traceback.format_exception(problem.value))


def test_the_sandbox_clock_is_allowed_where_slack_is_on_this_machine(given: Given) -> None:
    clock = "http://127.0.0.1:8020/clock"

    settings = given(SOCKET | {"SLACK_API_URL": "http://127.0.0.1:8020/api/", "SIDELINE_CLOCK_URL": clock})

    assert settings.sideline_clock_url == clock


def test_secrets_do_not_show_in_any_printed_form(given: Given, caplog: pytest.LogCaptureFixture) -> None:
    settings = given(SECRETS)

    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").warning("settings are %s, %r", settings, settings)
    shown = [repr(settings), str(settings), settings.model_dump_json(), caplog.text]

    assert not [text for text in shown if "s3cr3t-" in text]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Settings as read with exactly this environment, whatever the machine's own holds."""

    def read(environment: dict[str, str], file: Path | None = None) -> Settings:
        for field in Settings.model_fields:
            monkeypatch.delenv(field.upper(), raising=False)
            monkeypatch.delenv(f"{field.upper()}_FILE", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return read_settings(file)

    return read
