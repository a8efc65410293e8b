"""Settings of a program that serves every workspace it is added to."""

from collections.abc import Callable

import pytest

from bot.settings import Settings, SettingsError, read_settings

Given = Callable[..., Settings]

MANY = {
    "SLACK_CLIENT_ID": "123.456",
    "SLACK_CLIENT_SECRET": "s3cr3t-client",
    "SLACK_SIGNING_SECRET": "s3cr3t-signing",
    "SIDELINE_MODE": "http",
    "SIDELINE_PUBLIC_URL": "https://coach.example.com/",
    "SIDELINE_ENCRYPTION_KEYS": " s3cr3t-new , s3cr3t-old ,",
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    def settings(environment: dict[str, str]) -> Settings:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return read_settings(env_file=None)

    return settings


def test_a_client_id_means_many_workspaces_and_no_sandbox(given: Given) -> None:
    settings = given(MANY)

    assert settings.has_many_workspaces
    assert not settings.uses_sandbox
    assert settings.sideline_public_url == "https://coach.example.com"
    assert settings.encryption_keys == ("s3cr3t-new", "s3cr3t-old")


def test_any_workspace_may_come_unless_some_are_named(given: Given) -> None:
    assert given(MANY).invited_workspaces == frozenset()
    assert given(MANY | {"SIDELINE_WORKSPACES": "T1, E2,"}).invited_workspaces == {"T1", "E2"}


@pytest.mark.parametrize(
    "missing",
    ["SLACK_CLIENT_SECRET", "SIDELINE_PUBLIC_URL", "SIDELINE_ENCRYPTION_KEYS", "SLACK_SIGNING_SECRET"],
)
def test_what_belongs_to_a_client_id_is_asked_for_by_name(given: Given, missing: str) -> None:
    with pytest.raises(SettingsError, match=f"{missing} is missing, and SLACK_CLIENT_ID needs it"):
        given({name: value for name, value in MANY.items() if name != missing})


def test_many_workspaces_over_the_socket_need_the_app_token(given: Given) -> None:
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN is missing"):
        given(MANY | {"SIDELINE_MODE": "socket"})


def test_one_token_for_all_of_them_is_a_contradiction(given: Given) -> None:
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN is for one workspace") as refused:
        given(MANY | {"SLACK_BOT_TOKEN": "xoxb-s3cr3t"})

    assert "s3cr3t" not in str(refused.value)
