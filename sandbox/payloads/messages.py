"""Messages and files as the Web API and events show them."""

from sandbox.records import File, Json, Message, Team
from sandbox.typed_text import rich_text_of


def message_json(team: Team, message: Message, *, origin: str, has_metadata: bool = False) -> Json:
    """A message object, as in conversations.history or inside an event."""
    body: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text, "team": team.id}
    body["blocks"] = shown_blocks(message)
    body |= _marks(message) | _bot_marks(team, message) | _thread_marks(message)
    if message.files:
        body["files"] = [shared_file_json(team, file, origin) for file in message.files]
    if has_metadata and message.metadata:
        body["metadata"] = message.metadata
    return body


def shown_blocks(message: Message) -> list[Json]:
    """The blocks a reader gets: text without blocks comes back with a rich text block."""
    if message.blocks or not message.text:
        return message.blocks
    return [rich_text_of(message.text)]


def shared_file_json(team: Team, file: File, origin: str) -> Json:
    """A file as a message carries it."""
    if file.is_hidden:
        return {"id": file.id, "mode": "file_access", "file_access": "check_file_info"}
    return file_json(team, file, origin)


def file_json(team: Team, file: File, origin: str) -> Json:
    """A file object, with the private address of its bytes."""
    address = f"{origin}/files-pri/{team.id}-{file.id}"
    suffix = file.name.rpartition(".")[2].lower() or "text"
    return {
        "id": file.id,
        "created": int(file.created),
        "timestamp": int(file.created),
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": suffix,
        "pretty_type": suffix.upper(),
        "user": file.user,
        "size": len(file.content),
        "mode": "external" if file.is_external else "hosted",
        "is_external": file.is_external,
        "is_public": False,
        "file_access": "visible",
        "url_private": f"{address}/{file.name}",
        "url_private_download": f"{address}/download/{file.name}",
        "permalink": f"{origin}/files/{file.user}/{file.id}/{file.name}",
        "channels": [channel for channel in file.channels if channel.startswith("C")],
        "ims": [channel for channel in file.channels if channel.startswith("D")],
    }


def _marks(message: Message) -> Json:
    marks: Json = dict(message.authorship)
    if message.subtype:
        marks["subtype"] = message.subtype
    if message.attachments:
        marks["attachments"] = message.attachments
    if message.edited_at:
        marks["edited"] = {"user": message.user, "ts": message.edited_at}
    if message.reactions:
        marks["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    if message.stream:
        marks["streaming_state"] = "in_progress" if message.is_streaming else "completed"
    return marks


def _bot_marks(team: Team, message: Message) -> Json:
    if message.bot_id is None:
        return {}
    profile = {"id": message.bot_id, "app_id": team.app_id, "name": team.bot.real_name, "team_id": team.id}
    return {"bot_id": message.bot_id, "app_id": team.app_id, "bot_profile": profile}


def _thread_marks(message: Message) -> Json:
    if message.replies:
        replies = list(message.replies.values())
        users = list(dict.fromkeys(reply.user for reply in replies))
        return {
            "thread_ts": message.ts,
            "reply_count": len(replies),
            "reply_users": users,
            "reply_users_count": len(users),
            "latest_reply": replies[-1].ts,
        }
    return {"thread_ts": message.thread_ts} if message.thread_ts else {}
