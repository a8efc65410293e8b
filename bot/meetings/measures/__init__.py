"""The figures of a call, counted by rules that are written down: the same transcript, the same figures."""

from bot.meetings.measures.asking import AskedQuestion, list_questions
from bot.meetings.measures.call import measure_call
from bot.meetings.measures.speakers import measure_speakers

__all__ = ["AskedQuestion", "list_questions", "measure_call", "measure_speakers"]
