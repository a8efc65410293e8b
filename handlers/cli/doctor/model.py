"""Whether Claude takes our key, and still has the models we are set to ask."""

from bot.claude import claude_settings
from bot.settings import Settings
from handlers.cli.doctor.finding import Finding, absent, broken, fine


def load_claude() -> None:
    """Load Anthropic's library, before anybody is timed: that it takes seconds on a busy machine is no silence."""
    import bot.claude.models  # noqa: F401, PLC0415


async def model_findings(settings: Settings, *, asks: bool = False) -> list[Finding]:
    """One line for the chat model and one for the fallback; costs nothing unless it `asks` them something.

    Only asking shows that an account has run out of money.
    """
    claude = claude_settings(settings)
    if claude is None:
        return [absent("Model", "no ANTHROPIC_API_KEY, so the template coach answers")]
    from bot.claude.models import look_up_models  # noqa: PLC0415  (without a key nobody needs it)

    names = {"COACH_MODEL_CHAT": claude.chat_model, "COACH_MODEL_FALLBACK": claude.fallback_model}
    states = await look_up_models(claude, list(names.values()), asks=asks)
    return [
        _finding(setting, state.name, state.lifecycle, str(state.retires_on or "an unknown day"), state.problem)
        for setting, state in zip(names, states, strict=True)
    ]


def _finding(setting: str, name: str, lifecycle: str, retires_on: str, problem: str) -> Finding:
    subject = f"Model {name}"
    if problem:
        return broken(subject, problem, _mend(setting, problem))
    if lifecycle == "retired":
        return broken(subject, "is retired and answers no more", f"set {setting} to a newer one")
    if lifecycle == "deprecated":
        return absent(subject, f"works, and is retired on {retires_on}", f"set {setting} to a newer one before")
    return fine(subject, "there, and not about to be retired")


def _mend(setting: str, problem: str) -> str:
    match problem.partition(" ")[0]:
        case "400" | "402":
            return "look at your account's limits and credit in Anthropic's console"
        case "401" | "403":
            return "set ANTHROPIC_API_KEY to a key that is valid and may use this model"
        case "404":
            return f"set {setting} to the name of a Claude model"
        case _:
            return "check the network and ANTHROPIC_BASE_URL; try again in a minute"
