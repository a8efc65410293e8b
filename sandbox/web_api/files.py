"""Files: the two-step upload, and asking about them."""

import mimetypes

from sandbox import happenings
from sandbox.issued import Upload
from sandbox.payloads.messages import file_json
from sandbox.records import Channel, File, Json, Message
from sandbox.web_api.call import Call, Method, Refused
from sandbox.web_api.outgoing import thread_of
from sandbox.web_api.paging import page_of


def announce_upload(call: Call) -> Json:
    """files.getUploadURLExternal: where to send the bytes."""
    length = int(call.number("length", 0))
    if length <= 0:
        raise Refused("invalid_arguments")
    file_id = call.slack.issued.id("F")
    call.slack.issued.uploads.put(file_id, Upload(call.team.id, call.required("filename"), length))
    return {"upload_url": f"{call.slack.origin}/upload/{file_id}", "file_id": file_id}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: make files of the uploads and share them, if a channel is named."""
    wanted = call.structures("files")
    if not wanted:
        raise Refused("invalid_arguments")
    channel = _channel_of(call)
    thread_ts = thread_of(call, channel) if channel else None
    uploads = [_upload_of(call, entry) for entry in wanted]
    files = [_file_of(call, entry, upload) for entry, upload in zip(wanted, uploads, strict=True)]
    if channel:
        _share(call, channel, files, thread_ts)
    # Like the real thing, the answer comes before the files are known to be shared anywhere.
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def show_file(call: Call) -> Json:
    """files.info."""
    return {"file": file_json(call.team, _known_file(call), call.slack.origin), "comments": []}


def list_files(call: Call) -> Json:
    """files.list."""
    files, _ = page_of(list(call.team.files.values()), call)
    return {"files": [file_json(call.team, file, call.slack.origin) for file in files]}


def delete_file(call: Call) -> Json:
    """files.delete: only the bot's own."""
    file = _known_file(call)
    if file.user != call.team.bot.id:
        raise Refused("cant_delete_file")
    del call.team.files[file.id]
    return {}


def _channel_of(call: Call) -> Channel | None:
    names = call.text("channel_id") or call.text("channels")
    if not names:
        return None
    channel = call.team.channels.get(names.split(",")[0])
    if channel is None:
        raise Refused("channel_not_found")
    if call.team.bot.id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _upload_of(call: Call, entry: Json) -> Upload:
    upload = call.slack.issued.uploads.get(str(entry.get("id", "")))
    if upload is None or upload.team_id != call.team.id or upload.is_complete:
        raise Refused("file_not_found")
    if upload.content is None:
        raise Refused("file_upload_incomplete")
    return upload


def _file_of(call: Call, entry: Json, upload: Upload) -> File:
    mimetype = mimetypes.guess_type(upload.name)[0] or "text/plain"
    title = str(entry.get("title") or upload.name)
    content = upload.content or b""
    file = File(entry["id"], upload.name, title, mimetype, call.team.bot.id, call.slack.clock.now(), content)
    call.team.files[file.id] = file
    upload.is_complete = True
    return file


def _share(call: Call, channel: Channel, files: list[File], thread_ts: str | None) -> None:
    for file in files:
        file.channels.append(channel.id)
    message = Message(
        channel.id,
        call.slack.issued.ts(),
        call.team.bot.id,
        call.text("initial_comment"),
        bot_id=call.team.bot_id,
        subtype="file_share",
        thread_ts=thread_ts,
        files=files,
    )
    happenings.post_message(call.slack, call.team, message)


def _known_file(call: Call) -> File:
    file = call.team.files.get(call.required("file", "file_not_found"))
    if file is None:
        raise Refused("file_not_found")
    return file


METHODS = {
    "files.getUploadURLExternal": Method(announce_upload, ("files:write",), per_minute=100),
    "files.completeUploadExternal": Method(complete_upload, ("files:write",), per_minute=100),
    "files.info": Method(show_file, ("files:read",), per_minute=100),
    "files.list": Method(list_files, ("files:read",)),
    "files.delete": Method(delete_file, ("files:write",)),
}
