"""What an administrator sets reaches Claude."""

from bot.claude import claude_settings
from bot.settings import Settings

SET = {
    "anthropic_api_key": "sk-one",
    "anthropic_base_url": "https://claude.example.com",
    "coach_model_chat": "claude-a",
    "coach_model_fallback": "claude-b",
    "coach_effort_chat": "high",
    "coach_effort_review": "max",
    "coach_llm_timeout_s": 31,
    "coach_llm_max_retry_after_s": 7,
    "coach_llm_concurrency": 3,
}


def given(**values: object) -> Settings:
    return Settings.model_validate(values)


def test_without_a_key_there_is_no_claude() -> None:
    assert claude_settings(given()) is None


def test_every_setting_of_claude_is_used() -> None:
    chosen = claude_settings(given(**SET), traces_to="provider")

    assert chosen is not None
    assert (chosen.api_key, chosen.base_url) == ("sk-one", "https://claude.example.com")
    assert (chosen.chat_model, chosen.fallback_model) == ("claude-a", "claude-b")
    assert (chosen.effort, chosen.review_effort) == ("high", "max")
    assert (chosen.timeout_seconds, chosen.max_retry_after_seconds, chosen.concurrency) == (31, 7, 3)
    assert chosen.traces_to == "provider"
