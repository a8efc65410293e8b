"""A name that was meant for a setting is told from a name of somebody else's."""

import pytest

from bot.misspelt import misspelt


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SLACK_BOT_TOKN", "SLACK_BOT_TOKEN"),
        ("ANTROPIC_API_KEY", "ANTHROPIC_API_KEY"),
        ("ANTHROPIC_APIKEY", "ANTHROPIC_API_KEY"),
        ("SLACK-BOT-TOKEN", "SLACK_BOT_TOKEN"),
        ("DATABSE_URL", "DATABASE_URL"),
        ("SLACK_SIGNING_SECRET_FIEL", "SLACK_SIGNING_SECRET_FILE"),
        ("COACH_DAILY_BUDGET", "COACH_DAILY_BUDGET_USD"),
        ("SIDELINE_LOGLEVEL", "SIDELINE_LOG_LEVEL"),
    ],
)
@pytest.mark.parametrize("has_value", [True, False])
def test_a_slip_leads_to_the_setting_that_was_meant(typed: str, meant: str, has_value: bool) -> None:
    assert misspelt({typed: has_value, "PATH": True, meant: False}) == {typed: meant}


@pytest.mark.parametrize(
    "name",
    [
        "SLACK_BOT_TOKEN",
        "SLACK_BOT_TOKEN_FILE",
        "PATH",
        "TEST_DATABASE_URL",
        "POSTGRES_PASSWORD",
        "OPENAI_API_KEY",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_EXPORTER_OTLP_HEADERS",
        "SLACK_WEBHOOK_URL",
    ],
)
def test_other_names_are_left_alone(name: str) -> None:
    assert misspelt({name: True}) == {}


@pytest.mark.parametrize("is_set_by", ["SLACK_BOT_TOKEN", "SLACK_BOT_TOKEN_FILE"])
def test_what_is_near_a_setting_that_has_a_value_is_somebody_elses(is_set_by: str) -> None:
    assert misspelt({"SLACK_BOT_TOKEN_2": True, is_set_by: True}) == {}
