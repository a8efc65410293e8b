"""What every call passes before it is answered: token, method, scopes, rate."""

from collections import defaultdict, deque

from sandbox.records import Json, Team
from sandbox.slack import Slack, Token
from sandbox.web_api import METHODS
from sandbox.web_api.call import Call, Method, Refused

_WINDOW_SECONDS = 60.0


class RateLimited(Exception):
    """The method was called too often within the last minute."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"try again in {retry_after} s")
        self.retry_after = retry_after


class Rates:
    """How often each method was called within the last minute."""

    def __init__(self) -> None:
        self._calls: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def count(self, slack: Slack, team_id: str, name: str, method: Method) -> None:
        """Count one call; raises RateLimited when it is one too many."""
        now = slack.clock.now()
        calls = self._calls[team_id, name]
        while calls and calls[0] <= now - _WINDOW_SECONDS:
            calls.popleft()
        if len(calls) >= method.per_minute:
            raise RateLimited(int(calls[0] + _WINDOW_SECONDS - now) + 1)
        calls.append(now)


def answer_call(slack: Slack, rates: Rates, name: str, token_text: str, arguments: Json) -> Json:
    """Answer one call; raises Refused or RateLimited."""
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method", req_method=name)
    token = _token_for(slack, method, token_text)
    team = _team_of(slack, token, arguments)
    if slack.has_rate_limits:
        rates.count(slack, team.id, name, method)
    _refuse_missing_scope(slack, method)
    return method.answer(Call(slack, team, token, name, arguments))


def _token_for(slack: Slack, method: Method, token_text: str) -> Token:
    if method.token_kind == "none":
        return slack.tokens.get(token_text) or Token(slack.team.id, "none")
    if not token_text:
        raise Refused("not_authed")
    token = slack.tokens.get(token_text)
    if token is None:
        raise Refused("invalid_auth")
    if token.is_revoked:
        raise Refused("token_revoked")
    if token.expires_at is not None and token.expires_at <= slack.clock.now():
        raise Refused("token_expired")
    if token.kind != method.token_kind:
        raise Refused("not_allowed_token_type")
    return token


def _team_of(slack: Slack, token: Token, arguments: Json) -> Team:
    """The workspace of the token; with an organisation's the call says which one it means."""
    if token.enterprise_id is None:
        return slack.teams[token.team_id]
    team = slack.teams.get(str(arguments.get("team_id", token.team_id)))
    if team is None or team.enterprise_id != token.enterprise_id:
        raise Refused("team_access_not_granted")
    return team


def _refuse_missing_scope(slack: Slack, method: Method) -> None:
    granted = slack.manifest.bot_scopes
    if method.scopes and not granted.intersection(method.scopes):
        raise Refused("missing_scope", needed=method.scopes[0], provided=",".join(sorted(granted)))
