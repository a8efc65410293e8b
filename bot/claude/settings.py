"""What the Claude writer has to be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.claude.prices import PRICES, Price
from bot.model import Usage
from bot.settings import Settings

EFFORTS = ("low", "medium", "high", "xhigh", "max")


def _ignore(_usage: Usage) -> None:
    """Nobody counts."""


@dataclass(frozen=True)
class ClaudeSettings:
    """How to reach Claude, which models to ask, and how long a person may wait.

    `timeout_seconds` is for one whole answer, both models together; `stall_seconds` is the longest
    silence within a stream. `diagnostics` asks the API why a prompt was not found in the cache and
    logs the reason. Reading a call takes more thought and time than answering (`review_…`).
    `on_call` is told of every call when it is over; `traces_to` is OpenTelemetry's tracer provider, if any.
    Raises `ValueError` when a value makes no sense.
    """

    api_key: str = field(repr=False)
    base_url: str | None = None
    chat_model: str = "claude-sonnet-5-5"
    fallback_model: str = "claude-haiku-5-5"
    effort: str = "low"
    timeout_seconds: float = 90
    review_effort: str = "medium"
    review_seconds: float = 110
    stall_seconds: float = 30
    max_retry_after_seconds: float = 15
    concurrency: int = 8
    diagnostics: bool = False
    prices: Mapping[str, Price] = field(default_factory=lambda: PRICES, repr=False)
    on_call: Callable[[Usage], None] = _ignore
    traces_to: object | None = None

    def __post_init__(self) -> None:
        """Refuse what would otherwise surface as a riddle at the first question."""
        if not self.api_key.strip():
            raise ValueError("ClaudeSettings.api_key is empty")
        if not {self.effort, self.review_effort} <= set(EFFORTS):
            raise ValueError(f"ClaudeSettings: an effort must be one of {', '.join(EFFORTS)}")
        if min(self.timeout_seconds, self.review_seconds, self.stall_seconds, self.concurrency) <= 0:
            raise ValueError("ClaudeSettings: timeouts and concurrency must be above zero")
        if not self.prices:
            raise ValueError("ClaudeSettings.prices is empty")


def claude_settings(
    settings: Settings, *, on_call: Callable[[Usage], None] = _ignore, traces_to: object | None = None
) -> ClaudeSettings | None:
    """What an administrator's settings say of Claude; None where they hold no key."""
    if settings.anthropic_api_key is None:
        return None
    return ClaudeSettings(
        api_key=settings.anthropic_api_key.get_secret_value(),
        base_url=settings.anthropic_base_url,
        chat_model=settings.coach_model_chat,
        fallback_model=settings.coach_model_fallback,
        effort=settings.coach_effort_chat,
        review_effort=settings.coach_effort_review,
        timeout_seconds=settings.coach_llm_timeout_s,
        max_retry_after_seconds=settings.coach_llm_max_retry_after_s,
        concurrency=settings.coach_llm_concurrency,
        on_call=on_call,
        traces_to=traces_to,
    )
