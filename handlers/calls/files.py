"""Files dropped on us: each is a call to review, with what was typed beside it."""

import re
from typing import Any

from bot.commands import CALL_TYPES
from bot.deps import Deps
from bot.intents import is_question
from handlers.blocks.call_intake import MOST_FILES, several_files_text
from handlers.callers import Caller
from handlers.calls.shared_calls import Shared, accept_call, file_facts
from handlers.plain_words import Said, say_line
from handlers.slack import Slack

LONGEST_TITLE_WORDS = 12


async def accept_files(deps: Deps, slack: Slack, said: Said) -> bool:
    """Promise a review for each file; True when the words beside them were only what they are called."""
    if len(said.files) > 1:
        await say_line(deps, slack, said, several_files_text(len(said.files)), name="files")
    is_title = is_caption(said.text)
    for file in said.files[:MOST_FILES]:
        typed = said.text if is_title and len(said.files) == 1 else ""
        call_type = type_in(said.text) if is_title else ""
        await accept_call(deps, slack, shared_file(said, file, typed=typed, call_type=call_type))
    return is_title


def shared_file(said: Said, file: dict[str, Any], *, typed: str = "", call_type: str = "") -> Shared:
    """A file of a direct message as the call it is."""
    return Shared(
        key=f"{said.key}:{file.get('id', '')}",
        source_key=said.key,
        team_id=said.caller.team_id,
        slack_user_id=said.caller.slack_user_id,
        source="upload",
        channel=said.channel,
        thread_ts=said.thread_ts,
        ts=said.ts,
        typed=typed,
        call_type=call_type,
        name=str(file.get("name") or file.get("title") or "file"),
        file=file_facts(file),
    )


def shared_elsewhere(
    caller: Caller, file: dict[str, Any], *, key: str, typed: str = "", call_type: str = "", me: str = ""
) -> Shared:
    """A file from a form or from somebody else's message: its review gets a thread of its own."""
    return Shared(
        key=f"{key}:{file.get('id', '')}",
        source_key=key,
        team_id=caller.team_id,
        slack_user_id=caller.slack_user_id,
        source="form",
        typed=typed,
        call_type=call_type,
        me=me,
        name=str(file.get("name") or file.get("title") or "file"),
        file=file_facts(file),
    )


def may_hold_words(file: dict[str, Any]) -> bool:
    """False for a picture, sound or film, which beside a message is not what it is about."""
    return str(file.get("mimetype") or "").partition("/")[0] not in ("image", "audio", "video")


def is_caption(text: str) -> bool:
    """True for what names a call ("Acme discovery", "my QBR with Globex"), not what asks for something."""
    return len(text.split()) <= LONGEST_TITLE_WORDS and not is_question(text.casefold())


def type_in(text: str) -> str:
    """The type of call that is named, in the words of the command; "" when none is."""
    words = re.findall(r"[a-z]+", text.casefold())
    return next((word for word in words if word in CALL_TYPES and word != "other"), "")
