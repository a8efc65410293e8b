"""The form behind `/coach debrief`: paste or upload, and what it was."""

from bot.commands import CALL_TYPES
from handlers import action_ids
from handlers.blocks.call_intake import MOST_FILES
from handlers.blocks.parts import Block, choice, context, modal, plain, text_input

FILE_TYPES = ("vtt", "srt", "txt", "md", "json", "csv", "docx", "pdf")
ASKED = ("text", "title", "call_type", "me")


def debrief_modal(*, call_type: str, me: str) -> Block:
    """What was said on the call, as text or file, and what helps to read it."""
    kinds = [(kind.upper() if kind == "qbr" else kind.capitalize(), kind) for kind in CALL_TYPES]
    blocks = [
        _files(),
        text_input(
            "… or paste it here",
            "text",
            lines=True,
            optional=True,
            hint="A transcript, or your notes in a few sentences. Longer than this box? Drop the file.",
        ),
        text_input("What was it?", "title", optional=True, most=70, hint="Such as: Acme discovery"),
        choice("Kind of call", "call_type", kinds, call_type, hint="Left open, I work it out."),
        text_input("Your name in the transcript", "me", value=me, optional=True, most=60),
        context("Only share calls you're allowed to share. 🔒 Only you see the review."),
    ]
    return modal("Review a call", action_ids.DEBRIEF_FORM, blocks, submit="Review it")


def _files() -> Block:
    types = list(FILE_TYPES)
    element = {"type": "file_input", "action_id": "files", "filetypes": types, "max_files": MOST_FILES}
    return {
        "type": "input",
        "block_id": "files",
        "label": plain("Transcript"),
        "element": element,
        "optional": True,
        "hint": plain(".vtt .srt .txt .md .json .csv .docx .pdf, up to 5 MB each"),
    }
