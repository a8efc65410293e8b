"""Files dropped on us: what they are, and what to do instead as long as calls cannot be reviewed."""

from collections.abc import Sequence
from typing import Any

AUDIO = (
    "I can't open that file: it's audio or video, and I read text. Export the transcript (Zoom: .vtt) and keep "
    "it: reviewing calls is not here yet. · E-FILE-AUDIO"
)
NOT_YET = (
    "I can't read files yet, so I have not opened it. Reviewing calls comes later; today, tell me in a few "
    "sentences what happened and what you want, and I answer that. · E-FILE-NOT-YET"
)


def file_answer(files: Sequence[dict[str, Any]]) -> str:
    """What to say about the files of one message."""
    is_audio = any(str(file.get("mimetype", "")).startswith(("audio/", "video/")) for file in files)
    return AUDIO if is_audio else NOT_YET
