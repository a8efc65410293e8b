"""Everything an administrator can set, read once from the environment and `.env`.

Each setting is called the same in the environment, in `.env.example` and here (in small letters).
A value that is missing or wrong ends in one line that names the variable and says what to do.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from bot.secret_files import UnreadableSecret, secrets_in_files

WHERE = "the environment or .env"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
DATABASE_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one line, names it, says what to do, and holds no value."""


class CannotOpen(Exception):
    """What a setting names is not to be had; the message is one line that names the setting."""


def _starts_with(prefix: str) -> AfterValidator:
    def check(token: SecretStr) -> SecretStr:
        if not token.get_secret_value().startswith(prefix):
            raise ValueError
        return _check_key(token)

    return AfterValidator(check)


def _check_key(key: SecretStr) -> SecretStr:
    written = key.get_secret_value()
    if not written.isascii() or not written.isprintable() or " " in written:  # could not travel in a header
        raise ValueError
    return key


def _check_url(url: str) -> str:
    parts = urlsplit(url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if (
        not is_safe or not parts.hostname or parts.port == 0
    ):  # reading the port raises ValueError if it is no number
        raise ValueError
    return url


def _check_collector(url: str) -> str:
    """A collector is mostly next door, and speaks plain HTTP; nothing that people wrote goes there."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError
    return url


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _without_slash(url: str) -> str:
    return url.rstrip("/")


def _with_our_driver(url: SecretStr) -> SecretStr:
    scheme, separator, rest = url.get_secret_value().partition("://")
    is_lasting = bool(rest.strip("/")) and ":memory:" not in rest  # each connection would have a memory of its own
    if not separator or not is_lasting or scheme not in DATABASE_DRIVERS:
        raise ValueError
    return SecretStr(f"{DATABASE_DRIVERS[scheme]}://{rest}")


Role = Literal["all", "web", "worker"]
Url = Annotated[str, AfterValidator(_check_url)]
Budget = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Port = Annotated[int, Field(ge=0, le=65535)]


class Settings(BaseModel):
    """All settings, checked; build it with `read_settings`."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    slack_bot_token: Annotated[SecretStr, _starts_with("xoxb-")] | None = Field(
        None, description="the bot token of your Slack app (xoxb-…)"
    )
    slack_app_token: Annotated[SecretStr, _starts_with("xapp-")] | None = Field(
        None, description="the app-level token of your Slack app (xapp-…)"
    )
    slack_signing_secret: SecretStr | None = Field(None, description="the signing secret of your Slack app")
    slack_api_url: Annotated[Url, AfterValidator(_with_slash)] = Field(
        "https://slack.com/api/", description="an https:// address, or http:// on this machine"
    )
    slack_client_id: str | None = Field(
        None, description="the client id of your Slack app, for several workspaces"
    )
    slack_client_secret: SecretStr | None = Field(None, description="the client secret of your Slack app")
    sideline_public_url: Annotated[Url, AfterValidator(_without_slash)] | None = Field(
        None,
        description="the https:// address at which browsers reach Sideline, such as https://coach.example.com",
    )
    sideline_encryption_keys: SecretStr | None = Field(
        None, description="one or more keys that `sideline new-key` made, the newest first, with commas between"
    )
    sideline_workspaces: str = Field(
        "", description="ids of workspaces or organisations (T… or E…) with commas between, or blank for any"
    )
    sideline_removed_days: Annotated[float, Field(ge=0, le=3650, allow_inf_nan=False)] = Field(
        30, description="a number of days from 0 to 3650"
    )
    sideline_role: Role = Field("all", description="all, web or worker")
    sideline_runner: Literal["local", "procrastinate"] = Field("local", description="local or procrastinate")
    sideline_mode: Literal["socket", "http"] = Field("socket", description="socket or http")
    sideline_host: str = Field("127.0.0.1", description="the address to listen on, such as 127.0.0.1")
    sideline_port: Port = Field(8010, description="a port from 0 to 65535")
    sideline_api: bool = Field(False, description="true or false")
    sideline_api_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        120, description="a whole number from 1 to 1000000"
    )
    database_url: Annotated[SecretStr, AfterValidator(_with_our_driver)] = Field(
        SecretStr("sqlite+aiosqlite:///var/sideline.db"),
        description="sqlite:///a/file.db or postgresql://name:password@host/database",
    )
    anthropic_api_key: Annotated[SecretStr, AfterValidator(_check_key)] | None = Field(
        None, description="a key for Claude's API, one word without spaces"
    )
    anthropic_base_url: Url | None = Field(None, description="an https:// address, or http:// on this machine")
    coach_model_chat: str = Field("claude-sonnet-5-5", description="the name of a Claude model")
    coach_model_fallback: str = Field("claude-haiku-5-5", description="the name of a Claude model")
    coach_effort_chat: Literal["low", "medium", "high", "xhigh", "max"] = Field(
        "low", description="low, medium, high, xhigh or max"
    )
    coach_effort_review: Literal["low", "medium", "high", "xhigh", "max"] = Field(
        "medium", description="low, medium, high, xhigh or max"
    )
    coach_llm_timeout_s: Seconds = Field(90, description="a number of seconds above 0")
    coach_llm_max_retry_after_s: Annotated[float, Field(ge=0, allow_inf_nan=False)] = Field(
        15, description="a number of seconds, 0 or more"
    )
    coach_llm_concurrency: Annotated[int, Field(ge=1)] = Field(8, description="a whole number, 1 or more")
    coach_daily_budget_usd: Budget = Field(20, description="US dollars a day, 0 or more")
    coach_person_daily_budget_usd: Budget = Field(2, description="US dollars a day, 0 or more")
    coach_framework: Annotated[str, AfterValidator(str.lower)] = Field(
        "", description="bant, meddicc, spiced, or another framework of your rubrics"
    )
    zoom_secret_token: Annotated[SecretStr, AfterValidator(_check_key)] | None = Field(
        None, description="the secret token of your Zoom app, one word without spaces"
    )
    sideline_help_lines: str = Field("", description="the text shown to a person who may be in danger")
    sideline_clock_url: Url | None = Field(None, description="the address of the sandbox's clock")
    sideline_sandbox_port: Port = Field(8020, description="a port from 0 to 65535")
    sideline_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    sideline_log_format: Literal["text", "json"] = Field("text", description="text or json")
    otel_exporter_otlp_endpoint: Annotated[str, AfterValidator(_check_collector)] | None = Field(
        None, description="the http:// or https:// address of an OpenTelemetry collector"
    )
    sideline_shutdown_seconds: Seconds = Field(20, description="a number of seconds above 0")
    sideline_journal_dir: str = Field("", description="a folder on a disk that outlives the process")

    @property
    def journal_folder(self) -> Path:
        """Where events are noted until they are in the database; a database's processes share it."""
        if self.sideline_journal_dir:
            return Path(self.sideline_journal_dir)
        if self.database_file:
            return Path(f"{self.database_file}-journal.d")
        # Without the password: a new one must not hide what was noted under the old one.
        place = self.database_url.get_secret_value().rpartition("@")[2]
        return Path("var", f"journal-{hashlib.sha256(place.encode()).hexdigest()[:8]}")

    @property
    def database_file(self) -> Path | None:
        """Where a SQLite database is kept, also when its address is a URI (`file:…`); None for Postgres."""
        scheme, _, place = self.database_url.get_secret_value().partition(":///")
        return Path(place.partition("?")[0].removeprefix("file:")) if scheme.startswith("sqlite") else None

    @property
    def uses_postgres(self) -> bool:
        """True when the database is a server, which programs on several machines can share."""
        return self.database_url.get_secret_value().startswith("postgresql")

    @property
    def uses_sandbox(self) -> bool:
        """True when no Slack workspace is configured, so Sideline starts its own."""
        return self.sideline_mode == "socket" and self.slack_bot_token is None and not self.has_many_workspaces

    @property
    def has_many_workspaces(self) -> bool:
        """True when workspaces come by "Add to Slack", each with a token of its own."""
        return self.slack_client_id is not None

    @property
    def encryption_keys(self) -> tuple[str, ...]:
        """What tokens in the database are sealed with, the newest first."""
        keys = self.sideline_encryption_keys.get_secret_value() if self.sideline_encryption_keys else ""
        return tuple(key.strip() for key in keys.split(",") if key.strip())

    @property
    def invited_workspaces(self) -> frozenset[str]:
        """Ids of the workspaces and organisations that may add Sideline; empty means any."""
        return frozenset(each.strip() for each in self.sideline_workspaces.split(",") if each.strip())

    @property
    def serves_api(self) -> bool:
        """True when the JSON API is served."""
        return self.sideline_api or self.sideline_mode == "http"

    @property
    def has_model(self) -> bool:
        """True when there is a key for Claude; without one the template coach answers."""
        return self.anthropic_api_key is not None

    @model_validator(mode="before")
    @classmethod
    def _tidy(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Without surrounding blanks; what is blank counts as not set."""
        stripped = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        if isinstance(level := stripped.get("sideline_log_level"), str):
            stripped["sideline_log_level"] = level.upper()
        return {name: value for name, value in stripped.items() if value != ""}

    @model_validator(mode="after")
    def _check_what_belongs_together(self) -> Self:
        if self.has_many_workspaces:
            _check_many_workspaces(self)
        elif self.sideline_mode == "http":
            _require(self, "slack_bot_token", because="SIDELINE_MODE=http")
            _require(self, "slack_signing_secret", because="SIDELINE_MODE=http")
        elif self.slack_app_token is not None:
            _require(self, "slack_bot_token", because="SLACK_APP_TOKEN")
        elif self.slack_bot_token is not None:
            _require(self, "slack_app_token", because="SLACK_BOT_TOKEN")
        if self.sideline_runner == "procrastinate" and not self.uses_postgres:
            raise SettingsError("SIDELINE_RUNNER=procrastinate needs Postgres: set DATABASE_URL to its address")
        if self.sideline_role != "all" and self.uses_sandbox:
            raise SettingsError("SIDELINE_ROLE is for a workspace: set SLACK_BOT_TOKEN too, or take the role out")
        if self.sideline_clock_url and not self.uses_sandbox and not _is_local(self.slack_api_url):
            raise SettingsError(f"SIDELINE_CLOCK_URL is for the sandbox only: take it out of {WHERE}")
        return self


def read_settings(env_file: Path | None = Path(".env"), *, role: str | None = None) -> Settings:
    """The settings from the environment, and from `env_file` for what the environment does not set.

    A `role` that is given counts before both. Raises SettingsError, in one line, for the first setting that is
    missing or wrong.
    """
    try:
        chosen = {"sideline_role": role} if role else {}
        return Settings.model_validate(_found(env_file) | chosen)
    except UnreadableSecret as problem:
        line = str(problem)
    except ValidationError as problem:
        line = _one_line(problem)
    # Outside the block, so that pydantic's report, which shows values, is not kept as the cause.
    raise SettingsError(line)


def given_names(env_file: Path = Path(".env")) -> dict[str, bool]:
    """Every name in the environment and in `env_file`, in capitals, and whether it has a value.

    Raises OSError and UnicodeDecodeError for a file that cannot be read.
    """
    in_file, in_environment = _places(env_file)
    return {name.upper(): bool(value.strip()) for name, value in (in_file | in_environment).items()}


def _found(env_file: Path | None) -> dict[str, str]:
    """What is given for each setting: in the environment before `.env`, and in each before a file named there."""
    found: dict[str, str] = {}
    for given in _places(env_file):
        found |= secrets_in_files(Settings.model_fields, given)
        found |= {name: given[name] for name in Settings.model_fields if given.get(name)}
    return found


def _places(env_file: Path | None) -> tuple[dict[str, str], dict[str, str]]:
    """What `.env` gives, and what the environment, by names in small letters."""
    in_file = dotenv_values(env_file, encoding="utf-8") if env_file else {}
    return _in_small_letters(in_file), _in_small_letters(os.environ)


def _in_small_letters(given: Mapping[str, str | None]) -> dict[str, str]:
    return {name.lower(): value or "" for name, value in given.items()}


def _one_line(problem: ValidationError) -> str:
    field = str(problem.errors(include_input=False, include_context=False)[0]["loc"][0])
    expected = Settings.model_fields[field].description
    return f"{field.upper()} is wrong: set it to {expected}, in {WHERE}"


def _require(settings: Settings, field: str, *, because: str) -> None:
    if getattr(settings, field) is None:
        what = Settings.model_fields[field].description
        raise SettingsError(f"{field.upper()} is missing, and {because} needs it: set it to {what}, in {WHERE}")


def _check_many_workspaces(settings: Settings) -> None:
    for field in ("slack_client_secret", "sideline_public_url", "sideline_encryption_keys"):
        _require(settings, field, because="SLACK_CLIENT_ID")
    way_in = "slack_app_token" if settings.sideline_mode == "socket" else "slack_signing_secret"
    _require(settings, way_in, because="SLACK_CLIENT_ID")
    if settings.slack_bot_token is not None:
        raise SettingsError(
            "SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several: "
            f"take one of them out of {WHERE}"
        )


def _is_local(url: str) -> bool:
    return urlsplit(url).hostname in LOOPBACK
