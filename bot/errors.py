"""What can go wrong in the engine, as the person should hear it.

Every kind carries a `user_message` (what happened and what to do) and a short `code` to quote
to an administrator. One place in `handlers/errors.py` turns them into messages.
"""


class CoachError(Exception):
    """Something the person can be told about in one sentence."""

    code = "E-COACH"
    user_message = "Something went wrong on my side. Please try again in a minute."

    def __init__(self, detail: str = "") -> None:
        """Keep `detail` for the log; it must never hold what a person wrote."""
        super().__init__(detail or self.code)


class DatabaseGone(CoachError):
    """The database cannot be had now."""

    code = "E-DATABASE"
    user_message = "I can't get at my notes right now. Please try again in a minute."


class ModelUnavailable(CoachError):
    """The model did not answer in a usable way this time; trying again later can help."""

    code = "E-LLM-UNAVAILABLE"
    user_message = "I couldn't reach the model."


class ModelTimeout(ModelUnavailable):
    """The model took longer than a person should wait."""

    code = "E-LLM-TIMEOUT"
    user_message = "The model took too long."


class ModelMisconfigured(CoachError):
    """The model refused the request for good: wrong key, unknown model, malformed request."""

    code = "E-LLM-CONFIG"
    user_message = "The model is not set up correctly; an administrator can run `sideline doctor`."


class ModelRefused(CoachError):
    """The model declined to answer."""

    code = "E-LLM-REFUSED"
    user_message = "The model declined to answer this one."


class ModelOverfull(ModelMisconfigured):
    """The request holds more than a model can read at once."""

    code = "E-LLM-SIZE"
    user_message = "That was more than the model can read at once."


class BatchGone(ModelMisconfigured):
    """We asked for a batch that is not there, or not any more."""


class BudgetSpent(CoachError):
    """Today's model budget, of the person or of the team, is used up."""

    code = "E-LLM-BUDGET"
    user_message = "Today's model budget is used up."


class NothingNear(CoachError):
    """No situation card is close enough to the question to answer from."""

    code = "E-KB-NOTHING-NEAR"
    user_message = "I have nothing close to this in my library."


class CannotRead(CoachError):
    """A file or a paste that no transcript can be read from; the kinds below say why."""

    code = "E-FILE-UNKNOWN"
    user_message = (
        "I can't read that file. Send the transcript as .vtt, .srt, .txt, .md, .json, .csv, .docx or .pdf."
    )


class FileIsAudio(CannotRead):
    """Sound or film; there are no words in it yet."""

    code = "E-FILE-AUDIO"
    user_message = "I can't open that file: it's audio or video. Send the transcript (the .vtt) instead."


class FileIsImage(CannotRead):
    """A picture, such as a screenshot of a transcript."""

    code = "E-FILE-IMAGE"
    user_message = "I can't read words in a picture. Send the transcript as text, .vtt or .docx instead."


class FileTooLarge(CannotRead):
    """More bytes than a transcript has."""

    code = "E-FILE-SIZE"
    user_message = "That file is over 5 MB, more than I can read. Send just the transcript, or a part of it."


class FileEmpty(CannotRead):
    """Nothing in it, or nothing that was said."""

    code = "E-FILE-EMPTY"
    user_message = "There are no words in that. Check that the export has finished, then send it again."


class FileIsWebPage(CannotRead):
    """HTML, mostly the login page that came instead of a file."""

    code = "E-FILE-HTML"
    user_message = "That's a web page, perhaps a login page instead of the file. Download the transcript again."


class FileBroken(CannotRead):
    """A document that cannot be opened: damaged, encrypted, old Word, or packed to do harm."""

    code = "E-FILE-BROKEN"
    user_message = (
        "I can't open that document: it's damaged, locked with a password, or an old .doc. "
        "Save it again as .docx or .txt."
    )


class FileIsScan(CannotRead):
    """A PDF of pictures."""

    code = "E-FILE-SCAN"
    user_message = "That PDF holds pictures of pages, not text. Send the transcript as text, .vtt or .docx."


class CallTooLong(CannotRead):
    """Times that run past six hours."""

    code = "E-FILE-LONG"
    user_message = "That recording runs over 6 hours, more than I can review. Send the part that matters."


class FileIsChat(CannotRead):
    """The chat of a meeting: written, not said."""

    code = "E-FILE-CHAT"
    user_message = "That's the meeting's chat, not what was said. Send the transcript (the .vtt) instead."


class NotAConversation(CannotRead):
    """A table or JSON that is readable, but where nobody speaks."""

    code = "E-FILE-TABLE"
    user_message = (
        "I can read that file, but there's no conversation in it. I need what was said, and best who said it."
    )
